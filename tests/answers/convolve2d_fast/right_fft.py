"""Through the frequencies."""

from scipy.signal import fftconvolve


def convolve2d_fast(image, kernel):
    return fftconvolve(image.astype(float), kernel.astype(float), mode="valid")
