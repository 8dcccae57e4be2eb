# diagnosis: not-padded
"""Valid region only."""

from scipy.signal import convolve2d


def convolve2d_same(image, kernel, mode="zero", convolve=convolve2d):
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    return convolve(image, kernel)
