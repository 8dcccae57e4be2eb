# diagnosis: overlaps-overwritten
"""Assigns where windows overlap."""

import numpy as np


def conv_backward(images, weights, grad_out):
    gi, gw = np.zeros_like(images), np.zeros_like(weights)
    n, o, rows, columns = grad_out.shape
    h, w = weights.shape[2:]
    for r in range(rows):
        for c in range(columns):
            g = grad_out[:, :, r, c]
            gi[:, :, r : r + h, c : c + w] = np.tensordot(g, weights, axes=(1, 0))
            gw += np.tensordot(g, images[:, :, r : r + h, c : c + w], axes=(0, 0))
    return gi, gw
