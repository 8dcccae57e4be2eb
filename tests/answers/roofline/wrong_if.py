# diagnosis: numbers-only
"""An if."""


def roofline(intensity, peak_flops, bandwidth):
    if intensity * bandwidth < peak_flops:
        return intensity * bandwidth
    return peak_flops
