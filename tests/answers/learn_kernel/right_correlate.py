"""The gradient is itself a correlation: of the image with the errors."""

import numpy as np
from scipy.signal import correlate2d


def learn_kernel(image: np.ndarray, target: np.ndarray, size: int, steps: int, lr: float) -> np.ndarray:
    kernel = np.zeros((size, size))
    for _ in range(steps):
        error = correlate2d(image, kernel, mode="valid") - target
        kernel = kernel - lr * 2.0 * correlate2d(image, error, mode="valid") / target.size
    return kernel
