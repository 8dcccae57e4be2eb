# diagnosis: no-square-root
"""gx² + gy²."""

from scipy import ndimage


def sobel(image, mode="reflect"):
    name = "constant" if mode == "zero" else "mirror"
    gx, gy = (ndimage.sobel(image.astype(float), axis=axis, mode=name) for axis in (1, 0))
    return gx, gy, gx**2 + gy**2
