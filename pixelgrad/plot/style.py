"""The colours of the course, and its matplotlib style."""

from importlib.resources import as_file, files

# One colour, one meaning, in all eight units. The hues are those of Okabe and Ito: told apart by colour-blind readers.
FORWARD = "#0072b2"  # values on their way through a network
GRADIENT = "#d55e00"  # gradients on their way back
GRADIENT_INK = "#b04c00"  # the same where it is written: small letters need 4.5 to 1 on all our cards
EXPECTED = "#009e73"  # what the exercise asks for
STUDENT = "#cc79a7"  # what the student's own code gives
HIGHLIGHT = "#e69f00"  # look here
INK = "#1f2430"  # text and lines on a white card
MUTED = "#6b7280"  # what stands in the background


def use_course_style() -> None:
    """Give every matplotlib figure of this process the look of the course. Safe to call again.

    References
    ----------
    M. Okabe, K. Ito (2008), "Color Universal Design", the palette behind the cycle of line colours.
    """
    import matplotlib.style

    with as_file(files("pixelgrad.plot") / "course.mplstyle") as path:
        matplotlib.style.use(path)
