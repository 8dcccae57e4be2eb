# diagnosis: rows-and-columns-swapped
"""x for the first axis, and no clipping."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[left:right, top:bottom] = color
    return out
