"""A list that is sorted again and again."""


def huffman_code(counts):
    groups = sorted((n, [s]) for s, n in counts.items())
    words = {s: "" for s in counts}
    while len(groups) > 1:
        (n0, zero), (n1, one), *rest = groups
        for s in zero:
            words[s] = "0" + words[s]
        for s in one:
            words[s] = "1" + words[s]
        groups = sorted(rest + [(n0 + n1, sorted(zero + one))])
    return {s: w or "0" for s, w in words.items()}
