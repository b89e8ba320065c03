"""Cross-checks: a document in, diagnostics out."""
