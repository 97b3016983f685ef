#!/usr/bin/env python3
"""Fits the pairing scorer on labelled pairs and prints its weights, for src/align/weights.toml.

    train/made_pairs.py > made_pairs.jsonl
    cargo run --profile fast --features encoder -p evaluate --bin pair_features -- --encoder FOLDER ecbplus_pairs.jsonl pairs_sts_headlines.jsonl EVENTS_FOLDER made_pairs.jsonl --by-twos EVENTS_FOLDER > features.jsonl
    train/pairing.py features.jsonl NAMES OLD FOLDS > src/align/weights.toml    # figures of the cross-validation go to standard error

NAMES is the comma-separated list of features in the order of `model::Feature` (`pair_features --names` prints it).

OLD is the present weights file: if the features were measured without --encoder, its parts for runs with an encoder are kept. FOLDER contains the sentence encoder
that the parts `two_encoded` and `many_encoded` are for; the other two parts do not use its feature.

FOLDS, if given, is a folder for the weights of each fold, fitted without its topics, and the events of those topics: `evaluate left_out` runs the program with them
(evaluate/folds). The slope and shift of the log odds, two numbers for each part, are those of all folds together.

Needs numpy. The model is additive: each feature has a curve, straight between a few knots, and the curves add up to log odds.
Pairs of whole articles set the prior; the pairs of ECB+, measured in their articles and as bare sentences, the graded headlines (a grade of 0 to 5 counts as a
probability) and the hard cases of train/made_pairs.py have constants of their own. Cross-validation holds out whole topics, so that no event is in both training and test.
"""
import json
import sys

import numpy as np

# Knots of each feature's curve. Two knots: a straight line. Features that are not listed are not used.
KNOTS = {
    "cosine": [0, 0.1, 0.2, 0.35, 0.6, 1.0],
    "word_pairs": [0, 0.1, 0.3, 1.0],
    "mass": [0, 1.5, 2.5, 3.2, 4, 5],
    "names": [0, 1.5, 3, 4],
    "names_apart": [0, 1.5, 3, 4],
    "entities": [0, 1, 2, 3],
    "entities_apart": [0, 1, 2, 3],
    "spelling": [0, 2.5],
    "speaker": [0, 1, 2, 3],
    "aligned_least": [0.2, 0.35, 0.5, 0.65, 0.85],
    "aligned_most": [0.3, 0.45, 0.6, 0.75, 0.95],
    "meaning": [0.1, 0.3, 0.5, 0.7, 0.9],
    "numbers": [0, 0.7, 1.4],
    "numbers_apart": [0, 0.7, 1.4],
    "figures_same": [0, 0.7, 1.4],
    "figures_other": [0, 0.7, 1.4],
    "day_same": [0, 0.3, 0.6, 1],
    "date_overlap": [0, 0.3, 0.6, 1],
    "date_apart": [0, 0.01, 1.2, 3, 5, 8],
    "another_time": [0, 0.3, 0.6],
    "calendar_apart": [0, 1.2, 3],
    "quotation": [0, 0.5, 1],
    "said": [0.3, 0.45, 0.6, 0.75, 0.95],
    "bare": [0, 0.5, 1, 1.5, 2.2],
    "bare_day": [0, 0.2, 0.4, 0.6, 0.8],
    "clause": [0.5, 1, 1.5, 2, 2.7],
    "events": [0.2, 0.4, 0.6, 0.8, 1],
    "place": [-0.5, 0, 0.3, 0.5],
    "leads": [0, 1],
    "shorter": [1, 2, 2.6, 3.3],
    "other_event": [0, 1],
    "happenings": [0, 1, 2],
    "encoded": [-0.1, 0.1, 0.25, 0.4, 0.55, 0.7, 0.9],
    "third": [0, 0.2, 0.5, 0.9],
}
LEAST_PARTNER = 0.1  # as in src/align/third.rs
# Which way a feature may count: more of it never counts against a pair (FOR), or never for one (AGAINST). Speakers, place and length count either way.
FOR = {"cosine", "word_pairs", "mass", "names", "entities", "spelling", "aligned_least", "aligned_most", "meaning", "numbers", "figures_same", "day_same", "date_overlap", "quotation", "said", "clause", "events", "leads", "happenings", "encoded", "third"}
AGAINST = {"names_apart", "entities_apart", "numbers_apart", "figures_other", "date_apart", "another_time", "calendar_apart", "bare", "bare_day", "other_event"}
OTHERS = ["standing", "alone", "graded", "made", "by_twos"]  # sets with a constant of their own, which is not shipped
RIDGE = 60.0  # pull of every step of a curve towards 0
LOOSE = {"other_event": 6.0, "another_time": 6.0, "calendar_apart": 6.0}  # the pull for features that are rare and nearly a proof
GRADED = 10.0  # weight of a graded headline: they are few, but the only pairs graded by how alike two texts are
ALONE = 0.5  # weight of a bare sentence pair, which is also measured in its article
EVENT = 1.0  # weight of a pair of whole accounts
MADE = {"two": 20.0, "many": 6.0}  # weight of a made pair: its situation is rare in labelled news but not in the world; two accounts may be two short notes
FOLDS = 8  # parts of the topics for cross-validation
BY_TWOS = 1.0  # weight of a pair of whole accounts that were read two at a time, only in the fit of `two`


