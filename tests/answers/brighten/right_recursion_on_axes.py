"""Recursion down to the values."""

import numpy as np


def _brighten(part, amount):
    if isinstance(part, list):
        return [_brighten(inner, amount) for inner in part]
    return max(0, min(255, part + amount))


def brighten(image, amount):
    return np.array(_brighten(image.tolist(), amount), dtype=np.uint8)
