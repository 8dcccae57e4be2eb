# diagnosis: returns-input
"""A new array object on the old memory."""

import numpy as np


def to_float(image):
    if image.dtype == np.float64:
        return image[...]
    if image.dtype.kind == "f":
        return image.astype(np.float64)
    if image.dtype.name in ("uint8", "uint16"):
        return image / np.iinfo(image.dtype).max
    if image.dtype == bool:
        return image.astype(np.float64)
    raise ValueError("image")
