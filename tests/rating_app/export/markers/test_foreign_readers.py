"""Every format is read back by a program that is not ours; without it the test is skipped, and says so."""

from __future__ import annotations

from fractions import Fraction

import pytest
from fakes.marks import MARKER, MOMENT, TRICKY, marks, some_marks

from rating_app.export.markers import MARK_FORMAT_NAMES, Mark, MarkClock, write_marks
from rating_app.session.film_time import FilmTime, film_time

PAL = film_time(Fraction(25), "10:00:00:00", None, 120.0)
NTSC = film_time(Fraction(30000, 1001), "01:00:00;00", None, 120.0)
FILM_24 = film_time(Fraction(24000, 1001), "01:00:00:00", None, 120.0)


def reader(name):
    return pytest.importorskip(name, reason=f"{name}, which would read the file back, is not installed")


def written(tmp_path, form, found, time=PAL):
    (path,) = write_marks(found, tmp_path, "Film", [form], time).paths
    return path


def test_webvtt_py_reads_vtt(tmp_path):
    webvtt = reader("webvtt")
    captions = webvtt.read(written(tmp_path, "vtt", some_marks()))
    assert [(c.start_in_seconds, c.end_in_seconds) for c in captions] == [
        (10, 14),
        (25, 27),
        (40, 42),
        (60, 75),
        (70, 80),
    ]
    assert captions[0].start == "00:00:10.000" and captions[0].end == "00:00:14.500"
    assert captions[0].text == "Best moment 1 (visible joy up to 90 %)"
    assert "&lt;b&gt;" in captions[1].raw_text and "--&gt;" in captions[1].raw_text
    comments = (tmp_path / "Film.vtt").read_text(encoding="utf-8")
    assert "NOTE Times are those of the film film.mp4." in comments


def test_srt_reads_srt(tmp_path):
    srt = reader("srt")
    found = list(srt.parse(written(tmp_path, "srt", some_marks()).read_text(encoding="utf-8"), ignore_errors=False))
    assert [one.start.total_seconds() for one in found] == [10.0, 25.0, 40.02, 60.0, 70.0]
    assert [one.end.total_seconds() for one in found] == [14.5, 27.0, 42.0, 75.0, 80.0]
    assert found[1].content == TRICKY


def test_yt_dlp_reads_chapters(tmp_path):
    yt_dlp = reader("yt_dlp")
    text = written(tmp_path, "youtube", some_marks()).read_text(encoding="utf-8")
    chapters = (
        yt_dlp.YoutubeDL({"quiet": True}).get_info_extractor("Youtube")._extract_chapters_from_description(text, 120)
    )
    assert [(one["start_time"], one["title"]) for one in chapters] == [
        (0, "Beginning"),
        (10, "Best moment 1"),
        (25, TRICKY),
        (60, "the chase"),
        (70, "the car"),
    ]


@pytest.mark.parametrize("time", [PAL, NTSC, FILM_24], ids=["25", "29.97 drop-frame", "23.976"])
def test_cmx_3600_adapter_reads_the_edl(tmp_path, time):
    otio = reader("opentimelineio")
    reader("otio_cmx3600_adapter")
    rate = float(time.rate)
    # The adapter lays events one after the other: overlaps are for another test.
    found = marks(
        Mark(MOMENT, 10.0, 14.5, peak=0.9, rank=1), Mark(MARKER, 59.99, 59.99, TRICKY), Mark(MARKER, 61.5, 65.0)
    )
    text = written(tmp_path, "edl", found, time).read_text(encoding="utf-8")
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=rate)
    events = [one for one in timeline.tracks[0] if isinstance(one, otio.schema.Clip)]
    frames = [
        int(time.start_frame + seconds * time.rate + Fraction(1, 1000)) for seconds in (10, Fraction("59.99"), 61.5)
    ]
    assert [one.source_range.start_time.value for one in events] == frames
    assert [one.source_range.duration.value for one in events] == [1, 1, 1]
    (first,), (second,), _ = [one.metadata["cmx_3600"]["comments"] for one in events]
    lasts = int(Fraction("14.5") * time.rate + Fraction(1, 1000)) - int(10 * time.rate + Fraction(1, 1000))
    assert first == f"visible joy up to 90 % |C:ResolveColorGreen |M:Best moment 1 |D:{lasts}"
    assert second == f"|C:ResolveColorBlue |M:{TRICKY.replace('|', '/')} |D:1"
    assert ("FCM: DROP FRAME" in text) == time.drop_frame


