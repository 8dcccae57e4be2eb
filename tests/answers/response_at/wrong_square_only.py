# diagnosis: assumes-square-kernel
"""The height serves as width."""


def response_at(image, kernel, row, col):
    n = kernel.shape[0]
    return float((image[row : row + n, col : col + n] * kernel).sum())
