# diagnosis: centred-window
"""The kernel's middle lies on (row, col)."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    top, left = row - h // 2, col - w // 2
    return float((image[top : top + h, left : left + w] * kernel).sum())
