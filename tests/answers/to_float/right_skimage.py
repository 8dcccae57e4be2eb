"""The library, with the refusals and the copy that it lacks."""

import numpy as np
from skimage.util import img_as_float64


def to_float(image):
    if image.dtype.kind not in "bf" and image.dtype not in (np.uint8, np.uint16):
        raise ValueError("image: dtype")
    return np.array(img_as_float64(image), copy=True)
