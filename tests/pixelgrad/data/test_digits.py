"""The course's own digits, and MNIST."""

import hashlib
import struct
from importlib import import_module

import numpy as np
import pytest

from pixelgrad import data
from pixelgrad.data.mnist import read_idx
from pixelgrad.data.pen import Chance

# The modules, whose names the functions in them have taken.
chooser, mnist_module = (import_module(f"pixelgrad.data.{name}") for name in ("handwritten", "mnist"))

# On every machine and with every version of NumPy; data/README.md names them, too.
CHECKSUMS = {
    "train": "8b55bd2f98ba24106d022fa0dd74519f0ada2a57142c62d875ff47cecb95c23e",
    "test": "23f83950846a89038576d06c83b1e0722415204c5e673412a293eaca76e5c48a",
}


@pytest.mark.parametrize("split", CHECKSUMS)
def test_the_digits_are_the_same_bytes_everywhere(split):
    images, labels = data.digits(split)
    digest = hashlib.sha256(images.tobytes() + labels.astype("<i8").tobytes()).hexdigest()
    assert digest == CHECKSUMS[split]


@pytest.mark.parametrize(("split", "count"), [("train", 10_000), ("test", 2_000)])
def test_the_digits_are_balanced_and_in_no_order(split, count):
    images, labels = data.digits(split)
    assert images.shape == (count, 28, 28)
    assert images.dtype == np.uint8
    assert labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [count // 10] * 10
    assert 0.05 < (labels[1:] == labels[:-1]).mean() < 0.15
    assert images.max() > 250
    assert images.reshape(count, -1).max(axis=1).min() > 100, "every image shows something"


def test_no_image_of_the_test_set_is_one_of_the_training_set():
    train, test = (data.digits(split)[0].reshape(-1, 784) for split in ("train", "test"))
    assert not {row.tobytes() for row in train} & {row.tobytes() for row in test}


def test_each_call_gives_arrays_of_its_own():
    images, labels = data.digits("test")
    kept = images[0].copy()
    images[:] = 0
    labels[:] = 0
    again, labels_again = data.digits("test")
    assert np.array_equal(again[0], kept)
    assert labels_again.any()


@pytest.mark.parametrize("load", [data.digits, data.mnist])
def test_an_unknown_split_is_refused(load):
    with pytest.raises(ValueError, match="split"):
        load("validation")


@pytest.mark.slow
def test_a_linear_model_stays_below_a_convolutional_one():
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
    torch.set_num_threads(2)

    def accuracy(model, epochs):
        optimizer = torch.optim.Adam(model.parameters(), 2e-3)
        for _ in range(epochs):
            for batch in torch.randperm(len(train)).split(64):
                optimizer.zero_grad()
                torch.nn.functional.cross_entropy(model(train[batch]), targets[batch]).backward()
                optimizer.step()
        with torch.no_grad():
            return float((model(test).argmax(1) == truth).float().mean())

    (train, targets), (test, truth) = (
        (torch.tensor(images)[:, None] / 255, torch.tensor(labels))
        for images, labels in map(data.digits, ("train", "test"))
    )
    nn = torch.nn
    linear = accuracy(nn.Sequential(nn.Flatten(), nn.Linear(784, 10)), 6)
    convolutional = accuracy(
        nn.Sequential(
            *(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
            *(nn.Flatten(), nn.Linear(256, 10)),
        ),
        3,
    )
    assert 0.88 < linear < 0.95
    assert convolutional > linear + 0.03


def test_the_random_numbers_are_the_bits_of_the_generator():
    raw = np.random.PCG64(3).random_raw(2)
    expected = [(int(number) >> 11) / 2**53 for number in raw]
    assert Chance(3).uniform(0, 1, 2).tolist() == expected


def test_an_idx_file_is_read():
    packed = b"\0\0\x08\x03" + struct.pack(">3I", 2, 1, 3) + bytes(range(6))
    assert read_idx(packed).tolist() == [[[0, 1, 2]], [[3, 4, 5]]]
    with pytest.raises(ValueError, match="IDX"):
        read_idx(b"\0\0\x0d\x01")


def test_without_mnist_the_courses_digits_stand_in_and_are_named(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("PIXELGRAD_DATA", raising=False)
    monkeypatch.setattr("pixelgrad.data.store.cache_folder", lambda: tmp_path)
    monkeypatch.setattr(mnist_module, "MIRRORS", ("http://127.0.0.1:9/",))
    mnist_module._read.cache_clear()
    chooser._choose.cache_clear()
    try:
        assert data.handwritten() is data.digits
        assert "the course's own digits" in capsys.readouterr().out
    finally:
        chooser._choose.cache_clear()


def test_mnist_is_what_it_is():
    try:
        images, labels = data.mnist("test")
    except data.DataUnavailableError as error:
        pytest.skip(str(error))
    assert images.shape == (10_000, 28, 28)
    assert images.dtype == np.uint8
    assert labels.dtype == np.int64
    assert labels[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(labels).min() > 890
