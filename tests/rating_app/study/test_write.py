from __future__ import annotations

import csv
import stat
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest
from fakes.languages import BLANK, words_in
from fakes.studies import AGAIN, HOW_OFTEN, LIKING, responses_of

from rating_app.language import language_of
from rating_app.study import words
from rating_app.study.charts import MAX_BINS, coarsened, drawn_course
from rating_app.study.page import study_page
from rating_app.study.plan import QuestionKind
from rating_app.study.responses import Viewer
from rating_app.study.results import results_of
from rating_app.study.tables import FILES
from rating_app.study.write import DICTIONARY_NAME, pictures, write_results

openpyxl = pytest.importorskip("openpyxl", reason="workbooks need openpyxl, which is not installed")

RNG = np.random.default_rng(1)
A = np.round(RNG.uniform(0, 60, 24), 1).tolist()
B = np.round(np.clip(np.array(A) + RNG.normal(14, 8, 24), 0, 100), 1).tolist()
CALM = np.round(RNG.uniform(0, 12, 24), 1).tolist()


@pytest.fixture
def results():
    """Of 24 viewers, one of whom did not see the second cut, and one has a remark that a spreadsheet would run."""
    ratings = {"neutral": CALM, "cut_a": A, "cut_b": [None, *B[1:]]}
    remark = replace(LIKING, id="remark", kind=QuestionKind.TEXT, text="Why?", low=None, high=None, low_label="")
    said = ["=1+1", "a\x07b", *[""] * 22]
    joys = {item: np.clip(RNG.normal(0.2, 0.3, (24, 90)), 0, 1).tolist() for item in ratings}
    responses = responses_of(
        ratings,
        fields={"age_band": ["18-29", "30-49"] * 12},
        answers={
            "liking": {item: [1 + n % 7 for n in range(24)] for item in ratings},
            "again": {item: ["yes", "no"] * 12 for item in ratings},
            "remark": dict.fromkeys(ratings, said),
        },
        joys=joys,
        questions=(LIKING, AGAIN, remark, HOW_OFTEN),
        left_out=("A viewing is left out: it is <damaged>.",),
    )
    viewers = tuple(Viewer(v.code, v.fields, {"how_often": 2.0}) for v in responses.viewers)
    return results_of(replace(responses, viewers=viewers))


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_file_is_written_for_its_owner_only(results, tmp_path):
    written = write_results(results, tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        *(f"{file.part}.csv" for file in FILES), "results.xlsx", "report.html", DICTIONARY_NAME, "ratings.svg",
        "course-cut_a.svg", "course-cut_b.svg",
    }  # fmt: skip
    assert written.missing == ()
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_wide_table_has_one_row_for_each_viewer_and_reads_back(results, tmp_path):
    write_results(results, tmp_path)
    table = rows(tmp_path, "wide")
    assert [row["viewer"] for row in table] == [f"P{n:02d}" for n in range(1, 25)]
    assert [float(row["rating__cut_a"]) for row in table] == A
    assert [row["rating__cut_b"] for row in table][:2] == ["", f"{B[1]:.3f}"]
    assert table[1]["answer_liking__cut_b"] == "2.0000" and table[1]["answer_again__cut_b"] == "no"
    assert table[0]["field_age_band"] == "18-29" and table[0]["end_how_often"] == "2.0000"


def test_long_table_has_one_row_for_each_viewer_and_item(results, tmp_path):
    write_results(results, tmp_path)
    table = rows(tmp_path, "long")
    assert len(table) == 24 + 24 + 23
    first = next(row for row in table if row["item"] == "cut_a")
    assert float(first["against_neutral"]) == pytest.approx(A[0] - CALM[0])
    assert first["answer_remark"] == "'=1+1"


def test_tables_and_sentences_have_the_same_figures(results, tmp_path):
    write_results(results, tmp_path)
    content = rows(tmp_path, "contents")[0]
    assert float(content["rating"]) == pytest.approx(np.mean(A), abs=1e-3)
    assert int(content["rating_n"]) == 24
    (comparison,) = rows(tmp_path, "comparisons")
    assert (comparison["design"], comparison["viewers"]) == ("paired", "23")
    sentence = words.comparison_sentence(results.comparisons[0], 1)
    assert sentence.startswith("cut b raised more visible joy than cut a (+")
    assert sentence in unescape((tmp_path / "report.html").read_text(encoding="utf-8"))


