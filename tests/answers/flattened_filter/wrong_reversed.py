# diagnosis: axes-in-another-order
"""Columns first."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return gamma[:, None, None] * beta[:, None] * alpha
