# diagnosis: none
"""Takes the width for the height."""

import numpy as np


def conv_backward(images, weights, grad_out):
    gi, gw = np.zeros(images.shape), np.zeros(weights.shape)
    side = grad_out.shape[2]
    for u in range(weights.shape[2]):
        for v in range(weights.shape[2]):
            part = images[:, :, u : u + side, v : v + side]
            gw[:, :, u, v] = np.einsum("nohw,nchw->oc", grad_out, part)
            gi[:, :, u : u + side, v : v + side] += np.einsum("nohw,oc->nchw", grad_out, weights[:, :, u, v])
    return gi, gw
