"""Three loops."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    kernel = np.zeros((len(alpha), len(beta), len(gamma)))
    for c, a in enumerate(alpha):
        for y, b in enumerate(beta):
            for x, g in enumerate(gamma):
                kernel[c, y, x] = a * b * g
    return kernel
