# diagnosis: weight-gradient-turned
"""Convolves where it should correlate."""

import numpy as np
from scipy.signal import convolve2d


def conv_backward(images, weights, grad_out):
    gi, gw = np.zeros(images.shape), np.zeros(weights.shape)
    for n in range(images.shape[0]):
        for o in range(weights.shape[0]):
            for c in range(images.shape[1]):
                gi[n, c] += convolve2d(grad_out[n, o], weights[o, c], mode="full")
                gw[o, c] += convolve2d(images[n, c], grad_out[n, o][::-1, ::-1], mode="valid")[::-1, ::-1]
    return gi, gw
