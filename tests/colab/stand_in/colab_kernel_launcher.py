"""Start a kernel as Colab does: with `google.colab` imported before the notebook's first cell."""

import google.colab  # noqa: F401
from ipykernel.kernelapp import launch_new_instance

if __name__ == "__main__":
    launch_new_instance()
