"""What the notebook of unit 07 writes is what docs/format.md describes: the leaderboard's reader reads it."""

import copy
import heapq
import json
import struct
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.leaderboard.reading import read_network
from pixelgrad.models import LeNet5, LeNet300

NOTEBOOK = Path(__file__).parents[3] / "solutions" / "07_compression" / "compression.ipynb"
ANSWERS = ("kmeans_codebook", "huffman_code", "huffman_encode", "sparse_gaps")
ANSWERS += ("deep_compress-parts", "deep_compress", "deep_decompress-parts", "deep_decompress")


@pytest.fixture(scope="module")
def written():
    """Return the functions that the solved notebook defines."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names = {"np": np, "torch": torch, "heapq": heapq, "struct": struct, "zlib": zlib, "copy": copy, "Counter": Counter}
    wanted = {f"{answer}-answer" for answer in ANSWERS}
    for cell in cells:
        source = "".join(cell["source"])
        if cell["metadata"].get("nbgrader", {}).get("grade_id") in wanted or source.startswith("def header("):
            exec(source, names)
            wanted.discard(cell["metadata"].get("nbgrader", {}).get("grade_id"))
    assert not wanted
    return names


@pytest.mark.parametrize(("kind", "bits"), [(LeNet300, 3), (LeNet5, 2)])
def test_the_leaderboards_reader_reads_what_the_notebook_writes(written, kind, bits):
    torch.manual_seed(0)
    model = kind()
    masks = {name: torch.rand(p.shape) < 0.03 for name, p in model.named_parameters() if p.dim() > 1}
    data = written["deep_compress"](model, masks, bits)
    read = read_network(data)
    again = written["deep_decompress"](data, kind()).state_dict()
    assert list(read) == list(again)
    for name, tensor in again.items():
        assert np.array_equal(read[name], tensor.numpy()), name
        if name in masks:
            assert len(np.unique(read[name])) <= 2**bits
            assert not read[name][~masks[name].numpy()].any()


def test_a_layer_without_any_weight_is_still_a_file(written):
    model = LeNet300()
    masks = {"fc1.weight": torch.zeros(300, 784, dtype=torch.bool)}
    read = read_network(written["deep_compress"](model, masks, 3))
    assert not read["fc1.weight"].any()
    assert np.array_equal(read["fc2.weight"], model.fc2.weight.detach().numpy())
