# diagnosis: rotated-kernel
"""Convolution in place of correlation."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[row : row + h, col : col + w] * kernel[::-1, ::-1]).sum())
