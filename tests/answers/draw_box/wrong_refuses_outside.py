# diagnosis: none
"""Refuses a box that leaves the image."""


def draw_box(image, top, bottom, left, right, color):
    if top < 0 or left < 0 or bottom > image.shape[0] or right > image.shape[1]:
        raise ValueError("the box leaves the image")
    out = image.copy()
    out[top:bottom, left:right] = color
    return out
