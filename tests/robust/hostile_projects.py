# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged and hostile project files, the same ones each time: `projects()` yields (name, bytes, what must become of it).

What must become of it: REFUSED, READ, or None where either answer is right. Texts worth keeping are words that begin
with `zq`: none of them may be lost in what is read.
"""

import bz2
import gzip
import io
import lzma
import os
import random
import re
import zipfile

NAMESPACE = "urn:tour-de-table:project:1"
START = f'<project xmlns="{NAMESPACE}" version="1.0" uid="p">'
REFUSED, READ = "refused", "read"

_words = 0


def word():
    global _words
    _words += 1
    return f"zq{_words:05d}"


def project(inside, start=START):
    return f"{start}{inside}</project>".encode()


def kinds():
    """(element, list element, [(field, type, limits, target)]) of each kind, from the table of the fields."""
    path = os.path.join(os.environ["TDT_SOURCE_ROOT"], "include", "model", "tdt-fields.def")
    found, names = [], {}
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for kind, rest in re.findall(r"^TDT_(KIND|FIELD) \((.*)\)$", text, re.MULTILINE):
        parts = [part.strip() for part in rest.split(",")]
        if kind == "KIND":
            names[parts[0]] = parts[1].strip('"')
            found.append((parts[1].strip('"'), parts[2].strip('"'), []))
        else:
            target = re.search(r"\.target = TDT_KIND_(\w+)", rest)
            found[-1][2].append((parts[2].strip('"'), parts[3], target and target[1]))
    return found, names


def one_of_each():
    """A project with a record of every kind and a word in every text: what the damage is done to."""
    lines = [START]
    found, names = kinds()
    for element, many, fields in found:
        if element != "project":
            lines += [f" <{many}>", f'  <{element} uid="{element}-1">']
        for field, kind, target in fields:
            value = {
                "TITLE": f"Titre {word()} & été", "TEXT": f"Texte {word()}\nsur deux < lignes {word()}",
                "WORDS": f"mot-{word()}", "INTEGER": "7", "BOOLEAN": "yes", "DATE": "2017-09-27", "CLOCK": "08:30",
                "TIME": "2017-09-27T10:15:00+02:00[Europe/Paris]", "URI": f"https://exemple.fr/{word()}",
                "ZONE": "Europe/Paris", "LANGUAGE": "fr", "ORDER": "V000a1", "COLOUR": "#1a5fb4",
            }.get(kind)
            if kind in ("REFERENCE", "REFERENCES"):
                value = "session-1" if target == "ANY" else f"{names[target]}-1"
            if value:
                value = value.replace("&", "&amp;").replace("<", "&lt;")
                lines.append(f"   <{field}>{value}</{field}>")
        if element != "project":
            lines += [f"  </{element}>", f" </{many}>"]
    return "\n".join(lines + ["</project>", ""])


def in_kind(element, many, inside):
    return inside if element == "project" else f'<{many}><{element} uid="r">{inside}</{element}></{many}>'


def encodings(sample):
    accented = f'<title>Été {word()} à Gap</title>'
    for name in ["utf-8", "utf-16", "iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii"]:
        text = f'<?xml version="1.0" encoding="{name}"?>' + project(accented).decode()
        if name == "us-ascii":
            text = text.replace("É", "&#201;").replace("é", "&#233;").replace("à", "&#224;")
        yield f"encoding {name}", text.encode(name), READ
    for name in ["utf-32", "utf-7", "shift_jis", "gb18030", "koi8-r", "ibm037", "utf_16_le", "x-unknown", "ucs-4", "é"]:
        head = f'<?xml version="1.0" encoding="{name}"?>'
        try:
            data = (head + project("<title>Gap</title>").decode()).encode(name)
        except LookupError:
            data = (head + project("<title>Gap</title>").decode()).encode()
        yield f"encoding {name}", data, REFUSED if name != "utf_16_le" else None
    yield "UTF-8 with a byte order mark", b"\xef\xbb\xbf" + sample.encode(), READ
    yield "two byte order marks", b"\xef\xbb\xbf" * 2 + sample.encode(), None
    yield "UTF-16 that says UTF-8", ("\ufeff<?xml version='1.0' encoding='UTF-8'?>" + sample).encode("utf-16-le"), None
    yield "UTF-8 that says UTF-16", ("<?xml version='1.0' encoding='UTF-16'?>" + sample).encode(), REFUSED
    yield "UTF-16 of odd length", ("\ufeff" + sample).encode("utf-16-le") + b"<", REFUSED
    yield "half a pair in UTF-16", ("\ufeff" + START + "<title>").encode("utf-16-be") + b"\xd8\x00\x00<", REFUSED
    yield "DOCTYPE in UTF-16", ("\ufeff<!DOCTYPE a>" + sample).encode("utf-16-be"), REFUSED
    for name, piece in {
        "latin-1 that says nothing": b"\xe9t\xe9", "too long a form": b"\xc0\xbc", "a long form of three": b"\xe0\x80\xbc",
        "surrogates": b"\xed\xa0\x80\xed\xb0\x80", "a follower alone": b"\x80", "five bytes": b"\xf8\x88\x80\x80\x80",
        "beyond the last": b"\xf4\x90\x80\x80", "cut character": b"\xe2\x82", "FE": b"\xfe", "FF": b"\xff\xff",
        "U+FFFE": b"\xef\xbf\xbe", "U+FFFF": b"\xef\xbf\xbf",
    }.items():
        yield f"{name} in a text", project("<title>@</title>").replace(b"@", piece), REFUSED
        yield f"{name} in a name", project("<t@/>").replace(b"@", piece), REFUSED
    for place in ["@" + START, START.replace("p\"", "p@\""), START + "<ti@tle>", START + "<title>a@b</title>",
                  START + "<!--@-->", START + "<title><![CDATA[@]]></title>", START + "</project>@"]:
        yield f"NUL: {place[-20:]}", (place.replace("@", "\0") + ("" if "</p" in place else "</project>")).encode(), REFUSED
    for code in [0x1, 0x8, 0xb, 0xc, 0x1b, 0x1f]:
        yield f"control character {code}", project(f"<title>a{chr(code)}b</title>"), REFUSED
        yield f"reference to control character {code}", project(f"<title>a&#{code};b</title>"), REFUSED
    for reference in ["&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;", "&#x;", "&#;", "&;", "&nbsp;", "&lt", "&",
                      "&#xFFFE;"]:
        yield f"reference {reference}", project(f"<title>a{reference}b</title>"), REFUSED
    for mark in "\u202e\u2066\u200b\ufeff\u2028\u0085\u0301\U0001f468\U000e0041":
        yield f"odd character {ord(mark):x}", project(f"<title>{word()}{mark}{word()}</title>"), READ


def entities(sample):
    bomb = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    body = project("<title>&x;</title>").decode()
    for name, doctype in {
        "laughs": f'<!DOCTYPE a [<!ENTITY a0 "ha">{bomb}<!ENTITY x "&a11;">]>',
        "quadratic": f'<!DOCTYPE a [<!ENTITY x "{"a" * 50000}">]>',
        "of itself": '<!DOCTYPE a [<!ENTITY x "&x;">]>',
        "a file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "a device": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///dev/zero">]>',
        "a net address": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        "a parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]>',
        "a DTD elsewhere": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
        "a public DTD": '<!DOCTYPE a PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:9/x.dtd">',
        "defaults": '<!DOCTYPE project [<!ATTLIST project uid CDATA "q">]>', "open": "<!DOCTYPE a [", "small": "<!doctype a>",
        "behind a comment": "<!-- -->\n<!DOCTYPE a>", "split": "<!DOC<!-- -->TYPE a>", "alone": "<!ENTITY x 'y'>",
        "a section": "<![INCLUDE[ <!DOCTYPE a> ]]>",
    }.items():
        yield f"entity: {name}", (doctype + body).encode(), REFUSED
    yield "DOCTYPE at the end", sample.encode() + b"<!DOCTYPE a>", REFUSED
    yield "DOCTYPE in the middle", project("<!DOCTYPE a><title>a</title>"), REFUSED
    for name, inside in {
        "XInclude": f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" x="{word()}"/>',
        "schema elsewhere": f'<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="a http://127.0.0.1:9/{word()}"/>',
        "style sheet": '<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?>', "XML base": f'<a xml:base="file:///etc/{word()}"/>',
        "PHP": f"<?php system('{word()}'); ?>", "script": f"<script>alert('{word()}')</script>",
    }.items():
        yield f"reaches out: {name}", project(inside), READ


def shapes(sample):
    for depth in [10, 60, 62, 63, 64, 65, 1000, 200000]:
        yield f"{depth} deep", project("<a>" * depth + word() + "</a>" * depth), READ if depth < 62 else REFUSED if depth > 64 else None
        yield f"{depth} deep, open", (START + "<a>" * depth).encode(), REFUSED
    yield "deep in a field", project("<title>" + "<b>" * 40 + word() + "</b>" * 40 + "</title>"), READ
    for count in [64, 65, 5000, 100000]:
        attributes = " ".join(f'a{i}="{i}"' for i in range(count))
        yield f"{count} attributes", project(f"<b {attributes}/>"), READ if count <= 60 else None if count == 64 else REFUSED
    yield "a tag of 70 kB", project(f'<b c="{"d" * 70000}"/>'), REFUSED
    yield "a name of 60 kB", project(f'<{"d" * 60000}/>'), None
    yield "a comment of 3 MB", project(f'<!--{word()}{"d" * 3000000}-->'), None
    yield "a text of 2 MiB", project(f'<description>{word()} {"é " * 1000000}{word()}</description>'), READ
    yield "a title of 1 MiB", project(f'<title>{word()}{"x" * 1048576}{word()}</title>'), READ
    yield "200,001 rooms", project("<rooms>" + "".join(f'<room uid="r{i}"/>' for i in range(200001)) + "</rooms>"), None
    yield "50,000 namespaces", project("".join(f'<n{i}:a xmlns:n{i}="urn:{i}"/>' for i in range(50000))), None
    yield "prefixes in each other", project("".join(f'<a xmlns:n{i}="urn:{i}">' for i in range(60)) + "</a>" * 60), READ
    yield "100,000 line ends", project("\n" * 100000), READ
    yield "old Mac line ends", sample.replace("\n", "\r").encode(), READ
    yield "DOS line ends", sample.replace("\n", "\r\n").encode(), READ
    yield "one line", re.sub(r">\n *<", "><", sample).encode(), READ
    yield "two projects", (sample + sample).encode(), REFUSED
    yield "text in front", b"Dear all, here it is:\n" + sample.encode(), REFUSED
    yield "spaces in front of the declaration", b"  <?xml version='1.0'?>" + sample.encode(), None
    yield "two declarations", b"<?xml version='1.0'?>" * 2 + sample.encode(), REFUSED
    yield "XML 1.1", b"<?xml version='1.1'?>" + sample.encode(), None
    yield "XML 9.7", b"<?xml version='9.7'?>" + sample.encode(), None
    yield "signature behind", sample.encode() + b"\n-- \nSent from my telephone", REFUSED
    yield "conflict marks", sample.replace("<rooms>", "<<<<<<< ours\n<rooms>\n=======\n>>>>>>> theirs").encode(), REFUSED
    yield "conflict marks in a list", sample.replace("<rooms>", "<rooms>\n=======\n").encode(), READ


def starts():
    inside = f"<title>{word()}</title>"
    for version in ["", "1", "1.9", "1.0.0", "2.0", "99999999999999.1", "-1.0", "abc", "1.-1", "0.1", "1.99999999999999", " 1.0 "]:
        yield f"version “{version}”", project(inside, START.replace('"1.0"', f'"{version}"')), None
    yield "no version", project(inside, START.replace(' version="1.0"', "")), None
    yield "no uid", project(inside, START.replace(' uid="p"', "")), None
    for uid in ["", " ", "a b", "../../x", "a/b", "x" * 5000, "é", "&lt;", "-", "p\n"]:
        yield f"project uid “{uid[:9]}”", project(inside, START.replace('"p"', f'"{uid}"')), None
    for wrong in ["urn:tour-de-table:project:2", "", "URN:tour-de-table:project:1", NAMESPACE + " ", "urn:x"]:
        yield f"namespace “{wrong}”", project(inside, START.replace(NAMESPACE, wrong)), None if wrong.endswith("2") else REFUSED
    yield "prefixed throughout", (f'<t:project xmlns:t="{NAMESPACE}" version="1.0" uid="p"><t:title>{word()}</t:title>'
                                  "</t:project>").encode(), READ
    yield "prefix redeclared", project(f'<title xmlns="urn:x">{word()}</title><rooms xmlns="urn:y"><room uid="{word()}"/></rooms>'), READ
    yield "a project in a project", project(project(inside).decode()), READ
    for attribute in ["revision", "editor", "program", "unknown"]:
        for value in ["", "x" * 60000, "zz&#10;zz", "'&amp;"]:
            yield f"{attribute} “{value[:9]}”", project(inside, START.replace("uid", f'{attribute}="{value}" uid')), READ
    for name in ["ancestors", "base", "set-aside", "projects", "project"]:
        for what in ["", f"<{name}/>", word(), f"<ancestor>{word()}</ancestor>", "<record/>", f'<title uid="a">{word()}</title>']:
            yield f"{name} with {what[:12]}", project(f"<{name}>{what}</{name}>"), READ


NUMBERS = ["", "-1", "0", "00007", "+5", "1e9", "0x10", "1,5", "1.5", "NaN", "٣", "５", "2147483648", "-9223372036854775809",
           "18446744073709551616", "9" * 400, "7 7", "sept"]
TIMES = ["", "noon", "2017-09-27", "2017-02-30T10:00:00+01:00[Europe/Paris]", "2017-09-27T24:00:00+02:00[Europe/Paris]",
         "2017-09-27T10:61:00+02:00[Europe/Paris]", "99999-01-01T00:00:00Z", "0000-00-00T00:00:00+00:00[UTC]",
         "2017-09-27T10:15:00+99:00[Europe/Paris]", "2017-09-27T10:15:00+02:00[../../etc/passwd]",
         "2017-09-27T10:15:00+02:00[/etc/passwd]", "2017-09-27T10:15:00+02:00[" + "E" * 3000 + "]",
         "2017-09-27T10:15:00+02:00[]", "2017-09-27T10:15:00+02:00[Europe/Paris", "2017-03-26T02:30:00+01:00[Europe/Paris]",
         "9999-12-31T23:59:59-12:00[UTC]", "-4713-01-01T00:00:00Z", "2016-12-31T23:59:60+00:00[UTC]"]
REFERENCES = ["", "nobody", "p", "r", "two words", "../x", "x" * 10000, "r r r", "-", "&#9;"]
VALUES = {
    "INTEGER": NUMBERS, "TIME": TIMES, "DATE": ["2017-13-01", "27/09/2017", "9" * 30, "2017-09-27Z", "0000-01-01"],
    "CLOCK": ["25:00", "8h30", "08:30:99", "-1:00", "24:00"], "BOOLEAN": ["oui", "TRUE", "2", ""],
    "ZONE": ["Mars/Utopia", "../../../etc/passwd", "", "CET-1CEST", "x" * 3000, "/dev/zero"],
    "LANGUAGE": ["fr_FR.UTF-8@euro", "x" * 3000, "é", "", "../x"], "COLOUR": ["red", "#12", "#gggggg", "url(x)"],
    "ORDER": ["", "zzz zzz", "x" * 3000, "é", "-"], "TOKEN": ["something-else", "x" * 3000, "two words", "É"],
    "URI": ["javascript:alert(1)", "file:///etc/passwd", "http://[", "x" * 9000, "data:text/html,<b>".replace("<", "&lt;"), "-"],
    "DATA": ["!!!!", "AAAA" * 100000 + "=", "AAA", "R0lGODlh//////8=", ""], "REFERENCE": REFERENCES, "REFERENCES": REFERENCES,
}


def values():
    """What is wrong in a field: each value goes once into every field of its type, all in one project."""
    found, _ = kinds()
    for kind, wrong in VALUES.items():
        for value in wrong:
            inside = "".join(
                in_kind(element, many, "".join(f"<{field}>{value}</{field}>" for field, type_, _ in fields if type_ == kind)
                        ).replace('uid="r"', f'uid="{element}-r"')
                for element, many, fields in found)
            yield f"{kind.lower()} “{value[:24]}”", project(inside), READ
    for element, many, fields in found:
        inside = "".join(f"<{field}>{word()}</{field}>" * 2 for field, _, _ in fields)
        yield f"words in every field of {element}, twice", project(in_kind(element, many, inside)), READ
        yield f"elements in every field of {element}", project(in_kind(element, many, "".join(
            f'<{field} a="{word()}"><b>{word()}</b>{word()}</{field}>' for field, _, _ in fields))), READ


def records():
    found, names = kinds()
    for element, many, fields in found[1:]:
        twice = f'<{element} uid="r"><{fields[0][0]}>{word()}</{fields[0][0]}></{element}>'
        yield f"{element} twice", project(f"<{many}>{twice}{twice}</{many}>"), READ
        yield f"{element} outside its list", project(twice), READ
        yield f"{element} in another list", project(f"<{found[1][1]}>{twice}</{found[1][1]}><sessions>{twice}</sessions>"), READ
        yield f"{element} in itself", project(f'<{many}><{element} uid="a">{twice}</{element}></{many}>'), READ
        refer = [field for field, type_, _ in fields if type_.startswith("REFERENCE")]
        if refer:
            circle = "".join(f'<{element} uid="c{i}">' + "".join(f"<{f}>c{1 - i}</{f}>" for f in refer) + f"</{element}>"
                             for i in range(2))
            selfish = f'<{element} uid="c3">' + "".join(f"<{f}>c3</{f}>" for f in refer) + f"</{element}>"
            yield f"{element} in a circle", project(f"<{many}>{circle}{selfish}</{many}>"), READ
    yield "the same uid 20,000 times", project("<rooms>" + '<room uid="r"/>' * 20000 + "</rooms>"), READ
    yield "everything has one uid", project("".join(f'<{many}><{e} uid="p"/></{many}>' for e, many, _ in found[1:])), READ
    yield "lists out of order", project("".join(f'<{many}><{e} uid="{e}"/></{many}>' for e, many, _ in reversed(found[1:]))), READ


def tags(sample):
    for element in ["rooms", "room", "people", "person", "sessions", "session", "given-name", "title", "start", "project"]:
        start, end = f"<{element}", f"</{element}>"
        for name, text in {
            "ends before it starts": sample.replace(end, "\0", 1).replace(start, end, 1).replace("\0", f"<{element}>", 1),
            "without an end": sample.replace(end, "", 1), "with two ends": sample.replace(end, end * 2, 1),
            "ends in capitals": sample.replace(end, end.upper(), 1), "without its bracket": sample.replace(end, end[:-1], 1),
        }.items():
            yield f"{element} {name}", text.encode(), REFUSED
        yield f"{element} renamed", re.sub(f"(</?){element}\\b", r"\1renamed", sample).encode(), \
            REFUSED if element == "project" else READ


def other_files(sample):
    data = sample.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", sample)
    for name, content in {
        "nothing": b"", "a space": b" ", "a bracket": b"<", "gzip": gzip.compress(data, mtime=0), "xz": lzma.compress(data),
        "bzip2": bz2.compress(data), "zip": packed.getvalue(), "a gzip bomb": gzip.compress(b" " * 30000000, mtime=0),
        "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "HTML": b"<!doctype html><p>Not found",
        "XHTML": b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "JSON": b'{"schedule":{}}', "ELF": b"\x7fELF\2\1\1" + b"\0" * 99,
        "SQLite": b"SQLite format 3\0", "zeros": b"\0" * 100000, "noise": random.Random(4).randbytes(100000),
        "a login page": b"<html><head><title>Sign in</title></head><body>", "Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "base64": __import__("base64").encodebytes(data), "a mail": b"From: a@b.fr\nSubject: x\n\n" + data,
    }.items():
        yield f"no project: {name}", content, REFUSED


def damaged(sample):
    """Cut off, and mixed up at random."""
    data = sample.encode()
    for i in range(1, 60):
        yield f"cut off after {i}/60", data[:len(data) * i // 60], REFUSED
    chance = random.Random(9)
    lines = sample.split("\n")
    for i in range(150):
        kind = i % 6
        a, b = sorted(chance.randrange(1, len(lines) - 2) for _ in range(2))
        bytes_ = bytearray(data)
        if kind == 0:
            for _ in range(chance.randrange(1, 30)):
                bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
        elif kind == 1:
            at = chance.randrange(len(bytes_))
            del bytes_[at:at + chance.randrange(1, 4096)]
        elif kind == 2:
            at = chance.randrange(len(bytes_))
            bytes_[at:at + 512] = b"\0" * 512
        elif kind == 3:
            bytes_ = "\n".join(lines[:a] + lines[b:]).encode()
        elif kind == 4:
            bytes_ = "\n".join(lines[:b] + lines[a:]).encode()
        else:
            shuffled = list(lines)
            shuffled[a], shuffled[b] = shuffled[b], shuffled[a]
            bytes_ = "\n".join(shuffled).encode()
        yield f"mixed up {i}", bytes(bytes_), None


def projects():
    sample = one_of_each()
    yield "one of each", sample.encode(), READ
    for part in [encodings(sample), entities(sample), shapes(sample), starts(), values(), records(), tags(sample),
                 other_files(sample), damaged(sample)]:
        yield from part
