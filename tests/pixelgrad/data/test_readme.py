"""data/README.md says of every file where it comes from, and names the checksums that the code uses."""

import hashlib
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from pixelgrad.data.photos import CREDITS

README = (Path(__file__).parents[3] / "data" / "README.md").read_text(encoding="utf-8")


def test_every_file_of_mnist_is_listed_with_both_checksums():
    mnist = import_module("pixelgrad.data.mnist")
    for file in (file for split in mnist.FILES.values() for file in split):
        assert f"| `{file.name}` | `{file.packed}` | `{file.contents}` |" in README
    for mirror in mnist.MIRRORS:
        assert mirror in README


def test_the_strokes_are_those_of_the_checksum():
    digest = hashlib.sha256((files("pixelgrad.data") / "digits.json").read_bytes()).hexdigest()
    assert f"| `pixelgrad/data/digits.json` | `{digest}` |" in README


def test_every_photograph_is_listed_with_its_credit():
    for credit in CREDITS.values():
        assert f"| {credit} |" in README
