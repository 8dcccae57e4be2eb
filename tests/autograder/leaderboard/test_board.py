"""The leaderboard of a class: decoded contained, ranked by bytes, and stopped by nothing that a file holds."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from writing import write_network

from autograder import cli
from autograder.errors import CommandError
from autograder.leaderboard import board, decoding
from autograder.leaderboard.board import UNIT, make_board
from autograder.leaderboard.decoding import Decoder
from autograder.leaderboard.evaluation import count_right
from autograder.leaderboard.reading import NETWORKS
from autograder.runner import SandboxUnavailable
from pixelgrad.check.case import Lost, Overdue, Raised, Returned
from pixelgrad.data import DataUnavailableError, checkpoint

ROOT = Path(__file__).parents[3]


def raw(key: str) -> dict[str, np.ndarray]:
    return {name: tensor.numpy() for name, tensor in checkpoint(key).state_dict().items()}


@pytest.fixture(scope="module")
def contained():
    try:
        decoder = Decoder()
    except SandboxUnavailable as reason:
        pytest.skip(f"no sandbox on this machine: {reason}")
    with decoder:
        yield decoder


@pytest.fixture
def course(tmp_path) -> Path:
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


def hand_in(course: Path, student: str, **files: bytes) -> Path:
    folder = course / "submitted" / student / UNIT / "leaderboard"
    folder.mkdir(parents=True)
    for key, content in files.items():
        (folder / f"{key}.pxg").write_bytes(content)
    return folder


@pytest.fixture
def pictures(monkeypatch):
    """Return 200 images and the labels that the shipped LeNet-300-100 gives them, and let them be the test set."""
    images = np.random.default_rng(3).integers(0, 255, (200, 28, 28)).astype(np.uint8)
    with torch.no_grad():
        scores = checkpoint("lenet300")(torch.from_numpy(images).unsqueeze(1).float() / 255)
    monkeypatch.setattr(board.data, "mnist", lambda split: (images, scores.argmax(1).numpy()))
    return images


def test_a_contained_process_decodes_what_the_reader_decodes(contained, tiny_network):
    tensors = tiny_network()
    found = contained.decode(write_network(tensors))
    assert list(found) == list(tensors)
    assert all((found[name] == tensor.values()).all() for name, tensor in tensors.items())


def test_a_refusal_crosses_with_its_reason(contained, small_file):
    for data, said in ((b"", "empty"), (b"GIF89a", "another kind"), (small_file[:-1], "checksum")):
        with pytest.raises(ValueError, match=said):
            contained.decode(data)


def test_files_are_decoded_in_another_process_each(contained, monkeypatch, small_file):
    monkeypatch.setattr(decoding, "_tensors", lambda outcome: outcome.value)
    source = b"import os\ndef read_network(data):\n    return os.getpid(), os.listdir('.')\n"
    monkeypatch.setattr(contained, "_program", replaced(contained._program, {"reading/__init__.py": source}))
    (first, seen), (second, _) = contained.decode(small_file), contained.decode(small_file)
    assert os.getpid() not in (first, second)
    assert seen == ["reading"]  # nothing of the course, and no other file


def replaced(program, files):
    return type(program)(program.cells, files, program.main)


@pytest.mark.parametrize(
    "outcome",
    [
        Returned([1, 2]),
        Returned({}),
        Returned({"fc1.weight": np.zeros((3, 784))}),
        Returned({1: np.zeros(1, np.float32)}),
        Returned({"fc1.weight": np.full((3, 784), np.nan, np.float32)}),
        Returned({"fc1.weight": np.zeros((3, 784), np.float32), "fc1.bias": np.zeros(3, np.float32)}),
        Raised("MemoryError"),
        Raised("ValueError", value_error=True, message="it is damaged"),
        Overdue(60.0),
        Lost("its process ended"),
    ],
)
def test_whatever_the_process_says_becomes_a_network_or_a_value_error(outcome):
    with pytest.raises(ValueError, match=r"\w\w"):
        decoding._tensors(outcome)


def test_a_reader_that_does_not_start_is_not_a_students_fault(contained, monkeypatch, small_file):
    monkeypatch.setattr(contained, "_program", replaced(contained._program, {"reading/__init__.py": b"1 / 0"}))
    with pytest.raises(decoding.DecodingError, match="does not start"):
        contained.decode(small_file)


def test_decoded_networks_say_what_the_models_say():
    images = np.random.default_rng(0).integers(0, 255, (50, 28, 28)).astype(np.uint8)
    for key in ("lenet300", "lenet5"):
        with torch.no_grad():
            guesses = checkpoint(key)(torch.from_numpy(images).unsqueeze(1).float() / 255).argmax(1).numpy()
        assert count_right(raw(key), images, guesses) == 50
        assert count_right(raw(key), images, (guesses + 1) % 10) == 0


def test_other_tensors_are_no_network():
    shapes = NETWORKS[1].shapes((3, 3))
    tensors = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
    for wrong in ({}, {**tensors, "fc4.bias": np.zeros(3, np.float32)}, {**tensors, "fc1.bias": np.zeros(4)}):
        with pytest.raises(ValueError, match="not the tensors"):
            count_right(wrong, np.zeros((1, 28, 28), np.uint8), np.zeros(1))


def test_a_class_is_ranked_and_what_is_refused_is_told(course, pictures, tiny_network):
    whole = write_network(raw("lenet300"))
    fits = raw("lenet300")
    shorter = write_network({n: (v if n != "fc3.bias" else half(v)) for n, v in fits.items()})
    assert len(shorter) < len(whole)
    tiny = write_network(tiny_network(1))
    hand_in(course, "ada", lenet300=whole)
    hand_in(course, "bo", lenet300=shorter, lenet5=b"")
    hand_in(course, "cy", lenet300=whole)
    hand_in(course, "di", lenet300=tiny, lenet5=tiny)
    hand_in(course, "ed", lenet300=whole[:-5])
    hand_in(course, "flo")
    os.mkfifo(hand_in(course, "gil") / "lenet5.pxg")
    (hand_in(course, "hal") / "lenet5.pxg").symlink_to(ROOT / "README.md")
    (hand_in(course, "ida") / "lenet5.pxg").write_bytes(bytes(3 << 20))
    (hand_in(course, "jo") / "lenet5.pxg").mkdir()
    made = make_board(course, UNIT, sandbox=False)
    assert made.without == ("flo",)
    assert made.note == ""
    ranks = {(entry.student, entry.network): entry.rank for entry in made.entries if entry.rank is not None}
    assert ranks == {("bo", "lenet300"): 1, ("ada", "lenet300"): 2, ("cy", "lenet300"): 2}
    assert [entry.student for entry in made.entries][:3] == ["bo", "ada", "cy"]
    assert {entry.accuracy for entry in made.entries if entry.rank} == {1.0}
    reasons = {(entry.student, entry.network): entry.reason for entry in made.entries if entry.rank is None}
    said = {
        ("di", "lenet300"): "98% of the test images are asked",
        ("di", "lenet5"): "holds LeNet-300-100",
        ("bo", "lenet5"): "empty",
        ("ed", "lenet300"): "checksum",
        ("gil", "lenet5"): "no plain file",
        ("hal", "lenet5"): "is a link",
        ("ida", "lenet5"): "at most",
        ("jo", "lenet5"): "no plain file",
    }
    assert reasons.keys() == said.keys()
    assert all(said[key] in reasons[key] for key in said)


def half(bias: np.ndarray):
    from writing import Grid

    scale = float(np.abs(bias).max()) / 100
    return Grid(scale, 100, 201, np.round(bias / scale).astype(np.int64) + 100)


def test_files_are_only_read(course, pictures):
    folder = hand_in(course, "ada", lenet300=write_network(raw("lenet300")))
    before = [(path, path.stat().st_mtime_ns) for path in sorted(course.rglob("*"))]
    make_board(course, UNIT, sandbox=False)
    assert [(path, path.stat().st_mtime_ns) for path in sorted(course.rglob("*"))] == before
    assert folder.exists()


def test_without_mnist_nothing_is_ranked_and_that_is_said(course, monkeypatch, tiny_network, capsys):
    def missing(split):
        raise DataUnavailableError("It cannot be fetched.")

    monkeypatch.setattr(board.data, "mnist", missing)
    hand_in(course, "ada", lenet5=write_network(tiny_network(2)), lenet300=b"damaged")
    assert cli.main(["leaderboard", UNIT, "--course", str(course), "--no-sandbox"]) == 1
    printed = capsys.readouterr().out
    assert "MNIST is not to be had here" in printed
    assert "another kind of file" in printed


def test_the_command_prints_a_table_or_json(course, pictures, capsys):
    whole = write_network(raw("lenet300"))
    hand_in(course, "ada", lenet300=whole)
    hand_in(course, "bo", lenet300=b"x")
    assert cli.main(["leaderboard", UNIT, "--course", str(course), "--no-sandbox"]) == 0
    printed = capsys.readouterr().out
    assert f"{len(whole):,}" in printed
    assert "not ranked: bo (1 bytes): this is another kind of file" in printed
    assert cli.main(["leaderboard", UNIT, "--course", str(course), "--no-sandbox", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert [(entry["student"], entry["rank"]) for entry in read["entries"]] == [("ada", 1), ("bo", None)]


def test_a_unit_without_a_leaderboard_and_a_class_without_submissions_are_told(course, capsys):
    assert cli.main(["leaderboard", "01_images", "--course", str(course)]) == 2
    with pytest.raises(CommandError, match="no submission"):
        make_board(course, UNIT)
