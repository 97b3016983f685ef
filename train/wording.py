#!/usr/bin/env python3
"""Fits the acceptance of choices of words (src/diff/wording/aligned.toml) on labelled events.

    wording.py CANDIDATES EVALUATION [--write]

CANDIDATES is a folder of EVENT.tsv: claim, two accounts, two statements, two stretches of words, features (diff::candidates on the claims of the gold).
EVALUATION is the folder with score_events.py. A pair is right where the gold gives both stretches for the claim, as other values of a
wording difference. Prints precision and recall of events left out at several thresholds. Needs numpy.
"""
import glob, json, os, re, sys
from collections import defaultdict

import numpy as np

folder, evaluation = sys.argv[1:3]
sys.path.insert(0, evaluation)
import score_events as scorer

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../src/diff/wording/")
NAMES = re.findall(r'"([^"]+)"', re.search(r"FEATURES: \[&str; \d+\] = \[(.*?)\];", open(SOURCE + "aligned.rs").read(), re.S)[1])


def read(event):
    gold = scorer.modern(json.load(open(f"{evaluation}/open/events/gold/{event}.json")))
    pool, wanted, memo = defaultdict(set), defaultdict(list), {}
    for claim in gold["claims"]:
        for d in claim["differences"]:
            if d["kind"] in scorer.WORDING and d["between"][0] != d["between"][1]:
                pool[claim["id"]] |= set(d["values"][:2])
                wanted[frozenset(d["between"])].append((dict(zip(d["between"], d["values"][:2]))))

    def same(a, b):
        if (a, b) not in memo:
            memo[a, b] = scorer.same_value(a, b)
        return memo[a, b]

    rows, labels, meta = [], [], []
    for line in open(f"{folder}/{event}.tsv"):
        claim, a, b, s, t, u, v, xs = line.rstrip("\n").split("\t")
        left, right = ({g for g in pool[claim] if same(g, w)} for w in (u, v))
        rows.append([float(x) for x in xs.split()])
        labels.append(bool(left and right and len(left | right) > 1))
        meta.append((os.path.basename(a), os.path.basename(b), s, t, u, v))
    return np.array(rows).reshape(-1, len(NAMES)), np.array(labels, bool), meta, wanted, same


def fit(x, y, rounds=12, ridge=3.0):
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        h = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w += np.linalg.solve(h, x.T @ (y - p) - ridge * w)
    return w


def chosen(p, meta, least):
    """As the program does: the surest first, each word in one pair of two statements, each pair of words of two accounts once."""
    taken, told, out = set(), set(), []
    for i in np.argsort(-p):
        if p[i] < least:
            break
        a, b, s, t, u, v = meta[i]
        if (s, t, 0, u) in taken or (s, t, 1, v) in taken or (a, b, u.lower(), v.lower()) in told:
            continue
        taken |= {(s, t, 0, u), (s, t, 1, v)}
        told.add((a, b, u.lower(), v.lower()))
        out.append(i)
    return out


events = sorted(os.path.basename(f)[:-4] for f in glob.glob(folder + "/*.tsv") if os.path.exists(f"{evaluation}/open/events/gold/{os.path.basename(f)[:-4]}.json"))
data = {e: read(e) for e in events}
folds = [events[k::8] for k in range(8)]
out = {}
for fold in folds:
    w = fit(*(np.concatenate([data[e][k] for e in events if e not in fold]) for k in (0, 1)))
    for e in fold:
        x = data[e][0]
        out[e] = 1 / (1 + np.exp(-(np.hstack([x, np.ones((len(x), 1))]) @ w)))
for half, some in (("a-i", [e for e in events if e[0] <= "i"]), ("j-z", [e for e in events if e[0] > "i"])):
    for least in (.1, .15, .2, .25, .3, .35, .4, .45, .5, .55, .6):
        n = ok = hit = all_ = 0
        for e in some:
            _, y, meta, wanted, same = data[e]
            got = chosen(out[e], meta, least)
            n += len(got)
            ok += int(y[got].sum())
            told = defaultdict(list)
            for i in got:
                a, b, _, _, u, v = meta[i]
                told[frozenset((a, b))].append({a: u, b: v})
            for pair, ds in wanted.items():
                all_ += len(ds)
                hit += sum(any(all(same(d[f], t[f]) for f in pair) for t in told[pair]) for d in ds)
        print(half, least, f"P {ok / max(n, 1):.3f} R {hit / all_:.3f} n {n}")
w = fit(*(np.concatenate([data[e][k] for e in events]) for k in (0, 1)))
print("share right", np.mean(np.concatenate([data[e][1] for e in events])))
print("\n".join(f"{n} {v:.2f}" for n, v in zip(NAMES + ["bias"], w)))
if "--write" in sys.argv:
    least = sys.argv[sys.argv.index("--write") + 1]
    with open(SOURCE + "aligned.toml", "w") as f:
        f.write(f"# Written by train/wording.py.\nbias = {w[-1]:.3f}\nleast = {least}\n\n[weights]\n" + "".join(f'"{n}" = {v:.3f}\n' for n, v in zip(NAMES, w)))
