"""Documents in SQLite: written whole, one transaction each; found by agenda item, words, symbol, citation."""
