# diagnosis: min-max-stretch
"""Stretches integer images, leaves floats alone, refuses nothing."""

import numpy as np


def to_float(image):
    if image.dtype.kind == "f":
        return image.astype(np.float64)
    values = image.astype(np.float64)
    return (values - values.min()) / np.ptp(values)
