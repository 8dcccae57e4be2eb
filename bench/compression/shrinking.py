"""A network made small: cut, pruned little by little under a guide's eye, then trained with shared values."""

from __future__ import annotations

import math
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import numpy as np
import torch
from cutting import cut, drop_dead
from guide import Tell
from lessons import Lessons, pixels
from settings import Settings
from torch import Tensor, nn
from torch.nn import functional
from writing import Grid, Shared
from writing import Tensor as Written


class Course:
    """Draws batches, and steps down the distillation loss.

    Parameters
    ----------
    lessons
        What is learnt from.
    settings
        How.
    seed
        Of the batches.
    tell
        Told of the progress.
    """

    def __init__(self, lessons: Lessons, settings: Settings, seed: int, tell: Tell) -> None:
        self.lessons, self.settings, self.tell = lessons, settings, tell
        self.generator = torch.Generator().manual_seed(seed)
        self.steps_an_epoch = math.ceil(lessons.images.shape[1] / settings.batch)
        self._batches = self._draw()

    def steps(self, epochs: float) -> int:
        """Return how many steps some epochs are."""
        return round(epochs * self.steps_an_epoch)

    def _draw(self) -> Iterator[tuple[Tensor, Tensor]]:
        count = self.lessons.images.shape[1]
        while True:
            for chosen in torch.randperm(count, generator=self.generator).split(self.settings.batch):
                copy = torch.randint(self.settings.copies, chosen.shape, generator=self.generator)
                yield copy, chosen

    def backward(self, model: nn.Module, what: str) -> float:
        """Put the gradients of one batch's loss into a network; return the loss."""
        copy, chosen = next(self._batches)
        alpha, heat = self.settings.alpha, self.settings.temperature
        scores = model(pixels(self.lessons.images[copy, chosen]))
        wanted = functional.softmax(self.lessons.scores[copy, chosen] / heat, dim=1)
        loss = (1 - alpha) * functional.cross_entropy(scores, self.lessons.labels[chosen])
        loss = loss + alpha * heat * heat * functional.cross_entropy(scores / heat, wanted)
        for parameter in model.parameters():
            parameter.grad = None
        loss.backward()
        self.tell(what, 1 / self.steps_an_epoch)
        return loss.item()


@dataclass(frozen=True)
class Shrunk:
    """What came out.

    Parameters
    ----------
    model
        With its shared values.
    tensors
        What is to be written, by name.
    kept
        How many weights are left.
    pruned
        The network before its values were shared.
    """

    model: nn.Module
    tensors: dict[str, Written]
    kept: int
    pruned: nn.Module


def shrink(name: str, lessons: Lessons, settings: Settings, seed: int, tell: Tell) -> Shrunk:
    """Compress the teacher's weights.

    Parameters
    ----------
    name
        "lenet300" or "lenet5".
    lessons
        With the teacher.
    settings
        How.
    seed
        Of everything that is drawn.
    tell
        Told of the progress.
    """
    torch.manual_seed(seed)
    course = Course(lessons, settings, seed, tell)
    model = cut(name, lessons.teacher, settings.widths).to(memory_format=torch.channels_last)  # 1.5 times as fast
    masks = prune(model, course)
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            if key in masks:
                parameter.mul_(masks[key])
    model = drop_dead(name, model).to(memory_format=torch.channels_last)
    return share(model, course)


def weights_of(model: nn.Module) -> dict[str, nn.Parameter]:
    """Return the weights of a network, without its biases."""
    return {key: parameter for key, parameter in model.named_parameters() if key.endswith(".weight")}


def prune(model: nn.Module, course: Course) -> dict[str, Tensor]:
    """Train a network while its weakest weights are taken away, and return what is left of them.

    The number of weights falls along a cubic curve (Zhu, Gupta, 2017). A weight's score is its size times the root of
    Adam's second moment of its gradient.
    """
    settings = course.settings
    latent = dict(model.named_parameters())
    weights = weights_of(model)
    optimizer = torch.optim.Adam(latent.values(), lr=settings.rate, fused=True)
    masks = {key: torch.ones_like(weight) for key, weight in weights.items()}
    values = {key: weight.detach().clone() for key, weight in weights.items()}
    count = sum(weight.numel() for weight in weights.values())
    heal, falling, tune = (course.steps(part) for part in (settings.heal, settings.prune, settings.tune))
    for step in range(heal + falling + tune):
        course.backward(model, "pruning" if step < heal + falling else "healing")
        optimizer.param_groups[0]["lr"] = settings.rate * _rate_at(step, heal + falling, tune)
        with torch.no_grad():
            if settings.regrow:  # the network computes with the masked values, the ones behind the mask learn on
                for key, weight in weights.items():
                    weight.copy_(values[key])
            optimizer.step()
            progress = (step + 1 - heal) / falling
            if step >= heal and progress <= 1 and (step % settings.refresh == 0 or progress == 1):
                left = round(settings.keep + (count - settings.keep) * (1 - progress) ** 3)
                masks = strongest(weights, optimizer, masks, left, settings)
            for key, weight in weights.items():
                if settings.regrow:
                    values[key].copy_(weight)
                weight.mul_(masks[key])
    return masks


def _rate_at(step: int, flat: int, falling: int) -> float:
    """Return the learning rate's share: a short warm-up, then flat, then a cosine down to a hundredth."""
    if step < flat:
        return min(1.0, (step + 1) / 200)
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - flat) / max(1, falling)))


