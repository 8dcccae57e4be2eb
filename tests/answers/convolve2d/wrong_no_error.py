# diagnosis: accepts-larger-kernel
"""SciPy exchanges image and kernel when the kernel is the larger one."""

from scipy.signal import convolve2d as library


def convolve2d(image, kernel):
    return library(image.astype(float), kernel.astype(float), mode="valid")
