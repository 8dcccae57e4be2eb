"""An environment like Colab's for the tests of this folder."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
sys.path.insert(0, str(Path(__file__).parent))
import colab


@pytest.fixture
def fresh(tmp_path):
    """Return a function that makes the environment of a fresh runtime, which is gone after the test."""
    folder = tmp_path / "colab"

    def make(torch: bool) -> colab.Colab:
        try:
            return colab.make(folder, torch)
        except colab.NotHereError as error:
            pytest.skip(str(error))

    yield make
    shutil.rmtree(folder, ignore_errors=True)  # with PyTorch it may hold gigabytes
