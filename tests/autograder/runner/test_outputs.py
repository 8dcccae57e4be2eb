"""What is kept of a cell's outputs, whatever the submission's process sends in their place."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.runner.outputs import trusted_outputs

LIMIT = 100


def kept(*outputs):
    return trusted_outputs({"outputs": list(outputs), "raised": False}, LIMIT)[0]


@pytest.mark.parametrize("odd", [np.arange(3), np.array(["stream", "error"]).tolist(), None, 3, b"stream", {}])
def test_what_is_no_text_is_no_kind_of_output_and_no_name(odd):
    assert kept({"output_type": odd}) == ()
    named = kept({"output_type": "stream", "name": odd, "text": "x"})
    assert named == ({"output_type": "stream", "name": "stdout", "text": "x"},)


def test_whether_the_cell_raised_is_believed_only_where_it_is_said_plainly():
    for said in (True, None, 0, np.False_, np.arange(3)):
        assert trusted_outputs({"outputs": [], "raised": said}, LIMIT) == ((), True)
    assert trusted_outputs({"outputs": [], "raised": False}, LIMIT) == ((), False)
    assert trusted_outputs(np.arange(3), LIMIT) == ((), True)


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "text": "x" * 201},
        {"output_type": "error", "ename": "x" * 201, "evalue": "", "traceback": []},
        {"output_type": "error", "ename": "", "evalue": "", "traceback": ["x" * 101, "x" * 100]},
        {"output_type": "display_data", "data": {"text/plain": "x" * 201}},
        {"output_type": "display_data", "data": {"x" * 201: ""}},
    ],
    ids=["text", "name of an error", "traceback", "content", "name of a format"],
)
def test_every_text_counts_for_the_limit(output):
    assert kept(output) == ()
