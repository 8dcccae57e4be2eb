"""Recursive, with a higher limit while it runs."""

import sys


def topological_order(root):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000_000)
    order, seen = [], {}

    def visit(node):
        if id(node) in seen:
            return
        seen[id(node)] = node
        for parent in node.parents:
            visit(parent)
        order.append(node)

    try:
        visit(root)
    finally:
        sys.setrecursionlimit(before)
    return order
