"""Uses up the time of its cases with work that cannot be interrupted."""


def gray_to_rgb(gray):
    return 7 ** (7 ** (10**2))
