# diagnosis: none
"""Assigns, but does not return."""

import numpy as np


def gray_to_rgb(gray):
    rgb = np.stack([gray] * 3, axis=-1)
