"""The course's own colour pictures: ten shapes, drawn by a program, and there without a network."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixelgrad.data.digits import check_split
from pixelgrad.data.outlines import OUTLINES, Floats, Outline
from pixelgrad.data.pen import Chance

COUNTS = {"train": 10_000, "test": 2_000}
SEEDS = {"train": 20_261, "test": 20_262}
CLASSES = tuple(OUTLINES)
SIDE = 32
CHUNK = 100  # pictures that are drawn at once: what fits into a processor's cache


def shapes(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return small colour pictures of ten shapes, in the form of CIFAR-10: the same bytes on every machine.

    Disc, ring, square, triangle, star, cross, heart, crescent, arrow and bolt, in any colours on two-coloured grounds,
    turned, stretched, shifted, and with noise. Each shape occurs as often as the others.

    Parameters
    ----------
    split
        "train" for 10,000 images, "test" for 2,000 others.

    Returns
    -------
    images : numpy.ndarray
        uint8, shape (N, 32, 32, 3). A fresh array: change it as you like.
    labels : numpy.ndarray
        int64, shape (N,), 0 to 9; `class_names(shapes)` says what they are.

    Raises
    ------
    ValueError
        If there is no such split.
    """
    check_split(split)
    images, labels = _make(split)
    return images.copy(), labels.copy()


@lru_cache(maxsize=2)
def _make(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    chance = Chance(SEEDS[split])
    share = COUNTS[split] // len(CLASSES)
    parts = [draw(outline, CHUNK, chance) for outline in OUTLINES.values() for _ in range(share // CHUNK)]
    labels = np.repeat(np.arange(len(CLASSES), dtype=np.int64), share)
    order = chance.order(len(labels))
    return np.concatenate(parts)[order], labels[order]


def draw(outline: Outline, count: int, chance: Chance) -> NDArray[np.uint8]:
    """Draw one shape many times, each time at another place, in another size and in other colours.

    Returns
    -------
    numpy.ndarray
        uint8, shape (count, 32, 32, 3).
    """
    line = np.arange(SIDE, dtype=np.float64) - (SIDE - 1) / 2
    y, x = np.broadcast_to(line[:, None], (SIDE, SIDE)), np.broadcast_to(line, (SIDE, SIDE))
    size = chance.uniform(7.5, 12.5, count, 1, 1)
    across, down = x - chance.uniform(-4, 4, count, 1, 1), y - chance.uniform(-4, 4, count, 1, 1)
    # A rotation from the tangent of half its angle: cosine and sine without either function.
    half = chance.uniform(-0.16, 0.16, count, 1, 1)
    cosine, sine = (1 - half * half) / (1 + half * half), 2 * half / (1 + half * half)
    wide = size * chance.uniform(0.85, 1.15, count, 1, 1)
    distances = outline((cosine * across - sine * down) / wide, (sine * across + cosine * down) / size) * size
    covered = np.clip(0.5 - distances, 0.0, 1.0)[..., None]  # (count, 32, 32, 1)
    ground, other, ink = _colours(count, chance)
    edge = _edge(x, y, count, chance)[..., None]
    behind = ground + (other - ground) * edge
    light = 1 + (x * chance.uniform(-0.012, 0.012, count, 1, 1) + y * chance.uniform(-0.012, 0.012, count, 1, 1))
    picture = (behind + (ink - behind) * covered) * light[..., None] + chance.bell(0.16, count, SIDE, SIDE, 3)
    return np.asarray(np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)


def _colours(count: int, chance: Chance) -> tuple[Floats, Floats, Floats]:
    """Draw the ground's two colours and the shape's, which stands out from both; each (count, 1, 1, 3), 0 to 1."""
    ground = chance.uniform(0.05, 0.95, count, 1, 1, 3)
    other = np.clip(ground + chance.uniform(-0.25, 0.25, count, 1, 1, 3), 0, 1)
    ink = chance.uniform(0.05, 0.95, count, 1, 1, 3)
    away = ink - ground
    apart = away[..., :1] * away[..., :1] + away[..., 1:2] * away[..., 1:2] + away[..., 2:] * away[..., 2:]
    # Where the colours are too near, the opposite half of each channel is taken.
    return ground, other, np.where(apart > 0.3, ink, np.where(ground > 0.5, ground - 0.45, ground + 0.45))


def _edge(x: Floats, y: Floats, count: int, chance: Chance) -> Floats:
    """Draw a straight border through each picture: 0 on one side, 1 on the other, shape (count, 32, 32)."""
    slope, offset = chance.uniform(-1, 1, count, 1, 1), chance.uniform(-10, 10, count, 1, 1)
    lying = chance.uniform(0, 1, count, 1, 1) < 0.5
    return np.clip(np.where(lying, y - slope * x, x - slope * y) - offset + 0.5, 0.0, 1.0)
