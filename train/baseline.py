#!/usr/bin/env python3
"""The baseline to beat: which sentences of two accounts share a claim, by six likenesses and a logistic regression.

    train/baseline.py EVENTS_FOLDER     # a folder with `gold` and `texts`, such as ../shared/eval/open/events

Needs numpy and scikit-learn. A topic is scored with weights fitted on the other topics (eight folds, events of one topic in one fold).
Prints the average precision, the best F1 and its threshold over all pairs of sentences of two accounts: in sample, left out, and for TF-IDF alone.
"""
import glob
import itertools
import json
import os
import re
import sys

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve

FOLDS = 8
NUMBER = re.compile(r"\d[\d,.:]*\d|\d")
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")  # a capitalised word that does not begin a sentence


def read(path):
    """The topic, (file, number, text) of each sentence, and the sentences of each gold claim."""
    with open(path, encoding="utf-8") as f:
        gold = json.load(f)
    folder = os.path.join(os.path.dirname(os.path.dirname(path)), "texts", gold["event"])
    sentences = []
    for account in gold["accounts"]:
        with open(os.path.join(folder, account["file"]), encoding="utf-8") as f:
            body = f.read().split("---\n", 2)[2].strip()
        sentences += [(account["file"], at, body[a:b].replace("\n", " ")) for at, (a, b) in enumerate(account["sentences"], 1)]
    corpus = gold["accounts"][0].get("corpus", gold["event"])
    claims = [{(m["file"], m["sentence"]) for m in claim["members"]} for claim in gold["claims"]]
    return corpus.removeprefix("ECB+ ").split("_")[0], sentences, claims


def likenesses(sentences, claims):
    """A row of likenesses for every two sentences of two accounts, and whether they share a claim."""
    texts = [text for _, _, text in sentences]
    tfidf = TfidfVectorizer(sublinear_tf=True, stop_words="english", token_pattern=r"(?u)\b\w+\b").fit_transform(texts)
    cosine = (tfidf @ tfidf.T).toarray()
    numbers, names = [[set(kind.findall(text)) for text in texts] for kind in (NUMBER, NAME)]
    rows, labels = [], []
    for (i, a), (j, b) in itertools.combinations(enumerate(sentences), 2):
        if a[0] != b[0]:
            lengths = sorted((len(texts[i]), len(texts[j])))
            best = min(cosine[i][j] / max(1e-6, np.delete(cosine[k], k).max()) for k in (i, j))
            rows.append([cosine[i][j], best, len(numbers[i] & numbers[j]), len(names[i] & names[j]), *np.log1p(lengths)])
            labels.append(any({a[:2], b[:2]} <= claim for claim in claims))
    return np.array(rows), np.array(labels)


def report(what, labels, scores):
    precision, recall, at = precision_recall_curve(labels, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = f1[:-1].argmax()
    print(f"{what}: average precision {average_precision_score(labels, scores):.3f}, best F1 {f1[best]:.3f} from {at[best]:.3f}")


def main():
    events = [read(path) for path in sorted(glob.glob(os.path.join(sys.argv[1], "gold", "*.json")))]
    measured = [likenesses(sentences, claims) for _, sentences, claims in events]
    x, y = (np.concatenate([m[k] for m in measured]) for k in (0, 1))
    topics = sorted({topic for topic, _, _ in events})
    fold = np.concatenate([np.full(len(m[1]), topics.index(topic) % FOLDS) for (topic, _, _), m in zip(events, measured)])
    fitted = lambda kept: LogisticRegression(max_iter=2000).fit(x[kept], y[kept])
    left_out = np.zeros(len(y))
    for out in range(FOLDS):
        left_out[fold == out] = fitted(fold != out).predict_proba(x[fold == out])[:, 1]
    report("TF-IDF", y, x[:, 0])
    report("six likenesses, in sample", y, fitted(fold >= 0).predict_proba(x)[:, 1])
    report("six likenesses, left out", y, left_out)


if __name__ == "__main__":
    main()
