"""Two true convolutions of the padded image."""

import numpy as np
from scipy.signal import convolve2d

KX = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
KY = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])


def sobel(image, mode="reflect"):
    padded = np.pad(image.astype(np.float64), 1, mode="constant" if mode == "zero" else "reflect")
    gx = convolve2d(padded, KX, mode="valid")
    gy = convolve2d(padded, KY, mode="valid")
    magnitude = np.sqrt(gx**2 + gy**2)
    return gx, gy, magnitude
