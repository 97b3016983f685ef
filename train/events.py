#!/usr/bin/env python3
"""Fits the probability that two accounts report one event and prints the weights of src/events/likeness.rs: one for each feature, then the constant.

    cargo run --profile fast -p evaluate --bin pair_features -- --accounts GROUPS_FOLDER > accounts.jsonl
    train/events.py accounts.jsonl

GROUPS_FOLDER contains folders of articles on one event each, named TOPIC_NUMBER; two folders of one topic are on look-alike events (ECB+, CC BY 3.0).
Needs numpy. Logistic regression with a slight pull towards 0; prints the share of pairs in the right order (AUC), with topics left out in turn.
"""
import json
import sys

import numpy as np

RIDGE = 1.0
FOLDS = 6


def fit(x, y):
    beta = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(beta)), x.T @ (y - p) - RIDGE * beta)
        beta += step
    return beta


def auc(y, s):
    order = np.argsort(s, kind="stable")
    ranks = np.empty(len(s))
    ranks[order] = np.arange(1, len(s) + 1)
    hits = y.sum()
    return float((ranks[y == 1].sum() - hits * (hits + 1) / 2) / (hits * (len(y) - hits)))


def main():
    rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    x = np.array([r["features"] + [1.0] for r in rows])
    y = np.array([float(r["same"]) for r in rows])
    topics = sorted({r["topic"] for r in rows})
    fold = np.array([topics.index(r["topic"]) % FOLDS for r in rows])
    held_out = np.zeros(len(y))
    for f in range(FOLDS):
        held_out[fold == f] = x[fold == f] @ fit(x[fold != f], y[fold != f])
    print(f"{len(rows)} pairs of accounts, held out: AUC {auc(y, held_out):.3f}", file=sys.stderr)
    print("[" + ", ".join(f"{v:.1f}" for v in fit(x, y)) + "]")


if __name__ == "__main__":
    main()
