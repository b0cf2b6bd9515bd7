# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, and C text without what the compiler does not see."""

import os
import pathlib
import re

ROOT = pathlib.Path(os.environ["TDT_SOURCE_ROOT"])

NOT_OURS = re.compile(r"^(\.git|build.*|obj-.*|out|__pycache__|debian/(tour-de-table|\.debhelper))$")

COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)


def files(*suffixes, below=""):
    """Yields the project's files (all, or those whose name ends so), sorted, outputs of the build left out."""
    for folder, folders, names in os.walk(ROOT / below):
        here = pathlib.Path(folder)
        folders[:] = sorted(f for f in folders if not NOT_OURS.match(str((here / f).relative_to(ROOT)))
                            and f != "__pycache__")
        for name in sorted(names):
            if not suffixes or name.endswith(suffixes):
                yield here / name


def name_of(path):
    return str(path.relative_to(ROOT))


def text_of(path):
    return path.read_text(encoding="utf-8")


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    """The same text and line numbers, comments blanked."""
    return COMMENT_OR_STRING.sub(lambda m: _blank(m[0]) if m[0].startswith("/") else m[0], text)


def code_only(text):
    """The same text and line numbers, comments and the insides of strings blanked."""
    return COMMENT_OR_STRING.sub(lambda m: _blank(m[0]) if m[0].startswith("/") else m[0][0] + _blank(m[0][1:-1])
                                 + m[0][-1], text)


def find(pattern, text):
    """Yields (line number, match) for each match."""
    for match in re.finditer(pattern, text):
        yield text.count("\n", 0, match.start()) + 1, match
