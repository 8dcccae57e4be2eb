# diagnosis: none
"""Prints the answer and returns nothing."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    print((image[row : row + h, col : col + w] * kernel).sum())
