#!/usr/bin/env python3
"""Records the vectors that another implementation gives texts, so that `src/encoder/` can be compared with it.

    pip install "transformers<4.50" "jax<0.5" "flax<0.10.3"
    train/encoder_reference.py FOLDER < tests/fixtures/encoder.txt

FOLDER is a sentence encoder of the BERT family (config.json, tokenizer.json, model.safetensors, 1_Pooling/config.json). Reads one text per
line and writes one JSON object per line: `model` (the folder's name), `text` and `vector`, of length 1. The texts go through the network
one by one, so that no padding is needed.

The fixtures, from the root of the project (the tiny models are written by a test):

    ENCODER=/tmp/tiny cargo test --features encoder --test encoder tiny_encoders -- --ignored
    for model in /tmp/tiny/*; do train/encoder_reference.py $model < tests/fixtures/encoder.txt; done > tests/fixtures/encoder_tiny.jsonl
    train/encoder_reference.py ALL_MINILM_L6_V2 < tests/fixtures/encoder.txt > tests/fixtures/encoder_minilm.jsonl
"""
import json
import os
import sys

import numpy as np
from tokenizers import Tokenizer
from transformers import FlaxBertModel, FlaxRobertaModel


def main():
    folder = sys.argv[1].rstrip("/")

    def read(file):
        path = os.path.join(folder, file)
        return json.load(open(path, encoding="utf-8")) if os.path.exists(path) else {}

    config, pooling = read("config.json"), read("1_Pooling/config.json")
    places = config["max_position_embeddings"] - (0 if config["model_type"] == "bert" else config["pad_token_id"] + 1)
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(min(places, read("sentence_bert_config.json").get("max_seq_length", 512)))
    kind = FlaxBertModel if config["model_type"] == "bert" else FlaxRobertaModel
    model = kind.from_pretrained(folder, add_pooling_layer=False)
    texts = [line.rstrip("\n") for line in sys.stdin]
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids])
        pieces = np.asarray(model(input_ids=ids, attention_mask=np.ones_like(ids)).last_hidden_state[0], dtype=np.float64)
        if pooling.get("pooling_mode_cls_token"):
            vector = pieces[0]
        elif pooling.get("pooling_mode_max_tokens"):
            vector = pieces.max(axis=0)
        else:
            vector = pieces.mean(axis=0)
        vector = vector / np.linalg.norm(vector)
        print(json.dumps({"model": os.path.basename(folder), "text": text, "vector": [round(float(x), 6) for x in vector]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
