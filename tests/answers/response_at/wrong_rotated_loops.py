# diagnosis: rotated-kernel
"""The kernel's index runs backwards."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return sum(float(image[row + u, col + v]) * float(kernel[h - 1 - u, w - 1 - v]) for u in range(h) for v in range(w))
