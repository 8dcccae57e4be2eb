# diagnosis: none
"""Returns nothing."""


def brighten(image, amount):
    image.astype("int64") + amount