def basis(values, knots):
    """One column per knot after the first: how far the value is from the knot before it to this one, 0 to 1."""
    values = np.clip(values, knots[0], knots[-1])
    return np.stack([np.clip((values - a) / (b - a), 0, 1) for a, b in zip(knots, knots[1:])], axis=1)


def design(rows, names):
    features = np.array([r["features"] for r in rows])
    columns, owner = [], []
    for at, name in enumerate(names):
        if name in KNOTS:
            block = basis(features[:, at], KNOTS[name])
            columns.append(block)
            owner += [(name, k) for k in range(block.shape[1])]
    own = np.array([[r["set"] == s for s in OTHERS] for r in rows], dtype=float)
    return np.hstack([np.ones((len(rows), 1)), own] + columns), owner


def fit(x, y, w, owner):
    """Weights that count the right way: steps of a curve in the wrong direction are set to 0, and the rest fitted again until there are none."""
    way = np.array([0] * (1 + len(OTHERS)) + [1 if name in FOR else -1 if name in AGAINST else 0 for name, _ in owner])
    free = np.ones(x.shape[1], dtype=bool)
    while True:
        beta = np.zeros(x.shape[1])
        beta[free] = fit_free(x[:, free], y, w, np.array([1e-6] * (1 + len(OTHERS)) + [LOOSE.get(name, RIDGE) for name, _ in owner])[free])
        wrong = beta * way < 0
        if not wrong.any():
            return beta
        free &= ~wrong


def fit_free(x, y, w, pull):
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        grad = x.T @ (w * (y - p)) - pull * beta
        hess = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(hess, grad)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def average_precision(y, s):
    y = y[np.argsort(-s, kind="stable")]
    return float((np.cumsum(y) / np.arange(1, len(y) + 1))[y == 1].mean())


def best_f1(y, s):
    y = y[np.argsort(-s, kind="stable")]
    hits = np.cumsum(y)
    return float(np.max(2 * hits / (np.arange(1, len(y) + 1) + y.sum())))


def auc(y, s):
    order = np.argsort(s, kind="stable")
    ranks = np.empty(len(s))
    ranks[order] = np.arange(1, len(s) + 1)
    hits = y.sum()
    return float((ranks[y == 1].sum() - hits * (hits + 1) / 2) / (hits * (len(y) - hits)))


def folds_of(topics):
    ordered = sorted(set(topics))
    return np.array([ordered.index(t) % FOLDS for t in topics])


