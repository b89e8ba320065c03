"""What names in a PDF mean: of a font its weight and slant, of a link its address."""

from functools import lru_cache

from undoc_cli.runs import Font


@lru_cache(maxsize=512)
def font_named(name: str) -> Font:
    """Return the font of a PDF name such as `ABCDEF+TimesNewRomanPS-BoldMT`."""
    return _font(name.rpartition("+")[2])


@lru_cache(maxsize=512)
def _font(plain: str) -> Font:
    folded = plain.lower()
    return Font(
        plain,
        # Chinese is not set bold but in another face, Hei: SimHei, STHeiti.
        bold=any(word in folded for word in ("bold", "black", "heavy", "demi", "hei")),
        italic="italic" in folded or "oblique" in folded,
    )


def uri_of(data: bytes) -> str:
    """Return the address that a link holds, as UTF-8 or UTF-16; nothing when it is neither."""
    for encoding in ("utf-8", "utf-16"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
