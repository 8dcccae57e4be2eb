# diagnosis: edits-in-place
"""Draws into the caller's image and returns a copy."""


def draw_box(image, top, bottom, left, right, color):
    image[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return image.copy()
