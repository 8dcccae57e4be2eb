"""Level by level."""


def operations(nodes):
    return {n for n in nodes if n is not None and not n.name().endswith("AccumulateGrad")}


def count_operations(tensor):
    level = every = operations([tensor.grad_fn])
    while level:
        level = operations(p for n in level for p, _ in n.next_functions) - every
        every = every | level
    return len(every)
