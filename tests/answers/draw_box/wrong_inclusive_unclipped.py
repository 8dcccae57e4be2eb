# diagnosis: inclusive-end
"""Inclusive ends, and no clipping at all."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[top : bottom + 1, left : right + 1] = color
    return out
