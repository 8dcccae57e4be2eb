"""Graphs in ONNX files: read as they are written, drawn, and refused where they are no such files."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from pixelgrad.graph import draw, read_onnx


def model(nodes, stored=(), shape=("batch", 2), result="y"):
    graph = helper.make_graph(
        nodes,
        "net",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(result, TensorProto.FLOAT, None)],
        [numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in stored],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)])


def two_layers():
    nodes = [
        helper.make_node("Gemm", ["x", "w1", "b1"], ["a"], transB=1),
        helper.make_node("Relu", ["a"], ["h"]),
        helper.make_node("Gemm", ["h", "w2"], ["y"], transB=1),
    ]
    return model(nodes, [("w1", np.ones((3, 2))), ("b1", np.ones(3)), ("w2", np.ones((1, 3)))])


@pytest.fixture
def saved(tmp_path):
    def save(what):
        path = tmp_path / "net.onnx"
        path.write_bytes(what if isinstance(what, bytes) else what.SerializeToString())
        return path

    return save


def test_operators_come_in_order_with_what_they_need(saved):
    graph = read_onnx(saved(two_layers()))
    assert [(node.name, node.operation) for node in graph if node.kind == "operation"] == [
        ("a", "Gemm"),
        ("h", "Relu"),
        ("y", "Gemm"),
    ]
    assert [graph.nodes[k].name for k in graph["a"].operands] == ["x", "w1", "b1"]
    assert graph.output.name == "y"
    assert [node.name for node in graph if node.kind == "parameter"] == ["w1", "b1", "w2"]
    assert graph.note == "3 operators, 12 stored numbers"


def test_a_side_of_any_length_keeps_its_name_through_the_graph(saved):
    graph = read_onnx(saved(two_layers()))
    assert [graph[name].shape for name in ("x", "a", "y")] == [("batch", 2), ("batch", 3), ("batch", 1)]
    picture = draw(graph, parameters=False)
    assert "batch × 3" in picture.svg
    assert "9 parameters" in picture.svg
    assert "h = Relu(a)" in picture.alt


def test_attributes_are_said_in_a_few_words(saved):
    nodes = [
        helper.make_node("Conv", ["x", "w"], ["a"], kernel_shape=[3, 5], strides=[2, 2], pads=[1, 1, 1, 1], group=1),
        helper.make_node("Clip", ["a", "", "top"], ["y"]),  # the lower bound is left out
    ]
    graph = read_onnx(saved(model(nodes, [("w", np.ones((1, 1, 3, 5))), ("top", 6.0)], shape=("n", 1, 9, 9))))
    assert graph["a"].detail == "3×5, stride 2, padding 1"
    assert [graph.nodes[k].name for k in graph["y"].operands] == ["a", "top"]


def test_operators_that_onnx_does_not_know_are_read_too(saved):
    graph = read_onnx(saved(model([helper.make_node("FusedConv", ["x"], ["y"], domain="com.microsoft")])))
    assert graph.output.operation == "FusedConv"


@pytest.mark.parametrize(
    "content",
    [b"", b"not a network", b"\x89PNG\r\n\x1a\n" + bytes(60), b"PK\x03\x04" + bytes(200), bytes(1000)],
    ids=["empty", "text", "picture", "zip", "zeros"],
)
def test_another_format_is_refused_by_name(saved, content):
    with pytest.raises(ValueError, match=r"net\.onnx"):
        read_onnx(saved(content))


def test_a_value_that_nothing_makes_is_named(saved):
    with pytest.raises(ValueError, match="Relu needs 'gone'"):
        read_onnx(saved(model([helper.make_node("Relu", ["gone"], ["y"])])))
    with pytest.raises(ValueError, match="its result"):
        read_onnx(saved(model([helper.make_node("Relu", ["x"], ["h"])])))


def test_a_missing_file_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_onnx(tmp_path / "none.onnx")


WHOLE = two_layers().SerializeToString()


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.booleans())
@settings(deadline=None)
def test_damage_gives_a_graph_or_a_value_error(tmp_path_factory, place, byte, cut):
    path = tmp_path_factory.getbasetemp() / "damaged.onnx"
    path.write_bytes(WHOLE[:place] if cut else WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :])
    try:
        graph = read_onnx(path)
    except ValueError as error:
        assert "damaged.onnx" in str(error)  # noqa: PT017
    else:
        assert graph.output in graph.nodes
