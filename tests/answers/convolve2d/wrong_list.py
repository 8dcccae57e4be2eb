# diagnosis: none
"""Lists of lists."""


def convolve2d(image, kernel):
    h, w = kernel.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("kernel")
    k = kernel[::-1, ::-1]
    return [
        [float((image[i : i + h, j : j + w] * k).sum()) for j in range(image.shape[1] - w + 1)]
        for i in range(image.shape[0] - h + 1)
    ]
