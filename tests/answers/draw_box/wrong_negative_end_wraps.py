# diagnosis: negative-wraps-around
"""Clips the starts, forgets that an end can be negative."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[max(0, top) : bottom, max(0, left) : right] = color
    return out
