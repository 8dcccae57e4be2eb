# diagnosis: edge-extended
"""The edge pixel goes on for ever."""

from scipy.ndimage import convolve as library


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    return library(image.astype(float), kernel, mode="constant" if mode == "zero" else "nearest")
