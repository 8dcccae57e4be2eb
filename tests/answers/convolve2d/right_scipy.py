"""The library, guarded against its swap of arguments."""

import numpy as np
from scipy.signal import convolve2d as library


def convolve2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    if any(k > n for k, n in zip(kernel.shape, image.shape)):
        raise ValueError("kernel must fit into image")
    return library(image.astype(np.float64), kernel.astype(np.float64), mode="valid")
