"""The functions of PDFium that reading needs, as cheap to call as Python allows.

pypdfium2's own prototypes convert every pointer into an object and let go of the interpreter lock in each call: two
thirds of the time of a page.  These take and give plain integers for pointers and hold the lock.  Where reading is
compiled (`native`), a call costs a quarter of what it costs by ctypes.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2_raw as pdfium

from undoc_cli.native import native

# pypdfium2 itself, which loads half as much again, is for drawing; PDFium begins but once, whoever asks.
# For fonts that a file names and does not hold, as those of most letters, it takes its own and none of the machine's:
# it would open all that there are, and what a page says must not depend on them.
NO_FOLDERS = (ctypes.POINTER(ctypes.c_char) * 1)()
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=NO_FOLDERS))

PTR = ctypes.c_void_p
INT = ctypes.c_int
UINT = ctypes.c_uint
LONG = ctypes.c_ulong
SIZE = ctypes.c_size_t
FLOAT = ctypes.c_float
RESULTS = {PTR: "p", INT: "i", SIZE: "s", UINT: "u", LONG: "l", None: "v"}  # as the compiled part calls them

Pointer = Any  # an address made into an argument, once for many calls
pointer: Callable[[int], Pointer] = int if native else PTR.from_param


def _address(name: str) -> int:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    return address


def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return a function of PDFium with a prototype of its own."""
    if native and FLOAT not in arguments:
        return _compiled(name, result, len(arguments))
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(name))


def _often(name: str, result: Any, count: int) -> Callable[..., Any]:
    """Return a function of PDFium that takes so many arguments, and is called for each object or line.

    By ctypes it declares none, which is faster: it must be given what `pointer` gives, and integers that fit C's.
    """
    return _compiled(name, result, count) if native else ctypes.PYFUNCTYPE(result)(_address(name))


def _compiled(name: str, result: Any, count: int) -> Callable[..., Any]:
    assert native
    function: Callable[..., Any] = native.Function(_address(name), RESULTS[result], count)
    return function


open_document = _call("FPDF_LoadMemDocument64", PTR, ctypes.c_char_p, SIZE, ctypes.c_char_p)
close_document = _call("FPDF_CloseDocument", None, PTR)
last_error = _call("FPDF_GetLastError", LONG)
count_pages = _call("FPDF_GetPageCount", INT, PTR)

open_page = _call("FPDF_LoadPage", PTR, PTR, INT)
close_page = _call("FPDF_ClosePage", None, PTR)
page_box = _call("FPDF_GetPageBoundingBox", INT, PTR, PTR)
media_box = _call("FPDFPage_GetMediaBox", INT, PTR, PTR, PTR, PTR, PTR)
page_size = _call("FPDF_GetPageSizeByIndexF", INT, PTR, INT, PTR)
set_crop_box = _call("FPDFPage_SetCropBox", None, PTR, FLOAT, FLOAT, FLOAT, FLOAT)
rotation = _call("FPDFPage_GetRotation", INT, PTR)
count_objects = _call("FPDFPage_CountObjects", INT, PTR)
page_object = _often("FPDFPage_GetObject", PTR, 2)

kind_of = _call("FPDFPageObj_GetType", INT, PTR)
get_matrix = _often("FPDFPageObj_GetMatrix", None, 2)
set_matrix = _often("FPDFPageObj_SetMatrix", None, 2)
set_active = _call("FPDFPageObj_SetIsActive", INT, PTR, INT)
fill_colour = _call("FPDFPageObj_GetFillColor", INT, PTR, PTR, PTR, PTR, PTR)
stroke_colour = _call("FPDFPageObj_GetStrokeColor", INT, PTR, PTR, PTR, PTR, PTR)
count_marks = _often("FPDFPageObj_CountMarks", INT, 1)
get_mark = _often("FPDFPageObj_GetMark", PTR, 2)
remove_mark = _often("FPDFPageObj_RemoveMark", INT, 2)
mark_type = _call("FPDFPageObjMark_GetParamValueType", INT, PTR, ctypes.c_char_p)
count_inside = _call("FPDFFormObj_CountObjects", INT, PTR)
inside_object = _call("FPDFFormObj_GetObject", PTR, PTR, LONG)

count_segments = _call("FPDFPath_CountSegments", INT, PTR)
get_segment = _call("FPDFPath_GetPathSegment", PTR, PTR, INT)
draw_mode = _call("FPDFPath_GetDrawMode", INT, PTR, PTR, PTR)
segment_kind = _call("FPDFPathSegment_GetType", INT, PTR)
segment_closes = _call("FPDFPathSegment_GetClose", INT, PTR)
segment_point = _call("FPDFPathSegment_GetPoint", INT, PTR, PTR, PTR)

text_font = _often("FPDFTextObj_GetFont", PTR, 1)
text_size = _often("FPDFTextObj_GetFontSize", None, 2)
text_mode = _call("FPDFTextObj_GetTextRenderMode", INT, PTR)
set_text_mode = _often("FPDFTextObj_SetTextRenderMode", None, 2)
line_width = _often("FPDFPageObj_GetStrokeWidth", INT, 2)
set_line_width = _call("FPDFPageObj_SetStrokeWidth", None, PTR, FLOAT)
font_name = _call("FPDFFont_GetBaseFontName", SIZE, PTR, PTR, SIZE)
glyph_width = _call("FPDFFont_GetGlyphWidth", INT, PTR, UINT, FLOAT, PTR)

open_text = _call("FPDFText_LoadPage", PTR, PTR)
close_text = _often("FPDFText_ClosePage", None, 1)
get_text = _often("FPDFText_GetText", INT, 4)
count_chars = _often("FPDFText_CountChars", INT, 1)
letter_at = _often("FPDFText_GetUnicode", UINT, 2)
object_at = _often("FPDFText_GetTextObject", PTR, 2)
origin_at = _often("FPDFText_GetCharOrigin", None, 4)
ORIGIN_AT = _address("FPDFText_GetCharOrigin")
generated_at = _often("FPDFText_IsGenerated", INT, 2)
unknown_at = _often("FPDFText_HasUnicodeMapError", INT, 2)
loose_box_at = _often("FPDFText_GetLooseCharBox", INT, 3)
tight_box_at = _often("FPDFText_GetCharBox", INT, 6)

next_link = _call("FPDFLink_Enumerate", INT, PTR, PTR, PTR)
link_action = _call("FPDFLink_GetAction", PTR, PTR)
link_rect = _call("FPDFLink_GetAnnotRect", INT, PTR, PTR)
action_kind = _call("FPDFAction_GetType", LONG, PTR)
action_uri = _call("FPDFAction_GetURIPath", LONG, PTR, PTR, PTR, LONG)
