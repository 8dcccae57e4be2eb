# diagnosis: none
"""A comprehension is a loop as well; `vdot` makes it a little faster."""

import numpy as np


def convolve2d_fast(image, kernel):
    h, w = kernel.shape
    k = np.ascontiguousarray(kernel[::-1, ::-1], dtype=float).ravel()
    image = image.astype(float)
    return np.array(
        [
            [np.dot(image[i : i + h, j : j + w].ravel(), k) for j in range(image.shape[1] - w + 1)]
            for i in range(image.shape[0] - h + 1)
        ]
    )
