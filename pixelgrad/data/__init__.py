"""Photographs for the units, each with its origin and licence."""

from pixelgrad.data.photos import credit, photo, photos

__all__ = ["credit", "photo", "photos"]
