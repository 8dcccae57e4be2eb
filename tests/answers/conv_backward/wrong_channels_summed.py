# diagnosis: none
"""Every channel gets the sum of all."""

import numpy as np


def conv_backward(images, weights, grad_out):
    gi, gw = np.zeros(images.shape), np.zeros(weights.shape)
    height, width = grad_out.shape[2:]
    for u, v in np.ndindex(weights.shape[2:]):
        part = images[:, :, u : u + height, v : v + width]
        gw[:, :, u, v] = np.einsum("nohw,nchw->oc", grad_out, part)
        gi[:, :, u : u + height, v : v + width] += np.einsum("nohw,oc->nchw", grad_out, weights[:, :, u, v])
    return np.broadcast_to(gi.sum(axis=1, keepdims=True), gi.shape).copy(), gw
