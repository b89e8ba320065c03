"""From lines to the parts of a document: masthead, titles, body, notes, signatures, annexes."""
