# diagnosis: none
"""The ridge."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return peak_flops / bandwidth + 0 * intensity
