#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a power cut may leave of a save and of a journal, thought out: no root, no file systems needed.

What the typist does to files is written down, and played back up to each call. A disk that keeps only what it was asked to
keep may then have lost any of the rest: contents that were not synced are there, not there, cut off, or zeros of the right
length; names that were not synced are there up to some change of their folder and not after, each folder for itself. Of
each such state: the file is an old or a new version, whole; what was said to be saved or safe by then is there.
"""

import os
import random
import shutil

from tap import Tap
from tdt_typist import Desk, find_file_problems, find_loss

N_GUESSES = int(os.environ.get("TDT_POWER_GUESSES", "12"))
DEEDS = {
    "a first save": ["new", "edit", "flush", "edit", "save-as={0}", "edit", "flush", "edit", "save", "edit", "flush", "leave"],
    "saving again": ["open={0}", "edit", "flush", "save", "edit", "edit", "flush", "save", "edit", "flush", "leave"],
    "recovering": ["recover", "edit", "flush", "save", "edit", "flush", "leave"],
}


class Inode:
    """A file: `kept` is what surely is on the disk; `changes` what was done since, (offset, bytes) or a length to cut to."""

    def __init__(self, kept=b"", folder=False):
        self.kept, self.changes, self.folder = kept, [], folder

    def now(self, changes=None, zeros=False):
        content = bytearray(self.kept)
        for change in self.changes if changes is None else changes:
            if isinstance(change, int):
                content[change:] = b"\0" * max(0, change - len(content))
            else:
                offset, data = change
                content[len(content):] = b"\0" * max(0, offset - len(content))
                content[offset:offset + len(data)] = b"\0" * len(data) if zeros else data
        return bytes(content)

    def guess(self, chance):
        kind = chance.randrange(5)
        if not self.changes or kind == 0:
            return self.kept
        if kind == 1:
            return self.now(zeros=True)
        some = self.changes[:chance.randrange(len(self.changes) + 1)] if kind < 4 else \
            [change for change in self.changes if chance.random() < 0.5]
        content = self.now(some)
        # The last of them may have got there in part.
        return content[:chance.randrange(len(self.kept), len(content) + 1)] if kind == 3 and len(content) > len(self.kept) else content


class Disk:
    """The names and files below one folder. A folder's names are synced by themselves, in the order of their changes."""

    def __init__(self, root):
        self.root, self.inodes, self.names, self.pending, self.said = root, {}, {}, {}, []
        for folder, folders, files in os.walk(root):
            self.names[folder] = {}
            self.inodes[os.stat(folder).st_ino] = folder
            for name in folders:
                self.names[folder][name] = Inode(folder=True)
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    inode = Inode(file.read())
                self.names[folder][name] = self.inodes.setdefault(os.stat(path).st_ino, inode)

    def change(self, path, inode):
        """Gives a name to a file, or takes it away: in the present, and some time on the disk."""
        self.pending.setdefault(os.path.dirname(path), []).append([(os.path.basename(path), inode)])

    def look(self, path):
        names = self.present(os.path.dirname(path))
        return names[os.path.basename(path)]

    def present(self, folder, n=None):
        names = dict(self.names.get(folder, {}))
        for changes in self.pending.get(folder, [])[:n]:
            for name, inode in changes:
                names[name] = inode
                if inode is None:
                    del names[name]
        return names

    def do(self, what, words, data):
        if what == "say":
            self.said += data.decode().splitlines()
        elif what == "create":
            inode = self.inodes[int(words[0])] = Inode()
            self.change(words[1], inode)
        elif what == "mkdir":
            self.inodes[int(words[0])] = words[1]
            self.names[words[1]] = {}
            self.change(words[1], Inode(folder=True))
        elif what == "write":
            self.inodes[int(words[0])].changes.append((int(words[1]), data))
        elif what == "truncate":
            self.inodes[int(words[0])].changes.append(int(words[1]))
        elif what == "link":
            self.change(words[1], self.look(words[0]))
        elif what == "unlink":
            self.change(words[0], None)
        elif what == "rename":
            inode = self.look(words[0])
            assert os.path.dirname(words[0]) == os.path.dirname(words[1])
            self.pending.setdefault(os.path.dirname(words[0]), []).append(
                [(os.path.basename(words[0]), None), (os.path.basename(words[1]), inode)])
        elif what == "sync":
            self.sync(self.inodes[int(words[0])])

    def sync(self, inode):
        if isinstance(inode, str):
            self.names[inode] = self.present(inode)
            self.pending.pop(inode, None)
        else:
            inode.kept, inode.changes = inode.now(), []

    def guess(self, chance):
        """One of the states that the disk may be in: {path: bytes, or None for a folder}. Without `chance` the emptiest."""
        state, contents = {}, {}

        def fill(folder):
            n = 0 if chance is None else chance.randrange(len(self.pending.get(folder, [])) + 1)
            for name, inode in self.present(folder, n).items():
                path = os.path.join(folder, name)
                if inode.folder:
                    state[path] = None
                    fill(path)
                else:
                    if id(inode) not in contents:
                        contents[id(inode)] = inode.kept if chance is None else inode.guess(chance)
                    state[path] = contents[id(inode)]

        fill(self.root)
        return state


