"""The course's own digits: drawn by a program, and there without a network."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from pixelgrad.data.pen import SIDE, Chance, draw, make_glyph

SPLITS = ("train", "test")


def digits(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return digits as if written by hand, in the form of MNIST: the same bytes on every machine.

    Strokes are bent, slanted, turned and shifted, and drawn with pens of several widths. Each digit occurs as often as
    the others.

    Parameters
    ----------
    split
        "train" for 10,000 images, "test" for 2,000 others.

    Returns
    -------
    images : numpy.ndarray
        uint8, shape (N, 28, 28): 0 is paper, up to 255 is ink. A fresh array: change it as you like.
    labels : numpy.ndarray
        int64, shape (N,), 0 to 9.

    Raises
    ------
    ValueError
        If there is no such split.
    """
    check_split(split)
    images, labels = _make(split)
    return images.copy(), labels.copy()


def check_split(split: str) -> None:
    """Refuse a split that does not exist."""
    if split not in SPLITS:
        raise ValueError(f"split: {split!r} is not one of {', '.join(SPLITS)}")


@lru_cache(maxsize=2)
def _make(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    style = json.loads((files("pixelgrad.data") / "digits.json").read_text(encoding="utf-8"))
    count = style["counts"][split]
    chance = Chance(style["seeds"][split])
    images = np.empty((count, SIDE, SIDE), dtype=np.uint8)
    labels = np.empty(count, dtype=np.int64)
    at = 0
    for digit in range(10):
        ways = style["strokes"][str(digit)]
        for way, strokes in enumerate(ways):
            # Each digit as often as the others, each way to write it about as often as its other ways.
            share = count // 10 * (way + 1) // len(ways) - count // 10 * way // len(ways)
            images[at : at + share] = draw(make_glyph(strokes), share, style, chance)
            labels[at : at + share] = digit
            at += share
    order = chance.order(count)
    return images[order], labels[order]
