"""Every window becomes a row of a matrix; one matrix product."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    H, W = image.shape[0] - h + 1, image.shape[1] - w + 1
    columns = np.empty((h * w, H * W))
    for u in range(h):
        for v in range(w):
            columns[u * w + v] = image[u : u + H, v : v + W].ravel()
    return (kernel[::-1, ::-1].ravel() @ columns).reshape(H, W)
