# diagnosis: none
"""A loop over the box without clipping: IndexError past the end, wrap-around before the start."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    for y in range(top, bottom):
        for x in range(left, right):
            out[y, x] = color
    return out
