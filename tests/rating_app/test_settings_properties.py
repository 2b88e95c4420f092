"""Whatever stands in the settings file, settings that make sense come of it."""

from __future__ import annotations

import base64
import json
from dataclasses import fields

import pytest
from fakes.strategies import texts
from hypothesis import given
from hypothesis import strategies as st

from rating_app.settings import (
    LANGUAGES,
    MAX_KEEP_DAYS,
    MAX_VIEWERS,
    MIN_QUALITY,
    NEEDLE_S,
    PICTURE_SECONDS,
    PICTURES,
    RESOLUTIONS,
    SMILE_ON,
    THEMES,
    Settings,
    SettingsUnreadable,
    change_settings,
    load_settings,
    save_settings,
)

numbers = st.integers() | st.integers(10**300, 10**400) | st.floats()
scalars = st.none() | st.booleans() | numbers | texts
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
names = st.sampled_from([field.name for field in fields(Settings)])
any_settings = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    language=st.sampled_from(LANGUAGES),
    camera=texts,
    resolution=st.sampled_from(RESOLUTIONS),
    mirror=st.booleans(),
    picture=st.sampled_from(PICTURES),
    needle_s=st.floats(*NEEDLE_S),
    min_quality=st.floats(*MIN_QUALITY),
    smile_on=st.floats(*SMILE_ON),
    measure_rest=st.booleans(),
    viewers=st.integers(1, MAX_VIEWERS),
    keep_sessions=st.booleans(),
    keep_days=st.integers(0, MAX_KEEP_DAYS),
    export_folder=texts,
    window_geometry=st.binary(max_size=30).map(lambda content: base64.b64encode(content).decode()),
    gauge_place=st.just("") | st.from_regex(r"-?[0-9]{1,6},-?[0-9]{1,6}", fullmatch=True),
    picture_seconds=st.floats(*PICTURE_SECONDS),
    welcomed=texts,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("config") / "settings.json"


@given(wanted=any_settings)
def test_any_settings_come_back(file, wanted):
    save_settings(wanted, file)
    assert load_settings(file) == wanted


@given(stored=st.dictionaries(names | texts | st.just("show_preview"), anything, max_size=6))
def test_any_value_of_any_field_falls_back_or_makes_sense(file, stored):
    file.write_text(json.dumps(stored), encoding="utf-8")
    read = load_settings(file)
    for field in fields(Settings):
        value = getattr(read, field.name)
        assert type(value) is type(field.default)
        assert value == field.default or field.name == "picture" or value == stored[field.name]
    assert read.method.smile_off <= read.method.smile_on
    save_settings(read, file)
    assert load_settings(file) == read


@given(content=st.binary(max_size=60) | anything.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_settings_or_a_sentence(file, content):
    file.write_bytes(content)
    try:
        assert isinstance(load_settings(file), Settings)
    except SettingsUnreadable as problem:
        assert "settings-unreadable.json" in str(problem)
        assert file.with_name("settings-unreadable.json").read_bytes() == content and not file.exists()
    assert isinstance(load_settings(file), Settings)


@given(before=any_settings, after=any_settings, changed=st.sets(names))
def test_a_change_leaves_the_other_fields_alone(file, before, after, changed):
    save_settings(before, file)
    change_settings(file, {name: getattr(after, name) for name in changed})
    read = load_settings(file)
    for field in fields(Settings):
        assert getattr(read, field.name) == getattr(after if field.name in changed else before, field.name)
