# diagnosis: bias-per-channel
"""Inside the loop over the channels."""

import numpy as np
from scipy.signal import correlate2d


def conv_layer(images, weights, bias, stride=1, padding=0):
    return np.array(
        [
            [
                sum(
                    correlate2d(np.pad(c, padding), k, mode="valid")[::stride, ::stride] + b
                    for c, k in zip(image, weight)
                )
                for weight, b in zip(weights, bias)
            ]
            for image in images
        ]
    )
