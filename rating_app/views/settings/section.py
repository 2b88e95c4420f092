"""A card of the Settings page, and the rows in it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rating_app.settings import Settings
from rating_app.views.design.icons import IconLabel, IconToolButton
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_ICON_SIZE, _SMALL_ICON_SIZE = 20, 12
_CONTROL_WIDTH = 360
_INDENT = 29
"""Indent of the line under a check box."""

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


class Section(QFrame):
    """A card with a heading and rows.

    Signals:
        set_by_user(str, object): the field of Settings and its final value.
        being_set(str, object): the same while it is still changing, as under a slider.
    """

    set_by_user = Signal(str, object)
    being_set = Signal(str, object)

    def __init__(self, icon_name: str, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section")
        self.setAccessibleName(heading)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(IconLabel(_ICON_SIZE, icon_name, "accent"))
        top.addWidget(label(heading, "subtitle"))
        top.addStretch()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(SPACE_L, SPACE_M + SPACE_XS, SPACE_L, SPACE_L)
        self.rows.setSpacing(SPACE_M + SPACE_XS)
        self.rows.addLayout(top)

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        raise NotImplementedError

    def set_session_running(self, running: bool) -> None:
        """Grey out the settings that cannot change during a session; by default there are none."""


class Row(QWidget):
    """A setting's name, one line on what it does, and its control."""

    def __init__(self, name: str, hint: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._locked = label(name="small")
        self.control = control
        control.setFixedWidth(_CONTROL_WIDTH)
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        self.words.addWidget(label(name, "strong"))
        self.words.addWidget(wrapped(hint, "muted"))
        self.words.addWidget(self._locked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_L)
        layout.addLayout(self.words, 1)
        layout.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(self.words, Qt.AlignmentFlag.AlignTop)
        self._locked.hide()
        self.describe("")

    @property
    def lock_hint(self) -> str:
        return self._locked.text()

    def set_locked(self, reason: str) -> None:
        """Grey the control out and show why; an empty reason enables it."""
        self._locked.setText(reason)
        self._locked.setVisible(bool(reason))
        self.control.setEnabled(not reason)
        self.control.setToolTip(reason)
        self.describe("")

    def describe(self, more: str) -> None:
        """Describe the control to a screen reader by the line beside it, and `more`."""
        words = " ".join(part for part in (self._hint, self._locked.text(), more) if part)
        for control in (self.control, *self.control.findChildren(QWidget, options=_DIRECTLY)):
            control.setAccessibleDescription(words)


class DefaultRow(Row):
    """A row that shows when it is not at its default.

    Signals:
        default_wanted(): the user asks for the default.
    """

    default_wanted = Signal()

    def __init__(self, name: str, hint: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(name, hint, control, parent)
        self._default = label(name="small")
        self.default_button = IconToolButton("undo-2", _SMALL_ICON_SIZE)
        self.default_button.setAccessibleName(self.tr("Set back to the default: {name}").format(name=name))
        self.default_button.setToolTip(self.default_button.accessibleName())
        self.default_button.clicked.connect(self._on_default_wanted)
        # Nothing may move under a slider.
        policy = self.default_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.default_button.setSizePolicy(policy)
        back = QHBoxLayout()
        back.setSpacing(SPACE_XS)
        back.addWidget(self.default_button)
        back.addWidget(self._default)
        back.addStretch()
        self.words.addLayout(back)
        self.default_button.hide()

    @property
    def default_hint(self) -> str:
        return self._default.text()

    def show_default(self, default: str) -> None:
        """Show that the setting differs from `default`, in words; empty if it does not."""
        words = self.tr("Changed from the default ({default})").format(default=default) if default else ""
        self._default.setText(words)
        self.default_button.setVisible(bool(default))
        self.describe(words)

    def set_locked(self, reason: str) -> None:
        super().set_locked(reason)
        self.default_button.setEnabled(not reason)
        self.describe(self._default.text())

    def _on_default_wanted(self) -> None:
        # The button is about to disappear while it has the focus.
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.default_wanted.emit()


class TickRow(QWidget):
    """A check box, with one line on what it does.

    Signals:
        toggled(bool): the user has checked it, or unchecked it.
    """

    toggled = Signal(bool)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(name)
        self.box.setAccessibleDescription(hint)
        self.box.toggled.connect(self.toggled)
        words = wrapped(hint, "muted")
        words.setContentsMargins(_INDENT, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(words)

    def show_value(self, on: bool) -> None:
        """Show the value without emitting `toggled`."""
        with QSignalBlocker(self.box):
            self.box.setChecked(on)
