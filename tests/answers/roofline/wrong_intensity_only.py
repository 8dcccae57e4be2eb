# diagnosis: none
"""Arrays of intensities only."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    if isinstance(intensity, np.ndarray):
        return np.minimum(intensity * bandwidth, peak_flops)
    return float(min(np.max(peak_flops), intensity * np.max(bandwidth)))
