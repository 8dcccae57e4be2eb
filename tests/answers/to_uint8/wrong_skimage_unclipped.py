# diagnosis: none
"""The library without a clip raises on values outside -1 to 1."""

import numpy as np
from skimage.util import img_as_ubyte


def to_uint8(image):
    return np.array(img_as_ubyte(image))
