# diagnosis: rotates-the-kernel
"""convolve2d in place of correlate2d."""

import numpy as np
from scipy.signal import convolve2d


def conv_layer(images, weights, bias, stride=1, padding=0):
    return np.array(
        [
            [
                sum(convolve2d(np.pad(c, padding), k, mode="valid") for c, k in zip(image, weight))[::stride, ::stride]
                + b
                for weight, b in zip(weights, bias)
            ]
            for image in images
        ]
    )
