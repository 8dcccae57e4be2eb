# diagnosis: transposed-kernel
"""`@` in place of `*`, and the trace of it: that transposes the kernel."""

import numpy as np


def convolve2d(image, kernel):
    h, w = kernel.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("kernel")
    k = kernel[::-1, ::-1]
    out = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.trace(image[i : i + h, j : j + w] @ k)
    return out
