"""`undoc schema`: what `undoc ingest` writes is valid against it."""

import json

import pytest
from command import BROKEN, PDFS, call, undoc
from jsonschema import Draft202012Validator

PATHS = [
    *sorted(set(PDFS.glob("*.pdf")) - set(PDFS.glob("scan*.pdf"))),
    BROKEN / "not-un.pdf",
    BROKEN / "ods-error.pdf",
]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    done = undoc("schema")
    assert (done.status, done.err) == (0, "")
    schema = json.loads(done.out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, object]]:
    done = call("ingest", "--jsonl", "--quiet", *PATHS)
    assert done.status == 0
    return {path.name: json.loads(line) for path, line in zip(PATHS, done.lines, strict=True)}


@pytest.mark.parametrize("name", [path.name for path in PATHS])
def test_every_output_is_valid(
    validator: Draft202012Validator, documents: dict[str, dict[str, object]], name: str
) -> None:
    assert [error.message for error in validator.iter_errors(documents[name])] == []


@pytest.mark.parametrize("field", ["schema_version", "source", "header", "diagnostics"])
def test_a_missing_field_is_not_valid(
    validator: Draft202012Validator, documents: dict[str, dict[str, object]], field: str
) -> None:
    document = {name: value for name, value in documents["one-item.pdf"].items() if name != field}
    assert not validator.is_valid(document)


def test_a_wrong_value_is_not_valid_and_a_new_field_is(
    validator: Draft202012Validator, documents: dict[str, dict[str, object]]
) -> None:
    document = documents["one-item.pdf"]
    assert not validator.is_valid({**document, "kind": "poem"})
    assert not validator.is_valid({**document, "schema_version": "2.0"})
    assert validator.is_valid({**document, "later": 1})
