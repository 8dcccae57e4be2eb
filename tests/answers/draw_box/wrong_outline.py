# diagnosis: outline-only
"""Draws the outline."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    for y in range(image.shape[0]):
        for x in range(image.shape[1]):
            inside = top <= y < bottom and left <= x < right
            if inside and (y in (top, bottom - 1) or x in (left, right - 1)):
                out[y, x] = color
    return out
