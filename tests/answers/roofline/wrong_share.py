# diagnosis: share-of-the-peak
"""A share of the peak."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return np.minimum(1.0, intensity * bandwidth / peak_flops)
