# diagnosis: none
"""`sum(axis=0)` leaves one number a column."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return (image[row : row + h, col : col + w] * kernel).sum(axis=0)
