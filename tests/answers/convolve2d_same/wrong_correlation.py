# diagnosis: not-rotated
"""Correlates."""

from scipy.ndimage import correlate


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    return correlate(image.astype(float), kernel, mode="constant" if mode == "zero" else "mirror")