def cross_validate(x, y, w, owner, fold):
    """Log odds of each row by weights that were fitted without its fold, and the weights of each fold."""
    out, betas = np.zeros(len(y)), []
    for f in range(FOLDS):
        betas.append(fit(x[fold != f], y[fold != f], w[fold != f], owner))
        out[fold == f] = x[fold == f] @ betas[-1]
    return out, betas


def calibrate(y, s):
    """Slope and shift of the log odds that calibrate held-out probabilities, all of which the ridge pulls towards the middle."""
    x = np.stack([np.ones(len(s)), s], axis=1)
    line = np.array([0.0, 1.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ line))
        line += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x, x.T @ (y - p))
    return line[1], line[0]


def report(rows, y, s):
    sets = np.array([r["set"] for r in rows])
    kinds = np.array([r["kind"] for r in rows])
    for name in OTHERS[:2]:
        m = sets == name
        f = m & np.isin(kinds, ["same_fact", "different_event"])
        fact = f"same fact against different event: AUC {auc(y[f], s[f]):.3f}"
        print(f"ecb {name}: AP {average_precision(y[m], s[m]):.3f} F1 {best_f1(y[m], s[m]):.3f} AUC {auc(y[m], s[m]):.3f}; {fact}", file=sys.stderr)
    m = sets == "graded"
    if m.any():
        print(f"graded headlines: Pearson {np.corrcoef(y[m], s[m])[0, 1]:.3f}, of probability {np.corrcoef(y[m], 1 / (1 + np.exp(-s[m])))[0, 1]:.3f}", file=sys.stderr)
    m = sets == "made"
    print(f"made: AP {average_precision(y[m], s[m]):.3f} F1 {best_f1(y[m], s[m]):.3f}", file=sys.stderr)
    m = sets == "by_twos"
    print(f"by twos: AP {average_precision(y[m], s[m]):.3f} F1 {best_f1(y[m], s[m]):.3f}", file=sys.stderr)
    m = sets == "event"
    p = 1 / (1 + np.exp(-s[m]))
    print(f"events: AP {average_precision(y[m], s[m]):.3f} F1 {best_f1(y[m], s[m]):.3f} AUC {auc(y[m], s[m]):.3f}", file=sys.stderr)
    for kind in sorted(set(kinds[m])):
        k = m & (kinds == kind)
        print(f"  {kind}: AP {average_precision(y[k], s[k]):.3f} F1 {best_f1(y[k], s[k]):.3f}", file=sys.stderr)
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            print(f"  said {p[inside].mean():.2f}, true {y[m][inside].mean():.2f} of {inside.sum()}", file=sys.stderr)


def third(rows, probability):
    """For each pair, how surely both pair with one statement of a third account, by the probabilities of the model before."""
    links, account = {}, {}
    for row, p in zip(rows, probability):
        if "pair" in row and p >= LEAST_PARTNER:
            for x, y, own in (row["pair"] + row["accounts"][:1], row["pair"][::-1] + row["accounts"][1:]):
                links.setdefault((row["kind"], x), {})[y] = p
                account[row["kind"], x] = own
    out = np.zeros(len(rows))
    for at, row in enumerate(rows):
        if "pair" in row:
            kind = row["kind"]
            ours, theirs = (links.get((kind, x), {}) for x in row["pair"])
            out[at] = max((min(ours[c], theirs[c]) for c in ours.keys() & theirs.keys() if account[kind, c] not in row["accounts"]), default=0)
    return out


def show(part, beta, owner, names, typical, out):
    prior = beta[0]
    curves = []
    for at, name in enumerate(names):
        if name not in {n for n, _ in owner}:
            continue
        steps = [b for b, (n, _) in zip(beta[1 + len(OTHERS) :], owner) if n == name]
        values = np.concatenate([[0], np.cumsum(steps)])
        shift = float(np.interp(typical[at] if name in ALWAYS else 0.0, KNOTS[name], values))
        prior += shift
        curves.append((name, KNOTS[name], values - shift))
    print(f"[{part}]\nprior = {prior:.4f}\n", file=out)
    for name, knots, values in curves:
        print(f"[[{part}.curve]]\nmeasure = \"{name}\"\nknots = [{', '.join(f'{float(k)}' for k in knots)}]", file=out)
        print(f"values = [{', '.join(f'{v:.4f}' for v in values)}]\n", file=out)


