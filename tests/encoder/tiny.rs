//! A sentence encoder small enough to be made in a test: two layers, vectors of eight numbers, weights from a generator with a fixed seed.
//! Its vectors mean nothing, but they are the same everywhere.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use safetensors::tensor::{Dtype, TensorView, serialize};
use serde_json::json;

const WIDTH: usize = 8;
const INNER: usize = 12;
const LAYERS: usize = 2;
const PLACES: usize = 20;

/// The files of an encoder by name.
pub type Files = BTreeMap<&'static str, Vec<u8>>;

/// An encoder of a family (`bert` or `roberta`), pooled by `mean`, `cls` or `max`.
pub fn files(family: &str, pooling: &str) -> Files {
    let pieces = vocabulary();
    let config = json!({
        "model_type": family, "vocab_size": pieces.len(), "hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": 2,
        "intermediate_size": INNER, "max_position_embeddings": PLACES, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "pad_token_id": 0,
        "hidden_act": "gelu"
    });
    let way = |name: &str| pooling == name;
    let pooling =
        json!({"pooling_mode_mean_tokens": way("mean"), "pooling_mode_cls_token": way("cls"), "pooling_mode_max_tokens": way("max")});
    let marks = |id: usize, mark: &str| json!({"id": mark, "ids": [id], "tokens": [mark]});
    let tokenizer = json!({
        "version": "1.0",
        "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {"[CLS]": marks(2, "[CLS]"), "[SEP]": marks(3, "[SEP]")}
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
        "model": {
            "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
            "vocab": pieces.iter().enumerate().map(|(at, piece)| (piece.clone(), at)).collect::<BTreeMap<_, _>>()
        }
    });
    BTreeMap::from([
        ("config.json", config.to_string().into_bytes()),
        ("tokenizer.json", tokenizer.to_string().into_bytes()),
        ("1_Pooling/config.json", pooling.to_string().into_bytes()),
        ("model.safetensors", weights(pieces.len())),
    ])
}

/// Reads the files as if they were in a folder.
pub fn reader(files: &Files) -> impl Fn(&str) -> io::Result<Vec<u8>> + '_ {
    |name| files.get(name).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

/// Writes the files into a folder.
pub fn lay(files: &Files, folder: &Path) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("in the folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
}

/// Special tokens, punctuation, letters at the start of a word and within it, and some words.
fn vocabulary() -> Vec<String> {
    let marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", ",", "the", "miners", "were", "killed"];
    let letters = ('a'..='z').chain('0'..='9');
    marks.iter().map(|m| m.to_string()).chain(letters.flat_map(|c| [c.to_string(), format!("##{c}")])).collect()
}

fn weights(pieces: usize) -> Vec<u8> {
    let mut shapes: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word_embeddings.weight".into(), vec![pieces, WIDTH]),
        ("embeddings.position_embeddings.weight".into(), vec![PLACES, WIDTH]),
        ("embeddings.token_type_embeddings.weight".into(), vec![2, WIDTH]),
    ];
    let mut both = |name: String, shape: Vec<usize>| {
        shapes.push((format!("{name}.bias"), vec![shape[0]]));
        shapes.push((format!("{name}.weight"), shape));
    };
    both("embeddings.LayerNorm".into(), vec![WIDTH]);
    for layer in 0..LAYERS {
        let at = |name: &str| format!("encoder.layer.{layer}.{name}");
        for name in ["self.query", "self.key", "self.value", "output.dense"] {
            both(at(&format!("attention.{name}")), vec![WIDTH, WIDTH]);
        }
        both(at("attention.output.LayerNorm"), vec![WIDTH]);
        both(at("intermediate.dense"), vec![INNER, WIDTH]);
        both(at("output.dense"), vec![WIDTH, INNER]);
        both(at("output.LayerNorm"), vec![WIDTH]);
    }
    let mut state = 20_311_125u64;
    let filled: Vec<(String, Vec<usize>, Vec<u8>)> = shapes
        .into_iter()
        .map(|(name, shape)| {
            let values = (0..shape.iter().product()).flat_map(|_| next(&mut state).to_le_bytes()).collect();
            (name, shape, values)
        })
        .collect();
    let views = filled.iter().map(|(name, shape, bytes)| (name, TensorView::new(Dtype::F32, shape.clone(), bytes).expect("fits")));
    serialize(views, Some([("format".to_string(), "pt".to_string())].into())).expect("sound")
}

/// The next number between -1 and 1 (Knuth's generator).
fn next(state: &mut u64) -> f32 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 40) as f32 / (1 << 23) as f32 - 1.0
}
