# diagnosis: needs-hashable-nodes
"""As it is often seen: a set, and recursion."""


def topological_order(root):
    topo = []
    visited = set()

    def build(v):
        if v not in visited:
            visited.add(v)
            for child in v.parents:
                build(child)
            topo.append(v)

    build(root)
    return topo
