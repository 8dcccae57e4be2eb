# diagnosis: inclusive-end
"""<= in a loop."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    for y in range(image.shape[0]):
        for x in range(image.shape[1]):
            if top <= y <= bottom and left <= x <= right:
                out[y, x] = color
    return out
