from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.serve.messages import MAX_LINE, Deed, Message, NotUnderstood, parse


@pytest.mark.parametrize("deed", list(Deed))
def test_every_deed_is_understood(deed):
    assert parse(json.dumps({"do": deed.value, "id": 7})) == Message(deed, "", 7)


def test_title_and_text_belong_to_their_deeds():
    assert parse('{"do": "start", "title": " Level 1 ", "text": "x"}') == Message(Deed.START, "Level 1")
    assert parse('{"do": "mark", "text": "a joke", "id": "m1"}') == Message(Deed.MARK, "a joke", "m1")
    assert parse('{"do": "mark", "text": "\\ud800"}').text == "?"


@pytest.mark.parametrize("deed", ["agree", "consent", "give_consent", "accept"])
def test_no_message_gives_consent(deed):
    with pytest.raises(NotUnderstood, match="Only the viewer can agree"):
        parse(json.dumps({"do": deed, "given": True}))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("start", "not JSON"),
        ("[1]", "JSON object"),
        ("[" * 50_000, "not JSON"),
        ('{"do": "dance"}', "is one of camera, start"),
        ('{"do": ["start"]}', "is one of camera, start"),
        ("{}", "is one of"),
        ('{"do": "mark", "text": 3}', "are strings"),
        (json.dumps({"do": "start", "title": "x" * 501}), "at most 500"),
        ('{"do": "stop", "x": "' + "x" * MAX_LINE + '"}', "at most 65536"),
    ],
)
def test_what_is_not_understood_is_told(line, said):
    with pytest.raises(NotUnderstood, match=said):
        parse(line)


def test_refusal_has_the_id():
    with pytest.raises(NotUnderstood) as refusal:
        parse('{"do": "dance", "id": 4}')
    assert refusal.value.id == 4


@given(st.text(max_size=200))
def test_no_line_does_anything_else(line):
    try:
        assert isinstance(parse(line), Message)
    except NotUnderstood as refusal:
        assert str(refusal)
