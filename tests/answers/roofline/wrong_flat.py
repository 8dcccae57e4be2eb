# diagnosis: none
"""One row only."""

import numpy as np


def roofline(intensity, peak_flops, bandwidth):
    if np.ndim(intensity) or np.ndim(peak_flops) or np.ndim(bandwidth):
        rows = np.broadcast_arrays(intensity, peak_flops, bandwidth)
        return np.array([min(p, i * b) for i, p, b in zip(*(row.ravel() for row in rows))])
    return min(peak_flops, intensity * bandwidth)
