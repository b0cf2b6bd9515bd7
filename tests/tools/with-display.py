# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program on a display and a session bus of its own; says it is skipped where there is no Xvfb."""

import os
import shutil
import subprocess
import sys
import tempfile

NEEDED = ("xvfb-run", "Xvfb", "xauth", "dbus-run-session")


def main():
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"1..0 # SKIP {', '.join(missing)} is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        runtime = os.path.join(folder, "runtime")
        os.mkdir(runtime, 0o700)
        env = {
            **os.environ,
            "GDK_BACKEND": "x11",
            "GDK_DEBUG": "gl-disable",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "test",
            "GTK_USE_PORTAL": "0",
            "HOME": folder,
            "XDG_RUNTIME_DIR": runtime,
        }
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            env[f"XDG_{kind}_HOME"] = os.path.join(folder, kind.lower())
        run = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x900x24 -noreset", "dbus-run-session", "--",
                              *sys.argv[1:]], env=env, check=False)
        return run.returncode


if __name__ == "__main__":
    sys.exit(main())
