# SPDX-License-Identifier: GPL-3.0-or-later
"""Loading and saving a project of 10,000 sessions with every field filled, against `xmllint --stream` on the same file.

Runs of both sides alternate, and the best of each counts: other programs can only make a run slower. Loading hashes in
a second thread; where another program keeps the second processor busy the clock says less than processor time does, so
the lower of both ratios counts.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from tap import Tap

BUILD = pathlib.Path(os.environ["TDT_BUILD_ROOT"])
BENCH = str(BUILD / "tests/bench/tdt-bench-storage")
REFERENCE = str(BUILD / "tests/bench/tdt-reference-storage")

SESSIONS = os.environ.get("TDT_BENCH_SESSIONS", "10000")
ROUNDS = int(os.environ.get("TDT_BENCH_ROUNDS", "9"))

LOAD_BOUND = 1.5
MEMORY_BOUND = 5.0
SAVE_BOUND = 1.5


def run(*command):
    """Returns what the command printed, the seconds it took, those of the processor, and its peak memory in bytes."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return printed, time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def over(what, value, bound):
    return [f"{what}: {value:.2f}, and at most {bound} is allowed"] if value > bound else []


def main():
    tap = Tap()
    if not shutil.which("xmllint"):
        tap.skip("loading and saving", "xmllint is not installed")
        tap.finish()
        return
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/bench.tdt.xml"
        run(BENCH, "make", path, SESSIONS)
        size = os.path.getsize(path)
        xmllint, xmllint_cpu, reference, process, process_cpu, loading, saving, peaks = ([] for _ in range(8))
        for _ in range(ROUNDS):
            _, seconds, cpu, _ = run("xmllint", "--stream", "--noout", path)
            xmllint.append(seconds)
            xmllint_cpu.append(cpu)
            printed, seconds, cpu, peak = run(BENCH, "load", path)
            process.append(seconds)
            process_cpu.append(cpu)
            loading.append(float(printed))
            peaks.append(peak)
            reference.append(run(REFERENCE, path)[1])
            saving.append(float(run(BENCH, "save", path, f"{folder}/out.tdt.xml")[0]))
        load_ratio = min(process) / min(xmllint)
        cpu_ratio = min(process_cpu) / min(xmllint_cpu)
        memory_ratio = max(peaks) / size
        save_ratio = min(saving) / min(loading)
        print(f"# {size / 1e6:.1f} MB; xmllint --stream {min(xmllint):.3f} s, xmlTextReader {min(reference):.3f} s")
        print(f"# load {min(loading):.3f} s, the whole process {min(process):.3f} s: {load_ratio:.2f} x xmllint --stream, "
              f"{min(process) / min(reference):.2f} x xmlTextReader")
        print(f"# in processor time, both threads together: {cpu_ratio:.2f} x xmllint --stream")
        print(f"# peak {max(peaks) / 1e6:.0f} MB: {memory_ratio:.2f} x the file")
        print(f"# save {min(saving):.3f} s: {save_ratio:.2f} x the load")
        tap.check("loading keeps up with xmllint --stream", over("ratio", min(load_ratio, cpu_ratio), LOAD_BOUND))
        tap.check("loading needs little memory", over("times the file", memory_ratio, MEMORY_BOUND))
        tap.check("saving keeps up with loading", over("ratio", save_ratio, SAVE_BOUND))
    tap.finish()


if __name__ == "__main__":
    main()
