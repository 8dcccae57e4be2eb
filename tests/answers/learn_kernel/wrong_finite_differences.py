# diagnosis: none
"""Forward differences are a little off, and it adds up."""

import numpy as np
from scipy.signal import correlate2d


def learn_kernel(image, target, size, steps, lr):
    def loss(kernel):
        return np.mean((correlate2d(image, kernel, mode="valid") - target) ** 2)

    kernel = np.zeros((size, size))
    for _ in range(steps):
        gradient = np.zeros((size, size))
        for place in np.ndindex(size, size):
            moved = kernel.copy()
            moved[place] += 1e-4
            gradient[place] = (loss(moved) - loss(kernel)) / 1e-4
        kernel = kernel - lr * gradient
    return kernel
