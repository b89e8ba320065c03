"""The tables of a store and their columns, as `1-documents.sql` makes them."""

DOCUMENT_COLUMNS = (
    "sha256",
    "file",
    "symbol",
    "title",
    "kind",
    "language",
    "distribution",
    "distribution_date",
    "letter_date",
    "session",
    "council_year",
    "agenda_list",
    "sender",
    "job_number",
    "pages",
    "bytes",
    "text_layer",
    "layout",
    "reader",
    "schema_version",
)

# The tables whose rows belong to a document, in the order in which their keys need each other.
COLUMNS = {
    "symbols": ("position", "symbol", "key"),
    "agenda_items": ("position", "session", "list", "item", "subitem", "title", "heading"),
    "parties": ("position", "role", "name"),
    "annexes": ("position", "heading", "title", "page", "original"),
    "signatories": ("position", "annex", "name", "family_name", "titles", "entity", "signed"),
    "paragraphs": ("position", "annex", "type", "role", "number", "page", "pointer", "text", "words"),
    "footnotes": ("position", "marker", "page", "pointer", "calls", "text", "words"),
    "citations": ("position", "symbol", "key", "page", "pointer", "start", "stop"),
    "diagnostics": ("position", "severity", "code", "message", "pointer"),
}

TABLES = ("documents", *COLUMNS, "files")
