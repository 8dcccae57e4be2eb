"""By the convolution theorem; exact to the last few bits."""

import numpy as np


class KernelTooLarge(ValueError):
    pass


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise KernelTooLarge("kernel")
    full = tuple(n + k - 1 for n, k in zip(image.shape, kernel.shape))
    spectrum = np.fft.rfft2(image, full) * np.fft.rfft2(kernel, full)
    result = np.fft.irfft2(spectrum, full)
    h, w = kernel.shape
    return result[h - 1 : image.shape[0], w - 1 : image.shape[1]]
