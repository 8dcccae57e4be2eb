"""Stacked in front, then moved: not C-contiguous, which nobody asked for."""

import numpy as np

gray_to_rgb = lambda gray: np.moveaxis(np.array([gray] * 3), 0, -1)
