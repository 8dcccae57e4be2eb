"""Trained networks that come with the course."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from pixelgrad.data.store import DataUnavailableError

if TYPE_CHECKING:
    from torch import nn

MODELS = {"lenet300": "LeNet300", "lenet5": "LeNet5"}  # the name of a checkpoint, and its class in pixelgrad.models


def checkpoint(name: str) -> nn.Module:
    """Return a network with trained weights, in evaluation mode: a fresh one in each call.

    Parameters
    ----------
    name
        "lenet300" for LeNet-300-100, "lenet5" for LeNet-5 (see `pixelgrad.models`). Both take images in 0-1, float32,
        shape (N, 1, 28, 28).

    Raises
    ------
    ValueError
        If there is no such network.
    pixelgrad.data.DataUnavailableError
        If the course was installed without its files.
    """
    from safetensors.torch import load_file

    model = build(name)
    model.load_state_dict(load_file(checkpoint_path(name)))
    return model.eval()


def checkpoint_facts(name: str) -> dict[str, str]:
    """Return what is known of a checkpoint: its accuracy on the test set, and the command, seed and versions behind it.

    Parameters
    ----------
    name
        "lenet300" or "lenet5".

    Returns
    -------
    dict
        Among others `test_accuracy`, a fraction of MNIST's test set; `digits_accuracy`, the same on the test set of
        `pixelgrad.data.digits`, which it was not trained on; `parameters`, `command`, `seed`, `settings`, `versions`.
        All values are strings.

    Raises
    ------
    ValueError
        If there is no such network.
    pixelgrad.data.DataUnavailableError
        If the course was installed without its files.
    """
    from safetensors import safe_open

    with safe_open(str(checkpoint_path(name)), framework="numpy") as file:
        return dict(file.metadata())


def checkpoint_path(name: str) -> Path:
    """Return the file of a checkpoint: in `data/` beside a checkout's packages, or where the wheel put it.

    Raises
    ------
    ValueError
        If there is no such network.
    pixelgrad.data.DataUnavailableError
        If the course was installed without its files.
    """
    _check(name)
    file = f"{name}.safetensors"
    looked_in = []
    for place in _places(file):
        if place.is_file():
            return place
        looked_in.append(str(place.parent))
    raise DataUnavailableError(f"{file} is not in {' or '.join(looked_in)}: install the course again.")


def build(name: str) -> nn.Module:
    """Return a network with random weights.

    Raises
    ------
    ValueError
        If there is no such network.
    """
    _check(name)
    from pixelgrad import models

    model: nn.Module = getattr(models, MODELS[name])()
    return model


def _check(name: str) -> None:
    if name not in MODELS:
        raise ValueError(f"name: {name!r} is not one of {', '.join(MODELS)}")


def _places(file: str) -> Iterator[Path]:
    yield Path(__file__).parents[2] / "data" / file
    try:
        installed = metadata.files("pixelgrad") or []
    except metadata.PackageNotFoundError:
        return
    yield from (Path(str(path.locate())).resolve() for path in installed if path.name == file)
