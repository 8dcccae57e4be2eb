# diagnosis: returns-input
"""The library alone: it takes int64, and hands float64 back uncopied."""

from skimage.util import img_as_float64 as to_float
