"""Kernel offset by kernel offset."""

import numpy as np


def conv_backward(images, weights, grad_out):
    grad_images, grad_weights = np.zeros(images.shape), np.zeros(weights.shape)
    height, width = grad_out.shape[2:]
    for u in range(weights.shape[2]):
        for v in range(weights.shape[3]):
            part = images[:, :, u : u + height, v : v + width]
            grad_weights[:, :, u, v] = np.einsum("nohw,nchw->oc", grad_out, part)
            grad_images[:, :, u : u + height, v : v + width] += np.einsum(
                "nohw,oc->nchw", grad_out, weights[:, :, u, v]
            )
    return grad_images, grad_weights
