# diagnosis: none
"""Moves a box that hangs over the edge into the image instead of cutting it."""


def draw_box(image, top, bottom, left, right, color):
    height, width = bottom - top, right - left
    top = min(max(top, 0), image.shape[0] - height)
    left = min(max(left, 0), image.shape[1] - width)
    out = image.copy()
    out[max(top, 0) : max(top, 0) + height, max(left, 0) : max(left, 0) + width] = color
    return out
