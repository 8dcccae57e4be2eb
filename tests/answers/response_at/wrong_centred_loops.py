# diagnosis: centred-window
"""Centred, in loops; negative indices come in from the other side."""


def response_at(image, kernel, row, col):
    total = 0.0
    h, w = kernel.shape
    for u in range(h):
        for v in range(w):
            total += image[row + u - h // 2, col + v - w // 2] * kernel[u, v]
    return float(total)
