"""A graph in words: the alternative text of its picture."""

from __future__ import annotations

from pixelgrad.graph.model import Graph
from pixelgrad.graph.view import Card, View, view


def describe(graph: Graph) -> str:
    """List what a graph computes, and its gradients."""
    return in_words(view(graph))


def in_words(seen: View, *, values: bool = True, gradients: bool = True, partials: bool = True) -> str:
    """List what a picture shows: what is given, every step, its slopes, and the gradients from the result back."""
    if seen.graph.backward:
        return _stored(seen)
    given = [_leaf(card, values) for card in seen.cards if card.kind not in ("operation", "collapsed")]
    steps = [_step(card, values) for card in seen.cards if card.kind in ("operation", "collapsed")]
    words = f"A graph of {_count(len(steps), 'step')}."
    if seen.hidden:
        words = f"A graph that is too large to be drawn whole: {seen.hidden:,} boxes are left out."
    if given:
        words += f" Given: {', '.join(given)}."
    if steps:
        words += f" Then {'; '.join(steps)}."
    called = [seen.names[card.members[-1]] or card.title for card in seen.cards]
    slopes = [f"of {called[tie.end]} along {called[tie.start]} {tie.partial}" for tie in seen.ties if tie.partial]
    if slopes and partials:
        words += f" Slopes of each step alone: {', '.join(slopes)}."
    arrived = [f"at {name} {card.gradient}" for name, card in zip(called, seen.cards, strict=True) if card.gradient]
    if arrived and gradients:
        words += f" Gradients of the result: {', '.join(reversed(arrived))}."
    return f"{words} {seen.graph.note}.".rstrip(" .") + "."


def _leaf(card: Card, values: bool) -> str:
    return f"{card.title} = {card.value}" if card.value and values else " ".join([card.title, *card.lines[:1]])


def _step(card: Card, values: bool) -> str:
    if card.value and values:
        return f"{card.title} = {card.value}"
    return f"{card.title} ({', '.join(card.lines)})" if card.lines else card.title


def _stored(seen: View) -> str:
    steps = [f"{card.title}{' (' + '; '.join(card.lines) + ')' if card.lines else ''}" for card in seen.cards]
    return f"What torch stores, from the result back: {', '.join(steps)}. {seen.graph.note}".rstrip()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
