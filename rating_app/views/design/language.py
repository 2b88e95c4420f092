"""The language that the window speaks, and the decimal mark of its figures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from rating_app import formatting
from rating_app.settings import LANGUAGES, assets
from rating_app.system.failure import Failure
from rating_app.vision.camera import CameraProblem

NAMES = {"en": "English", "de": "Deutsch"}
"""Each in its own words."""

_OURS = "reaction-gauge"
_QTS = "qtbase"


def apply_language(app: QApplication, name: str) -> str:
    """Translate everything that is built from now on; returns `en` or `de`. ValueError for what is not in LANGUAGES.

    With `system` it is the first language of the user's that we speak, and English where we speak none.
    """
    if name not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
    language = _spoken_here() if name == "system" else name
    # The user's own region decides how figures are written, as long as it speaks this language.
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


def translated(said: Failure | str) -> str:
    """The sentence of a room that knows nothing of languages, in the window's. Text is a sentence without values."""
    if isinstance(said, str):
        return QCoreApplication.translate("Sentence", said)
    sentence = QCoreApplication.translate("Sentence", said.template)
    if not said.values:
        return sentence
    values = {name: translated(value) if isinstance(value, Failure) else value for name, value in said.values.items()}
    return sentence.format(**values)


def problem_in_words(problem: CameraProblem) -> str:
    """What is wrong with a camera, and the way out."""
    return QCoreApplication.translate("Sentence", problem.template).format(**problem.values)


def _spoken_here() -> str:
    for wanted in QLocale.system().uiLanguages():
        code = wanted.split("-")[0]
        if code in NAMES:
            return code
    return "en"


def decimal_mark() -> str:
    """A point or a comma, by the user's region."""
    return QLocale().decimalPoint()


def per_cent(share: float | None, whole: bool = False) -> str:
    """As formatting.per_cent."""
    return formatting.per_cent(share, whole, decimal_mark())


def length(seconds: float) -> str:
    """As formatting.length."""
    return formatting.length(seconds, decimal_mark())
