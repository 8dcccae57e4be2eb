"""`make bench-frameworks`: it takes the notebook's own functions, and sees where one gives other numbers."""

import frameworks
import numpy as np
import pytest


def test_the_functions_are_those_of_the_notebook():
    known = frameworks.functions()
    for name in ("in_numpy", "in_pytorch", "in_tensorflow_1", "in_tensorflow_2", "in_keras", "in_jax"):
        assert known[name].__code__.co_filename.endswith("deployment.py")


def test_a_function_that_the_notebook_lost_is_named(tmp_path):
    source = tmp_path / "unit.py"
    source.write_text("def in_numpy():\n    pass\n")
    with pytest.raises(ValueError, match="in_jax"):
        frameworks.functions(source)


@pytest.fixture
def only(monkeypatch):
    """Leave some frameworks, and little work."""

    def leave(*names, **functions):
        kept = {name: frameworks.FRAMEWORKS[name] for name in names}
        monkeypatch.setattr(frameworks, "FRAMEWORKS", kept)
        monkeypatch.setattr(frameworks, "SIZES", (8, 12, 5, 2))
        monkeypatch.setattr(frameworks, "STEPS", 5)
        monkeypatch.setattr(frameworks, "find_spec", lambda name: name in ("numpy", "torch", *functions) or None)
        monkeypatch.setattr(frameworks, "compiled", lambda: None)
        known = frameworks.functions()
        monkeypatch.setattr(frameworks, "functions", lambda: known | functions)

    return leave


def test_numpy_and_torch_give_the_same_numbers(only, capsys):
    only("NumPy", "PyTorch")
    assert frameworks.main() == 0
    assert "PyTorch" in capsys.readouterr().out


def test_other_numbers_are_reported(only, capsys):
    def in_jax(*given):
        return [1.001 * loss for loss in numpy(*given)]

    numpy = frameworks.functions()["in_numpy"]
    only("NumPy", "JAX", in_jax=in_jax, jax=None)
    assert frameworks.main() == 1
    assert "not the same numbers: JAX" in capsys.readouterr().err


def test_what_is_not_installed_is_named_and_numpy_alone_proves_nothing(only, capsys):
    only("NumPy", "Keras")
    assert frameworks.main() == 1
    err = capsys.readouterr().err
    assert "keras is not installed here" in err
    assert "no framework but NumPy" in err


def test_losses_that_are_not_numbers_are_reported(only, capsys):
    only("NumPy", "JAX", in_jax=lambda *given: [np.nan] * given[-1], jax=None)
    assert frameworks.main() == 1
    assert "JAX" in capsys.readouterr().err
