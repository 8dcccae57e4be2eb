# diagnosis: none
"""The products are written into the kernel."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    kernel[:] = image[row : row + h, col : col + w] * kernel
    return float(kernel.sum())
