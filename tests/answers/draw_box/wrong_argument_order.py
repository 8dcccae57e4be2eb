# diagnosis: none
"""Takes the corners in the order top, left, bottom, right."""


def draw_box(image, top, left, bottom, right, color):
    out = image.copy()
    out[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return out
