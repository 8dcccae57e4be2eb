# diagnosis: divides-by-intensity
"""Bandwidth over intensity."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return np.minimum(peak_flops, bandwidth / np.maximum(intensity, 1e-300))
