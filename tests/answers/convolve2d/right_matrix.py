"""The convolution as one matrix, as the last lecture draws it."""

import numpy as np


def convolve2d(image, kernel):
    H, W = image.shape
    h, w = kernel.shape
    if h > H or w > W:
        raise ValueError("kernel")
    oh, ow = H - h + 1, W - w + 1
    matrix = np.zeros((oh * ow, H * W))
    for i in range(oh):
        for j in range(ow):
            canvas = np.zeros((H, W))
            canvas[i : i + h, j : j + w] = kernel[::-1, ::-1]
            matrix[i * ow + j] = canvas.ravel()
    return (matrix @ image.ravel()).reshape(oh, ow)
