# diagnosis: peak-only
"""The peak."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return peak_flops + 0.0 * intensity * bandwidth
