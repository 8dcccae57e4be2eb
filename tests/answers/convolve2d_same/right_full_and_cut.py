"""The full convolution, its middle cut out; the reflection laid around the image first."""

import numpy as np
from scipy.signal import fftconvolve


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    if kernel.shape[0] % 2 == 0 or kernel.shape[1] % 2 == 0:
        raise ValueError("kernel")
    if mode == "zero":
        return fftconvolve(image.astype(float), kernel, mode="same")
    pads = [(n // 2, n // 2) for n in kernel.shape]
    return fftconvolve(np.pad(image.astype(float), pads, mode="reflect"), kernel, mode="valid")
