"""Pictures for the notebooks: photographs, pixel grids, comparisons, figures and the map of the course.

Every picture is emitted as an ``<img>`` with a data URI, an alternative text and a caption. This form survives
notebooks that are not trusted yet, exported HTML, Colab and VS Code, and is legible in light and dark themes.
"""

from pixelgrad.plot.attempts import attempt
from pixelgrad.plot.chain import show_chain
from pixelgrad.plot.compare import comparison_html
from pixelgrad.plot.course import show_course
from pixelgrad.plot.figures import figure_html, images_html, show_figure, show_images
from pixelgrad.plot.live import LiveCurve
from pixelgrad.plot.numbers import numbers_svg, show_numbers
from pixelgrad.plot.style import EXPECTED, FORWARD, GRADIENT, HIGHLIGHT, INK, MUTED, STUDENT, use_course_style

__all__ = [
    "EXPECTED",
    "FORWARD",
    "GRADIENT",
    "HIGHLIGHT",
    "INK",
    "MUTED",
    "STUDENT",
    "LiveCurve",
    "attempt",
    "comparison_html",
    "figure_html",
    "images_html",
    "numbers_svg",
    "show_chain",
    "show_course",
    "show_figure",
    "show_images",
    "show_numbers",
    "use_course_style",
]
