# diagnosis: none
"""Multiplies in place."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    if isinstance(intensity, np.ndarray):
        intensity *= bandwidth
        return np.minimum(intensity, peak_flops)
    return np.minimum(intensity * bandwidth, peak_flops)
