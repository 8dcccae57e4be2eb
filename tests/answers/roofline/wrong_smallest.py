# diagnosis: smallest-of-all
"""The smallest of all."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return float(np.min(np.minimum(peak_flops, intensity * bandwidth)))
