"""The window's language, and the decimal mark of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from rating_app import formatting
from rating_app.language import PAGE_LANGUAGES, Language, language_of
from rating_app.settings import LANGUAGES, assets
from rating_app.system.failure import Figure, Sentence

if TYPE_CHECKING:
    from rating_app.vision.camera import CameraProblem

NAMES = {"en": "English", "de": "Deutsch"}
"""Each language in its own words."""

_OURS = "reaction-gauge"
_QTS = "qtbase"


def apply_language(app: QApplication, name: str) -> str:
    """Translate everything that is built from now on, and return the language in use, `en` or `de`. ValueError for a
    name that is not in LANGUAGES.

    `system` stands for the first of the user's languages that the program has, or English if it has none of them.
    """
    if name not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
    language = _spoken_here() if name == "system" else name
    # The user's region decides how figures are written if its language is the one in use.
    home = QLocale.system()
    QLocale.setDefault(home if QLocale.languageToCode(home.language()) == language else QLocale(language))
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    if language != "en":
        folders = {
            _QTS: QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
            _OURS: str(assets() / "translations"),
        }
        for stem, folder in folders.items():
            translator = QTranslator(app)
            if translator.load(f"{stem}_{language}", folder):
                app.installTranslator(translator)
    return language


def translated(said: Sentence | str) -> str:
    """Translate a sentence that comes from a room without Qt. A str is a sentence without values."""
    if isinstance(said, str):
        return QCoreApplication.translate("Sentence", said)
    sentence = QCoreApplication.translate("Sentence", said.template)
    return sentence.format(**{name: _value(value) for name, value in said.values.items()}) if said.values else sentence


def _value(value: Sentence | Figure | str) -> str:
    if isinstance(value, Sentence):
        return translated(value)
    return value.with_mark(decimal_mark()) if isinstance(value, Figure) else value


def page_language() -> Language:
    """Return the window's language, for a page that is written from it."""
    code = QLocale.languageToCode(QLocale().language())
    return language_of(code if code in PAGE_LANGUAGES else "en")


def problem_in_words(problem: CameraProblem) -> str:
    """Return a sentence that names what is wrong with a camera, and the way out."""
    return QCoreApplication.translate("Sentence", problem.template).format(**problem.values)


def _spoken_here() -> str:
    for wanted in QLocale.system().uiLanguages():
        code = wanted.split("-")[0]
        if code in NAMES:
            return code
    return "en"


def decimal_mark() -> str:
    """Return a point or a comma, by the user's region."""
    return QLocale().decimalPoint()


def per_cent(share: float | None, whole: bool = False) -> str:
    """Write a share as `formatting.per_cent` does, with the region's decimal mark."""
    return formatting.per_cent(share, whole, decimal_mark())


def length(seconds: float) -> str:
    """Write a length as `formatting.length` does, with the region's decimal mark."""
    return formatting.length(seconds, decimal_mark())
