"""XML that may point nowhere: no document type, no entities, nothing fetched."""

from typing import Any

from lxml import etree

from hearth.files.cleaning.outcome import Refused

SAID_BY_SOMEBODY = {"author", "initials", "displayname", "userid", "providerid", "username", "lastmodifiedby"}


def parsed(content: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise Refused("unsafe" if b"<!" in content else "damaged") from problem
    if root.getroottree().docinfo.doctype or any(element.tag is etree.Entity for element in root.iter(etree.Entity)):
        raise Refused("unsafe")
    return root


def written(root: Any) -> bytes:
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def local(name: object) -> str:
    """A tag's or attribute's name without its namespace."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def forget_people(root: Any) -> None:
    """Who wrote, changed or commented: the words stay, the names go."""
    for element in root.iter():
        for name in element.attrib:
            if local(name).lower() in SAID_BY_SOMEBODY:
                element.attrib[name] = ""
