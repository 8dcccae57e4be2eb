"""skimage.draw finds the pixels of the rectangle and clips them; an empty box is none."""

from skimage.draw import rectangle


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    if bottom > top and right > left:
        rows, columns = rectangle((top, left), end=(bottom - 1, right - 1), shape=image.shape[:2])
        out[rows, columns] = color
    return out
