# diagnosis: reshapes
"""Reshape, which shares memory as well."""


def to_nchw(images):
    *rest, h, w, c = images.shape
    n = rest[0] if rest else 1
    return images.reshape((n, c, h, w))
