# diagnosis: accepts-even-kernel
"""The library takes even kernels, too."""

from scipy.ndimage import convolve as library


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    return library(image.astype(float), kernel, mode="constant" if mode == "zero" else "mirror")
