"""A notebook as other editors save it. What they write was seen in files that they saved; the texts stay the same."""

from __future__ import annotations

import copy
from typing import Any

Notebook = dict[str, Any]


def as_colab(notebook: Notebook) -> Notebook:
    """As Colab saves it: format 4.0, ids of its own in the metadata, outputs of its own kinds, a GPU, widgets."""
    saved = copy.deepcopy(notebook)
    for number, cell in enumerate(saved["cells"]):
        cell.pop("id", None)
        cell["metadata"] = {"id": f"q{number:02}Zk_vX3aBc"}
        if cell["cell_type"] == "code":
            cell["metadata"] |= {
                "colab": {"base_uri": "https://localhost:8080/", "height": 35},
                "outputId": f"5a1c{number:04}-3f1e-4d0b-9c55-7d0c7b1f2a11",
                "collapsed": False,
                "executionInfo": {
                    "elapsed": 212,
                    "status": "ok",
                    "timestamp": 1793612521000 + number,
                    "user": {"displayName": "Ada Lovelace", "userId": "04242424242424242424"},
                    "user_tz": -60,
                },
            }
            data = {
                "text/plain": ["'x'"],
                "application/vnd.google.colaboratory.intrinsic+json": {"type": "string"},
            }
            cell["execution_count"] = number
            cell["outputs"] = [
                {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
            ]
    model = {"model_module": "@jupyter-widgets/controls", "model_module_version": "1.5.0", "state": {"value": 3}}
    saved["metadata"] = {
        "accelerator": "GPU",
        "colab": {"gpuType": "T4", "name": "Copy of images.ipynb", "provenance": [], "toc_visible": True},
        "kernelspec": {"display_name": "Python 3", "name": "python3"},
        "language_info": {"name": "python"},
        # Colab leaves out the level "state" that nbconvert looks for.
        "widgets": {"application/vnd.jupyter.widget-state+json": {"0a1b2c": {**model, "model_name": "IntSliderModel"}}},
    }
    saved["nbformat"], saved["nbformat_minor"] = 4, 0
    return saved


def as_kept_by_colab(notebook: Notebook) -> Notebook:
    """As Colab saves what it leaves alone of other programs' metadata: the marks stand beside its own."""
    saved = as_colab(notebook)
    for cell, before in zip(saved["cells"], notebook["cells"], strict=True):
        cell["metadata"] = copy.deepcopy(before["metadata"]) | cell["metadata"]
    return saved


def as_old_colab(notebook: Notebook) -> Notebook:
    """As Colab saved it some years ago: the kind of each cell a second time, a version of the file, no marks."""
    saved = copy.deepcopy(notebook)
    for number, cell in enumerate(saved["cells"]):
        cell.pop("id", None)
        kind = "code" if cell["cell_type"] == "code" else "text"
        cell["metadata"] = {"id": f"q{number:02}Zk_vX3aBc", "colab_type": kind}
        if kind == "code":
            cell["metadata"]["colab"] = {}
    saved["metadata"] = {
        "colab": {"name": "images.ipynb", "version": "0.3.2", "provenance": [], "collapsed_sections": []},
        "kernelspec": {"display_name": "Python 3", "name": "python3"},
    }
    saved["nbformat"], saved["nbformat_minor"] = 4, 0
    return saved


def as_vscode(notebook: Notebook) -> Notebook:
    """As VS Code saves it: its kernel's name, the language of each cell, the execution's times; marks and ids stay."""
    saved = copy.deepcopy(notebook)
    for number, cell in enumerate(saved["cells"]):
        if cell["cell_type"] == "code":
            cell["metadata"] |= {
                "vscode": {"languageId": "python"},
                "execution": {"iopub.execute_input": "2026-11-02T09:12:01.000Z"},
            }
            cell["execution_count"] = number
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": ["done\n"]}]
    saved["metadata"] = _vscode_metadata()
    return saved


def as_old_vscode(notebook: Notebook) -> Notebook:
    """As VS Code saved it before it knew cell ids: format 4.2, no ids, no marks."""
    saved = copy.deepcopy(notebook)
    for cell in saved["cells"]:
        cell.pop("id", None)
        cell["metadata"] = {"vscode": {"languageId": "python"}} if cell["cell_type"] == "code" else {}
    saved["metadata"] = _vscode_metadata() | {
        "orig_nbformat": 4,
        "interpreter": {"hash": "31f2aee4e71d21fbe5cf8b01ff0e069b9275f58929596ceb00d14d90e3e16cd6"},
        "vscode": {"interpreter": {"hash": "31f2aee4e71d21fbe5cf8b01ff0e069b9275f58929596ceb00d14d90e3e16cd6"}},
    }
    saved["nbformat"], saved["nbformat_minor"] = 4, 2
    return saved


def _vscode_metadata() -> dict[str, Any]:
    return {
        "kernelspec": {"display_name": ".venv (3.12.3)", "language": "python", "name": "python3"},
        "language_info": {
            "codemirror_mode": {"name": "ipython", "version": 3},
            "file_extension": ".py",
            "mimetype": "text/x-python",
            "name": "python",
            "nbconvert_exporter": "python",
            "pygments_lexer": "ipython3",
            "version": "3.12.3",
        },
    }


EDITORS = {
    "colab": as_colab,
    "kept-by-colab": as_kept_by_colab,
    "old-colab": as_old_colab,
    "vscode": as_vscode,
    "old-vscode": as_old_vscode,
}
