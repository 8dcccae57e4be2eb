# diagnosis: none
"""Multiplies element by element."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return alpha * beta * gamma
