"""As many shifted copies of the image as there are weights."""

import numpy as np


def convolve2d(image, kernel):
    out_h = image.shape[0] - kernel.shape[0] + 1
    out_w = image.shape[1] - kernel.shape[1] + 1
    if min(out_h, out_w) < 1:
        raise ValueError("kernel larger than image")
    out = np.zeros((out_h, out_w))
    for (u, v), weight in np.ndenumerate(np.flip(kernel)):
        out += weight * image[u : u + out_h, v : v + out_w]
    return out
