"""Pages from templates: where they come from, and what they can say in a page's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rating_app.formatting import NOTHING, points
from rating_app.language import Language


def render(template: str, packages: Sequence[str], language: Language, **context: Any) -> str:
    """Return the page of a `template` from the first of the `packages` that has it.

    Templates call `_(sentence, name=value)` and `_n(one, many, count, name=value)`, as `sentence` and `counted` of
    Language: sentences may hold HTML, values are text. Filters: `said` of sentences from elsewhere, `clock`, `length`,
    `number`, `share` in per cent, `points` of 100, and `coefficient` with two digits.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "said": language.said,
        "clock": language.clock,
        "length": language.length,
        "number": language.number,
        "share": language.per_cent,
        "points": points,
        "coefficient": lambda value, digits=2: NOTHING if value is None else language.number(value, f".{digits}f"),
    }
    environment.filters |= filters

    def sentence(template: str, **values: object) -> Markup:
        return Markup(language.said(template)).format(**values) if values else Markup(language.said(template))

    def counted(one: str, many: str, count: int, **values: object) -> Markup:
        return sentence(one if count == 1 else many, count=language.number(count), **values)

    return environment.get_template(template).render(language=language, _=sentence, _n=counted, **context)
