# diagnosis: scales-floats
"""Divides whatever comes by 255."""


def to_float(image):
    return image / 255.0
