"""Two loops over the kernel, in plain Python floats."""


def response_at(image, kernel, row, col):
    total = 0.0
    for u in range(kernel.shape[0]):
        for v in range(kernel.shape[1]):
            total += float(image[row + u, col + v]) * float(kernel[u, v])
    return total
