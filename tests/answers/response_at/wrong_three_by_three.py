# diagnosis: none
"""Only ever looks at three by three pixels."""


def response_at(image, kernel, row, col):
    total = 0.0
    for u in range(3):
        for v in range(3):
            total += image[row + u][col + v] * kernel[u][v]
    return total
