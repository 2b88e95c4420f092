<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expression model {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-commercial research use only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates what you watch from your face, on this computer, with your consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rating speaks of visible joy, never of liking. It cannot tell what anybody feels or thinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must not be used for employees at work or pupils in education (the European Union forbids it), nor for hiring, policing or diagnosis, nor for anybody who has not agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions and licences to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} · code under the MIT licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rating must not be used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of this window; exported files stay in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast is white and yellow on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraBox</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first that is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraCheckPage</name>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your face is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No whole face is seen. Sit before the camera, with nothing before your face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your face is lit well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light your face evenly, from the front rather than from behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are near enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come closer to the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is sharp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is blurred. Hold still, or wipe the lens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facing the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You face the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to the screen, and put the camera near it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure my resting face before
each session (5 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well. Nothing is recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rating is better once what is marked is mended. Nothing is recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is being opened. Nothing is recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the demo clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can you be seen well?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraSection</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is remembered by its name, and found again after it was unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A larger picture helps only if you sit far away; it costs speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you see yourself while you watch. The rating goes on in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As people know themselves. It changes nothing in the rating.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the sessions (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {number} of {count} sessions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonPlot</name>
    <message>
        <source>Live ratings of the sessions over one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right move through time; the legend says each value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Before the camera opens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera may open from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera stays off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full notice in its own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the camera opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please read what happens with your face. Nothing opens unless you agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentChooser</name>
    <message>
        <source>What do you want to watch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film or sound…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played here; pausing it pauses the rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One after the other, a rating each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this screen, with a small gauge on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until I press a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each picture is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the demo clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate a recorded face video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films and sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a film or sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch pictures, in the order of their names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each picture:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>What is being watched? (title)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float the gauge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show your picture; the rating goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small gauge that stays on top of other windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start recording a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session and switch the camera off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the camera…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DefaultRow</name>
    <message>
        <source>Set back to the default: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed from the default ({default})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Show all sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sessions are being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you stop a session it appears here, with its rating and its course.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try other words or a longer period.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after the session that is being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {number} of {count} sessions…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>Happy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contemptuous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExpressionBars</name>
    <message>
        <source>What the camera sees now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the face in this one picture looks like each of these to the network.
It does not tell what anybody feels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search title, notes and source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the sessions (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos and sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything on the screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloatedGauge</name>
    <message>
        <source>visible joy now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no face found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloatingGauge</name>
    <message>
        <source>Floating gauge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this desktop (Wayland) a window cannot stay on top by itself. Use the window menu&apos;s Always on Top, or start the program with QT_QPA_PLATFORM=xcb.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Live rating of visible joy, 0 to 100</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Lab Streaming Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the camera off at once; it stays off until you agree again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating (95 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the session began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was watched; F2 renames it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible joy from beginning to end; sorts by its highest moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it lasted, without pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible joy, 0 to 100, with the interval in which it lies by 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many smiles were counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the viewer gave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the time in which a face was seen well enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stars} of 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rating} (plain mean)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The course is being drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was seen well enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest {highest} at {at_highest} of the duration, lowest {lowest} at {at_lowest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{content} (interrupted)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the curves of two to eight over one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the title in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the selected sessions into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the deletion back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the whole history for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {known} sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{known} sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {selected} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all {count} sessions for good? Their numbers are erased from the file at once, and nobody can bring them back. Files you exported stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaView</name>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound device: playing without sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be played: it is damaged, or of a kind that this computer does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the &amp;camera…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a &amp;film or sound file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch &amp;pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rate a recorded face video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the &amp;demo clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this moment with a &amp;note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Float the gauge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the &amp;notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Reaction Gauge</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>What is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the moment you agree until you press Stop, this program looks at your face through the camera and estimates, many times a second, how visibly happy it looks, and how much it shows other expressions. From that it computes a rating of what you are watching. Nothing is recorded before you press Start. It does not recognise who you are, and it cannot tell what you feel or think.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program opens no network connection. There is no account, no upload and no telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each camera picture is used for a moment in memory and then forgotten. No photograph or video of you is written to disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored, and how to delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, and what you type: for each moment the estimates, whether a face was found, how well it was seen and the rating; your resting face as one number; the title, your markers, stars and notes, and the time. They stay on this computer, in History, for as long as you choose in the Privacy menu, or are not kept at all if you choose that; you can delete them there. A file that you export is yours to keep or delete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it must not be used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for employees at work or pupils in education (the European Union forbids it), and not for hiring, policing or diagnosis. Everybody in front of the camera must know and agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can stop at any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop ends the session and switches the camera off at once. Withdraw consent in the menu does the same, and the camera stays off until you agree again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your numbers are sent to the local network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program was started so that a laboratory can record along (Lab Streaming Layer). While a session is recorded, the estimates, the rating, how well your face was seen, the title and the markers are offered, unencrypted, to every program on the local network that asks for them, with this computer&apos;s name. No picture is sent. There is no account, no upload and no telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Privacy notice, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the notice to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturesView</name>
    <message>
        <source>Time that this picture still stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture {name} cannot be read and is passed over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Your settings could not be saved ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep sessions in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers and your own words, on this computer; never a picture. Otherwise they are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older sessions are deleted by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the folder for exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the privacy notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches the camera off at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete older sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the folder dialog begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera opens only while it lasts. Withdrawing it switches the camera off at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions older than a day will be deleted, now and from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions older than {days} days will be deleted, now and from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the exported files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as I like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatingApplication</name>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face detector is being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens only after you have read the notice and agreed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent is withdrawn, and the camera is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what was recorded under it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One session is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} sessions are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recorded face video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is being recorded. End it and quit? What was recorded so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is being recorded, and sessions are not kept. End it, lose it, and quit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). Your session so far is in the history; the log has more: {log}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatingSection</name>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing of the live gauge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the needle follows your face. The session&apos;s rating does not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least signal quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moments in which your face is seen worse than this do not count (0 counts all). Ratings with different thresholds cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smile threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strong visible joy must be to count as a smile. Smiles counted with different thresholds cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewers before the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose faces are rated. Everybody in front of the camera must know and agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the resting face before each session (5 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joy is then measured against your own resting face. With one viewer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One, the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {number}, each rated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordingConsentDialog</name>
    <message>
        <source>Rate a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people in this recording know of the rating and agreed to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The faces in it will be rated on this computer, and no picture is stored. Your word and the time are kept with the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers are also offered to the local network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeekSlider</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Parquet files need polars, which is not installed: pip install &apos;reaction-gauge[panel]&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Lab Streaming Layer found no free network port, or its settings (lsl_api.cfg) allow none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Lab Streaming Layer needs pylsl, which is not installed; `pip install pylsl` adds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera stays off, since consent was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison could not be written to {folder} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export could not be written to {folder} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face was not seen well enough to measure it at rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face was smiling; at rest it is measured with a relaxed mouth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history {path} cannot be opened ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history {path} cannot be used ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history {path} cannot be written ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {file} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {file} has other input or output shapes than it claims.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {file} is damaged or not the one its description was made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {file} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {file} is not a LiteRT model ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has a class named {name}; a class is named by one lower-case word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model tells {classes} apart; this app needs a third class at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model tells {classes} apart; this app needs each of them once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model tells {classes} apart; this app needs happy and neutral first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model tells {classes} apart; this app needs other to come last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model tells {count} classes apart; this app shows {most} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was trained on faces cut as {theirs}; this app cuts them as {ours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s description {file} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s description {file} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is no longer in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was deleted is gone from the history, but not yet overwritten on the disk ({error}); that is tried again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pylsl is here, but not the library liblsl that it needs on this system; install that (conda-forge and Homebrew have it, and so has its release page) and name its file in the environment variable PYLSL_LIB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionArchive</name>
    <message>
        <source>The session that was interrupted last time is in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last session could not be kept in the history. Export it now, before it is lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the sessions were erased already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {written} of {count} sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {timeline} and {sessions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot change while a session is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets everything on this page back, except that nothing is deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StarField</name>
    <message>
        <source>1 star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stars}; once more takes them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} of {most} stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stars given</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Play the demo clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate a recorded face video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the camera…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>Step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Rating over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole session so far, or the last minute of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click a moment, or draw over a stretch, to mark it (arrow keys and M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} · no face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} · {value} of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitleDelegate</name>
    <message>
        <source>New title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the deletion back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sessions deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 session deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VideoSurface</name>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>The camera is off and stays off until you agree again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent is withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent is withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera stays off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You did not agree, and that is fine. The demo clip, your history and the notice are open to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session goes on by itself as soon as the camera is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} The session goes on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression model cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera did not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can watch the built-in demo clip, rate a recorded video, or try the camera again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the camera again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchPage</name>
    <message>
        <source>Watch something else…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rating yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is on. Nothing is recorded until you press Start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relax your face and look at the screen. The session begins by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relax · {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session rating {rating} of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face found {share} of the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no face found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible joy now · not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible joy now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo clip first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore without a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates visible joy while you watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A film, a game, a talk: watch as you always do, and see which moments made you smile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is stored, nothing is uploaded, and there is no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decide, and can stop at any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera opens only after you have agreed, and closes at once when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch something, and see how it landed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for employees at work or pupils in education (the European Union forbids it), and not for hiring, policing or diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Bar</name>
    <message>
        <source>nothing seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} per cent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>Show {content}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating {rating} · {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
