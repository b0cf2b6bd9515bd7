# SPDX-License-Identifier: GPL-3.0-or-later
"""The RELAX NG schema of project files, made from the field tables: `python3 tests/tools/schema.py` writes it.

The grammar is built once, of small tuples, and printed in both of RELAX NG's syntaxes.
"""

import os
import pathlib
import re
import sys
from xml.sax.saxutils import escape, quoteattr

ROOT = pathlib.Path(os.environ.get("TDT_SOURCE_ROOT", pathlib.Path(__file__).resolve().parents[2]))

NAMESPACE = "urn:tour-de-table:project:1"
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
ABOUT = [
    "The project file of Tour de Table, version 1.0: NAME.tdt.xml.",
    "Made from the field tables by tests/tools/schema.py; change those.",
]

UID = r"[A-Za-z0-9._:@\-]{1,128}"
WORD = r"[A-Za-z0-9_.\-]{1,64}"

# What the simple types of fields look like: name of the pattern, type of XML Schema, its facets.
TYPES = {
    "TITLE": ("string", [("pattern", r"[^\n\r\t]*"), ("maxLength", "4096")]),
    "TEXT": ("string", [("maxLength", "1048576")]),
    "URI": ("string", [("pattern", r"[^\n\r\t]*"), ("maxLength", "4096")]),
    "LANGUAGE": ("string", [("pattern", r"[A-Za-z][A-Za-z0-9]{0,7}(-[A-Za-z0-9]{1,8})*")]),
    "ZONE": ("string", [("pattern", r"[A-Za-z][A-Za-z0-9/_+\-]{0,63}")]),
    "COLOUR": ("string", [("pattern", r"#[0-9A-Fa-f]{6}")]),
    "ORDER": ("string", [("pattern", r"[0-9A-Za-z]*[1-9A-Za-z]")]),
    "DATA": ("base64Binary", []),
    "REFERENCE": ("string", [("pattern", UID)]),
    "DATE": ("string", [("pattern", r"[0-9]{4}-[0-9]{2}-[0-9]{2}")]),
    "CLOCK": ("string", [("pattern", r"[0-4][0-9]:[0-5][0-9]")]),
    "TIME": ("string", [("pattern", r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+\-][0-9]{2}:[0-9]{2}"
                                    r"(\[[A-Za-z][A-Za-z0-9/_+\-]{0,63}\])?")]),
    "HASH": ("string", [("pattern", r"[0-9a-f]{64}")]),
    "VERSION": ("string", [("pattern", r"1\.[0-9]{1,5}")]),
    "WORD": ("string", [("pattern", WORD)]),
}
SEVERAL = {"REFERENCES": "REFERENCE", "WORDS": "TITLE"}


# Names of patterns that are not those of the type, because RELAX NG has words of its own.
NAMES = {"TITLE": "one-line", "TEXT": "several-lines", "REFERENCE": "uid"}


def define(name):
    return NAMES.get(name, name.lower().replace("_", "-"))


def read_tables():
    """Yields the kinds, (name, list, label, fields); fields are (name, type, label, options)."""
    table = (ROOT / "include/model/tdt-fields.def").read_text(encoding="utf-8")
    kinds = []
    for line in table.splitlines():
        kind = re.match(r'TDT_KIND \(\w+,\s*"([^"]+)",\s*"([^"]+)",\s*N_\("([^"]+)"\)', line)
        field = re.match(r'TDT_FIELD \(\w+,\s*\w+,\s*"([^"]+)",\s*(\w+),\s*N_\("([^"]+)"\)(.*)\)', line)
        if kind:
            kinds.append((*kind.groups(), []))
        elif field:
            name, kind_of, label, rest = field.groups()
            kinds[-1][3].append((name, kind_of, label, dict(re.findall(r"\.(\w+) = ([\w-]+)", rest))))
    return kinds


def read_tokens():
    table = (ROOT / "include/model/tdt-tokens.def").read_text(encoding="utf-8")
    lists = {}
    for name, word in re.findall(r'TDT_TOKEN \((\w+),\s*\w+,\s*"([^"]+)"', table):
        lists.setdefault(name, []).append(word)
    return lists


