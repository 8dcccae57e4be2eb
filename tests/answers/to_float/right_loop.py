"""Value by value."""

import numpy as np


def to_float(image):
    kind = image.dtype.name
    if kind in ("float16", "float32", "float64"):
        scale = 1.0
    elif kind == "bool":
        scale = 1.0
    elif kind == "uint8":
        scale = 255.0
    elif kind == "uint16":
        scale = 65535.0
    else:
        raise ValueError("image must be uint8, uint16, bool or float, not " + kind)
    out = np.empty(image.shape)
    for index in np.ndindex(*image.shape):
        out[index] = float(image[index]) / scale
    return out
