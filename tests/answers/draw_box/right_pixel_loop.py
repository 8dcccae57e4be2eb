"""Asks each pixel whether it lies inside."""


def draw_box(image, top, bottom, left, right, color):
    result = image.copy()
    for row in range(image.shape[0]):
        for column in range(image.shape[1]):
            if top <= row < bottom and left <= column < right:
                for channel in range(image.shape[2]):
                    result[row, column, channel] = color[channel]
    return result
