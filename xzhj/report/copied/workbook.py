"""The workbook part: which sheets there are, and one put in front of them."""

from __future__ import annotations

import re

from xzhj.report.copied.package import REL, Package, Unusual, quoted, tags

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PART = "xl/worksheets/xzhj.xml"


class Book:
    """Names of the sheets in order, and the parts of those that hold cells."""

    def __init__(self, package: Package) -> None:
        self.package = package
        roots = [t for kind, t in package.links("").values() if kind == "officeDocument"]
        if len(roots) != 1:
            raise Unusual("officeDocument")
        self.part = roots[0]
        text = package.text(self.part)
        if f'xmlns="{MAIN}"' not in text:
            raise Unusual("namespace")
        links = package.links(self.part)
        self.styles = next((t for kind, t in links.values() if kind == "styles"), "")
        self.names: list[str] = []
        self.parts: dict[str, str] = {}
        for given in tags(text, "sheet"):
            name = given["name"]
            kind, target = links.get(next((v for k, v in given.items() if k.endswith(":id")), ""), ("", ""))
            self.names.append(name)
            if kind == "worksheet":
                self.parts[name] = target
        if not self.parts or any(f'xmlns="{MAIN}"'.encode() not in package[p][:4000] for p in self.parts.values()):
            raise Unusual("sheets")

    def put_in_front(self, title: str, sheet: str, last: int) -> None:
        """Add a sheet before all others: opened on it, its head repeated in print, its filter remembered."""
        package, text = self.package, self.package.text(self.part)
        number = package.link(self.part, "worksheet", PART)
        package[PART] = sheet.encode()
        package.typed(PART, "spreadsheetml.worksheet+xml")
        known = [int(given.get("sheetId", "0")) for given in tags(text, "sheet")]
        entry = f'<sheet xmlns:r="{REL}" name={quoted(title)} sheetId="{max(known) + 1}" r:id="{number}"/>'
        text = re.sub(r"<sheets\b[^>]*>", lambda m: m[0] + entry, text, count=1)
        text = re.sub(r"<workbookView\b[^>]*>", lambda m: first_shown(m[0]), text)
        text = re.sub(r'\blocalSheetId="(\d+)"', lambda m: f'localSheetId="{int(m[1]) + 1}"', text)
        package[self.part] = with_names(text, title, last).encode()


def first_shown(tag: str) -> str:
    """Open on the first sheet."""
    return re.sub(r'\s(?:activeTab|firstSheet)="\d+"', "", tag)


def with_names(text: str, title: str, last: int) -> str:
    """The new sheet's print titles and filter among the defined names."""
    name = "'" + title.replace("'", "''") + "'"
    made = (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{name}!$A$2:$I${last}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{name}!$2:$2</definedName>'
    )
    if "<definedNames>" in text:
        return text.replace("<definedNames>", f"<definedNames>{made}", 1)
    text = re.sub(r"<definedNames\s*/>", "", text)
    ends = [m.end() for m in re.finditer(r"</(?:sheets|functionGroups|externalReferences)>", text)]
    if not ends:
        raise Unusual("sheets")
    return f"{text[: ends[-1]]}<definedNames>{made}</definedNames>{text[ends[-1] :]}"
