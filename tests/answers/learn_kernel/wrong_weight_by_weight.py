# diagnosis: weight-by-weight
"""The kernel changes while its gradient is still being computed."""

import numpy as np


def learn_kernel(image, target, size, steps, lr):
    H, W = target.shape
    kernel = np.zeros((size, size))
    for _ in range(steps):
        for u in range(size):
            for v in range(size):
                out = sum(kernel[a, b] * image[a : a + H, b : b + W] for a in range(size) for b in range(size))
                kernel[u, v] -= lr * np.mean(2 * (out - target) * image[u : u + H, v : v + W])
    return kernel
