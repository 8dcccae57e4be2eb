# diagnosis: none
"""float32 instead of float64."""

import numpy as np


def to_float(image):
    if image.dtype.kind in "bf":
        return image.astype(np.float32)
    if image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image")
    return (image / np.iinfo(image.dtype).max).astype(np.float32)
