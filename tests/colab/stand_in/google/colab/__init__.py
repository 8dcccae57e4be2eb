"""What the course's notebooks touch of Colab's own package, which is in no index."""

from google.colab import output

__all__ = ["output"]
