"""Counts the children that are still waiting, and goes from the root."""

from collections import deque


def topological_order(root):
    nodes, waiting = {id(root): root}, [root]
    children = {id(root): 0}
    while waiting:
        for parent in waiting.pop().parents:
            if id(parent) not in nodes:
                nodes[id(parent)] = parent
                children[id(parent)] = 0
                waiting.append(parent)
            children[id(parent)] += 1
    order, ready = [], deque([root])
    while ready:
        node = ready.popleft()
        order.append(node)
        for parent in node.parents:
            children[id(parent)] -= 1
            if children[id(parent)] == 0:
                ready.append(parent)
    return list(reversed(order))
