# diagnosis: none
"""A valid convolution: too small."""

import numpy as np
from scipy.signal import correlate2d


def conv_backward(images, weights, grad_out):
    gi = np.zeros_like(grad_out)
    gw = np.zeros(weights.shape)
    for n in range(images.shape[0]):
        for o in range(weights.shape[0]):
            for c in range(images.shape[1]):
                gw[o, c] += correlate2d(images[n, c], grad_out[n, o], mode="valid")
    return gi, gw
