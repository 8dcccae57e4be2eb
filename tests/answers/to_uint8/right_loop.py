"""Python's round and min and max, value by value."""

import numpy as np


def clamp(value, low, high):
    return min(max(value, low), high)


def to_uint8(image):
    result = np.zeros(image.shape, dtype=np.uint8)
    is_bytes = image.dtype == np.uint8
    for index, value in np.ndenumerate(image):
        result[index] = value if is_bytes else round(clamp(float(value), 0.0, 1.0) * 255)
    return result
