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
"""Of what stands under a box's words."""

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


class Section(QFrame):
    """A card with a heading and rows.

    Signals:
        set_by_user(str, object): the field of Settings and its new value, complete.
        being_set(str, object): the same while it is still on its way, as under a slider.
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
        """Show what is set."""
        raise NotImplementedError

    def set_session_running(self, running: bool) -> None:
        """Grey out what cannot change while a session goes on. Nothing, unless a section says otherwise."""


class Row(QWidget):
    """What it is called, one line on what it does, and the control for it."""

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
        """Grey the control out, and say why; empty gives it free."""
        self._locked.setText(reason)
        self._locked.setVisible(bool(reason))
        self.control.setEnabled(not reason)
        self.control.setToolTip(reason)
        self.describe("")

    def describe(self, more: str) -> None:
        """Tell a screen reader what stands beside the control, and `more`."""
        words = " ".join(part for part in (self._hint, self._locked.text(), more) if part)
        for control in (self.control, *self.control.findChildren(QWidget, options=_DIRECTLY)):
            control.setAccessibleDescription(words)


class DefaultRow(Row):
    """One that tells when it is not at its default.

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
        """That what is set is not the default, which `default` names; empty where it is."""
        words = self.tr("Changed from the default ({default})").format(default=default) if default else ""
        self._default.setText(words)
        self.default_button.setVisible(bool(default))
        self.describe(words)

    def set_locked(self, reason: str) -> None:
        super().set_locked(reason)
        self.default_button.setEnabled(not reason)
        self.describe(self._default.text())

    def _on_default_wanted(self) -> None:
        # It is about to vanish from under the focus.
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.default_wanted.emit()


class TickRow(QWidget):
    """Something that is on or off, and one line on what it does.

    Signals:
        toggled(bool): the user has ticked it, or taken the tick away.
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
        """Without saying so by `toggled`."""
        with QSignalBlocker(self.box):
            self.box.setChecked(on)
