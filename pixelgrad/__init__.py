"""What a student imports: checks, explorers, pictures and data of the pixelgrad course.

Importing this package is light: torch, matplotlib and the widgets are imported where they are used.
"""

__version__ = "0.1.0"
