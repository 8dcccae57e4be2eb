"""docs/format.md says enough: a reader written from it reads our files, and its examples write files that we read."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from writing import Grid, write_network

from autograder.exercises.u07_compression.huffman_bytes import huffman_encode
from autograder.exercises.u07_compression.huffman_code import huffman_code
from autograder.exercises.u07_compression.kmeans_codebook import kmeans_codebook
from autograder.exercises.u07_compression.sparse_gaps import sparse_gaps
from autograder.leaderboard.reading import NETWORKS, read_network

sys.path.append(str(Path(__file__).parent))

import outsider

PAGE = Path(__file__).parents[3] / "docs" / "format.md"


@pytest.mark.parametrize("stream", [True, False], ids=["stream", "lists"])
@pytest.mark.parametrize(("number", "widths"), [(1, (3, 4)), (2, (2, 3, 4))])
def test_a_reader_written_from_the_page_reads_the_same(tiny_network, number, widths, stream):
    for seed in range(3):
        tensors = tiny_network(number, seed, stream, widths)
        tensors["fc1.bias"] = Grid(-0.1, 9, 200, np.arange(widths[-1] if number == 2 else widths[0]) * 40, stream)
        tensors["fc2.bias"] = tensors["fc2.bias"].values()
        data = write_network(tensors, [12 + seed])
        ours, theirs = read_network(data), outsider.read(data)
        assert list(ours) == list(theirs)
        assert all(ours[name].tobytes() == theirs[name].tobytes() for name in ours)


def test_the_pages_examples_write_a_file():
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    functions, lines, whole = blocks
    shared, raw = lines.strip().splitlines()
    known = {"Counter": Counter, "huffman_code": huffman_code, "huffman_encode": huffman_encode, "numpy": np}
    known |= {"struct": struct, "zlib": zlib}
    exec(functions, known)
    rng, records, values = np.random.default_rng(0), [], {}
    for name, shape in NETWORKS[1].shapes((300, 100)).items():
        value = (rng.normal(size=shape) * (rng.uniform(size=shape) < 0.1)).astype(np.float32)
        if name.endswith(".weight"):
            book, codes = kmeans_codebook(value, 3)
            gaps = sparse_gaps(value != 0, 6)
            at = codes.ravel()[np.cumsum(gaps)].tolist()
            records.append(eval(shared, known | {"entries": book[1:], "gaps": gaps, "codes_at_gaps": at}))
            value = book.astype(np.float32)[codes]
        else:
            records.append(eval(raw, known | {"bias": value}))
        values[name] = value
    known["records"] = records
    exec(whole, known)
    found = read_network(known["data"])
    assert all(np.array_equal(found[name], value) for name, value in values.items())
