# diagnosis: none
"""Returns nothing."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
