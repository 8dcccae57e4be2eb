"""Clips."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return np.clip(np.multiply(intensity, bandwidth), None, peak_flops)
