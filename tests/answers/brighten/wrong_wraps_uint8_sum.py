# diagnosis: wraps-around
"""Plain uint8 addition, which also refuses amounts that do not fit."""


def brighten(image, amount):
    return image + amount
