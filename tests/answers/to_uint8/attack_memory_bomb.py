"""Asks for more memory than there is."""

import numpy as np

hoard = []


def to_uint8(image):
    for _ in range(10_000):
        hoard.append(np.ones(2**27))
    return hoard
