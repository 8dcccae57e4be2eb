# diagnosis: none
"""Leaves, then all others in the order of a search."""


def topological_order(root):
    met, seen, stack = [], {id(root)}, [root]
    while stack:
        node = stack.pop()
        met.append(node)
        for parent in node.parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                stack.append(parent)
    return [n for n in met if not n.parents] + [n for n in reversed(met) if n.parents]
