# diagnosis: axes-in-another-order
"""Columns before rows."""

import numpy as np


def flattened_filter(alpha, beta, gamma):
    return alpha[:, None, None] * gamma[None, :, None] * beta[None, None, :]
