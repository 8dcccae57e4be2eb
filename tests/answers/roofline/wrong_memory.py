# diagnosis: memory-only
"""Memory only."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return intensity * bandwidth + np.zeros_like(peak_flops)
