# diagnosis: not-the-valid-region
"""SciPy's default mode is "full"."""

from scipy.signal import convolve2d as library


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    return library(image.astype(float), kernel.astype(float))