def test_dictionary_describes_every_column_of_every_table(results, tmp_path):
    write_results(results, tmp_path)
    text = (tmp_path / DICTIONARY_NAME).read_text(encoding="utf-8")
    for file in FILES:
        part = text.split(f"## {file.part}.csv")[1].split("\n## ")[0]
        with (tmp_path / f"{file.part}.csv").open(encoding="utf-8") as table:
            for name in table.readline().strip().split(","):
                assert f"| `{name}` |" in part


def test_workbook_has_the_tables_and_their_dictionary_and_no_formula(results, tmp_path):
    write_results(results, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert book.sheetnames == [*(file.part for file in FILES), "dictionary"]
    wide = list(book["wide"].iter_rows(values_only=True))
    place = wide[0].index("rating__cut_a")
    assert [row[place] for row in wide[1:]] == A
    remarks = [row[wide[0].index("answer_remark__cut_a")] for row in wide[1:3]]
    assert remarks == ["=1+1", "a\N{REPLACEMENT CHARACTER}b"]
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    described = {(row[0], row[1]) for row in book["dictionary"].iter_rows(min_row=2, values_only=True)}
    assert {("wide", f"`{name}`") for name in wide[0]} <= described


def test_without_openpyxl_all_else_is_written(results, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    written = write_results(results, tmp_path)
    assert "pip install 'reaction-gauge[study]'" in str(written.missing[0])
    assert not (tmp_path / "results.xlsx").exists() and written.page.exists()


class Balance(HTMLParser):
    """Collects the elements, and fails where one is not closed."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_page_stands_alone(results, tmp_path):
    page = write_results(results, tmp_path).page.read_text(encoding="utf-8")
    balance = Balance()
    balance.feed(page)
    assert balance.open == [] and balance.seen.count("svg") == 3
    assert not {"script", "link", "img", "iframe"} & set(balance.seen)
    assert "http" not in page.replace("http-equiv", "")
    assert "&lt;damaged&gt;" in page


def test_page_of_few_says_what_cannot_be_told(tmp_path):
    page = write_results(results_of(responses_of({"a": [10, 20], "b": [30, 40]})), tmp_path).page
    text = page.read_text(encoding="utf-8")
    assert "No rating: at least 5 viewers" in text and "cannot be compared" in text
    assert "No usable face was seen." in text


def test_pictures_are_svg_with_their_styles(results, tmp_path):
    write_results(results, tmp_path)
    for name in ("ratings.svg", "course-cut_a.svg"):
        root = ElementTree.parse(tmp_path / name).getroot()
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        # Without variables, which few programs but browsers know.
        styles = root.find("{http://www.w3.org/2000/svg}style").text
        assert "#d97b06" in styles and "var(" not in styles


def test_long_item_is_drawn_in_as_many_bins_as_can_be_seen():
    joys = RNG.uniform(0, 1, (6, 7200))
    joys[0, :30] = np.nan
    results = results_of(responses_of({"a": [1] * 6}, joys={"a": joys.tolist()}))
    course = drawn_course(results.responses, results.contents[0], results.who)
    width = round(course.bin_s)
    assert len(course.joy.mean) <= MAX_BINS and width > 1
    audience = results.responses.audiences["a"]
    coarse = coarsened(audience, width)
    assert coarse.joy[1, 0] == pytest.approx(joys[1, :width].mean()) and np.isnan(coarse.joy[0, 0])
    assert coarse.peak[2, 3] == joys[2, 3 * width : 4 * width].max()


def test_every_word_on_the_page_and_in_the_pictures_is_of_their_language(results):
    own = words_in("A study: cut a, cut b. A viewing is left out: it is damaged.")
    # What the study itself says, the name of the program, and letters of statistics.
    assert words_in(study_page(results, BLANK)) - own <= {"Reaction", "Gauge", "s", "csv", "p"}
    for _, svg in pictures(results, BLANK):
        assert words_in(svg) <= {"cut", "a", "b"}


def test_results_are_german_if_they_are_asked_for(results, tmp_path):
    write_results(results, tmp_path, language=language_of("de"))
    page = unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert '<html lang="de">' in page and "löste mehr sichtbare Freude aus als cut a (+" in page
    assert "p < 0,001" in page and "24 Personen, 23 mit Bewertung" not in page
    assert "durchgehend volle Freude" in (tmp_path / "ratings.svg").read_text(encoding="utf-8")
    # Tables are read by programs, and files of several computers fit together.
    assert rows(tmp_path, "comparisons")[0]["design"] == "paired"
    assert "One row for each content." in (tmp_path / DICTIONARY_NAME).read_text(encoding="utf-8")
