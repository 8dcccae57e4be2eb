"""A window view and einsum; the view itself refuses a kernel that is too large."""

import numpy as np


def convolve2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return np.einsum("ijuv,uv->ij", windows, np.rot90(kernel, 2))
