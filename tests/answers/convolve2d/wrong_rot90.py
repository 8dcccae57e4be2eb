# diagnosis: rotated-by-90
"""`np.rot90` turns by 90 degrees unless told otherwise."""

from scipy.signal import correlate2d


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    import numpy as np

    turned = np.rot90(kernel)
    return correlate2d(image.astype(float), turned.astype(float), mode="valid")
