"""Data for the units: photographs, and handwritten digits, each with its origin and licence."""

from pixelgrad.data.digits import digits
from pixelgrad.data.handwritten import handwritten
from pixelgrad.data.mnist import mnist
from pixelgrad.data.photos import credit, photo, photos
from pixelgrad.data.store import DamagedFileWarning, DataUnavailableError

__all__ = [
    "DamagedFileWarning",
    "DataUnavailableError",
    "credit",
    "digits",
    "handwritten",
    "mnist",
    "photo",
    "photos",
]
