# diagnosis: reshapes
"""Reshape instead of transpose."""


def to_nchw(images):
    if images.ndim == 3:
        images = images[None]
    n, h, w, c = images.shape
    return images.reshape(n, c, h, w).copy()
