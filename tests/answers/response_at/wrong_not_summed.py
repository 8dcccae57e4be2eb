# diagnosis: products-not-summed
"""The products, one by one."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return image[row : row + h, col : col + w] * kernel
