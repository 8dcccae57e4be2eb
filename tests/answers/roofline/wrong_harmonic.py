# diagnosis: one-after-the-other
"""Adds the two times."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return intensity / (intensity / peak_flops + 1 / bandwidth)
