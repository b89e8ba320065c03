"""The JSON Schema of the output, from the classes that write it."""

from inspect import getdoc
from typing import Any

import msgspec

from undoc_cli import model

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document.

    It is open: a later 1.x may add fields.  Every field that this version always writes is required.
    """
    _, parts = msgspec.json.schema_components([model.Document], ref_template="#/$defs/{name}")
    for name, part in parts.items():
        struct = getattr(model, name)
        part["description"] = " ".join((getdoc(struct) or "").split())
        part["required"] = [
            field.encode_name for field in msgspec.structs.fields(struct) if not _may_be_left_out(field)
        ]
    parts = {name: parts[name] for name in sorted(parts)}
    document = parts.pop("Document")
    document["properties"]["schema_version"] = {"const": model.SCHEMA_VERSION}
    return {
        "$schema": DIALECT,
        "$id": f"urn:undoc:document:{model.SCHEMA_VERSION}",
        **document,
        "title": "A United Nations document as undoc reads it",
        "$defs": parts,
    }


def _may_be_left_out(field: msgspec.structs.FieldInfo) -> bool:
    return field.default is msgspec.UNSET
