# diagnosis: none
"""A list of lists."""

import numpy as np


def to_float(image):
    if image.dtype.kind in "bf":
        return image.astype(np.float64).tolist()
    if image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    return (image / np.iinfo(image.dtype).max).tolist()
