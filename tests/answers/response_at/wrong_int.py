# diagnosis: cuts-off-decimals
"""The sum as a whole number."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return int((image[row : row + h, col : col + w] * kernel).sum())
