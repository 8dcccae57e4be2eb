"""Only visits the box, with range intersections; helper functions and a constant."""

FIRST = 0


def overlap(start, stop, size):
    return range(max(start, FIRST), min(stop, size))


def draw_box(image, top, bottom, left, right, color):
    out = image.copy(order="C")
    for y in overlap(top, bottom, len(image)):
        for x in overlap(left, right, len(image[0])):
            out[y, x] = color
    return out
