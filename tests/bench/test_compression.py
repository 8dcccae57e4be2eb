"""The bench that compresses: its steps keep their promises, and a run that was stopped goes on."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from rich.console import Console

sys.path.append(str(Path(__file__).parents[2] / "bench" / "compression"))

import run
import table
from cutting import cut, drop_dead, smaller
from guide import COST, guide
from lessons import Lessons, scores_of
from settings import SETTINGS, Settings
from shrinking import kmeans, nearest, price, shrink
from writing import write_network

from autograder.leaderboard.reading import read_network
from pixelgrad import data

SHORT = Settings(
    widths=(20, 10), keep=300, entries=(3, 4, 4), heal=0, prune=2, tune=1, share=2, batch=64, copies=1, refresh=2
)
CASES = {"lenet300": SHORT, "lenet5": replace(SHORT, widths=(3, 4, 12), entries=(3, 4, 4, 4), keep=200)}


def small_lessons(name: str, held_out: int = 0) -> Lessons:
    images, labels = data.digits("test")
    stack = torch.from_numpy(images[:256]).unsqueeze(1)[None]
    teacher = data.checkpoint(name)
    return Lessons(stack, torch.from_numpy(labels[:256]), scores_of(teacher, stack[0])[None], None, None, teacher)


@pytest.mark.parametrize("name", CASES)
def test_what_is_shrunk_is_as_small_as_asked_and_comes_back_from_its_file(name):
    shrunk = shrink(name, small_lessons(name), CASES[name], 1, lambda what, epochs: None)
    found = read_network(write_network(shrunk.tensors))
    for key, parameter in shrunk.model.named_parameters():
        assert np.array_equal(found[key], parameter.detach().numpy())
    weights = [value for key, value in found.items() if key.endswith(".weight")]
    assert 0 < sum(np.count_nonzero(weight) for weight in weights) <= CASES[name].keep
    for weight, entries in zip(weights, CASES[name].entries, strict=True):
        assert len(np.unique(weight[weight != 0])) <= entries


@pytest.mark.parametrize("name", CASES)
def test_a_run_is_the_same_for_the_same_seed(name):
    one, other, third = (
        write_network(shrink(name, small_lessons(name), CASES[name], seed, lambda what, epochs: None).tensors)
        for seed in (1, 1, 2)
    )
    assert one == other != third


def test_a_guide_learns_and_is_trained_once(tmp_path):
    images, labels = (torch.from_numpy(part[:500]) for part in data.digits("test"))
    images = images.unsqueeze(1)
    told: list[float] = []

    def ask(count: int = 500, seed: int = 0, epochs: int = 1) -> torch.Tensor:
        told.clear()
        found = guide(tmp_path, images[:count], labels[:count], lambda what, done: told.append(done), seed, epochs)
        assert sum(told) == pytest.approx(epochs * COST)
        return scores_of(found, images)

    first = ask(epochs=30)
    assert (first.argmax(1) == labels).float().mean() > 0.8
    assert len(told) == 60
    assert torch.equal(ask(epochs=30), first)
    assert len(told) == 1
    short = ask()
    for other in (ask(400), ask(seed=1)):
        assert not torch.equal(other, short)
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize(("name", "widths"), [("lenet300", (300, 100)), ("lenet5", (20, 50, 500))])
def test_a_cut_to_the_same_widths_changes_nothing(name, widths):
    teacher, images = data.checkpoint(name), torch.rand(5, 1, 28, 28)
    with torch.no_grad():
        assert torch.equal(cut(name, teacher, widths)(images), teacher(images))


@pytest.mark.parametrize(("name", "widths"), [("lenet300", (30, 10)), ("lenet5", (5, 6, 20))])
def test_dropping_dead_units_keeps_the_function(name, widths):
    torch.manual_seed(0)
    model, images = smaller(name, widths), torch.rand(5, 1, 28, 28)
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            if key.endswith("weight"):
                parameter[1] = 0  # nothing reaches this unit
                parameter[:, -1] = 0  # and these reach nothing
        dropped = drop_dead(name, model)
        assert torch.allclose(dropped(images), model(images), atol=1e-5)
    count = sum(parameter.numel() for parameter in dropped.parameters())
    assert count < sum(parameter.numel() for parameter in model.parameters())


def test_a_place_in_full_company_is_cheaper():
    mask = torch.zeros(10, 10)
    mask[2, :] = mask[:, 3] = 1
    bits = price(mask, 19)
    assert bits[2, 3] == bits.min()
    assert bits[2, 0] < bits[0, 0]


def test_shared_values_are_the_means_of_those_nearest_to_them():
    values = torch.tensor([-1.1, -0.9, 0.45, 0.55, 2.0])
    book = kmeans(values, 3)
    assert torch.allclose(book.sort().values, torch.tensor([-1.0, 0.5, 2.0]), atol=1e-6)
    assert torch.allclose(book[nearest(values, book)], torch.tensor([-1.0, -1.0, 0.5, 0.5, 2.0]), atol=1e-6)


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """Return what runs two seeds on few images, and the seeds that were trained."""
    trained = []

    def shrink_and_tell(name, lessons, settings, seed, tell):
        trained.append(seed)
        return shrink(name, lessons, settings, seed, tell)

    images, labels = data.digits("test")
    monkeypatch.setattr(run.data, "mnist", lambda split: (images[:100], labels[:100]))
    monkeypatch.setattr(run, "lessons", lambda name, copies, distortion, **rest: small_lessons(name))
    monkeypatch.setattr(run, "shrink", shrink_and_tell)
    monkeypatch.setattr(run, "RATES", [15])

    def tasks(settings: Settings = SHORT) -> list[run.Task]:
        return [run.Task("lenet300", seed, settings, tmp_path) for seed in (1, 2)]

    return lambda *settings: run.run(tasks(*settings), Console(file=io.StringIO())), trained, tasks


def test_a_run_that_was_stopped_goes_on_with_what_is_missing(quick):
    go, trained, tasks = quick
    first = go()
    assert trained == [1, 2]
    assert [figure.size for figure in first] == [task.file.stat().st_size for task in tasks()]
    assert go() == first
    assert trained == [1, 2]
    tasks()[1].record.unlink()  # stopped before it was there
    assert [figure.digest for figure in go()] == [figure.digest for figure in first]
    assert trained == [1, 2, 2]


def test_figures_of_other_settings_or_of_a_damaged_file_are_not_used(quick):
    go, trained, tasks = quick
    go()
    tasks()[0].file.write_bytes(b"damaged")
    go()
    assert trained == [1, 2, 1]
    go(replace(SHORT, keep=200))
    assert trained == [1, 2, 1, 1, 2]


def test_the_table_takes_the_place_of_the_old_one(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n")
    figure = table.Figure("lenet5", 2, 1724320 // 700, 70, 10000, 1500, [8, 16, 100], 3000, 60, "")
    for _ in range(2):
        table.put_table(page, [figure], "a machine")
    text = page.read_text()
    assert text.startswith("before")
    assert text.endswith("after\n")
    assert "old" not in text
    assert text.count("| LeNet-5 | 2 | 2,463 | 700x | 0.70% |") == 1
    assert "LeNet-5, 1 seed: at least 700 times smaller, 0.70% error in the mean." in text


def test_every_seed_has_to_be_as_small_and_as_good_as_asked():
    def seeds(*pairs):
        return [table.Figure("lenet5", 1, size, errors, 10000, 0, [], 0, 0, "") for size, errors in pairs]

    asked = (600, 0.0074)
    small, large = 1724320 // 600, 1724320 // 600 + 1
    assert table.reached(seeds((small, 62), (small, 74)), *asked)
    assert not table.reached(seeds((small, 62), (small, 75)), *asked)
    assert not table.reached(seeds((small, 62), (large, 70)), *asked)


def test_every_network_has_settings_that_its_file_can_hold():
    for name, settings in SETTINGS.items():
        assert len(settings.entries) == sum(key.endswith("weight") for key in data.checkpoint(name).state_dict())
        assert max(settings.entries) <= 31
        assert settings.levels <= 255
        assert settings.levels % 2 == 1
