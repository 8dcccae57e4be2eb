# diagnosis: inclusive-end
"""One row too many."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[max(top, 0) : max(bottom + 1, 0), max(left, 0) : max(right, 0)] = color
    return out
