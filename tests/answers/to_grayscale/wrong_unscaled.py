# diagnosis: forgets-to-scale
"""Forgets that uint8 means 0 to 255."""


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    return 0.2125 * rgb[..., 0] + 0.7154 * rgb[..., 1] + 0.0721 * rgb[..., 2]
