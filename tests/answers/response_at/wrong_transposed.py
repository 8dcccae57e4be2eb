# diagnosis: none
"""The kernel transposed; works where it is symmetric."""


def response_at(image, kernel, row, col):
    k = kernel.T
    h, w = k.shape
    return float((image[row : row + h, col : col + w] * k).sum())
