"""What Word wants of a .docx beyond well-formed XML: order of elements, relations, types, ids; [] when all is right."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ORDER = {
    name: order.split()
    for name, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
        "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
        "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
        "eastAsianLayout specVanish oMath",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
        "tblBorders": "top left start bottom right end insideH insideV",
        "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
        "tblCellMar": "top left start bottom right end",
        "tcMar": "top left start bottom right end",
        "pBdr": "top left bottom right between bar",
        "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
        "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
        "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
        "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView "
        "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme "
        "styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope "
        "summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
        "bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
        "displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin "
        "drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne "
        "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema "
        "saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
        "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr "
        "endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
        "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults "
        "doNotEmbedSmartTags decimalSymbol listSeparator",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
        "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "styles": "docDefaults latentStyles style",
        "trPr": "",  # a choice in any order
    }.items()
}
ONCE = ("pPr", "rPr", "tcPr", "tblPr", "trPr", "sectPr")  # what each of their children may say only once
REPEATED = {"headerReference", "footerReference"}


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        assert len(names) == len(set(names)) and names[0] == "[Content_Types].xml"
        assert {i.date_time for i in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: file.read(name) for name in names}


def faults(data: bytes) -> list[str]:
    parts = opened(data)
    return [
        *_types(parts),
        *_relations(parts),
        *_named(parts),
        *(f for n, d in parts.items() if n.endswith(".xml") for f in _part(n, d)),
    ]


def _types(parts: dict[str, bytes]) -> Iterator[str]:
    """Every part has a type: named, or by its ending; no type is of a part that is not there."""
    text = parts["[Content_Types].xml"].decode()
    named = re.findall(r'PartName="/([^"]+)"', text)
    endings = {e.lower() for e in re.findall(r'Extension="([^"]+)"', text)}
    yield from (f"typed twice: {n}" for n in set(named) if named.count(n) > 1)
    yield from (f"typed but absent: {n}" for n in named if n not in parts)
    for name in parts:
        ending = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and name not in named and (ending not in endings or ending == "xml"):
            yield from () if name.startswith("customXml/") else (f"without a type: {name}",)


def _relations(parts: dict[str, bytes]) -> Iterator[str]:
    """Every relation leads to a part, every r:id to a relation; no part is left that nothing leads to."""
    reached = {"[Content_Types].xml"}
    for name in [n for n in parts if n.endswith(".rels")]:
        reached.add(name)
        home = posixpath.dirname(posixpath.dirname(name))
        ids = []
        for rel in ElementTree.fromstring(parts[name]):
            ids.append(rel.get("Id"))
            if rel.get("TargetMode") == "External":
                yield f"{name} leads out of the file"
                continue
            target = str(rel.get("Target"))
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(home, target))
            reached.add(target)
            if target not in parts:
                yield f"{name} leads nowhere: {target}"
        yield from (f"{name} has {i} twice" for i in set(ids) if ids.count(i) > 1)
        source = posixpath.join(home, posixpath.basename(name).removesuffix(".rels"))
        if source in parts:
            used = {
                v for e in ElementTree.fromstring(parts[source]).iter() for k, v in e.attrib.items() if k.startswith(R)
            }
            yield from (f"{source} uses {i} without a relation" for i in used - set(ids))
    yield from (f"nothing leads to {n}" for n in parts if n not in reached)


def _named(parts: dict[str, bytes]) -> Iterator[str]:
    for name, data in parts.items():
        if found := re.search(rb"creator|lastModifiedBy|dcterms:created|<Company|<Manager|w:rsid", data):
            yield f"{name} says {found[0].decode()}"


def _part(name: str, data: bytes) -> Iterator[str]:
    root = ElementTree.fromstring(data)
    for element in root.iter():
        kind = element.tag.removeprefix(W) if element.tag.startswith(W) else ""
        children = [c.tag.removeprefix(W) for c in element]
        if order := ORDER.get(kind, []):
            known = [order.index(c) for c in children if c in order]
            if not all(a <= b for a, b in pairwise(known)):
                yield f"{name}: {kind} has {children}"
            if kind not in ("tc", "tbl") and (
                strange := [c for c in children if c not in order and not c.startswith("{")]
            ):
                yield f"{name}: {kind} has unknown {strange}"
        if kind in ONCE:
            yield from (f"{name}: {kind} has {c} twice" for c in set(children) - REPEATED if children.count(c) > 1)
        if kind == "tc" and (not children or children[-1] != "p"):
            yield f"{name}: a cell does not end with a paragraph"
        if kind in ("p", "r") and f"{kind}Pr" in children[1:]:
            yield f"{name}: {kind}Pr is not the first in its {kind}"
    yield from _tables(name, root)
    yield from _ids(name, root)


def _tables(name: str, root: ElementTree.Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblGrid")
        if grid is None:
            yield f"{name}: a table without a grid"
            continue
        for row in table.findall(f"{W}tr"):
            spans = [c.find(f"{W}tcPr/{W}gridSpan") for c in row.findall(f"{W}tc")]
            skipped = [row.find(f"{W}trPr/{W}{w}") for w in ("gridBefore", "gridAfter")]
            wide = sum(1 if s is None else int(s.get(f"{W}val", "1")) for s in spans)
            wide += sum(int(s.get(f"{W}val", "0")) for s in skipped if s is not None)
            if wide != len(grid):
                yield f"{name}: a row of {wide} cells in a grid of {len(grid)}"


def _ids(name: str, root: ElementTree.Element) -> Iterator[str]:
    for what, found in {
        "drawing": [e.get("id") for e in root.iter(f"{WP}docPr")],
        "bookmark": [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkStart")],
        "style": [e.get(f"{W}styleId") for e in root.iter(f"{W}style")],
        "list": [e.get(f"{W}numId") for e in root.iter(f"{W}num") if e.get(f"{W}numId")],
    }.items():
        yield from (f"{name}: {what} {i} twice" for i in set(found) if found.count(i) > 1)
