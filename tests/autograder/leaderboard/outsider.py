"""A second reader, written from docs/format.md alone: plain and slow, and without the checks on damaged files."""

from __future__ import annotations

import struct
from math import exp, log, prod

import numpy as np


def read(data: bytes) -> dict[str, np.ndarray]:
    version, kind = data[8], data[9]
    assert data[:4] == b"PXGN"
    assert version == 1
    if kind == 1:
        h1, h2 = struct.unpack_from("<2H", data, 10)
        layers = [("fc1", (h1, 784)), ("fc2", (h2, h1)), ("fc3", (10, h2))]
        planes = {"fc1.weight": (28, 28)}
        at = 14
    else:
        c1, c2, h = struct.unpack_from("<3H", data, 10)
        layers = [("conv1", (c1, 1, 5, 5)), ("conv2", (c2, c1, 5, 5)), ("fc1", (h, 16 * c2)), ("fc2", (10, h))]
        planes = {"conv1.weight": (5, 5), "conv2.weight": (5, 5), "fc1.weight": (4, 4)}
        at = 16
    shapes = {}
    for name, shape in layers:
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = shape, shape[:1]

    def numbers(form):
        nonlocal at
        found = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return found

    def entries():
        half, count = numbers("BB")
        return [0.0, *numbers(f"{count}{'e' if half else 'f'}")]

    def symbols():
        nonlocal at
        coder, n, k, length = numbers("BIHI")
        words = {format(symbol, f"0{k}b"): symbol for symbol in range(2**k)} if coder == 0 else {}
        for _ in range(k if coder else 0):
            symbol, bits = numbers("BB")
            words[bits_of(numbers("B" * -(-bits // 8)))[:bits]] = symbol
        text, word, found = bits_of(data[at : at + length]), "", []
        at += length
        for bit in text:
            if len(found) == n:
                break
            word += bit
            if word in words:
                found.append(words[word])
                word = ""
        return found

    tensors, waiting = {}, []
    for t, (name, shape) in enumerate(shapes.items()):
        (coding,) = numbers("B")
        values = np.zeros(prod(shape), np.float32)
        if coding == 0:
            values[:] = numbers(f"{len(values)}f")
        elif coding == 1:
            book, place = entries(), 0
            for gap, code in zip(symbols(), symbols(), strict=True):
                place += gap
                if code:
                    values[place] = book[code]
        elif coding == 2:
            scale, zero = numbers("fB")
            values[:] = np.float32(scale) * np.array([s - zero for s in symbols()], np.float32)
        elif coding == 3:
            waiting.append((t, name, values, entries(), None))
        else:
            waiting.append((t, name, values, None, numbers("fBB")))
        tensors[name] = values
    if waiting:
        stream = Stream(data[at:])
        for t, name, values, book, grid in waiting:
            if book:
                stream.shared(t, shapes[name], planes.get(name, (1, 1)), values, book)
            else:
                scale, zero, levels = grid
                for place in range(len(values)):
                    s = stream.number(levels, 3, lambda node, t=t: [("grid", node), ("grid of a tensor", t, node)])
                    values[place] = np.float32(scale) * np.float32(s - zero)
    return {name: tensors[name].reshape(shape) for name, shape in shapes.items()}


def bits_of(packed) -> str:
    return "".join(format(byte, "08b") for byte in packed)


class Stream:
    def __init__(self, data):
        self.rate, self.data, self.at = data[0], data, 1
        self.range, self.code = 2**32 - 1, 0
        for _ in range(4):
            self.code = self.code * 256 + self.next_byte()
        self.counts, self.weights = {}, {}

    def next_byte(self):
        byte = self.data[self.at] if self.at < len(self.data) else 0
        self.at += 1
        return byte

    def decide(self, mixer, contexts):
        counts = [self.counts.setdefault(context, [0, 0]) for context in contexts]
        weights = self.weights.setdefault(mixer, [65536] + [32768] * (len(contexts) - 1))
        n0, n1 = counts[0]
        base = ((2 * n1 + 1) * 65536) // (2 * (n0 + n1) + 2)
        x = [stretch(base >> 4)]
        for n0, n1 in counts[1:]:
            x.append(stretch(((n1 * 65536 + 3 * base) // (n0 + n1 + 3)) >> 4) - x[0])
        p = squash(sum(w * v for w, v in zip(weights, x, strict=True)) >> 16)
        bound = (self.range >> 16) * p
        bit = int(self.code < bound)
        if bit:
            self.range = bound
        else:
            self.range, self.code = self.range - bound, self.code - bound
        while self.range < 2**24:
            self.range, self.code = self.range * 256, self.code * 256 + self.next_byte()
        for k, value in enumerate(x):
            weights[k] += (value * (65536 * bit - p)) >> self.rate
            counts[k][bit] += 1
        return bit

    def number(self, below, mixer, contexts):
        size = 0
        while 2**size < below:
            size += 1
        v, node = 0, 1
        for r in range(size - 1, -1, -1):
            bit = 0 if (2 * v + 1) * 2**r >= below else self.decide(mixer, contexts(node))
            v, node = 2 * v + bit, 2 * node + bit
        return v

    def shared(self, t, shape, plane, values, book):
        height, width = plane
        rows, columns = shape[0], prod(shape[1:])
        codes = np.zeros((rows, columns // (height * width), height, width), int)

        def at(o, p, y, x):
            inside = p >= 0 and y >= 0 and 0 <= x < width
            return int(codes[o, p, y, x]) if inside else 0

        for o in range(rows):
            for i in range(columns):
                p, y, x = i // (height * width), i // width % height, i % width
                around = [(p, y, x - 1), (p, y - 1, x), (p, y - 1, x - 1), (p, y - 1, x + 1), (p - 1, y, x)]
                near = sum(2**k for k, place in enumerate(around) if at(o, *place))
                steps = [(0, -2), (-1, -2), (-1, 2), (-2, -2), (-2, -1), (-2, 0), (-2, 1), (-2, 2)]
                far = sum(1 for dy, dx in steps if at(o, p, y + dy, x + dx))
                contexts = [("kept", t), ("column", t, i), ("row", t, o), ("near", t, near), ("far", t, far, near)]
                if not self.decide(1 if near else 0, contexts):
                    continue
                flat = codes.reshape(rows, columns)
                above = next((int(c) for c in flat[:o, i][::-1] if c), 0)
                before = next((int(c) for c in flat[o, :i][::-1] if c), 0)
                left, up = at(o, p, y, x - 1), at(o, p, y - 1, x)

                def of_code(node, above=above, before=before, left=left, up=up):
                    return [
                        ("code", t, node),
                        ("code above", t, node, above),
                        ("code before", t, node, before),
                        ("code near", t, node, left, up),
                    ]

                code = 1 + self.number(len(book) - 1, 2, of_code)
                codes[o, p, y, x] = code
                values[o * columns + i] = book[code]


def stretch(j):
    return round(256 * log((2 * j + 1) / (8191 - 2 * j)))


def squash(x):
    x = min(2815, max(-2815, x))
    return min(65535, max(1, round(65536 / (1 + exp(-x / 256)))))
