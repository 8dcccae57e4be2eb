# diagnosis: rows-and-columns-swapped
"""x for the first axis."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[max(left, 0) : max(right, 0), max(top, 0) : max(bottom, 0)] = color
    return out
