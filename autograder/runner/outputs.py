"""Read a cell's outputs, which a hostile process may have made."""

from __future__ import annotations

from typing import Any

_MIME_LIMIT = 20


def trusted_outputs(reply: Any, limit: int) -> tuple[tuple[dict[str, Any], ...], bool]:
    """Return the outputs that are well formed, and whether the cell raised an exception.

    Parameters
    ----------
    reply
        What came from the submission's process, whatever it is.
    limit
        The most characters that are kept of all outputs together.
    """
    if not isinstance(reply, dict):
        return (), True
    kept: list[dict[str, Any]] = []
    room = 2 * limit  # the other side keeps to the limit if it is honest; its notes come on top
    outputs = reply.get("outputs")
    for output in outputs[:10_000] if isinstance(outputs, list) else []:
        clean = _clean(output)
        size = _size(clean)
        if clean is not None and size <= room:
            room -= size
            kept.append(clean)
    return tuple(kept), reply.get("raised") is not False


def _clean(output: Any) -> dict[str, Any] | None:
    if not isinstance(output, dict):
        return None
    # Read as text first: an array, too, can be compared with a text, and says so element by element.
    match _text(output.get("output_type")):
        case "stream":
            name = "stderr" if _text(output.get("name")) == "stderr" else "stdout"
            return {"output_type": "stream", "name": name, "text": _text(output.get("text"))}
        case "error":
            traceback = output.get("traceback")
            lines = [_text(line) for line in traceback[:500]] if isinstance(traceback, list) else []
            named = {key: _text(output.get(key)) for key in ("ename", "evalue")}
            return {"output_type": "error", **named, "traceback": lines}
        case "display_data" | "execute_result" as kind:
            clean: dict[str, Any] = {"output_type": kind, "data": _bundle(output.get("data")), "metadata": {}}
            if kind == "execute_result":
                clean["execution_count"] = None
            return clean
    return None


def _bundle(data: Any) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    items = list(data.items())[:_MIME_LIMIT]
    return {key: value for key, value in items if isinstance(key, str) and isinstance(value, str)}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _size(output: dict[str, Any] | None) -> int:
    if output is None:
        return 0
    texts = [output.get(key, "") for key in ("text", "ename", "evalue")]
    data = output.get("data", {})
    return sum(map(len, (*texts, *output.get("traceback", ()), *data, *data.values())))
