# diagnosis: numbers-only
"""The min of Python."""


def roofline(intensity, peak_flops, bandwidth):
    return min(peak_flops, intensity * bandwidth)
