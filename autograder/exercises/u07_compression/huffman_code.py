"""`huffman_code`: the shortest code in which no word begins another one."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Code = dict[Any, str]


def huffman_code(counts: dict[Any, int]) -> Code:
    """Give the right answer: join the two rarest groups until one is left."""
    heap: list[tuple[int, int, tuple[Any, ...]]] = [
        (counts[symbol], place, (symbol,)) for place, symbol in enumerate(sorted(counts))
    ]
    heapq.heapify(heap)
    code = dict.fromkeys(sorted(counts), "" if len(counts) > 1 else "0")
    number = len(heap)
    while len(heap) > 1:
        rare, _, zeros = heapq.heappop(heap)
        rarer, _, ones = heapq.heappop(heap)
        for bit, symbols in (("0", zeros), ("1", ones)):
            for symbol in symbols:
                code[symbol] = bit + code[symbol]
        heapq.heappush(heap, (rare + rarer, number, zeros + ones))
        number += 1
    return code


def _empty_for_one(counts: dict[Any, int]) -> Code:
    return huffman_code(counts) if len(counts) > 1 else dict.fromkeys(counts, "")


def _by_order_of_dict(counts: dict[Any, int]) -> Code:
    heap: list[Any] = [(count, place, (symbol,)) for place, (symbol, count) in enumerate(counts.items())]
    heapq.heapify(heap)
    code = dict.fromkeys(counts, "" if len(counts) > 1 else "0")
    number = len(heap)
    while len(heap) > 1:
        rare, _, zeros = heapq.heappop(heap)
        rarer, _, ones = heapq.heappop(heap)
        for bit, symbols in (("0", zeros), ("1", ones)):
            for symbol in symbols:
                code[symbol] = bit + code[symbol]
        heapq.heappush(heap, (rare + rarer, number, zeros + ones))
        number += 1
    return code


def _ranked(counts: dict[Any, int]) -> list[Any]:
    return sorted(counts, key=lambda symbol: (-counts[symbol], symbol))


def _same_length(counts: dict[Any, int]) -> Code:
    width = max(1, (len(counts) - 1).bit_length())
    return {symbol: format(place, f"0{width}b") for place, symbol in enumerate(sorted(counts))}


def _unary(counts: dict[Any, int]) -> Code:
    ranked = _ranked(counts)
    last = len(ranked) - 1
    return {s: "1" * place + ("0" if place < last or not last else "") for place, s in enumerate(ranked)}


def _binary_ranks(counts: dict[Any, int]) -> Code:
    return {symbol: format(place, "b") for place, symbol in enumerate(_ranked(counts))}


def _shannon(counts: dict[Any, int]) -> Code:
    """Give each symbol the words of Shannon's code, whose lengths are rounded up one by one."""
    total, below, code = sum(counts.values()), 0.0, {}
    if len(counts) == 1:
        return dict.fromkeys(counts, "0")
    for symbol in _ranked(counts):
        share = counts[symbol] / total
        length = max(1, int(np.ceil(-np.log2(share))))
        code[symbol] = "".join("01"[int(below * 2**place) % 2] for place in range(1, length + 1))
        below += share
    return code


def _split(counts: dict[Any, int]) -> Code:
    """Split into halves of about the same count, from the top down (Shannon and Fano)."""

    def words(ranked: list[Any], prefix: str) -> Code:
        if len(ranked) == 1:
            return {ranked[0]: prefix or "0"}
        sums = np.cumsum([counts[symbol] for symbol in ranked])
        cut = 1 + int(np.abs(2 * sums[:-1] - sums[-1]).argmin())
        return words(ranked[:cut], prefix + "0") | words(ranked[cut:], prefix + "1")

    return words(_ranked(counts), "")


def _frequent_first(counts: dict[Any, int]) -> Code:
    most = max(counts.values()) + 1
    upside_down: dict[Any, int] = {symbol: most - count for symbol, count in counts.items()}
    return huffman_code(upside_down)


def _turned_around(counts: dict[Any, int]) -> Code:
    return {symbol: word[::-1] for symbol, word in huffman_code(counts).items()}


def huffman_code_cases(rng: Generator) -> Iterator[Case]:
    """Draw counts that are even, skewed and equal, of numbers and of letters, and one symbol alone."""

    def case(group: str, symbols: list[Any], counts: Any, about: str) -> Case:
        pairs = [(symbol, int(count)) for symbol, count in zip(symbols, counts, strict=True)]
        pairs = [pairs[place] for place in rng.permutation(len(pairs))]
        shuffled = tuple(int(place) for place in rng.permutation(len(pairs)))
        return Case(group, (pairs, shuffled), about=about, probe="prefix_code")

    yield case("length", list("abcdef"), [45, 13, 12, 16, 9, 5], "six letters, as in the textbooks")
    yield case("length", list(range(16)), rng.integers(1, 1000, 16), "16 codes")
    yield case("length", list(range(-20, 20)), 1 + rng.geometric(0.02, 40), "40 numbers, some of them negative")
    fibonacci = [1, 1]
    while len(fibonacci) < 22:
        fibonacci.append(fibonacci[-1] + fibonacci[-2])
    yield case("length", list(range(22)), fibonacci, "counts that make a code of 21 bits")
    yield case("length", list("xy"), rng.integers(1, 50, 2), "two letters")
    skewed = np.r_[10_000, rng.integers(1, 30, 10)]
    yield case("length", list(range(11)), skewed, "one symbol that is nearly all there is")
    yield case("order", list("klmnop"), [3] * 6, "six letters that are equally frequent")
    yield case("order", list(range(24)), rng.integers(1, 4, 24), "24 codes with many equal counts")
    yield case("order", list(range(5)), [1, 1, 2, 2, 4], "five codes whose sums are equal, too")
    yield case("one symbol", [int(rng.integers(100))], [int(rng.integers(1, 50))], "one number alone")
    yield case("one symbol", ["a"], [1], "one letter alone")


HUFFMAN_CODE = Exercise(
    id="huffman_code",
    unit="07_compression",
    points=2,
    reference=huffman_code,
    cases=huffman_code_cases,
    weights={"length": 2},
    misconceptions=(
        Misconception(
            "empty-word-for-one-symbol",
            "A symbol that is alone got an empty word: nothing would be written, however often it comes.",
            (_empty_for_one,),
        ),
        Misconception(
            "depends-on-the-dicts-order",
            "The same counts in another order gave another code: what is written could not be read back.",
            (_by_order_of_dict,),
        ),
        Misconception(
            "all-words-equally-long",
            "All words have the same length, whatever the counts.",
            (_same_length,),
        ),
        Misconception(
            "one-bit-more-for-each",
            "Each word is one bit longer than the one before, which pays only for very uneven counts.",
            (_unary,),
        ),
        Misconception(
            "words-begin-other-words",
            "Some words begin other words: the decoder cannot tell where one ends.",
            (_binary_ranks, _turned_around),
        ),
        Misconception(
            "lengths-rounded-one-by-one",
            "Each symbol's own bits of information were rounded up; together the words are longer than need be.",
            (_shannon,),
        ),
        Misconception(
            "split-from-the-top",
            "The symbols were split in halves from the top down; that does not always give the shortest code.",
            (_split,),
        ),
        Misconception(
            "frequent-symbols-get-long-words",
            "The frequent symbols have the long words and the rare ones the short words.",
            (_frequent_first,),
        ),
    ),
)
