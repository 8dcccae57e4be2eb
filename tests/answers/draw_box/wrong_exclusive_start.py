# diagnosis: none
"""Starts one too late."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[max(top + 1, 0) : max(bottom, 0), max(left + 1, 0) : max(right, 0)] = color
    return out
