# diagnosis: plain-mean
"""The mean, of bytes as they are."""


def to_grayscale(rgb):
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb")
    return rgb.mean(axis=2)
