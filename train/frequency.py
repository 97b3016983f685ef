#!/usr/bin/env python3
"""Counts how many sentences of a treebank contain each word, so that rare words are known.

    train/frequency.py ud_english_ewt_train.conllu.gz > data/frequency_en.tsv

Standard library only. Words are lower case, like the program's tokens; those in fewer than three sentences are left out,
because "unseen" already says as much about them. The counts come from UD_English-EWT and have its licence, CC BY-SA 4.0.
"""
import gzip
import sys
from collections import Counter

LEAST = 3


def sentences(path):
    words = set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                fields = line.split("\t")
                if fields[0].isdigit():
                    words.add(fields[1].lower().replace("\u2019", "'"))
            elif words:
                yield words
                words = set()
    if words:
        yield words


def main():
    counts, total = Counter(), 0
    for words in sentences(sys.argv[1]):
        total += 1
        counts.update(w for w in words if w.isalpha())
    print("# How many of", total, "English sentences hold each word; words in fewer than", LEAST, "are left out.")
    print("# Source: UD_English-EWT, training part (Silveira et al. 2014, A Gold Standard Dependency Corpus for English).")
    print("# Licence of this file: CC BY-SA 4.0. Made by: train/frequency.py ud_english_ewt_train.conllu.gz")
    print(f"\t{total}")
    for word, count in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
        if count >= LEAST:
            print(f"{word}\t{count}")


main()
