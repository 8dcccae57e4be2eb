# diagnosis: returns-input
"""astype(copy=False): no copy where the dtype fits already."""

import numpy as np

SCALE = {"uint8": 255, "uint16": 65535, "bool": 1}


def to_float(image):
    values = image.astype(np.float64, copy=False)
    if image.dtype.kind == "f":
        return values
    if image.dtype.name not in SCALE:
        raise ValueError(image.dtype)
    return values / SCALE[image.dtype.name]
