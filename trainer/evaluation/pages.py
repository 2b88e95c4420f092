"""HTML pages in one file each: templates, and pictures embedded in the page."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from trainer.atomic import replace_file


def write_page(file: Path, template: str, **content: object) -> Path:
    """Render `template` of `trainer/templates` into `file`, and return `file`."""
    replace_file(file, page_environment().get_template(template).render(**content))
    return file


def page_environment() -> Environment:
    """Return the templates' environment, with the filters `share` (three digits), `share4` (four), `per_cent`, `points`
    (signed percentage points) and `count` (with a thousands separator).
    """
    # A card in Markdown is not HTML: "<" and "&" must not be escaped there.
    environment = Environment(
        loader=PackageLoader("trainer"),
        autoescape=lambda name: bool(name) and ".html" in str(name),
        undefined=StrictUndefined,
    )
    environment.filters["share"] = lambda value: "-" if value is None else f"{value:.3f}"
    environment.filters["share4"] = lambda value: "-" if value is None else f"{value:.4f}"
    environment.filters["per_cent"] = lambda value: "-" if value is None else f"{100 * value:.1f} %"
    environment.filters["points"] = lambda value: f"{100 * value:+.1f}"
    environment.filters["count"] = lambda value: f"{value:,}"
    return environment


def embedded(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the PNG files `folder`/NAME.png as data URLs, by name."""
    return {
        name: f"data:image/png;base64,{base64.b64encode((folder / f'{name}.png').read_bytes()).decode()}"
        for name in names
    }
