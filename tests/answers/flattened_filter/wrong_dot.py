# diagnosis: none
"""A product of beta and gamma as matrices."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return alpha[:, None, None] * (beta[:, None] @ gamma[None, :]) ** 2
