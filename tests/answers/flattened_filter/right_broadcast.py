"""Three axes."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return alpha[:, None, None] * beta[None, :, None] * gamma[None, None, :]