def content_of(kind_of, options):
    if kind_of == "BOOLEAN":
        return ("value", "yes")
    if kind_of == "INTEGER":
        return ("data", "integer", [("minInclusive", options["min"]), ("maxInclusive", options["max"])])
    if kind_of == "TOKEN":
        return ("ref", define(options["tokens"].replace("TDT_TOKENS_", "")) + "-word")
    return ("ref", define(SEVERAL.get(kind_of, kind_of)))


def pattern_of(field):
    name, kind_of, label, options = field
    element = ("element", name, [("ref", "other-attributes"), content_of(kind_of, options)], label)
    return ("star" if kind_of in SEVERAL else "optional", element)


def record(fields):
    """The fields in their order, and between them whatever is not ours."""
    return ("interleave", [("group", [pattern_of(field) for field in fields]), ("ref", "other-elements")])


def grammar():
    (project, _, project_label, project_fields), *kinds = read_tables()
    head = [
        ("attribute", "version", ("ref", "version")),
        ("attribute", "uid", ("ref", "uid")),
        ("optional", ("attribute", "revision", ("ref", "hash"))),
        ("optional", ("attribute", "editor", ("text",))),
        ("optional", ("attribute", "program", ("text",))),
        ("ref", "other-attributes"),
    ]
    inside = [("optional", ("ref", "ancestors")), ("optional", ("ref", "base"))]
    inside += [pattern_of(field) for field in project_fields]
    inside += [("optional", ("ref", define(listed))) for _, listed, _, _ in kinds]
    defines = [
        ("start", ("ref", "project"), None),
        ("project", ("element", project, [*head, ("interleave", [("group", inside), ("ref", "other-elements")])],
                     None), project_label),
        ("ancestors", ("element", "ancestors", [("star", ("element", "ancestor", [("ref", "hash")], None))], None),
         "Revisions that this one came from, newest first"),
        ("base", ("element", "base", [("attribute", "revision", ("ref", "hash")), ("text",)], None),
         "What a copy needs to find its way home: the lines that lead from this project to that revision"),
    ]
    for name, listed, label, fields in kinds:
        item = ("element", name, [("attribute", "uid", ("ref", "uid")), ("ref", "other-attributes"),
                                  record(fields)], None)
        defines.append((define(listed), ("element", listed, [
            ("ref", "other-attributes"), ("interleave", [("star", item), ("ref", "other-elements")])], None), label))
    for name, words in read_tokens().items():
        defines.append((define(name) + "-word", ("choice", [*(("value", w) for w in words), ("ref", "word")]), None))
    defines += [(define(name), ("data", *TYPES[name]), None) for name in TYPES]
    defines += [
        ("other-attributes", ("star", ("any-attribute",)), "Attributes of other namespaces: kept"),
        ("other-elements", ("star", ("other-element", ("ref", "anything"))), "Elements of other namespaces: kept"),
        ("anything", ("star", ("choice", [("text",), ("any-attribute-at-all",), ("any-element", ("ref", "anything"))])),
         None),
    ]
    return defines


# --- compact syntax -------------------------------------------------------------------------------------------------

RNC_QUANTIFIERS = {"optional": "?", "star": "*"}


def rnc_string(text):
    return f'"{text}"'


def rnc_list(patterns, depth, joint):
    pad = "  " * depth
    return (joint + "\n").join(pad + rnc(p, depth) for p in patterns)


def rnc(pattern, depth):
    what = pattern[0]
    pad = "  " * depth
    if what == "ref":
        return pattern[1]
    if what == "text":
        return "text"
    if what == "value":
        return rnc_string(pattern[1])
    if what == "data":
        facets = " ".join(f"{name} = {rnc_string(value)}" for name, value in pattern[2])
        return f"xsd:{pattern[1]}" + (f" {{ {facets} }}" if facets else "")
    if what == "attribute":
        return f"attribute {pattern[1]} {{ {rnc(pattern[2], depth)} }}"
    if what == "any-attribute":
        return 'attribute * - local:* { text }'
    if what == "any-attribute-at-all":
        return "attribute * { text }"
    if what == "other-element":
        return f"element * - our:* {{ {rnc(pattern[1], depth)} }}"
    if what == "any-element":
        return f"element * {{ {rnc(pattern[1], depth)} }}"
    if what in RNC_QUANTIFIERS:
        inner = rnc(pattern[1], depth)
        return (f"({inner})" if pattern[1][0] == "choice" else inner) + RNC_QUANTIFIERS[what]
    if what == "choice":
        return " | ".join(rnc(p, depth) for p in pattern[1])
    if what == "group":
        return "(\n" + rnc_list(pattern[1], depth + 1, ",") + f"\n{pad})"
    if what == "interleave":
        return "(" + " & ".join(rnc(p, depth) for p in pattern[1]) + ")"
    name, content = pattern[1], pattern[2]
    if all(p[0] in ("ref", "value", "data") for p in content):
        return f"element {name} {{ " + ", ".join(rnc(p, depth) for p in content) + " }"
    return f"element {name} {{\n" + rnc_list(content, depth + 1, ",") + f"\n{pad}}}"


