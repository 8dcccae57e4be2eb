"""Data for the units: photographs, handwritten digits, colour pictures and trained networks, each with its origin.

Importing this package is light; torch is imported where it is used.
"""

from pixelgrad.data.checkpoints import checkpoint, checkpoint_facts, checkpoint_path
from pixelgrad.data.cifar10 import cifar10
from pixelgrad.data.colourful import class_names, colourful
from pixelgrad.data.digits import digits
from pixelgrad.data.handwritten import handwritten
from pixelgrad.data.mnist import mnist
from pixelgrad.data.photos import credit, photo, photos
from pixelgrad.data.shapes import shapes
from pixelgrad.data.splits import Splits, datasets, loaders, preset
from pixelgrad.data.store import DamagedFileWarning, DataUnavailableError

__all__ = [
    "DamagedFileWarning",
    "DataUnavailableError",
    "Splits",
    "checkpoint",
    "checkpoint_facts",
    "checkpoint_path",
    "cifar10",
    "class_names",
    "colourful",
    "credit",
    "datasets",
    "digits",
    "handwritten",
    "loaders",
    "mnist",
    "photo",
    "photos",
    "preset",
    "shapes",
]
