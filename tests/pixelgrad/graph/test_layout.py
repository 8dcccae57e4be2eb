"""Laws of the layout."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelgrad.graph.layout import Box, Link, arrange


@st.composite
def networks(draw):
    count = draw(st.integers(1, 16))
    size = st.floats(20, 150)
    names = st.sampled_from([(), (), ("p",), ("p", "q"), ("r",)])
    boxes = [Box(draw(size), draw(size), draw(names)) for _ in range(count)]
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] < pair[1])
    edges = draw(st.lists(pairs, max_size=30)) if count > 1 else []
    return boxes, [Link(a, b, draw(st.sampled_from([0, 40])), 16) for a, b in edges]


def sides(layout, boxes):
    return [
        (x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
        for (x, y), box in zip(layout.centres, boxes, strict=True)
    ]


def curve(points):
    for k in range(0, len(points) - 1, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[k : k + 4]
        for step in range(21):
            t = step / 20
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(["right", "down"]))
def test_boxes_are_apart_edges_go_forward_and_keep_clear(network, direction):
    boxes, links = network
    layout = arrange(boxes, links, direction)
    places = sides(layout, boxes)
    for i, (left, top, right, bottom) in enumerate(places):
        assert 0 < left < right < layout.width
        assert 0 < top < bottom < layout.height
        for other in places[i + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    for link, route in zip(links, layout.routes, strict=True):
        assert layout.ranks[link.start] < layout.ranks[link.end]
        ahead = 0 if direction == "right" else 1
        along = [point[ahead] for point in curve(route.points)]
        assert all(b >= a - 0.11 for a, b in itertools.pairwise(along))
        if link.width == 0:
            for k, (left, top, right, bottom) in enumerate(places):
                inside = [
                    p
                    for p in curve(route.points)
                    if left + 0.2 < p[0] < right - 0.2 and top + 0.2 < p[1] < bottom - 0.2
                ]
                assert not inside, f"an edge from {link.start} to {link.end} passes through box {k}"


@settings(max_examples=40, deadline=None)
@given(networks(), st.sampled_from(["right", "down"]))
def test_a_frame_holds_its_members_and_nobody_else(network, direction):
    boxes, links = network
    layout = arrange(boxes, links, direction)
    places = sides(layout, boxes)
    for frame in layout.frames:
        x0, y0, x1, y1 = frame.x, frame.y, frame.x + frame.width, frame.y + frame.height
        for box, (left, top, right, bottom) in zip(boxes, places, strict=True):
            if box.group[: len(frame.group)] == frame.group:
                assert x0 < left
                assert right < x1
                assert y0 < top
                assert bottom < y1
            else:
                assert right <= x0 or x1 <= left or bottom <= y0 or y1 <= top


def test_a_layout_is_the_same_each_time():
    boxes = [Box(60, 30)] * 9
    links = [Link(a, b) for a in range(9) for b in range(a + 1, 9) if (a * b + a) % 3]
    assert arrange(boxes, links) == arrange(boxes, links)


def test_a_tangle_that_can_be_undone_is_undone():
    boxes = [Box(40, 20)] * 8
    links = [Link(k, 7 - k) for k in range(4)]
    assert arrange(boxes, links).crossings == 0


def test_edges_between_the_same_boxes_are_apart():
    layout = arrange([Box(60, 40)] * 2, [Link(0, 1, 30, 16), Link(0, 1, 30, 16)])
    first, second = layout.routes
    assert abs(first.label[1] - second.label[1]) > 16


def test_nothing_is_a_small_picture():
    assert arrange([], []).centres == ()


def test_a_circle_and_an_unknown_direction_are_refused():
    with pytest.raises(ValueError, match="circle"):
        arrange([Box(9, 9)] * 2, [Link(0, 1), Link(1, 0)])
    with pytest.raises(ValueError, match="direction"):
        arrange([Box(9, 9)], [], "up")
