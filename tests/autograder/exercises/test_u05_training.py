"""The references of unit 05 do what the contract's words say, and every mistake is told apart."""

import copy
import warnings
from collections import namedtuple

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.exercises import exercises_of
from autograder.judge.judging import write_paper
from pixelgrad.check import probes
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose

EXERCISES = {exercise.id: exercise for exercise in exercises_of("05_training")}
REFERENCE = {name: exercise.reference for name, exercise in EXERCISES.items()}
Pair = namedtuple("Pair", "images labels")


@pytest.mark.parametrize("name", EXERCISES)
def test_every_misconception_is_wrong_and_named(name):
    exercise = EXERCISES[name]
    paper = write_paper(exercise, 20261121)
    for misconception, variants in paper.misconceptions.items():
        for place, variant in enumerate(variants):
            mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(paper.expected, variant, strict=True)]
            assert any(mismatches), f"variant {place} of {misconception} is right"
            found = diagnose(paper.expected, variant, paper.misconceptions, exercise.rules)
            assert found is not None, f"variant {place} of {misconception} has no name"
            assert found.misconception == misconception


def test_the_nets_have_as_many_parameters_as_the_course_says():
    assert sum(p.numel() for p in REFERENCE["ConvNet"]().parameters()) == 62_006
    assert sum(p.numel() for p in REFERENCE["TwoLayerNet"]().parameters()) == 784 * 64 + 64 + 64 * 10 + 10


def test_moving_to_where_it_is_keeps_every_value_and_kind():
    data = [Pair(torch.arange(3), {"a": (torch.ones(2), "b")}), 4]
    moved = REFERENCE["to_device"](data, "cpu")
    assert type(moved[0]) is Pair
    assert torch.equal(moved[0].labels["a"][0], torch.ones(2))
    assert moved[0].labels["a"][1] == "b"


def test_cuda_where_there_is_none_is_the_cpu_and_a_warning(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.warns(UserWarning, match="no CUDA"):
        assert REFERENCE["to_device"](torch.ones(2), "cuda").device.type == "cpu"


def test_a_frozen_model_is_evaluated_without_a_trace():
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)).train()
    before = copy.deepcopy(model.state_dict())
    loader = DataLoader(TensorDataset(torch.randn(5, 2), torch.tensor([0, 1, 2, 0, 1])), batch_size=2)
    REFERENCE["evaluate"](model, loader, "cpu")
    assert model.training
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_probabilities_are_best_first_and_sum_to_one():
    image = np.random.default_rng(0).integers(0, 256, (5, 4, 3), dtype=np.uint8)
    labels = ["a", "b", "c"]
    found = REFERENCE["classify"](image, nn.Identity(), lambda pixels: pixels.float().mean(dim=(1, 2)), labels)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
    assert sum(share for _, share in found) == pytest.approx(1)


def test_weights_are_handed_over_by_shape_in_either_layout():
    class Turned(nn.Module):
        def __init__(self, d_in, d_out):
            super().__init__()
            self.weights = nn.ParameterList([torch.zeros(d_in, d_out), torch.zeros(d_in, d_out)])

        def forward(self, x):
            return torch.relu((x @ self.weights[0]) * (x @ self.weights[1]))

    class Stacked(nn.Module):
        def __init__(self, d_in, d_out):
            super().__init__()
            self.both = nn.Linear(d_in, 2 * d_out)

        def forward(self, x):
            one, other = self.both(x).chunk(2, dim=1)
            return torch.relu(one * other)

    asked = ((3, 5), [(5, 3), (5, 3), (5,), (5,)], (4, 3), 1, False)
    right = probes.module_outputs(REFERENCE["ParallelBlock"], *asked)["outputs"]
    for other in (Turned, Stacked):
        np.testing.assert_allclose(probes.module_outputs(other, *asked)["outputs"], right, rtol=1e-5)


def test_a_machine_with_cuda_is_asked_as_if_it_had_none(monkeypatch):
    asked = []
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)

    def answer(data, device):
        asked.append(torch.cuda.is_available())
        warnings.warn("the CPU it is", stacklevel=2)
        return data

    told = probes.moved(answer, "tensor", "cuda", 2)
    assert asked == [False]
    assert told["warned"]
    assert torch.cuda.is_available()