@pytest.mark.parametrize("time", [PAL, NTSC, FILM_24], ids=["25", "29.97 drop-frame", "23.976"])
def test_opentimelineio_reads_otio(tmp_path, time):
    otio = reader("opentimelineio")
    timeline = otio.adapters.read_from_file(str(written(tmp_path, "otio", some_marks(), time)))
    rate = float(time.rate)
    assert timeline.global_start_time == otio.opentime.RationalTime(time.start_frame, rate)
    (clip,) = timeline.find_clips()
    assert clip.name == "film.mp4" and clip.media_reference.is_missing_reference
    assert clip.trimmed_range().duration.to_seconds() == pytest.approx(120, abs=1 / rate)
    markers = {marker.name: marker for marker in timeline.tracks.markers}
    assert set(markers) == {"Best moment 1", "Smile", TRICKY, "the chase", "the car"}
    best = markers["Best moment 1"].marked_range
    assert best.start_time.to_seconds() == pytest.approx(10.0, abs=1 / rate)
    assert best.duration.to_seconds() == pytest.approx(4.5, abs=1 / rate)
    assert markers[TRICKY].marked_range.duration.value == 1
    assert markers[TRICKY].color == otio.schema.MarkerColor.BLUE
    assert timeline.metadata["reaction_gauge"]["times"] == "Times are those of the film film.mp4."


def test_pympi_reads_eaf(tmp_path):
    pympi = reader("pympi")
    eaf = pympi.Elan.Eaf(str(written(tmp_path, "eaf", some_marks())))
    assert set(eaf.get_tier_names()) == {"Best moments", "Smiles", "Markers", "Markers 2"}
    assert eaf.get_annotation_data_for_tier("Best moments") == [(10000, 14500, "Best moment 1")]
    assert sorted(eaf.get_annotation_data_for_tier("Smiles")) == [
        (10000, 14500, "Best moment 1"),
        (40020, 42000, "Smile"),
    ]
    assert sorted(eaf.get_annotation_data_for_tier("Markers")) == [(25000, 25040, TRICKY), (60000, 75000, "the chase")]
    assert eaf.get_annotation_data_for_tier("Markers 2") == [(70000, 80000, "the car")]
    (medium,) = eaf.get_linked_files()
    assert medium["RELATIVE_MEDIA_URL"] == "./film.mp4" and medium["MIME_TYPE"] == "video/mp4"
    assert dict(eaf.get_properties())["times"] == "Times are those of the film film.mp4."


def test_praatio_and_pympi_read_the_text_grid(tmp_path):
    textgrid = pytest.importorskip(
        "praatio.textgrid", reason="praatio, which would read the file back, is not installed"
    )
    path = written(tmp_path, "textgrid", some_marks())
    grid = textgrid.openTextgrid(str(path), includeEmptyIntervals=False, reportingMode="error")
    assert grid.tierNames == ("Best moments", "Smiles", "Annotations", "Annotations 2", "Markers")
    assert (grid.minTimestamp, grid.maxTimestamp) == (0, 120)
    assert [tuple(one) for one in grid.getTier("Smiles").entries] == [(10, 14.5, "Best moment 1"), (40.02, 42, "Smile")]
    assert [tuple(one) for one in grid.getTier("Annotations 2").entries] == [(70, 80, "the car")]
    # Praat doubles quotation marks; praatio leaves them so.
    assert [tuple(one) for one in grid.getTier("Markers").entries] == [(25, TRICKY.replace('"', '""'))]
    pympi = reader("pympi")
    tier = pympi.Praat.TextGrid(str(path), codec="utf-8").get_tier("Annotations")
    assert [interval for interval in tier.get_intervals() if interval[2]] == [(60.0, 75.0, "the chase")]


@pytest.mark.parametrize("form", MARK_FORMAT_NAMES)
def test_session_without_marks_gives_files_that_can_be_read(tmp_path, form):
    path = written(tmp_path, form, marks(clock=MarkClock.SESSION))
    assert path.name.startswith("Film.session-time.")
    if form == "textgrid":
        textgrid = pytest.importorskip("praatio.textgrid", reason="praatio is not installed")
        textgrid.openTextgrid(str(path), includeEmptyIntervals=True)
    elif form == "eaf":
        assert reader("pympi").Elan.Eaf(str(path)).get_tier_names()
    elif form == "otio":
        assert not reader("opentimelineio").adapters.read_from_file(str(path)).tracks.markers
    elif form == "vtt":
        assert not reader("webvtt").read(path).captions


def test_half_hour_of_drop_frame_ends_where_the_clock_does(tmp_path):
    """At second 1800, non-drop timecode would be 1.8 s behind."""
    time = FilmTime(Fraction(30000, 1001), drop_frame=True)
    path = written(tmp_path, "edl", marks(Mark(MARKER, 1800.0, 1800.0, "half an hour"), length_s=1900.0), time)
    assert "00:30:00;00 00:30:00;01" in path.read_text(encoding="utf-8")
