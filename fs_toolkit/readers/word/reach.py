"""What in a Word file would run, or reach outside: taken out, or left alone and named.

Macros are kept out of what is written. Links of the text stay. Linked pictures, objects,
attached templates and sources of mail merge stay as they are, are never followed, and are
named, so that nobody is surprised by what Word asks when it opens the file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from fs_toolkit.readers.word.refusal import NotRead, quoted

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATES = ("template.main+xml", "template.macroEnabledTemplate.main+xml")
_STRICT = "http://purl.oclc.org/ooxml/"
_OFFICE = re.compile(r"/(officeDocument)$")
_MACROS = ("/vbaProject", "/wordVbaData", "/attachedToolbars")
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_OUTSIDE = {
    "/image": "a linked picture was not followed",
    "/oleObject": "a linked object was not followed",
    "/package": "a linked object was not followed",
    "/attachedTemplate": "an attached template was not followed",
    "/subDocument": "a linked chapter in another file was not followed",
    "/aFChunk": "text in another file was not followed",
    "/frame": "a linked frame was not followed",
    "/video": "a linked film was not followed",
    "/audio": "a linked sound was not followed",
    "/mailMergeSource": "a source of mail merge was not followed",
    "/mailMergeHeaderSource": "a source of mail merge was not followed",
}
_INSIDE = {
    "/oleObject": "an embedded object stays and was not opened",
    "/control": "an ActiveX control stays and was not run",
    "/aFChunk": "embedded text in another format stays and was not read",
}
_REACHING = re.compile(
    r"^\s*\\?\s*(INCLUDEPICTURE|INCLUDETEXT|LINK|DDEAUTO|DDE|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)
_CODE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parsed(content: bytes) -> etree._Element:
    """XML that has been looked through, as elements; nothing in it is resolved or fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotRead("the file is damaged: its XML cannot be read") from error


def main_part(members: Mapping[str, bytes]) -> str:
    """The name of the part that holds the text."""
    if "_rels/.rels" not in members:
        raise NotRead("the file is damaged: it does not say which part holds the text")
    for relation in parsed(members["_rels/.rels"]).iter(_RELATIONSHIP):
        kind = relation.get("Type") or ""
        if kind.startswith(_STRICT) and _OFFICE.search(kind):
            raise NotRead(
                "the file is in the strict form of Open XML, which is not read",
                "Save it in Word as `Word Document (*.docx)`, not as `Strict Open XML Document`.",
            )
        if _OFFICE.search(kind) and relation.get("TargetMode") != "External":
            name = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
            if name in members:
                return name
    raise NotRead("the file is damaged: the part that holds the text is not there")


def check_type(members: Mapping[str, bytes], main: str) -> None:
    """Raise NotRead for a template, which Word does not open as a document."""
    kind = _type_of(members, main)
    if kind.endswith(_TEMPLATES):
        raise NotRead("this is a template and not a document")
    if kind not in (_MAIN, _MACRO_MAIN):
        raise NotRead("the file is damaged: it does not say that its text is a Word document")


def _type_of(members: Mapping[str, bytes], name: str) -> str:
    for each in parsed(members[TYPES]).iter(f"{_TYPES}Override"):
        if (each.get("PartName") or "").lower() == f"/{name}".lower():
            return each.get("ContentType") or ""
    return ""


def relations(members: Mapping[str, bytes]) -> Iterator[tuple[str, str, etree._Element]]:
    """Each relationship: the member it stands in, the part that it leads to, the element."""
    for name, content in members.items():
        if name.lower().endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in parsed(content).iter(_RELATIONSHIP):
                target = relation.get("Target") or ""
                path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                yield name, posixpath.normpath(path), relation


def check_relations(members: Mapping[str, bytes]) -> None:
    """Raise NotRead where a part is missing, or a path leads out of the file."""
    there = {name.lower() for name in members}
    for name, path, relation in relations(members):
        if relation.get("TargetMode") == "External":
            continue
        if path.startswith(".."):
            target = quoted(relation.get("Target") or "")
            raise NotRead(f"a relationship in {quoted(name)} leads out of the file: {target}")
        if path.lower() not in there:
            raise NotRead(f"the file is damaged: {quoted(path)} is missing in it")