def compact():
    lines = [f"# {LICENCE}", *(f"# {line}" for line in ABOUT), "", f'default namespace our = "{NAMESPACE}"',
             'namespace local = ""',
             'datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"', ""]
    for name, pattern, label in grammar():
        if label:
            lines.append(f"# {label}")
        lines += [f"{name} =", f"  {rnc(pattern, 1)}", ""]
    return "\n".join(lines[:-1]) + "\n"


# --- XML syntax -----------------------------------------------------------------------------------------------------

RNG_QUANTIFIERS = {"optional": "optional", "star": "zeroOrMore"}


def rng(pattern, depth):
    what = pattern[0]
    pad = "  " * depth

    def wrap(tag, inside, attributes=""):
        return [f"{pad}<{tag}{attributes}>", *inside, f"{pad}</{tag}>"]

    def deeper(patterns):
        return [line for p in patterns for line in rng(p, depth + 1)]

    if what == "ref":
        return [f"{pad}<ref name={quoteattr(pattern[1])}/>"]
    if what == "text":
        return [f"{pad}<text/>"]
    if what == "value":
        return [f"{pad}<value>{escape(pattern[1])}</value>"]
    if what == "data":
        if not pattern[2]:
            return [f"{pad}<data type={quoteattr(pattern[1])}/>"]
        return wrap("data", [f"{pad}  <param name={quoteattr(n)}>{escape(v)}</param>" for n, v in pattern[2]],
                    f" type={quoteattr(pattern[1])}")
    if what == "attribute":
        return wrap("attribute", rng(pattern[2], depth + 1), f" name={quoteattr(pattern[1])}")
    if what == "any-attribute":
        return wrap("attribute", [f'{pad}  <anyName><except><nsName ns=""/></except></anyName>', f"{pad}  <text/>"])
    if what == "any-attribute-at-all":
        return wrap("attribute", [f"{pad}  <anyName/>", f"{pad}  <text/>"])
    if what == "other-element":
        return wrap("element", [f"{pad}  <anyName><except><nsName/></except></anyName>", *rng(pattern[1], depth + 1)])
    if what == "any-element":
        return wrap("element", [f"{pad}  <anyName/>", *rng(pattern[1], depth + 1)])
    if what in RNG_QUANTIFIERS:
        return wrap(RNG_QUANTIFIERS[what], rng(pattern[1], depth + 1))
    if what in ("choice", "group", "interleave"):
        return wrap(what, deeper(pattern[1]))
    return wrap("element", deeper(pattern[2]), f" name={quoteattr(pattern[1])}")


def xml():
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<!-- {LICENCE} -->", *(f"<!-- {line} -->" for line in ABOUT),
             f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NAMESPACE}"',
             '         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">']
    for name, pattern, label in grammar():
        if label:
            lines.append(f"  <!-- {label} -->")
        if name == "start":
            lines += ["  <start>", *rng(pattern, 2), "  </start>"]
        else:
            lines += [f"  <define name={quoteattr(name)}>", *rng(pattern, 2), "  </define>"]
    return "\n".join([*lines, "</grammar>"]) + "\n"


FILES = {"data/tour-de-table.rnc": compact, "data/tour-de-table.rng": xml}


if __name__ == "__main__":
    for file, make in FILES.items():
        (ROOT / file).write_text(make(), encoding="utf-8")
        sys.stdout.write(f"{file}\n")
