"""Explorers: small pictures that answer to the hand, and need no kernel.

Each function shows one self-contained piece of HTML: a still image with its alternative text, and a script that puts
sliders in its place where scripts run (Jupyter after the cell was run, Colab, VS Code, exported HTML).
"""

from pixelgrad.explore.convolving import convolution
from pixelgrad.explore.descent import descent
from pixelgrad.explore.downhill import downhill
from pixelgrad.explore.exposure import brightness
from pixelgrad.explore.expression import expression
from pixelgrad.explore.flipbook import frames
from pixelgrad.explore.formats import formats
from pixelgrad.explore.front import front
from pixelgrad.explore.launch import launch
from pixelgrad.explore.loupe import magnifier
from pixelgrad.explore.mixer import channels
from pixelgrad.explore.passes import two_passes
from pixelgrad.explore.playground import playground
from pixelgrad.explore.roofline import roofline
from pixelgrad.explore.tiles import tiles
from pixelgrad.explore.tradeoff import tradeoff

__all__ = [
    "brightness",
    "channels",
    "convolution",
    "descent",
    "downhill",
    "expression",
    "formats",
    "frames",
    "front",
    "launch",
    "magnifier",
    "playground",
    "roofline",
    "tiles",
    "tradeoff",
    "two_passes",
]
