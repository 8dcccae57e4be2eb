"""Fancy indexing gathers the windows."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    rows = np.arange(image.shape[0] - h + 1)[:, None, None, None] + np.arange(h)[:, None]
    cols = np.arange(image.shape[1] - w + 1)[:, None, None] + np.arange(w)
    patches = image[rows, cols].reshape(-1, h * w).astype(float)
    return (patches @ kernel[::-1, ::-1].ravel()).reshape(len(rows), len(cols))
