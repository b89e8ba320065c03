"""What can go wrong, each with its exit status and a hint for the person.

One root, one class a cause: the command line turns a class into an exit status and one line on stderr,
and a caller of the library catches `UndocError`.
"""

from typing import ClassVar


class UndocError(Exception):
    """Root of all errors that undoc raises on purpose: `str(error)` is one clear line."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 70
    hint: ClassVar[str] = ""

    def line(self) -> str:
        """Return the message with its hint, on one line."""
        text = " ".join(str(self).split())
        return f"{text}: {self.hint}" if self.hint else text


class InputError(UndocError):
    """The input cannot be read."""

    code = "input"
    status = 3


class MissingFileError(InputError):
    """No such file or folder, or it may not be read."""

    code = "missing-file"
    hint = "check the path and its permissions"


class NoDocumentsError(InputError):
    """A folder without PDF files."""

    code = "no-documents"
    hint = "give a folder with .pdf files, or the files themselves"


class EmptyFileError(InputError):
    """A file of no bytes."""

    code = "empty-file"
    hint = "fetch the document again"


class NotAPdfError(InputError):
    """The bytes are not a PDF."""

    code = "not-a-pdf"
    hint = "undoc reads PDF files only"


class DamagedError(InputError):
    """A PDF that cannot be read to its end."""

    code = "damaged"
    hint = "fetch the document again, or repair it with a PDF tool"


class EncryptedError(InputError):
    """A PDF that asks for a password."""

    code = "encrypted"
    hint = "give the right one with --password"


class NoPagesError(InputError):
    """A PDF without a page."""

    code = "no-pages"
    hint = "fetch the document again"


class NoTextError(InputError):
    """Pages without a single character: a scan."""

    code = "no-text"
    hint = "recognise its text first, for example with: ocrmypdf in.pdf out.pdf"


class BadRecordError(InputError):
    """A line of JSON that is not an undoc document."""

    code = "bad-record"
    hint = "give PDFs, or the JSON or JSONL that `undoc ingest` wrote"


class OutputError(UndocError):
    """The output cannot be written."""

    code = "output"
    status = 4
    hint = "check the folder, its permissions and the space left"


class NotUnDocumentError(UndocError):
    """Text, but no masthead of the United Nations (raised with `strict`)."""

    code = "not-un-document"
    status = 5
    hint = "leave out --strict to read it as kind `other`"
