# diagnosis: none
"""A KeyError for an unknown mode."""

import numpy as np


def pad2d(image, rows, cols, mode):
    return np.pad(image, ((rows, rows), (cols, cols)), mode={"zero": "constant", "reflect": "reflect"}[mode])
