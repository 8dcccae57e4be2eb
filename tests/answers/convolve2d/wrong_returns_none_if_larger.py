# diagnosis: none
"""None for a kernel that does not fit."""

from scipy.signal import convolve2d as library


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        return None
    return library(image.astype(float), kernel.astype(float), mode="valid")
