"""The reader on PDFium (pypdfium2): fast."""
import ctypes
from itertools import repeat
from collections import deque
import pypdfium2.raw as raw
from undoc_cli.errors import *
from undoc_cli.geometry import Box
from undoc_cli.page import *

P = ctypes.c_void_p
I = ctypes.c_int

def fn(name, result, *args):
    return ctypes.PYFUNCTYPE(result, *args)(ctypes.cast(getattr(raw, name), P).value)

load_page = fn("FPDF_LoadPage", P, P, I)
close_page = fn("FPDF_ClosePage", None, P)
load_text = fn("FPDFText_LoadPage", P, P)
close_text = fn("FPDFText_ClosePage", None, P)
count_objects = fn("FPDFPage_CountObjects", I, P)
get_object = fn("FPDFPage_GetObject", P, P, I)
get_type = fn("FPDFPageObj_GetType", I, P)
get_matrix = fn("FPDFPageObj_GetMatrix", I, P, P)
set_matrix = fn("FPDFPageObj_SetMatrix", I, P, P)
get_bounds = fn("FPDFPageObj_GetBounds", I, P, P, P, P, P)
get_font = fn("FPDFTextObj_GetFont", P, P)
get_size = fn("FPDFTextObj_GetFontSize", I, P, P)
form_count = fn("FPDFFormObj_CountObjects", I, P)
form_object = fn("FPDFFormObj_GetObject", P, P, ctypes.c_ulong)
count_chars = fn("FPDFText_CountChars", I, P)
unicode_at = fn("FPDFText_GetUnicode", ctypes.c_uint)
object_at = fn("FPDFText_GetTextObject", P)
origin_at = fn("FPDFText_GetCharOrigin", I)
generated_at = fn("FPDFText_IsGenerated", I)
error_at = fn("FPDFText_HasUnicodeMapError", I)
loose_at = fn("FPDFText_GetLooseCharBox", I, P, I, P)
tight_at = fn("FPDFText_GetCharBox", I, P, I, P, P, P, P)
font_name = fn("FPDFFont_GetBaseFontName", ctypes.c_ulong, P, P, ctypes.c_ulong)
glyph_width = fn("FPDFFont_GetGlyphWidth", I, P, ctypes.c_uint, ctypes.c_float, P)
