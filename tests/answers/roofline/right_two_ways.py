"""Numbers with min, arrays in loops."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    parts = np.broadcast_arrays(intensity, peak_flops, bandwidth)
    if parts[0].ndim == 0:
        return min(float(peak_flops), float(intensity) * float(bandwidth))
    out = np.empty(parts[0].shape)
    for index in np.ndindex(out.shape):
        i, p, b = (part[index] for part in parts)
        out[index] = min(p, i * b)
    return out
