# diagnosis: none
"""Hands the input back where there is nothing to draw."""


def draw_box(image, top, bottom, left, right, color):
    if bottom <= max(top, 0) or right <= max(left, 0) or top >= image.shape[0] or left >= image.shape[1]:
        return image
    out = image.copy()
    out[max(top, 0) : bottom, max(left, 0) : right] = color
    return out
