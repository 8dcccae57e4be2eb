# diagnosis: larger-of-the-two
"""The larger one."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return np.maximum(peak_flops, intensity * bandwidth)
