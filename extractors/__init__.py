"""The pure core's first half: bytes to Article to Claims; these names are its stable entry points.

Knows no other room, and loads each part only when it is first asked for.
"""

from importlib import import_module
from typing import Any

_ENTRY_POINTS = {
    "quantities": "extractors.figures",
    "extract": "extractors.claims",
    "read": "extractors.readers",
}

__all__ = ["extract", "quantities", "read"]


def __getattr__(name: str) -> Any:
    module = _ENTRY_POINTS.get(name)
    if module is None:
        raise AttributeError(f"module 'extractors' has no attribute {name!r}")
    return getattr(import_module(module), name)
