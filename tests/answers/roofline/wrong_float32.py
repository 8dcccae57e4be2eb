# diagnosis: none
"""In float32."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    return np.float32(1) * np.asarray(np.minimum(peak_flops, intensity * bandwidth), dtype=np.float32)
