# diagnosis: none
"""In GFLOP/s."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return np.minimum(peak_flops, intensity * bandwidth) / 1e9
