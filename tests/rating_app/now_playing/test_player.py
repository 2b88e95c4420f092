"""What is read of a player, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.now_playing.player import MAX_TITLE, Player, Status, Track, chosen, is_player, read_player

NAME = "org.mpris.MediaPlayer2.mpv"


def properties(title="A film", length_us=90_000_000, position_us=1_500_000, status="Playing", **more):
    metadata = {"xesam:url": ("s", "https://example.org/secret"), "xesam:title": ("s", title)}
    if length_us is not None:
        metadata["mpris:length"] = ("x", length_us)
    return {
        "PlaybackStatus": ("s", status),
        "Metadata": ("a{sv}", metadata),
        "Position": ("x", position_us),
        **more,
    }


def read(identity="mpv", **told):
    return read_player(NAME, identity, properties(**told))


def test_title_length_position_and_rate_are_read():
    player = read(Rate=("d", 1.5))
    assert player == Player(NAME, "mpv", Status.PLAYING, Track("A film", 90.0), 1.5, 1.5)


def test_address_is_nowhere_in_what_is_read():
    assert "secret" not in repr(read())


@pytest.mark.parametrize(
    ("identity", "title"),
    [
        ("Mozilla Firefox", "Firefox is playing media"),
        ("Firefox", "Mozilla Firefox spielt Medien ab"),
        ("Chromium", "A site is playing media"),
        ("Chrome", "Eine Website gibt Medien wieder"),
        ("mpv", ""),
        ("mpv", " \n\t"),
        ("mpv", "https://example.org/watch?v=secret"),
    ],
)
def test_private_windows_and_addresses_stay_unknown(identity, title):
    assert read(identity, title=title).track is None


def test_film_that_is_called_like_a_placeholder_of_another_program_is_known():
    assert read("mpv", title="Somebody is playing media").track is not None


def test_what_is_stopped_plays_nothing():
    assert read(status="Stopped").track is None
    assert read(status="Dancing").status is Status.STOPPED


@pytest.mark.parametrize("position_us", [-1, 10**18, 95_000_000, float("nan"), "1", True, None])
def test_position_that_cannot_be_is_none(position_us):
    assert read(position_us=position_us).position_s is None


@pytest.mark.parametrize("length_us", [None, 0, -5, 10**18, "long"])
def test_length_that_cannot_be_is_none(length_us):
    assert read(length_us=length_us).track == Track("A film")


@pytest.mark.parametrize("rate", [0.0, -1.0, 100.0, float("nan"), "fast"])
def test_rate_that_cannot_be_is_one(rate):
    assert read(Rate=("d", rate)).rate == 1.0


def test_title_is_one_line_of_a_sensible_length():
    assert read(title=" A\nfilm\x00 ").track.title == "A film"
    assert len(read(title="x" * 5000).track.title) == MAX_TITLE


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(st.text(), inner),
    max_leaves=5,
)
names = st.sampled_from(["PlaybackStatus", "Metadata", "Position", "Rate", "Other"])
keys = st.sampled_from(["xesam:title", "mpris:length", "xesam:url"])


@given(st.dictionaries(names, values | st.tuples(st.just("v"), values | st.dictionaries(keys, values))))
def test_nothing_that_a_player_sends_breaks_the_reading(sent):
    player = read_player(NAME, "mpv", sent)
    assert player.position_s is None or player.position_s >= 0


def test_only_players_are_players():
    assert is_player(NAME) and is_player(NAME + ".instance7")
    assert not is_player("org.mpris.MediaPlayer2.playerctld")
    assert not is_player("org.freedesktop.Notifications")


def of(name, status=Status.PLAYING, title="A film"):
    return Player(name, name, status, Track(title) if title else None)


def test_only_one_that_plays_is_meant():
    assert chosen([of("a"), of("b", Status.PAUSED)]) == of("a")
    assert chosen([of("a", Status.PAUSED)]) == of("a", Status.PAUSED)


def test_viewer_is_asked_between_several():
    assert chosen([of("a"), of("b")]) is None
    assert chosen([of("a", Status.PAUSED), of("b", Status.PAUSED)]) is None
    assert chosen([of("a"), of("b")], "b") == of("b")


def test_one_that_was_chosen_and_is_gone_is_replaced_by_none():
    assert chosen([of("a")], "b") is None


def test_one_that_does_not_say_what_it_plays_is_not_meant():
    assert chosen([of("a", title="")]) is None
    assert chosen([of("a", title=""), of("b", Status.PAUSED)]) == of("b", Status.PAUSED)


def test_same_film_whose_length_comes_later_is_the_same():
    assert Track("A film", 90.0).is_same_as(Track("A film"))
    assert Track("A film", 90.0).is_same_as(Track("A film", 90.4))
    assert not Track("A film", 90.0).is_same_as(Track("A film", 30.0))
    assert not Track("A film").is_same_as(Track("Another"))
    assert not Track("A film").is_same_as(None)
