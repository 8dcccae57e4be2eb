"""The window view made by hand."""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def convolve2d_fast(image, kernel):
    image = np.ascontiguousarray(image, dtype=np.float64)
    h, w = kernel.shape
    shape = (image.shape[0] - h + 1, image.shape[1] - w + 1, h, w)
    windows = as_strided(image, shape, image.strides * 2, writeable=False)
    return np.tensordot(windows, kernel[::-1, ::-1].astype(float), axes=((2, 3), (0, 1)))
