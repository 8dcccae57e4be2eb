# diagnosis: unchanged-order
"""Leaves the order alone."""


def to_nchw(images):
    return images.copy() if images.ndim == 4 else images[None].copy()
