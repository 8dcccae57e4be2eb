"""A slice, a product, a sum."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[row : row + h, col : col + w] * kernel).sum())
