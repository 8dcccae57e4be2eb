# diagnosis: window-ends-there
"""The bottom right corner lies on (row, col)."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[row - h + 1 : row + 1, col - w + 1 : col + 1] * kernel).sum())
