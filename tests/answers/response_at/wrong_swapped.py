# diagnosis: rows-and-columns-swapped
"""(row, col) read as (x, y)."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[col : col + h, row : row + w] * kernel).sum())
