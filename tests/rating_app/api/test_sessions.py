from __future__ import annotations

import sys
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from fakes.sessions import session_of
from fakes.viewings import viewing

import rating_app
from rating_app.compare.panel import CompareFailed
from rating_app.export import ExportOptions, ReadFailed, export_session
from rating_app.session.session import Marker

SMILING = [(2, 4), (7, 9)]


@pytest.fixture
def rated():
    session = replace(viewing(SMILING, seconds=12, unseen=[(10, 11)]), markers=(Marker(3.0, "a joke"),))
    return rating_app.Session.of(session)


def test_figures_are_those_of_the_session(rated):
    assert rated.rating == pytest.approx(rated._rated.rating.rating_0_100, abs=1e-3)
    assert [round(onset) for onset in rated.smiles["onset_s"]] == [2, 7]
    assert rated.markers["text"].tolist() == ["a joke"]
    assert rated.duration_s == pytest.approx(12, abs=0.2)
    assert len(rated.part("pauses")) == 0 and "camera_lost" in rated.part("pauses").dtype.names


def test_samples_are_arrays_with_nan_where_no_face_was(rated):
    samples = rated.samples
    unseen = samples["face_found"] == 0
    assert samples["frame"].dtype == np.int64 and samples["p_happy"].dtype == np.float64
    assert (
        unseen.any() and np.isnan(samples["p_happy"][unseen]).all() and not np.isnan(samples["p_happy"][~unseen]).any()
    )
    with pytest.raises(ValueError, match="read-only"):
        samples["p_happy"] = 1.0


def test_session_without_a_rating_has_none_and_says_why():
    session = rating_app.Session.of(session_of([]))
    assert session.rating is None and session.interval is None and len(session.samples) == 0
    assert "no rating" in repr(session) and "<svg" not in session._repr_html_()


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_export_is_read_as_it_was_rated(rated, tmp_path, form):
    rated.export(tmp_path, format=form)
    (read,) = rating_app.read(tmp_path)
    assert {**read.figures, "timeline": ""} == dict(rated.figures)
    for name in ("samples", "smiles", "markers"):
        one, other = getattr(read, name), getattr(rated, name)
        assert one.dtype == other.dtype and len(one) == len(other) > 0
        for column in one.dtype.names:
            np.testing.assert_array_equal(one[column], other[column])
    with pytest.raises(ValueError, match="was read from an export"):
        read.export(tmp_path)


def test_timeline_and_fex_are_data_frames(rated):
    timeline = rated.timeline()
    assert list(timeline) == list(rated.samples.dtype.names) and len(timeline) == len(rated.samples)
    fex = rated.fex()
    assert list(fex) == ["input", "frame", "approx_time", "FaceScore", "happiness", "neutral", "other"]
    np.testing.assert_array_equal(fex["happiness"], rated.samples["p_happy"])
    np.testing.assert_array_equal(fex["approx_time"], rated.samples["timestamp_s"])
    assert set(fex["input"]) == {rated.figures["source"]}


def test_without_pandas_a_sentence_says_what_to_do(rated, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        rated.timeline()
    assert len(rated.samples)


def test_notebook_shows_the_curve_and_the_smiles(rated):
    page = ElementTree.fromstring(rated._repr_html_())
    assert f"{rated.rating:.1f} of 100" in "".join(page.itertext())
    classes = [part.get("class") for part in page.iter()]
    # A hole of a second parts the curve.
    assert (classes.count("mean"), classes.count("smile")) == (2, 2)


def test_title_in_a_notebook_is_text():
    session = rating_app.Session.of(session_of([0.1] * 50, content="<script>x</script>"))
    page = ElementTree.fromstring(session._repr_html_())
    assert not list(page.iter("script")) and "<script>x</script>" in "".join(page.itertext())


def test_several_viewers_have_a_line_each():
    one, other = viewing([(2, 4)], seconds=6), viewing(seconds=6)
    seconds = (replace(sample, viewer=2) for sample in other.samples)
    both = tuple(sample for pair in zip(one.samples, seconds, strict=True) for sample in pair)
    page = ElementTree.fromstring(rating_app.Session.of(replace(one, samples=both))._repr_html_())
    assert [part.get("class") for part in page.iter()].count("line") == 2


def test_folder_is_a_sequence_with_a_table(tmp_path):
    for content in ("One", "Two"):
        export_session(session_of([0.9] * 60, content=content), tmp_path, content, ExportOptions())
    sessions = rating_app.read(tmp_path)
    assert [session.content for session in sessions] == ["One", "Two"]
    assert list(sessions.table()["content"]) == ["One", "Two"]
    assert len(sessions[:1]) == 1 and "One" in repr(sessions)
    cells = [part.text for part in ElementTree.fromstring(sessions._repr_html_()).iter("td")]
    assert cells[0] == "One" and cells[5] == "Two"


def test_damaged_timeline_is_told_when_it_is_asked_for(tmp_path):
    export_session(session_of([0.9] * 60), tmp_path, "one", ExportOptions())
    (tmp_path / "one.timeline.csv").write_text("nonsense")
    (session,) = rating_app.read(tmp_path)
    assert session.rating is not None
    with pytest.raises(ReadFailed, match=r"one\.timeline\.csv cannot be read"):
        session.samples  # noqa: B018


def test_table_of_others_leads_out_of_no_folder(tmp_path):
    folder = tmp_path / "export"
    export_session(session_of([0.9] * 60), folder, "one", ExportOptions())
    (tmp_path / "one.timeline.csv").write_bytes((folder / "one.timeline.csv").read_bytes())
    (folder / "one.timeline.csv").unlink()
    table = folder / "sessions.csv"
    table.write_bytes(table.read_bytes().replace(b"one.timeline.csv", b"../one.timeline.csv"))
    (session,) = rating_app.read(folder)
    with pytest.raises(ReadFailed):
        session.samples  # noqa: B018


def test_folder_without_sessions_is_refused(tmp_path):
    with pytest.raises(CompareFailed, match="name a folder that sessions were exported into"):
        rating_app.read(tmp_path)
