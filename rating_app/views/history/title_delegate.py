"""A session's title, changed in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

_LONGEST_TITLE = 300


class TitleDelegate(QStyledItemDelegate):
    """Its editor fits into the row."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(_LONGEST_TITLE)
        editor.setAccessibleName(self.tr("New title"))
        editor.setStyleSheet("QLineEdit, QLineEdit:focus { padding: 0 4px; border-radius: 3px; }")
        return editor
