# diagnosis: transposed-kernel
"""The transpose in place of the rotation."""

from scipy.signal import correlate2d


def convolve2d(image, kernel):
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("kernel")
    return correlate2d(image.astype(float), kernel.T.astype(float), mode="valid")
