"""Pixel by pixel."""

import numpy as np


def luminance(r, g, b):
    return 0.2125 * r + 0.7154 * g + 0.0721 * b


def to_grayscale(rgb):
    if len(rgb.shape) != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb is not an RGB image")
    white = 255 if rgb.dtype == np.uint8 else 1
    gray = np.zeros(rgb.shape[:2])
    for y, row in enumerate(rgb):
        for x, pixel in enumerate(row):
            gray[y, x] = luminance(*(float(value) / white for value in pixel))
    return gray
