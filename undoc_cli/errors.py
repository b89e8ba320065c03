"""What can go wrong, each with its exit status and a hint for the person.

One root, one class a cause: the command line turns a class into an exit status and one line on stderr,
and a caller of the library catches `UndocError`.
"""

import os
from typing import ClassVar, Self

STATUSES = {
    0: "all went well (also when the reader of a pipe closes it)",
    1: "some of the documents failed; or, with --strict, there are doubts",
    2: "the command was not understood: an unknown option, a missing file name",
    3: "the input cannot be read: missing, no PDF, empty, damaged, encrypted, no text",
    4: "the output cannot be written",
    5: "not a document of the United Nations (with --strict)",
    6: "a document was given up: it went over a limit, or reading it crashed",
    7: "the store has no document of that symbol, or several and none was chosen",
    70: "a bug in undoc: please report it",
    130: "interrupted",
}
SOME_FAILED, USAGE, BUG, INTERRUPTED = 1, 2, 70, 130
BUG_CODE = "bug"  # of an error that is none of the classes below


def reason(error: OSError) -> str:
    """Return what the system says of an error, without the path."""
    return error.strerror or (os.strerror(error.errno) if error.errno else type(error).__name__)


def bug(error: Exception) -> str:
    """Return the line for an error that nobody foresaw."""
    text = " ".join(str(error).split())
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return f"internal error: {what}: please report it (undoc --debug shows where)"


class UndocError(Exception):
    """Root of all errors that undoc raises on purpose: `str(error)` is one clear line."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = BUG
    hint: str = ""

    def __init__(self, message: str = "", hint: str = "") -> None:
        """Take the message, and a hint where there is a better one than that of the class."""
        super().__init__(message)
        if hint:
            self.hint = hint

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
    """A folder without files that can be read."""

    code = "no-documents"
    hint = "give a folder that has some, or the files themselves"


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
    hint = "give its password with --password"

    @classmethod
    def of(cls, password: str | bytes | None) -> Self:
        """Return the error for a PDF that this password does not open."""
        return (
            cls("the password is wrong", "give the right one with --password")
            if password
            else cls("the PDF is encrypted")
        )


class NoPagesError(InputError):
    """A PDF without a page."""

    code = "no-pages"
    hint = "fetch the document again"


class NoTextError(InputError):
    """Pages without a single character: a scan."""

    code = "no-text"
    hint = "recognise its text first: leave out --ocr never, or run: ocrmypdf in.pdf out.pdf"


class OcrMissingError(InputError):
    """Text was to be recognised, and a program for that is not installed."""

    code = "ocr-missing"
    hint = "pip install ocrmypdf, and the packages tesseract-ocr and ghostscript of the system"


class OcrLanguageError(InputError):
    """Text was to be recognised in a language that Tesseract is not installed for."""

    code = "ocr-language"
    hint = "install the data of that language for Tesseract"


class OcrFailedError(InputError):
    """The text of a scan could not be recognised."""

    code = "ocr-failed"
    hint = "to see more, run: ocrmypdf --force-ocr in.pdf out.pdf"


class ArchiveError(InputError):
    """An archive that cannot be read, or only to a part."""

    code = "archive"
    hint = "unpack it with another program, and give the folder"


class BadRecordError(InputError):
    """JSON that is not an undoc document."""

    code = "bad-record"
    hint = "give PDFs, or the JSON or JSONL that `undoc ingest` wrote"


class RegisterError(InputError):
    """A file of agenda facts that cannot be read."""

    code = "register"
    hint = "give a file that `undoc agenda --register` wrote"


class MissingStoreError(InputError):
    """No store at that path, or one without documents."""

    code = "missing-store"
    hint = "write documents into it: undoc ingest --db FILE ..."


class NotAStoreError(InputError):
    """A file that is not a store of undoc, or a damaged one."""

    code = "not-a-store"
    hint = "give a file that `undoc ingest --db` wrote"


class NewerStoreError(InputError):
    """A store that a newer undoc wrote."""

    code = "newer-store"
    hint = "install the newest undoc"


class BusyStoreError(InputError):
    """A store that cannot be read at this moment."""

    code = "busy-store"
    hint = "check its permissions, or try again when no other program writes to it"


class OutputError(UndocError):
    """The output cannot be written."""

    code = "output"
    status = 4
    hint = "check the folder, its permissions and the space left"


class SameTargetError(UndocError):
    """Another input of the run has the same output file."""

    code = "same-target"
    status = 4
    hint = "give them in separate runs with separate folders"


class NotUnDocumentError(UndocError):
    """Text, but no masthead of the United Nations (raised with `strict`)."""

    code = "not-un-document"
    status = 5
    hint = "leave out --strict to read it as kind `other`"


class GivenUpError(UndocError):
    """A document whose reading was stopped from outside."""

    code = "given-up"
    status = 6


class TimeLimitError(GivenUpError):
    """Reading took longer than `--timeout`."""

    code = "timeout"
    hint = "give it longer with --timeout, if it is worth it"


class MemoryLimitError(GivenUpError):
    """Reading needed more memory than `--max-memory`."""

    code = "memory"
    hint = "give it more with --max-memory, if it is worth it"


class PageLimitError(GivenUpError):
    """A PDF of more pages than `--max-pages`."""

    code = "too-many-pages"
    hint = "allow more with --max-pages, if it is a document"


class OutputLimitError(GivenUpError):
    """JSON larger than `--max-output`."""

    code = "output-too-large"
    hint = "allow more with --max-output, if it is a document"


class InputLimitError(GivenUpError):
    """A file larger than any document."""

    code = "input-too-large"
    hint = "look at what it is"


class SystemLimitError(GivenUpError):
    """The system gives undoc no process, or no file, to read with."""

    code = "system-limit"
    hint = "end other programs, or raise the limits (ulimit -u, ulimit -n)"


class CrashedError(GivenUpError):
    """The process that read it ended without an answer."""

    code = "crashed"
    hint = "repair the file with a PDF tool"


class NotInStoreError(UndocError):
    """No document of that symbol in the store."""

    code = "not-in-store"
    status = 7
    hint = "undoc search finds documents by their words"


class SeveralDocumentsError(UndocError):
    """Several documents of that symbol in the store, and none of them chosen."""

    code = "several-documents"
    status = 7
    hint = "choose one with --language, or by the beginning of its sha256"


def causes(root: type[UndocError] = UndocError) -> list[type[UndocError]]:
    """Return the classes that are raised: those without kinds in this module, whatever else is loaded."""
    kinds = [kind for kind in root.__subclasses__() if kind.__module__ == __name__]
    return [cause for kind in kinds for cause in causes(kind)] or [root]
