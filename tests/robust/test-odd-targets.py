#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Projects in odd places, opened and saved by somebody who works, and what others do to the file meanwhile."""

import os
import shutil
import stat
import subprocess

from tap import Tap
from tdt_typist import Desk

tap = Tap()
AS_ROOT = os.geteuid() == 0


def said(result, *wanted):
    """What of `wanted` the result lacks."""
    lines = "\n".join(result.lines)
    yield from (f"“{text}” is not in: {lines} {result.said[-300:]}" for text in wanted if text not in lines)
    if result.status != 0:
        yield f"status {result.status}: {result.said[-300:]}"


def work_on(desk, path):
    """Opens, edits, saves, ends as a crash does; then what there is to be recovered."""
    result = desk.run(f"open={path}", "edit", "flush", "save", "leave")
    result.lines += desk.run(f"check={path}").lines
    return result


def read(path):
    with open(path, "rb") as file:
        return file.read()


def check(name, test, root=None):
    """`test` gets a desk with a project of step 0, and yields what is wrong."""
    if root is not None and AS_ROOT != root:
        tap.skip(name, "needs to be root" if root else "root may write everywhere")
        return
    desk = Desk()
    try:
        desk.run(f"prepare={desk.file}")
        tap.check(name, list(test(desk)) + [f"left beside it: {left}" for left in desk.strangers()])
    finally:
        os.chmod(desk.work, 0o700)
        desk.close()


def symbolic_link(desk):
    link = os.path.join(desk.work, "link.tdt.xml")
    os.symlink("gap.tdt.xml", link)
    yield from said(work_on(desk, link), "saved 1", "file 1")
    if not os.path.islink(link) or os.path.islink(desk.file):
        yield "the link is no link any more"


def chain_of_links(desk):
    previous = "gap.tdt.xml"
    for i in range(20):
        os.symlink(previous, os.path.join(desk.work, f"link{i}"))
        previous = f"link{i}"
    yield from said(work_on(desk, os.path.join(desk.work, previous)), "saved 1", "file 1")


def loop_of_links(desk):
    path = os.path.join(desk.work, "loop")
    os.symlink("loop", path)
    yield from said(desk.run("new", "edit", f"save-as={path}"), "failed save", "loop", "symbolic link")
    yield from said(desk.run(f"open={path}"), "failed open", "loop")


def dangling_link(desk):
    path = os.path.join(desk.work, "link")
    os.symlink("nothing-yet.tdt.xml", path)
    yield from said(desk.run("new", "edit", f"save-as={path}", f"check={path}"), "saved 1", "file 1")
    if not os.path.islink(path):
        yield "the link is no link any more"


def hard_link(desk):
    other = os.path.join(desk.work, "other")
    os.link(desk.file, other)
    before = read(other)
    yield from said(work_on(desk, desk.file), "saved 1", "file 1")
    if read(other) != before:
        yield "the other name has not the whole old version"


def special_files(desk):
    pipe, folder = os.path.join(desk.work, "pipe"), os.path.join(desk.work, "folder")
    os.mkfifo(pipe)
    os.mkdir(folder)
    for path in (pipe, folder, "/dev/null", "/dev/zero", "/dev/full"):
        name = os.path.basename(path)
        yield from said(desk.run(f"open={path}"), "failed open", name)
        yield from said(desk.run("new", "edit", f"save-as={path}"), "failed save", name, "choose another name")
    if not stat.S_ISFIFO(os.stat(pipe).st_mode):
        yield "the pipe is no pipe any more"


def mode_and_attributes(desk):
    os.chmod(desk.file, 0o640)
    try:
        os.setxattr(desk.file, "user.note", b"kept")
        has_attributes = True
    except OSError:
        has_attributes = False
    before = os.stat(desk.file)
    yield from said(work_on(desk, desk.file), "saved 1")
    after = os.stat(desk.file)
    if (before.st_mode, before.st_uid, before.st_gid) != (after.st_mode, after.st_uid, after.st_gid):
        yield f"mode or owner changed: {before} {after}"
    if has_attributes and os.getxattr(desk.file, "user.note") != b"kept":
        yield "an extended attribute is lost"


def read_only_file(desk):
    os.chmod(desk.file, 0o444)
    before = read(desk.file)
    yield from said(work_on(desk, desk.file), "failed save", "gap.tdt.xml", "read-only", "save under another name", "journal 1")
    if read(desk.file) != before:
        yield "it was written all the same"


def read_only_folder(desk):
    os.chmod(desk.work, 0o500)
    yield from said(work_on(desk, desk.file), "failed save", "gap.tdt.xml", "read-only", "file 0", "journal 1")


