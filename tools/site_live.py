"""What lives on the start page: a check's card, an explorer and a player, each made by the code that students run."""

from __future__ import annotations

import numpy as np

from pixelgrad import graph
from pixelgrad.check.public import load
from pixelgrad.check.render import as_html
from pixelgrad.check.result import examine
from pixelgrad.explore.convolving import convolution_page


def live_parts() -> dict[str, str]:
    """Return the HTML of each part by its name."""
    return {"card": card(), "explorer": explorer(), "player": player()}


def brighten(image: np.ndarray, amount: int) -> np.ndarray:
    """Add to every number of an image, as many a student does at first: wrong."""
    return image + np.array(amount).astype(np.uint8)


def card() -> str:
    """Return what `check(brighten)` shows for the wrong answer above."""
    exercise = load("brighten")
    if exercise is None:
        raise LookupError("there is no exercise brighten")
    return as_html(examine(brighten, exercise))


def explorer() -> str:
    """Return the explorer with which unit 02 begins."""
    small = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
    return convolution_page(small, np.array([[0, 1, 0], [1, 0, 1], [0, 2, 0]])).html


def player() -> str:
    """Return the player with which unit 04 begins."""
    import torch

    def f(x: torch.Tensor, y: torch.Tensor, z: torch.Tensor) -> torch.Tensor:
        a = 2 * x
        b = torch.sin(y)
        c = a / b
        d = z * c
        e = torch.log(1 + d)
        return torch.tanh(e)

    return graph.step(graph.trace(f, 0.5, 1.0, 0.8), caption="Press next, or use the arrow keys.").html
