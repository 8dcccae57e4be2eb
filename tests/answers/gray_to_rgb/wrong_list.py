# diagnosis: none
"""A list of three arrays."""


def gray_to_rgb(gray):
    return [gray.copy(), gray.copy(), gray.copy()]
