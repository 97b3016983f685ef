#!/usr/bin/env python3
"""Lists the everyday words of a treebank: lemmas that are written in lower case and seldom tagged as names.

    train/common_words.py ud_english_ewt_train.conllu.gz > data/common_words_en.txt

Standard library only. A capital at the start of a sentence does not make these words names. The list comes from UD_English-EWT
and has its licence, CC BY-SA 4.0.
"""
import gzip
import sys
from collections import Counter

MOST_NAMES = 0.34  # share of occurrences tagged as proper nouns


def main():
    lower, names, total = Counter(), Counter(), Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        for line in file:
            fields = line.split("\t")
            if len(fields) < 4 or not fields[0].isdigit():
                continue
            form, lemma, tag = fields[1], fields[2].lower(), fields[3]
            if not (lemma.isalpha() and lemma.isascii() and len(lemma) > 2):
                continue
            total[lemma] += 1
            names[lemma] += tag == "PROPN"
            lower[lemma] += form.islower() and tag != "PROPN"
    print("# Everyday English words: lemmas written in lower case and seldom tagged as names.")
    print("# Source: UD_English-EWT, training part (Silveira et al. 2014, A Gold Standard Dependency Corpus for English).")
    print("# Licence of this file: CC BY-SA 4.0. Made by: train/common_words.py ud_english_ewt_train.conllu.gz")
    for lemma in sorted(total):
        if lower[lemma] and names[lemma] <= MOST_NAMES * total[lemma]:
            print(lemma)


main()
