#!/usr/bin/env python3
"""Writes folders of accounts of mixed events, to measure how a run grows.

    folders.py FROM OUT 10 100 1000 10000

FROM is a folder of accounts (`.txt`, `.md`; subfolders included); each OUT/mixed-N gets N of them. If FROM has fewer, its accounts are
repeated as other events: their names have other letters and their figures other digits, the same throughout a round, so that accounts of
one event remain accounts of one event, and two rounds share only the English between the names.
"""
import os
import random
import re
import sys

LETTERS = "bcdfghjklmnprstvwz"
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")


def accounts(folder):
    paths = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith((".txt", ".md"))]
    return [open(path, encoding="utf-8", errors="replace").read() for path in sorted(paths)]


def renamed(text, number):
    if number == 0:
        return text
    letters = list(LETTERS)
    random.Random(number).shuffle(letters)
    table = str.maketrans(LETTERS + LETTERS.upper(), "".join(letters) + "".join(letters).upper())
    text = NAME.sub(lambda found: found[0].translate(table), text)
    return re.sub(r"\d", lambda found: str((int(found[0]) + number) % 9 + 1), text)


def main():
    source, out, *sizes = sys.argv[1:]
    texts = accounts(source)
    if not texts:
        sys.exit(f"no accounts in {source}")
    for size in map(int, sizes):
        folder = os.path.join(out, f"mixed-{size}")
        os.makedirs(folder, exist_ok=True)
        length = 0
        for at in range(size):
            text = renamed(texts[at % len(texts)], at // len(texts))
            length += len(text.encode())
            with open(os.path.join(folder, f"a{at:05}.txt"), "w", encoding="utf-8") as file:
                file.write(text)
        print(f"{folder}: {size} accounts, {length / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