def strongest(
    weights: dict[str, nn.Parameter],
    optimizer: torch.optim.Optimizer,
    masks: dict[str, Tensor],
    left: int,
    settings: Settings,
) -> dict[str, Tensor]:
    """Return masks of the weights with the highest scores, of all layers together."""
    scores = {}
    for key, weight in weights.items():
        moment = optimizer.state[weight]["exp_avg_sq"]
        scores[key] = (weight.abs() * moment.sqrt()) / price(masks[key], left).pow(settings.company)
        if not settings.regrow:
            scores[key] *= masks[key]
    together = torch.cat([score.flatten() for score in scores.values()])
    limit = together.kthvalue(max(1, together.numel() - left)).values
    return {key: (score > limit).to(score.dtype) for key, score in scores.items()}


def price(mask: Tensor, left: int) -> Tensor:
    """Return about how many bits a weight takes at each place: fewer where rows and columns are full."""
    table = mask.flatten(1)
    everywhere = table.mean().clamp_min(1e-4)
    rows = (table.sum(1, keepdim=True) + 1) / (table.shape[1] + 1 / everywhere)
    columns = (table.sum(0, keepdim=True) + 1) / (table.shape[0] + 1 / everywhere)
    chance = (rows * columns / everywhere).clamp(1e-4, 0.9)
    return (2 - chance.log2()).reshape(mask.shape)


def share(model: nn.Module, course: Course) -> Shrunk:
    """Train a pruned network so that each layer has a few values, and its biases are on a grid.

    The network computes with the shared values; their gradients go straight through to the values behind them, whose
    clusters' means are the entries. At last it stays fixed which weights share an entry, and the entries alone learn,
    from the sums of the gradients of their weights.
    """
    settings = course.settings
    pruned = deepcopy(model)
    latent = {key: parameter.detach().clone() for key, parameter in model.named_parameters()}
    masks = {key: (value != 0).float() for key, value in latent.items() if key.endswith(".weight")}
    books = {
        key: kmeans(latent[key][masks[key] > 0], entries) for key, entries in zip(masks, settings.entries, strict=True)
    }
    scales = {key: grid_scale(value, settings.levels) for key, value in latent.items() if key not in masks}
    codes: dict[str, Tensor] = {}
    optimizer = torch.optim.Adam(latent.values(), lr=settings.share_rate, fused=True)
    steps = course.steps(settings.share)
    fixed = round(settings.loose * steps)
    for step in range(steps + 1):
        with torch.no_grad():
            if step == fixed:  # from here on only the entries learn, and the biases
                biases = [value for key, value in latent.items() if key not in masks]
                optimizer = torch.optim.Adam([*books.values(), *biases], lr=settings.book_rate, fused=True)
            for key, parameter in model.named_parameters():
                if key not in masks:
                    parameter.copy_(on_grid(latent[key], scales[key], settings.levels) * scales[key])
                    continue
                if step <= fixed:
                    if step % settings.refresh == 0:
                        books[key].copy_(centres(latent[key][masks[key] > 0], books[key], 1))
                    codes[key] = nearest(latent[key], books[key])
                parameter.copy_(books[key].half().float()[codes[key]] * masks[key])
        if step == steps:
            break
        course.backward(model, "sharing values")
        for key, parameter in model.named_parameters():
            if key not in masks:
                latent[key].grad = parameter.grad
                continue
            grad = parameter.grad * masks[key]
            latent[key].grad = grad
            books[key].grad = torch.zeros_like(books[key]).index_add_(0, codes[key].flatten(), grad.flatten())
        top, at, length = settings.share_rate, step, fixed
        if step >= fixed:
            top, at, length = settings.book_rate, step - fixed, steps - fixed
        optimizer.param_groups[0]["lr"] = top * _rate_at(at, 0, length)
        optimizer.step()
    tensors: dict[str, Written] = {}
    for key, value in latent.items():
        if key in masks:
            order = books[key].argsort()
            sorted_codes = (order.argsort()[codes[key]] + 1) * masks[key].long()
            tensors[key] = Shared(books[key][order].numpy(), sorted_codes.numpy().astype(np.int64), half=True)
        else:
            half = (settings.levels - 1) // 2
            symbols = on_grid(value, scales[key], settings.levels).numpy().astype(np.int64) + half
            tensors[key] = Grid(float(scales[key]), half, settings.levels, symbols)
    return Shrunk(model, tensors, int(sum(mask.sum() for mask in masks.values())), pruned)


def kmeans(values: Tensor, entries: int) -> Tensor:
    """Return the centres of 1-D k-means, shape (entries,), begun at the quantiles."""
    start = torch.quantile(values, (torch.arange(entries) + 0.5) / entries)
    return centres(values, start, 30)


def centres(values: Tensor, book: Tensor, rounds: int) -> Tensor:
    """Move the centres to the means of the values that are nearest to them; an empty one stays."""
    for _ in range(rounds):
        codes = nearest(values, book)
        count = torch.bincount(codes, minlength=len(book))
        total = torch.zeros_like(book).index_add_(0, codes, values)
        book = torch.where(count > 0, total / count.clamp_min(1), book)
    return book


def nearest(values: Tensor, book: Tensor) -> Tensor:
    """Return the number of the nearest entry, int64, in the values' shape."""
    order = book.argsort()
    ordered = book[order]
    return order[torch.bucketize(values.contiguous(), (ordered[1:] + ordered[:-1]) / 2)]


def grid_scale(values: Tensor, levels: int) -> Tensor:
    """Return the distance of two levels of a grid that reaches to the largest value."""
    return values.abs().max().clamp_min(1e-6) / ((levels - 1) // 2)


def on_grid(values: Tensor, scale: Tensor, levels: int) -> Tensor:
    """Return the nearest levels, as floats from -half to half."""
    half = (levels - 1) // 2
    return (values / scale).round_().clamp_(-half, half)
