"""The codes of all that undoc doubts, also in the stages before the checks, with what they mean."""

from undoc_cli.model import Diagnostic, Severity

CODES = {
    "agenda-count": "the numbers of agenda items and of titles differ",
    "agenda-list": "the masthead names an agenda list that is none of the three known ones",
    "agenda-list-several": "the masthead names one agenda list for some items and another for others",
    "agenda-order": "the printed order of agenda titles is contradicted by the agenda register",
    "agenda-register": "an agenda title differs from the one the agenda register has for that item",
    "annex-heading": "an annex has no heading, or one in another script, or one that could not be read",
    "annex-missing": "the letter speaks of an annex, and none was found",
    "blank-in-word": "a date or session is read without a blank that the page has within a word",
    "circulation-items": "the request for circulation names other agenda items than the masthead",
    "council-year": "the year of the Security Council is not the year in the symbol less 1945",
    "cover-page": "pages stand before the one with the masthead",
    "date-order": "the letter is dated after the distribution date",
    "document-several": "another masthead stands on a later page: what follows may be another document",
    "footnote-mark-without-note": "a raised mark calls a note that no page prints",
    "footnote-without-mark": "no mark calls a note",
    "job-number": "job number, bar code and the numbers at the foot of later pages differ",
    "kind-unknown": "neither title nor symbol says which of the known kinds a document is",
    "language-doubt": "masthead, job number and text do not agree on the language, or nothing tells it",
    "language-unknown": "a language named in a bracket is not known",
    "letter-date": "the title of a letter gives no day, or several",
    "letter-title": "a title begins like that of a letter but could not be read as one",
    "masthead-missing": "the first page has no masthead of the United Nations",
    "masthead-unread": "a line of the masthead could not be read",
    "meeting-symbol": "the number of a meeting is not the one in the symbol of its record",
    "no-body": "no running text was found",
    "no-date": "the masthead shows no date that can be read",
    "no-signature": "a letter without signature",
    "no-symbol": "the masthead shows no symbol that can be read",
    "page-count": "the page numbers speak of another number of pages than the file has",
    "page-without-text": "a page is the picture of one, without text: what it says is not in the output",
    "reader-fallback": "the file, or many of its characters, could be read with pdfplumber only, not with PDFium",
    "rules-unverified": "values were read by rules that no real document of that language has confirmed yet",
    "search-given-up": "the search for a value took too long in a text and was given up: it may be there",
    "sender-entities": "it is not certain where the names of the senders end",
    "session-several": "the masthead names another session of the same body as well",
    "session-symbol": "the session in words is not the one in the symbol",
    "signatory-name": "a signature without a name",
    "signatory-parties": "fewer signatures than senders",
    "signature-titles": "text stands right below a signature, or above its name, and was not read as part of it",
    "signature-unmarked": "lines are taken for a signature, but nothing such as “(Signed)” says that they are one",
    "symbol-running-head": "the running heads print another symbol than the masthead",
    "symbol-unknown": "a symbol begins with a code that is not known",
    "text-over": "characters that no part of the document took",
    "text-recognised": "text recognised on a scan: what is here, or missing here, may be misread",
    "text-twice": "characters that two parts of the document took",
    "text-undecodable": "characters whose font does not say what they are",
    "title-misprint": "the title of a letter, given as printed, lacks a small word or has one twice",
}


def finding(code: str, message: str, pointer: str, severity: Severity = "warning") -> Diagnostic:
    """Return what a check has found."""
    return Diagnostic(code=code, severity=severity, message=message, pointer=pointer)
