# SPDX-License-Identifier: GPL-3.0-or-later
"""How French is set, and the texts of a PO file."""

import re

import sources

NARROW = "\u202f"
NO_BREAK = "\u00a0"

# Not prose: markup and its entities, conversions, addresses, options and times of day.
NOT_PROSE = re.compile(r"<[^<>]+>|%[-+ #0-9.*']*(?:l|ll|z|j)?[A-Za-z%]|\b[a-z]+://\S+|--[\w-]+|\d:\d\d|&\w+;")

FRENCH_RULES = [
    (rf"(?<![{NARROW}?!])[;!?](?=\s|$|[»)…])", "a narrow no-break space (U+202F) stands before ; ! ?"),
    (rf"(?<!{NO_BREAK}):(?=\s|$)", "a no-break space (U+00A0) stands before a colon"),
    (rf"«(?![{NO_BREAK}{NARROW}])", "a no-break space follows «"),
    (rf"(?<![{NO_BREAK}{NARROW}])»", "a no-break space stands before »"),
    (r"'", "the apostrophe is ’"),
    (r'"', "quotation marks are « and »"),
    (r"“|”", "quotation marks are « and », in French"),
    (r"\.\.\.", "the ellipsis is …"),
    (r"(?<=[^\s])[ \u00a0\u202f] |\s[,.](?!\d)", "a space too many"),
]


def unquote(quoted):
    return "".join({"n": "\n", "t": "\t"}.get(c[1], c[1]) if c[0] == "\\" else c
                   for c in re.findall(r"\\.|[^\\]", quoted))


def messages(path):
    """Yields (line, msgstr) of each translation in a PO file, obsolete entries and the header left out."""
    line_of_text, text, in_str, is_header = 0, "", False, False
    for number, line in enumerate([*sources.text_of(path).splitlines(), "msgid"], 1):
        match = re.match(r'(msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?)\s+"(.*)"$|"(.*)"$', line)
        if line.startswith(("msg", "#")) or not match:
            if in_str and not is_header:
                yield line_of_text, text
            in_str = False
        if not match:
            continue
        if match[1] and match[1].startswith("msgstr"):
            line_of_text, text, in_str = number, unquote(match[2]), True
        elif match[1]:
            is_header = match[1] == "msgid" and match[2] == ""
        elif in_str:
            text += unquote(match[3])
        elif match[3]:
            is_header = False


def french_problems(text):
    if re.fullmatch(r"(?:[^;\s][^;]*;){2,}", text):
        return  # the keywords of a desktop entry
    prose = NOT_PROSE.sub("x", text)
    for pattern, rule in FRENCH_RULES:
        if re.search(pattern, prose, re.MULTILINE):
            yield rule
