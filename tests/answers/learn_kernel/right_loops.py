"""Sums of products, weight by weight, with the same old kernel for all of them."""

import numpy as np


def learn_kernel(image, target, size, steps, lr):
    H, W = target.shape
    kernel = np.zeros((size, size))
    for _ in range(steps):
        out = np.zeros((H, W))
        for u in range(size):
            for v in range(size):
                out += kernel[u, v] * image[u : u + H, v : v + W]
        gradient = np.zeros((size, size))
        for u in range(size):
            for v in range(size):
                gradient[u, v] = np.mean(2 * (out - target) * image[u : u + H, v : v + W])
        kernel = kernel - lr * gradient
    return kernel
