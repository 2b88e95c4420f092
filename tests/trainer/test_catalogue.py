from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

keras = pytest.importorskip("keras")

from trainer.catalogue import RECIPES, recipe_named, recipe_of, recipe_of_benchmark  # noqa: E402
from trainer.data.dataset import DataError  # noqa: E402
from trainer.data.opinions import TEACHERS_NAME, Opinions  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.export.litert import export  # noqa: E402
from trainer.recipes.expressions import ExpressionRecipe  # noqa: E402
from trainer.training.loop import train  # noqa: E402
from trainer.training.run_folder import FORMER_NAMES, read_config, read_history  # noqa: E402

MakeFaces = Callable[..., PreparedFaces]


def test_recipes_are_found_by_name_and_refuse_other_data(make_faces: MakeFaces, tmp_path: Path) -> None:
    recipe = recipe_named("expressions", make_faces(240), epochs=1)
    assert isinstance(recipe, ExpressionRecipe)
    (tmp_path / "config.json").write_text(json.dumps(dict(recipe.config)))
    assert recipe_of(tmp_path, make_faces(240)).config == recipe.config
    with pytest.raises(DataError, match="other data"):
        recipe_of(tmp_path, make_faces(200))
    with pytest.raises(DataError, match="is not the folder of a training"):
        recipe_of(tmp_path / "absent", make_faces(200))


def test_a_run_with_a_teacher_is_read_without_it(
    make_faces: MakeFaces, make_opinions: Callable[[PreparedFaces], Opinions], tmp_path: Path
) -> None:
    faces = make_faces(240)
    recipe = recipe_named("expressions", faces, epochs=1, held_out=0, teachers=make_opinions(faces))
    make_opinions(faces).keep(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps(dict(recipe.config)))
    assert recipe_of(tmp_path, faces).config == recipe.config
    (tmp_path / TEACHERS_NAME).unlink()
    with pytest.raises(DataError, match="does not hold the opinions"):
        recipe_of(tmp_path, faces)


def test_a_run_of_an_unknown_recipe_is_refused(make_faces: MakeFaces, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"recipe": "five-way"}')
    with pytest.raises(DataError, match="trained by the recipe five-way, which this version does not know"):
        recipe_of(tmp_path, make_faces(30))


def renamed_back(run: Path) -> str:
    """The recipe in `run`'s configuration gets the name that it had before; the file's text."""
    former = {name: old for old, name in FORMER_NAMES.items()}
    config = json.loads((run / "config.json").read_text())
    text = json.dumps(config | {"recipe": former[config["recipe"]]}, indent=2) + "\n"
    (run / "config.json").write_text(text)
    return text


def test_a_training_under_a_former_name_goes_on_and_is_exported(
    make_faces: MakeFaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.recipes.network.STAGES", ((8, 1),))
    # One image that quantisation turns would otherwise be a broken export: few are compared.
    monkeypatch.setattr("trainer.export.litert.MIN_AGREEMENT", 0.0)
    run = tmp_path / "three-way"
    run.mkdir()
    recipe = ExpressionRecipe(make_faces(240), input_size=16, epochs=1, images_per_epoch=64, batch_size=32)
    (run / "config.json").write_text(json.dumps(dict(recipe.config)))
    text = renamed_back(run)
    assert '"recipe": "three-way"' in text
    train(recipe, run, lambda images: None, lambda number, epoch: None)
    assert len(read_history(run)) == 1
    assert (run / "config.json").read_text() == text
    assert read_config(run) == dict(recipe.config)
    export(recipe, [run], tmp_path / "model")
    description = json.loads((tmp_path / "model" / "expression.json").read_text())
    assert description["name"].startswith("expressions-")
    with pytest.raises(DataError, match="other settings or data"):
        train(replace(recipe, epochs=3, known_folds=recipe.folds), run, lambda images: None, lambda *_: None)


@pytest.mark.parametrize(("former", "name"), FORMER_NAMES.items())
def test_recipes_are_found_by_their_former_names(former: str, name: str, make_faces: MakeFaces, tmp_path: Path) -> None:
    # The original study needs 1,000 photographs of a class.
    faces = make_faces(3_900, size=8)
    (tmp_path / "config.json").write_text(json.dumps({**recipe_named(name, faces).config, "recipe": former}))
    assert name in RECIPES
    assert recipe_of(tmp_path, faces).config["recipe"] == name


def test_a_benchmark_under_its_former_name_is_put_together(make_faces: MakeFaces, tmp_path: Path) -> None:
    faces = make_faces(240)
    runs = [tmp_path / f"fold-{fold}" for fold in range(3)]
    for fold, run in enumerate(runs):
        run.mkdir()
        config = recipe_named("expressions", faces, held_out=fold).config
        (run / "config.json").write_text(json.dumps(dict(config)))
        renamed_back(run)
    together = recipe_of_benchmark(runs, faces)
    assert together.config["held_out_fold"] is None
    assert len(together.training_photographs) == sum(p.split != "test" for p in faces.photographs)
