"""The library's own."""

from skimage.color import gray2rgb as gray_to_rgb
