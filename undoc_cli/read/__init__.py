"""From the bytes of a PDF to pages of characters: the only room that knows a PDF library."""
