"""The design system's tokens: colours, spaces and font sizes. docs and tests use these names."""

from __future__ import annotations

from dataclasses import dataclass

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 20, 32
"""In pixels: XS within a line, S between controls, M between rows and cards, L around pages, XL between sections."""

SPACING = SPACE_M
RADIUS, RADIUS_SMALL = 10, 7
"""Radii of cards and of controls, in pixels."""

FOCUS_WIDTH = 2
ICON_SIZE = 16
RAIL_ICON_SIZE = 22

FONT_SMALL_PT, FONT_SUBTITLE_PT, FONT_TITLE_PT, FONT_DISPLAY_PT, FONT_LARGE_PT, FONT_HUGE_PT = 9, 12, 17, 26, 40, 60
"""Everything else is in the font size of the user's system."""

SERIES_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (6, 3),
    (2, 2),
    (8, 3, 2, 3),
    (12, 4),
    (4, 2, 1, 2, 1, 2),
    (1, 3),
    (10, 2, 4, 2),
)
"""One pattern for each curve of `Theme.series`, in widths of the pen, empty for a solid line: curves differ by more
than colour.
"""


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb.

    `background` is the window's ground, `surface` that of a card or control, `sunken` that of an area below them.
    `border` only divides; `outline` marks what can be edited, and `accent` what has the focus. `on_accent` and
    `on_alert` are words on these. `joy` is the colour of smiles, and `track` that of the gauge's track; `rest` is for a
    class that does not count. `recording` marks that somebody is recorded, with words in `on_recording`. `screen` and
    `neutral` are grounds that fill the screen, dark in every theme, with words in `on_screen`. `series` are curves
    drawn over one another.
    """

    background: str
    surface: str
    sunken: str
    border: str
    outline: str
    text: str
    muted: str
    accent: str
    on_accent: str
    joy: str
    track: str
    rest: str
    alert: str
    on_alert: str
    good: str
    recording: str
    on_recording: str
    screen: str
    neutral: str
    on_screen: str
    series: tuple[str, ...]
    is_dark: bool


LIGHT = Theme(
    background="#f4f5f8",
    surface="#ffffff",
    sunken="#e9ecf1",
    border="#d5dae2",
    outline="#758195",
    text="#18212d",
    muted="#566273",
    accent="#0b6b66",
    on_accent="#ffffff",
    joy="#e8590c",
    track="#e3e7ee",
    rest="#758195",
    alert="#b3261e",
    on_alert="#ffffff",
    good="#1a7346",
    recording="#c5221f",
    on_recording="#ffffff",
    screen="#14171c",
    neutral="#4a4d52",
    on_screen="#ffffff",
    series=("#0b6b66", "#b8480a", "#3f51b5", "#a3195b", "#5b6b12", "#6d4aa3", "#7a4a2b", "#1565a8"),
    is_dark=False,
)
DARK = Theme(
    background="#12161d",
    surface="#1b212b",
    sunken="#0d1016",
    border="#303a48",
    outline="#707e94",
    text="#e9edf3",
    muted="#a0acbc",
    accent="#37c9bb",
    on_accent="#06201e",
    joy="#ffb454",
    track="#303a48",
    rest="#707e94",
    alert="#ff8178",
    on_alert="#2a0705",
    good="#5fd39a",
    recording="#c5221f",
    on_recording="#ffffff",
    screen="#14171c",
    neutral="#4a4d52",
    on_screen="#ffffff",
    series=("#37c9bb", "#f7ae3b", "#8fa8ff", "#ff86b3", "#b5cf4a", "#c79bff", "#e0a884", "#6cb8ff"),
    is_dark=True,
)
CONTRAST = Theme(
    background="#000000",
    surface="#000000",
    sunken="#1c1c1c",
    border="#b8b8b8",
    outline="#ffffff",
    text="#ffffff",
    muted="#e0e0e0",
    accent="#ffd60a",
    on_accent="#000000",
    joy="#ffd60a",
    track="#5a5a5a",
    rest="#8fd3ff",
    alert="#ff9a93",
    on_alert="#000000",
    good="#7dffa8",
    recording="#ff6b60",
    on_recording="#000000",
    screen="#000000",
    neutral="#4a4d52",
    on_screen="#ffffff",
    series=("#ffd60a", "#8fd3ff", "#ff9a93", "#7dffa8", "#ffffff", "#e3b3ff", "#ffb45e", "#5ee6d8"),
    is_dark=True,
)
