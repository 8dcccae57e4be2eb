"""SciPy's full convolution and valid correlation."""

import numpy as np
from scipy.signal import convolve2d, correlate2d


def conv_backward(images, weights, grad_out):
    gi, gw = np.zeros(images.shape), np.zeros(weights.shape)
    for n in range(images.shape[0]):
        for o in range(weights.shape[0]):
            for c in range(images.shape[1]):
                gi[n, c] += convolve2d(grad_out[n, o], weights[o, c], mode="full")
                gw[o, c] += correlate2d(images[n, c], grad_out[n, o], mode="valid")
    return gi, gw
