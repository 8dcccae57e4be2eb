"""The playground: what one layer can separate, and what two can."""

from __future__ import annotations

import math

import numpy as np

from pixelgrad.explore.chance import bell, mulberry
from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import data_uri, png_bytes, svg_uri
from pixelgrad.plot.page import Page, show

COUNT, STEPS, EVERY, RATE = 100, 600, 10, 1.0
LARGEST = 8
SIDE, GRID, REACH = 340, 68, 1.5  # pixels, cells, and how far the map reaches to each side
KINDS = ("two clouds", "four corners", "a ring", "two moons")
COLOURS = ((86, 180, 233), (230, 159, 0))


def playground(kind: str = "a ring", hidden: int = 0) -> None:
    """Show two kinds of points, and a small network that learns to tell them apart.

    A slider gives the network no hidden layer (0) or one of up to 8 units with tanh; another goes through the training.

    Parameters
    ----------
    kind
        "two clouds", "four corners", "a ring" or "two moons".
    hidden
        How many hidden units there are at first; 0 is a network of one layer.

    Raises
    ------
    ValueError
        If there is no such kind, or the number of units is not 0 to 8.
    """
    show(playground_page(kind, hidden))


def playground_page(kind: str = "a ring", hidden: int = 0) -> Page:
    """Return what `playground` shows; same parameters."""
    if kind not in KINDS:
        raise ValueError(f"kind: {kind!r} is not one of {', '.join(KINDS)}")
    if not 0 <= hidden <= LARGEST:
        raise ValueError(f"hidden: {hidden} is not 0 to {LARGEST}")
    sets = {name: points(name) for name in KINDS}
    x, labels = sets[kind]
    weights = train(x, labels, hidden)
    right = int(((scores(x, weights) > 0) == (labels == 1)).sum())
    data = {
        "sets": {
            name: [[round(float(a), 3), round(float(b), 3), int(c)] for (a, b), c in zip(p, q, strict=True)]
            for name, (p, q) in sets.items()
        },
        "kinds": KINDS,
        "kind": kind,
        "hidden": hidden,
        "largest": LARGEST,
        "training": [STEPS, EVERY, RATE],
        "size": [SIDE, GRID, REACH],
        "colours": COLOURS,
    }
    layers = "one layer" if hidden == 0 else f"two layers, {hidden} hidden units"
    alt = (
        f"A square map with {COUNT} points of two colours ({kind}), coloured by what a network of {layers} says after "
        f"{STEPS} steps: {right} of {COUNT} points lie on their own colour."
    )
    caption = (
        "The playground: the dots are data, the ground is what the network says. One layer draws one straight line."
    )
    drawing = svg_uri(_still(x, labels, weights))
    return explorer("playground.js", data, still=drawing, width=SIDE, alt=alt, caption=caption)


def points(kind: str) -> tuple[np.ndarray, np.ndarray]:
    """Return 100 points (100, 2) and their labels, 0 or 1."""
    draws = mulberry(11 + KINDS.index(kind))
    found, labels = [], []
    for index in range(COUNT):
        label = index % 2
        turn = 2 * math.pi * next(draws)
        if kind == "two clouds":
            spot = ((-0.55, 0.55)[label] + 0.3 * bell(draws), (0.4, -0.4)[label] + 0.3 * bell(draws))
        elif kind == "four corners":
            right, up = index // 2 % 2, (index // 2 + label) % 2
            spot = (1.4 * right - 0.7 + 0.2 * bell(draws), 1.4 * up - 0.7 + 0.2 * bell(draws))
        elif kind == "a ring":
            radius = (0.35, 1.1)[label] + 0.11 * bell(draws)
            spot = (radius * math.cos(turn), radius * math.sin(turn))
        else:
            half = turn / 2
            spot = (
                (math.cos(half) - 0.45, math.sin(half) - 0.3)
                if label
                else (0.45 - math.cos(half), 0.3 - math.sin(half))
            )
            spot = (spot[0] + 0.1 * bell(draws), spot[1] + 0.1 * bell(draws))
        found.append([round(min(max(value, -REACH), REACH), 3) for value in spot])
        labels.append(label)
    return np.array(found), np.array(labels)


Weights = tuple[np.ndarray, np.ndarray, np.ndarray, float]


def start(hidden: int) -> Weights:
    """Return the untrained weights: hidden (2, H), its bias (H,), output (H or 2,), its bias."""
    draws = mulberry(5)
    first = np.array([bell(draws) for _ in range(2 * hidden)]).reshape(hidden, 2).T
    return first, np.zeros(hidden), np.array([0.5 * bell(draws) for _ in range(hidden or 2)]), 0.0


def scores(x: np.ndarray, weights: Weights) -> np.ndarray:
    """Return the network's score of each point: above 0 it says 1."""
    first, first_bias, second, bias = weights
    a = np.tanh(x @ first + first_bias) if first.shape[1] else x
    return np.asarray(a @ second + bias)


def train(x: np.ndarray, labels: np.ndarray, hidden: int) -> Weights:
    """Take all steps of gradient descent on the mean cross-entropy, with all points in each."""
    first, first_bias, second, bias = start(hidden)
    for _ in range(STEPS):
        a = np.tanh(x @ first + first_bias) if hidden else x
        grad = (1 / (1 + np.exp(-(a @ second + bias))) - labels) / len(x)
        back = grad[:, None] * second * (1 - a * a)
        second, bias = second - RATE * (a.T @ grad), bias - RATE * float(grad.sum())
        if hidden:
            first, first_bias = first - RATE * (x.T @ back), first_bias - RATE * back.sum(axis=0)
    return first, first_bias, second, bias


def _still(x: np.ndarray, labels: np.ndarray, weights: Weights) -> str:
    line = REACH * (2 * (np.arange(GRID) + 0.5) / GRID - 1)
    grid = np.stack(np.meshgrid(line, -line), axis=-1).reshape(-1, 2)
    share = 1 / (1 + np.exp(-scores(grid, weights)))
    zero, one = (np.array(colour, dtype=np.float64) for colour in COLOURS)
    mixed = 255 - 0.55 * (255 - (zero + (one - zero) * share[:, None]))
    picture = data_uri(png_bytes((mixed + 0.5).astype(np.uint8).reshape(GRID, GRID, 3)), "image/png")
    dots = "".join(
        svg.circle(
            SIDE * (a + REACH) / (2 * REACH),
            SIDE * (REACH - b) / (2 * REACH),
            4.2,
            fill=f"rgb{COLOURS[label]}",
            stroke="#1f2430",
            line=1,
        )
        for (a, b), label in zip(x, labels, strict=True)
    )
    ground = f'<image href="{picture}" x="0" y="0" width="{SIDE}" height="{SIDE}" preserveAspectRatio="none"/>'
    return svg.document(SIDE, SIDE, ground + dots)
