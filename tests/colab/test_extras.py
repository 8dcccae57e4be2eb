"""What a unit needs besides leaves Colab's own packages as they are: other programs there were built against them."""

from __future__ import annotations

from visits import notebook_of, visit


def test_unit_08_brings_onnx_and_changes_nothing_of_colabs(fresh, tmp_path):
    been = visit(fresh(torch=False), tmp_path / "content", notebook_of("08_deployment"), only_set_up=True)
    assert been.changed == {}
    assert {"pixelgrad", "onnx", "onnxruntime", "onnxscript"} <= been.added
    assert been.started == []
