# diagnosis: none
"""A list for an array."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    result = np.minimum(peak_flops, np.multiply(intensity, bandwidth))
    return result.tolist() if result.ndim else float(result)
