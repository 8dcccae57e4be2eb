# diagnosis: mean-of-window
"""The mean of the products."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[row : row + h, col : col + w] * kernel).mean())
