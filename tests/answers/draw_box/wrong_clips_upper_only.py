# diagnosis: negative-wraps-around
"""min for the ends, nothing for the starts."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[top : min(bottom, image.shape[0]), left : min(right, image.shape[1])] = color
    return out
