# diagnosis: wraps-around
"""Forces the amount into uint8, so that the sum wraps."""

import numpy as np


def brighten(image, amount):
    return image + np.array(amount).astype(np.uint8)
