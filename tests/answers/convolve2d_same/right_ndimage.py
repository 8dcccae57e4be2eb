"""The library's modes have other names."""

from scipy import ndimage


def convolve2d_same(image, kernel, mode="zero", convolve=None):
    if not all(side % 2 for side in kernel.shape):
        raise ValueError("odd kernels only")
    return ndimage.convolve(image.astype(float), kernel, mode="constant" if mode == "zero" else "mirror")