def without_macros(members: Mapping[str, bytes], main: str) -> tuple[dict[str, bytes], list[str]]:
    """The members less what runs, and what was left out, in words."""
    gone = {
        path
        for _, path, relation in relations(members)
        if (relation.get("Type") or "").endswith(_MACROS)
        and relation.get("TargetMode") != "External"
    }
    gone |= {name for name in members if posixpath.basename(name).lower() in _MACRO_PARTS}
    gone |= {_rels_of(name) for name in gone} & members.keys()
    is_macro_type = _type_of(members, main) == _MACRO_MAIN
    if not gone and not is_macro_type:
        return dict(members), []
    kept = {name: content for name, content in members.items() if name not in gone}
    for name in [each for each in kept if each.lower().endswith(".rels")]:
        kept[name] = _without_relations(name, kept[name], gone)
    kept[TYPES] = _types(kept[TYPES], main, kept)
    named = ", ".join(sorted(quoted(name) for name in gone if name in members)[:5])
    return kept, [
        f"macros were left out: {named}" if gone else "the type of a file with macros was left out"
    ]


def _rels_of(part: str) -> str:
    return f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"


def _without_relations(name: str, content: bytes, gone: set[str]) -> bytes:
    root = parsed(content)
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root.iter(_RELATIONSHIP)):
        target = relation.get("Target") or ""
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        runs = (relation.get("Type") or "").endswith(_MACROS)
        inside = relation.get("TargetMode") != "External"
        if runs or (inside and posixpath.normpath(path) in gone):
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _types(content: bytes, main: str, kept: Mapping[str, bytes]) -> bytes:
    root = parsed(content)
    there = {f"/{name}".lower() for name in kept}
    for each in list(root.iter(f"{_TYPES}Override")):
        part = (each.get("PartName") or "").lower()
        if part == f"/{main}".lower():
            each.set("ContentType", _MAIN)
        elif part not in there:
            root.remove(each)
    for each in list(root.iter(f"{_TYPES}Default")):
        if (each.get("ContentType") or "").endswith("vbaProject"):
            root.remove(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def outside(members: Mapping[str, bytes], main: str) -> Iterator[str]:
    """What the file would reach for or run beside its text, each in words, once."""
    found: dict[str, None] = {}
    for name, path, relation in relations(members):
        kind, target = relation.get("Type") or "", relation.get("Target") or ""
        external = relation.get("TargetMode") == "External"
        if external and kind.endswith("/hyperlink"):
            continue
        words = _named(kind, _OUTSIDE if external else _INSIDE)
        if external:
            found[f"{words or 'something outside was not followed'}: {quoted(target)}"] = None
        elif words:
            found[f"{words}: {quoted(path)}"] = None
        elif kind.endswith("/package") and name == _rels_of(main):
            found[f"{_INSIDE['/oleObject']}: {quoted(path)}"] = None
    for code in _fields(members):
        found[f"a field that reads another file was not followed: {quoted(code)}"] = None
    yield from found


def _named(kind: str, words: Mapping[str, str]) -> str:
    return next((text for end, text in words.items() if kind.endswith(end)), "")


def _fields(members: Mapping[str, bytes]) -> Iterator[str]:
    """Instructions of fields that reach for other files."""
    for name, content in members.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        if b"instr" not in content:
            continue
        code = ""
        for each in parsed(content).iter(
            f"{_CODE}instrText", f"{_CODE}fldSimple", f"{_CODE}fldChar"
        ):
            if each.tag == f"{_CODE}instrText":
                code += each.text or ""
                continue
            if each.tag == f"{_CODE}fldSimple":
                code = each.get(f"{_CODE}instr") or ""
            if _REACHING.match(code):
                yield code
            code = ""
