"""`huffman_encode` and `huffman_decode`: symbols as bytes, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from autograder.exercises.u07_compression.huffman_code import huffman_code
from pixelgrad.check.case import Case

Code = dict[Any, str]


def huffman_encode(symbols: list[Any], code: Code) -> bytes:
    """Give the right answer: the words one after the other, the first bit first, zeros to the end of the last byte."""
    bits = "".join([code[symbol] for symbol in symbols])
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[place : place + 8], 2) for place in range(0, len(padded), 8))


def huffman_decode(data: bytes, code: Code, n: int) -> list[Any]:
    """Give the right answer: read bit by bit until `n` words are found."""
    symbol_of = {word: symbol for symbol, word in code.items()}
    found: list[Any] = []
    word = ""
    for bit in _bits(data):
        if len(found) == n:
            break
        word += bit
        if word in symbol_of:
            found.append(symbol_of[word])
            word = ""
    if len(found) < n:
        raise ValueError(f"data ends after {len(found)} of {n} symbols")
    return found


def _bits(data: bytes) -> str:
    return "".join(format(byte, "08b") for byte in data)


def pair(encode: Any, decode: Any) -> Any:
    """Return both functions of an answer as a probe gets them."""
    return encode, decode


def _letters(symbols: list[Any], code: Code) -> bytes:
    return "".join(code[symbol] for symbol in symbols).encode()


def _from_letters(data: bytes, code: Code, n: int) -> list[Any]:
    found = _reads_bits(data.decode(), code)
    if len(found) < n:
        raise ValueError("data is torn")
    return found


def _with_length(symbols: list[Any], code: Code) -> bytes:
    bits = sum(len(code[symbol]) for symbol in symbols)
    return bytes([-bits % 8]) + huffman_encode(symbols, code)


def _cut_off(symbols: list[Any], code: Code) -> bytes:
    data = huffman_encode(symbols, code)
    bits = sum(len(code[symbol]) for symbol in symbols)
    return data[: bits // 8]


def _one_word_a_byte(symbols: list[Any], code: Code) -> bytes:
    places = {symbol: place for place, symbol in enumerate(sorted(code))}
    return bytes(places[symbol] for symbol in symbols)


def _words_of_bytes(data: bytes, code: Code, n: int) -> list[Any]:
    if len(data) < n:
        raise ValueError("data is torn")
    return [sorted(code)[byte] for byte in data[:n]]


def _a_whole_byte_of_padding(symbols: list[Any], code: Code) -> bytes:
    data = huffman_encode(symbols, code)
    bits = sum(len(code[symbol]) for symbol in symbols)
    return data if bits % 8 else data + b"\x00"


def _reads_bits(bits: str, code: Code) -> list[Any]:
    symbol_of = {word: symbol for symbol, word in code.items()}
    found: list[Any] = []
    word = ""
    for bit in bits:
        word += bit
        if word in symbol_of:
            found.append(symbol_of[word])
            word = ""
    return found


def _reads_padding(data: bytes, code: Code, n: int) -> list[Any]:
    found = _reads_bits(_bits(data), code)
    if len(found) < n:
        raise ValueError("data is torn")
    return found


def _stops_short(data: bytes, code: Code, n: int) -> list[Any]:
    return _reads_padding(data, code, 0)[:n]


def _raises(error: type[Exception]) -> Any:
    def decode(data: bytes, code: Code, n: int) -> list[Any]:
        try:
            return huffman_decode(data, code, n)
        except ValueError:
            raise error("data is torn") from None

    return decode


def _as_number(symbols: list[Any], code: Code) -> bytes:
    """Write the bits as one number, from which zeros at the beginning are lost."""
    bits = "".join(code[symbol] for symbol in symbols)
    number = int(bits + "0" * (-len(bits) % 8) or "0", 2)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _as_text(data: bytes, code: Code, n: int) -> Any:
    return "".join(map(str, huffman_decode(data, code, n)))


def _padded_in_front(symbols: list[Any], code: Code) -> bytes:
    """Pad at the beginning, where the decoder takes zeros for symbols."""
    bits = "".join(code[symbol] for symbol in symbols)
    return int(bits or "0", 2).to_bytes((len(bits) + 7) // 8, "big")


def huffman_bytes_cases(rng: Generator) -> Iterator[Case]:
    """Encode and decode, count bytes, and lose some of them."""

    def draw(alphabet: list[Any], count: int, skew: float) -> tuple[list[Any], Code]:
        shares = np.exp(-skew * np.arange(len(alphabet)))
        symbols = [alphabet[place] for place in rng.choice(len(alphabet), count, p=shares / shares.sum())]
        counts = {symbol: symbols.count(symbol) + 1 for symbol in alphabet}
        return symbols, huffman_code(counts)

    texts: tuple[tuple[list[Any], Code, str], ...] = (
        (*draw(list("abcdef"), 60, 0.6), "60 letters"),
        (*draw(list(range(16)), 301, 0.3), "301 codes"),
        (*draw(list(range(-3, 40)), 77, 0.02), "77 numbers, some of them negative"),
        (["b", "b", "a", "b"], {"a": "0", "b": "1"}, "four letters"),
    )
    byte: tuple[list[Any], Code, str] = (
        list("aabbccdd"),
        {"a": "00", "b": "01", "c": "10", "d": "11"},
        "eight letters that fill two bytes",
    )
    alone: tuple[list[Any], Code, str] = ([7] * 11, {7: "0"}, "one symbol, eleven times")
    nothing: tuple[list[Any], Code, str] = ([], {"a": "0", "b": "10"}, "no symbol at all")
    deep: Code = {place: "0" * place + "1" for place in range(18)}
    long = ([*(int(place) for place in rng.permutation(18)), 0, 17, 3], deep, "words of up to 18 bits")
    for symbols, code, about in (*texts, byte, alone, nothing, long):
        yield Case("round trip", (symbols, code), about=about, probe="encoded_alone", then="decoded_alone")
    for symbols, code, about in (*texts, byte, alone, nothing, long):
        yield Case("bytes", (symbols, code), about=f"the bytes of {about}", probe="encoded_size")
    for (symbols, code, about), lost in zip((*texts, byte, alone), (1, 3, 20, 1, 1, 1), strict=True):
        parts = "the last byte" if lost == 1 else f"the last {lost} bytes"
        yield Case(
            "torn data", (symbols, code, lost), about=f"{about}, of which {parts} went lost", probe="torn_symbols"
        )


HUFFMAN_BYTES = Exercise(
    id="huffman_encode",
    unit="07_compression",
    points=2,
    reference=pair(huffman_encode, huffman_decode),
    cases=huffman_bytes_cases,
    weights={"round trip": 2},
    partners=("huffman_decode",),
    misconceptions=(
        Misconception(
            "a-byte-for-each-bit",
            "Each bit takes a whole byte, as a letter 0 or 1.",
            (pair(_letters, _from_letters),),
        ),
        Misconception(
            "a-byte-for-each-symbol",
            "Each symbol takes a whole byte, however short its word is.",
            (pair(_one_word_a_byte, _words_of_bytes),),
        ),
        Misconception(
            "length-written-as-well",
            "There is a byte more than the bits need, which tells a length that the decoder is told anyway.",
            (
                pair(_with_length, lambda data, code, n: huffman_decode(data[1:], code, n)),
                pair(_a_whole_byte_of_padding, huffman_decode),
            ),
        ),
        Misconception(
            "last-bits-lost",
            "The bits that do not fill a byte at the end were not written.",
            (
                pair(_cut_off, huffman_decode),
                pair(_cut_off, _stops_short),
            ),
        ),
        Misconception(
            "padding-read-as-symbols",
            "The zeros that fill the last byte were decoded, too: more symbols come back than were written.",
            (pair(huffman_encode, _reads_padding),),
        ),
        Misconception(
            "torn-data-not-noticed",
            "Bytes were missing, and fewer symbols came back without a word.",
            (pair(huffman_encode, _stops_short),),
        ),
        Misconception(
            "another-error-for-torn-data",
            "Missing bytes raise an error, but not a `ValueError` that says what is wrong.",
            tuple(
                pair(huffman_encode, _raises(error))
                for error in (IndexError, KeyError, StopIteration, EOFError, AssertionError)
            ),
        ),
        Misconception(
            "leading-zeros-lost",
            "The bits were made one number, and the zeros before its first one got lost.",
            (pair(_as_number, huffman_decode),),
        ),
        Misconception(
            "padded-in-front",
            "The bits were filled up at the beginning, where the decoder takes the padding for symbols.",
            (pair(_padded_in_front, huffman_decode),),
        ),
        Misconception(
            "text-in-place-of-a-list",
            "The symbols came back as one text; a list is asked for.",
            (pair(huffman_encode, _as_text),),
        ),
    ),
)
