"""Functions that several tests trace."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("graph_scalars", Path(__file__).with_name("scalars.py"))
scalars = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scalars)


@pytest.fixture(scope="session")
def value_class():
    return scalars.Value
