"""From the bytes of a PDF to what its pages show; what is the picture of a page only, after its text was recognised."""
