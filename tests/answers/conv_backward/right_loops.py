"""Output by output, as the layer ran forward."""

import numpy as np


def conv_backward(images, weights, grad_out):
    gi, gw = np.zeros_like(images), np.zeros_like(weights)
    n, o, rows, columns = grad_out.shape
    h, w = weights.shape[2:]
    for a in range(n):
        for b in range(o):
            for r in range(rows):
                for c in range(columns):
                    g = grad_out[a, b, r, c]
                    gw[b] += g * images[a, :, r : r + h, c : c + w]
                    gi[a, :, r : r + h, c : c + w] += g * weights[b]
    return gi, gw
