"""The course's own shapes, CIFAR-10's format, and which of the two is taken."""

import gzip
import hashlib
import io
import tarfile
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from pixelgrad import data
from pixelgrad.data.cifar10 import ARCHIVE, MIRRORS, read_batches
from pixelgrad.data.outlines import OUTLINES
from pixelgrad.data.store import DataUnavailableError, RemoteFile, get_contents

# The module, whose name the function in it has taken.
chooser = import_module("pixelgrad.data.colourful")

# On every machine and with every version of NumPy; data/README.md names them, too.
CHECKSUMS = {
    "train": "4e7f89a6b4d1aa222f1989bfde9e36eee85b5a8396138a96ab6821a06edf8b99",
    "test": "380c8537494fd9b7a9c699227fdb6197f9aee6ec455a258b378fbc5563af6e01",
}


@pytest.mark.parametrize("split", CHECKSUMS)
def test_the_shapes_are_the_same_bytes_everywhere(split):
    images, labels = data.shapes(split)
    digest = hashlib.sha256(images.tobytes() + labels.astype("<i8").tobytes()).hexdigest()
    assert digest == CHECKSUMS[split]


@pytest.mark.parametrize(("split", "count"), [("train", 10_000), ("test", 2_000)])
def test_the_shapes_are_balanced_and_in_no_order(split, count):
    images, labels = data.shapes(split)
    assert images.shape == (count, 32, 32, 3)
    assert images.dtype == np.uint8
    assert np.bincount(labels).tolist() == [count // 10] * 10
    assert 0.05 < (labels[1:] == labels[:-1]).mean() < 0.15
    assert len(data.class_names(data.shapes)) == 10


def test_colours_alone_do_not_tell_the_shapes_apart():
    images, labels = data.shapes("train")
    means = np.array([images[labels == label].mean(axis=(0, 1, 2)) for label in range(10)])
    assert means.std(axis=0).max() < 4, "the classes have the same colours on average"


def test_the_outlines_are_ten_clearly_different_ones():
    # Each shape's covered area, centred and upright: ten clearly different pictures.
    line = np.linspace(-1.2, 1.2, 25)
    x, y = np.meshgrid(line, line)
    masks = {name: outline(x, y) < 0 for name, outline in OUTLINES.items()}
    for name, mask in masks.items():
        assert 0.1 < mask.mean() < 0.7, name
        assert all((mask != other).mean() > 0.05 for key, other in masks.items() if key != name), name


def test_a_polygons_distance_is_that_of_its_edge():
    square = OUTLINES["square"]
    x, y = np.array([0.0, 0.0, 1.78, 1.78]), np.array([0.0, 0.68, 0.0, 1.78])
    np.testing.assert_allclose(square(x, y), [-0.78, -0.10, 1.0, 2**0.5])


def archive(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name, contents in files.items():
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{name}.bin")
            entry.size = len(contents)
            tar.addfile(entry, io.BytesIO(contents))
    return buffer.getvalue()


def test_records_become_images_with_the_channels_last():
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (4, 3, 32, 32), dtype=np.uint8)
    labels = np.array([3, 9, 0, 7], dtype=np.uint8)
    records = np.concatenate([labels[:, None], pixels.reshape(4, -1)], axis=1)
    packed = archive(data_batch_1=records[:1].tobytes(), data_batch_2=records[1:].tobytes())
    names = ("cifar-10-batches-bin/data_batch_1.bin", "cifar-10-batches-bin/data_batch_2.bin")
    images, found = read_batches(packed, names)
    assert found.tolist() == [3, 9, 0, 7]
    assert found.dtype == np.int64
    assert images.flags.c_contiguous
    np.testing.assert_array_equal(images[2, :, :, 1], pixels[2, 1])


@pytest.mark.parametrize("contents", [b"", bytes(3072), bytes(3073 * 2 - 1)])
def test_a_batch_that_is_not_whole_is_refused(contents):
    with pytest.raises(ValueError, match=r"test_batch\.bin holds"):
        read_batches(archive(test_batch=contents), ("cifar-10-batches-bin/test_batch.bin",))
    with pytest.raises(ValueError, match=r"other\.bin holds 0 bytes"):
        read_batches(archive(test_batch=contents), ("cifar-10-batches-bin/other.bin",))


def test_a_file_with_one_known_checksum_must_be_the_published_one(tmp_path, monkeypatch):
    monkeypatch.setenv("PIXELGRAD_DATA", str(tmp_path))
    packed = gzip.compress(b"contents", mtime=0)
    file = RemoteFile("some.tar.gz", None, hashlib.sha256(packed).hexdigest())
    (tmp_path / file.name).write_bytes(packed)
    assert get_contents(file, [], cache=tmp_path / "cache") == b"contents"
    (tmp_path / file.name).write_bytes(gzip.compress(b"contents", mtime=7))
    with pytest.warns(data.DamagedFileWarning, match="the checksum of it is"), pytest.raises(DataUnavailableError):
        get_contents(file, [], cache=tmp_path / "cache")


@pytest.fixture
def undecided():
    chooser._choose.cache_clear()
    yield
    chooser._choose.cache_clear()


def test_cifar_is_taken_where_it_can_be_had(undecided, monkeypatch, capsys):
    monkeypatch.setattr(chooser, "cifar10", lambda split: None)
    assert data.colourful() is chooser.cifar10
    assert capsys.readouterr().out == "These are the photographs of CIFAR-10.\n"


def test_the_shapes_stand_in_and_say_so(undecided, monkeypatch, capsys):
    def missing(split):
        raise DataUnavailableError("nowhere")

    monkeypatch.setattr(chooser, "cifar10", missing)
    assert data.colourful() is data.shapes
    assert "the course's own pictures of ten shapes" in capsys.readouterr().out


def test_an_unknown_split_is_refused_before_anything_is_fetched():
    for load in (data.cifar10, data.shapes):
        with pytest.raises(ValueError, match="split"):
            load("valid")


def test_class_names_are_those_of_the_data():
    assert data.class_names(data.cifar10)[3] == "cat"
    assert data.class_names(data.digits) == tuple("0123456789")
    assert data.class_names(data.shapes)[0] == "disc"
    with pytest.raises(ValueError, match="load"):
        data.class_names(len)


def test_the_readme_names_the_checksums():
    readme = (Path(__file__).parents[3] / "data" / "README.md").read_text(encoding="utf-8")
    assert f"| `{ARCHIVE.name}` | `{ARCHIVE.packed}` |" in readme
    assert all(words in readme for words in (*MIRRORS, *CHECKSUMS.values()))
