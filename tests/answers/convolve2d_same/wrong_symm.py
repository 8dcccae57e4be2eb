# diagnosis: edge-pixel-repeated
"""scipy.signal's "symm" repeats it, too."""

from scipy.signal import convolve2d as library


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    return library(image.astype(float), kernel, mode="same", boundary="fill" if mode == "zero" else "symm")
