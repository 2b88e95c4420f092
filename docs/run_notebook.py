"""Runs the code of a notebook as Jupyter would, without Jupyter, and can write what it shows into the notebook.

`python -m docs.run_notebook docs/notebook.ipynb` does so in place.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Output = dict[str, Any]


def outputs_of(notebook: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Output]]]:
    """Run the code cells one after the other, all in the same names; yields each with what it showed, in nbformat 4.
    Whatever a cell raises is raised.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        count += 1
        cell["execution_count"] = count
        yield cell, _run("".join(cell["source"]), names, count)


def _run(source: str, names: dict[str, Any], count: int) -> list[Output]:
    """What the last line has as its value is shown, unless it is None or ends in a semicolon."""
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body else None
    shown = isinstance(last, ast.Expr) and not source.rstrip().endswith(";")
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        first = tree.body[:-1] if shown else tree.body
        exec(compile(ast.Module(first, []), f"<cell {count}>", "exec"), names)
        if shown and isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"<cell {count}>", "eval"), names)
    outputs: list[Output] = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        outputs.append({"output_type": "stream", "name": "stdout", "text": text})
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        if hasattr(value, "_repr_html_") and (html := value._repr_html_()) is not None:
            data["text/html"] = html.splitlines(keepends=True)
        outputs.append({"output_type": "execute_result", "execution_count": count, "metadata": {}, "data": data})
    return outputs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("notebook", type=Path)
    path: Path = parser.parse_args().notebook
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell, outputs in outputs_of(notebook):
        cell["outputs"] = outputs
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
