"""A drawing that is published can be looked at, and can do nothing else."""

from __future__ import annotations

import pytest

from generator.source.svg import fault_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- a comment -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg1" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:space="preserve">
  <title>Sơ đồ</title>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
  <defs><style type="text/css">*{stroke-linejoin: round} .a{fill:url(#g)}</style>
    <linearGradient id="g"><stop offset="0" style="stop-color:#fff;stop-opacity:1"/></linearGradient></defs>
  <g data-name="Lớp 1" aria-label="x@y" clip-path="url(#c)"><path d="M0 0h9" style="fill:url('#g')"/>
    <use href="#svg1" xlink:href="#svg1" xmlns:xlink="http://www.w3.org/1999/xlink"/>
    <image href="data:image/png;base64,iVBORw0K" width="1" height="1"/><text font-family="Be Vietnam">Chữ</text></g>
</svg>
"""
REFUSED = {
    "a script": (SVG.format("<script>x</script>"), "the element <script>"),
    "a script in another case": (SVG.format("<Script/>"), "the element <Script>"),
    "an event": (SVG.format('<g onload="x"/>'), "the attribute onload"),
    "an event by a document type": (
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>' + SVG.format(""), "a DOCTYPE"
    ),
    "a style sheet from elsewhere": ('<?xml-stylesheet href="x.css"?>' + SVG.format(""), "the instruction <?xml-stylesheet?>"),
    "another encoding": ('<?xml version="1.0" encoding="ISO-2022-JP"?>' + SVG.format(""), "the encoding ISO-2022-JP"),
    "an animation": (SVG.format('<set attributeName="href" to="javascript:x"/>'), "the element <set>"),
    "another one": (SVG.format('<animate attributeName="href" values="javascript:x"/>'), "the element <animate>"),
    "a link": (SVG.format('<a href="java&#9;script:x"/>'), "the element <a>"),
    "a page": (SVG.format('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>'), "the element <iframe>"),
    "a page in a drawing": (SVG.format("<foreignObject/>"), "the element <foreignObject>"),
    "no drawing at all": ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "the element <html>"),
    "a part alone": ('<g xmlns="http://www.w3.org/2000/svg"/>', "the element <g>"),
    "an address elsewhere": (SVG.format('<use href="https://a.example/#x"/>'), "an address outside of the drawing (href)"),
    "an address with a script": (SVG.format('<use xlink:href="javascript:x"/>'), "an address outside of the drawing (href)"),
    "a drawing within": (SVG.format('<image href="data:image/svg+xml,x"/>'), "an address outside of the drawing (href)"),
    "a style that loads": (SVG.format('<g style="fill:url(//a.example)"/>'), "what the attribute style loads"),
    "an attribute that loads": (SVG.format('<g filter="URL( https://a.example)"/>'), "what the attribute filter loads"),
    "a style in other letters": (SVG.format(r'<g style="fill:u\72l(//a.example)"/>'), "what the attribute style loads"),
    "a sheet that loads": (SVG.format("<style>@import '//a.example';</style>"), "what a style loads"),
    "a sheet in pieces": (SVG.format("<style>@im<![CDATA[port '//a.example']]></style>"), "what a style loads"),
    "another namespace's attribute": (SVG.format('<g xmlns:x="urn:x" x:onload="x"/>'), "the attribute onload"),
    "another base": (SVG.format('<g xml:base="https://a.example/"/>'), "the attribute base"),
}  # fmt: skip


@pytest.mark.parametrize(("drawing", "what"), REFUSED.values(), ids=REFUSED)
def test_what_could_act_or_load_is_refused(drawing: str, what: str) -> None:
    found = fault_of(drawing.encode())
    remedy = "cannot stand in a drawing, which is published as it is — save it as a plain SVG, or as PNG"
    assert found and found.message == f"{what} {remedy}"


def test_a_fault_has_its_place() -> None:
    found = fault_of(SVG.format("\n  <g><script/></g>").encode())
    assert found and found.at == (2, 6)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SVG.format("<g/>").encode("utf-16"), "the drawing is not UTF-8 — save it as UTF-8"),
        (b"\x1b$B" + SVG.format("").encode(), "the drawing is broken here (not well-formed (invalid token)) — save it as a plain SVG, or as PNG"),
        (SVG.format("&x;").encode(), "the drawing is broken here (undefined entity) — save it as a plain SVG, or as PNG"),
        (b"", "the drawing is broken here (no element found) — save it as a plain SVG, or as PNG"),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_refused(data: bytes, said: str) -> None:
    found = fault_of(data)
    assert found and found.message == said


def test_utf16_without_its_mark_is_no_drawing() -> None:
    assert fault_of(SVG.format("<script/>").encode("utf-16-le"))


@pytest.mark.parametrize("drawing", [INKSCAPE, SVG.format(""), "\ufeff" + SVG.format("<path/>")])
def test_what_drawing_programs_write_is_taken(drawing: str) -> None:
    assert fault_of(drawing.encode()) is None


def test_deep_nesting_is_read() -> None:
    assert fault_of(SVG.format("<g>" * 100_000 + "</g>" * 100_000).encode()) is None
