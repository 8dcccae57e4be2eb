# diagnosis: edits-in-place
"""A view of the box, filled."""


def draw_box(image, top, bottom, left, right, color):
    region = image[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    region[...] = color
    return image
