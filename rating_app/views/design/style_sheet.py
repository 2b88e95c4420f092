"""The style of every widget, made from the design system's tokens alone."""

from __future__ import annotations

from rating_app.settings import assets
from rating_app.views.design.tokens import (
    FOCUS_WIDTH,
    FONT_DISPLAY_PT,
    FONT_HUGE_PT,
    FONT_LARGE_PT,
    FONT_SMALL_PT,
    FONT_SUBTITLE_PT,
    FONT_TITLE_PT,
    RADIUS,
    RADIUS_SMALL,
    SPACE_M,
    SPACE_S,
    SPACE_XS,
    Theme,
)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole application."""
    parts = (_grounds, _words, _buttons, _fields, _choices, _lists, _bars, _rail, _menus, _screen, _viewer)
    return "".join(part(theme) for part in parts)


def _grounds(theme: Theme) -> str:
    return f"""
    QWidget {{ color: {theme.text}; }}
    QMainWindow, QDialog {{ background: {theme.background}; }}
    QToolTip {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.outline};
        padding: {SPACE_XS}px; }}
    #card, #section {{ background: {theme.surface}; border: 1px solid {theme.border}; border-radius: {RADIUS}px; }}
    #floating {{ background: {theme.background}; border: 1px solid {theme.outline}; }}
    #banner {{ background: {theme.sunken}; border: 1px solid {theme.border}; border-left: 4px solid {theme.accent};
        border-radius: {RADIUS_SMALL}px; }}
    #banner[role="alert"] {{ border-left-color: {theme.alert}; }}
    #banner[role="good"] {{ border-left-color: {theme.good}; }}
    #chip {{ background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 13px; }}
    #undo {{ background: {theme.sunken}; border-radius: {RADIUS_SMALL}px; }}
    QScrollArea {{ border: {FOCUS_WIDTH}px solid transparent; border-radius: {RADIUS}px; background: transparent; }}
    QScrollArea#text {{ background: {theme.surface}; border: 1px solid {theme.outline}; padding: 1px; }}
    QScrollArea#text:focus {{ border: {FOCUS_WIDTH}px solid {theme.accent}; padding: 0; }}
    QScrollArea:focus {{ border-color: {theme.accent}; }}
    #scrolled {{ background: transparent; }}
    """


def _words(theme: Theme) -> str:
    return f"""
    #display {{ font-size: {FONT_DISPLAY_PT}pt; font-weight: 600; }}
    #title {{ font-size: {FONT_TITLE_PT}pt; font-weight: 600; }}
    #subtitle {{ font-size: {FONT_SUBTITLE_PT}pt; font-weight: 600; }}
    #strong {{ font-weight: 600; }}
    #muted {{ color: {theme.muted}; }}
    #small {{ color: {theme.muted}; font-size: {FONT_SMALL_PT}pt; }}
    #key {{ background: {theme.sunken}; border: 1px solid {theme.outline}; border-radius: 5px; padding: 1px 7px; }}
    #chip QLabel {{ font-weight: 600; }}
    QLabel[role="alert"] {{ color: {theme.alert}; }}
    QLabel[role="good"] {{ color: {theme.good}; }}
    QLabel[role="muted"] {{ color: {theme.muted}; }}
    QLabel:disabled {{ color: {theme.muted}; }}
    """


def _buttons(theme: Theme) -> str:
    return f"""
    QPushButton {{
        background: {theme.surface}; border: 1px solid {theme.outline}; border-radius: {RADIUS_SMALL}px;
        padding: 7px 14px; min-height: 18px;
    }}
    QPushButton:hover {{ border-color: {theme.accent}; }}
    QPushButton:focus {{ border: {FOCUS_WIDTH}px solid {theme.accent}; padding: 6px 13px; }}
    QPushButton:pressed, QPushButton:checked {{ background: {theme.sunken}; }}
    QPushButton:disabled {{ color: {theme.muted}; background: {theme.background}; border-color: {theme.border}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
        font-weight: 600; }}
    QPushButton#primary:hover, QPushButton#primary:focus {{ border: {FOCUS_WIDTH}px solid {theme.text};
        padding: 6px 13px; }}
    QPushButton#primary:disabled {{ background: {theme.sunken}; color: {theme.muted}; border: 1px solid {theme.border};
        padding: 7px 14px; }}
    QPushButton#danger {{ color: {theme.alert}; border-color: {theme.alert}; }}
    QPushButton#danger:hover, QPushButton#danger:pressed {{ background: {theme.alert}; color: {theme.on_alert}; }}
    QPushButton#danger:disabled {{ color: {theme.muted}; background: {theme.background};
        border-color: {theme.border}; }}
    QPushButton#link {{ background: transparent; border: {FOCUS_WIDTH}px solid transparent; color: {theme.accent};
        text-decoration: underline; padding: 2px 4px; text-align: left; }}
    QPushButton#link:hover {{ color: {theme.text}; }}
    QPushButton#link:focus {{ border-color: {theme.accent}; }}
    QPushButton#link:disabled {{ color: {theme.muted}; }}
    QToolButton {{ background: transparent; border: {FOCUS_WIDTH}px solid transparent;
        border-radius: {RADIUS_SMALL}px; padding: {SPACE_XS}px; }}
    QToolButton:hover {{ background: {theme.sunken}; }}
    QToolButton:checked {{ background: {theme.sunken}; border-color: {theme.outline}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolButton:disabled {{ color: {theme.muted}; }}
    """


def _fields(theme: Theme) -> str:
    return f"""
    QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{
        background: {theme.surface}; border: 1px solid {theme.outline}; border-radius: {RADIUS_SMALL}px;
        padding: 7px 10px; selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {theme.muted}; }}
    QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {{ border-color: {theme.accent}; }}
    QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
        border: {FOCUS_WIDTH}px solid {theme.accent}; padding: 6px 9px;
    }}
    QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{
        color: {theme.muted}; background: {theme.background}; border-color: {theme.border};
    }}
    QLineEdit:read-only {{ background: {theme.background}; }}
    QComboBox {{ padding: 6px 10px; min-height: 20px; }}
    QComboBox:focus {{ padding: 5px 9px; }}
    QAbstractSpinBox {{ padding: 5px 0; min-height: 18px; }}
    QAbstractSpinBox:focus {{ padding: 4px 0; }}
    QComboBox::drop-down {{ border: none; width: 28px; subcontrol-origin: padding; subcontrol-position: right center; }}
    QComboBox::down-arrow {{ image: {_image("chevron-down", theme)}; width: 16px; height: 16px; }}
    QComboBox::down-arrow:disabled {{ image: {_grey("chevron-down")}; }}
    QComboBox QAbstractItemView {{ background: {theme.surface}; border: 1px solid {theme.outline};
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; padding: {SPACE_XS}px; }}
    QAbstractSpinBox::up-button {{ border: none; background: transparent; width: 24px; subcontrol-origin: border;
        subcontrol-position: top right; margin-top: 3px; }}
    QAbstractSpinBox::down-button {{ border: none; background: transparent; width: 24px; subcontrol-origin: border;
        subcontrol-position: bottom right; margin-bottom: 3px; }}
    QAbstractSpinBox::up-arrow {{ image: {_image("chevron-up", theme)}; width: 12px; height: 12px; }}
    QAbstractSpinBox::down-arrow {{ image: {_image("chevron-down", theme)}; width: 12px; height: 12px; }}
    QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {{ image: {_grey("chevron-up")}; }}
    QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {{ image: {_grey("chevron-down")}; }}
    """


def _choices(theme: Theme) -> str:
    check = _icon_file("check", "dark" if theme.is_dark else "light")
    return f"""
    QCheckBox, QRadioButton {{ spacing: {SPACE_S}px; border: {FOCUS_WIDTH}px solid transparent; border-radius: 5px;
        padding: 2px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {theme.muted}; }}
    QCheckBox::indicator, QTableView::indicator, QListView::indicator {{ width: 16px; height: 16px;
        border: 1px solid {theme.outline}; border-radius: 4px; background: {theme.surface}; }}
    QCheckBox::indicator:hover {{ border-color: {theme.accent}; }}
    QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {{
        background: {theme.accent}; border-color: {theme.accent}; image: {check}; }}
    QCheckBox::indicator:disabled {{ border-color: {theme.border}; background: {theme.background}; }}
    QCheckBox::indicator:checked:disabled {{ image: {_grey("check")}; }}
    QRadioButton::indicator {{ width: 16px; height: 16px; border: 1px solid {theme.outline}; border-radius: 9px;
        background: {theme.surface}; }}
    QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {theme.accent}; }}
    QRadioButton::indicator:disabled {{ border-color: {theme.border}; }}
    QSlider {{ min-height: 26px; border: {FOCUS_WIDTH}px solid transparent; border-radius: {RADIUS_SMALL}px; }}
    QSlider:focus {{ border-color: {theme.accent}; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {theme.outline}; margin: 0 8px; }}
    QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {theme.accent}; margin: 0 8px; }}
    QSlider::handle:horizontal {{ width: 16px; height: 16px; margin: -6px -8px; border-radius: 8px;
        background: {theme.accent}; }}
    QSlider::handle:horizontal:hover {{ background: {theme.text}; }}
    QSlider::sub-page:horizontal:disabled, QSlider::groove:horizontal:disabled {{ background: {theme.border}; }}
    QSlider::handle:horizontal:disabled {{ background: {theme.outline}; }}
    """


def _lists(theme: Theme) -> str:
    return f"""
    QTableView, QListView, QTreeView {{ background: {theme.surface}; border: 1px solid {theme.border};
        border-radius: {RADIUS_SMALL}px; gridline-color: {theme.border}; alternate-background-color: {theme.background};
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; outline: none; }}
    QTableView:focus, QListView:focus, QTreeView:focus {{ border: {FOCUS_WIDTH}px solid {theme.accent}; }}
    QTableView::item {{ padding: {SPACE_XS}px {SPACE_S}px; }}
    QListView::item {{ padding: 0 {SPACE_S}px; min-height: 28px; border-radius: 5px; }}
    QTableView::item:selected, QListView::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QTableView::item:focus {{ border: {FOCUS_WIDTH}px solid {theme.text}; }}
    QHeaderView {{ background: {theme.sunken}; border: none; }}
    QHeaderView::section {{ background: {theme.sunken}; border: none; border-right: 1px solid {theme.border};
        padding: 6px 8px; font-weight: 600; }}
    QHeaderView::section:hover {{ color: {theme.accent}; }}
    QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 14px; height: 14px; subcontrol-position: center right;
        right: 6px; }}
    QHeaderView::up-arrow {{ image: {_image("chevron-up", theme)}; }}
    QHeaderView::down-arrow {{ image: {_image("chevron-down", theme)}; }}
    QTableCornerButton::section {{ background: {theme.sunken}; border: none; }}
    """


def _bars(theme: Theme) -> str:
    return f"""
    QProgressBar {{ background: {theme.sunken}; border: 1px solid {theme.outline}; border-radius: 4px; height: 6px;
        max-height: 6px; color: transparent; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {theme.outline}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:hover {{ background: {theme.accent}; }}
    QScrollBar::handle:vertical {{ min-height: 36px; }}
    QScrollBar::handle:horizontal {{ min-width: 36px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QTabWidget::pane {{ border: 1px solid {theme.border}; border-radius: {RADIUS_SMALL}px;
        background: {theme.surface}; }}
    QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
    QTabBar::tab {{ background: transparent; color: {theme.muted}; padding: 7px 14px;
        border: {FOCUS_WIDTH}px solid transparent; border-bottom: 3px solid transparent; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabBar::tab:selected {{ color: {theme.accent}; border-bottom: 3px solid {theme.accent}; font-weight: 600; }}
    QTabBar::tab:focus {{ border: {FOCUS_WIDTH}px solid {theme.accent}; border-bottom: 3px solid {theme.accent}; }}
    QStatusBar {{ background: {theme.background}; color: {theme.muted}; }}
    QSplitter::handle {{ background: {theme.border}; }}
    """


def _rail(theme: Theme) -> str:
    return f"""
    #rail {{ background: {theme.surface}; border: none; border-right: 1px solid {theme.border}; }}
    #rail QToolButton {{ color: {theme.muted}; background: transparent; border-radius: {RADIUS_SMALL}px;
        border: {FOCUS_WIDTH}px solid transparent; border-left: 4px solid transparent; padding: 9px 4px 7px 2px;
        min-width: 66px; }}
    #rail QToolButton:hover {{ color: {theme.text}; background: {theme.sunken}; }}
    #rail QToolButton:checked {{ color: {theme.accent}; background: {theme.sunken}; font-weight: 600;
        border-left: 4px solid {theme.accent}; }}
    #rail QToolButton:focus {{ border: {FOCUS_WIDTH}px solid {theme.accent}; border-left: 4px solid {theme.accent}; }}
    """


def _menus(theme: Theme) -> str:
    return f"""
    QMenuBar {{ background: {theme.background}; }}
    QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.sunken}; }}
    QMenu {{ background: {theme.surface}; border: 1px solid {theme.outline}; padding: 5px; }}
    QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QMenu::item:disabled {{ color: {theme.muted}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 5px 8px; }}
    """


def _screen(theme: Theme) -> str:
    """Style the signs that somebody is recorded, and everything that fills the screen: dark in every theme, as in a
    cinema.
    """
    return f"""
    #rec {{ background: {theme.recording}; border: 1px solid {theme.recording}; border-radius: 11px; }}
    #rec QLabel {{ color: {theme.on_recording}; font-weight: 700; }}
    #rec[role="paused"] {{ background: {theme.surface}; border-color: {theme.outline}; }}
    #rec QLabel[role="paused"] {{ color: {theme.text}; }}
    #not_recorded, #not_recorded_large {{ background: {theme.recording}; color: {theme.on_recording};
        font-size: {FONT_DISPLAY_PT}pt; font-weight: 700; padding: {SPACE_S}px {SPACE_M}px;
        border-radius: {RADIUS}px; }}
    #not_recorded_large {{ font-size: {FONT_LARGE_PT}pt; }}
    #screen_bar {{ background: {theme.screen}; border: 1px solid {theme.neutral}; border-radius: {RADIUS}px; }}
    #screen_words, #rest_words {{ color: {theme.on_screen}; }}
    #rest_words {{ font-size: {FONT_SUBTITLE_PT}pt; }}
    #countdown {{ color: {theme.on_screen}; font-size: {FONT_HUGE_PT}pt; font-weight: 600; }}
    #screen_bar QPushButton, #rest QPushButton {{ background: {theme.screen}; color: {theme.on_screen};
        border-color: {theme.neutral}; }}
    #screen_bar QPushButton:hover, #rest QPushButton:hover, #screen_bar QPushButton:focus, #rest QPushButton:focus {{
        border: {FOCUS_WIDTH}px solid {theme.on_screen}; padding: 6px 13px; }}
    #screen_bar QToolButton:hover {{ background: {theme.neutral}; }}
    #screen_bar QToolButton:focus {{ border-color: {theme.on_screen}; }}
    """


def _viewer(theme: Theme) -> str:
    """Style the screen of a study's viewer, who sits further away than a moderator and reads without leaning in."""
    return f"""
    #viewer_screen #display {{ font-size: {FONT_LARGE_PT}pt; }}
    #viewer_screen #title {{ font-size: {FONT_DISPLAY_PT}pt; }}
    #viewer_screen #subtitle {{ font-size: {FONT_TITLE_PT}pt; font-weight: 400; }}
    #viewer_screen #muted, #viewer_screen QPushButton, #viewer_screen QLineEdit, #viewer_screen QPlainTextEdit,
        #viewer_screen QScrollArea QLabel {{ font-size: {FONT_SUBTITLE_PT}pt; }}
    #viewer_screen QScrollArea #subtitle {{ font-size: {FONT_SUBTITLE_PT}pt; font-weight: 600; }}
    QPushButton#answer:checked {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
        font-weight: 600; }}
    QPushButton#answer:checked:focus {{ border-color: {theme.text}; }}
    """


def _image(name: str, theme: Theme) -> str:
    return _icon_file(name, "light" if theme.is_dark else "dark")


def _grey(name: str) -> str:
    return _icon_file(name, "grey")


def _icon_file(name: str, tint: str) -> str:
    """Return the address of an icon file; a style sheet takes pictures from files alone, and cannot tint them."""
    return f'url("{(assets() / "icons" / "style" / f"{name}-{tint}.svg").as_posix()}")'
