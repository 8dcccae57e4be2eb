# diagnosis: not-the-valid-region
"""As large as the image."""

from scipy.signal import fftconvolve


def convolve2d_fast(image, kernel):
    from scipy.signal import convolve2d

    return convolve2d(image.astype(float), kernel.astype(float), mode="same")
