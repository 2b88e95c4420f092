from __future__ import annotations

import io
import json
import os
import threading

import pytest

from rating_app.serve.lines import MAX_WAITING, LineWriter, read_lines


def pipe():
    reading, writing = os.pipe()
    return os.fdopen(reading, encoding="utf-8"), os.fdopen(writing, "w", encoding="utf-8")


def test_records_arrive_in_their_order():
    out = io.StringIO()
    writer = LineWriter(out)
    writer.put("one", value=None)
    writer.put_number("two", value=0.5)
    writer.close()
    writer.put("late")
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert told == [{"event": "one", "value": None}, {"event": "two", "value": 0.5}]


def test_number_that_is_none_is_an_error_and_no_line():
    writer = LineWriter(io.StringIO())
    with pytest.raises(ValueError, match="JSON"):
        writer.put("numbers", joy=float("nan"))
    writer.close()


def test_reader_that_does_not_read_holds_up_nobody_and_loses_numbers_alone():
    reading, writing = pipe()
    writer = LineWriter(writing)
    # The pipe holds less than this.
    for number in range(3 * MAX_WAITING):
        writer.put_number("numbers", number=number, filler="x" * 200)
    writer.put("ended")
    told = []
    while not told or told[-1]["event"] != "ended":
        told.append(json.loads(reading.readline()))
    writer.put_number("numbers", number=-1)
    while told[-1].get("number") != -1:
        told.append(json.loads(reading.readline()))
    kept = [record["number"] for record in told if record["event"] == "numbers"]
    dropped = sum(record["numbers"] for record in told if record["event"] == "dropped")
    # How many are taken before the pipe is full is the system's affair; none is lost without being counted.
    assert dropped > 0 and len(kept) + dropped == 3 * MAX_WAITING + 1
    assert kept[:-1] == sorted(kept[:-1])
    writer.close()
    reading.close()
    writing.close()


def test_reader_that_is_gone_is_no_error():
    reading, writing = pipe()
    reading.close()
    writer = LineWriter(writing)
    writer.put("ready")
    writer.close()
    assert not writer._thread.is_alive()
    with pytest.raises(BrokenPipeError):
        writing.close()


def test_lines_are_read_to_the_end():
    reading, writing = pipe()
    lines, over = [], threading.Event()
    thread = read_lines(reading, lines.append, over.set)
    writing.write("one\n\n  \ntwo")
    writing.close()
    assert over.wait(30)
    thread.join()
    assert [line.strip() for line in lines] == ["one", "two"]
    reading.close()