def odd_names(desk):
    for name in [b"caf\xe9.tdt.xml", b"a\nb.tdt.xml", b"-rf", b"e" * 255, "é".encode() * 127, b" ", b"\xff\xfe", b"a\\b", b"%41%zz#?.xml",
                 b".hidden", b"~", "\u202egap.xml".encode()]:
        path = os.fsdecode(os.path.join(os.fsencode(desk.work), name))
        for problem in said(desk.run("new", "edit", f"save-as={path}", "edit", "save", f"check={path}"), "saved 1", "saved 2", "file 2"):
            yield f"{name!r}: {problem}"
        for problem in said(desk.run(f"open={path}", "edit", "flush", "leave"), "safe 3"):
            yield f"{name!r}: {problem}"
        for problem in said(desk.run("recover", "save", f"check={path}"), "recovered 3", "saved 3", "file 3"):
            yield f"{name!r}, recovered: {problem}"
        os.unlink(path)
    path = os.path.join(desk.work, "e" * 256)
    yield from said(desk.run("new", "edit", f"save-as={path}"), "failed save", "too long")


def full_disk(desk):
    small = os.path.join(desk.work, "small")
    os.mkdir(small)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48k", "none", small], capture_output=True, check=False).returncode != 0:
        return
    try:
        path, ballast = os.path.join(small, "gap.tdt.xml"), os.path.join(small, "ballast")
        shutil.copy(desk.file, path)
        with open(ballast, "wb") as file:
            file.write(b"b" * 20000)
        before = read(path)
        yield from said(work_on(desk, path), "failed save", "gap.tdt.xml", "disk is full", "free", "file 0", "journal 1")
        if read(path) != before or set(os.listdir(small)) - {"gap.tdt.xml", "ballast", ".~lock.gap.tdt.xml#"}:
            yield f"the old version is not whole and alone: {os.listdir(small)}"
        os.unlink(ballast)
        yield from said(work_on(desk, path), "saved 1", "file 1")
    finally:
        subprocess.run(["umount", small], check=False)


def no_history(desk):
    """What the journal starts from can be kept nowhere else, and then somebody else writes the file."""
    history = os.path.join(desk.state, "tour-de-table", "history")
    shutil.rmtree(history, ignore_errors=True)
    os.makedirs(os.path.dirname(history), exist_ok=True)
    with open(history, "w", encoding="utf-8") as file:
        file.write("no folder")
    yield from said(desk.run(f"open={desk.file}", "edit", "flush", "save", "leave"), "safe 1", "failed save", "gap.tdt.xml")
    replace(desk)
    yield from said(desk.run(f"check={desk.file}"), "journal 1")
    yield from said(desk.run("recover", "save", f"save-as={desk.file}.mine", f"check={desk.file}.mine"), "recovered 1", "somebody else",
                    "saved 1", "file 1")


def meddled(meddle, *wanted):
    """A test where `meddle` does something to the open file: then it is saved."""
    def test(desk):
        process = desk.start(f"open={desk.file}", "edit", "flush", "wait", "save", "leave", stdin=subprocess.PIPE)
        while not process.stdout.readline().startswith(b"waiting"):
            pass
        meddle(desk)
        out, errors = process.communicate(b"\n", timeout=60)
        lines = out.decode().splitlines() + desk.run(f"check={desk.file}").lines
        yield from (f"“{text}” is not in: {lines} {errors.decode()[-300:]}" for text in wanted if not any(text in line for line in lines))
    return test


def replace(desk):
    other = os.path.join(desk.work, "other")
    desk.run("new", "edit", "edit", "edit", f"save-as={other}")
    os.rename(other, desk.file)


def write_same_time(desk):
    status, content = os.stat(desk.file), read(desk.file)
    with open(desk.file, "wb") as file:
        file.write(content.replace(b"a", b"b", 1))
    os.utime(desk.file, ns=(status.st_atime_ns, status.st_mtime_ns))


def put_folder(desk):
    os.unlink(desk.file)
    os.mkdir(desk.file)


check("a symbolic link", symbolic_link)
check("a chain of links", chain_of_links)
check("a loop of links", loop_of_links)
check("a link to nothing", dangling_link)
check("a hard link", hard_link)
check("pipes, folders and devices", special_files)
check("mode, owner and attributes", mode_and_attributes)
check("a read-only file", read_only_file)
check("a read-only folder", read_only_folder, root=False)
check("odd names", odd_names)
check("a full disk", full_disk, root=True)
check("no room for the history", no_history)
check("replaced while open", meddled(replace, "failed save", "somebody else", "merge"))
check("written at the same time and of the same size", meddled(write_same_time, "failed save", "somebody else"))
check("cut off while open", meddled(lambda desk: os.truncate(desk.file, 0), "failed save", "somebody else", "journal 1"))
check("removed while open", meddled(lambda desk: os.unlink(desk.file), "failed save", "deleted or renamed", "journal 1"))
check("renamed while open", meddled(lambda desk: os.rename(desk.file, desk.file + ".old"), "failed save", "deleted or renamed"))
check("a folder in its place", meddled(put_folder, "failed save", "folder"))
check("only its times changed", meddled(lambda desk: os.utime(desk.file, (1, 1)), "saved 1", "file 1"))
tap.finish()
