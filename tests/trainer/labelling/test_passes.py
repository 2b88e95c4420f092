from __future__ import annotations

import pytest
from fakes.labeller import after
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.labels import UNCLEAR_LABELS, three_way_class
from trainer.labelling.passes import ANSWERS, UNCLEAR, Labelling, PassAnswer, Task, merge

PATHS = tuple(f"{number}.jpg" for number in range(30))
LABELS = st.sampled_from(ANSWERS)
STEPS = st.lists(LABELS | st.just("undo"), max_size=25)


def test_both_passes_see_every_photograph_once_and_in_different_orders() -> None:
    first, second = Labelling.of(PATHS).orders
    assert sorted(first) == sorted(second) == sorted(PATHS)
    assert len({first, second, tuple(sorted(PATHS))}) == 3


def test_the_second_pass_begins_when_the_first_is_done() -> None:
    labelling = after(Labelling.of(PATHS), ["happy"] * 29)
    assert labelling.current == Task(labelling.orders[0][-1], 1)
    labelling = labelling.with_answer("neutral")
    assert labelling.current == Task(labelling.orders[1][0], 2)
    assert (labelling.progress(1).remaining, labelling.progress(2).remaining) == (0, 30)
    assert after(labelling, ["other"] * 30).current is None


@given(STEPS)
def test_what_comes_next_does_not_depend_on_what_was_said(steps: list[str]) -> None:
    said = after(Labelling.of(PATHS[:5]), steps)
    alike = after(Labelling.of(PATHS[:5]), [step if step == "undo" else "happy" for step in steps])
    assert said.upcoming(10) == alike.upcoming(10)


def test_photographs_that_are_added_later_move_no_other() -> None:
    fewer, more = Labelling.of(PATHS[:20]), Labelling.of(PATHS)
    for before, now in zip(fewer.orders, more.orders, strict=True):
        assert tuple(path for path in now if path in before) == before


@given(st.lists(LABELS, min_size=1, max_size=25), st.data())
def test_undo_takes_back_step_by_step(labels: list[str], data: st.DataObject) -> None:
    states = [Labelling.of(PATHS[:15])]
    for label in labels:
        states.append(states[-1].with_answer(label))
    labelling, back = states[-1], data.draw(st.integers(1, len(labels)))
    for earlier in reversed(states[-1 - back : -1]):
        labelling = labelling.without_last_answer()
        assert (labelling.current, labelling.answers) == (earlier.current, earlier.answers)


def test_undo_shows_its_own_photograph_even_where_a_new_one_would_be_next() -> None:
    """A photograph that is added between two runs may come first in the order."""
    first = Labelling.of(PATHS).orders[0]
    early, late = first[0], first[1]
    labelling = Labelling.of(PATHS, [PassAnswer(Task(late, 1), "happy")]).without_last_answer()
    assert labelling.current == Task(late, 1)
    assert labelling.with_answer("neutral").current == Task(early, 1)


def test_with_nothing_to_take_back_undo_does_nothing() -> None:
    labelling = Labelling.of(PATHS)
    assert labelling.without_last_answer() == labelling


def test_undo_leaves_alone_what_can_no_longer_be_seen() -> None:
    gone = PassAnswer(Task("gone.jpg", 1), "happy")
    seen = PassAnswer(Task(PATHS[0], 1), "happy")
    assert Labelling.of(PATHS, [seen, gone]).without_last_answer().answers == (gone,)


def test_unreadable_photographs_are_skipped_and_not_counted() -> None:
    labelling = Labelling.of(PATHS)
    first = labelling.orders[0][0]
    labelling = labelling.without_photograph(first)
    assert labelling.current == Task(labelling.orders[0][1], 1)
    assert labelling.progress(1).total == labelling.progress(2).total == 29
    done = after(labelling, ["happy"] * 58)
    assert done.current is None
    assert first not in {label.path for label in done.merged()}


def test_there_is_no_other_answer_and_no_answer_when_all_is_said() -> None:
    with pytest.raises(ValueError, match="'glad' is none of"):
        Labelling.of(PATHS).with_answer("glad")
    with pytest.raises(ValueError, match="both passes are done"):
        Labelling.of(()).with_answer("happy")


@pytest.mark.parametrize(
    ("answers", "merged"),
    [
        (["happy", "happy"], ("happy", 2)),
        (["happy", "unclear"], ("happy", 1)),
        (["unclear", "other"], ("other", 1)),
        (["happy", "neutral"], ("unclear", 0)),
        (["neutral", "other"], ("unclear", 0)),
        (["unclear", "unclear"], ("unclear", 2)),
        (["neutral"], ("neutral", 1)),
        (["unclear"], ("unclear", 1)),
    ],
)
def test_two_answers_make_one_label(answers: list[str], merged: tuple[str, int]) -> None:
    assert merge(answers) == merge(answers[::-1]) == merged


def test_training_knows_what_every_label_means() -> None:
    assert {three_way_class(label) for label in ANSWERS} == {"happy", "neutral", "other", None}
    assert UNCLEAR in UNCLEAR_LABELS
