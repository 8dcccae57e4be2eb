# diagnosis: none
"""Draws the first three channels, forgets alpha."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    for channel in range(3):
        out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0), channel] = color[channel]
    return out
