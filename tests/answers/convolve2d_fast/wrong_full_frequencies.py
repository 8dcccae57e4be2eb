# diagnosis: none
"""Circular convolution: the border comes from the other side."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    spectrum = np.fft.fft2(image) * np.fft.fft2(kernel, image.shape)
    return np.real(np.fft.ifft2(spectrum))[: image.shape[0] - h + 1, : image.shape[1] - w + 1].copy()
