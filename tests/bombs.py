"""PDFs that explode: small files, written by hand here, that ask for much more than they seem to."""

import zlib
from collections.abc import Iterable

MEGABYTE = 1 << 20
BOX = b"[0 0 612 792]"


def pdf(objects: Iterable[bytes]) -> bytes:
    """Return a file of these objects, the first of which is its root."""
    parts = [b"%PDF-1.7\n"]
    offsets: list[int] = []
    size = len(parts[0])
    for number, body in enumerate(objects, start=1):
        offsets.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    parts += [b"%010d 00000 n \n" % offset for offset in offsets]
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, size))
    return b"".join(parts)


def stream(content: bytes, entries: bytes = b"", filters: bytes = b"/FlateDecode") -> bytes:
    """Return a stream object of compressed content."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter %s %s >>\nstream\n%s\nendstream" % (len(packed), filters, entries, packed)


def page(content: bytes, box: bytes = BOX, resources: bytes = b"/Font << /F 5 0 R >>", *more: bytes) -> bytes:
    """Return a file of one page; `content` is the object of its content, `more` are objects after its font."""
    return pdf((
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> >>" % (box, resources),
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        *more,
    ))  # fmt: skip


def decompression() -> bytes:
    """Return 4 KB of which the page's content is half a gigabyte: blanks, compressed twice."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)  # stands for itself, as often as wanted
    return page(stream(head + block * 512, filters=b"[/FlateDecode /FlateDecode]"))


def operators() -> bytes:
    """Return a page of three million operators."""
    return page(stream(b"0 0 m 9 9 l S\n" * MEGABYTE))


def letters() -> bytes:
    """Return a page that paints three million letters, one at a time."""
    return page(stream(b"BT /F 10 Tf 72 700 Td " + b"(a) Tj " * (3 * MEGABYTE) + b"ET"))


def deep_tree() -> bytes:
    """Return pages nested a hundred thousand deep."""
    depth = 100_000
    tree = (b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth))
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", *tree, b"<< /Type /Page /MediaBox %s >>" % BOX])


def wide_tree() -> bytes:
    """Return one page a hundred thousand times."""
    kids = b"3 0 R " * 100_000
    return pdf((
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % kids,
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s >>" % BOX,
    ))  # fmt: skip


def tree_of_itself() -> bytes:
    """Return pages that are their own pages."""
    return pdf((
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
    ))  # fmt: skip


def form_of_itself() -> bytes:
    """Return a form that paints itself."""
    resources = b"/XObject << /X 6 0 R >>"
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s >>" % resources)
    return page(stream(b"/X Do"), BOX, resources, form)


def forms_in_forms() -> bytes:
    """Return ten forms that each paint the next ten times."""
    forms = []
    for number in range(6, 16):
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        forms.append(stream(b"/X Do " * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + inner))
    last = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return page(stream(b"/X Do " * 10), BOX, b"/XObject << /X 6 0 R >>", *forms, last)


def huge_page() -> bytes:
    """Return a page larger than any number."""
    return page(stream(b"BT /F 10 Tf 72 700 Td (Text) Tj ET"), b"[-1e38 -99999999999999999999 1e38 1e38]")


def tiny_objects() -> bytes:
    """Return a file of a million objects that say nothing."""
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        *[b"null"] * 1_000_000,
    ])  # fmt: skip


def nested_arrays() -> bytes:
    """Return arrays nested deeper than any stack."""
    return page(stream(b"[" * 500_000 + b"]" * 500_000))


ALL = (
    decompression,
    operators,
    letters,
    deep_tree,
    wide_tree,
    tree_of_itself,
    form_of_itself,
    forms_in_forms,
    huge_page,
    tiny_objects,
    nested_arrays,
)
