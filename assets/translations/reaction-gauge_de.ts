<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {name}</source>
        <translation>Über {name}</translation>
    </message>
    <message>
        <source>Expression model {name}</source>
        <translation>Ausdrucksmodell {name}</translation>
    </message>
    <message>
        <source>Non-commercial research use only</source>
        <translation>Nur für nichtkommerzielle Forschung</translation>
    </message>
    <message>
        <source>Rates what you watch from your face, on this computer, with your consent.</source>
        <translation>Bewertet anhand Ihres Gesichts, was Sie ansehen – auf diesem Computer, mit Ihrer Einwilligung.</translation>
    </message>
    <message>
        <source>The rating is about visible joy, never about liking. It cannot show what anybody feels or thinks.</source>
        <translation>Die Bewertung spricht von sichtbarer Freude, nie von Gefallen. Was jemand fühlt oder denkt, kann sie nicht sagen.</translation>
    </message>
    <message>
        <source>It must not be used for employees at work or pupils in education (the European Union forbids it), nor for hiring, policing or diagnosis, nor for anybody who has not agreed.</source>
        <translation>Sie darf nicht bei Beschäftigten am Arbeitsplatz oder bei Lernenden in Bildungseinrichtungen verwendet werden (die Europäische Union verbietet es), nicht zur Personalauswahl, nicht für polizeiliche Zwecke oder Diagnosen und bei niemandem, der nicht eingewilligt hat.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy versions and licences to the clipboard</source>
        <translation>Versionen und Lizenzen in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Version {version} · code under the MIT licence</source>
        <translation>Version {version} · Quelltext unter der MIT-Lizenz</translation>
    </message>
    <message>
        <source>What the rating must not be used for</source>
        <translation>Wofür die Bewertung nicht verwendet werden darf</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>AboutStep</name>
    <message>
        <source>Test screening, two cuts</source>
        <translation>Testvorführung, zwei Schnittfassungen</translation>
    </message>
    <message>
        <source>We want to find out which of two cuts of our trailer raises more smiles, and when.</source>
        <translation>Wir wollen herausfinden, welche von zwei Schnittfassungen unseres Trailers mehr zum Lächeln bringt, und wann.</translation>
    </message>
    <message>
        <source>Contact for viewers&apos; questions and for erasing their data: an office, a phone number</source>
        <translation>Wen man fragen kann und wer die Daten löscht: ein Büro, ein Telefon</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>The purpose and the contact appear in the notice that each viewer agrees to.</source>
        <translation>Zweck und Kontakt stehen in dem Hinweis, dem jede Person zustimmt.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Give the study a title.</source>
        <translation>Geben Sie der Studie einen Titel.</translation>
    </message>
    <message>
        <source>Say what the study is for: every viewer reads it before they agree.</source>
        <translation>Sagen Sie, wozu die Studie dient: Alle lesen das, bevor sie zustimmen.</translation>
    </message>
    <message>
        <source>Enter who answers viewers&apos; questions and erases their data.</source>
        <translation>Sagen Sie, wen man fragen kann und wer die Daten löscht.</translation>
    </message>
    <message>
        <source>There is a study in this folder already. Open it, or choose another folder.</source>
        <translation>In diesem Ordner ist schon eine Studie. Öffnen Sie sie, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Folder of the study</source>
        <translation>Ordner der Studie</translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>Add sittings</source>
        <translation>Sitzungen hinzufügen</translation>
    </message>
    <message>
        <source>Copies of the study</source>
        <translation>Kopien der Studie</translation>
    </message>
    <message>
        <source>Sittings that are copied</source>
        <translation>Sitzungen, die kopiert werden</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>A copy of the study, or a drive with several copies</source>
        <translation>Eine Kopie der Studie oder ein Datenträger mit mehreren</translation>
    </message>
    <message>
        <source>Also erased here, because they withdrew on another computer: {codes}.</source>
        <translation>Auch hier gelöscht, da sie an einem anderen Rechner widerrufen haben: {codes}.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>There is nothing to add.</source>
        <translation>Es gibt nichts hinzuzufügen.</translation>
    </message>
    <message>
        <source>Sittings from other computers</source>
        <translation>Sitzungen von anderen Rechnern</translation>
    </message>
    <message>
        <source>Choose a copy of this study&apos;s folder, or a drive with several copies. Viewers who are already here stay as they are, and nobody is counted twice.</source>
        <translation>Wählen Sie eine Kopie vom Ordner dieser Studie oder einen Datenträger mit mehreren. Wer schon hier ist, bleibt unverändert, und niemand zählt doppelt.</translation>
    </message>
    <message>
        <source>New viewers: {count}.</source>
        <translation>Neue Personen: {count}.</translation>
    </message>
    <message>
        <source>Viewers with more data to add: {count}.</source>
        <translation>Personen, von denen mehr hinzukommt: {count}.</translation>
    </message>
    <message>
        <source>Withdrew at another computer, which is noted here: {codes}.</source>
        <translation>Haben an einem anderen Rechner widerrufen, was hier vermerkt wird: {codes}.</translation>
    </message>
</context>
<context>
    <name>AddingController</name>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde verändert.</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>For this window and the reports; tables stay in English.</source>
        <translation>Für dieses Fenster und die Berichte; Tabellen bleiben englisch.</translation>
    </message>
    <message>
        <source>High contrast is white and yellow on black.</source>
        <translation>Hoher Kontrast ist Weiß und Gelb auf Schwarz.</translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation>Lässt sich nicht ändern, solange eine Sitzung läuft.</translation>
    </message>
</context>
<context>
    <name>AudienceController</name>
    <message>
        <source>Choose the folder of a study, or a folder of rated recordings</source>
        <translation>Den Ordner einer Studie wählen, oder einen mit bewerteten Aufnahmen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Reading viewer {number} of {count}…</source>
        <translation>Person {number} von {count} wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Nobody has seen any part of this study yet.</source>
        <translation>Von dieser Studie hat noch niemand etwas gesehen.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet&#xa0;…</translation>
    </message>
    <message>
        <source>The location of these recordings&apos; film is not known.</source>
        <translation>Wo der Film zu diesen Aufnahmen liegt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{name} is not in the folder of the study.</source>
        <translation>{name} ist nicht im Ordner der Studie.</translation>
    </message>
    <message>
        <source>Films and sounds ({known})</source>
        <translation>Filme und Tonaufnahmen ({known})</translation>
    </message>
    <message>
        <source>Choose the film</source>
        <translation>Den Film wählen</translation>
    </message>
    <message>
        <source>Choose a folder for the files</source>
        <translation>Einen Ordner für die Dateien wählen</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>The results are in {folder}.</source>
        <translation>Die Ergebnisse liegen in {folder}.</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Kept longer than the {days} days that this study allows: the data of {viewers}.</source>
        <translation>Älter als die {days} Tage, für die diese Studie sie aufbewahrt: die Daten von {viewers}.</translation>
    </message>
    <message>
        <source>Erase them…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>AudienceFigures</name>
    <message>
        <source>Compared with the others (this one minus the other)</source>
        <translation>Gegenüber den anderen (dieser minus der andere)</translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>Rating over viewers</source>
        <translation>Bewertung über alle Personen</translation>
    </message>
    <message>
        <source>No rating: at least {least} viewers need a rating that counts, and {rated} of {viewers} have one.</source>
        <translation>Keine Bewertung: Dafür braucht es {least} Personen mit einer gültigen, und {rated} von {viewers} haben eine.</translation>
    </message>
    <message>
        <source>of 100; {low} to {high} (95 % interval), over {count} viewers</source>
        <translation>von 100; {low} bis {high} (95-%-Intervall), über {count} Personen</translation>
    </message>
    <message>
        <source>With fewer than {count} viewers, the rating is not known to within 10 points.</source>
        <translation>Mit weniger als {count} Personen ist sie nicht auf 10 Punkte genau bekannt.</translation>
    </message>
    <message>
        <source>The difference from the neutral clip is not known: fewer than {count} viewers have both ratings, or hardly any of them smiled.</source>
        <translation>Der Unterschied zum neutralen Clip ist nicht bekannt: Weniger als {count} Personen haben beide Bewertungen, oder fast niemand von ihnen hat gelächelt.</translation>
    </message>
    <message>
        <source>{interval} points relative to the viewers&apos; own neutral clips, over {count} viewers</source>
        <translation>{interval} Punkte gegenüber dem neutralen Clip derselben Person, über {count} Personen</translation>
    </message>
    <message>
        <source>{share} of the viewers smiled at all.</source>
        <translation>{share} der Personen haben überhaupt gelächelt.</translation>
    </message>
    <message>
        <source>Faces were seen {share} of the time.</source>
        <translation>Gesichter waren {share} der Zeit zu sehen.</translation>
    </message>
    <message>
        <source>Agreement from moment to moment: {alpha} (1 is complete, 0 is none).</source>
        <translation>Übereinstimmung von Moment zu Moment: {alpha} (1 ist völlig, 0 keine).</translation>
    </message>
    <message>
        <source>{other}: cannot be compared. Fewer than {paired} viewers saw both, or hardly anybody smiled, and there are not two groups of {group} viewers who each saw only one.</source>
        <translation>{other}: nicht vergleichbar. Weniger als {paired} Personen haben beide gesehen, oder fast niemand hat gelächelt, und es gibt keine zwei Gruppen von {group}, die je einen gesehen haben.</translation>
    </message>
    <message>
        <source>cannot be told apart</source>
        <translation>kein Unterschied erkennbar</translation>
    </message>
    <message>
        <source>this one raised more visible joy</source>
        <translation>dieser hier löste mehr sichtbare Freude aus</translation>
    </message>
    <message>
        <source>this one raised less visible joy</source>
        <translation>dieser hier löste weniger sichtbare Freude aus</translation>
    </message>
    <message>
        <source>{count} viewers saw both</source>
        <translation>{count} Personen sahen beide</translation>
    </message>
    <message>
        <source>{first} and {second} different viewers</source>
        <translation>{first} und {second} verschiedene Personen</translation>
    </message>
    <message>
        <source>{p}, corrected for {count} comparisons</source>
        <translation>{p}, korrigiert für {count} Vergleiche</translation>
    </message>
    <message>
        <source>{other}: {verdict}. {interval} points; {p}; {who}.</source>
        <translation>{other}: {verdict}. {interval} Punkte; {p}; {who}.</translation>
    </message>
    <message>
        <source>{mean} ({low} to {high})</source>
        <translation>{mean} ({low} bis {high})</translation>
    </message>
</context>
<context>
    <name>AudienceMoments</name>
    <message>
        <source>Flattest</source>
        <translation>Flachste Momente</translation>
    </message>
    <message>
        <source>The moments with the least visible joy. That does not make them bad: nobody smiles at the best of dramas.</source>
        <translation>Mit der wenigsten sichtbaren Freude. Das heißt nicht, dass sie schlecht sind: Beim besten Drama lächelt niemand.</translation>
    </message>
    <message>
        <source>Best moments</source>
        <translation>Beste Momente</translation>
    </message>
    <message>
        <source>{begin} to {end}: mean joy {joy}, {share} of {count} viewers smiling</source>
        <translation>{begin} bis {end}: mittlere Freude {joy}, {share} von {count} Personen lächeln</translation>
    </message>
</context>
<context>
    <name>AudiencePage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Save all results…</source>
        <translation>Alle Ergebnisse speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Report, tables and pictures, into a folder</source>
        <translation>Bericht, Tabellen und Bilder, in einen Ordner</translation>
    </message>
    <message>
        <source>Choose the film…</source>
        <translation>Film wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Neutral clip: {title}</source>
        <translation>Neutraler Clip: {title}</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>By: {what}</source>
        <translation>Nach: {what}</translation>
    </message>
    <message>
        <source>All viewers</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>One curve for all</source>
        <translation>Eine Kurve für alle</translation>
    </message>
    <message>
        <source>nobody was seen</source>
        <translation>niemand war zu sehen</translation>
    </message>
    <message>
        <source>{count} viewers seen: too few for a curve</source>
        <translation>{count} Personen zu sehen: zu wenige für eine Kurve</translation>
    </message>
    <message>
        <source>joy {mean} ({low} to {high}), mean of {count} viewers · {share} smiling</source>
        <translation>Freude {mean} ({low} bis {high}), Mittel von {count} Personen · {share} lächeln</translation>
    </message>
    <message>
        <source>Divider between film and curve</source>
        <translation>Trenner zwischen Film und Kurve</translation>
    </message>
</context>
<context>
    <name>AudiencePlot</name>
    <message>
        <source>Visible joy and viewers smiling, over the time of the film</source>
        <translation>Sichtbare Freude und lächelnde Personen, über die Zeit des Films</translation>
    </message>
    <message>
        <source>Left and Right move through time, Enter plays from there, Plus and Minus zoom in and out</source>
        <translation>Links und Rechts gehen durch die Zeit, Eingabe spielt ab dort, Plus und Minus zeigen es näher oder weiter</translation>
    </message>
    <message>
        <source>Visible joy: mean over viewers, with its 95 % interval</source>
        <translation>Sichtbare Freude: Mittel über alle Personen, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Visible joy: mean over viewers</source>
        <translation>Sichtbare Freude: Mittel über alle Personen</translation>
    </message>
    <message>
        <source>Viewers smiling, in per cent</source>
        <translation>Lächelnde Personen, in Prozent</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>CameraBox</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>Keine Kamera gefunden</translation>
    </message>
    <message>
        <source>The first one found</source>
        <translation>Die erste gefundene</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>{name} (infrared)</source>
        <translation>{name} (Infrarot)</translation>
    </message>
</context>
<context>
    <name>CameraCheckPage</name>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Your face is found.</source>
        <translation>Ihr Gesicht ist gefunden.</translation>
    </message>
    <message>
        <source>Show your whole face: sit in front of the camera, with nothing covering your face.</source>
        <translation>Zeigen Sie der Kamera Ihr ganzes Gesicht, ohne etwas davor.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Your face is well lit.</source>
        <translation>Ihr Gesicht ist gut beleuchtet.</translation>
    </message>
    <message>
        <source>Light your face evenly, from the front rather than from behind.</source>
        <translation>Beleuchten Sie Ihr Gesicht gleichmäßig, eher von vorn als von hinten.</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>You are close enough.</source>
        <translation>Sie sind nah genug.</translation>
    </message>
    <message>
        <source>Come closer to the camera.</source>
        <translation>Kommen Sie näher an die Kamera.</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>The picture is sharp.</source>
        <translation>Das Bild ist scharf.</translation>
    </message>
    <message>
        <source>The picture is blurred. Hold still, or wipe the lens.</source>
        <translation>Das Bild ist unscharf. Halten Sie still, oder wischen Sie die Linse ab.</translation>
    </message>
    <message>
        <source>Facing the screen</source>
        <translation>Blick zum Bildschirm</translation>
    </message>
    <message>
        <source>You face the camera.</source>
        <translation>Sie sehen zur Kamera.</translation>
    </message>
    <message>
        <source>Turn to the screen, and put the camera near it.</source>
        <translation>Wenden Sie sich dem Bildschirm zu, und stellen Sie die Kamera in seine Nähe.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Measure my resting face before
each session (5 s)</source>
        <translation>Vor jeder Sitzung mein entspanntes
