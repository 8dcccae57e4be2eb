# diagnosis: not-the-valid-region
"""Zeros around the image: the result is as large as the image."""

from scipy.ndimage import convolve


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    from scipy.signal import convolve2d as library

    return library(image.astype(float), kernel.astype(float), mode="same")
