"""SVG drawings: a drawing may hold only shapes and text, from lists of elements and attributes. A drawing opened by its
own address is a page of the site, so anything that could run or load something is refused.

The names are those of SVG 2 and SVG 1.1 without scripts, links, animation (which sets attributes later) and foreign
elements. A drawing is refused, never repaired: the editor saves it again.
"""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

from generator.core.model import At, Finding

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_ABOUT = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#", "http://web.resource.org/cc/",
          "http://purl.org/dc/elements/1.1/")  # fmt: skip
"""Namespaces of metadata, in which drawing programs say who made a drawing, when and with what; nothing in them has an
effect."""
_ELEMENT_NAMES = """
    svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon image
    text tspan textPath clipPath mask pattern marker linearGradient radialGradient stop filter feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ATTRIBUTE_NAMES = """
    id class style lang role tabindex version baseProfile viewBox preserveAspectRatio zoomAndPan width height x y z
    x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points pathLength rotate transform gradientTransform gradientUnits
    spreadMethod offset patternContentUnits patternTransform patternUnits clipPathUnits maskContentUnits maskUnits
    markerHeight markerUnits markerWidth orient refX refY textLength lengthAdjust method side spacing startOffset
    media type requiredExtensions requiredFeatures systemLanguage externalResourcesRequired contentScriptType
    contentStyleType filterUnits primitiveUnits filterRes in in2 result mode values k1 k2 k3 k4 operator order
    kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant
    specularConstant specularExponent limitingConeAngle scale xChannelSelector yChannelSelector azimuth elevation
    stdDeviation radius pointsAtX pointsAtY pointsAtZ baseFrequency numOctaves seed stitchTiles tableValues slope
    intercept amplitude exponent alignment-baseline baseline-shift clip clip-path clip-rule color
    color-interpolation color-interpolation-filters color-profile color-rendering cursor direction display
    dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font
    font-family font-feature-settings font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing
    lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity
    overflow paint-order pointer-events shape-rendering solid-color solid-opacity stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor text-decoration text-overflow text-rendering transform-box transform-origin unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode
"""
_ELEMENTS, _ATTRIBUTES = frozenset(_ELEMENT_NAMES.split()), frozenset(_ATTRIBUTE_NAMES.split())
_FREE = re.compile(r"(?:aria|data)-[a-z0-9-]+")
"""Attributes whose names are free, and which have no effect."""
_INSIDE = re.compile(r"\s*#[^\s]+\s*")
_PIXELS = re.compile(r"\s*data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_LOADS = re.compile(r"""\\|@import|image-set|src\s*\(|url\s*\((?!\s*["']?#)""", re.IGNORECASE)
"""Parts of a style sheet that load something, or that hide such a part by an escape."""


_REMEDY = "save it as a plain SVG, or as PNG"


class _Refused(Exception):
    """Raised with the finding that refuses a drawing."""


def fault_of(data: bytes) -> Finding | None:
    """Return why a drawing cannot be published, with line and column; None if it can be."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return Finding(At(1, 1), "the drawing is not UTF-8 — save it as UTF-8")
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    reader = _Reader(parser)
    parser.XmlDeclHandler = reader.declared
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        return Finding(*refused.args)
    except expat.ExpatError as error:
        at = At(max(error.lineno, 1), error.offset + 1)
        return Finding(at, f"the drawing is broken here ({expat.ErrorString(error.code)}) — {_REMEDY}")
    return None


class _Reader:
    """Reads a drawing, and raises _Refused at the first element, attribute or instruction that may not be in one."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.depth = 0
        self.style = -1
        """How deep the style sheet lies that is being read, if one is."""
        self.sheet: list[str] = []

    def _refuse(self, what: str) -> NoReturn:
        at = At(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        raise _Refused(at, f"{what} cannot stand in a drawing, which is published as it is — {_REMEDY}")

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._refuse(f"the encoding {encoding}")

    def doctype(self, *said: object) -> None:
        self._refuse("a DOCTYPE")

    def instruction(self, target: str, data: str) -> None:
        self._refuse(f"the instruction <?{target}?>")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        known = element in _ELEMENTS if space == _SVG else space in _ABOUT
        if not known or (self.depth == 0 and element != "svg"):
            self._refuse(f"the element <{element}>")
        for key, value in attributes.items():
            self._attribute(element, *key.rpartition(" ")[::2], value)
        if element == "style":
            self.style, self.sheet = self.depth, []
        self.depth += 1

    def _attribute(self, element: str, space: str, name: str, value: str) -> None:
        if name == "href" and space in ("", _XLINK):
            if not _INSIDE.fullmatch(value) and not (element == "image" and _PIXELS.fullmatch(value)):
                self._refuse(f"an address outside of the drawing ({name})")
        elif space == "":
            if name not in _ATTRIBUTES and not _FREE.fullmatch(name):
                self._refuse(f"the attribute {name}")
            if name in _ATTRIBUTES and name not in ("id", "class") and _LOADS.search(value):
                self._refuse(f"what the attribute {name} loads")
        elif space not in _ABOUT and (space, name) not in ((_XML, "space"), (_XML, "lang"), (_XLINK, "title"),
                                                          (_XLINK, "type")):  # fmt: skip
            self._refuse(f"the attribute {name}")

    def words(self, text: str) -> None:
        if self.style >= 0:
            self.sheet.append(text)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.depth == self.style:
            self.style = -1
            if _LOADS.search("".join(self.sheet)):
                self._refuse("what a style loads")
