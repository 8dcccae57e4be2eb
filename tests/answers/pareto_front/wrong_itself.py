# diagnosis: compares-with-itself
"""Each point is compared with itself."""


def pareto_front(points):
    front = []
    for p in points:
        if not any(q[0] <= p[0] and q[1] >= p[1] for q in points):
            front.append(p)
    return front