Gesicht messen (5&#xa0;s)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Everything is fine. Nothing is recorded yet.</source>
        <translation>Alles in Ordnung. Es wird noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The rating will be better once you have fixed the marked points. Nothing is recorded yet.</source>
        <translation>Die Bewertung wird besser, wenn das Markierte behoben ist. Es wird noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The camera is being opened. Nothing is recorded yet.</source>
        <translation>Die Kamera wird geöffnet. Es wird noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>{size}, {fps} pictures per second.</source>
        <translation>{size}, {fps} Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>{size}, {fps} of {wanted} pictures per second.</source>
        <translation>{size}, {fps} von {wanted} Bildern pro Sekunde.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Play the demo clip</source>
        <translation>Demo-Clip abspielen</translation>
    </message>
    <message>
        <source>Can you be seen well?</source>
        <translation>Sind Sie gut zu sehen?</translation>
    </message>
</context>
<context>
    <name>CameraChip</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>Kamera aus</translation>
    </message>
</context>
<context>
    <name>CameraLight</name>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
</context>
<context>
    <name>CameraSection</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Erneut nach Kameras suchen</translation>
    </message>
    <message>
        <source>It is remembered by its name, and found again after it has been unplugged.</source>
        <translation>Sie wird unter ihrem Namen gemerkt und nach dem Abziehen wiedergefunden.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>A larger picture helps only if you sit far away; it costs speed.</source>
        <translation>Ein größeres Bild hilft nur, wenn Sie weit weg sitzen; es kostet Geschwindigkeit.</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>How you see yourself while you watch. The rating continues either way.</source>
        <translation>Wie Sie sich selbst beim Ansehen sehen. Die Bewertung läuft in jedem Fall weiter.</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Bild spiegeln</translation>
    </message>
    <message>
        <source>As you see yourself in a mirror. This does not change the rating.</source>
        <translation>So, wie man sich selbst kennt. An der Bewertung ändert das nichts.</translation>
    </message>
    <message>
        <source>Camera lag</source>
        <translation>Verzögerung der Kamera</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How long a picture takes to get from the camera to this program; positions in the film and the times of markers are corrected by it (docs/camera-lag.md explains how to measure it).</source>
        <translation>Wie lange ein Bild vom Licht bis zu diesem Programm braucht; Stellen im Film und Markierungen werden um diese Zeit berichtigt (docs/camera-lag.md erklärt, wie man sie misst).</translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation>Lässt sich nicht ändern, solange eine Sitzung läuft.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A session is being recorded. End it and quit? What was recorded so far is kept.</source>
        <translation>Eine Sitzung wird aufgezeichnet. Sitzung und Programm beenden? Was bisher aufgezeichnet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A session is being recorded, and sessions are not kept. End it, discard it, and quit?</source>
        <translation>Eine Sitzung wird aufgezeichnet, und Sitzungen werden nicht aufbewahrt. Sitzung beenden, verlieren und das Programm schließen?</translation>
    </message>
    <message>
        <source>A viewer is in the middle of the study. Quit? What they have seen is kept, and they can continue later.</source>
        <translation>Eine Person ist mitten in der Studie. Beenden? Was sie gesehen hat, bleibt erhalten, und sie kann später weitermachen.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the sessions (Esc)</source>
        <translation>Zurück zu den Sitzungen (Esc)</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Time of the session</source>
        <translation>Zeit der Sitzung</translation>
    </message>
    <message>
        <source>Share of the duration</source>
        <translation>Anteil der Dauer</translation>
    </message>
    <message>
        <source>Time in the film</source>
        <translation>Zeit im Film</translation>
    </message>
    <message>
        <source>Mean of the ticked sessions; the band is its 95 % interval.</source>
        <translation>Mittelwert der angehakten Sitzungen; das Band ist sein 95-%-Intervall.</translation>
    </message>
    <message>
        <source>Fewer than {least} sessions have a curve here, so no mean is drawn.</source>
        <translation>Hier haben weniger als {least} Sitzungen eine Kurve, und kein Mittelwert ist gezeichnet.</translation>
    </message>
    <message>
        <source>Mean {mean}, between {low} and {high} (95 %), of {count} sessions</source>
        <translation>Mittelwert {mean}, zwischen {low} und {high} (95&#xa0;%), von {count} Sitzungen</translation>
    </message>
    <message>
        <source>Reading {number} of {count} sessions…</source>
        <translation>Sitzung {number} von {count} wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation>Bei {time}</translation>
    </message>
</context>
<context>
    <name>ComparisonPlot</name>
    <message>
        <source>Curves of the sessions in one chart</source>
        <translation>Kurven der Sitzungen übereinander</translation>
    </message>
    <message>
        <source>Left and Right move through time; the legend shows each value</source>
        <translation>Die Pfeiltasten links und rechts bewegen sich durch die Zeit; die Legende nennt jeden Wert</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Before the camera opens</source>
        <translation>Bevor die Kamera sich öffnet</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>I agree</source>
        <translation>Ich willige ein</translation>
    </message>
    <message>
        <source>The camera may open from now on</source>
        <translation>Die Kamera darf sich ab jetzt öffnen</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>The camera stays off</source>
        <translation>Die Kamera bleibt aus</translation>
    </message>
    <message>
        <source>Full notice in its own window</source>
        <translation>Vollständiger Hinweis im eigenen Fenster</translation>
    </message>
    <message>
        <source>Notice version {version}</source>
        <translation>Fassung {version} des Hinweises</translation>
    </message>
    <message>
        <source>Before the camera opens</source>
        <translation>Bevor die Kamera sich öffnet</translation>
    </message>
    <message>
        <source>Please read what happens with your face. Nothing opens unless you agree.</source>
        <translation>Bitte lesen Sie, was mit Ihrem Gesicht geschieht. Ohne Ihre Einwilligung öffnet sich nichts.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Datenschutzhinweis</translation>
    </message>
</context>
<context>
    <name>ContentChooser</name>
    <message>
        <source>What do you want to watch?</source>
        <translation>Was möchten Sie ansehen?</translation>
    </message>
    <message>
        <source>Film or sound…</source>
        <translation>Film oder Ton&#xa0;…</translation>
    </message>
    <message>
        <source>Played here; pausing it pauses the rating</source>
        <translation>Hier abgespielt; eine Pause hält auch die Bewertung an</translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation>Bilder&#xa0;…</translation>
    </message>
    <message>
        <source>One after the other, each with a rating</source>
        <translation>Nacheinander, mit je einer Bewertung</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>On this screen, with a small gauge on top</source>
        <translation>Auf diesem Bildschirm, mit einer kleinen Anzeige darüber</translation>
    </message>
    <message>
        <source>until I press a key</source>
        <translation>bis ich eine Taste drücke</translation>
    </message>
    <message>
        <source>How long each picture is shown</source>
        <translation>Wie lange jedes Bild gezeigt wird</translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation>Bildschirm füllen</translation>
    </message>
    <message>
        <source>Play the demo clip</source>
        <translation>Demo-Clip abspielen</translation>
    </message>
    <message>
        <source>Rate a recorded face video…</source>
        <translation>Aufgenommenes Gesichtsvideo bewerten&#xa0;…</translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation>Ein Ordner mit Bildern…</translation>
    </message>
    <message>
        <source>Films and sounds</source>
        <translation>Filme und Tondateien</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Watch a film or sound</source>
        <translation>Film oder Tondatei ansehen</translation>
    </message>
    <message>
        <source>Pictures and lists of pictures</source>
        <translation>Bilder und Bilderlisten</translation>
    </message>
    <message>
        <source>Watch pictures, in the order of their names</source>
        <translation>Bilder ansehen, in der Reihenfolge ihrer Namen</translation>
    </message>
    <message>
        <source>Watch a folder&apos;s pictures, in the order of their names</source>
        <translation>Die Bilder eines Ordners ansehen, in der Reihenfolge ihrer Namen</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>{file} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>There are no pictures in your selection.</source>
        <translation>In der Auswahl sind keine Bilder.</translation>
    </message>
    <message>
        <source>Each picture:</source>
        <translation>Jedes Bild:</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>What is being watched? (title)</source>
        <translation>Was wird angesehen? (Titel)</translation>
    </message>
    <message>
        <source>Title of the content</source>
        <translation>Titel des Inhalts</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Float the gauge</source>
        <translation>Anzeige schweben lassen</translation>
    </message>
    <message>
        <source>Hide or show your picture; the rating continues</source>
        <translation>Ihr Bild aus- oder einblenden; die Bewertung läuft weiter</translation>
    </message>
    <message>
        <source>A small gauge that stays on top of other windows</source>
        <translation>Eine kleine Anzeige, die über anderen Fenstern bleibt</translation>
    </message>
    <message>
        <source>Start recording a session</source>
        <translation>Aufzeichnung einer Sitzung starten</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Flag this moment</source>
        <translation>Diesen Moment markieren</translation>
    </message>
    <message>
        <source>End the session and switch the camera off</source>
        <translation>Sitzung beenden und Kamera ausschalten</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Use the camera…</source>
        <translation>Kamera verwenden&#xa0;…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hide picture</source>
        <translation>Bild ausblenden</translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation>Bild einblenden</translation>
    </message>
</context>
<context>
    <name>DefaultRow</name>
    <message>
        <source>Set back to the default: {name}</source>
        <translation>Auf den Standard zurücksetzen: {name}</translation>
    </message>
    <message>
        <source>Changed from the default ({default})</source>
        <translation>Vom Standard abweichend ({default})</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>While the viewer watches, their picture is not shown here either: they might see it.</source>
        <translation>Während die Person zusieht, wird ihr Bild auch hier nicht gezeigt: Sie könnte es sehen.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>It is found.</source>
        <translation>Es ist gefunden.</translation>
    </message>
    <message>
        <source>The whole face is not visible.</source>
        <translation>Es ist kein ganzes Gesicht zu sehen.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Beleuchtung</translation>
    </message>
    <message>
        <source>The face is well lit.</source>
        <translation>Das Gesicht ist gut beleuchtet.</translation>
    </message>
    <message>
        <source>Light the face from the front.</source>
        <translation>Beleuchten Sie das Gesicht von vorn.</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Close enough.</source>
        <translation>Nah genug.</translation>
    </message>
    <message>
        <source>Move closer.</source>
        <translation>Näher heranrücken.</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Sharp.</source>
        <translation>Scharf.</translation>
    </message>
    <message>
        <source>Blurred: wipe the lens.</source>
        <translation>Unscharf: Linse abwischen.</translation>
    </message>
    <message>
        <source>Facing the screen</source>
        <translation>Blick zum Bildschirm</translation>
    </message>
    <message>
        <source>They face the camera.</source>
        <translation>Die Person blickt zur Kamera.</translation>
    </message>
    <message>
        <source>Put the camera near the screen.</source>
        <translation>Stellen Sie die Kamera nah an den Bildschirm.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Widerruf…</translation>
    </message>
    <message>
        <source>Viewer&apos;s screen</source>
        <translation>Bildschirm der Person</translation>
    </message>
    <message>
        <source>Next viewer</source>
        <translation>Nächste Person</translation>
    </message>
    <message>
        <source>Back to the study</source>
        <translation>Zurück zur Studie</translation>
    </message>
    <message>
        <source>Show this film, or the last one, again; the first showing is kept as well</source>
        <translation>Diesen Film, oder den letzten, noch einmal zeigen; auch das erste Mal bleibt erhalten</translation>
    </message>
    <message>
        <source>Leave out this film, or the next one</source>
        <translation>Diesen Film, oder den nächsten, auslassen</translation>
    </message>
    <message>
        <source>End the sitting; what was seen is kept</source>
        <translation>Die Sitzung beenden; was gesehen wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>End the sitting, and erase all of this viewer&apos;s data</source>
        <translation>Die Sitzung beenden und alles von dieser Person löschen</translation>
    </message>
    <message>
        <source>watches alone</source>
        <translation>sieht allein zu</translation>
    </message>
    <message>
        <source>watches in company</source>
        <translation>sieht in Gesellschaft zu</translation>
    </message>
    <message>
        <source>Face seen {share} of this film</source>
        <translation>Gesicht in {share} dieses Films zu sehen</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Back to the viewer&apos;s screen ({keys}); the same keys bring you back here</source>
        <translation>Zurück zum Bildschirm der Person ({keys}); mit denselben Tasten kommen Sie wieder hierher</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Show all sessions</source>
        <translation>Alle Sitzungen zeigen</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>Your sessions are being read.</source>
        <translation>Ihre Sitzungen werden gelesen.</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>When you stop a session it appears here, with its rating and its curve.</source>
        <translation>Wenn Sie eine Sitzung beenden, erscheint sie hier, mit Bewertung und Kurve.</translation>
    </message>
    <message>
        <source>No session matches</source>
        <translation>Keine passende Sitzung</translation>
    </message>
    <message>
        <source>Try other words or a longer period.</source>
        <translation>Versuchen Sie andere Wörter oder einen längeren Zeitraum.</translation>
    </message>
</context>
<context>
    <name>ExcludeButton</name>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Leave out of the rating, or count again: {reason}</source>
        <translation>Aus der Bewertung auslassen oder wieder zählen: {reason}</translation>
    </message>
    <message>
        <source>From now on, leave out of the rating: talking (T), eating (E), being away (A), another reason (X)</source>
        <translation>Ab jetzt aus der Bewertung auslassen: Sprechen (T), Essen (E), Abwesenheit (A), anderer Grund (X)</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Wieder zählen</translation>
    </message>
</context>
<context>
    <name>Exclusion</name>
    <message>
        <source>talking</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>eating</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>away</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>anderer Grund</translation>
    </message>
</context>
<context>
    <name>ExclusionsList</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Left out because of</source>
        <translation>Ausgelassen wegen</translation>
    </message>
    <message>
        <source>In the content</source>
        <translation>Im Inhalt</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Enter shows the moment, Delete counts the stretch again</source>
        <translation>Die Eingabetaste zeigt den Moment, Entf zählt den Abschnitt wieder</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Wieder zählen</translation>
    </message>
    <message>
        <source>Count this stretch again (Delete)</source>
        <translation>Diesen Abschnitt wieder zählen (Entf)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation>Die letzte Änderung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Everything counts. Drag across a stretch of the timeline to leave it out of the rating, for example because of talking or eating, which move the face as well. Both ratings are kept.</source>
        <translation>Alles zählt. Ziehen Sie über einen Abschnitt der Zeitachse, um ihn aus der Bewertung auszulassen: etwa wegen Sprechen oder Essen, die man einem Gesicht auch ansieht. Beide Bewertungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop after the session that is being written</source>
        <translation>Nach der Sitzung anhalten, die gerade geschrieben wird</translation>
    </message>
    <message>
        <source>Exporting {number} of {count} sessions…</source>
        <translation>Sitzung {number} von {count} wird exportiert&#xa0;…</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>The last session could not be kept in the history. Export it now, before it is lost?</source>
        <translation>Die letzte Sitzung konnte nicht im Verlauf aufbewahrt werden. Jetzt exportieren, bevor sie verloren geht?</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Saved {written} of {count} sessions.</source>
        <translation>{written} von {count} Sitzungen gespeichert.</translation>
    </message>
    <message>
        <source>Saved {timeline} and {sessions}.</source>
        <translation>{timeline} und {sessions} gespeichert.</translation>
    </message>
    <message>
        <source>The expression model, and everything based on it, is for non-commercial research only.</source>
        <translation>Das Ausdrucksmodell und was darauf beruht ist nur für nichtkommerzielle Forschung bestimmt.</translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation>Bericht lesen</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Den Pfad kopieren</translation>
    </message>
    <message>
        <source>The path is copied.</source>
        <translation>Der Pfad ist kopiert.</translation>
    </message>
    <message>
        <source>The report could not be written ({reason}).</source>
        <translation>Der Bericht konnte nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>Happy</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Wütend</translation>
    </message>
    <message>
        <source>Contemptuous</source>
        <translation>Verächtlich</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>Angeekelt</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>Ängstlich</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Traurig</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>Überrascht</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Sprechend</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
</context>
<context>
    <name>ExpressionBars</name>
    <message>
        <source>What the camera sees now</source>
        <translation>Was die Kamera jetzt sieht</translation>
    </message>
    <message>
        <source>How much the face in this one picture looks like each of these to the network.
It does not show what anybody feels.</source>
        <translation>Wie sehr das Gesicht in diesem einen Bild für das Netz nach jedem davon aussieht.
Was jemand fühlt, sagt das nicht.</translation>
    </message>
</context>
<context>
    <name>FaceState</name>
    <message>
        <source>Show your whole face</source>
        <translation>Zeigen Sie das ganze Gesicht</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Kommen Sie näher</translation>
    </message>
    <message>
        <source>Blurred: hold still, wipe the lens</source>
        <translation>Unscharf: still halten, Linse abwischen</translation>
    </message>
    <message>
        <source>Light your face evenly</source>
        <translation>Gesicht gleichmäßig beleuchten</translation>
    </message>
    <message>
        <source>Face the screen</source>
        <translation>Zum Bildschirm sehen</translation>
    </message>
    <message>
        <source>Black picture: lid closed?</source>
        <translation>Schwarzes Bild: Deckel zu?</translation>
    </message>
    <message>
        <source>Frozen picture</source>
        <translation>Das Bild steht still</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Face seen</source>
        <translation>Gesicht zu sehen</translation>
    </message>
    <message>
        <source>{number} faces seen</source>
        <translation>{number} Gesichter zu sehen</translation>
    </message>
    <message>
        <source>no face seen</source>
        <translation>kein Gesicht zu sehen</translation>
    </message>
    <message>
        <source>face not seen well enough</source>
        <translation>Gesicht nicht gut genug zu sehen</translation>
    </message>
    <message>
        <source>joy now · not recorded</source>
        <translation>Freude jetzt · keine Aufzeichnung</translation>
    </message>
    <message>
        <source>joy now</source>
        <translation>Freude jetzt</translation>
    </message>
</context>
<context>
    <name>FileOpener</name>
    <message>
        <source>The file cannot be opened from here, because this desktop has no xdg-desktop-portal that responds. You can open it yourself: {path}</source>
        <translation>Von hier aus kann dieser Desktop das nicht öffnen: Kein xdg-desktop-portal antwortet. Sie können es selbst öffnen: {path}</translation>
    </message>
    <message>
        <source>The desktop could not open {path}.</source>
        <translation>Der Desktop konnte {path} nicht öffnen.</translation>
    </message>
    <message>
        <source>{path} no longer exists.</source>
        <translation>{path} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{path} cannot be opened ({reason}).</source>
        <translation>{path} kann nicht geöffnet werden ({reason}).</translation>
    </message>
</context>
<context>
    <name>FilmsStep</name>
    <message>
        <source>Films of the study</source>
        <translation>Filme der Studie</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Add films…</source>
        <translation>Filme hinzufügen…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show a neutral clip first, as each viewer&apos;s baseline</source>
        <translation>Zuerst einen neutralen Clip zeigen, an dem jede Person gemessen wird</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Add at least one film, sound or picture.</source>
        <translation>Fügen Sie mindestens einen Film, einen Ton oder ein Bild hinzu.</translation>
    </message>
    <message>
        <source>{name} cannot be played on this computer. Remove it, or convert it to H.264.</source>
        <translation>{name} lässt sich auf diesem Computer nicht abspielen. Entfernen Sie die Datei, oder wandeln Sie sie in H.264 um.</translation>
    </message>
    <message>
        <source>One moment: the lengths of the films are being read.</source>
        <translation>Einen Augenblick: Die Länge der Filme wird festgestellt.</translation>
    </message>
    <message>
        <source>Neutral clip</source>
        <translation>Neutraler Clip</translation>
    </message>
    <message>
        <source>Films, sounds and pictures</source>
        <translation>Filme, Töne und Bilder</translation>
    </message>
    <message>
        <source>30 seconds of drifting shapes</source>
        <translation>30 Sekunden ziehender Formen</translation>
    </message>
    <message>
        <source>They are copied into the study&apos;s folder. Double-click a title to change it.</source>
        <translation>Sie werden in den Ordner der Studie kopiert. Ein Doppelklick auf einen Titel ändert ihn.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search title, notes and source</source>
        <translation>Titel, Notizen und Quelle durchsuchen</translation>
    </message>
    <message>
        <source>Search the sessions</source>
        <translation>Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Search the sessions (Ctrl+F); put words in quotation marks to find that exact phrase</source>
        <translation>Die Sitzungen durchsuchen (Strg+F); Wörter in Anführungszeichen werden als genaue Wortfolge gesucht</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Which sessions</source>
        <translation>Welche Sitzungen</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>With a rating</source>
        <translation>Mit Bewertung</translation>
    </message>
    <message>
        <source>Without a rating</source>
        <translation>Ohne Bewertung</translation>
    </message>
    <message>
        <source>Videos and sounds</source>
        <translation>Videos und Tondateien</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Anything on the screen</source>
        <translation>Anderes auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Recorded face videos</source>
        <translation>Aufgenommene Gesichtsvideos</translation>
    </message>
</context>
<context>
    <name>FloatingGauge</name>
    <message>
        <source>Floating gauge</source>
        <translation>Schwebende Anzeige</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Flag this moment</source>
        <translation>Diesen Moment markieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Withdraw consent: the camera goes off at once</source>
        <translation>Einwilligung widerrufen: Die Kamera geht sofort aus</translation>
    </message>
    <message>
        <source>Back to the window (Esc)</source>
        <translation>Zurück zum Fenster (Esc)</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>Zurück zum Fenster</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Opacity {share}</source>
        <translation>Deckkraft {share}</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>Aufzeichnung läuft</translation>
    </message>
    <message>
        <source>relax</source>
        <translation>entspannen</translation>
    </message>
    <message>
        <source>not recording</source>
        <translation>keine Aufzeichnung</translation>
    </message>
    <message>
        <source>On this desktop (Wayland) a window cannot stay on top by itself. Use the window menu&apos;s Always on Top, or start the program with QT_QPA_PLATFORM=xcb.</source>
        <translation>Auf dieser Arbeitsoberfläche (Wayland) kann ein Fenster nicht von selbst im Vordergrund bleiben. Wählen Sie „Immer im Vordergrund“ im Fenstermenü, oder starten Sie das Programm mit QT_QPA_PLATFORM=xcb.</translation>
    </message>
</context>
<context>
    <name>FloatingGaugeController</name>
    <message>
        <source>relax · {seconds} s</source>
        <translation>entspannen · {seconds}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>NOT RECORDED</source>
        <translation>NICHT AUFGEZEICHNET</translation>
    </message>
    <message>
        <source>LEFT OUT: {reason}</source>
        <translation>AUSGELASSEN: {reason}</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Joy now, 0 to 100</source>
        <translation>Freude jetzt, 0 bis 100</translation>
    </message>
    <message>
        <source>rating {value}</source>
        <translation>Bewertung {value}</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
</context>
<context>
    <name>HaltPage</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Stop here; what I saw counts</source>
        <translation>Hier aufhören; was ich gesehen habe, zählt</translation>
    </message>
    <message>
        <source>Withdraw, and erase all my data</source>
        <translation>Widerrufen und alles von mir löschen</translation>
    </message>
    <message>
        <source>What would you like?</source>
        <translation>Was möchten Sie?</translation>
    </message>
    <message>
        <source>Everything waits until you choose.</source>
        <translation>Alles wartet, bis Sie wählen.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Lab Streaming Layer</source>
        <translation>Lab Streaming Layer</translation>
    </message>
    <message>
        <source>Markers from the network</source>
        <translation>Markierungen aus dem Netzwerk</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Switch the camera off at once; it stays off until you agree again</source>
        <translation>Schaltet die Kamera sofort aus; sie bleibt aus, bis Sie erneut einwilligen</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Sent to the network</source>
        <translation>Ins Netzwerk gesendet</translation>
    </message>
    <message>
        <source>Marker streams: {count}</source>
        <translation>Markierungsströme: {count}</translation>
    </message>
    <message>
        <source>No marker stream yet</source>
        <translation>Noch keine Markierungen</translation>
    </message>
    <message>
        <source>Streams of the type Markers are looked for on the local network.</source>
        <translation>Im lokalen Netzwerk wird nach Strömen vom Typ „Markers“ gesucht.</translation>
    </message>
    <message>
        <source>Handed to a program</source>
        <translation>An ein Programm gegeben</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>A first session</source>
        <translation>Eine erste Sitzung</translation>
    </message>
    <message>
        <source>Agree to the notice, sit in front of the camera so that light falls on your face, and choose what you watch: a film or pictures in this window, or anything else on the screen.</source>
        <translation>Stimmen Sie dem Hinweis zu, setzen Sie sich so vor die Kamera, dass Licht auf Ihr Gesicht fällt, und wählen Sie, was Sie ansehen: einen Film oder Bilder in diesem Fenster oder irgendetwas anderes auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>Press Start. For five seconds your resting face is measured; look at the screen and do nothing. Then the session runs until you press Stop or the film ends. Nothing is recorded before Start.</source>
        <translation>Drücken Sie Start. Fünf Sekunden lang wird Ihr entspanntes Gesicht gemessen; sehen Sie auf den Bildschirm und tun Sie nichts. Dann läuft die Sitzung, bis Sie Stopp drücken oder der Film endet. Vor Start wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Mark (M) flags a moment. Pause holds both the film and the session. After Stop, the session page shows the rating, the curve and the best moments; it stays in History until you delete it.</source>
        <translation>Markieren (M) hält einen Moment fest. Pause hält Film und Sitzung an. Nach Stopp zeigt die Sitzungsseite die Bewertung, die Kurve und die besten Momente; sie bleibt im Verlauf, bis Sie sie löschen.</translation>
    </message>
    <message>
        <source>What the rating says</source>
        <translation>Was die Bewertung sagt</translation>
    </message>
    <message>
        <source>It says how much visible joy the face showed, on a scale from 0 to 100: 0 is a face at rest throughout, 100 complete joy throughout, and the first smiles count most. It does not say whether somebody liked what they watched: many love a film with a straight face.</source>
        <translation>Sie sagt, wie viel sichtbare Freude das Gesicht zeigte, auf einer Skala von 0 bis 100: 0 ist ein durchweg entspanntes Gesicht, 100 durchweg volle Freude, und das erste Lächeln zählt am meisten. Sie sagt nicht, ob jemandem gefiel, was er sah: Viele lieben einen Film mit unbewegter Miene.</translation>
    </message>
    <message>
        <source>There is no rating if a face is seen well for less than {seconds} seconds, or for less than {share} of the time.</source>
        <translation>Für weniger als {seconds} Sekunden eines gut sichtbaren Gesichts gibt es keine Bewertung, auch nicht, wenn es weniger als {share} der Zeit zu sehen ist.</translation>
    </message>
    <message>
        <source>The interval shows, with a confidence of 95 %, where the rating would settle if the same viewer went on watching the same kind of content without end. It says nothing about other viewers.</source>
        <translation>Das Intervall sagt, wo sich die Bewertung derselben Person bei gleicher Art des Ansehens einpendeln würde, wenn es endlos weiterginge, mit einer Sicherheit von 95&#xa0;%. Über andere Personen sagt es nichts.</translation>
    </message>
    <message>
        <source>People tend to remember what they watched by its strongest moments and its end. So the session page shows the intensity of the strongest tenth of the time and of the last fifth, too.</source>
        <translation>Was man sah, behält man eher nach seinen stärksten Momenten und seinem Ende. Darum zeigt die Sitzungsseite auch die Stärke im stärksten Zehntel der Zeit und im letzten Fünftel.</translation>
    </message>
    <message>
        <source>What fools it</source>
        <translation>Was sie täuscht</translation>
    </message>
    <message>
        <source>Talking, chewing, yawning and weeping move the same muscles as a smile; the network mistakes some of them for joy. Leave such stretches out of the rating.</source>
        <translation>Sprechen, Kauen, Gähnen und Weinen bewegen dieselben Muskeln wie ein Lächeln; manches davon hält das Netz für Freude. Lassen Sie solche Abschnitte aus der Bewertung aus.</translation>
    </message>
    <message>
        <source>Dim light, a face far from the camera, a hand in front of the mouth or a head that is turned away can hide what the face shows. Such frames do not count, and the coverage shows how many they are.</source>
        <translation>Wenig Licht, ein Gesicht weit von der Kamera, eine Hand vor dem Mund oder ein abgewandter Kopf verbergen, was das Gesicht zeigt. Solche Bilder zählen nicht, und die Abdeckung sagt, wie viele es sind.</translation>
    </message>
    <message>
        <source>Leaving stretches out</source>
        <translation>Abschnitte auslassen</translation>
    </message>
    <message>
        <source>While a session is being recorded, press T (talking), E (eating), A (away) or X (another reason) to leave time out of the rating from then on; press the same key again to stop. The button Leave out next to Mark does the same.</source>
        <translation>Während einer Sitzung lassen T (Sprechen), E (Essen), A (Abwesenheit) und X (anderer Grund) aus, was kommt; dieselbe Taste zählt es wieder. Auslassen neben Markieren tut dasselbe.</translation>
    </message>
    <message>
        <source>Afterwards, drag across a stretch of the timeline with the mouse and choose the reason; with the keyboard, select a stretch with Shift and the arrow keys and press X. The tab Left out lists these stretches; there you can count them again, or undo the last change (Ctrl+Z).</source>
        <translation>Danach ziehen Sie mit der Maus über einen Abschnitt der Zeitachse und wählen den Grund; mit den Tasten gehen Sie mit Umschalt und den Pfeilen und drücken X. Unter Ausgelassen steht, was ausgelassen ist; dort zählt es wieder, und die letzte Änderung lässt sich zurücknehmen (Strg+Z).</translation>
    </message>
    <message>
        <source>The history, the exports and the report keep both ratings, with and without these stretches, and the reason for each stretch.</source>
        <translation>Die Bewertung mit allem bleibt neben der ohne erhalten, im Verlauf, in Exporten und im Bericht, mit dem Grund jedes Abschnitts.</translation>
    </message>
    <message>
        <source>Facing the screen</source>
        <translation>Blick zum Bildschirm</translation>
    </message>
    <message>
        <source>The program compares the direction of the head with its pose in the resting face. A head that is turned by {away} degrees or more counts as looking away; if it is lost from sight while it is turned, it counts as looking away until it is seen again.</source>
        <translation>Das Programm vergleicht, wohin der Kopf gedreht ist, mit seiner Haltung beim entspannten Gesicht. Ein Kopf, der um {away} Grad oder mehr gedreht ist, ist abgewandt; einer, der gedreht aus dem Blick gerät, bleibt es, bis er wieder zu sehen ist.</translation>
    </message>
    <message>
        <source>Only the head is measured, never the eyes: viewers who glance aside, or at a phone in their lap without lowering their head, count as facing the screen. Without a measured resting face nothing is shown, because the camera may be at the side of the screen.</source>
        <translation>Gesehen wird nur der Kopf, nie die Augen: Wer zur Seite blickt oder, ohne den Kopf zu senken, auf ein Telefon im Schoß, gilt als zum Bildschirm gewandt. Ohne gemessenes entspanntes Gesicht wird nichts gesagt, denn eine Kamera kann neben dem Bildschirm stehen.</translation>
    </message>
    <message>
        <source>History, exports and reports</source>
        <translation>Verlauf, Exporte und Berichte</translation>
    </message>
    <message>
        <source>History lists every session that is kept. Search finds words; words in quotation marks are found as an exact phrase. Select several sessions to see their curves in one chart.</source>
        <translation>Der Verlauf zeigt jede Sitzung, die aufbewahrt wird. Die Suche findet Wörter; Wörter in Anführungszeichen findet sie als genaue Wortfolge. Wählen Sie mehrere Sitzungen, um ihre Kurven übereinanderzulegen.</translation>
    </message>
    <message>
        <source>Export writes tables for other programs (CSV) into a folder, with DATA_DICTIONARY.md, which explains each column. Report writes one page to read and print, in this window&apos;s language; it contains no picture of anybody.</source>
        <translation>Der Export schreibt Tabellen für andere Programme (CSV) in einen Ordner und dazu DATA_DICTIONARY.md, worin steht, was jede Spalte bedeutet. Der Bericht ist eine Seite zum Lesen und Drucken, in der Sprache dieses Fensters; er enthält kein Bild von irgendjemandem.</translation>
    </message>
    <message>
        <source>The expression model that ships with the program may be used for non-commercial research only, and so may the exports, which are based on it.</source>
        <translation>Das mitgelieferte Ausdrucksmodell darf nur für nichtkommerzielle Forschung verwendet werden; was exportiert wird, beruht darauf.</translation>
    </message>
    <message>
        <source>Recordings of others</source>
        <translation>Aufnahmen anderer</translation>
    </message>
    <message>
        <source>A recorded face video can be rated if everybody in it knows of the rating and has agreed to it. It is decoded by a process that can read nothing else, and rated as fast as this computer allows.</source>
        <translation>Ein aufgenommenes Gesichtsvideo kann bewertet werden, wenn alle darin von der Bewertung wissen und ihr zugestimmt haben. Es wird von einem Prozess entschlüsselt, der sonst nichts lesen kann, und so schnell bewertet, wie dieser Computer kann.</translation>
    </message>
    <message>
        <source>If something is wrong</source>
        <translation>Wenn etwas nicht stimmt</translation>
    </message>
    <message>
        <source>The camera does not open: another program may be using it. Close video calls, plug it in again, or choose another one in Settings.</source>
        <translation>Die Kamera öffnet sich nicht: Vielleicht hält ein anderes Programm sie. Schließen Sie Videoanrufe, stecken Sie sie neu ein oder wählen Sie in den Einstellungen eine andere.</translation>
    </message>
    <message>
        <source>The disk is full: export the session to another disk at once, with the button in the message. The session stays in memory as long as the program runs.</source>
        <translation>Die Festplatte ist voll: Exportieren Sie die Sitzung gleich auf eine andere, mit der Schaltfläche der Meldung. Solange das Programm läuft, bleibt die Sitzung im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>`rating-app doctor` in a terminal lists what is there and what is missing.</source>
        <translation>`rating-app doctor` in einem Terminal zeigt, was da ist und was fehlt.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help for {name}</source>
        <translation>Hilfe zu {name}</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Rating (95 %)</source>
        <translation>Bewertung (95&#xa0;%)</translation>
    </message>
    <message>
        <source>Smiles</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Face seen</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>When the session began</source>
        <translation>Wann die Sitzung begann</translation>
    </message>
    <message>
        <source>What was watched; F2 renames it</source>
        <translation>Was angesehen wurde; F2 benennt es um</translation>
    </message>
    <message>
        <source>Visible joy from beginning to end; sorted by its highest moment</source>
        <translation>Sichtbare Freude von Anfang bis Ende; sortiert nach dem höchsten Moment</translation>
    </message>
    <message>
        <source>How long it lasted, without pauses</source>
        <translation>Wie lange sie dauerte, ohne Pausen</translation>
    </message>
    <message>
        <source>Visible joy, 0 to 100, with its 95 % interval</source>
        <translation>Sichtbare Freude, 0 bis 100, mit dem Intervall, in dem sie zu 95&#xa0;% liegt</translation>
    </message>
    <message>
        <source>How many smiles were counted</source>
        <translation>Wie oft ein Lächeln gezählt wurde</translation>
    </message>
    <message>
        <source>Stars that the viewer gave</source>
        <translation>Sterne der zusehenden Person</translation>
    </message>
    <message>
        <source>Share of the time in which a face was seen well enough</source>
        <translation>Anteil der Zeit, in der ein Gesicht gut genug zu sehen war</translation>
    </message>
    <message>
        <source>{stars} of 5 stars</source>
        <translation>{stars} von 5 Sternen</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Gestern {time}</translation>
    </message>
    <message>
        <source>{rating} (plain mean)</source>
        <translation>{rating} (einfacher Mittelwert)</translation>
    </message>
    <message>
        <source>The curve is being drawn</source>
        <translation>Die Kurve wird gezeichnet</translation>
    </message>
    <message>
        <source>No face was seen well enough</source>
        <translation>Kein Gesicht war gut genug zu sehen</translation>
    </message>
    <message>
        <source>Highest {highest} at {at_highest} of the duration, lowest {lowest} at {at_lowest}</source>
        <translation>Höchstwert {highest} bei {at_highest} der Dauer, Tiefstwert {lowest} bei {at_lowest}</translation>
    </message>
    <message>
        <source>{content} (interrupted)</source>
        <translation>{content} (unterbrochen)</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>The session that was interrupted last time is in the history.</source>
        <translation>Die Sitzung, die letztes Mal unterbrochen wurde, steht im Verlauf.</translation>
    </message>
    <message>
        <source>Some of the sessions have already been erased.</source>
        <translation>Einige der Sitzungen waren bereits endgültig gelöscht.</translation>
    </message>
    <message>
        <source>One session is deleted.</source>
        <translation>Eine Sitzung ist gelöscht.</translation>
    </message>
    <message>
        <source>{number} sessions are deleted.</source>
        <translation>{number} Sitzungen sind gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The history was damaged, so a new one was started. Sessions recovered: {rescued}. Sessions that could not be read: {lost}. The damaged file is kept as {file} until you delete a session that was in it.</source>
        <translation>Der Verlauf war beschädigt, und ein neuer ist begonnen. Übernommene Sitzungen: {rescued}. Nicht lesbare Sitzungen: {lost}. Die beschädigte Datei ist als {file} aufbewahrt, bis Sie eine Sitzung löschen, die darin war.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show the curves of several sessions in one chart; with nine or more, show their mean</source>
        <translation>Die Kurven von Sitzungen übereinanderlegen; ab neun den Mittelwert zeichnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Change the title in place</source>
        <translation>Titel direkt ändern</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write the selected sessions into a folder</source>
        <translation>Ausgewählte Sitzungen in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Markers…</source>
        <translation>Markierungen&#xa0;…</translation>
    </message>
    <message>
        <source>Write moments and markers of the selected sessions for other programs</source>
        <translation>Momente und Markierungen der ausgewählten Sitzungen für andere Programme schreiben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected sessions</source>
        <translation>Ausgewählte Sitzungen löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>Löschen zurücknehmen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the sessions</source>
        <translation>Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>Alle löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Erase the whole history for good</source>
        <translation>Den gesamten Verlauf endgültig löschen</translation>
    </message>
    <message>
        <source>{shown} of {known} sessions</source>
        <translation>{shown} von {known} Sitzungen</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>{known} sessions</source>
        <translation>{known} Sitzungen</translation>
    </message>
    <message>
        <source>, {selected} selected</source>
        <translation>, {selected} ausgewählt</translation>
    </message>
    <message>
        <source>To compare, select two sessions or more: hold Ctrl or Shift and click, or press Ctrl+A.</source>
        <translation>Wählen Sie zum Vergleichen mindestens zwei Sitzungen: mit Strg oder Umschalt klicken, oder Strg+A drücken.</translation>
    </message>
    <message>
        <source>Delete all {count} sessions for good? Their numbers are erased from the file at once, and cannot be recovered. Files that you exported stay.</source>
        <translation>Alle {count} Sitzungen endgültig löschen? Ihre Zahlen werden sofort aus der Datei getilgt, und niemand kann sie zurückholen. Dateien, die Sie exportiert haben, bleiben.</translation>
    </message>
    <message>
        <source>Delete all sessions</source>
        <translation>Alle Sitzungen löschen</translation>
    </message>
</context>
<context>
    <name>ItemsList</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Face seen</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Ratings of the pictures</source>
        <translation>Bewertungen der Bilder</translation>
    </message>
    <message>
        <source>Click, or press Enter, to see one</source>
        <translation>Klicken Sie, oder drücken Sie die Eingabetaste, um eines zu sehen</translation>
    </message>
</context>
<context>
    <name>MarkersList</name>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>In the content</source>
        <translation>Im Inhalt</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Enter shows the moment, F2 edits the words, Delete removes the marker</source>
        <translation>Die Eingabetaste zeigt den Moment, F2 ändert den Text, Entf entfernt die Markierung</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Mark the moment under the timeline&apos;s cursor</source>
        <translation>Den Moment unter dem Zeiger der Zeitachse markieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Change the marker&apos;s words (F2)</source>
        <translation>Text der Markierung ändern (F2)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the marker (Delete)</source>
        <translation>Markierung entfernen (Entf)</translation>
    </message>
    <message>
        <source>Undo the last removal or import (Ctrl+Z)</source>
        <translation>Letztes Entfernen oder Importieren zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>There are no markers. Double-click the timeline, or press Add…, to mark a moment.</source>
        <translation>Es gibt keine Markierungen. Doppelklicken Sie auf die Zeitachse, oder wählen Sie „Hinzufügen&#xa0;…“, um einen Moment zu markieren.</translation>
    </message>
    <message>
        <source>Import and export markers</source>
        <translation>Markierungen importieren und exportieren</translation>
    </message>
    <message>
        <source>Import events…</source>
        <translation>Ereignisse importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export markers…</source>
        <translation>Markierungen exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>{time}, for {length}</source>
        <translation>{time}, {length} lang</translation>
    </message>
</context>
<context>
    <name>MarksController</name>
    <message>
        <source>Tables of events</source>
        <translation>Tabellen mit Ereignissen</translation>
    </message>
    <message>
        <source>Import events</source>
        <translation>Ereignisse importieren</translation>
    </message>
    <message>
        <source>None of the events in this table falls within this session.</source>
        <translation>Kein Ereignis dieser Tabelle liegt in dieser Sitzung.</translation>
    </message>
    <message>
        <source>Events added as markers: {count}.</source>
        <translation>Ereignisse, die jetzt Markierungen sind: {count}.</translation>
    </message>
    <message>
        <source>Left out, because nothing was seen at that time: {count}.</source>
        <translation>Weggelassen, weil der Moment nicht gesehen wurde: {count}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>Saved the markers of {written} of {count} sessions.</source>
        <translation>Die Markierungen von {written} von {count} Sitzungen sind gespeichert.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>MarksDialog</name>
    <message>
        <source>Export markers</source>
        <translation>Markierungen exportieren</translation>
    </message>
    <message>
        <source>Best moments</source>
        <translation>Beste Momente</translation>
    </message>
    <message>
        <source>Other smiles</source>
        <translation>Weiteres Lächeln</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Each film&apos;s own, if known</source>
        <translation>Die jedes Films, soweit bekannt</translation>
    </message>
    <message>
        <source>Timecode of the first frame</source>
        <translation>Timecode des ersten Bildes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>WebVTT: browsers, VLC, mpv</source>
        <translation>WebVTT: Browser, VLC, mpv</translation>
    </message>
    <message>
        <source>SubRip: players, Premiere Pro</source>
        <translation>SubRip: Player, Premiere Pro</translation>
    </message>
    <message>
        <source>YouTube chapters</source>
        <translation>YouTube-Kapitel</translation>
    </message>
    <message>
        <source>DaVinci Resolve markers (EDL)</source>
        <translation>Marker für DaVinci Resolve (EDL)</translation>
    </message>
    <message>
        <source>OpenTimelineIO: Resolve, Premiere Pro</source>
        <translation>OpenTimelineIO: Resolve, Premiere Pro</translation>
    </message>
    <message>
        <source>ELAN</source>
        <translation>ELAN</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>Praat-TextGrid</translation>
    </message>
    <message>
        <source>Times are those of the film {film}.</source>
        <translation>Die Zeiten sind die des Films {film}.</translation>
    </message>
    <message>
        <source>Times are those of the film {film} in another player, and are approximate.</source>
        <translation>Die Zeiten sind ungefähr die des Films {film} in einem anderen Player.</translation>
    </message>
    <message>
        <source>Times are those of the recording {film}.</source>
        <translation>Die Zeiten sind die der Aufnahme {film}.</translation>
    </message>
    <message>
        <source>No film time is known, so times count from the session&apos;s first frame, without pauses. The file names say so as well.</source>
        <translation>Die Zeit eines Films ist nicht bekannt: Die Zeiten zählen ab dem ersten Bild der Sitzung, ohne Pausen. Auch die Namen der Dateien sagen das.</translation>
    </message>
    <message>
        <source>{count} sessions, each with its own files.</source>
        <translation>{count} Sitzungen, jede mit eigenen Dateien.</translation>
    </message>
    <message>
        <source>Times are those of their films and recordings.</source>
        <translation>Die Zeiten sind die ihrer Filme und Aufnahmen.</translation>
    </message>
    <message>
        <source>For {count} of them no film time is known: their times count from the session&apos;s first frame, and their file names say so.</source>
        <translation>Von {count} davon ist die Zeit keines Films bekannt: dort zählen die Zeiten vom ersten Bild der Sitzung an, und die Dateinamen sagen es.</translation>
    </message>
    <message>
        <source>{rate}, drop-frame</source>
        <translation>{rate}, Drop-Frame</translation>
    </message>
    <message>
        <source>{rate} (the nearest to the film&apos;s)</source>
        <translation>{rate} (am nächsten am Film)</translation>
    </message>
    <message>
        <source>{rate} (the film&apos;s)</source>
        <translation>{rate} (wie im Film)</translation>
    </message>
    <message>
        <source>A timecode looks like 01:00:00:00; this one is not valid at this frame rate.</source>
        <translation>Ein Timecode lautet 01:00:00:00; diesen gibt es bei dieser Bildrate nicht.</translation>
    </message>
</context>
<context>
    <name>MediaView</name>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>No sound device: playing without sound</source>
        <translation>Kein Audiogerät: Wiedergabe ohne Ton</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>Die Datei {name} gibt es nicht.</translation>
    </message>
    <message>
        <source>The pictures of {name} cannot be shown here ({kind}). Convert the film to H.264, and choose it again.</source>
        <translation>Die Bilder von {name} lassen sich hier nicht zeigen ({kind}). Wandeln Sie den Film in H.264 um, und wählen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>{name} cannot be played: it is damaged, or in a format that this computer cannot play.</source>
        <translation>{name} lässt sich nicht abspielen: Die Datei ist beschädigt oder von einer Art, die dieser Computer nicht kennt.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>Use the &amp;camera…</source>
        <translation>&amp;Kamera verwenden&#xa0;…</translation>
    </message>
    <message>
        <source>Watch a &amp;film or sound file…</source>
        <translation>&amp;Film oder Tondatei ansehen&#xa0;…</translation>
    </message>
    <message>
        <source>Watch &amp;pictures…</source>
        <translation>&amp;Bilder ansehen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Rate a recorded face video…</source>
        <translation>Aufgenommenes &amp;Gesichtsvideo bewerten&#xa0;…</translation>
    </message>
    <message>
        <source>Play the &amp;demo clip</source>
        <translation>&amp;Demo-Clip abspielen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>Mark this moment with a &amp;note…</source>
        <translation>Diesen Moment mit einer &amp;Notiz markieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export &amp;markers as…</source>
        <translation>&amp;Markierungen exportieren als&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Import events…</source>
        <translation>E&amp;reignisse importieren&#xa0;…</translation>
    </message>
    <message>
        <source>C&amp;ompare…</source>
        <translation>&amp;Vergleichen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>S&amp;tudy</source>
        <translation>S&amp;tudie</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>&amp;Neue Studie…</translation>
    </message>
    <message>
        <source>&amp;Open a study…</source>
        <translation>Studie ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Next &amp;viewer</source>
        <translation>Nächste &amp;Person</translation>
    </message>
    <message>
        <source>&amp;Add sittings…</source>
        <translation>Sitzungen &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>&amp;Ergebnisse</translation>
    </message>
    <message>
        <source>Results from a &amp;folder…</source>
        <translation>Ergebnisse aus einem &amp;Ordner&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>&amp;Ansehen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Float the gauge</source>
        <translation>Anzeige &amp;schweben lassen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Datenschutz</translation>
    </message>
    <message>
        <source>Read the &amp;notice</source>
        <translation>&amp;Hinweis lesen</translation>
    </message>
    <message>
        <source>&amp;Withdraw consent</source>
        <translation>Einwilligung &amp;widerrufen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Reaction Gauge</source>
        <translation>&amp;Über Reaction Gauge</translation>
    </message>
    <message>
        <source>&amp;Skip the resting face</source>
        <translation>Entspanntes Gesicht über&amp;springen</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>ModelLimitsDialog</name>
    <message>
        <source>What fools the network</source>
        <translation>Was das Netz täuscht</translation>
    </message>
    <message>
        <source>The network knows faces from photographs. It mistakes some faces for joyful ones: crying and pain, speech with the corners of the mouth drawn back, laughter that turns into tears. It overlooks joy in turned heads and behind hands.</source>
        <translation>Das Netz kennt Gesichter von Fotos. Manche hält es für freudig, die es nicht sind: Weinen und Schmerz, Sprechen mit zurückgezogenen Mundwinkeln, Lachen, das in Tränen übergeht. Freude bei abgewandtem Kopf und hinter Händen übersieht es.</translation>
    </message>
    <message>
        <source>It is called unsure if it finds joy and something else in one picture, both with a probability of 0.2 or more. It can also be sure and wrong, and then nothing shows it. Check for yourself what the curve calls joy before you rely on it.</source>
        <translation>Unsicher heißt es, wo es in einem Bild Freude und etwas anderes findet, beides mit einer Wahrscheinlichkeit von mindestens 0,2. Es kann auch sicher sein und sich irren, und dann verrät es nichts. Sehen Sie sich selbst an, was die Kurve Freude nennt, bevor Sie darauf bauen.</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>No model card for {name} was found.</source>
        <translation>Zum Modell {name} gibt es hier keine Karte.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MomentStrip</name>
    <message>
        <source>You smiled at {moments}</source>
        <translation>Sie haben gelächelt bei {moments}</translation>
    </message>
</context>
<context>
    <name>MomentsList</name>
    <message>
        <source>In the content</source>
        <translation>Im Inhalt</translation>
    </message>
    <message>
        <source>Share of all joy</source>
        <translation>Anteil an aller Freude</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Best moments</source>
        <translation>Beste Momente</translation>
    </message>
    <message>
        <source>Click, or press Enter, to see a moment</source>
        <translation>Klicken Sie, oder drücken Sie die Eingabetaste, um einen Moment zu sehen</translation>
    </message>
    <message>
        <source>Finding the best moments…</source>
        <translation>Die besten Momente werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>No smile was seen, so no moment stands out.</source>
        <translation>Es war kein Lächeln zu sehen, also ragt kein Moment heraus.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>The program opens no network connection. There is no account, no upload and no telemetry.</source>
        <translation>Das Programm öffnet keine Netzwerkverbindung. Es gibt kein Benutzerkonto, kein Hochladen und keine Telemetrie.</translation>
    </message>
    <message>
        <source>No picture is stored</source>
        <translation>Kein Bild wird gespeichert</translation>
    </message>
    <message>
        <source>Each camera picture is used for a moment in memory and then forgotten. No photograph or video of you is written to disk.</source>
        <translation>Jedes Kamerabild wird für einen Augenblick im Arbeitsspeicher verwendet und dann vergessen. Kein Foto oder Video von Ihnen wird auf einen Datenträger geschrieben.</translation>
    </message>
    <message>
        <source>What is stored, and how to delete it</source>
        <translation>Was gespeichert wird und wie Sie es löschen</translation>
    </message>
    <message>
        <source>Stop ends the session and switches the camera off at once. Withdraw consent, above every page, does the same, and the camera stays off until you agree again.</source>
        <translation>„Stopp“ beendet die Sitzung und schaltet die Kamera sofort aus. „Einwilligung widerrufen“, oben auf jeder Seite, bewirkt dasselbe, und die Kamera bleibt aus, bis Sie wieder einwilligen.</translation>
    </message>
    <message>
        <source>Markers come in from the local network</source>
        <translation>Aus dem lokalen Netzwerk kommen Markierungen</translation>
    </message>
    <message>
        <source>This program was started so that a laboratory&apos;s markers are noted in your session (Lab Streaming Layer). It looks for streams of markers on the local network; what they send while a session is recorded is kept with it, like the markers that you set. Nothing about you is sent for that. There is no account, no upload and no telemetry.</source>
        <translation>Dieses Programm wurde so gestartet, dass Markierungen eines Labors in Ihre Sitzung aufgenommen werden (Lab Streaming Layer). Es sucht im lokalen Netzwerk nach Strömen von Markierungen; was sie senden, während eine Sitzung aufgezeichnet wird, wird mit ihr aufbewahrt wie die Markierungen, die Sie selbst setzen. Über Sie wird dafür nichts gesendet. Es gibt kein Benutzerkonto, kein Hochladen und keine Telemetrie.</translation>
    </message>
    <message>
        <source>Your numbers are handed to another program</source>
        <translation>Ihre Zahlen gehen an ein anderes Programm</translation>
    </message>
    <message>
        <source>Another program on this computer has started this one: a game, an experiment or a stream overlay, say. While a session is recorded, it gets the estimates, the rating, how well your face was seen, the title and the markers, and may begin and end sessions. What it does with them this program cannot know. It gets no picture, and cannot agree for you. This program itself opens no network connection. There is no account, no upload and no telemetry.</source>
        <translation>Ein anderes Programm auf diesem Computer hat dieses gestartet: ein Spiel, ein Experiment oder eine Einblendung in einen Stream etwa. Während eine Sitzung aufgezeichnet wird, erhält es die Schätzwerte, die Bewertung, wie gut Ihr Gesicht zu sehen war, den Titel und die Markierungen, und es kann Sitzungen beginnen und beenden. Was es damit tut, kann dieses Programm nicht wissen. Es erhält kein Bild und kann nicht für Sie zustimmen. Dieses Programm selbst öffnet keine Netzwerkverbindung. Es gibt kein Benutzerkonto, kein Hochladen und keine Telemetrie.</translation>
    </message>
    <message>
        <source>What this study is for</source>
        <translation>Wozu diese Studie dient</translation>
    </message>
    <message>
        <source>{purpose}

Questions, and who erases your data: {contact}</source>
        <translation>{purpose}

Fragen, und wer Ihre Daten löscht: {contact}</translation>
    </message>
    <message>
        <source>From the moment you agree until this study has thanked you, this program may look at your face through the camera. It estimates, many times a second, how visibly happy your face looks, how much it shows other expressions, and where your head is turned, and computes from that a rating of what you are watching. Nothing is recorded before the first film begins, nor while you answer questions. It does not recognise who you are, and it cannot tell what you feel or think.</source>
        <translation>Von Ihrer Zustimmung an, bis diese Studie Ihnen gedankt hat, kann dieses Programm Ihr Gesicht durch die Kamera ansehen. Es schätzt viele Male in der Sekunde, wie sichtbar froh Ihr Gesicht aussieht, wie sehr es andere Ausdrücke zeigt und wohin Ihr Kopf gewandt ist, und berechnet daraus eine Bewertung dessen, was Sie ansehen. Bevor der erste Film beginnt, und während Sie Fragen beantworten, wird nichts aufgezeichnet. Es erkennt nicht, wer Sie sind, und kann nicht sagen, was Sie fühlen oder denken.</translation>
    </message>
    <message>
        <source>What is stored, and how to have it erased</source>
        <translation>Was gespeichert wird, und wie Sie es löschen lassen</translation>
    </message>
    <message>
        <source>Numbers, and what you answer: for each moment the estimates, whether a face was found, how well it was seen and the rating; your resting face as three numbers; what you were shown, in which order and when. They are kept under the code {viewer} instead of your name, in the study&apos;s folder, which those who run the study can copy and compute results from. {kept} Keep the code in mind: with it you can have everything that is kept of you erased, today or later.</source>
        <translation>Zahlen und Ihre Antworten: für jeden Augenblick die Schätzwerte, ob ein Gesicht gefunden wurde, wie gut es zu sehen war, und die Bewertung; Ihr entspanntes Gesicht als drei Zahlen; was Ihnen gezeigt wurde, in welcher Reihenfolge und wann. Sie werden unter dem Code {viewer} statt unter Ihrem Namen im Ordner der Studie aufbewahrt, den die Leitung der Studie kopieren und auswerten kann. {kept} Merken Sie sich den Code: Mit ihm können Sie alles, was von Ihnen aufbewahrt wird, löschen lassen, heute oder später.</translation>
    </message>
    <message>
        <source>Press Esc: what you are watching pauses, and you can continue, stop there, or withdraw. If you withdraw, the camera is switched off at once, and everything that was kept of you is erased.</source>
        <translation>Drücken Sie Esc: Was Sie ansehen, wird angehalten, und Sie können fortfahren, aufhören oder widerrufen. Wenn Sie widerrufen, wird die Kamera sofort ausgeschaltet und alles gelöscht, was von Ihnen aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>After {days} days they are to be deleted.</source>
        <translation>Nach {days} Tagen sollen sie gelöscht werden.</translation>
    </message>
    <message>
        <source>They are kept until those who run the study delete them.</source>
        <translation>Sie werden aufbewahrt, bis die Leitung der Studie sie löscht.</translation>
    </message>
    <message>
        <source>What it must not be used for</source>
        <translation>Wofür es nicht verwendet werden darf</translation>
    </message>
    <message>
        <source>From the moment you agree until you press Stop, this program looks at your face through the camera and estimates, many times a second, how visibly happy it looks, how much it shows other expressions, and where your head is turned. From that it computes a rating of what you are watching. Nothing is recorded before you press Start. It does not recognise who you are, and it cannot tell what you feel or think.</source>
        <translation>Von Ihrer Einwilligung an, bis Sie auf „Stopp“ drücken, betrachtet dieses Programm Ihr Gesicht durch die Kamera und schätzt viele Male in der Sekunde, wie sichtbar fröhlich es aussieht, wie sehr es andere Ausdrücke zeigt und wohin Ihr Kopf gedreht ist. Daraus berechnet es eine Bewertung dessen, was Sie ansehen. Bevor Sie auf „Start“ drücken, wird nichts aufgezeichnet. Das Programm erkennt nicht, wer Sie sind, und es kann nicht sagen, was Sie fühlen oder denken.</translation>
    </message>
    <message>
        <source>Numbers, and what you type: for each moment the estimates, whether a face was found, how well it was seen and the rating; your resting face as three numbers; for how much of the time you saw your own picture and the gauge, and whether others were in the room, if you say so; the title, your markers, stars and notes, what you left out, and the time; of films and pictures that you watch in this program their names and places, and where in them you were; of a film in another player, only if you allow it, its title and length, and where in it you were, never its address. They stay on this computer, in History, for as long as you choose in Settings, or are not kept at all if you choose that. You can delete them in History: for ten seconds that can be taken back, then it is final. A file that you export is yours to keep or delete.</source>
        <translation>Zahlen und das, was Sie eingeben: für jeden Augenblick die Schätzwerte, ob ein Gesicht gefunden wurde, wie gut es zu sehen war, und die Bewertung; Ihr entspanntes Gesicht als drei Zahlen; für welchen Teil der Zeit Sie Ihr eigenes Bild und die Anzeige gesehen haben, und ob andere im Raum waren, wenn Sie das angeben; der Titel, Ihre Markierungen, Sterne und Notizen, was Sie ausgelassen haben, sowie die Zeit; von Filmen und Bildern, die Sie in diesem Programm ansehen, deren Namen und Speicherorte und an welcher Stelle Sie gerade waren; von einem Film in einem anderen Programm, nur wenn Sie es erlauben, dessen Titel und Länge und an welcher Stelle Sie gerade waren, nie seine Adresse. Sie bleiben auf diesem Computer, im Verlauf, so lange Sie es in den Einstellungen festlegen, oder werden gar nicht aufbewahrt, wenn Sie das wählen. Im Verlauf können Sie sie löschen: Zehn Sekunden lang lässt sich das zurücknehmen, danach ist es endgültig. Eine Datei, die Sie exportieren, können Sie behalten oder löschen.</translation>
    </message>
    <message>
        <source>Not for employees at work or pupils in education (the European Union forbids it), and not for hiring, policing or diagnosis. Everybody in front of the camera must know and agree.</source>
        <translation>Nicht bei Beschäftigten am Arbeitsplatz oder bei Lernenden in Bildungseinrichtungen (die Europäische Union verbietet es) und nicht für Personalauswahl, polizeiliche Zwecke oder Diagnosen. Alle Personen vor der Kamera müssen davon wissen und einwilligen.</translation>
    </message>
    <message>
        <source>You can stop at any time</source>
        <translation>Sie können jederzeit aufhören</translation>
    </message>
    <message>
        <source>Your numbers are sent to the local network</source>
        <translation>Ihre Zahlen werden ins lokale Netzwerk gesendet</translation>
    </message>
    <message>
        <source>This program was started so that a laboratory can record along (Lab Streaming Layer). While a session is recorded, the estimates, the rating, how well your face was seen, the title and the markers are offered, unencrypted, to every program on the local network that asks for them, with this computer&apos;s name. No picture is sent. There is no account, no upload and no telemetry.</source>
        <translation>Dieses Programm wurde so gestartet, dass ein Labor mit aufzeichnen kann (Lab Streaming Layer). Während eine Sitzung aufgezeichnet wird, werden die Schätzwerte, die Bewertung, wie gut Ihr Gesicht zu sehen war, der Titel und die Markierungen jedem Programm im lokalen Netzwerk, das danach fragt, unverschlüsselt und mit dem Namen dieses Computers angeboten. Kein Bild wird gesendet. Es gibt kein Benutzerkonto, kein Hochladen und keine Telemetrie.</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Privacy notice, version {version}</source>
        <translation>Datenschutzhinweis, Fassung {version}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the notice to the clipboard</source>
        <translation>Hinweis in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Datenschutzhinweis</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>NowPlayingController</name>
    <message>
        <source>The session pauses while its film is paused, and continues with it.</source>
        <translation>Die Sitzung ruht, solange ihr Film ruht. Sie geht mit dem Film weiter.</translation>
    </message>
</context>
<context>
    <name>NowPlayingLine</name>
    <message>
        <source>Follow what is playing</source>
        <translation>Der Wiedergabe folgen</translation>
    </message>
    <message>
        <source>Which player are you watching?</source>
        <translation>Welchem Programm sehen Sie zu?</translation>
    </message>
    <message>
        <source>Choose one…</source>
        <translation>Bitte wählen…</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Keinem davon</translation>
    </message>
    <message>
        <source>Takes the title, length and position of a film from the player that shows it: mpv, VLC, Spotify, Firefox, Chromium. Never its address.</source>
        <translation>Übernimmt Titel, Länge und Stelle eines Films von dem Programm, das ihn zeigt: mpv, VLC, Spotify, Firefox, Chromium. Nie seine Adresse.</translation>
    </message>
    <message>
        <source>For “Anything else”: title, length and position come from the player; never the address.</source>
        <translation>Für „Etwas anderes“: Titel, Länge und Stelle kommen vom Wiedergabeprogramm; nie die Adresse.</translation>
    </message>
    <message>
        <source>This session does not follow a player, because it began before a film was known.</source>
        <translation>Diese Sitzung folgt keinem Programm: Sie begann, bevor ein Film bekannt war.</translation>
    </message>
    <message>
        <source>Several players are showing something. Which one are you watching?</source>
        <translation>Mehrere Programme zeigen etwas. Welchem sehen Sie zu?</translation>
    </message>
    <message>
        <source>{player} does not report what it is playing, as in a private window; nothing is taken from it.</source>
        <translation>{player} gibt nicht an, was läuft, etwa in einem privaten Fenster; von dort wird nichts übernommen.</translation>
    </message>
    <message>
        <source>No player is showing anything yet. The title appears here once one plays something.</source>
        <translation>Noch zeigt kein Programm etwas. Sobald ein Film läuft, steht sein Titel hier.</translation>
    </message>
    <message>
        <source>position unknown</source>
        <translation>Stelle unbekannt</translation>
    </message>
    <message>
        <source>{position} of {length}</source>
        <translation>{position} von {length}</translation>
    </message>
    <message>
        <source>is playing</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>is paused</source>
        <translation>ruht</translation>
    </message>
</context>
<context>
    <name>OverdueDialog</name>
    <message>
        <source>Erase data that have been kept for too long</source>
        <translation>Daten löschen, die zu lange aufbewahrt werden</translation>
    </message>
    <message>
        <source>Erase all data of these viewers? The study keeps data for {days} days.</source>
        <translation>Alles von diesen Personen löschen? Die Studie bewahrt es {days} Tage auf.</translation>
    </message>
    <message>
        <source>This erases their consent, order and answers, and what was recorded for every film: the numbers for each moment and the curve. Results that are computed from now on do not include them. Only their codes are kept, so that no copy of their sittings comes back. This cannot be undone.</source>
        <translation>Gelöscht werden: Zustimmung, Reihenfolge und Antworten; zu jedem Film die Aufzeichnung, die Zahlen jedes Augenblicks und die Kurve. Ergebnisse, die von nun an berechnet werden, sind ohne sie. Nur die Codes bleiben, damit keine Kopie der Sitzungen zurückkommt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>These cannot be reached from here, and are listed again afterwards:</source>
        <translation>Was von hier aus nicht zu erreichen ist und danach noch einmal aufgeführt wird:</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Next viewer</source>
        <translation>Nächste Person</translation>
    </message>
    <message>
        <source>Code of the next viewer</source>
        <translation>Code der nächsten Person</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>If a study runs on several computers, give each one its own letter: its viewers&apos; codes begin with it</source>
        <translation>Wenn eine Studie auf mehreren Computern läuft, geben Sie jedem einen eigenen Buchstaben: Mit ihm beginnen die Codes der Personen</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Viewers of this study</source>
        <translation>Personen dieser Studie</translation>
    </message>
    <message>
        <source>Continue with this viewer</source>
        <translation>Mit dieser Person weiter</translation>
    </message>
    <message>
        <source>Withdraw a viewer…</source>
        <translation>Widerruf einer Person…</translation>
    </message>
    <message>
        <source>Add sittings…</source>
        <translation>Sitzungen hinzufügen…</translation>
    </message>
    <message>
        <source>From copies of this study on other computers</source>
        <translation>Aus Kopien dieser Studie auf anderen Rechnern</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>{seen} of {count}</source>
        <translation>{seen} von {count}</translation>
    </message>
    <message>
        <source>Viewers: {count}, finished: {over}</source>
        <translation>Personen: {count}, davon fertig: {over}</translation>
    </message>
    <message>
        <source>No viewers yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>Kept for longer than {days} days, and due to be erased: {codes}.</source>
        <translation>Länger als {days} Tage aufbewahrt und zu löschen: {codes}.</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>can be continued</source>
        <translation>kann weitermachen</translation>
    </message>
    <message>
        <source>stopped before the end</source>
        <translation>vor dem Ende aufgehört</translation>
    </message>
    <message>
        <source>{count} not seen to the end</source>
        <translation>{count} nicht zu Ende gesehen</translation>
    </message>
    <message>
        <source>The next viewer</source>
        <translation>Als Nächstes</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>-1 to 1</source>
        <translation>−1 bis 1</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 oder 1</translation>
    </message>
    <message>
        <source>1 is the best, or the flattest</source>
        <translation>1 ist der beste oder der flachste</translation>
    </message>
    <message>
        <source>1 is the content&apos;s most joyful moment</source>
        <translation>1 ist der Moment des Inhalts mit der meisten Freude</translation>
    </message>
    <message>
        <source>1 if it was seen to its end</source>
        <translation>1, wenn er bis zum Ende gesehen wurde</translation>
    </message>
    <message>
        <source>1 if they are this study&apos;s own</source>
        <translation>1, wenn sie aus dieser Studie selbst stammen</translation>
    </message>
    <message>
        <source>95&#xa0;% interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>&lt;b&gt;&lt;bdi&gt;{content}&lt;/bdi&gt;&lt;/b&gt;: visible joy {rating}</source>
        <translation>&lt;b&gt;&lt;bdi&gt;{content}&lt;/bdi&gt;&lt;/b&gt;: sichtbare Freude {rating}</translation>
    </message>
    <message>
        <source>&lt;b&gt;&lt;bdi&gt;{content}&lt;/bdi&gt;&lt;/b&gt;: {why}</source>
        <translation>&lt;b&gt;&lt;bdi&gt;{content}&lt;/bdi&gt;&lt;/b&gt;: {why}</translation>
    </message>
    <message>
        <source>&lt;b&gt;How to read it.&lt;/b&gt; The rating is visible joy, as far as a network can see it in a face. Whether somebody liked what they watched is another question, and 0 never means “bad”. It is one viewer on one occasion.</source>
        <translation>&lt;b&gt;So liest man sie.&lt;/b&gt; Die Bewertung ist sichtbare Freude, soweit ein Netz sie einem Gesicht ansehen kann. Ob jemandem das Gesehene gefallen hat, ist eine andere Frage, und 0 heißt nie „schlecht“. Es ist eine Person bei einer Gelegenheit.</translation>
    </message>
    <message>
        <source>&lt;b&gt;It must not be used for&lt;/b&gt; employees at work or pupils in education (prohibited in the EU: AI Act, Article 5(1)(f)), nor for hiring, policing or diagnosis.</source>
        <translation>&lt;b&gt;Nicht zu verwenden&lt;/b&gt; bei Beschäftigten am Arbeitsplatz oder bei Lernenden in Bildungseinrichtungen (in der EU verboten: KI-Verordnung, Artikel&#xa0;5 Absatz&#xa0;1 Buchstabe&#xa0;f), nicht für Personalauswahl, polizeiliche Zwecke oder Diagnosen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Never “bad”.&lt;/b&gt; 0 means that no joy was seen. Dislike, boredom and sorrow are not measured.</source>
        <translation>&lt;b&gt;Nie „schlecht“.&lt;/b&gt; 0 heißt, dass keine Freude zu sehen war. Missfallen, Langeweile und Trauer werden nicht gemessen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not for employees at work or pupils in education&lt;/b&gt; (prohibited in the EU: AI Act, Article 5(1)(f)), and not for hiring, policing or diagnosis. Everybody in front of the camera must know of the rating and agree to it.</source>
        <translation>&lt;b&gt;Nicht bei Beschäftigten am Arbeitsplatz oder bei Lernenden in Bildungseinrichtungen&lt;/b&gt; (in der EU verboten: KI-Verordnung, Artikel&#xa0;5 Absatz&#xa0;1 Buchstabe&#xa0;f) und nicht für Personalauswahl, polizeiliche Zwecke oder Diagnosen. Alle Personen vor der Kamera müssen von der Bewertung wissen und einwilligen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not liking.&lt;/b&gt; People love sad films with a straight face, and smile politely at dull ones.</source>
        <translation>&lt;b&gt;Nicht Gefallen.&lt;/b&gt; Traurige Filme liebt man mit unbewegter Miene, und über langweilige lächelt man höflich.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not liking.&lt;/b&gt; People love sad films with a straight face, and smile politely at dull ones. A lower rating means less visible joy, never a worse film.</source>
        <translation>&lt;b&gt;Nicht Gefallen.&lt;/b&gt; Traurige Filme liebt man mit unbewegter Miene, und über langweilige lächelt man höflich. Eine niedrigere Bewertung heißt weniger sichtbare Freude, nie ein schlechterer Film.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not that a moment caused the joy.&lt;/b&gt; Something before it, or in the room, may have.</source>
        <translation>&lt;b&gt;Nicht, dass ein Moment die Freude ausgelöst hat.&lt;/b&gt; Das kann auch etwas davor gewesen sein oder etwas im Raum.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not what one viewer felt.&lt;/b&gt; A single rating says next to nothing about that; only the mean over an audience is reliable.</source>
        <translation>&lt;b&gt;Nicht, was eine einzelne Person empfand.&lt;/b&gt; Eine einzelne Bewertung sagt darüber fast nichts; belastbar ist der Mittelwert über ein Publikum.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not what other people would show&lt;/b&gt; beyond the sort of people who watched here.</source>
        <translation>&lt;b&gt;Nicht, was andere zeigen würden&lt;/b&gt;, die anders sind als die Menschen, die hier zusahen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not what other sorts of people would show&lt;/b&gt;, nor people in other company.</source>
        <translation>&lt;b&gt;Nicht, was andere Gruppen von Menschen zeigen würden&lt;/b&gt;, auch nicht, was Menschen in anderer Gesellschaft zeigen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not what others would show.&lt;/b&gt; It is one viewer on one occasion. The interval says how certain the figure is for this viewer, and nothing about other people.</source>
        <translation>&lt;b&gt;Nicht, was andere zeigen würden.&lt;/b&gt; Es ist eine Person bei einer Gelegenheit. Das Intervall sagt, wie sicher die Zahl für diese Person ist, und nichts über andere Menschen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not what somebody feels or thinks.&lt;/b&gt; Only what the face showed to a camera, as far as a network can tell. The network is sometimes wrong, and mistakes some moments of distress, and of speech with the corners of the mouth drawn back, for joy; its model card says how often.</source>
        <translation>&lt;b&gt;Nicht, was jemand fühlt oder denkt.&lt;/b&gt; Nur, was das Gesicht einer Kamera zeigte, soweit ein Netz das erkennen kann. Das Netz irrt sich manchmal und hält manche Momente von Kummer und von Sprechen mit zurückgezogenen Mundwinkeln für Freude; seine Modellkarte sagt, wie oft.</translation>
    </message>
    <message>
        <source>A content’s rating is the mean over viewers; with fewer than {least} there is no rating, and with fewer than {cautious} there is a caution. Its 95&#xa0;% interval over viewers is Wilson’s with Student’s t, which stays valid even if most viewers do not smile.</source>
        <translation>Die Bewertung eines Inhalts ist der Mittelwert über die Personen; unter {least} gibt es keine, unter {cautious} steht ein Hinweis dabei. Ihr 95-%-Intervall über die Personen ist das von Wilson mit Students t; es hält, was es verspricht, auch wenn die meisten Personen nicht lächeln.</translation>
    </message>
    <message>
        <source>A face that shows complete joy {share} of the time, and is at rest otherwise, gets the same rating.</source>
        <translation>Ein Gesicht, das {share} der Zeit volle Freude zeigt und sonst entspannt ist, erhält dieselbe Bewertung.</translation>
    </message>
    <message>
        <source>A face was found in</source>
        <translation>Ein Gesicht wurde gefunden in</translation>
    </message>
    <message>
        <source>A moment is the stretch of {seconds} s around a peak of the running mean over viewers; no two overlap, and more than half of the viewers must have been seen. A viewer counts as smiling in it if their intensity reached {smile_on}. The interval does not allow for the moment having been picked because it was high.</source>
        <translation>Ein Moment ist der Abschnitt von {seconds}&#xa0;s um eine Spitze des gleitenden Mittelwerts über die Personen; keine zwei überlappen sich, und mehr als die Hälfte der Personen muss zu sehen gewesen sein. Als lächelnd zählt darin, wessen Stärke {smile_on} erreichte. Dass der Moment ausgesucht wurde, weil er hoch war, berücksichtigt das Intervall nicht.</translation>
    </message>
    <message>
        <source>A percentile is the share of the other sessions, rated by the same method, that are rated lower. With fewer than {least} others there is none. The file percentiles.csv has the same figures.</source>
        <translation>Der Prozentrang ist der Anteil der anderen nach derselben Methode bewerteten Sitzungen, die niedriger bewertet sind. Bei weniger als {least} anderen gibt es keinen. Dieselben Zahlen stehen in der Datei percentiles.csv.</translation>
    </message>
    <message>
        <source>A viewer’s joy in a bin of {seconds} s is the mean intensity over its usable frames, whatever the frame rate. A viewer without one is missing from that bin, and counts neither for nor against.</source>
        <translation>Die Freude einer Person in einem Abschnitt von {seconds}&#xa0;s ist die mittlere Stärke in ihren verwertbaren Bildern, gleich wie viele es je Sekunde sind. Eine Person ohne solche Bilder fehlt in diesem Abschnitt und zählt weder dafür noch dagegen.</translation>
    </message>
    <message>
        <source>Above: visible joy in bins of {time}, mean over viewers with its 95&#xa0;% interval; numbers are the best moments. Below: the share of viewers who smiled in each bin.</source>
        <translation>Oben: sichtbare Freude in Abschnitten von {time}, Mittel über alle Personen mit 95-%-Intervall; die Zahlen sind die besten Momente. Unten: der Anteil der Personen, die in jedem Abschnitt lächelten.</translation>
    </message>
    <message>
        <source>Against the neutral clip: the mean of each viewer’s rating less the same viewer’s rating of the neutral clip, with Student’s t.</source>
        <translation>Gegenüber dem neutralen Clip: der Mittelwert der Bewertung jeder Person abzüglich ihrer Bewertung des neutralen Clips, mit Students t.</translation>
    </message>
    <message>
        <source>Agreement between viewers</source>
        <translation>Übereinstimmung zwischen den Personen</translation>
    </message>
    <message>
        <source>Agreement between viewers, second by second: Krippendorff’s alpha {alpha} ({low} to {high}), over {viewers} viewers.</source>
        <translation>Übereinstimmung zwischen den Personen, Sekunde für Sekunde: Krippendorffs Alpha {alpha} ({low} bis {high}), über {viewers} Personen.</translation>
    </message>
    <message>
        <source>Agreement between viewers, second by second: Krippendorff’s alpha {alpha}, over {viewers} viewers.</source>
        <translation>Übereinstimmung zwischen den Personen, Sekunde für Sekunde: Krippendorffs Alpha {alpha}, über {viewers} Personen.</translation>
    </message>
    <message>
        <source>Agreement cannot be computed: fewer than two viewers were seen together, or all looked alike.</source>
        <translation>Die Übereinstimmung lässt sich nicht berechnen: Weniger als zwei Personen waren gleichzeitig zu sehen, oder alle sahen gleich aus.</translation>
    </message>
    <message>
        <source>Agreement is Krippendorff’s alpha at the interval level, over the bins: 1 where all viewers show the same joy in every bin, 0 where they are no more alike within a bin than across bins. Viewers who differ in how much they show lower it, even if they smile at the same moments. Its interval is the jackknife’s over viewers: it answers for other viewers of this content, not for other content. Of many viewers it is too narrow where alpha is near 0; below {least}, do not rely on it.</source>
        <translation>Die Übereinstimmung ist Krippendorffs Alpha auf Intervallniveau über die Abschnitte: 1, wenn alle Personen in jedem Abschnitt dieselbe Freude zeigen, 0, wenn sie sich innerhalb eines Abschnitts nicht ähnlicher sind als über die Abschnitte hinweg. Personen, die verschieden viel zeigen, senken es, auch wenn sie in denselben Momenten lächeln. Sein Intervall ist das Jackknife über die Personen: Es gilt für andere Personen bei diesem Inhalt, nicht für andere Inhalte. Bei vielen Personen ist es zu schmal, wenn Alpha nahe 0 liegt; unter {least} sollte man sich nicht darauf verlassen.</translation>
    </message>
    <message>
        <source>An AUC of {half} is no better than a coin toss, and 1 is perfect. Liking is what viewers report; it is never computed from smiles.</source>
        <translation>Eine AUC von {half} ist ein Münzwurf, 1 ist fehlerfrei. Gefallen ist, was die Personen sagen; aus dem Lächeln wird es nie berechnet.</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Best moments</source>
        <translation>Beste Momente</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Correlations are Spearman’s, over viewings; their intervals, and those of the AUC and of alpha, are jackknives over viewers.</source>
        <translation>Korrelationen sind die von Spearman, über alle Vorführungen; ihre Intervalle und die der AUC und von Alpha sind Jackknifes über die Personen.</translation>
    </message>
    <message>
        <source>Curves are in the content’s own time. A viewer’s joy in a second is the mean over its usable frames; a viewer without one is missing from it. A viewer smiles in a bin whose intensity reaches {smile_on}. Intervals of the curve hold for each bin by itself, not for all at once, and do not allow for a moment having been picked because it was high.</source>
        <translation>Kurven laufen in der Zeit des Inhalts. Die Freude einer Person in einer Sekunde ist der Mittelwert über ihre verwertbaren Bilder; eine Person ohne solche fehlt darin. Eine Person lächelt in einem Abschnitt, dessen Stärke {smile_on} erreicht. Die Intervalle der Kurve gelten für jeden Abschnitt einzeln, nicht für alle zugleich, und berücksichtigen nicht, dass ein Moment ausgesucht wurde, weil er hoch war.</translation>
    </message>
    <message>
        <source>Dark is the mean over each {time}, light the highest value in it.</source>
        <translation>Dunkel ist der Mittelwert über je {time}, hell der höchste Wert darin.</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Dotted lines: the viewer jumped or paused.</source>
        <translation>Punktierte Linien: Hier wurde gesprungen oder angehalten.</translation>
    </message>
    <message>
        <source>Each is rated by the time during which it was shown. A dash means that a usable face was seen for too short a time for a rating, or for an interval.</source>
        <translation>Jeder wird nach der Zeit bewertet, in der er gezeigt wurde. Ein Strich heißt, dass ein verwertbares Gesicht für eine Bewertung oder ein Intervall zu kurz zu sehen war.</translation>
    </message>
    <message>
        <source>Each viewer’s rating of a content is visible joy from 0 to 100, as docs/rating.md of {app} defines it; the rating of a viewer who did not see a content to its end does not count.</source>
        <translation>Die Bewertung eines Inhalts durch eine Person ist sichtbare Freude von 0 bis 100, wie docs/rating.md von {app} sie definiert; wer einen Inhalt nicht bis zum Ende gesehen hat, dessen Bewertung zählt nicht.</translation>
    </message>
    <message>
        <source>Face seen</source>
        <translation>Gesicht zu sehen</translation>
    </message>
    <message>
        <source>Face seen (&lt;code&gt;coverage&lt;/code&gt;)</source>
        <translation>Gesicht zu sehen (&lt;code&gt;coverage&lt;/code&gt;)</translation>
    </message>
    <message>
        <source>Face seen is the mean share of the time with a usable face, smiling the mean share of that time spent in smiles. Sessions do not say who the viewer was, so the intervals treat the viewers of different contents as different people.</source>
        <translation>„Gesicht zu sehen“ ist der mittlere Anteil der Zeit mit verwertbarem Gesicht, „lächelnd“ der mittlere Anteil dieser Zeit, der gelächelt wurde. Sitzungen sagen nicht, wer die Person war; darum behandeln die Intervalle die Personen verschiedener Inhalte als verschiedene.</translation>
    </message>
    <message>
        <source>Face seen, and quality</source>
        <translation>Gesicht zu sehen, und wie gut</translation>
    </message>
    <message>
        <source>Facing the screen</source>
        <translation>Blick zum Bildschirm</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Fahne</translation>
    </message>
    <message>
        <source>Flags are markers.</source>
        <translation>Fahnen sind Markierungen.</translation>
    </message>
    <message>
        <source>Flattest moments</source>
        <translation>Flachste Momente</translation>
    </message>
    <message>
        <source>Frames analysed</source>
        <translation>Untersuchte Bilder</translation>
    </message>
    <message>
        <source>Frames without a face or with a signal quality below {least} do not count. Each of the others stands for half the time to its neighbours; a running median over {seconds} s removes single wrong frames.</source>
        <translation>Bilder ohne Gesicht oder mit einer Signalqualität unter {least} zählen nicht. Jedes andere steht für die halbe Zeit bis zu seinen Nachbarn; ein gleitender Median über {seconds}&#xa0;s entfernt einzelne falsche Bilder.</translation>
    </message>
    <message>
        <source>From a spread of {sd} points between viewers (standard deviation), since this study&apos;s own is not known well enough; with a probability of {power}, for one comparison.</source>
        <translation>Bei einer Streuung von {sd} Punkten zwischen Personen (Standardabweichung), da die dieser Studie selbst nicht gut genug bekannt ist; mit einer Wahrscheinlichkeit von {power}, für einen Vergleich.</translation>
    </message>
    <message>
        <source>From this study&apos;s own spread: {sd} points between viewers, {paired} between one viewer&apos;s two ratings (standard deviations); with a probability of {power}, for one comparison.</source>
        <translation>Bei der Streuung dieser Studie selbst: {sd} Punkte zwischen Personen, {paired} zwischen zwei Bewertungen derselben Person (Standardabweichungen); mit einer Wahrscheinlichkeit von {power}, für einen Vergleich.</translation>
    </message>
    <message>
        <source>Gaps between frames</source>
        <translation>Lücken zwischen Bildern</translation>
    </message>
    <message>
        <source>Given afterwards; they are not part of the rating.</source>
        <translation>Danach gegeben; in die Bewertung gehen sie nicht ein.</translation>
    </message>
    <message>
        <source>Grey: left out by hand.</source>
        <translation>Grau: von Hand ausgelassen.</translation>
    </message>
    <message>
        <source>Hatched: no usable face.</source>
        <translation>Schraffiert: kein verwertbares Gesicht.</translation>
    </message>
    <message>
        <source>How happy the face looked on average, by the formula of an earlier version of the app.</source>
        <translation>Wie fröhlich das Gesicht im Mittel aussah, nach der Formel einer früheren Version des Programms.</translation>
    </message>
    <message>
        <source>How happy the face looked on average.</source>
        <translation>Wie fröhlich das Gesicht im Mittel aussah.</translation>
    </message>
    <message>
        <source>How happy the face looked on average; 95&#xa0;% interval {low} to {high}.</source>
        <translation>Wie fröhlich das Gesicht im Mittel aussah; 95-%-Intervall {low} bis {high}.</translation>
    </message>
    <message>
        <source>How it was computed</source>
        <translation>Wie gerechnet wurde</translation>
    </message>
    <message>
        <source>How much visible joy the face showed; whether the viewer liked what they saw is another question.</source>
        <translation>Wie viel sichtbare Freude das Gesicht zeigte; ob der Person gefiel, was sie sah, ist eine andere Frage.</translation>
    </message>
    <message>
        <source>If the app played a film in all sessions of a content, they are aligned by the film’s time: a moment that was seen twice counts once, and what a face did while the film was paused is left out. Other sessions are aligned by their own time: seconds since the first frame, without pauses. If such a session began late, its moments do not line up with those of the others.</source>
        <translation>Hat das Programm in allen Sitzungen eines Inhalts einen Film abgespielt, so werden sie nach der Zeit des Films übereinandergelegt: Ein Moment, der zweimal gesehen wurde, zählt einmal, und was ein Gesicht tat, während der Film angehalten war, bleibt weg. Andere Sitzungen werden nach ihrer eigenen Zeit übereinandergelegt: Sekunden seit dem ersten Bild, ohne Pausen. Begann eine solche Sitzung spät, passen ihre Momente nicht zu denen der anderen.</translation>
    </message>
    <message>
        <source>Independent moments</source>
        <translation>Unabhängige Momente</translation>
    </message>
    <message>
        <source>Intensity of visible joy is 0 up to a logit of {onset} (p_happy {onset_p}), 1 from {full} (p_happy {full_p}) on, and a straight line between them.</source>
        <translation>Die Stärke der sichtbaren Freude ist 0 bis zu einem Logit von {onset} (p_happy {onset_p}), 1 ab {full} (p_happy {full_p}) und dazwischen eine gerade Linie.</translation>
    </message>
    <message>
        <source>Intensity of visible joy over time</source>
        <translation>Stärke der sichtbaren Freude im Zeitverlauf</translation>
    </message>
    <message>
        <source>Intensity of visible joy, none to complete.</source>
        <translation>Stärke der sichtbaren Freude, von keine bis volle.</translation>
    </message>
    <message>
        <source>Intervals are 95&#xa0;% intervals, by Student’s t over sessions or viewers. Those of the curve hold for each bin by itself, not for all at once.</source>
        <translation>Intervalle sind 95-%-Intervalle nach Students t über Sitzungen oder Personen. Die der Kurve gelten für jeden Abschnitt einzeln, nicht für alle zugleich.</translation>
    </message>
    <message>
        <source>It must not be used for employees at work or pupils in education, nor for hiring, policing or diagnosis.</source>
        <translation>Die Bewertung darf nicht bei Beschäftigten am Arbeitsplatz oder bei Lernenden in Bildungseinrichtungen verwendet werden, nicht zur Personalauswahl und nicht für polizeiliche Zwecke oder Diagnosen.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Jumps in the content</source>
        <translation>Sprünge im Inhalt</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha is {alpha} ({share} interval {low} to {high}) over {viewers} viewers and {bins} bins of {seconds} s</source>
        <translation>Krippendorffs Alpha ist {alpha} (mit {share} Sicherheit {low} bis {high}), über {viewers} Personen und {bins} Abschnitte von {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha is {alpha} over {viewers} viewers and {bins} bins of {seconds} s; how certain that is cannot be computed from fewer than {least} viewers.</source>
        <translation>Krippendorffs Alpha ist {alpha}, über {viewers} Personen und {bins} Abschnitte von {seconds}&#xa0;s; wie sicher das ist, lässt sich bei weniger als {least} Personen nicht berechnen.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left out, and not included in any of the figures below:</source>
        <translation>Weggelassen und in keiner der Zahlen unten enthalten:</translation>
    </message>
    <message>
        <source>Longest time without a usable face</source>
        <translation>Längste Zeit ohne verwertbares Gesicht</translation>
    </message>
    <message>
        <source>Made by {app} {version} on this computer. This page contains figures and words, but no picture of anybody, and loads nothing from elsewhere.</source>
        <translation>Erstellt von {app} {version} auf diesem Computer. Diese Seite enthält Zahlen und Worte, aber kein Bild von irgendjemandem, und lädt nichts von anderswo.</translation>
    </message>
    <message>
        <source>Made by {app} {version} on this viewer’s computer. This page contains figures and words, but no picture of anybody, and loads nothing from elsewhere.</source>
        <translation>Erstellt von {app} {version} auf dem Computer dieser Person. Diese Seite enthält Zahlen und Worte, aber kein Bild von irgendjemandem, und lädt nichts von anderswo.</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Mean intensity of the tenth of the time in which it is highest.</source>
        <translation>Mittlere Stärke im Zehntel der Zeit, in dem sie am höchsten ist.</translation>
    </message>
    <message>
        <source>Mean intensity of the tenth of the time in which it is highest; in the last fifth of the time {end}.</source>
        <translation>Mittlere Stärke im Zehntel der Zeit, in dem sie am höchsten ist; im letzten Fünftel der Zeit {end}.</translation>
    </message>
    <message>
        <source>Mean over viewers ({fewest} to {most} seen at a time).</source>
        <translation>Mittel über alle Personen ({fewest} bis {most} gleichzeitig zu sehen).</translation>
    </message>
    <message>
        <source>Mean over viewers ({most} seen at a time).</source>
        <translation>Mittel über alle Personen ({most} gleichzeitig zu sehen).</translation>
    </message>
    <message>
        <source>Median signal quality</source>
        <translation>Median der Signalqualität</translation>
    </message>
    <message>
        <source>Method &lt;code&gt;{method}&lt;/code&gt;, {app} {version}, session &lt;code&gt;{session}&lt;/code&gt;.</source>
        <translation>Methode &lt;code&gt;{method}&lt;/code&gt;, {app} {version}, Sitzung &lt;code&gt;{session}&lt;/code&gt;.</translation>
    </message>
    <message>
        <source>Moments with the most joy</source>
        <translation>Momente mit der meisten Freude</translation>
    </message>
    <message>
        <source>No interval was computed.</source>
        <translation>Ein Intervall wurde nicht berechnet.</translation>
    </message>
    <message>
        <source>No interval: joy was the same throughout, so nothing shows how it would vary.</source>
        <translation>Kein Intervall: Die Freude war durchgehend gleich, also zeigt nichts, wie sie schwanken würde.</translation>
    </message>
    <message>
        <source>No interval: the session is too short for one; it takes {count} independent moments.</source>
        <translation>Kein Intervall: Dafür ist die Sitzung zu kurz, denn es braucht {count} unabhängige Momente.</translation>
    </message>
    <message>
        <source>No moment stands out: hardly any joy was seen.</source>
        <translation>Kein Moment ragt heraus: Es war kaum Freude zu sehen.</translation>
    </message>
    <message>
        <source>No rating: at least {least} viewers need a rating that counts, and {rated} of {viewers} have one.</source>
        <translation>Keine Bewertung: Dafür braucht es {least} Personen mit einer gültigen, und {rated} von {viewers} haben eine.</translation>
    </message>
    <message>
        <source>No resting face was measured: a typical one (logit {logit}, p_happy {p}) was assumed. A viewer whose mouth is by nature more upturned may be rated too high.</source>
        <translation>Ein entspanntes Gesicht wurde nicht gemessen: Angenommen wurde ein typisches (Logit {logit}, p_happy {p}). Eine Person, deren Mundwinkel von Natur aus höher stehen, wird vielleicht zu hoch bewertet.</translation>
    </message>
    <message>
        <source>No usable face was seen in these sessions.</source>
        <translation>In diesen Sitzungen war kein verwertbares Gesicht zu sehen.</translation>
    </message>
    <message>
        <source>No usable face was seen in this session.</source>
        <translation>In dieser Sitzung war kein verwertbares Gesicht zu sehen.</translation>
    </message>
    <message>
        <source>No usable face was seen.</source>
        <translation>Es war kein verwertbares Gesicht zu sehen.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>None found.</source>
        <translation>Keines gefunden.</translation>
    </message>
    <message>
        <source>Not known for several viewers.</source>
        <translation>Bei mehreren Personen nicht bekannt.</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Nicht bekannt.</translation>
    </message>
    <message>
        <source>Not known: no resting face was measured, and the camera may be beside the screen.</source>
        <translation>Nicht bekannt: Ein entspanntes Gesicht wurde nicht gemessen, und die Kamera steht vielleicht neben dem Bildschirm.</translation>
    </message>
    <message>
        <source>Not known: the face was found for too little of the time.</source>
        <translation>Nicht bekannt: Das Gesicht wurde zu selten gefunden.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nothing was analysed, so there is nothing to draw.</source>
        <translation>Es wurde nichts untersucht, also gibt es nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Numbers are the best moments.</source>
        <translation>Die Zahlen sind die besten Momente.</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>With one session, there is no way to know whether other viewers would react alike, or how much of this rating is due to the viewer.</source>
        <translation>Eine einzige Sitzung: Ob andere Personen ebenso reagieren würden und wie viel von dieser Bewertung an der Person liegt, ist nicht zu erkennen.</translation>
    </message>
    <message>
        <source>One viewer at a time.</source>
        <translation>Eine Person zur selben Zeit.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Plain mean</source>
        <translation>Einfacher Mittelwert</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Ratings and answers</source>
        <translation>Bewertungen und Antworten</translation>
    </message>
    <message>
        <source>Ratings of all sessions, by content</source>
        <translation>Bewertungen aller Sitzungen, nach Inhalt</translation>
    </message>
    <message>
        <source>Ratings of the contents, with those of their viewers</source>
        <translation>Bewertungen der Inhalte, mit denen ihrer Personen</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Signal quality is higher the better the face could be seen; below the dashed line, frames do not count.</source>
        <translation>Die Signalqualität ist umso höher, je besser das Gesicht zu sehen war; unter der gestrichelten Linie zählt ein Bild nicht.</translation>
    </message>
    <message>
        <source>Smiles</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation of stars with rating</source>
        <translation>Spearmans Korrelation der Sterne mit der Bewertung</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Stars and rating correlate with {r} (Spearman; 95&#xa0;% interval {low} to {high}, {count} sessions).</source>
        <translation>Sterne und Bewertung korrelieren mit {r} (Spearman; 95-%-Intervall {low} bis {high}, {count} Sitzungen).</translation>
    </message>
    <message>
        <source>Strongest tenth</source>
        <translation>Stärkstes Zehntel</translation>
    </message>
    <message>
        <source>The 95&#xa0;% interval comes from overlapping batch means over the session, with Wilson’s formula and Student’s t.</source>
        <translation>Das 95-%-Intervall stammt aus überlappenden Blockmitteln über die Sitzung, mit Wilsons Formel und Students t.</translation>
    </message>
    <message>
        <source>The band is the 95&#xa0;% interval of each mean over viewers, where at least {least} were seen.</source>
        <translation>Das Band ist das 95-%-Intervall jedes Mittelwerts über die Personen, sofern mindestens {least} zu sehen waren.</translation>
    </message>
    <message>
        <source>The built-in demo clip was rated; nobody was watched.</source>
        <translation>Bewertet wurde der mitgelieferte Democlip; niemand wurde betrachtet.</translation>
    </message>
    <message>
        <source>The expression model that comes with {app} may be used for non-commercial research only, and so may everything that is based on it.</source>
        <translation>Das mitgelieferte Ausdrucksmodell von {app} und alles, was auf ihm beruht, darf nur für nichtkommerzielle Forschung verwendet werden.</translation>
    </message>
    <message>
        <source>The face is that of a recording. On {moment} {person} attested that the people in it know of the rating and agreed to it.</source>
        <translation>Das Gesicht stammt aus einer Aufnahme. Am {moment} wurde von {person} bestätigt, dass die Menschen darin von der Bewertung wissen und ihr zugestimmt haben.</translation>
    </message>
    <message>
        <source>The files beside this page</source>
        <translation>Die Dateien neben dieser Seite</translation>
    </message>
    <message>
        <source>The files beside this page, and what every column means</source>
        <translation>Die Dateien neben dieser Seite, und was jede Spalte bedeutet</translation>
    </message>
    <message>
        <source>The interval says where this viewer&apos;s rating would settle in an endless viewing of the same kind, with a confidence of {share}.</source>
        <translation>Das Intervall sagt, wo sich die Bewertung dieser Person bei endlosem Ansehen derselben Art einpendeln würde, mit einer Sicherheit von {share}.</translation>
    </message>
    <message>
        <source>The network was unsure {share} of the time: it saw joy together with something else, as it does in distress and in speech.</source>
        <translation>Das Netz war {share} der Zeit unsicher: Es sah Freude neben etwas anderem, wie bei Kummer und beim Sprechen.</translation>
    </message>
    <message>
        <source>The next study</source>
        <translation>Die nächste Studie</translation>
    </message>
    <message>
        <source>The rating is that of an earlier version of the app (&lt;code&gt;{method}&lt;/code&gt;: 100 times the mean of p_happy). The chart and the best moments were computed again, as described here.</source>
        <translation>Die Bewertung ist die einer früheren Version des Programms (&lt;code&gt;{method}&lt;/code&gt;: 100-mal der Mittelwert von p_happy). Diagramm und beste Momente wurden neu berechnet, wie hier beschrieben.</translation>
    </message>
    <message>
        <source>The rating on its scale from 0 to 100</source>
        <translation>Die Bewertung auf ihrer Skala von 0 bis 100</translation>
    </message>
    <message>
        <source>The row of bars below marks the smiles.</source>
        <translation>Die Reihe der Balken darunter zeigt das Lächeln.</translation>
    </message>
    <message>
        <source>The row “away” shows when the head was turned away from the screen.</source>
        <translation>Die Reihe „abgewandt“ zeigt, wann der Kopf vom Bildschirm abgewandt war.</translation>
    </message>
    <message>
        <source>The smiles with the most joy (squared intensity, summed over time), greatest first.</source>
        <translation>Das Lächeln mit der meisten Freude (Quadrat der Stärke, über die Zeit summiert), das größte zuerst.</translation>
    </message>
    <message>
        <source>The smiles with the most joy (squared intensity, summed over time), greatest first; {shown} of {count}.</source>
        <translation>Das Lächeln mit der meisten Freude (Quadrat der Stärke, über die Zeit summiert), das größte zuerst; {shown} von {count}.</translation>
    </message>
    <message>
        <source>The viewer read the notice, version {version}, and agreed to it on {moment}, before the camera opened.</source>
        <translation>Die Person las den Hinweis, Version {version}, und willigte am {moment} ein, bevor die Kamera geöffnet wurde.</translation>
    </message>
    <message>
        <source>The viewer&apos;s resting face was measured over {time} (logit {logit}, p_happy {p}) and followed slowly, with a time constant of {constant}; their expression was measured against it.</source>
        <translation>Das entspannte Gesicht der Person wurde über {time} gemessen (Logit {logit}, p_happy {p}) und langsam nachgeführt, mit einer Zeitkonstante von {constant}; ihr Ausdruck wurde daran gemessen.</translation>
    </message>
    <message>
        <source>The viewer&apos;s resting face was measured over {time} (logit {logit}, p_happy {p}); their expression was measured against it.</source>
        <translation>Das entspannte Gesicht der Person wurde über {time} gemessen (Logit {logit}, p_happy {p}); ihr Ausdruck wurde daran gemessen.</translation>
    </message>
    <message>
        <source>There is no interval with fewer than {least} viewers.</source>
        <translation>Bei weniger als {least} Personen gibt es kein Intervall.</translation>
    </message>
    <message>
        <source>There is no rating: a usable face was seen for {time}, and a rating needs {seconds} s and {frames} frames.</source>
        <translation>Es gibt keine Bewertung: Ein verwertbares Gesicht war {time} lang zu sehen, und eine Bewertung braucht {seconds}&#xa0;s und {frames} Bilder.</translation>
    </message>
    <message>
        <source>There is no rating: a usable face was seen {share} of the time, and a rating needs {least}.</source>
        <translation>Es gibt keine Bewertung: Ein verwertbares Gesicht war {share} der Zeit zu sehen, und eine Bewertung braucht {least}.</translation>
    </message>
    <message>
        <source>There is no rating: no usable face was seen.</source>
        <translation>Es gibt keine Bewertung: Es war kein verwertbares Gesicht zu sehen.</translation>
    </message>
    <message>
        <source>There is no rating: no frame was analysed.</source>
        <translation>Es gibt keine Bewertung: Kein einziges Bild wurde untersucht.</translation>
    </message>
    <message>
        <source>There is only one moment, so there is nothing to draw over time.</source>
        <translation>Es gibt nur einen Moment, also lässt sich kein Verlauf zeichnen.</translation>
    </message>
    <message>
        <source>These stretches were left out of the rating and of every figure on this page by hand; the curve above still shows them.</source>
        <translation>Diese Abschnitte wurden von Hand aus der Bewertung und aus allen Zahlen auf dieser Seite ausgelassen; die Kurve oben zeigt sie noch.</translation>
    </message>
    <message>
        <source>This session was cut off. The page shows what had been saved until then.</source>
        <translation>Diese Sitzung brach ab. Die Seite zeigt, was bis dahin gespeichert war.</translation>
    </message>
    <message>
        <source>Times below the chart are the film’s.</source>
        <translation>Die Zeiten unter dem Diagramm sind die des Films.</translation>
    </message>
    <message>
        <source>Detecting a difference of {difference} points takes {paired} viewers who see both, or {each} viewers for each.</source>
        <translation>Um {difference} Punkte Unterschied zu erkennen, braucht es {paired} Personen, die beide sehen, oder {each} je Inhalt.</translation>
    </message>
    <message>
        <source>Two contents are compared in pairs (Student’s t over each viewer’s difference) if at least {paired} viewers saw both; else by Welch’s t between two groups of at least {group} who saw one each. There is no interval if fewer than {differing} viewers differ or smiled. With several comparisons p is corrected by Holm’s method; the intervals are each for itself.</source>
        <translation>Zwei Inhalte werden paarweise verglichen (Students t über die Differenz jeder Person), wenn mindestens {paired} Personen beide gesehen haben; sonst nach Welchs t zwischen zwei Gruppen von mindestens {group}, die je einen gesehen haben. Es gibt kein Intervall, wenn sich weniger als {differing} Personen unterscheiden oder gelächelt haben. Bei mehreren Vergleichen wird p nach Holm korrigiert; die Intervalle gelten jedes für sich.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Viewer’s stars</source>
        <translation>Sterne der Person</translation>
    </message>
    <message>
        <source>Visible joy</source>
        <translation>Sichtbare Freude</translation>
    </message>
    <message>
        <source>Visible joy and smiling viewers over the time of {content}</source>
        <translation>Sichtbare Freude und lächelnde Personen über die Zeit von {content}</translation>
    </message>
    <message>
        <source>Visible joy over the time of the film, in bins of {seconds} s.</source>
        <translation>Sichtbare Freude über die Zeit des Films, in Abschnitten von {seconds}&#xa0;s.</translation>
    </message>
    <message>
        <source>Visible joy over the time of the session, in bins of {seconds} s.</source>
        <translation>Sichtbare Freude über die Zeit der Sitzung, in Abschnitten von {seconds}&#xa0;s.</translation>
    </message>
    <message>
        <source>Visible joy over time, mean over viewers</source>
        <translation>Sichtbare Freude im Zeitverlauf, Mittel über alle Personen</translation>
    </message>
    <message>
        <source>Visible joy, 0 to 100. A dot is a session; the diamond is their mean, with its 95&#xa0;% interval over sessions (for a single session, that session’s own interval).</source>
        <translation>Sichtbare Freude, 0 bis 100. Ein Punkt ist eine Sitzung; die Raute ist ihr Mittelwert mit seinem 95-%-Intervall über die Sitzungen (bei einer einzigen Sitzung mit deren eigenem Intervall).</translation>
    </message>
    <message>
        <source>Visible joy, 0 to 100. A dot is a session; the diamond is their mean, with its 95&#xa0;% interval over sessions.</source>
        <translation>Sichtbare Freude, 0 bis 100. Ein Punkt ist eine Sitzung; die Raute ist ihr Mittelwert mit seinem 95-%-Intervall über die Sitzungen.</translation>
    </message>
    <message>
        <source>Visible joy, 0 to 100. A dot is a viewer; the diamond is their mean, with its 95&#xa0;% interval over viewers. 0 means that no joy was seen; it never means that a film is bad.</source>
        <translation>Sichtbare Freude, 0 bis 100. Ein Punkt ist eine Person; die Raute ist ihr Mittelwert mit seinem 95-%-Intervall über die Personen. 0 heißt, dass keine Freude zu sehen war, und nie, dass ein Film schlecht ist.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>What every column means</source>
        <translation>Was jede Spalte bedeutet</translation>
    </message>
    <message>
        <source>What fools it</source>
        <translation>Was es täuscht</translation>
    </message>
    <message>
        <source>The missing part counts as time without a face.</source>
        <translation>Was fehlt, zählt als Zeit ohne Gesicht.</translation>
    </message>
    <message>
        <source>What it does not mean</source>
        <translation>Was sie nicht bedeutet</translation>
    </message>
    <message>
        <source>What it must not be used for</source>
        <translation>Wofür sie nicht verwendet werden darf</translation>
    </message>
    <message>
        <source>With J for the mean over time of the squared intensity, the rating is 100 · ln(1 + J / {knee}) / ln(1 + 1 / {knee}): the first smiles count most.</source>
        <translation>Mit J als zeitlichem Mittel der quadrierten Stärke ist die Bewertung 100 · ln(1 + J / {knee}) / ln(1 + 1 / {knee}): Das erste Lächeln zählt am meisten.</translation>
    </message>
    <message>
        <source>a face at rest throughout</source>
        <translation>durchgehend entspanntes Gesicht</translation>
    </message>
    <message>
        <source>a head turned this far from its resting pose looks away</source>
        <translation>ein Kopf, der so weit von seiner Ruhelage weggedreht ist, blickt weg</translation>
    </message>
    <message>
        <source>a smile begins and ends here</source>
        <translation>hier beginnt und endet ein Lächeln</translation>
    </message>
    <message>
        <source>a smile reaches this</source>
        <translation>das erreicht ein Lächeln</translation>
    </message>
    <message>
        <source>a usable face {share} of the time</source>
        <translation>ein verwertbares Gesicht {share} der Zeit</translation>
    </message>
    <message>
        <source>a viewer who was away</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>agreement of the viewers, second by second: Krippendorff&apos;s alpha</source>
        <translation>Übereinstimmung der Personen, Sekunde für Sekunde: Krippendorffs Alpha</translation>
    </message>
    <message>
        <source>agreement of the viewers: Krippendorff&apos;s alpha, interval level, over bins</source>
        <translation>Übereinstimmung der Personen: Krippendorffs Alpha, Intervallniveau, über die Abschnitte</translation>
    </message>
    <message>
        <source>agreement α</source>
        <translation>Übereinstimmung α</translation>
    </message>
    <message>
        <source>all answers are alike</source>
        <translation>alle Antworten sind gleich</translation>
    </message>
    <message>
        <source>all that occur in these sessions</source>
        <translation>alle, die in den Sitzungen vorkommen</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>ein anderer Grund</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>as in sessions.csv</source>
        <translation>wie in sessions.csv</translation>
    </message>
    <message>
        <source>as in the exported files</source>
        <translation>wie in den exportierten Dateien</translation>
    </message>
    <message>
        <source>at</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abgewandt</translation>
    </message>
    <message>
        <source>away once</source>
        <translation>einmal abgewandt</translation>
    </message>
    <message>
        <source>away {count} times</source>
        <translation>{count}-mal abgewandt</translation>
    </message>
    <message>
        <source>because of</source>
        <translation>wegen</translation>
    </message>
    <message>
        <source>beginning of the bin, of the film or of the sessions: time_axis in contents.csv says which</source>
        <translation>Anfang des Abschnitts, im Film oder in den Sitzungen: time_axis in contents.csv sagt, worin</translation>
    </message>
    <message>
        <source>beginning of the second, in the item&apos;s own time</source>
        <translation>Anfang der Sekunde, in der Zeit des Inhalts</translation>
    </message>
    <message>
        <source>viewers who gave them; the intervals are jackknives over these viewers</source>
        <translation>Personen, von denen sie stammen; die Intervalle sind Jackknifes über diese Personen</translation>
    </message>
    <message>
        <source>best: with the most joy; flattest: with the least, which does not mean that it is a bad one</source>
        <translation>best: mit der meisten Freude; flattest: mit der wenigsten, was nicht schlecht heißt</translation>
    </message>
    <message>
        <source>bins in which at least two of them were seen</source>
        <translation>Abschnitte, in denen mindestens zwei von ihnen zu sehen waren</translation>
    </message>
    <message>
        <source>code of the viewer</source>
        <translation>Code der Person</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>volle</translation>
    </message>
    <message>
        <source>complete joy throughout</source>
        <translation>durchgehend volle Freude</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>eating</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>empty if</source>
        <translation>leer, wenn</translation>
    </message>
    <message>
        <source>face seen</source>
        <translation>Gesicht zu sehen</translation>
    </message>
    <message>
        <source>fewer than 2 have one</source>
        <translation>weniger als 2 eine haben</translation>
    </message>
    <message>
        <source>fewer than 2 sessions have a rating</source>
        <translation>weniger als 2 Sitzungen eine Bewertung haben</translation>
    </message>
    <message>
        <source>fewer than 3 sessions have a rating, or the only session was too short for an interval</source>
        <translation>weniger als 3 Sitzungen eine Bewertung haben; bei einer einzigen, wenn sie dafür zu kurz war</translation>
    </message>
    <message>
        <source>fewer than 5 viewers have a rating</source>
        <translation>weniger als 5 Personen eine Bewertung haben</translation>
    </message>
    <message>
        <source>fewer than 8 sessions have both, or all are alike</source>
        <translation>weniger als 8 Sitzungen beides haben, oder alle gleich sind</translation>
    </message>
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>for how long</source>
        <translation>wie lange</translation>
    </message>
    <message>
        <source>frames of lower signal quality do not count</source>
        <translation>Bilder mit niedrigerer Signalqualität zählen nicht</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>half</source>
        <translation>halbe</translation>
    </message>
    <message>
        <source>number of those sessions, rated by the same method</source>
        <translation>wie viele das sind, nach derselben Methode bewertet</translation>
    </message>
    <message>
        <source>how often a viewing with such an answer is rated higher than one without</source>
        <translation>wie oft eine Vorführung mit einer solchen Antwort höher bewertet ist als eine ohne</translation>
    </message>
    <message>
        <source>In every frame the face is found and aligned, and a small neural network, &lt;bdi&gt;{model}&lt;/bdi&gt;, distinguishes &lt;code&gt;{classes}&lt;/code&gt; and &lt;code&gt;{last}&lt;/code&gt;. p_happy is the probability that it gives to a happy face.</source>
        <translation>In jedem Bild wird das Gesicht gesucht und ausgerichtet, und ein kleines neuronales Netz, &lt;bdi&gt;{model}&lt;/bdi&gt;, unterscheidet &lt;code&gt;{classes}&lt;/code&gt; und &lt;code&gt;{last}&lt;/code&gt;. p_happy ist die Wahrscheinlichkeit, die es einem fröhlichen Gesicht gibt.</translation>
    </message>
    <message>
        <source>above {middle}</source>
        <translation>über {middle}</translation>
    </message>
    <message>
        <source>how slowly the viewer&apos;s resting face is followed where it changes; 0 keeps it fixed</source>
        <translation>wie langsam dem entspannten Gesicht der Person gefolgt wird, wenn es sich ändert; 0 hält es fest</translation>
    </message>
    <message>
        <source>id of the item</source>
        <translation>Kennung des Inhalts</translation>
    </message>
    <message>
        <source>id of the item; neutral is the neutral clip</source>
        <translation>Kennung des Inhalts; neutral ist der neutrale Clip</translation>
    </message>
    <message>
        <source>id of the one content</source>
        <translation>Kennung des einen Inhalts</translation>
    </message>
    <message>
        <source>id of the other</source>
        <translation>Kennung des anderen</translation>
    </message>
    <message>
        <source>id of the question after each item, or stars</source>
        <translation>Kennung der Frage nach jedem Inhalt, oder stars</translation>
    </message>
    <message>
        <source>in the content</source>
        <translation>im Inhalt</translation>
    </message>
    <message>
        <source>in the item&apos;s own time</source>
        <translation>in der Zeit des Inhalts</translation>
    </message>
    <message>
        <source>intensity</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>it is a choice, or all are alike</source>
        <translation>es eine Auswahl ist oder alle gleich sind</translation>
    </message>
    <message>
        <source>it is too short for one, or joy was the same throughout</source>
        <translation>sie dafür zu kurz ist oder die Freude durchgehend gleich war</translation>
    </message>
    <message>
        <source>joy</source>
        <translation>Freude</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>longest session</source>
        <translation>längste Sitzung</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval</source>
        <translation>unteres Ende ihres 95-%-Intervalls</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval (Fisher)</source>
        <translation>unteres Ende ihres 95-%-Intervalls (Fisher)</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval (jackknife over viewers)</source>
        <translation>unteres Ende ihres 95-%-Intervalls (Jackknife über die Personen)</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval (t over sessions; for one session, its own)</source>
        <translation>unteres Ende ihres 95-%-Intervalls (t über die Sitzungen; bei einer einzigen deren eigenes)</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval over viewers</source>
        <translation>unteres Ende ihres 95-%-Intervalls über die Personen</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval over viewers, of this second alone</source>
        <translation>unteres Ende ihres 95-%-Intervalls über die Personen, nur dieser Sekunde</translation>
    </message>
    <message>
        <source>lower end of its 95 % interval within the session</source>
        <translation>unteres Ende ihres 95-%-Intervalls innerhalb der Sitzung</translation>
    </message>
    <message>
        <source>mean joy</source>
        <translation>mittlere Freude</translation>
    </message>
    <message>
        <source>mean of each viewer&apos;s rating minus their rating of the neutral clip; the interval is Student&apos;s t</source>
        <translation>Mittelwert der Bewertung jeder Person abzüglich ihrer eigenen des neutralen Clips; das Intervall ist Students t</translation>
    </message>
    <message>
        <source>mean of the stars that viewers gave</source>
        <translation>Mittelwert der Sterne, die die Personen gaben</translation>
    </message>
    <message>
        <source>mean rating</source>
        <translation>mittlere Bewertung</translation>
    </message>
    <message>
        <source>mean rating of the first minus that of the second</source>
        <translation>mittlere Bewertung des ersten abzüglich der des zweiten</translation>
    </message>
    <message>
        <source>mean rating over sessions</source>
        <translation>mittlere Bewertung über die Sitzungen</translation>
    </message>
    <message>
        <source>mean share of that time spent smiling</source>
        <translation>mittlerer Anteil dieser Zeit, der gelächelt wurde</translation>
    </message>
    <message>
        <source>mean share of the time with a usable face</source>
        <translation>mittlerer Anteil der Zeit mit verwertbarem Gesicht</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>median rating</source>
        <translation>Median der Bewertungen</translation>
    </message>
    <message>
        <source>median,&lt;br&gt;std. deviation</source>
        <translation>Median,&lt;br&gt;Std.-Abweichung</translation>
    </message>
    <message>
        <source>more than {count}</source>
        <translation>mehr als {count}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>never away</source>
        <translation>nie abgewandt</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no rating</source>
        <translation>keine Bewertung</translation>
    </message>
    <message>
        <source>no rating: too few viewers</source>
        <translation>keine Bewertung: zu wenige Personen</translation>
    </message>
    <message>
        <source>no session has a rating</source>
        <translation>keine Sitzung eine Bewertung hat</translation>
    </message>
    <message>
        <source>nobody gave any</source>
        <translation>niemand welche gab</translation>
    </message>
    <message>
        <source>nobody has a rating</source>
        <translation>niemand eine Bewertung hat</translation>
    </message>
    <message>
        <source>nobody saw it</source>
        <translation>niemand ihn gesehen hat</translation>
    </message>
    <message>
        <source>nobody was seen then</source>
        <translation>zu der Zeit niemand zu sehen war</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>keinem davon</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>notiert</translation>
    </message>
    <message>
        <source>of 100</source>
        <translation>von 100</translation>
    </message>
    <message>
        <source>of 5 stars</source>
        <translation>von 5 Sternen</translation>
    </message>
    <message>
        <source>probability of a difference this large if there is none; for a single comparison</source>
        <translation>eines so großen Unterschieds, wenn es keinen gibt; für einen einzelnen Vergleich</translation>
    </message>
    <message>
        <source>share of all other sessions that are rated lower</source>
        <translation>wie viele aller anderen Sitzungen niedriger bewertet sind</translation>
    </message>
    <message>
        <source>share of the content&apos;s other sessions that are rated lower</source>
        <translation>wie viele der anderen Sitzungen des Inhalts niedriger bewertet sind</translation>
    </message>
    <message>
        <source>of the event, as in its table</source>
        <translation>des Ereignisses, wie in seiner Tabelle</translation>
    </message>
    <message>
        <source>of the event, in the item&apos;s own time</source>
        <translation>des Ereignisses, in der Zeit des Inhalts</translation>
    </message>
    <message>
        <source>of the event; its beginning for an instant</source>
        <translation>des Ereignisses; bei einem Augenblick sein Anfang</translation>
    </message>
    <message>
        <source>of the film or of the sessions: time_axis in contents.csv says which</source>
        <translation>im Film oder in den Sitzungen: time_axis in contents.csv sagt, worin</translation>
    </message>
    <message>
        <source>share of the rated viewers who smiled at all</source>
        <translation>Anteil der bewerteten Personen, die überhaupt gelächelt haben</translation>
    </message>
    <message>
        <source>of the time in which the face was found.</source>
        <translation>der Zeit, in der das Gesicht gefunden wurde.</translation>
    </message>
    <message>
        <source>of the time that was spent in smiles</source>
        <translation>Anteil der Zeit, der gelächelt wurde</translation>
    </message>
    <message>
        <source>of the time with a usable face</source>
        <translation>Anteil der Zeit mit verwertbarem Gesicht</translation>
    </message>
    <message>
        <source>of the time with a usable face.</source>
        <translation>der Zeit mit verwertbarem Gesicht.</translation>
    </message>
    <message>
        <source>share of the viewers who smiled in it</source>
        <translation>Anteil der Personen, die darin gelächelt haben</translation>
    </message>
    <message>
        <source>share of the viewers who smiled in the moment</source>
        <translation>Anteil der Personen, die in dem Moment gelächelt haben</translation>
    </message>
    <message>
        <source>of them smiled</source>
        <translation>davon gelächelt</translation>
    </message>
    <message>
        <source>viewers with a rating that counts</source>
        <translation>davon mit einer Bewertung, die zählt</translation>
    </message>
    <message>
        <source>of this content</source>
        <translation>dieses Inhalts</translation>
    </message>
    <message>
        <source>rating of what was seen, whether all or only part of it</source>
        <translation>dessen, was gesehen wurde, ganz oder zum Teil</translation>
    </message>
    <message>
        <source>of {count} others</source>
        <translation>von {count} anderen</translation>
    </message>
    <message>
        <source>with fewer usable frames than this, there is no rating</source>
        <translation>bei weniger verwertbaren Bildern gibt es keine Bewertung</translation>
    </message>
    <message>
        <source>with less time than this with usable frames, there is no rating</source>
        <translation>bei weniger Zeit mit verwertbaren Bildern gibt es keine Bewertung</translation>
    </message>
    <message>
        <source>paired: the same viewers saw both; groups: different ones (Welch); nothing where none</source>
        <translation>paired: dieselben Personen sahen beide; groups: verschiedene (Welch); nichts, wenn es keinen Vergleich gibt</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>percentile&lt;br&gt;of all</source>
        <translation>Prozentrang&lt;br&gt;unter allen</translation>
    </message>
    <message>
        <source>percentile&lt;br&gt;of its content</source>
        <translation>Prozentrang&lt;br&gt;im Inhalt</translation>
    </message>
    <message>
        <source>points of 100</source>
        <translation>Punkte von 100</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>rank correlation of rating and answer</source>
        <translation>Rangkorrelation von Bewertung und Antwort</translation>
    </message>
    <message>
        <source>rank correlation with the rating {estimate}</source>
        <translation>Rangkorrelation mit der Bewertung {estimate}</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>rating minus the same viewer&apos;s rating of the neutral clip</source>
        <translation>Bewertung abzüglich der des neutralen Clips durch dieselbe Person</translation>
    </message>
    <message>
        <source>rating {mean}</source>
        <translation>Bewertung {mean}</translation>
    </message>
    <message>
        <source>rating {mean} ({low} to {high})</source>
        <translation>Bewertung {mean} ({low} bis {high})</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>seen through &lt;bdi&gt;{source}&lt;/bdi&gt;</source>
        <translation>gesehen durch &lt;bdi&gt;{source}&lt;/bdi&gt;</translation>
    </message>
    <message>
        <source>session of (UTC)</source>
        <translation>Sitzung vom (UTC)</translation>
    </message>
    <message>
        <source>session report</source>
        <translation>Sitzungsbericht</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>sessions with a rating</source>
        <translation>Sitzungen mit Bewertung</translation>
    </message>
    <message>
        <source>sessions with both stars and a rating</source>
        <translation>Sitzungen mit Sternen und Bewertung</translation>
    </message>
    <message>
        <source>sessions with stars</source>
        <translation>Sitzungen mit Sternen</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>share of all joy</source>
        <translation>Anteil an aller Freude</translation>
    </message>
    <message>
        <source>shorter looks away, and shorter looks back, do not count</source>
        <translation>kürzeres Wegblicken und kürzeres Zurückblicken zählen nicht</translation>
    </message>
    <message>
        <source>shorter smiles do not count</source>
        <translation>kürzeres Lächeln zählt nicht</translation>
    </message>
    <message>
        <source>shortest session</source>
        <translation>kürzeste Sitzung</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>smiled</source>
        <translation>gelächelt</translation>
    </message>
    <message>
        <source>smiles</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>smiling</source>
        <translation>lächelnd</translation>
    </message>
    <message>
        <source>standard deviation between viewers that this is computed from</source>
        <translation>Standardabweichung zwischen Personen, aus der es stammt</translation>
    </message>
    <message>
        <source>standard deviation of a viewer&apos;s difference that this is computed from</source>
        <translation>Standardabweichung der Differenz einer Person, aus der es stammt</translation>
    </message>
    <message>
        <source>standard deviation of the ratings, by n - 1</source>
        <translation>Standardabweichung der Bewertungen, mit n&#xa0;−&#xa0;1</translation>
    </message>
    <message>
        <source>standard deviation of the viewers&apos; ratings, by n - 1</source>
        <translation>Standardabweichung der Bewertungen der Personen, mit n&#xa0;−&#xa0;1</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>strongest at</source>
        <translation>am stärksten bei</translation>
    </message>
    <message>
        <source>study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>study report</source>
        <translation>Studienbericht</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>the answers that auc distinguishes from the others</source>
        <translation>die Antworten, die auc von den anderen unterscheidet</translation>
    </message>
    <message>
        <source>the mean joy at which the rating&apos;s curve bends</source>
        <translation>die mittlere Freude, bei der sich die Kurve der Bewertung biegt</translation>
    </message>
    <message>
        <source>the rating distinguishes “{answer}” from the other answers with an AUC of {estimate}</source>
        <translation>die Bewertung unterscheidet „{answer}“ von den anderen Antworten mit einer AUC von {estimate}</translation>
    </message>
    <message>
        <source>the same, corrected for all comparisons here (Holm)</source>
        <translation>dasselbe, korrigiert für alle Vergleiche hier (Holm)</translation>
    </message>
    <message>
        <source>the session&apos;s rating</source>
        <translation>die Bewertung der Sitzung</translation>
    </message>
    <message>
        <source>the typical resting face; a viewer&apos;s own is moved here</source>
        <translation>das typische entspannte Gesicht; das einer Person wird hierher verschoben</translation>
    </message>
    <message>
        <source>the user of this computer</source>
        <translation>der Person an diesem Computer</translation>
    </message>
    <message>
        <source>the viewer gave no answer</source>
        <translation>die Person nicht geantwortet hat</translation>
    </message>
    <message>
        <source>the viewer did not see it to its end, or too little of their face was seen</source>
        <translation>die Person ihn nicht bis zum Ende gesehen hat oder ihr Gesicht zu wenig zu sehen war</translation>
    </message>
    <message>
        <source>the viewer&apos;s rating that counts</source>
        <translation>die Bewertung der Person, die zählt</translation>
    </message>
    <message>
        <source>there are fewer than 2 viewers, or all showed the same throughout</source>
        <translation>es weniger als 2 Personen sind oder alle durchgehend dasselbe zeigten</translation>
    </message>
    <message>
        <source>there are fewer than 3 viewers</source>
        <translation>es weniger als 3 Personen sind</translation>
    </message>
    <message>
        <source>there are fewer than 3 viewers, or nobody was seen then</source>
        <translation>es weniger als 3 Personen sind oder zu der Zeit niemand zu sehen war</translation>
    </message>
    <message>
        <source>there are fewer than 8 others</source>
        <translation>es weniger als 8 andere gibt</translation>
    </message>
    <message>
        <source>there are too few of one kind, or it is perfect</source>
        <translation>es von einer Sorte zu wenige sind oder es fehlerfrei ist</translation>
    </message>
    <message>
        <source>there is no alpha, or fewer than 4 viewers</source>
        <translation>es kein Alpha gibt oder es weniger als 4 Personen sind</translation>
    </message>
    <message>
        <source>there is no neutral clip, or fewer than 8 viewers have ratings of both, or smiled</source>
        <translation>es keinen neutralen Clip gibt oder weniger als 8 Personen beide Bewertungen haben oder gelächelt haben</translation>
    </message>
    <message>
        <source>there is no neutral clip, or no rating of both</source>
        <translation>es keinen neutralen Clip gibt oder eine der beiden Bewertungen fehlt</translation>
    </message>
    <message>
        <source>there is no such number below 100,000</source>
        <translation>es unter 100.000 keine solche Zahl gibt</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>too few viewers saw both, or each of them, or hardly anybody smiled</source>
        <translation>zu wenige Personen beide oder je einen sahen oder fast niemand gelächelt hat</translation>
    </message>
    <message>
        <source>true difference to be detected in 80 of 100 studies</source>
        <translation>wahrer Unterschied, der in 80 von 100 Studien gefunden werden soll</translation>
    </message>
    <message>
        <source>a head turned back to within this faces the screen again</source>
        <translation>so weit zurückgedreht, ist er dem Bildschirm wieder zugewandt</translation>
    </message>
    <message>
        <source>two frames further apart than this have a gap between them, of which only this much counts</source>
        <translation>zwischen zwei weiter auseinanderliegenden Bildern ist eine Lücke, von der so viel zählt</translation>
    </message>
    <message>
        <source>two smiles with less than this between them count as one</source>
        <translation>liegt weniger als das dazwischen, ist es ein einziges Lächeln</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>upper end of that interval</source>
        <translation>oberes Ende dieses Intervalls</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>viewers behind alpha</source>
        <translation>Personen hinter Alpha</translation>
    </message>
    <message>
        <source>viewers behind it</source>
        <translation>Personen dahinter</translation>
    </message>
    <message>
        <source>viewers of each content, if they are different people</source>
        <translation>Personen je Inhalt, wenn es verschiedene sind</translation>
    </message>
    <message>
        <source>viewers seen</source>
        <translation>Personen zu sehen</translation>
    </message>
    <message>
        <source>viewers who see both contents</source>
        <translation>Personen, die beide Inhalte sehen</translation>
    </message>
    <message>
        <source>visible joy</source>
        <translation>sichtbare Freude</translation>
    </message>
    <message>
        <source>visible joy in it, mean over viewers</source>
        <translation>sichtbare Freude darin, Mittel über die Personen</translation>
    </message>
    <message>
        <source>visible joy in the event, or over the length of a moment if that is longer, in whole seconds; mean over viewers</source>
        <translation>sichtbare Freude im Ereignis, mindestens so lange wie ein Moment, in ganzen Sekunden; Mittel über die Personen</translation>
    </message>
    <message>
        <source>visible joy in the moment, mean over viewers</source>
        <translation>sichtbare Freude in dem Moment, Mittel über die Personen</translation>
    </message>
    <message>
        <source>visible joy, mean over viewers</source>
        <translation>sichtbare Freude, Mittel über die Personen</translation>
    </message>
    <message>
        <source>visible joy, mean over viewers; the interval is Wilson&apos;s</source>
        <translation>sichtbare Freude, Mittel über die Personen; das Intervall ist das von Wilson</translation>
    </message>
    <message>
        <source>was not measured</source>
        <translation>wurde nicht gemessen</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>wie er heißt</translation>
    </message>
    <message>
        <source>the time that its moments and its timeline use: film, if the app played one in all sessions, counted from the film&apos;s beginning; otherwise session, counted from each session&apos;s first frame, without pauses</source>
        <translation>welche Zeit seine Momente und sein Zeitverlauf haben: film, wenn das Programm in allen Sitzungen einen abspielte, jeweils seit dessen Anfang; sonst session, jeweils seit dem ersten Bild, ohne Pausen</translation>
    </message>
    <message>
        <source>what the viewer gave</source>
        <translation>was die Person gab</translation>
    </message>
    <message>
        <source>what was watched</source>
        <translation>was angesehen wurde</translation>
    </message>
    <message>
        <source>when it began, in UTC</source>
        <translation>wann sie begann, in UTC</translation>
    </message>
    <message>
        <source>when the session began</source>
        <translation>wann die Sitzung begann</translation>
    </message>
    <message>
        <source>where visible joy begins (intensity 0)</source>
        <translation>wo sichtbare Freude beginnt (Stärke 0)</translation>
    </message>
    <message>
        <source>where visible joy is complete (intensity 1)</source>
        <translation>wo sichtbare Freude voll ist (Stärke 1)</translation>
    </message>
    <message>
        <source>id of the content</source>
        <translation>welcher Inhalt, nach seiner Kennung</translation>
    </message>
    <message>
        <source>viewers who saw both; for groups, those who saw the first</source>
        <translation>Personen, die beide sahen; bei Gruppen die den ersten</translation>
    </message>
    <message>
        <source>viewers who saw both; for groups, those who saw the second</source>
        <translation>Personen, die beide sahen; bei Gruppen die den zweiten</translation>
    </message>
    <message>
        <source>viewers who saw at least part of it</source>
        <translation>Personen, die ihn zumindest zum Teil sahen</translation>
    </message>
    <message>
        <source>viewers who were seen in it</source>
        <translation>Personen, die darin zu sehen waren</translation>
    </message>
    <message>
        <source>viewers who were seen in the bin</source>
        <translation>Personen, die in dem Abschnitt zu sehen waren</translation>
    </message>
    <message>
        <source>width of the running median that takes out single wrong frames</source>
        <translation>Breite des gleitenden Medians, der einzelne falsche Bilder entfernt</translation>
    </message>
    <message>
        <source>viewings with both a rating and an answer</source>
        <translation>mit einer Bewertung und einer Antwort</translation>
    </message>
    <message>
        <source>with fewer independent moments than this, there is no interval</source>
        <translation>bei weniger unabhängigen Momenten gibt es kein Intervall</translation>
    </message>
    <message>
        <source>with usable frames for less than this share of the time, there is no rating</source>
        <translation>bei verwertbaren Bildern in weniger als so viel der Zeit gibt es keine Bewertung</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{count} content</source>
        <translation>{count} Inhalt</translation>
    </message>
    <message>
        <source>{count} contents</source>
        <translation>{count} Inhalte</translation>
    </message>
    <message>
        <source>{count} more comparison is in comparisons.csv.</source>
        <translation>{count} weiterer Vergleich steht in comparisons.csv.</translation>
    </message>
    <message>
        <source>{count} more comparisons are in comparisons.csv.</source>
        <translation>{count} weitere Vergleiche stehen in comparisons.csv.</translation>
    </message>
    <message>
        <source>{count} rated</source>
        <translation>{count} bewertet</translation>
    </message>
    <message>
        <source>{count} rated session, with its place among the others</source>
        <translation>{count} bewertete Sitzung mit ihrem Platz unter den anderen</translation>
    </message>
    <message>
        <source>{count} rated sessions, each with its place among the others</source>
        <translation>{count} bewertete Sitzungen, jede mit ihrem Platz unter den anderen</translation>
    </message>
    <message>
        <source>{count} session</source>
        <translation>{count} Sitzung</translation>
    </message>
    <message>
        <source>{count} sessions</source>
        <translation>{count} Sitzungen</translation>
    </message>
    <message>
        <source>{count} viewer</source>
        <translation>{count} Person</translation>
    </message>
    <message>
        <source>{count} viewers</source>
        <translation>{count} Personen</translation>
    </message>
    <message>
        <source>{count} with a rating</source>
        <translation>{count} mit Bewertung</translation>
    </message>
    <message>
        <source>{count}, {time} in all, which are not part of the session’s time</source>
        <translation>{count}, zusammen {time}, die nicht zur Zeit der Sitzung gehören</translation>
    </message>
    <message>
        <source>{count}: neighbouring moments resemble each other, and the interval allows for that</source>
        <translation>{count}: Benachbarte Momente ähneln sich, und das Intervall berücksichtigt das</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time} (UTC{offset})</source>
        <translation>{day}. {month} {year}, {time} Uhr (UTC{offset})</translation>
    </message>
    <message>
        <source>{difference} points relative to the viewers&apos; own neutral clips, over {viewers} viewers.</source>
        <translation>{difference} Punkte gegenüber dem neutralen Clip derselben Personen, über {viewers} Personen.</translation>
    </message>
    <message>
        <source>{difference} points; {p}; {who}</source>
        <translation>{difference} Punkte; {p}; {who}</translation>
    </message>
    <message>
        <source>{figure}: in any moment these viewers are less alike than across moments.</source>
        <translation>{figure}: In ein und demselben Moment sind sich diese Personen weniger ähnlich als über die Momente hinweg.</translation>
    </message>
    <message>
        <source>{figure}: nothing shows that viewers react at the same moments.</source>
        <translation>{figure}: Nichts zeigt, dass die Personen in denselben Momenten reagieren.</translation>
    </message>
    <message>
        <source>{figure}: roughly {share} of the variation in joy goes with the moment, and the rest with who was watching and with chance.</source>
        <translation>{figure}: Etwa {share} der Schwankung der Freude gehen mit dem Moment, der Rest mit der Person und dem Zufall.</translation>
    </message>
    <message>
        <source>{first} and {second} cannot be compared: fewer than {least} viewers saw both, or hardly anybody smiled, and there are not two groups of {group} viewers who each saw only one.</source>
        <translation>{first} und {second} sind nicht vergleichbar: Weniger als {least} Personen haben beide gesehen, oder fast niemand hat gelächelt, und es gibt keine zwei Gruppen von {group}, die je einen gesehen haben.</translation>
    </message>
    <message>
        <source>{first} and {second} cannot be told apart (the first less the second: {figure}).</source>
        <translation>{first} und {second} lassen sich nicht unterscheiden (der erste abzüglich des zweiten: {figure}).</translation>
    </message>
    <message>
        <source>{first} raised more visible joy than {second} ({figure}).</source>
        <translation>{first} löste mehr sichtbare Freude aus als {second} ({figure}).</translation>
    </message>
    <message>
        <source>{frames}, {rate} per second on average</source>
        <translation>{frames}, im Mittel {rate} je Sekunde</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{mean} ({low} to {high})</source>
        <translation>{mean} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{moment}, for {time}</source>
        <translation>{moment}, {time} lang</translation>
    </message>
    <message>
        <source>{moment}, local time</source>
        <translation>{moment}, Ortszeit</translation>
    </message>
    <message>
        <source>{p}, corrected for {count} comparisons</source>
        <translation>{p}, korrigiert für {count} Vergleiche</translation>
    </message>
    <message>
        <source>{quality} of 1; {share} of the faces below {least}, which do not count</source>
        <translation>{quality} von 1; {share} der Gesichter liegen unter {least} und zählen nicht</translation>
    </message>
    <message>
        <source>{question}: {found} ({viewings} viewings by {viewers} viewers).</source>
        <translation>{question}: {found} ({viewings} Vorführungen vor {viewers} Personen).</translation>
    </message>
    <message>
        <source>{rating} of 100</source>
        <translation>{rating} von 100</translation>
    </message>
    <message>
        <source>{rating} of 100 ({low} to {high})</source>
        <translation>{rating} von 100 ({low} bis {high})</translation>
    </message>
    <message>
        <source>{rating} of 100, over {viewers} viewers.</source>
        <translation>{rating} von 100, über {viewers} Personen.</translation>
    </message>
    <message>
        <source>{sessions} sessions of one content</source>
        <translation>{sessions} Sitzungen eines Inhalts</translation>
    </message>
    <message>
        <source>{sessions} sessions of {count} contents</source>
        <translation>{sessions} Sitzungen zu {count} Inhalten</translation>
    </message>
    <message>
        <source>{share} of the rated smiled at all</source>
        <translation>{share} der Bewerteten haben überhaupt gelächelt</translation>
    </message>
    <message>
        <source>{share} of the time in which the face was found, {aside}. This compares the head with its pose in the resting face; glances of the eyes alone are not seen.</source>
        <translation>{share} der Zeit, in der das Gesicht gefunden wurde, {aside}. Verglichen wird der Kopf mit seiner Haltung beim entspannten Gesicht; Blicke der Augen allein sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>{share} of the time in which the face was usable.</source>
        <translation>{share} der Zeit, in der das Gesicht verwertbar war.</translation>
    </message>
    <message>
        <source>{share} of them</source>
        <translation>{share} davon</translation>
    </message>
    <message>
        <source>{share} of {time}</source>
        <translation>{share} von {time}</translation>
    </message>
    <message>
        <source>{time} were left out by hand and are not counted on this page. With them: {rating}.</source>
        <translation>{time} wurden von Hand ausgelassen und zählen auf dieser Seite nicht. Mit ihnen: {rating}.</translation>
    </message>
    <message>
        <source>{time}, from {moment} on</source>
        <translation>{time}, ab {moment}</translation>
    </message>
    <message>
        <source>{time}, which do not count</source>
        <translation>{time}, die nicht zählen</translation>
    </message>
    <message>
        <source>{value} (perfect for these viewers, which says nothing about others)</source>
        <translation>{value} (fehlerfrei bei diesen Personen, was nichts über andere sagt)</translation>
    </message>
    <message>
        <source>{viewers} and {others} different viewers</source>
        <translation>{viewers} und {others} verschiedene Personen</translation>
    </message>
    <message>
        <source>{viewers} of {all} viewers</source>
        <translation>{viewers} von {all} Personen</translation>
    </message>
    <message>
        <source>{viewers} viewers saw both</source>
        <translation>{viewers} Personen sahen beide</translation>
    </message>
    <message>
        <source>“From” and “to” are the session’s own time, without pauses.</source>
        <translation>„Von“ und „bis“ sind in der Zeit der Sitzung, ohne Pausen.</translation>
    </message>
</context>
<context>
    <name>PartEntry</name>
    <message>
        <source>Show {part}</source>
        <translation>{part} zeigen</translation>
    </message>
    <message>
        <source>Joy at the pointer</source>
        <translation>Freude am Zeiger</translation>
    </message>
    <message>
        <source>no rating: {rated} rated</source>
        <translation>keine Bewertung: {rated} bewertet</translation>
    </message>
    <message>
        <source>rating {mean} ({low} to {high}), {count} viewers</source>
        <translation>Bewertung {mean} ({low} bis {high}), {count} Personen</translation>
    </message>
</context>
<context>
    <name>PicturesView</name>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Time left for this picture</source>
        <translation>Wie lange dieses Bild noch steht</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Vorheriges Bild</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>{item} of {count}</source>
        <translation>{item} von {count}</translation>
    </message>
    <message>
        <source>The picture {name} cannot be read and is skipped.</source>
        <translation>Das Bild {name} lässt sich nicht lesen und wird übergangen.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Your settings could not be saved ({reason}).</source>
        <translation>Ihre Einstellungen konnten nicht gespeichert werden ({reason}).</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Picture that is being analysed</source>
        <translation>Bild, das gerade ausgewertet wird</translation>
    </message>
    <message>
        <source>The picture is hidden. The rating goes on.</source>
        <translation>Das Bild ist ausgeblendet. Die Bewertung läuft weiter.</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>One face, seen well</source>
        <translation>Ein Gesicht, gut zu sehen</translation>
    </message>
    <message>
        <source>One face, not seen well</source>
        <translation>Ein Gesicht, nicht gut zu sehen</translation>
    </message>
    <message>
        <source>{number} faces, seen well</source>
        <translation>{number} Gesichter, gut zu sehen</translation>
    </message>
    <message>
        <source>{number} faces, not all seen well</source>
        <translation>{number} Gesichter, nicht alle gut zu sehen</translation>
    </message>
    <message>
        <source>The picture is black: is a lid or shutter closed?</source>
        <translation>Das Bild ist schwarz: Ist eine Abdeckung oder Klappe geschlossen?</translation>
    </message>
    <message>
        <source>The picture no longer changes: unplug the camera and plug it in again.</source>
        <translation>Das Bild ändert sich nicht mehr: Ziehen Sie die Kamera ab, und stecken Sie sie wieder an.</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Keep sessions in the history</source>
        <translation>Sitzungen im Verlauf aufbewahren</translation>
    </message>
    <message>
        <source>Keeps numbers and your own words on this computer, never a picture. Otherwise they are discarded.</source>
        <translation>Zahlen und Ihre eigenen Worte, auf diesem Computer; nie ein Bild. Andernfalls werden sie vergessen.</translation>
    </message>
    <message>
        <source>Follow what another player is playing</source>
        <translation>Der Wiedergabe in anderen Programmen folgen</translation>
    </message>
    <message>
        <source>For “Anything else”: the title, length and position of the film come from its player, on Linux (mpv, VLC, Spotify, Firefox, Chromium). Never its address, and nothing from private windows.</source>
        <translation>Für „Etwas anderes“: Titel, Länge und Stelle des Films kommen von dem Programm, das ihn zeigt, unter Linux (mpv, VLC, Spotify, Firefox, Chromium). Nie seine Adresse, und nichts aus privaten Fenstern.</translation>
    </message>
    <message>
        <source>Keep them for</source>
        <translation>Aufbewahren für</translation>
    </message>
    <message>
        <source>Older sessions are deleted automatically.</source>
        <translation>Ältere Sitzungen werden von selbst gelöscht.</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
    <message>
        <source>Asked for each time</source>
        <translation>Wird jedes Mal erfragt</translation>
    </message>
    <message>
        <source>Choose the folder for exports</source>
        <translation>Ordner für Exporte wählen</translation>
    </message>
    <message>
        <source>Forget the folder for exports</source>
        <translation>Ordner für Exporte vergessen</translation>
    </message>
    <message>
        <source>Read the privacy notice</source>
        <translation>Datenschutzhinweis lesen</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Switches the camera off at once</source>
        <translation>Schaltet die Kamera sofort aus</translation>
    </message>
    <message>
        <source>Delete older sessions</source>
        <translation>Ältere Sitzungen löschen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>The folder dialog opens here.</source>
        <translation>Wo der Ordnerdialog beginnt.</translation>
    </message>
    <message>
        <source>Your consent</source>
        <translation>Ihre Einwilligung</translation>
    </message>
    <message>
        <source>The camera opens only while your consent lasts. Withdrawing it switches the camera off at once.</source>
        <translation>Nur solange sie gilt, öffnet sich die Kamera. Ein Widerruf schaltet die Kamera sofort aus.</translation>
    </message>
    <message>
        <source>Sessions older than a day will be deleted, now and from now on.</source>
        <translation>Sitzungen, die älter als ein Tag sind, werden gelöscht, jetzt und künftig.</translation>
    </message>
    <message>
        <source>Sessions older than {days} days will be deleted, now and from now on.</source>
        <translation>Sitzungen, die älter als {days} Tage sind, werden gelöscht, jetzt und künftig.</translation>
    </message>
    <message>
        <source>Choose a folder for the exported files</source>
        <translation>Ordner für die exportierten Dateien wählen</translation>
    </message>
    <message>
        <source>As long as I like</source>
        <translation>So lange ich möchte</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Ein Jahr</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} Tage</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>about the viewer, before the films</source>
        <translation>über die Person, vor den Filmen</translation>
    </message>
    <message>
        <source>after each film</source>
        <translation>nach jedem Film</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>One answer on each line</source>
        <translation>Eine Antwort in jeder Zeile</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>very much</source>
        <translation>sehr</translation>
    </message>
    <message>
        <source>An answer is needed to go on</source>
        <translation>Ohne Antwort geht es nicht weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Write the question.</source>
        <translation>Schreiben Sie die Frage.</translation>
    </message>
    <message>
        <source>About the viewer, ask for a choice or a text: results are filtered by it.</source>
        <translation>Fragen Sie über die Person nach einer Auswahl oder einem Text: Danach werden Ergebnisse gefiltert.</translation>
    </message>
    <message>
        <source>A choice has at least two answers.</source>
        <translation>Eine Auswahl hat mindestens zwei Antworten.</translation>
    </message>
    <message>
        <source>A scale goes from a lower number to a higher one, in at most {most} steps.</source>
        <translation>Eine Skala geht von einer kleineren Zahl zu einer größeren, in höchstens {most} Stufen.</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, bis</translation>
    </message>
    <message>
        <source>What the ends mean</source>
        <translation>Was die Enden bedeuten</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Frage {number} von {count}</translation>
    </message>
    <message>
        <source>The answer is a number.</source>
        <translation>Die Antwort ist eine Zahl.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Please do not write any names, neither your own nor anybody else&apos;s.</source>
        <translation>Bitte schreiben Sie keine Namen, weder Ihren noch andere.</translation>
    </message>
    <message>
        <source>Type a number, and press Enter.</source>
        <translation>Geben Sie eine Zahl ein, und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>Press the key of your answer or click on it, then press Enter.</source>
        <translation>Drücken Sie die Taste Ihrer Antwort oder klicken Sie darauf, dann die Eingabetaste.</translation>
    </message>
</context>
<context>
    <name>QuestionsStep</name>
    <message>
        <source>Questions to the viewers</source>
        <translation>Fragen an die Personen</translation>
    </message>
    <message>
        <source>Add a question…</source>
        <translation>Frage hinzufügen…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Do not ask for names: viewers are known only by their codes. Results can be filtered by every choice.</source>
        <translation>Fragen Sie nicht nach Namen: Personen sind Codes. Ergebnisse lassen sich nach jeder Auswahl filtern.</translation>
    </message>
    <message>
        <source>Nothing is asked after the neutral clip: it only serves as a baseline.</source>
        <translation>Nach dem neutralen Clip wird nichts gefragt: An ihm wird nur gemessen.</translation>
    </message>
    <message>
        <source>on a scale</source>
        <translation>auf einer Skala</translation>
    </message>
    <message>
        <source>a choice</source>
        <translation>eine Auswahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>after each film</source>
        <translation>nach jedem Film</translation>
    </message>
    <message>
        <source>about the viewer</source>
        <translation>über die Person</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>RatingApplication</name>
    <message>
        <source>The system could not list the cameras ({reason}). Look for them again in a moment.</source>
        <translation>Das System konnte die Kameras nicht auflisten ({reason}). Suchen Sie in einem Moment noch einmal.</translation>
    </message>
    <message>
        <source>Choose a folder for the files</source>
        <translation>Ordner für die Dateien wählen</translation>
    </message>
</context>
<context>
    <name>RatingScale</name>
    <message>
        <source>The rating on its scale</source>
        <translation>Die Bewertung auf ihrer Skala</translation>
    </message>
    <message>
        <source>no rating</source>
        <translation>keine Bewertung</translation>
    </message>
    <message>
        <source>{value} of 100</source>
        <translation>{value} von 100</translation>
    </message>
    <message>
        <source>{value} of 100, between {low} and {high}</source>
        <translation>{value} von 100, zwischen {low} und {high}</translation>
    </message>
</context>
<context>
    <name>RatingSection</name>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>Smoothing of the needle</source>
        <translation>Glättung des Zeigers</translation>
    </message>
    <message>
        <source>How long the needle takes to follow your face. Nothing that is kept or exported depends on it.</source>
        <translation>Wie lange der Zeiger braucht, um Ihrem Gesicht zu folgen. Nichts, was gespeichert oder exportiert wird, hängt davon ab.</translation>
    </message>
    <message>
        <source>Least signal quality</source>
        <translation>Mindestqualität des Signals</translation>
    </message>
    <message>
        <source>Moments in which your face is seen less well than this do not count (0 counts all). Ratings with different thresholds cannot be compared.</source>
        <translation>Momente, in denen Ihr Gesicht schlechter zu sehen ist, zählen nicht (bei 0 zählen alle). Bewertungen mit verschiedenen Schwellen sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>Smile threshold</source>
        <translation>Schwelle für ein Lächeln</translation>
    </message>
    <message>
        <source>How strong visible joy must be to count as a smile. Smiles counted with different thresholds cannot be compared.</source>
        <translation>Wie stark sichtbare Freude sein muss, um als Lächeln zu zählen. Mit verschiedenen Schwellen gezähltes Lächeln ist nicht vergleichbar.</translation>
    </message>
    <message>
        <source>Viewers in front of the camera</source>
        <translation>Personen vor der Kamera</translation>
    </message>
    <message>
        <source>Whose faces are rated. Everybody in front of the camera must know and agree.</source>
        <translation>Wessen Gesichter bewertet werden. Alle vor der Kamera müssen davon wissen und einwilligen.</translation>
    </message>
    <message>
        <source>Measure the resting face before each session (5 s)</source>
        <translation>Vor jeder Sitzung das entspannte Gesicht messen (5&#xa0;s)</translation>
    </message>
    <message>
        <source>Joy is then measured against your own resting face. With one viewer only.</source>
        <translation>Die Freude wird dann an Ihrem eigenen entspannten Gesicht gemessen. Nur mit einer einzigen Person.</translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation>Lässt sich nicht ändern, solange eine Sitzung läuft.</translation>
    </message>
    <message>
        <source>One, the nearest</source>
        <translation>Eine, die nächste</translation>
    </message>
    <message>
        <source>Up to {number}, each rated</source>
        <translation>Bis zu {number}, jede bewertet</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>You are seen well. Press Enter when you want to begin.</source>
        <translation>Sie sind gut zu sehen. Drücken Sie die Eingabetaste, wenn Sie beginnen möchten.</translation>
    </message>
    <message>
        <source>Sit in front of the camera, so that your whole face is seen.</source>
        <translation>Setzen Sie sich vor die Kamera, sodass Ihr ganzes Gesicht zu sehen ist.</translation>
    </message>
    <message>
        <source>Make yourself comfortable</source>
        <translation>Machen Sie es sich bequem</translation>
    </message>
</context>
<context>
    <name>RecordingChip</name>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>A session is being recorded.</source>
        <translation>Eine Sitzung wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>The session is paused.</source>
        <translation>Die Sitzung ist angehalten.</translation>
    </message>
</context>
<context>
    <name>RecordingConsentDialog</name>
    <message>
        <source>Rate a recording</source>
        <translation>Aufnahme bewerten</translation>
    </message>
    <message>
        <source>The people in this recording know of the rating and agreed to it</source>
        <translation>Die Personen in dieser Aufnahme wissen von der Bewertung und haben in sie eingewilligt</translation>
    </message>
    <message>
        <source>Rate it</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The faces in it will be rated on this computer, and no picture is stored. Your statement, the time and the location of the recording are kept with the session, so that the recording can be played next to its curve.</source>
        <translation>Die Gesichter darin werden auf diesem Computer bewertet, und kein Bild wird gespeichert. Ihre Zusage, die Zeit und der Ort der Aufnahme werden mit der Sitzung aufbewahrt, damit sie neben ihrer Kurve abgespielt werden kann.</translation>
    </message>
</context>
<context>
    <name>RecordingController</name>
    <message>
        <source>Rate a recording</source>
        <translation>Aufnahme bewerten</translation>
    </message>
    <message>
        <source>{name} is being opened.</source>
        <translation>{name} wird geöffnet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{name}: {share} rated</source>
        <translation>{name}: {share} bewertet</translation>
    </message>
    <message>
        <source>about {length} left</source>
        <translation>noch etwa {length}</translation>
    </message>
    <message>
        <source>This session could not be kept in the history, export it now.</source>
        <translation>Diese Sitzung konnte nicht im Verlauf aufbewahrt werden; exportieren Sie sie jetzt.</translation>
    </message>
</context>
<context>
    <name>RecordingState</name>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>REC</source>
        <translation>REC</translation>
    </message>
</context>
<context>
    <name>RestScreen</name>
    <message>
        <source>Resting face</source>
        <translation>Entspanntes Gesicht</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Begin without a resting face; the rating is then less exact</source>
        <translation>Ohne entspanntes Gesicht beginnen; die Bewertung ist dann weniger genau</translation>
    </message>
    <message>
        <source>Relax your face, and look at the cross.</source>
        <translation>Entspannen Sie Ihr Gesicht, und schauen Sie auf das Kreuz.</translation>
    </message>
    <message>
        <source>{seconds} seconds left</source>
        <translation>noch {seconds} Sekunden</translation>
    </message>
    <message>
        <source>Your face is not seen: sit in front of the camera.</source>
        <translation>Ihr Gesicht ist nicht zu sehen: Setzen Sie sich vor die Kamera.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message>
        <source>Rating {figure} of 100</source>
        <translation>Bewertung {figure} von 100</translation>
    </message>
    <message>
        <source>one smile</source>
        <translation>ein Lächeln</translation>
    </message>
    <message>
        <source>{number} smiles</source>
        <translation>{number}-mal gelächelt</translation>
    </message>
    <message>
        <source>Visible joy while watching: 0 is a face at rest, never a bad film.</source>
        <translation>Sichtbare Freude beim Zuschauen: 0 ist ein ruhendes Gesicht, nie ein schlechter Film.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>Consent is withdrawn, and the camera is off.</source>
        <translation>Die Einwilligung ist widerrufen, und die Kamera ist aus.</translation>
    </message>
    <message>
        <source>Delete what was recorded with that consent</source>
        <translation>Löschen, was mit ihr aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Select the sessions to export, then press Export….</source>
        <translation>Wählen Sie die Sitzungen, die exportiert werden sollen, und drücken Sie Exportieren&#xa0;….</translation>
    </message>
    <message>
        <source>Open the session first: double-click it.</source>
        <translation>Öffnen Sie zuerst die Sitzung, mit einem Doppelklick.</translation>
    </message>
    <message>
        <source>Select at least two sessions to compare, then press Compare.</source>
        <translation>Wählen Sie mindestens zwei Sitzungen und drücken Sie Vergleichen.</translation>
    </message>
    <message>
        <source>{title} report</source>
        <translation>{title} Bericht</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Save the card</source>
        <translation>Karte speichern</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation>{file} konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>SeekSlider</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>1 picture of the recording could not be decoded.</source>
        <translation>Ein Bild der Aufnahme ließ sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>A damaged history that was set aside could not be deleted ({error}); delete it yourself.</source>
        <translation>Ein beschädigter Verlauf, der beiseitegelegt war, konnte nicht gelöscht werden ({error}); bitte löschen Sie ihn selbst.</translation>
    </message>
    <message>
        <source>Another program uses the camera</source>
        <translation>Ein anderes Programm verwendet die Kamera</translation>
    </message>
    <message>
        <source>Another run is rating into the folder {folder}; wait until it has finished.</source>
        <translation>Ein anderer Lauf bewertet gerade in den Ordner {folder}; warten Sie, bis er fertig ist.</translation>
    </message>
    <message>
        <source>In dim light this camera takes longer for each picture: more light on your face helps.</source>
        <translation>Bei wenig Licht braucht diese Kamera länger für jedes Bild: Mehr Licht im Gesicht hilft.</translation>
    </message>
    <message>
        <source>MediaPipe {installed} is installed, and Reaction Gauge needs {needed}: pip install mediapipe=={needed}.</source>
        <translation>MediaPipe {installed} ist installiert, und Reaction Gauge braucht {needed}: pip install mediapipe=={needed}.</translation>
    </message>
    <message>
        <source>MediaPipe, which finds faces, cannot be loaded ({reason}).</source>
        <translation>MediaPipe, das Gesichter findet, lässt sich nicht laden ({reason}).</translation>
    </message>
    <message>
        <source>MediaPipe, which finds faces, is not installed; install Reaction Gauge again.</source>
        <translation>MediaPipe, das Gesichter findet, ist nicht installiert; installieren Sie Reaction Gauge neu.</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>Keine Kamera gefunden</translation>
    </message>
    <message>
        <source>No camera was found on this computer, or this Flatpak may not see it. Plug one in, or allow it in a terminal: flatpak override --user --device=all {program}; then start the program again.</source>
        <translation>An diesem Computer wurde keine Kamera gefunden, oder dieses Flatpak darf sie nicht sehen. Schließen Sie eine an, oder erlauben Sie es in einem Terminal: flatpak override --user --device=all {program}; starten Sie dann das Programm neu.</translation>
    </message>
    <message>
        <source>No camera was found on this computer, or this snap may not see it. Plug one in, or allow it in a terminal: sudo snap connect {program}:camera; then start the program again.</source>
        <translation>An diesem Computer wurde keine Kamera gefunden, oder dieses Snap darf sie nicht sehen. Schließen Sie eine an, oder erlauben Sie es in einem Terminal: sudo snap connect {program}:camera; starten Sie dann das Programm neu.</translation>
    </message>
    <message>
        <source>No camera was found on this computer. Plug one in and try again; if the built-in one is missing, restart the computer.</source>
        <translation>An diesem Computer wurde keine Kamera gefunden. Schließen Sie eine an, und versuchen Sie es erneut; fehlt die eingebaute, starten Sie den Computer neu.</translation>
    </message>
    <message>
        <source>No camera was found on this computer. Plug one in, or enable the built-in one in the Device Manager under Cameras (some laptops have a key or a switch for it), then try again.</source>
        <translation>An diesem Computer wurde keine Kamera gefunden. Schließen Sie eine an, oder aktivieren Sie die eingebaute im Geräte-Manager unter „Kameras“ (manche Laptops haben dafür eine Taste oder einen Schalter), und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No camera was found on this computer. Plug one in, or switch on the built-in one, which may have a key or a switch at the side, then try again.</source>
        <translation>An diesem Computer wurde keine Kamera gefunden. Schließen Sie eine an, oder schalten Sie die eingebaute ein, für die es eine Taste oder einen seitlichen Schalter geben kann, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No camera was found that delivers finished pictures: the built-in one ({camera}) needs libcamera to make them. Install what your system has to offer it as a camera (v4l2-relayd, or a similar package), or plug in a USB camera, then try again.</source>
        <translation>Es wurde keine Kamera gefunden, die fertige Bilder liefert: Die eingebaute ({camera}) braucht dafür libcamera. Installieren Sie, was Ihr System mitbringt, um sie als Kamera anzubieten (v4l2-relayd oder ein ähnliches Paket), oder schließen Sie eine USB-Kamera an und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>No program feeds the virtual camera {camera} at the moment. Start it there (OBS has a button Start Virtual Camera), then try again.</source>
        <translation>Kein Programm speist gerade die virtuelle Kamera {camera}. Starten Sie sie dort (in OBS: Virtuelle Kamera starten) und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Not every file in {folder} could be erased; that is tried again when the study is next opened.</source>
        <translation>Nicht alle Dateien in {folder} konnten gelöscht werden; beim nächsten Öffnen der Studie wird es noch einmal versucht.</translation>
    </message>
    <message>
        <source>Nothing prevents this process from using the network.</source>
        <translation>Nichts hält diesen Prozess vom Netz fern.</translation>
    </message>
    <message>
        <source>Only the administrator may use the camera {camera} ({device}). In a terminal: sudo setfacl -m u:$USER:rw {device}; to keep it so, add a udev rule: SUBSYSTEM==&quot;video4linux&quot;, GROUP=&quot;video&quot;, MODE=&quot;0660&quot;.</source>
        <translation>Nur die Systemverwaltung darf die Kamera {camera} ({device}) verwenden. In einem Terminal: sudo setfacl -m u:$USER:rw {device}; damit es so bleibt, fügen Sie eine udev-Regel hinzu: SUBSYSTEM==&quot;video4linux&quot;, GROUP=&quot;video&quot;, MODE=&quot;0660&quot;.</translation>
    </message>
    <message>
        <source>Parquet files need polars, which is not installed: pip install &apos;reaction-gauge[panel]&apos;.</source>
        <translation>Parquet-Dateien brauchen polars, das nicht installiert ist: pip install &apos;reaction-gauge[panel]&apos;.</translation>
    </message>
    <message>
        <source>Plug the camera into another USB socket, without a hub, and close programs that keep the computer busy.</source>
        <translation>Stecken Sie die Kamera ohne Verteiler in eine andere USB-Buchse, und schließen Sie Programme, die den Computer beschäftigen.</translation>
    </message>
    <message>
        <source>Something unexpected happened ({reason}); the log has more.</source>
        <translation>Etwas Unerwartetes ist geschehen ({reason}); im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>The Lab Streaming Layer found no free network port, or its settings (lsl_api.cfg) allow none.</source>
        <translation>Das Lab Streaming Layer fand keinen freien Netzwerkanschluss, oder seine Einstellungen (lsl_api.cfg) erlauben keinen.</translation>
    </message>
    <message>
        <source>The Lab Streaming Layer needs pylsl, which is not installed; `pip install pylsl` adds it.</source>
        <translation>Das Lab Streaming Layer braucht pylsl, das nicht installiert ist; `pip install pylsl` holt es nach.</translation>
    </message>
    <message>
        <source>The answer is a number.</source>
        <translation>Die Antwort ist eine Zahl.</translation>
    </message>
    <message>
        <source>The answer is a whole number.</source>
        <translation>Die Antwort ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>The answer is from {low} to {high}.</source>
        <translation>Die Antwort liegt zwischen {low} und {high}.</translation>
    </message>
    <message>
        <source>The answer is one of: {options}.</source>
        <translation>Die Antwort ist eine von diesen: {options}.</translation>
    </message>
    <message>
        <source>The answer is text of at most {most} letters.</source>
        <translation>Die Antwort ist ein Text von höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>The camera cannot be opened</source>
        <translation>Die Kamera lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The camera delivers no pictures</source>
        <translation>Die Kamera liefert keine Bilder</translation>
    </message>
    <message>
        <source>The camera is gone</source>
        <translation>Die Kamera ist weg</translation>
    </message>
    <message>
        <source>The camera is not allowed</source>
        <translation>Die Kamera ist nicht erlaubt</translation>
    </message>
    <message>
        <source>The camera offers no more at this size.</source>
        <translation>Mehr bietet die Kamera in dieser Größe nicht.</translation>
    </message>
    <message>
        <source>The camera stays off, since consent was withdrawn.</source>
        <translation>Die Kamera bleibt aus, da die Einwilligung widerrufen wurde.</translation>
    </message>
    <message>
        <source>The camera {camera} cannot be opened; another program may be using it, or it needs permission: Settings &gt; Privacy &amp; security &gt; Camera, “Let desktop apps access your camera”. Then try again.</source>
        <translation>Die Kamera {camera} lässt sich nicht öffnen; vielleicht verwendet ein anderes Programm sie, oder es fehlt die Erlaubnis: „Einstellungen“ &gt; „Datenschutz und Sicherheit“ &gt; „Kamera“, „Desktop-Apps den Zugriff auf Ihre Kamera erlauben“. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The camera {camera} cannot be opened; another program may be using it, or it needs permission: System Settings &gt; Privacy &amp; Security &gt; Camera. Then try again.</source>
        <translation>Die Kamera {camera} lässt sich nicht öffnen; vielleicht verwendet ein anderes Programm sie, oder es fehlt die Erlaubnis: „Systemeinstellungen“ &gt; „Datenschutz &amp; Sicherheit“ &gt; „Kamera“. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The camera {camera} cannot be opened; another program may be using it. Close programs that show video, or unplug the camera and plug it in again, then try again.</source>
        <translation>Die Kamera {camera} lässt sich nicht öffnen; vielleicht verwendet ein anderes Programm sie. Schließen Sie Programme, die Video zeigen, oder ziehen Sie die Kamera ab und stecken sie wieder an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The camera {camera} delivered no picture; is it still plugged in? Plug it into another USB socket, without a hub, close programs that show video, then try again.</source>
        <translation>Die Kamera {camera} hat kein Bild geliefert; ist sie noch angeschlossen? Stecken Sie sie in eine andere USB-Buchse, ohne Verteiler, schließen Sie Programme, die Video zeigen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The camera {camera} delivers its pictures only as {formats}, which this program cannot read. Choose another format (such as MJPG, YUYV or NV12) in the camera&apos;s own settings or in the program that feeds it, or use another camera.</source>
        <translation>Die Kamera {camera} liefert ihre Bilder nur als {formats}, was dieses Programm nicht lesen kann. Wählen Sie in den Einstellungen der Kamera oder in dem Programm, das sie speist, ein anderes Format (etwa MJPG, YUYV oder NV12), oder nehmen Sie eine andere Kamera.</translation>
    </message>
    <message>
        <source>The camera {camera} is being used by {program}. Switch it off there, or close that program, then try again.</source>
        <translation>Die Kamera {camera} wird von {program} verwendet. Schalten Sie sie dort aus, oder schließen Sie jenes Programm, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The camera {camera} stopped delivering pictures; is it still plugged in? The session is paused, and continues by itself when the camera is back.</source>
        <translation>Die Kamera {camera} liefert keine Bilder mehr; ist sie noch angeschlossen? Die Sitzung ist angehalten und läuft von selbst weiter, wenn die Kamera wieder da ist.</translation>
    </message>
    <message>
        <source>The camera {camera} was unplugged, or has been switched off. Plug it in again, then try again.</source>
        <translation>Die Kamera {camera} wurde abgezogen oder ausgeschaltet. Schließen Sie sie wieder an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The camera&apos;s pictures cannot be read</source>
        <translation>Die Bilder der Kamera sind nicht lesbar</translation>
    </message>
    <message>
        <source>The chosen camera is not there</source>
        <translation>Die gewählte Kamera ist nicht da</translation>
    </message>
    <message>
        <source>The code {viewer} is taken.</source>
        <translation>Der Code {viewer} ist schon vergeben.</translation>
    </message>
    <message>
        <source>The comparison could not be written to {folder} ({reason}).</source>
        <translation>Der Vergleich konnte nicht nach {folder} geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The disk with the history has {megabytes} MB left. Make room, or export the session to another disk.</source>
        <translation>Auf der Festplatte mit dem Verlauf sind noch {megabytes}&#xa0;MB frei. Schaffen Sie Platz, oder exportieren Sie die Sitzung auf eine andere.</translation>
    </message>
    <message>
        <source>The export could not be written to {folder} ({reason}).</source>
        <translation>Der Export konnte nicht nach {folder} geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The face detector cannot be started ({reason}).</source>
        <translation>Die Gesichtserkennung lässt sich nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>The face detector&apos;s model {file} cannot be read ({reason}); install Reaction Gauge again.</source>
        <translation>Das Modell der Gesichtserkennung {file} lässt sich nicht lesen ({reason}); installieren Sie Reaction Gauge neu.</translation>
    </message>
    <message>
        <source>The face detector&apos;s model {file} is damaged; install Reaction Gauge again.</source>
        <translation>Das Modell der Gesichtserkennung {file} ist beschädigt; installieren Sie Reaction Gauge neu.</translation>
    </message>
    <message>
        <source>The face was not seen well enough to measure it at rest.</source>
        <translation>Das Gesicht war nicht gut genug zu sehen, um es entspannt zu messen.</translation>
    </message>
    <message>
        <source>The face was smiling; at rest it is measured with a relaxed mouth.</source>
        <translation>Das Gesicht lächelte; gemessen wird es entspannt, mit lockerem Mund.</translation>
    </message>
    <message>
        <source>The file name {file} cannot be read; give it another name.</source>
        <translation>Der Dateiname {file} ist nicht lesbar; geben Sie der Datei einen anderen Namen.</translation>
    </message>
    <message>
        <source>The file {file} may not be read.</source>
        <translation>Die Datei {file} darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be locked ({reason}).</source>
        <translation>Der Ordner {folder} kann nicht gesperrt werden ({reason}).</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to ({reason}).</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The history is damaged. It will be repaired once no session is being recorded.</source>
        <translation>Der Verlauf ist beschädigt. Er wird in Ordnung gebracht, sobald keine Sitzung mehr aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>The history is damaged; another window of this program is repairing it.</source>
        <translation>Der Verlauf ist beschädigt; ein anderes Fenster dieses Programms bringt ihn gerade in Ordnung.</translation>
    </message>
    <message>
        <source>The history {path} cannot be opened ({error}).</source>
        <translation>Der Verlauf {path} kann nicht geöffnet werden ({error}).</translation>
    </message>
    <message>
        <source>The history {path} cannot be used ({error}).</source>
        <translation>Der Verlauf {path} kann nicht verwendet werden ({error}).</translation>
    </message>
    <message>
        <source>The history {path} cannot be written ({error}).</source>
        <translation>Der Verlauf {path} kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <source>The history {path} is in use.</source>
        <translation>Der Verlauf {path} wird gerade verwendet.</translation>
    </message>
    <message>
        <source>The history {path} seems to be damaged ({error}).</source>
        <translation>Der Verlauf {path} scheint beschädigt zu sein ({error}).</translation>
    </message>
    <message>
        <source>The kernel keeps this program off the network, native libraries too.</source>
        <translation>Der Kernel hält dieses Programm vom Netz fern, auch seine Programmbibliotheken.</translation>
    </message>
    <message>
        <source>The model file {file} cannot be read ({reason}).</source>
        <translation>Die Modelldatei {file} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>The model file {file} ended the process that tried it ({cause}).</source>
        <translation>Die Modelldatei {file} hat den Prozess beendet, der sie erprobte ({cause}).</translation>
    </message>
    <message>
        <source>The model file {file} gives no probabilities.</source>
        <translation>Die Modelldatei {file} liefert keine Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>The model file {file} has input or output shapes that differ from what it claims.</source>
        <translation>Die Modelldatei {file} hat andere Ein- oder Ausgabeformen, als sie angibt.</translation>
    </message>
    <message>
        <source>The model file {file} is damaged or not the one its description was made for.</source>
        <translation>Die Modelldatei {file} ist beschädigt oder nicht die, zu der ihre Beschreibung gehört.</translation>
    </message>
    <message>
        <source>The model file {file} is missing.</source>
        <translation>Die Modelldatei {file} fehlt.</translation>
    </message>
    <message>
        <source>The model file {file} is not a LiteRT model ({reason}).</source>
        <translation>Die Modelldatei {file} ist kein LiteRT-Modell ({reason}).</translation>
    </message>
    <message>
        <source>The model file {file} scores no face ({reason}).</source>
        <translation>Die Modelldatei {file} bewertet kein Gesicht ({reason}).</translation>
    </message>
    <message>
        <source>The model has a class named {name}; a class is named by one lower-case word.</source>
        <translation>Das Modell hat eine Klasse namens {name}; eine Klasse heißt mit einem einzigen kleingeschriebenen Wort.</translation>
    </message>
    <message>
        <source>The model distinguishes {classes}; this app needs a third class at least.</source>
        <translation>Das Modell unterscheidet {classes}; dieses Programm braucht mindestens eine dritte Klasse.</translation>
    </message>
    <message>
        <source>1 mark is at a time when the film was not shown, and is left out.</source>
        <translation>1 Markierung liegt dort, wo der Film nicht gezeigt wurde, und ist weggelassen.</translation>
    </message>
    <message>
        <source>1 viewing did not reach the end; it counts in the curves, but not in the ratings.</source>
        <translation>1 Vorführung wurde nicht bis zum Ende gesehen; sie geht in die Kurven ein, nicht in die Bewertungen.</translation>
    </message>
    <message>
        <source>All viewers saw the items in the same order, so that part of any difference may be the order&apos;s.</source>
        <translation>Alle sahen die Inhalte in derselben Reihenfolge; ein Teil jedes Unterschieds kann also an der Reihenfolge liegen.</translation>
    </message>
    <message>
        <source>The frame rate of {film} is not known; markers for editing programs need it.</source>
        <translation>Wie viele Bilder von {film} eine Sekunde ergeben, ist nicht bekannt; Markierungen für Schnittprogramme brauchen das.</translation>
    </message>
    <message>
        <source>In some sessions of “{content}” it is not known where in the film the viewer was. All of them are aligned by the time of the session, which is right only if each began with the film and nobody paused or jumped.</source>
        <translation>Bei manchen Sitzungen von „{content}“ ist nicht bekannt, wo im Film die Person war. Alle werden über die Zeit der Sitzung gelegt, was nur stimmt, wenn jede mit dem Film begann und niemand anhielt oder sprang.</translation>
    </message>
    <message>
        <source>In {other}, the question {question} allows different answers from those in {first}.</source>
        <translation>In {other} nimmt die Frage {question} andere Antworten an als in {first}.</translation>
    </message>
    <message>
        <source>In {other}, {item} is a different file from the one in {first}: their viewers did not see the same thing.</source>
        <translation>In {other} ist {item} eine andere Datei als in {first}: Ihre Personen haben nicht dasselbe gesehen.</translation>
    </message>
    <message>
        <source>Markers of the stream {stream} are left out, since their times are not those of the Lab Streaming Layer&apos;s clock.</source>
        <translation>Markierungen des Stroms {stream} werden ausgelassen, denn ihre Zeiten sind nicht von der Uhr des Lab Streaming Layer.</translation>
    </message>
    <message>
        <source>More than {count} markers came from the network; those of the stream {stream} are left out from here on.</source>
        <translation>Aus dem Netzwerk kamen mehr als {count} Markierungen; die des Stroms {stream} werden von hier an ausgelassen.</translation>
    </message>
    <message>
        <source>Sessions of “{content}” last from {shortest} to {longest}: fewer viewers saw the later moments.</source>
        <translation>Sitzungen von „{content}“ dauern von {shortest} bis {longest}: Die späteren Momente haben weniger Personen gesehen.</translation>
    </message>
    <message>
        <source>Some of these viewers were alone, and some in company: people smile more with others in the room, about twice as much.</source>
        <translation>Manche dieser Personen waren allein, andere in Gesellschaft: Sind andere im Raum, lächelt man mehr, etwa doppelt so viel.</translation>
    </message>
    <message>
        <source>The BIDS data set could not be written to {folder} ({reason}).</source>
        <translation>Der BIDS-Datensatz konnte nicht nach {folder} geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The EDL contains the first {most} of {count} markers.</source>
        <translation>Die EDL enthält die ersten {most} von {count} Markierungen.</translation>
    </message>
    <message>
        <source>The film&apos;s frame rate varies; its timecodes count {rate} frames per second.</source>
        <translation>Die Bildrate des Films schwankt; seine Timecodes zählen {rate} Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>The markers could not be written to {folder} ({reason}).</source>
        <translation>Die Markierungen konnten nicht nach {folder} geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The model distinguishes {classes}; this app needs each of them once.</source>
        <translation>Das Modell unterscheidet {classes}; dieses Programm braucht jede davon genau einmal.</translation>
    </message>
    <message>
        <source>The model distinguishes {classes}; this app needs happy and neutral first.</source>
        <translation>Das Modell unterscheidet {classes}; dieses Programm braucht zuerst happy und neutral.</translation>
    </message>
    <message>
        <source>The model distinguishes {classes}; this app needs other to come last.</source>
        <translation>Das Modell unterscheidet {classes}; dieses Programm braucht other an letzter Stelle.</translation>
    </message>
    <message>
        <source>The model distinguishes {count} classes; this app shows {most} at most.</source>
        <translation>Das Modell unterscheidet {count} Klassen; dieses Programm zeigt höchstens {most}.</translation>
    </message>
    <message>
        <source>The model was trained on faces cut as {theirs}; this app cuts them as {ours}.</source>
        <translation>Das Modell wurde mit Gesichtern trainiert, die nach {theirs} zugeschnitten sind; dieses Programm schneidet sie nach {ours} zu.</translation>
    </message>
    <message>
        <source>The model&apos;s description {file} cannot be read ({reason}).</source>
        <translation>Die Modellbeschreibung {file} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>The model&apos;s description {file} is missing.</source>
        <translation>Die Modellbeschreibung {file} fehlt.</translation>
    </message>
    <message>
        <source>The network is closed to Python code, but not to native libraries: {why}.</source>
        <translation>Das Netz ist für Python-Code gesperrt, nicht aber für Programmbibliotheken: {why}.</translation>
    </message>
    <message>
        <source>The network is open to one named computer; Python code cannot reach any other.</source>
        <translation>Das Netz ist zu einem genannten Computer offen; Python-Code erreicht keinen anderen.</translation>
    </message>
    <message>
        <source>The network is open to the Lab Streaming Layer, and closed to Python code.</source>
        <translation>Das Netz ist für den Lab Streaming Layer offen und für Python-Code gesperrt.</translation>
    </message>
    <message>
        <source>The picture is black</source>
        <translation>Das Bild ist schwarz</translation>
    </message>
    <message>
        <source>The picture is black: is a lid or shutter closed? Some laptops have a key that switches the camera off.</source>
        <translation>Das Bild ist schwarz: Ist eine Abdeckung oder Klappe geschlossen? Manche Laptops haben eine Taste, die die Kamera ausschaltet.</translation>
    </message>
    <message>
        <source>The picture is frozen</source>
        <translation>Das Bild steht still</translation>
    </message>
    <message>
        <source>The picture no longer changes. Unplug the camera and plug it in again, or close other programs that use it.</source>
        <translation>Das Bild ändert sich nicht mehr. Ziehen Sie die Kamera ab, und stecken Sie sie wieder an, oder schließen Sie andere Programme, die sie verwenden.</translation>
    </message>
    <message>
        <source>The program that feeds the virtual camera {camera} has stopped. Time is paused, and continues by itself once pictures come again.</source>
        <translation>Das Programm, das die virtuelle Kamera {camera} speist, hat damit aufgehört. Die Zeit steht still und läuft von selbst weiter, sobald wieder Bilder kommen.</translation>
    </message>
    <message>
        <source>The recording ends before it.</source>
        <translation>Die Aufnahme endet davor.</translation>
    </message>
    <message>
        <source>The recording is incomplete: {frames} pictures could not be decoded.</source>
        <translation>Die Aufnahme ist nicht vollständig: {frames} Bilder ließen sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>The recording is incomplete: {read} of {whole} were read.</source>
        <translation>Die Aufnahme ist nicht vollständig: {read} von {whole} wurden gelesen.</translation>
    </message>
    <message>
        <source>The results could not be written to {folder} ({reason}).</source>
        <translation>Die Ergebnisse konnten nicht nach {folder} geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The connection to the session bus was lost; the program is trying again.</source>
        <translation>Die Verbindung zum Sitzungsbus ist verloren; sie wird erneut versucht.</translation>
    </message>
    <message>
        <source>The session of {time} is left out: {reason}.</source>
        <translation>Die Sitzung vom {time} ist weggelassen: {reason}.</translation>
    </message>
    <message>
        <source>The session {session} is left out: {viewer} has an earlier one of “{content}”.</source>
        <translation>Die Sitzung {session} ist weggelassen: Von {viewer} gibt es eine frühere von „{content}“.</translation>
    </message>
    <message>
        <source>The sittings could not be added: {place} cannot be written to ({reason}).</source>
        <translation>Die Sitzungen konnten nicht hinzugefügt werden: In {place} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The video {file} crashed its decoder ({cause}).</source>
        <translation>Das Video {file} hat den Prozess zum Absturz gebracht, der es dekodierte ({cause}).</translation>
    </message>
    <message>
        <source>The video {file} delivered no picture for {silence} s.</source>
        <translation>Das Video {file} hat {silence} s lang kein Bild geliefert.</translation>
    </message>
    <message>
        <source>The virtual camera delivers no pictures</source>
        <translation>Die virtuelle Kamera liefert keine Bilder</translation>
    </message>
    <message>
        <source>The virtual camera is not fed</source>
        <translation>Die virtuelle Kamera wird nicht gespeist</translation>
    </message>
    <message>
        <source>The virtual camera {camera} delivered no picture. Restart it in the program that feeds it (OBS has a button Start Virtual Camera), then try again.</source>
        <translation>Die virtuelle Kamera {camera} hat kein Bild geliefert. Starten Sie sie in dem Programm neu, das sie speist (in OBS: Virtuelle Kamera starten), und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>There is no camera {wanted}; this computer has {cameras}.</source>
        <translation>Eine Kamera {wanted} gibt es nicht; dieser Computer hat {cameras}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Die Datei {file} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no session to export.</source>
        <translation>Es gibt keine Sitzung zum Exportieren.</translation>
    </message>
    <message>
        <source>There is no study in {folder}.</source>
        <translation>In {folder} ist keine Studie.</translation>
    </message>
    <message>
        <source>There is no viewer {viewer} in this study.</source>
        <translation>In dieser Studie gibt es {viewer} nicht.</translation>
    </message>
    <message>
        <source>There is not enough room for the sittings: they take {needed} MB, and {free} MB are free.</source>
        <translation>Für die Sitzungen ist nicht genug Platz: Sie brauchen {needed} MB, und {free} MB sind frei.</translation>
    </message>
    <message>
        <source>These sessions come from {count} models ({values}): part of any difference may be the model’s.</source>
        <translation>Diese Sitzungen stammen von {count} Modellen ({values}): Ein Teil jedes Unterschieds kann am Modell liegen.</translation>
    </message>
    <message>
        <source>These sessions come from {count} rating methods ({values}): their ratings are on different scales.</source>
        <translation>Diese Sitzungen stammen von {count} Bewertungsmethoden ({values}): Ihre Bewertungen stehen auf verschiedenen Skalen.</translation>
    </message>
    <message>
        <source>These sessions come from {count} versions of the app ({values}): part of any difference may be the version’s.</source>
        <translation>Diese Sitzungen stammen von {count} Versionen des Programms ({values}): Ein Teil jedes Unterschieds kann an der Version liegen.</translation>
    </message>
    <message>
        <source>These viewers watched in company, where people smile about twice as much; compare them only with others who did so, too.</source>
        <translation>Diese Personen schauten in Gesellschaft, in der man etwa doppelt so viel lächelt; vergleichen Sie sie nur mit anderen, die das auch taten.</translation>
    </message>
    <message>
        <source>This Flatpak may not use the camera {camera}. In a terminal: flatpak override --user --device=all {program}; then start the program again.</source>
        <translation>Dieses Flatpak darf die Kamera {camera} nicht verwenden. In einem Terminal: flatpak override --user --device=all {program}; starten Sie dann das Programm neu.</translation>
    </message>
    <message>
        <source>This desktop has no session bus, so no player can be asked what it is playing.</source>
        <translation>Dieser Desktop hat keinen Sitzungsbus; daher kann kein Programm gefragt werden, was läuft.</translation>
    </message>
    <message>
        <source>This session cannot be read any more ({error}).</source>
        <translation>Diese Sitzung kann nicht mehr gelesen werden ({error}).</translation>
    </message>
    <message>
        <source>This session could not be kept in the history, export it now. {reason}</source>
        <translation>Diese Sitzung konnte nicht im Verlauf aufbewahrt werden; exportieren Sie sie jetzt. {reason}</translation>
    </message>
    <message>
        <source>This session is no longer in the history.</source>
        <translation>Diese Sitzung steht nicht mehr im Verlauf.</translation>
    </message>
    <message>
        <source>This snap may not use the camera {camera}. In a terminal: sudo snap connect {program}:camera; then start the program again.</source>
        <translation>Dieses Snap darf die Kamera {camera} nicht verwenden. In einem Terminal: sudo snap connect {program}:camera; starten Sie dann das Programm neu.</translation>
    </message>
    <message>
        <source>This user has no home folder; name one in HOME or in REACTION_GAUGE_HOME.</source>
        <translation>Dieser Benutzer hat keinen persönlichen Ordner; nennen Sie einen in HOME oder in REACTION_GAUGE_HOME.</translation>
    </message>
    <message>
        <source>Times are corrected by a camera lag of {least} ms in some of these sessions and of {most} ms in others: unless their cameras really differ by that much, the curves are shifted by the difference.</source>
        <translation>Die Zeiten sind in manchen dieser Sitzungen um eine Kameraverzögerung von {least}&#xa0;ms korrigiert und in anderen um {most}&#xa0;ms: Wenn sich ihre Kameras nicht so unterscheiden, sind die Kurven um ebenso viel verschoben.</translation>
    </message>
    <message>
        <source>Too little light, a USB hub or a busy computer can be the reason.</source>
        <translation>Zu wenig Licht, ein USB-Verteiler oder ein ausgelasteter Computer kann der Grund sein.</translation>
    </message>
    <message>
        <source>Viewers could see themselves or the gauge while they watched, which changes what they show.</source>
        <translation>Die Personen konnten beim Schauen sich selbst oder die Anzeige sehen, was verändert, was sie zeigen.</translation>
    </message>
    <message>
        <source>Viewers saw the gauge or another live figure for {least} of the time in some of these sessions and for {most} in others: people who watch it react to it.</source>
        <translation>Die Personen sahen die Anzeige oder einen anderen laufenden Wert in manchen dieser Sitzungen {least} und in anderen {most} der Zeit: Wer sie beobachtet, spielt ihr zu.</translation>
    </message>
    <message>
        <source>Viewers saw their own picture for {least} of the time in some of these sessions and for {most} in others: people who see themselves show different expressions.</source>
        <translation>Die Personen sahen ihr eigenes Bild in manchen dieser Sitzungen {least} und in anderen {most} der Zeit: Wer sich selbst sieht, zeigt anderes.</translation>
    </message>
    <message>
        <source>What was deleted is gone from the history, but not yet overwritten on the disk ({error}); the program tries again at the next start.</source>
        <translation>Das Gelöschte ist aus dem Verlauf verschwunden, aber auf dem Datenträger noch nicht überschrieben ({error}); beim nächsten Start wird das erneut versucht.</translation>
    </message>
    <message>
        <source>Windows does not let this program use the camera {camera}. Open Settings &gt; Privacy &amp; security &gt; Camera, switch on “Camera access” and “Let desktop apps access your camera”, then try again.</source>
        <translation>Windows lässt dieses Programm die Kamera {camera} nicht verwenden. Öffnen Sie „Einstellungen“ &gt; „Datenschutz und Sicherheit“ &gt; „Kamera“, schalten Sie „Kamerazugriff“ und „Desktop-Apps den Zugriff auf Ihre Kamera erlauben“ ein, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Workbooks need openpyxl, which is not installed: pip install &apos;reaction-gauge[study]&apos;.</source>
        <translation>Arbeitsmappen brauchen openpyxl, das nicht installiert ist: pip install &apos;reaction-gauge[study]&apos;.</translation>
    </message>
    <message>
        <source>YouTube shows chapters only if there are {fewest} or more; there are {count}.</source>
        <translation>YouTube zeigt Kapitel ab {fewest} Stück; hier sind es {count}.</translation>
    </message>
    <message>
        <source>Your account was added to the group {group}, which may use the camera {camera}, after you had logged in. Log out and in again.</source>
        <translation>Ihr Konto gehört zur Gruppe {group}, die die Kamera {camera} verwenden darf, aber erst seit nach Ihrer Anmeldung. Melden Sie sich ab und wieder an.</translation>
    </message>
    <message>
        <source>Your account may not use the camera {camera} ({device}). In a terminal: sudo usermod -aG {group} $USER; then log out and in again.</source>
        <translation>Ihr Konto darf die Kamera {camera} ({device}) nicht verwenden. In einem Terminal: sudo usermod -aG {group} $USER; melden Sie sich dann ab und wieder an.</translation>
    </message>
    <message>
        <source>Your settings cannot be read ({reason}). The defaults are in force.</source>
        <translation>Ihre Einstellungen können nicht gelesen werden ({reason}). Es gelten die Standardwerte.</translation>
    </message>
    <message>
        <source>Your settings could not be read, and the defaults are in force; please check them. The old settings are kept in {file}.</source>
        <translation>Ihre Einstellungen konnten nicht gelesen werden, und es gelten die Standardwerte; bitte sehen Sie sie durch. Was dort stand, ist in {file} aufbewahrt.</translation>
    </message>
    <message>
        <source>a choice has at least two options</source>
        <translation>eine Auswahl hat mindestens zwei Möglichkeiten</translation>
    </message>
    <message>
        <source>a number in it is out of range</source>
        <translation>eine Zahl darin liegt außerhalb des Möglichen</translation>
    </message>
    <message>
        <source>a scale goes from one whole number, low, to a higher one, high, in at most {most} steps</source>
        <translation>eine Skala geht von einer ganzen Zahl, low, bis zu einer höheren, high, in höchstens {most} Stufen</translation>
    </message>
    <message>
        <source>one of its threads has a different rule</source>
        <translation>ein Thread hat eine andere Regel</translation>
    </message>
    <message>
        <source>a viewer, a time or an intensity in it is missing or out of range</source>
        <translation>eine Person, eine Zeit oder eine Stärke darin fehlt oder liegt außerhalb des Möglichen</translation>
    </message>
    <message>
        <source>after “{item}”</source>
        <translation>nach „{item}“</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>eine beliebige Zahl</translation>
    </message>
    <message>
        <source>given to “{item}”</source>
        <translation>für „{item}“ gegeben</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>ist keine Zahl</translation>
    </message>
    <message>
        <source>is not a whole number</source>
        <translation>ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>is not text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is not {range}</source>
        <translation>ist nicht {range}</translation>
    </message>
    <message>
        <source>it cannot be read ({reason})</source>
        <translation>sie kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <source>it has at most {most} letters</source>
        <translation>es sind höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>it has at most {most} texts, and none twice</source>
        <translation>es sind höchstens {most} Texte, und keiner doppelt</translation>
    </message>
    <message>
        <source>it is a list of tables</source>
        <translation>es ist eine Liste von Tabellen</translation>
    </message>
    <message>
        <source>it is a list of texts</source>
        <translation>es ist eine Liste von Texten</translation>
    </message>
    <message>
        <source>it is a number</source>
        <translation>es ist eine Zahl</translation>
    </message>
    <message>
        <source>it is a path within the study&apos;s folder, written with /</source>
        <translation>es ist ein Pfad im Ordner der Studie, mit / geschrieben</translation>
    </message>
    <message>
        <source>it is a table</source>
        <translation>es ist eine Tabelle</translation>
    </message>
    <message>
        <source>it is a whole number</source>
        <translation>es ist eine ganze Zahl</translation>
    </message>
    <message>
        <source>it is above low</source>
        <translation>es ist größer als low</translation>
    </message>
    <message>
        <source>it is from {low} to {high}</source>
        <translation>es liegt zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>it is made of small letters and digits, with a _ between them, and begins with a letter</source>
        <translation>es besteht aus Kleinbuchstaben und Ziffern, mit _ dazwischen, und beginnt mit einem Buchstaben</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <source>it is not a curve</source>
        <translation>sie ist keine Kurve</translation>
    </message>
    <message>
        <source>it is not a curve, or it is damaged</source>
        <translation>sie ist keine Kurve oder beschädigt</translation>
    </message>
    <message>
        <source>it is not a timeline, or it is damaged</source>
        <translation>sie ist kein Zeitverlauf oder beschädigt</translation>
    </message>
    <message>
        <source>it is not in CSV ({reason})</source>
        <translation>sie ist kein CSV ({reason})</translation>
    </message>
    <message>
        <source>it is not in Parquet</source>
        <translation>sie ist kein Parquet</translation>
    </message>
    <message>
        <source>it is not known for this processor ({name})</source>
        <translation>für diesen Prozessor ({name}) ist die Regel nicht bekannt</translation>
    </message>
    <message>
        <source>it is one of {known}</source>
        <translation>es ist eines von {known}</translation>
    </message>
    <message>
        <source>it is text</source>
        <translation>es ist ein Text</translation>
    </message>
    <message>
        <source>it is true or false</source>
        <translation>es ist true oder false</translation>
    </message>
    <message>
        <source>it is written in digits and the letters a to f, as the app writes it</source>
        <translation>es besteht aus Ziffern und den Buchstaben a bis f, wie die App es schreibt</translation>
    </message>
    <message>
        <source>its columns are not those of this sort of file</source>
        <translation>ihre Spalten sind nicht die einer solchen Datei</translation>
    </message>
    <message>
        <source>its row in sessions.csv is missing</source>
        <translation>ihre Zeile in sessions.csv fehlt</translation>
    </message>
    <message>
        <source>its seconds are not in order</source>
        <translation>ihre Sekunden sind nicht in der richtigen Reihenfolge</translation>
    </message>
    <message>
        <source>its threads cannot be counted ({reason})</source>
        <translation>seine Threads lassen sich nicht zählen ({reason})</translation>
    </message>
    <message>
        <source>macOS asks whether this program may use the camera {camera}: agree there, then try again.</source>
        <translation>macOS fragt, ob dieses Programm die Kamera {camera} verwenden darf: Stimmen Sie dort zu, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>macOS does not let this program use the camera {camera}. Open System Settings &gt; Privacy &amp; Security &gt; Camera, switch on Reaction Gauge (or the terminal that it was started from), and start it again.</source>
        <translation>macOS lässt dieses Programm die Kamera {camera} nicht verwenden. Öffnen Sie „Systemeinstellungen“ &gt; „Datenschutz &amp; Sicherheit“ &gt; „Kamera“, schalten Sie Reaction Gauge ein (oder das Terminal, aus dem es gestartet wurde), und starten Sie es neu.</translation>
    </message>
    <message>
        <source>this name is not known; the known names are {known}</source>
        <translation>ein solcher Name ist nicht bekannt; bekannt sind {known}</translation>
    </message>
    <message>
        <source>share of the time of “{item}” that was spent smiling</source>
        <translation>Anteil der Zeit von „{item}“, der gelächelt wurde</translation>
    </message>
    <message>
        <source>about the viewer: {asked}; empty if it was not stated</source>
        <translation>zur Person: {asked}; nichts, wenn es nicht angegeben wurde</translation>
    </message>
    <message>
        <source>only Linux has such a rule</source>
        <translation>nur Linux hat eine solche Regel</translation>
    </message>
    <message>
        <source>only a choice has options</source>
        <translation>nur eine Auswahl hat Möglichkeiten</translation>
    </message>
    <message>
        <source>only a scale or a number has bounds</source>
        <translation>nur eine Skala oder eine Zahl hat Grenzen</translation>
    </message>
    <message>
        <source>pylsl is here, but not the library liblsl that it needs on this system; install that (conda-forge and Homebrew have it, and so has its release page) and name its file in the environment variable PYLSL_LIB.</source>
        <translation>pylsl ist vorhanden, aber nicht die Bibliothek liblsl, die es auf diesem System braucht; installieren Sie sie (conda-forge und Homebrew haben sie, ebenso ihre Seite mit den Veröffentlichungen), und nennen Sie ihre Datei in der Umgebungsvariablen PYLSL_LIB.</translation>
    </message>
    <message>
        <source>rating of “{item}” that counts</source>
        <translation>Bewertung von „{item}“, die zählt</translation>
    </message>
    <message>
        <source>row {row} has different columns from the first</source>
        <translation>Zeile {row} hat andere Spalten als die erste</translation>
    </message>
    <message>
        <source>row {row} has {cells} cells, not {columns}</source>
        <translation>Zeile {row} hat {cells} Zellen, nicht {columns}</translation>
    </message>
    <message>
        <source>row {row} is not a JSON object</source>
        <translation>Zeile {row} ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>row {row} is not in JSON</source>
        <translation>Zeile {row} ist kein JSON</translation>
    </message>
    <message>
        <source>answered after it</source>
        <translation>danach beantwortet</translation>
    </message>
    <message>
        <source>answered at the end</source>
        <translation>am Ende beantwortet</translation>
    </message>
    <message>
        <source>there are {least} to {most} of them</source>
        <translation>davon gibt es {least} bis {most}</translation>
    </message>
    <message>
        <source>there is no such timeline</source>
        <translation>einen solchen Zeitverlauf gibt es nicht</translation>
    </message>
    <message>
        <source>this kernel does not take it ({reason})</source>
        <translation>dieser Kernel nimmt die Regel nicht an ({reason})</translation>
    </message>
    <message>
        <source>{column} {problem} in row {row}</source>
        <translation>{column} {problem} in Zeile {row}</translation>
    </message>
    <message>
        <source>{contents}: no content is rated with fewer than {least} viewers, because people differ too much.</source>
        <translation>{contents}: Mit weniger als {least} Personen gibt es keine Bewertung eines Inhalts, weil Menschen zu verschieden sind.</translation>
    </message>
    <message>
        <source>{contents}: with fewer than {least} viewers, a content’s rating is not known to within 10 points.</source>
        <translation>{contents}: Mit weniger als {least} Personen ist die Bewertung eines Inhalts nicht auf 10 Punkte genau bekannt.</translation>
    </message>
    <message>
        <source>{count} marks are at times when the film was not shown, and are left out.</source>
        <translation>{count} Markierungen liegen dort, wo der Film nicht gezeigt wurde, und sind weggelassen.</translation>
    </message>
    <message>
        <source>{count} viewings did not reach the end; they count in the curves, but not in the ratings.</source>
        <translation>{count} Vorführungen wurden nicht bis zum Ende gesehen; sie gehen in die Kurven ein, nicht in die Bewertungen.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>{file} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{file} cannot be read; fix it, or put back a copy of it.</source>
        <translation>{file} kann nicht gelesen werden; berichtigen Sie die Datei, oder spielen Sie eine Kopie davon zurück.</translation>
    </message>
    <message>
        <source>{file} could not be copied into the study&apos;s folder ({reason}).</source>
        <translation>{file} ließ sich nicht in den Ordner der Studie kopieren ({reason}).</translation>
    </message>
    <message>
        <source>{file} does not say how long it lasts.</source>
        <translation>{file} sagt nicht, wie lange es dauert.</translation>
    </message>
    <message>
        <source>{file} does not say when its pictures were taken; put it into a container with its frame rate, as in ffmpeg -framerate 30 -i {file} -c copy recording.mp4.</source>
        <translation>{file} sagt nicht, wann ihre Bilder aufgenommen wurden; legen Sie sie mit ihrer Bildrate in einen Container, etwa mit ffmpeg -framerate 30 -i {file} -c copy recording.mp4.</translation>
    </message>
    <message>
        <source>{file} has a picture that takes more memory than there is.</source>
        <translation>{file} hat ein Bild, das mehr Speicher braucht, als da ist.</translation>
    </message>
    <message>
        <source>{file} has more than {most} pictures.</source>
        <translation>{file} hat mehr als {most} Bilder.</translation>
    </message>
    <message>
        <source>{file} has pictures of {width} × {height} pixels; at most 8192 × 4320 can be read.</source>
        <translation>{file} hat Bilder von {width} × {height} Pixeln; höchstens 8192 × 4320 werden gelesen.</translation>
    </message>
    <message>
        <source>{file} contains no pictures that can be read.</source>
        <translation>{file} enthält keine lesbaren Bilder.</translation>
    </message>
    <message>
        <source>{file} contains sound, but no film.</source>
        <translation>{file} enthält Ton und keinen Film.</translation>
    </message>
    <message>
        <source>{file} is a photograph, not a recording.</source>
        <translation>{file} ist ein Foto, keine Aufnahme.</translation>
    </message>
    <message>
        <source>{file} is not the file that the study was made with; its moments may differ from those of {title}.</source>
        <translation>{file} ist eine andere Datei als die, mit der die Studie angelegt wurde; ihre Momente sind vielleicht andere als die von {title}.</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} ist leer.</translation>
    </message>
    <message>
        <source>{file} is left out: it belongs to another viewer or study.</source>
        <translation>{file} wird ausgelassen: Die Datei gehört zu einer anderen Person oder Studie.</translation>
    </message>
    <message>
        <source>{file} is left out: {reason}.</source>
        <translation>{file} wird ausgelassen: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not a file.</source>
        <translation>{file} ist keine Datei.</translation>
    </message>
    <message>
        <source>{file} is not a text file in UTF-8.</source>
        <translation>{file} ist keine Textdatei in UTF-8.</translation>
    </message>
    <message>
        <source>{file} is not a video that can be read.</source>
        <translation>{file} ist kein lesbares Video.</translation>
    </message>
    <message>
        <source>{file} is not in TOML: {reason}.</source>
        <translation>{file} ist nicht in TOML: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not text in UTF-8.</source>
        <translation>{file} ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{file} is not there.</source>
        <translation>{file} ist nicht da.</translation>
    </message>
    <message>
        <source>{file} is too large for a study.</source>
        <translation>{file} ist zu groß für eine Studie.</translation>
    </message>
    <message>
        <source>{file} is too large for a table of events.</source>
        <translation>{file} ist zu groß für eine Tabelle mit Ereignissen.</translation>
    </message>
    <message>
        <source>{file} lasts longer than a day, or its times are damaged.</source>
        <translation>{file} dauert länger als einen Tag, oder seine Zeiten sind beschädigt.</translation>
    </message>
    <message>
        <source>{file} lists more than {most} events.</source>
        <translation>{file} nennt mehr als {most} Ereignisse.</translation>
    </message>
    <message>
        <source>{file} lists no events.</source>
        <translation>{file} nennt keine Ereignisse.</translation>
    </message>
    <message>
        <source>{file}, line 1: there is no column named time; the first line names the columns time, label and end.</source>
        <translation>{file}, Zeile 1: Es gibt keine Spalte namens time; die erste Zeile nennt die Spalten time, label und end.</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: the event ends before it begins.</source>
        <translation>{file}, Zeile {line}, Spalte {column}: Das Ereignis endet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: there is no time.</source>
        <translation>{file}, Zeile {line}, Spalte {column}: Die Zeit fehlt.</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: {value} is not a time such as 12.5 or 1:02:30.</source>
        <translation>{file}, Zeile {line}, Spalte {column}: {value} ist keine Zeit wie 12.5 oder 1:02:30.</translation>
    </message>
    <message>
        <source>{file}, line {line}, {field}: {problem}.</source>
        <translation>{file}, Zeile {line}, {field}: {problem}.</translation>
    </message>
    <message>
        <source>{file}, line {line}: its quotation marks do not match.</source>
        <translation>{file}, Zeile {line}: Die Anführungszeichen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>{folder} cannot be read ({reason}).</source>
        <translation>{folder} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{folder} cannot be written to ({reason}).</source>
        <translation>In {folder} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{folder} has no sessions.csv; name a folder that sessions were exported or rated into.</source>
        <translation>{folder} enthält keine sessions.csv; nennen Sie einen Ordner, in den Sitzungen exportiert oder bewertet wurden.</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} ist kein Ordner.</translation>
    </message>
    <message>
        <source>{folder} is not empty; a BIDS data set needs a folder of its own.</source>
        <translation>{folder} ist nicht leer; ein BIDS-Datensatz braucht einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{folder} is this study itself.</source>
        <translation>{folder} ist diese Studie selbst.</translation>
    </message>
    <message>
        <source>{frames} pictures of the recording could not be decoded.</source>
        <translation>{frames} Bilder der Aufnahme ließen sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>{high} or less</source>
        <translation>{high} oder weniger</translation>
    </message>
    <message>
        <source>{id} is already used by another one</source>
        <translation>{id} heißt schon etwas anderes</translation>
    </message>
    <message>
        <source>{item} has no sha256 yet; that of {file} is {found}.</source>
        <translation>{item} hat noch kein sha256; das von {file} ist {found}.</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>{low} oder mehr</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{others} of its threads had started earlier</source>
        <translation>{others} seiner Threads hatten vorher begonnen</translation>
    </message>
    <message>
        <source>{other} has no study.toml, but the other folders have one.</source>
        <translation>{other} hat keine study.toml, die anderen Ordner haben eine.</translation>
    </message>
    <message>
        <source>{other} is a different study from {first}.</source>
        <translation>{other} ist eine andere Studie als {first}.</translation>
    </message>
    <message>
        <source>{other} shows {item}, which {first} does not have.</source>
        <translation>{other} zeigt {item}, was es in {first} nicht gibt.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is damaged, or not the kind of file that its name suggests.</source>
        <translation>{path} kann nicht gelesen werden: Die Datei ist beschädigt oder von anderer Art, als ihr Name sagt.</translation>
    </message>
    <message>
        <source>{path} cannot be read: its name does not end in any of {endings}.</source>
        <translation>{path} kann nicht gelesen werden: Der Name endet auf keines von {endings}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {problem}.</source>
        <translation>{path} kann nicht gelesen werden: {problem}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>{path} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{place} is left out: the folder of {viewer} is here already, and cannot be read.</source>
        <translation>{place} wird ausgelassen: Der Ordner von {viewer} ist schon hier und nicht lesbar.</translation>
    </message>
    <message>
        <source>{place} is left out: {file} is missing.</source>
        <translation>{place} wird ausgelassen: {file} fehlt.</translation>
    </message>
    <message>
        <source>{place} is left out: {viewer} is a different viewer in {other}; give each computer its own station.</source>
        <translation>{place} wird ausgelassen: {viewer} ist in {other} jemand anderes; geben Sie jedem Rechner eine eigene Station.</translation>
    </message>
    <message>
        <source>{place} is left out: {viewer} went on in {other} as well, and saw other films there.</source>
        <translation>{place} wird ausgelassen: {viewer} hat auch in {other} weitergemacht und dort andere Filme gesehen.</translation>
    </message>
    <message>
        <source>{when}: {question}</source>
        <translation>{when}: {question}</translation>
    </message>
    <message>
        <source>{when}: {question}; empty if it was not answered</source>
        <translation>{when}: {question}; nichts, wenn nicht geantwortet wurde</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Opening {name}.</source>
        <translation>{name} wird geöffnet.</translation>
    </message>
    <message>
        <source>A penguin goes fishing</source>
        <translation>Ein Pinguin geht angeln</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>The face detector is being loaded.</source>
        <translation>Die Gesichtserkennung wird geladen.</translation>
    </message>
    <message>
        <source>The camera is being opened.</source>
        <translation>Die Kamera wird geöffnet.</translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation>Die Kamera ist aus</translation>
    </message>
    <message>
        <source>It opens only after you have read the notice and agreed to it.</source>
        <translation>Sie öffnet sich erst, wenn Sie den Datenschutzhinweis gelesen und eingewilligt haben.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>The camera is off and stays off until you agree again.</source>
        <translation>Die Kamera ist aus und bleibt aus, bis Sie erneut einwilligen.</translation>
    </message>
    <message>
        <source>Consent is withdrawn.</source>
        <translation>Die Einwilligung ist widerrufen.</translation>
    </message>
    <message>
        <source>The session continues by itself as soon as the camera is back.</source>
        <translation>Die Sitzung geht von selbst weiter, sobald die Kamera wieder da ist.</translation>
    </message>
    <message>
        <source>The camera is disconnected. The session waits for it.</source>
        <translation>Die Kamera ist nicht angeschlossen. Die Sitzung wartet auf sie.</translation>
    </message>
    <message>
        <source>The camera is back.</source>
        <translation>Die Kamera ist wieder da.</translation>
    </message>
    <message>
        <source>The camera stays off</source>
        <translation>Die Kamera bleibt aus</translation>
    </message>
    <message>
        <source>You did not agree, and that is fine. You can still use the demo clip, your history and the notice.</source>
        <translation>Sie haben nicht eingewilligt, und das ist in Ordnung. Der Demo-Clip, Ihr Verlauf und der Datenschutzhinweis stehen Ihnen offen.</translation>
    </message>
    <message>
        <source>Consent is withdrawn</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>You can still use your history, its exports and the settings.</source>
        <translation>Verlauf, Exporte und Einstellungen stehen Ihnen offen.</translation>
    </message>
    <message>
        <source>Nothing can be rated</source>
        <translation>Es kann nichts bewertet werden</translation>
    </message>
    <message>
        <source>Try the camera again</source>
        <translation>Kamera erneut versuchen</translation>
    </message>
    <message>
        <source>The camera did not open</source>
        <translation>Die Kamera hat sich nicht geöffnet</translation>
    </message>
    <message>
        <source>You can watch the built-in demo clip, rate a recorded video, or try the camera again.</source>
        <translation>Sie können den eingebauten Demo-Clip ansehen, ein aufgenommenes Video bewerten oder es noch einmal mit der Kamera versuchen.</translation>
    </message>
    <message>
        <source>Nothing is being watched.</source>
        <translation>Es wird nichts angesehen.</translation>
    </message>
    <message>
        <source>The camera is being switched off.</source>
        <translation>Die Kamera wird ausgeschaltet.</translation>
    </message>
    <message>
        <source>The recording is being closed.</source>
        <translation>Die Aufnahme wird geschlossen.</translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Best moments</source>
        <translation>Beste Momente</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Back to the history</source>
        <translation>Zurück zum Verlauf</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>A page to read and print</source>
        <translation>Eine Seite zum Lesen und Drucken</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write the session&apos;s CSV files</source>
        <translation>CSV-Dateien der Sitzung schreiben</translation>
    </message>
    <message>
        <source>Save card…</source>
        <translation>Karte speichern…</translation>
    </message>
    <message>
        <source>A picture of the result to keep, without any picture of you</source>
        <translation>Ein Bild des Ergebnisses zum Behalten, ohne ein Bild von Ihnen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this session</source>
        <translation>Diese Sitzung löschen</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Watch something else</source>
        <translation>Etwas anderes ansehen</translation>
    </message>
    <message>
        <source>What happened from {start} to {end}?</source>
        <translation>Was geschah von {start} bis {end}?</translation>
    </message>
    <message>
        <source>What happened at {time}?</source>
        <translation>Was geschah bei {time}?</translation>
    </message>
    <message>
        <source>Mark afterwards</source>
        <translation>Nachträglich markieren</translation>
    </message>
    <message>
        <source>Mark this stretch…</source>
        <translation>Diesen Abschnitt markieren&#xa0;…</translation>
    </message>
    <message>
        <source>Leave it out of the rating because of</source>
        <translation>Aus der Bewertung auslassen wegen</translation>
    </message>
    <message>
        <source>Markers ({count})</source>
        <translation>Markierungen ({count})</translation>
    </message>
    <message>
        <source>Left out ({count})</source>
        <translation>Ausgelassen ({count})</translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Undo reset</source>
        <translation>Zurücksetzen rückgängig machen</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation>Lässt sich nicht ändern, solange eine Sitzung läuft.</translation>
    </message>
    <message>
        <source>Resets everything on this page; nothing is deleted</source>
        <translation>Setzt alles auf dieser Seite zurück; gelöscht wird dabei nichts</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>In a film: play or pause; in pictures: next</source>
        <translation>Im Film: abspielen oder anhalten; bei Bildern: das nächste</translation>
    </message>
    <message>
        <source>In a film: 5 seconds back or on; in pictures: one</source>
        <translation>Im Film: 5 Sekunden zurück oder vor; bei Bildern: eines</translation>
    </message>
    <message>
        <source>After a session</source>
        <translation>Nach einer Sitzung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShowingStep</name>
    <message>
        <source>Balanced: each film comes equally often in each position, and after each of the others</source>
        <translation>Ausgewogen: jeder Film gleich oft an jeder Stelle und nach jedem anderen</translation>
    </message>
    <message>
        <source>Random: a different order for each viewer</source>
        <translation>Zufällig: für jede Person eine andere</translation>
    </message>
    <message>
        <source>Fixed: in the order of the list</source>
        <translation>Fest: wie in der Liste</translation>
    </message>
    <message>
        <source>Alone in the room</source>
        <translation>Allein im Raum</translation>
    </message>
    <message>
        <source>In company, where people smile about twice as much</source>
        <translation>In Gesellschaft, in der man etwa doppelt so viel lächelt</translation>
    </message>
    <message>
        <source>Viewers do not see the gauge while they watch</source>
        <translation>Beim Zusehen ist die Anzeige nicht zu sehen</translation>
    </message>
    <message>
        <source>Viewers who see their own rating react differently</source>
        <translation>Wer die eigene Bewertung sieht, zeigt etwas anderes</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>until they are deleted by hand</source>
        <translation>bis sie von Hand gelöscht werden</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Empty screen before each film</source>
        <translation>Leerer Bildschirm vor jedem Film</translation>
    </message>
    <message>
        <source>Viewers watch</source>
        <translation>Zugesehen wird</translation>
    </message>
    <message>
        <source>Viewers&apos; data are kept for</source>
        <translation>Aufbewahrung der Daten</translation>
    </message>
    <message>
        <source>The notice shows viewers how long; the study&apos;s page shows whose data are due to be erased.</source>
        <translation>Wie lange, steht im Hinweis an die Personen; die Seite der Studie zeigt, wessen Zeit um ist.</translation>
    </message>
</context>
<context>
    <name>SittingController</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Einen Augenblick, bitte.</translation>
    </message>
    <message>
        <source>Your code is {code}. With it you can have all your data erased later. Contact: {contact}</source>
        <translation>Ihr Code ist {code}. Mit ihm können Sie später alles löschen lassen, was von Ihnen aufbewahrt wird. Kontakt: {contact}</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>You did not agree, and that is fine. Nothing more is recorded.</source>
        <translation>Sie haben nicht zugestimmt, und das ist in Ordnung. Es wird nichts weiter aufgezeichnet.</translation>
    </message>
    <message>
        <source>All your data have been erased.</source>
        <translation>Alles, was von Ihnen aufbewahrt wurde, ist gelöscht.</translation>
    </message>
    <message>
        <source>Something is not working here. Please ask the person who invited you.</source>
        <translation>Hier geht etwas nicht. Bitte wenden Sie sich an die Person, die Sie eingeladen hat.</translation>
    </message>
    <message>
        <source>The viewer has stopped for a moment.</source>
        <translation>Die Person hat kurz angehalten.</translation>
    </message>
    <message>
        <source>The resting face is measured.</source>
        <translation>Das entspannte Gesicht wird gemessen.</translation>
    </message>
    <message>
        <source>What was seen before is being read.</source>
        <translation>Was schon gesehen wurde, wird gelesen.</translation>
    </message>
    <message>
        <source>The viewer reads the notice. They agree or refuse by themselves.</source>
        <translation>Die Person liest den Hinweis. Sie stimmt selbst zu oder lehnt ab.</translation>
    </message>
    <message>
        <source>The viewer answers questions about themselves.</source>
        <translation>Die Person beantwortet Fragen zu sich.</translation>
    </message>
    <message>
        <source>Seat the viewer. They, or you, press Begin.</source>
        <translation>Setzen Sie die Person zurecht. Sie oder die Person drückt „Beginnen“.</translation>
    </message>
    <message>
        <source>An empty screen before the next film.</source>
        <translation>Leerer Bildschirm vor dem nächsten Film.</translation>
    </message>
    <message>
        <source>The viewer watches.</source>
        <translation>Die Person sieht zu.</translation>
    </message>
    <message>
        <source>What was seen is being written.</source>
        <translation>Was gesehen wurde, wird gespeichert.</translation>
    </message>
    <message>
        <source>The viewer answers questions.</source>
        <translation>Die Person beantwortet Fragen.</translation>
    </message>
    <message>
        <source>The camera is being switched off.</source>
        <translation>Die Kamera wird ausgeschaltet.</translation>
    </message>
    <message>
        <source>This sitting is over.</source>
        <translation>Diese Sitzung ist vorbei.</translation>
    </message>
</context>
<context>
    <name>SmilePrompt</name>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>keine Aufnahme</translation>
    </message>
    <message>
        <source>Now smile</source>
        <translation>Jetzt lächeln</translation>
    </message>
    <message>
        <source>Look at the gauge: it follows your face. Nothing is recorded.</source>
        <translation>Schauen Sie auf die Anzeige: Sie folgt Ihrem Gesicht. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>joy now</source>
        <translation>Freude jetzt</translation>
    </message>
    <message>
        <source>Seen!</source>
        <translation>Gesehen!</translation>
    </message>
    <message>
        <source>That smile moved the gauge. So will the ones you do not notice yourself.</source>
        <translation>Dieses Lächeln hat die Anzeige bewegt. Auch die, die Sie selbst nicht bemerken, werden es tun.</translation>
    </message>
    <message>
        <source>All right. The gauge moves once you smile.</source>
        <translation>In Ordnung. Die Anzeige bewegt sich, sobald Sie lächeln.</translation>
    </message>
    <message>
        <source>Later, then</source>
        <translation>Dann später</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Remove this folder from the list</source>
        <translation>Diesen Ordner aus der Liste nehmen</translation>
    </message>
    <message>
        <source>New viewers: {count} ({codes})</source>
        <translation>Neue Personen: {count} ({codes})</translation>
    </message>
    <message>
        <source>With more films seen than here: {count} ({codes})</source>
        <translation>Haben mehr gesehen als hier: {count} ({codes})</translation>
    </message>
    <message>
        <source>Here already, left as they are: {count}</source>
        <translation>Schon hier, bleiben unverändert: {count}</translation>
    </message>
    <message>
        <source>Withdrawn, and not added: {count} ({codes})</source>
        <translation>Haben widerrufen, werden nicht hinzugefügt: {count} ({codes})</translation>
    </message>
    <message>
        <source>It has no viewers.</source>
        <translation>Darin ist noch niemand.</translation>
    </message>
</context>
<context>
    <name>StarField</name>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>{number} stars</source>
        <translation>{number} Sterne</translation>
    </message>
    <message>
        <source>{stars}; click again to remove them</source>
        <translation>{stars}; noch einmal nimmt sie zurück</translation>
    </message>
    <message>
        <source>Your own rating</source>
        <translation>Ihre eigene Bewertung</translation>
    </message>
    <message>
        <source>{given} of {most} stars</source>
        <translation>{given} von {most} Sternen</translation>
    </message>
    <message>
        <source>no stars given</source>
        <translation>keine Sterne vergeben</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Play the demo clip</source>
        <translation>Demo-Clip abspielen</translation>
    </message>
    <message>
        <source>Rate a recorded face video…</source>
        <translation>Aufgenommenes Gesichtsvideo bewerten&#xa0;…</translation>
    </message>
    <message>
        <source>Use the camera…</source>
        <translation>Kamera verwenden&#xa0;…</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>Show &amp;only the film: no face, no gauge</source>
        <translation>&amp;Nur den Film zeigen: kein Gesicht, keine Anzeige</translation>
    </message>
    <message>
        <source>&amp;Fill the screen</source>
        <translation>Bildschirm &amp;füllen</translation>
    </message>
    <message>
        <source>From the &amp;beginning</source>
        <translation>Vom An&amp;fang an</translation>
    </message>
    <message>
        <source>Who is in the room?</source>
        <translation>Wer ist im Raum?</translation>
    </message>
    <message>
        <source>How to watch: only the film, the whole screen, and who is in the room</source>
        <translation>Wie angesehen wird: nur der Film, der ganze Bildschirm, und wer im Raum ist</translation>
    </message>
    <message>
        <source>&amp;Just me</source>
        <translation>Nur &amp;ich</translation>
    </message>
    <message>
        <source>I have &amp;company</source>
        <translation>In &amp;Gesellschaft</translation>
    </message>
    <message>
        <source>&amp;Rather not say</source>
        <translation>&amp;Keine Angabe</translation>
    </message>
    <message>
        <source>Just me</source>
        <translation>Nur ich</translation>
    </message>
    <message>
        <source>In company</source>
        <translation>In Gesellschaft</translation>
    </message>
    <message>
        <source>Only the film</source>
        <translation>Nur der Film</translation>
    </message>
    <message>
        <source>How to watch</source>
        <translation>Ansehen, wie?</translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
</context>
<context>
    <name>StillButton</name>
    <message>
        <source>Play from {moment}</source>
        <translation>Ab {moment} abspielen</translation>
    </message>
</context>
<context>
    <name>StorageWatch</name>
    <message>
        <source>Sessions can be kept again.</source>
        <translation>Sitzungen können wieder aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Export now</source>
        <translation>Jetzt exportieren</translation>
    </message>
</context>
<context>
    <name>StudyController</name>
    <message>
        <source>Open the folder of a study</source>
        <translation>Ordner einer Studie öffnen</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The folder cannot be written to ({reason}).</source>
        <translation>In den Ordner kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>End the session that is being recorded first.</source>
        <translation>Beenden Sie zuerst die Sitzung, die aufgezeichnet wird.</translation>
    </message>
</context>
<context>
    <name>StudyPage</name>
    <message>
        <source>fixed order</source>
        <translation>feste Reihenfolge</translation>
    </message>
    <message>
        <source>random order</source>
        <translation>zufällige Reihenfolge</translation>
    </message>
    <message>
        <source>balanced order</source>
        <translation>ausgewogene Reihenfolge</translation>
    </message>
    <message>
        <source>Films: {count}</source>
        <translation>Filme: {count}</translation>
    </message>
    <message>
        <source>about {length}, and the questions</source>
        <translation>etwa {length}, und die Fragen</translation>
    </message>
    <message>
        <source>viewers watch alone</source>
        <translation>allein angesehen</translation>
    </message>
    <message>
        <source>viewers watch in company</source>
        <translation>in Gesellschaft angesehen</translation>
    </message>
    <message>
        <source>a neutral clip first</source>
        <translation>zuerst ein neutraler Clip</translation>
    </message>
    <message>
        <source>viewers see the gauge</source>
        <translation>die Anzeige ist zu sehen</translation>
    </message>
</context>
<context>
    <name>StudyStart</name>
    <message>
        <source>New study…</source>
        <translation>Neue Studie…</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>Studie öffnen…</translation>
    </message>
    <message>
        <source>This study cannot be opened</source>
        <translation>Diese Studie lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>What is wrong in the study&apos;s file</source>
        <translation>Was in der Datei der Studie falsch ist</translation>
    </message>
    <message>
        <source>What do many viewers make of it?</source>
        <translation>Wie kommt es bei vielen an?</translation>
    </message>
    <message>
        <source>A study shows its films to one viewer after another, in an order that is fair to each film, asks them your questions, and combines their reactions. It is a folder on this computer; viewers have codes, never names.</source>
        <translation>Eine Studie zeigt ihre Filme einer Person nach der anderen, in einer Reihenfolge, die jedem Film gerecht wird, stellt ihnen Ihre Fragen und führt ihre Reaktionen zusammen. Sie ist ein Ordner auf diesem Computer; Personen sind Codes, nie Namen.</translation>
    </message>
</context>
<context>
    <name>StudyWizard</name>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Edit the study</source>
        <translation>Studie bearbeiten</translation>
    </message>
    <message>
        <source>What is the study for?</source>
        <translation>Wozu dient die Studie?</translation>
    </message>
    <message>
        <source>What do viewers see?</source>
        <translation>Was wird gezeigt?</translation>
    </message>
    <message>
        <source>How do they see it?</source>
        <translation>Wie wird es gezeigt?</translation>
    </message>
    <message>
        <source>What do you ask them?</source>
        <translation>Was wird gefragt?</translation>
    </message>
    <message>
        <source>Films that are copied</source>
        <translation>Filme, die kopiert werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Notes (optional)</source>
        <translation>Notizen (optional)</translation>
    </message>
    <message>
        <source>Notes on this session</source>
        <translation>Notizen zu dieser Sitzung</translation>
    </message>
    <message>
        <source>And how did you like it?</source>
        <translation>Und wie hat es Ihnen gefallen?</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message>
        <source>Rating {figure} of 100</source>
        <translation>Bewertung {figure} von 100</translation>
    </message>
    <message>
        <source>The network was unsure {share} of the time: it saw joy together with something else, as it does in distress and in speech.</source>
        <translation>Das Netz war {share} der Zeit unsicher: Es sah Freude neben etwas anderem, wie bei Kummer und beim Sprechen.</translation>
    </message>
    <message>
        <source>What fools it</source>
        <translation>Was es täuscht</translation>
    </message>
    <message>
        <source>Too short for an interval</source>
        <translation>Zu kurz für ein Intervall</translation>
    </message>
    <message>
        <source>between {low} and {high} (95 %)</source>
        <translation>zwischen {low} und {high} (95&#xa0;%)</translation>
    </message>
    <message>
        <source>No face was found in this session.</source>
        <translation>In dieser Sitzung wurde kein Gesicht gefunden.</translation>
    </message>
    <message>
        <source>This was too short for a rating, which needs {seconds} seconds of a face that is seen well.</source>
        <translation>Das war zu kurz für eine Bewertung; sie braucht {seconds} Sekunden eines gut sichtbaren Gesichts.</translation>
    </message>
    <message>
        <source>A face was seen well for too little of the time for a rating. Was there enough light, and did the face point towards the camera?</source>
        <translation>Ein Gesicht war für eine Bewertung zu selten gut zu sehen. War es hell genug und das Gesicht der Kamera zugewandt?</translation>
    </message>
    <message>
        <source>No smile was seen. That is not a verdict: many people love what they watch with a straight face.</source>
        <translation>Es war kein Lächeln zu sehen. Das ist kein Urteil: Viele lieben, was sie sehen, und verziehen keine Miene.</translation>
    </message>
    <message>
        <source>The viewer smiled once, {share} of the time.</source>
        <translation>Die Person lächelte einmal, {share} der Zeit.</translation>
    </message>
    <message>
        <source>The viewer smiled {times} times, {share} of the time.</source>
        <translation>Die Person lächelte {times}-mal, {share} der Zeit.</translation>
    </message>
    <message>
        <source>The viewers together smiled for {share} of the time. The rating is about their visible joy: 0 is faces at rest, never a bad film.</source>
        <translation>Zusammen lächelten die Personen {share} der Zeit. Die Bewertung gilt ihrer sichtbaren Freude: 0 heißt entspannte Gesichter, nie ein schlechter Film.</translation>
    </message>
    <message>
        <source>Together you smiled for {share} of the time. The rating is about the room&apos;s visible joy: 0 is faces at rest, never a bad film.</source>
        <translation>Gemeinsam lächelten Sie {share} der Zeit. Die Bewertung spricht von der sichtbaren Freude im Raum: 0 heißt entspannte Gesichter, nie ein schlechter Film.</translation>
    </message>
    <message>
        <source>Face seen {share} of the time</source>
        <translation>Gesicht {share} der Zeit zu sehen</translation>
    </message>
    <message>
        <source>higher than {lower} of your {others} earlier sessions of this kind</source>
        <translation>höher als {lower} Ihrer {others} früheren Sitzungen dieser Art</translation>
    </message>
    <message>
        <source>head towards the screen {share} of the time</source>
        <translation>Kopf {share} der Zeit zum Bildschirm gewandt</translation>
    </message>
    <message>
        <source>head towards the screen {share} of the time, once away</source>
        <translation>Kopf {share} der Zeit zum Bildschirm gewandt, einmal abgewandt</translation>
    </message>
    <message>
        <source>head towards the screen {share} of the time, {times} times away</source>
        <translation>Kopf {share} der Zeit zum Bildschirm gewandt, {times}-mal abgewandt</translation>
    </message>
    <message>
        <source>You smiled once, {share} of the time.</source>
        <translation>Sie lächelten einmal, {share} der Zeit.</translation>
    </message>
    <message>
        <source>You smiled {times} times, {share} of the time.</source>
        <translation>Sie lächelten {times}-mal, {share} der Zeit.</translation>
    </message>
    <message>
        <source>The rating is about visible joy: 0 is a face at rest, never a bad film.</source>
        <translation>Die Bewertung spricht von sichtbarer Freude: 0 heißt ein entspanntes Gesicht, nie ein schlechter Film.</translation>
    </message>
    <message>
        <source>{length} left out; with them {whole}</source>
        <translation>{length} ausgelassen; mit ihnen {whole}</translation>
    </message>
    <message>
        <source>mean p_happy {mean} of 100</source>
        <translation>Mittelwert p_happy {mean} von 100</translation>
    </message>
    <message>
        <source>measured against the viewer&apos;s resting face</source>
        <translation>gemessen am entspannten Gesicht der Person</translation>
    </message>
    <message>
        <source>measured against your resting face</source>
        <translation>gemessen an Ihrem entspannten Gesicht</translation>
    </message>
    <message>
        <source>no resting face measured</source>
        <translation>kein entspanntes Gesicht gemessen</translation>
    </message>
    <message>
        <source>intensity of the strongest tenth {peak} of 100</source>
        <translation>Stärke im stärksten Zehntel {peak} von 100</translation>
    </message>
    <message>
        <source>of the last fifth {end}</source>
        <translation>im letzten Fünftel {end}</translation>
    </message>
    <message>
        <source>viewer {viewer}: seen too rarely</source>
        <translation>Person {viewer}: zu selten zu sehen</translation>
    </message>
    <message>
        <source>viewer {viewer}: {figure}</source>
        <translation>Person {viewer}: {figure}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Curve of visible joy over time</source>
        <translation>Kurve der sichtbaren Freude über die Zeit</translation>
    </message>
    <message>
        <source>Whole session</source>
        <translation>Ganze Sitzung</translation>
    </message>
    <message>
        <source>Show the whole session so far, or the last minute of it</source>
        <translation>Die ganze bisherige Sitzung zeigen oder ihre letzte Minute</translation>
    </message>
    <message>
        <source>Double-click a moment, or drag across a stretch, to mark it or leave it out of the rating (or use the arrow keys, with Shift for a stretch, then M or X)</source>
        <translation>Einen Moment doppelt anklicken oder über einen Abschnitt ziehen, um ihn zu markieren oder aus der Bewertung auszulassen (Pfeiltasten, mit Umschalt über einen Abschnitt, dann M oder X)</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>kein Gesicht</translation>
    </message>
    <message>
        <source>{value} of 100</source>
        <translation>{value} von 100</translation>
    </message>
    <message>
        <source>film {film} · session {session}</source>
        <translation>Film {film} · Sitzung {session}</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>looking away</source>
        <translation>abgewandt</translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation>ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>away</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>jumped from {left} to {reached}</source>
        <translation>gesprungen von {left} nach {reached}</translation>
    </message>
    <message>
        <source>camera away for {length}</source>
        <translation>Kamera {length} weg</translation>
    </message>
    <message>
        <source>paused for {length}</source>
        <translation>{length} pausiert</translation>
    </message>
</context>
<context>
    <name>TitleDelegate</name>
    <message>
        <source>New title</source>
        <translation>Neuer Titel</translation>
    </message>
</context>
<context>
    <name>TitleField</name>
    <message>
        <source>Title of the content</source>
        <translation>Titel des Inhalts</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Change the title (F2)</source>
        <translation>Titel ändern (F2)</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the deletion (Ctrl+Z)</source>
        <translation>Löschen zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>{count} sessions deleted</source>
        <translation>{count} Sitzungen gelöscht</translation>
    </message>
    <message>
        <source>1 session deleted</source>
        <translation>1 Sitzung gelöscht</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>Something unexpected happened ({kind}). Your session so far is in the history; the log has more: {log}</source>
        <translation>Etwas Unerwartetes ist geschehen ({kind}). Ihre bisherige Sitzung steht im Verlauf; mehr steht im Protokoll: {log}</translation>
    </message>
</context>
<context>
    <name>UsualQuestions</name>
    <message>
        <source>How old are you?</source>
        <translation>Wie alt sind Sie?</translation>
    </message>
    <message>
        <source>How much did you like it?</source>
        <translation>Wie gut hat es Ihnen gefallen?</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>very much</source>
        <translation>sehr</translation>
    </message>
    <message>
        <source>Is there anything that you would like to tell us?</source>
        <translation>Möchten Sie uns noch etwas sagen?</translation>
    </message>
</context>
<context>
    <name>VideoSurface</name>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
</context>
<context>
    <name>ViewerScreen</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
</context>
<context>
    <name>WatchController</name>
    <message>
        <source>What happened?</source>
        <translation>Was ist geschehen?</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Diesen Moment markieren</translation>
    </message>
    <message>
        <source>Open a recorded face video</source>
        <translation>Aufgenommenes Gesichtsvideo öffnen</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>WatchPage</name>
    <message>
        <source>Watch something else…</source>
        <translation>Etwas anderes ansehen&#xa0;…</translation>
    </message>
    <message>
        <source>no rating yet</source>
        <translation>noch keine Bewertung</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>The camera is off. Choose what to watch; it opens only after you agree.</source>
        <translation>Die Kamera ist aus. Wählen Sie, was Sie ansehen möchten; sie geht erst an, wenn Sie zustimmen.</translation>
    </message>
    <message>
        <source>The camera is on. Nothing is recorded until you press Start.</source>
        <translation>Die Kamera ist an. Bis Sie auf „Start“ drücken, wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Relax your face and look at the screen. The session begins by itself.</source>
        <translation>Entspannen Sie Ihr Gesicht, und sehen Sie auf den Bildschirm. Die Sitzung beginnt von selbst.</translation>
    </message>
    <message>
        <source>rating {rating} of 100</source>
        <translation>Bewertung {rating} von 100</translation>
    </message>
    <message>
        <source>face seen {share} of the time</source>
        <translation>Gesicht {share} der Zeit zu sehen</translation>
    </message>
    <message>
        <source>LEFT OUT: {reason}</source>
        <translation>AUSGELASSEN: {reason}</translation>
    </message>
    <message>
        <source>Enjoy what you watch. Neither your face nor a rating is shown until the session has ended.</source>
        <translation>Viel Freude beim Ansehen. Weder Ihr Gesicht noch eine Bewertung ist zu sehen, bis die Sitzung zu Ende ist.</translation>
    </message>
    <message>
        <source>NOT RECORDED</source>
        <translation>NICHT AUFGEZEICHNET</translation>
    </message>
    <message>
        <source>Divider between the film and the gauge</source>
        <translation>Trennlinie zwischen Film und Anzeige</translation>
    </message>
    <message>
        <source>Divider between the film and the curve</source>
        <translation>Trennlinie zwischen Film und Kurve</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Try the demo clip first</source>
        <translation>Erst den Demo-Clip ausprobieren</translation>
    </message>
    <message>
        <source>Explore without a camera</source>
        <translation>Ohne Kamera umsehen</translation>
    </message>
    <message>
        <source>Rates visible joy while you watch</source>
        <translation>Bewertet sichtbare Freude beim Ansehen</translation>
    </message>
    <message>
        <source>A film, a game, a talk: watch as you always do, and see which moments made you smile.</source>
        <translation>Ein Film, ein Spiel, ein Vortrag: Sehen Sie zu wie immer, und erfahren Sie, welche Momente Sie zum Lächeln brachten.</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>Alles bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>No picture is stored, nothing is uploaded, and there is no account.</source>
        <translation>Kein Bild wird gespeichert, nichts wird hochgeladen, und es gibt kein Benutzerkonto.</translation>
    </message>
    <message>
        <source>You decide, and can stop at any time</source>
        <translation>Sie entscheiden und können jederzeit aufhören</translation>
    </message>
    <message>
        <source>The camera opens only after you have agreed, and closes at once when you say so.</source>
        <translation>Die Kamera öffnet sich erst nach Ihrer Einwilligung und schließt sich sofort, wenn Sie es wünschen.</translation>
    </message>
    <message>
        <source>Welcome to {name}</source>
        <translation>Willkommen bei {name}</translation>
    </message>
    <message>
        <source>Watch something, and see how it landed.</source>
        <translation>Sehen Sie etwas an, und erfahren Sie, wie es ankam.</translation>
    </message>
    <message>
        <source>Not for employees at work or pupils in education (the European Union forbids it), and not for hiring, policing or diagnosis.</source>
        <translation>Nicht für Beschäftigte am Arbeitsplatz oder Lernende in Bildungseinrichtungen (die Europäische Union verbietet es) und nicht für Personalauswahl, polizeiliche Zwecke oder Diagnosen.</translation>
    </message>
    <message>
        <source>The expression model that comes with it may be used for non-commercial research only.</source>
        <translation>Das mitgelieferte Ausdrucksmodell darf nur für nichtkommerzielle Forschung verwendet werden.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Withdraw a viewer</source>
        <translation>Widerruf einer Person</translation>
    </message>
    <message>
        <source>Code of the viewer</source>
        <translation>Code der Person</translation>
    </message>
    <message>
        <source>This erases their consent, order and answers, and what was recorded for every film: the numbers for each moment and the curve. Only the code is kept, so that it is not given again and no copy of the sitting comes back. This cannot be undone.</source>
        <translation>Gelöscht werden: Zustimmung, Reihenfolge und Antworten; zu jedem Film die Aufzeichnung, die Zahlen jedes Augenblicks und die Kurve. Nur der Code bleibt, damit er nicht noch einmal vergeben wird und keine Kopie der Sitzung zurückkommt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Erase all of this viewer&apos;s data</source>
        <translation>Alles von dieser Person löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who withdraws?</source>
        <translation>Wer widerruft?</translation>
    </message>
    <message>
        <source>These cannot be reached from here, and are listed again afterwards:</source>
        <translation>Was von hier aus nicht zu erreichen ist und danach noch einmal aufgeführt wird:</translation>
    </message>
    <message>
        <source>No results with their figures were written, as far as this computer knows.</source>
        <translation>Soweit dieser Computer weiß, wurden keine Ergebnisse mit Zahlen dieser Person geschrieben.</translation>
    </message>
</context>
<context>
    <name>WithdrawnDialog</name>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>All data of {code} have been erased on this computer.</source>
        <translation>Alles von {code} ist auf diesem Computer gelöscht.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>These may still contain their figures; please erase them or compute them again:</source>
        <translation>Hier können noch Zahlen dieser Person sein; bitte löschen Sie sie, oder berechnen Sie sie neu:</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Copies of the study&apos;s folder that somebody made by hand are not known here.</source>
        <translation>Kopien des Ordners, die jemand von Hand gemacht hat, sind hier nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>_Bar</name>
    <message>
        <source>nothing seen</source>
        <translation>nichts zu sehen</translation>
    </message>
    <message>
        <source>{percent} per cent</source>
        <translation>{percent} Prozent</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Play without recording</source>
        <translation>Abspielen, ohne aufzuzeichnen</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>Vollbild verlassen (Esc)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>{item} of {count}</source>
        <translation>{item} von {count}</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>Show {content}</source>
        <translation>{content} zeigen</translation>
    </message>
    <message>
        <source>Joy at the pointer</source>
        <translation>Freude an der Zeigerstelle</translation>
    </message>
    <message>
        <source>It is not known where in the film the viewer was.</source>
        <translation>Wo im Film die Person war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Rating {rating} · {duration}</source>
        <translation>Bewertung {rating} · {duration}</translation>
    </message>
    <message>
        <source>This session could not be read.</source>
        <translation>Diese Sitzung konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>_Handle</name>
    <message>
        <source>Drag, or use the arrow keys; a double click or Enter resets it</source>
        <translation>Ziehen oder mit den Pfeiltasten bewegen; Doppelklick oder Eingabetaste stellt sie zurück</translation>
    </message>
</context>
<context>
    <name>_ItemList</name>
    <message>
        <source>Films in this viewer&apos;s order</source>
        <translation>Filme in der Reihenfolge dieser Person</translation>
    </message>
    <message>
        <source>The order is chosen once the viewer has agreed.</source>
        <translation>Die Reihenfolge steht fest, sobald die Person zugestimmt hat.</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>auf dem Bildschirm</translation>
    </message>
    <message>
        <source>comes next</source>
        <translation>kommt als Nächstes</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>nicht gezeigt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>not seen to the end</source>
        <translation>nicht zu Ende gesehen</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
</context>
</TS>
