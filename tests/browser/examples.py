"""One example of every explorer: its cell, the keys to press, and what Python says it has to show then."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import signal

from pixelgrad import data
from pixelgrad.explore.descent import RATES, SURFACES
from pixelgrad.explore.descent import descend as descend_surface
from pixelgrad.explore.downhill import RATES as LINE_RATES
from pixelgrad.explore.downhill import descend as descend_line
from pixelgrad.explore.downhill import loss
from pixelgrad.explore.downhill import points as line_points
from pixelgrad.explore.expression import expression_graph
from pixelgrad.explore.formats import words as format_words
from pixelgrad.explore.front import Method
from pixelgrad.explore.front import words_of as front_words
from pixelgrad.explore.launch import shape as launch_shape
from pixelgrad.explore.launch import words as launch_words
from pixelgrad.explore.playground import points, scores, train
from pixelgrad.explore.roofline import words as roof_words
from pixelgrad.explore.tiles import words as tile_words
from pixelgrad.explore.tradeoff import words as tradeoff_words

SET_UP = 'import numpy as np\n\nfrom pixelgrad import data, explore\n\nphoto = data.photo("chelsea")'

CHELSEA = data.photo("chelsea")
ROW, COLUMN = 250, 330
FACE = "photo[70:190, 130:340]"
SMALL = [[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]]
KERNEL = [[0, 1, 0], [1, 0, 1], [0, 2, 0]]
FIELD = [[1, 2, 3, 4, 5, 6], [7, 8, 9, 1, 2, 3], [4, 5, 6, 7, 8, 9], [1, 3, 5, 7, 9, 2]]
METHODS = {"float32": (1_066_440, 0.9906), "int8": (269_000, 0.9902), "worse": (300_000, 0.95)}
CURVE = {"50 %": (533_000, 0.9), "80 %": (213_000, 1.4), "95 %": (53_000, 38.25)}
FULL = (1_066_440, 0.8)
OPERATIONS = {"add": 0.1, "matmul": (100.0, 1e11)}


@dataclass(frozen=True)
class Example:
    """An explorer, and a way to use it with the keyboard alone.

    Parameters
    ----------
    call
        The cell's last line.
    says
        Computes what stands in its status line afterwards: every one of these.
    control
        What has the focus; the first one of this kind.
    keys
        What is pressed.
    """

    call: str
    says: Callable[[], tuple[str, ...]]
    control: str = "input"
    keys: tuple[str, ...] = ("ArrowRight",)


def brightness_says() -> tuple[str, ...]:
    sums = CHELSEA.astype(int) + 101
    stopped, wrapped = np.clip(sums, 0, 255)[ROW, COLUMN].tolist(), (sums % 256)[ROW, COLUMN].tolist()
    outside = int((sums > 255).sum())
    return ("amount +101:", f"to {stopped} saturating, to {wrapped} wrapping around; {outside:,} of {CHELSEA.size:,}")


def channels_says() -> tuple[str, ...]:
    red, green, blue = CHELSEA[ROW, COLUMN].tolist()
    return ("red 105 %, green 100 %, blue 100 %", f"to [{min(255, math.floor(1.05 * red + 0.5))}, {green}, {blue}].")


def convolution_says() -> tuple[str, ...]:
    return ("result[0, 1] = ", f"= {signal.convolve2d(SMALL, KERNEL, mode='valid')[0, 1]}")


def descent_says() -> tuple[str, ...]:
    rate = RATES[RATES.index(0.05) + 1]
    surface = SURFACES["long valley"]
    path = descend_surface(surface, rate)
    first, last = surface.value(*path[0]), surface.value(*path[-1])
    return (f"learning rate {rate:g}: f goes from {first:.3f} to {last:.3f} in {len(path) - 1} steps",)


def downhill_says() -> tuple[str, ...]:
    rate = LINE_RATES[LINE_RATES.index(0.1) + 1]
    x, y = line_points()
    last = loss(x, y, *descend_line(x, y, rate, 8, seed=1)[-1])
    return (f"learning rate {rate:g}, batches of 8:", f"to {last:.2f}; the lowest possible is")


def expression_says() -> tuple[str, ...]:
    graph = expression_graph("x*y", {"x": 1.0, "y": 2.0, "z": 3.0})
    found = {node.name: node.gradient for node in graph.nodes}
    return (f"f = {graph.nodes[graph.outputs[0]].value:g}, ∂f/∂x = {found['x']:g}, ∂f/∂y = {found['y']:g}",)


def front_says() -> tuple[str, ...]:
    methods = [Method(name, (size, None), accuracy) for name, (size, accuracy) in METHODS.items()]
    return (front_words(methods, [False, True, True], 0),)


def launch_says() -> tuple[str, ...]:
    chosen = (2**21, 256, 32, 108)
    return (launch_words(*chosen, launch_shape(*chosen)[2]),)


def magnifier_says() -> tuple[str, ...]:
    return (f"(45, 27), is {CHELSEA[70 + 45, 130 + 27].tolist()}.",)


def playground_says() -> tuple[str, ...]:
    x, labels = points("a ring")
    right = int(((scores(x, train(x, labels, 1)) > 0) == (labels == 1)).sum())
    return (f"a ring, two layers, 1 hidden unit, after 600 steps: {right} of 100 points",)


def roofline_says() -> tuple[str, ...]:
    listed = [("add", 0.1, None), ("matmul", 100.0, 1e11)]
    return (roof_words(1.5e11, 2e10, listed, 8.0),)


def two_passes_says() -> tuple[str, ...]:
    last = signal.convolve2d(FIELD, np.outer([1, 2, 1], [1, 0, -1]), mode="valid")[-1, -1]
    return ("pass along: ", f"= {last}".replace("-", "\N{MINUS SIGN}"))


NEXT = 'button:text-is("next")'
PICTURES = "{f'amount {a}': np.clip(photo.astype(int) + a, 0, 255).astype(np.uint8) for a in (-100, 0, 100)}"
EXAMPLES = {
    "brightness": Example(f"explore.brightness(photo, {ROW}, {COLUMN})", brightness_says),
    "channels": Example(f"explore.channels(photo, {ROW}, {COLUMN})", channels_says),
    "convolution": Example(
        f"explore.convolution(np.array({SMALL}), np.array({KERNEL}))", convolution_says, NEXT, ("Enter",)
    ),
    "descent": Example("explore.descent(0.05)", descent_says),
    "downhill": Example("explore.downhill(0.1, 8)", downhill_says),
    "expression": Example(
        "explore.expression()", expression_says, "input[type=text]", ("Control+A", "x", "Space", "*", "Space", "y")
    ),
    "formats": Example("explore.formats(0.1)", lambda: (format_words(1.0, 1.0),), 'input[aria-label="power of ten"]'),
    "frames": Example(f"explore.frames({PICTURES}, caption='Brighter.', alt='Chelsea.')", lambda: ("amount 100",)),
    "front": Example(f"explore.front({METHODS})", front_says, "input[type=checkbox]", ("Space",)),
    "launch": Example("explore.launch()", launch_says),
    "magnifier": Example(f"explore.magnifier({FACE}, row=45, column=26)", magnifier_says, "canvas"),
    "playground": Example("explore.playground('a ring')", playground_says),
    "roofline": Example(f"explore.roofline(1.5e11, 2e10, {OPERATIONS})", roofline_says),
    "tiles": Example("explore.tiles()", lambda: (tile_words(4, 6, 4, 2, 2),)),
    "tradeoff": Example(
        f"explore.tradeoff('dropped', {{'all layers': {CURVE}}}, full={FULL}, caption='What it costs.')",
        lambda: (tradeoff_words("dropped", "95 %", "all layers", CURVE["95 %"], FULL),),
    ),
    "two_passes": Example(
        f"explore.two_passes(np.array({FIELD}), [1, 2, 1], [1, 0, -1])", two_passes_says, "input", ("End",)
    ),
}
