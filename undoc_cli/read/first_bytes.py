"""By which bytes a PDF is known."""

PDF_MARK = b"%PDF-"
# Bytes within which the mark stands: some files begin with others (PDF reference, implementation notes).
PDF_HEAD = 1024
