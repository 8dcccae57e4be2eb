"""Notebooks that a test puts together."""

METADATA = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}

PLAYER = """\
import torch

from pixelgrad.graph import step, trace


def formula(x, y, z):
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


step(trace(formula, 1.0, 2.0, 3.0))"""


def code(name, source):
    """A code cell that has not run."""
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def words(name, source):
    """A cell of text."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def sheet(cells):
    """A notebook of these cells."""
    return {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
