"""By which bytes a PDF is known."""

PDF_MARK = b"%PDF-"
PDF_HEAD = (
    1024  # bytes within which the mark stands: some files begin with others (PDF reference, implementation notes)
)
