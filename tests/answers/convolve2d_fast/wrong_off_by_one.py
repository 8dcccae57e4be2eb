# diagnosis: off-by-one-output
"""One place too few in each direction."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    H, W = image.shape[0] - h, image.shape[1] - w
    out = np.zeros((H, W))
    for u in range(h):
        for v in range(w):
            out += image[u : u + H, v : v + W] * float(kernel[h - 1 - u, w - 1 - v])
    return out
