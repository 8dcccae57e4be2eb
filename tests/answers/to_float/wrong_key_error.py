# diagnosis: none
"""Lets a KeyError out for what the table lacks."""

import numpy as np

SCALE = {"uint8": 255, "uint16": 65535, "bool": 1, "float32": 1, "float64": 1}


def to_float(image):
    return image.astype(np.float64) / SCALE[str(image.dtype)]
