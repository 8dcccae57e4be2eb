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
    """Return a function that makes the environment of a fresh runtime; one with PyTorch is gone after the test."""
    folder = tmp_path / "colab"

    def make(torch: bool) -> colab.Colab:
        try:
            return colab.make(folder, torch)
        except colab.NotHereError as error:
            pytest.skip(str(error))

    yield make
    if list(folder.glob("lib/*/site-packages/torch")):
        shutil.rmtree(folder)  # gigabytes, where the cache of packages is on another disk