def read_log(path):
    with open(path, "rb") as file:
        log = file.read()
    while log:
        head, _, log = log.partition(b"\n")
        *words, size = head.decode().split("\t")
        yield words[0], words[1:], log[:int(size)]
        log = log[int(size):]


def lay_out(desk, state):
    for name in os.listdir(desk.root):
        shutil.rmtree(os.path.join(desk.root, name))
    for path, content in state.items():
        if content is None:
            os.mkdir(path)
        else:
            with open(path, "wb") as file:
                file.write(content)


def last_steps(said, *words):
    return max((int(line.split()[1]) for line in said if line.split()[0] in words), default=-1)


def find_problems(desk, state, said, was_there, floor):
    lay_out(desk, state)
    checked = desk.run(f"check={desk.file}")
    if checked.status != 0:
        return [f"status {checked.status}: {checked.said[-300:]}"]
    saved = last_steps(said, "saved")
    may_be = {None} if saved < 0 and not was_there else set()
    problems = list(find_file_problems(checked.lines, may_be | set(range(max(saved, 0), 100))))
    problems += find_loss(checked, max(last_steps(said, "saved", "safe"), floor))
    if problems:
        problems.append(f"after {said[-3:]}, of: {sorted(path[len(desk.root):] for path in state)}, {checked.lines}")
    return problems


def try_all(tap, name):
    desk = Desk()
    floor = -1
    try:
        if name != "a first save":
            desk.run(f"prepare={desk.file}")
        if name == "recovering":
            floor = desk.run(f"open={desk.file}", "edit", "edit", "flush", "leave").durable()
        was_there = os.path.exists(desk.file)
        disk = Disk(desk.root)
        log = desk.root + ".log"
        desk.run(*[word.format(desk.file) for word in DEEDS[name]], log=log)
        operations = list(read_log(log))
        os.unlink(log)
        chance, seen, n_bad = random.Random(name), set(), 0
        for number, operation in enumerate(operations):
            disk.do(*operation)
            for n in range(N_GUESSES):
                state = disk.guess(None if n == 0 else chance)
                key = hash((tuple(sorted(state.items(), key=lambda entry: entry[0])), len(disk.said)))
                if key in seen:
                    continue
                seen.add(key)
                problems = find_problems(desk, state, disk.said, was_there, floor)
                n_bad += bool(problems)
                if problems and n_bad < 20:
                    tap.check(f"{name}: after call {number}, {operation[0]}", problems)
        tap.check(f"{name}: {len(seen)} states of a disk after {len(operations)} calls",
                  [f"{n_bad} are bad"] if n_bad else [] if len(seen) > 50 else ["too few"])
    finally:
        desk.close()


def main():
    tap = Tap()
    for name in DEEDS:
        try_all(tap, name)
    tap.finish()


main()
