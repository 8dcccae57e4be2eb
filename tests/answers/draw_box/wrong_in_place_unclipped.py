# diagnosis: edits-in-place
"""Draws into the caller's image, and does not clip: the lecture's own line."""


def draw_box(image, top, bottom, left, right, color):
    image[top:bottom, left:right, :] = color
    return image