def main():
    rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    names = sys.argv[2].split(",")
    y = np.array([r["label"] for r in rows], dtype=float)
    w = np.array([{"graded": GRADED, "alone": ALONE, "event": EVENT}.get(r["set"], 1.0) for r in rows])
    topics = [r["topic"] for r in rows]
    fold = folds_of(topics)
    files = [open(f"{sys.argv[4]}/{f}.toml", "w", encoding="utf-8") for f in range(FOLDS)] if len(sys.argv) > 4 else []
    for f, out in enumerate(files):
        left_out = sorted({r["kind"] for r, own in zip(rows, fold) if own == f and r["set"] == "event"})
        print(f"# The weights of train/pairing.py fitted without these events and all else of their topics.\nevents = {json.dumps(left_out)}\n", file=out)
    made = np.array([r["set"] == "made" for r in rows])
    twos = np.array([r["set"] == "by_twos" for r in rows])
    print("# The pairing scorer: log odds = prior + the value of each feature's curve, straight between its knots.")
    print("# Made by train/pairing.py; see there. The curves of features that every pair has are 0 at a typical candidate pair.")
    print("# Fitted on sentence pairs and claims of ECB+ (annotation CC BY 3.0), headline pairs of SemEval STS (European Commission, reuse with")
    print("# acknowledgement) and sentences of this project (train/made_pairs.py).")
    print("# `two` judges a pair by itself; `many` also by what a third account tells of it. The `_encoded` are for runs with a sentence encoder.\n")
    many = (("many", {"encoded"}, False), ("many", {"encoded"}, True))
    with_encoder = (("two_encoded", {"third"}, True), ("many_encoded", set(), False), ("many_encoded", set(), True))
    encoded = any(r["features"][names.index("encoded")] for r in rows)
    for part, dropped, last in (("two", {"third", "encoded"}, True), *many, *(with_encoder if encoded else ())):
        x, owner = design(rows, [n if n not in dropped else "" for n in names])
        w[made] = MADE[part.removesuffix("_encoded")]
        w[twos] = BY_TWOS if part == "two" else 0.0
        held_out, betas = cross_validate(x, y, w, owner, fold)
        beta = fit(x, y, w, owner)
        # The part for two accounts has the constant of the pairs read two at a time, and is calibrated on them.
        own = beta[1 + OTHERS.index("by_twos")] if part == "two" else 0.0
        event = np.array([r["set"] == "event" for r in rows])
        held_out = held_out + own * event
        base = twos if part == "two" else event
        slope, shift = calibrate(y[base], held_out[base])
        held_out = slope * held_out + shift
        print(f"== {part}, log odds times {slope:.2f}", file=sys.stderr)
        report(rows, y, held_out)
        typical = np.array([r["features"] for r in rows if r["set"] == "event"]).mean(axis=0)
        for out, beta in [(sys.stdout, beta), *zip(files, betas)]:
            own = beta[1 + OTHERS.index("by_twos")] if part == "two" else 0.0
            beta = slope * (beta + own * np.eye(len(beta))[0])
            beta[0] += shift
            if last and (out is sys.stdout or "encoded" not in part):
                show(part, beta, owner, names, typical, out)
        for row, value in zip(rows, third(rows, 1 / (1 + np.exp(-held_out)))):
            row["features"][-1] = float(value)
    if not encoded:
        # The parts for runs with an encoder stay as they are.
        old = open(sys.argv[3], encoding="utf-8").read()
        print(old[old.index("[two_encoded]") :], end="")


# Features that any two statements have: their typical value is not evidence.
ALWAYS = {"clause", "cosine", "word_pairs", "mass", "aligned_least", "aligned_most", "meaning", "said", "shorter", "encoded"}

if __name__ == "__main__":
    main()
