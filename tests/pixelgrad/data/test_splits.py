"""Data sets and loaders of torch: the right items, parts that do not overlap, and orders that a seed decides."""

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader

from pixelgrad import data
from pixelgrad.data.pictures import PictureDataset
from pixelgrad.data.splits import STATISTICS


def few(load, count):
    """Return a loader of data that gives the first images only."""
    return lambda split: tuple(array[:count] for array in load(split))


def test_a_gray_picture_comes_with_its_channel_in_0_to_1():
    images, labels = data.digits("test")
    image, label = PictureDataset(images, labels)[5]
    assert (image.shape, image.dtype, type(label)) == ((1, 28, 28), torch.float32, int)
    np.testing.assert_array_equal(image[0].numpy(), images[5].astype(np.float32) / 255)
    assert label == labels[5]


def test_a_colour_picture_comes_with_the_channels_first():
    images, labels = data.shapes("test")
    image, _ = PictureDataset(images, labels)[7]
    np.testing.assert_array_equal(image.permute(1, 2, 0).numpy(), images[7].astype(np.float32) / 255)


def test_a_transform_gets_the_bytes():
    seen = []
    images, labels = data.shapes("test")
    dataset = PictureDataset(
        images, labels, lambda image: seen.append((image.dtype, tuple(image.shape))) or image.sum()
    )
    assert dataset[0][0] == int(images[0].sum())
    assert seen == [(torch.uint8, (3, 32, 32))]


@pytest.mark.parametrize("transform", [None, lambda image: image.float().mean()])
def test_many_at_once_are_the_same_as_one_by_one(transform):
    dataset = PictureDataset(*few(data.shapes, 20)("test"), transform)
    for (image, label), index in zip(dataset.__getitems__([3, 0, 3]), [3, 0, 3], strict=True):
        assert torch.equal(image, dataset[index][0])
        assert label == dataset[index][1]


def test_the_images_are_kept_apart_from_the_arrays():
    images, labels = few(data.digits, 4)("test")
    dataset = PictureDataset(images, labels)
    images[:] = 0
    assert dataset[0][0].max() > 0


@pytest.mark.parametrize(
    ("images", "labels", "words"),
    [
        (np.zeros((2, 4, 4)), np.zeros(2), "images: float64"),
        (np.zeros((2, 4), np.uint8), np.zeros(2), "images: uint8 of shape"),
        (np.zeros((2, 4, 4), np.uint8), np.zeros(3), "labels"),
    ],
)
def test_what_does_not_fit_is_refused(images, labels, words):
    with pytest.raises(ValueError, match=words):
        PictureDataset(images, labels)


def test_the_parts_cover_the_training_images_without_overlap():
    train, valid, test = data.datasets(data.shapes, seed=3)
    assert (len(train), len(valid), len(test)) == (9000, 1000, 2000)
    seen = [{image.numpy().tobytes() for image in part.images} for part in (train, valid, test)]
    assert not seen[0] & seen[1]
    assert not seen[2] & (seen[0] | seen[1])
    assert len(seen[0] | seen[1]) == 10_000
    assert torch.equal(valid.images, data.datasets(data.shapes, seed=3).valid.images)
    assert not torch.equal(valid.images, data.datasets(data.shapes, seed=4).valid.images)


def test_only_training_pictures_are_augmented():
    load = few(data.digits, 30)
    parts = data.datasets(load, valid=10, transform=lambda image: "plain", augment=lambda image: "changed")
    assert [part[0][0] for part in parts] == ["changed", "plain", "plain"]


@pytest.mark.parametrize("valid", [-1, 30, 31])
def test_a_validation_set_leaves_something_to_learn_from(valid):
    with pytest.raises(ValueError, match="valid"):
        data.datasets(few(data.digits, 30), valid=valid)


def test_the_seed_decides_the_order_of_each_epoch():
    def orders(seed):
        train = data.loaders(few(data.digits, 90), 16, valid=10, seed=seed).train
        return [torch.cat([images for images, _ in train]).sum(dim=(1, 2, 3)).tolist() for _ in range(2)]

    first = orders(1)
    assert first == orders(1)
    assert first[0] != first[1]
    assert sorted(first[0]) == sorted(first[1])


def test_validation_and_test_keep_their_order_and_lose_nothing():
    load = few(data.digits, 50)
    parts = data.loaders(load, 16, valid=20)
    assert [len(labels) for _, labels in parts.test] == [16, 16, 16, 2]
    assert torch.cat([labels for _, labels in parts.test]).tolist() == load("test")[1].tolist()
    assert not parts.valid.pin_memory
    assert isinstance(parts.train, DataLoader)


def test_workers_give_the_same_batches():
    alone, helped = (data.loaders(few(data.digits, 40), 8, valid=8, seed=2, workers=n).train for n in (0, 1))
    assert helped.persistent_workers
    for (a, b), (c, d) in zip(alone, helped, strict=True):
        assert torch.equal(a, c)
        assert torch.equal(b, d)


@pytest.mark.parametrize("load", [data.digits, data.shapes, data.mnist])
def test_a_preset_brings_the_training_images_to_mean_0_and_deviation_1(load):
    images, labels = load("train")
    dataset = PictureDataset(images[:4000], labels[:4000], data.preset(load))
    pictures = torch.stack([dataset[index][0] for index in range(0, 4000, 4)])
    assert pictures.dtype == torch.float32
    assert pictures.mean().abs() < 0.06
    assert (pictures.std() - 1).abs() < 0.06


def test_an_augmenting_preset_changes_pictures_and_keeps_their_form():
    for load in (data.digits, data.shapes):
        image = PictureDataset(*few(load, 2)("test"), lambda image: image)[0][0]
        torch.manual_seed(0)
        change = data.preset(load, augment=True)
        one, two = change(image), change(image)
        assert one.shape == image.shape
        assert not torch.equal(one, two)
    assert set(STATISTICS) == {"mnist", "digits", "cifar10", "shapes"}
