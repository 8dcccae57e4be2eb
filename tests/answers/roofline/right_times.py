"""From the two times."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    seconds = np.maximum(1 / np.asarray(peak_flops) * intensity, 1 / np.asarray(bandwidth))
    return intensity / seconds
