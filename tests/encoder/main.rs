//! The sentence encoder, a test binary of its own so that nothing else is rebuilt for it: compared with the vectors of another
//! implementation, used by the program, and opened from folders that contain no encoder.

#[path = "../it/program.rs"]
mod program;
mod tiny;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use compare_sources::encoder::{Encoded, Encoder, cosine};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use proptest::prelude::*;
use serde::Deserialize;
use tempfile::TempDir;

/// What `train/encoder_reference.py` prints for a text.
#[derive(Deserialize)]
struct Recorded {
    #[serde(default)]
    model: String,
    text: String,
    vector: Vec<f32>,
}

fn recorded(file: &str) -> Vec<Recorded> {
    let path = format!("{}/tests/fixtures/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).expect("there").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The greatest difference between a number of the vectors and the recorded one.
fn farthest(encoder: &Encoder, recorded: &[&Recorded]) -> f32 {
    let texts: Vec<&str> = recorded.iter().map(|r| r.text.as_str()).collect();
    let vectors = encoder.encode(&texts);
    let apart = |(ours, theirs): (&Option<Encoded>, &&Recorded)| {
        let ours = ours.as_ref().expect("a vector");
        assert_eq!(ours.len(), theirs.vector.len());
        ours.iter().zip(&theirs.vector).map(|(x, y)| (x - y).abs()).fold(0.0, f32::max)
    };
    vectors.iter().zip(recorded).map(apart).fold(0.0, f32::max)
}

fn tiny(family: &str, pooling: &str) -> Encoder {
    Encoder::open(tiny::reader(&tiny::files(family, pooling))).expect("sound")
}

#[test]
fn it_says_what_another_implementation_says() {
    let recorded = recorded("encoder_tiny.jsonl");
    for (family, pooling) in [("bert", "mean"), ("bert", "cls"), ("bert", "max"), ("roberta", "mean")] {
        let own: Vec<&Recorded> = recorded.iter().filter(|r| r.model == format!("{family}-{pooling}")).collect();
        assert!(own.len() > 5);
        let apart = farthest(&tiny(family, pooling), &own);
        assert!(apart < 1e-5, "{family} {pooling}: {apart}");
    }
}

/// `ENCODER=FOLDER cargo test --features encoder --test encoder all_minilm -- --ignored`, with all-MiniLM-L6-v2 in FOLDER.
#[test]
#[ignore = "needs 90 MB of weights that are not part of the project"]
fn all_minilm_says_what_another_implementation_says() {
    let folder = PathBuf::from(std::env::var_os("ENCODER").expect("ENCODER names the folder of all-MiniLM-L6-v2"));
    let encoder = Encoder::open(|file| fs::read(folder.join(file))).expect("an encoder");
    let recorded = recorded("encoder_minilm.jsonl");
    let apart = farthest(&encoder, &recorded.iter().collect::<Vec<_>>());
    println!("{apart:e}");
    assert!(apart < 1e-5, "{apart}");
}

/// Writes the tiny encoders for `train/encoder_reference.py`: `ENCODER=FOLDER cargo test --features encoder --test encoder tiny_encoders -- --ignored`.
#[test]
#[ignore = "writes the models that the reference is recorded with"]
fn tiny_encoders_are_laid_down() {
    let folder = PathBuf::from(std::env::var_os("ENCODER").expect("ENCODER names a folder"));
    for (family, pooling) in [("bert", "mean"), ("bert", "cls"), ("bert", "max"), ("roberta", "mean")] {
        tiny::lay(&tiny::files(family, pooling), &folder.join(format!("{family}-{pooling}")));
    }
}

#[test]
fn vectors_depend_on_nothing_but_their_text() {
    let encoder = tiny("bert", "mean");
    let texts: Vec<String> = (0..70).map(|n| format!("The miners {} were killed.", "were 9 ".repeat(n % 7))).collect();
    let together: Vec<&str> = texts.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = together.iter().rev().copied().collect();
    let mut turned = encoder.encode(&backwards);
    turned.reverse();
    let whole = encoder.encode(&together);
    assert_eq!(whole, turned);
    for (text, vector) in together.iter().zip(&whole) {
        let alone = encoder.encode(&[*text]).remove(0).expect("a vector");
        assert_eq!(cosine(&alone, vector.as_ref().expect("a vector")), 1.0);
    }
}

#[test]
fn a_text_of_any_length_has_a_vector_of_length_one() {
    let encoder = tiny("roberta", "mean");
    for text in ["", "   ", "a", &"the miners ".repeat(100_000), &"x".repeat(1_000_000), "\u{202e}\0\u{fffd}", "[SEP] [PAD] [PAD]"] {
        let vector = encoder.encode(&[text]).remove(0).expect("marks alone have a vector");
        assert_eq!(cosine(&vector, &vector), 1.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A folder with any content gives an error or an encoder, and such an encoder gives a text a vector or none.
    #[test]
    fn a_damaged_encoder_never_panics(
        file in 0usize..4, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), kept in prop::option::of(any::<prop::sample::Index>())
    ) {
        let mut files = tiny::files("bert", "mean");
        let name = ["config.json", "tokenizer.json", "1_Pooling/config.json", "model.safetensors"][file];
        let bytes = files.get_mut(name).expect("there");
        // In the file of weights only the header can be wrong.
        let most = if file == 3 { 4_000 } else { bytes.len() };
        for (place, byte) in places {
            bytes[place.index(most)] = byte;
        }
        if let Some(kept) = kept {
            bytes.truncate(kept.index(most));
        }
        open_and_use(&files);
    }

    /// The same for every number in the files that describe the encoder.
    #[test]
    fn an_encoder_with_odd_numbers_never_panics(file in 0usize..2, place in any::<prop::sample::Index>(), odd in 0usize..6) {
        let mut files = tiny::files("roberta", "mean");
        let bytes = files.get_mut(["config.json", "tokenizer.json"][file]).expect("there");
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let numbers: Vec<_> = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit())).collect();
        let at = numbers[place.index(numbers.len())];
        let end = at + text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let odd = ["0", "1", "-1", "7", "4294967295", "18446744073709551615"][odd];
        *bytes = format!("{}{odd}{}", &text[..at], &text[end..]).into_bytes();
        open_and_use(&files);
    }
}

fn open_and_use(files: &tiny::Files) {
    if let Ok(encoder) = Encoder::open(tiny::reader(files)) {
        for vector in encoder.encode(&["The miners were killed.", "", "##a [UNK] é"]).into_iter().flatten() {
            assert_eq!(cosine(&vector, &vector), 1.0);
        }
    }
}

/// A folder with two accounts and an encoder, and the program to run in it.
fn two() -> (TempDir, Command) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("herald.txt"), "Fourteen miners were killed at Orlova.\n\nA band played.\n").expect("written");
    fs::write(folder.path().join("ledger.txt"), "Nine miners were killed at Orlova.\n\nWork has stopped there.\n").expect("written");
    tiny::lay(&tiny::files("bert", "mean"), &folder.path().join("model"));
    let command = command(folder.path());
    (folder, command)
}

fn command(folder: &Path) -> Command {
    let mut command = Command::from(program::quiet());
    command.current_dir(folder).args(["herald.txt", "ledger.txt"]);
    command
}

#[test]
fn the_program_pairs_with_an_encoder_only_when_asked() {
    let (folder, mut plain) = two();
    plain.args(["--explain", "herald:1"]).assert().success().stdout(contains("encoder").not());
    command(folder.path()).args(["--encoder", "model", "--explain", "herald:1"]).assert().success().stdout(contains("% alike (encoder)"));
}

#[test]
fn threads_change_nothing_of_what_it_says() {
    let (folder, _) = two();
    let said = |threads: &str| {
        let output =
            command(folder.path()).args(["--encoder", "model", "-f", "json", "--threads", threads]).assert().success().get_output().clone();
        output.stdout
    };
    assert_eq!(said("1"), said("3"));
}

#[test]
fn a_folder_that_is_no_encoder_is_trouble() {
    let (folder, _) = two();
    let model = folder.path().join("model");
    let said = |path: &str| {
        let output = command(folder.path()).args(["--encoder", path]).assert().code(2).stdout("").get_output().clone();
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert_eq!(said("nowhere"), "compare: nowhere does not exist: --encoder takes the folder of a sentence encoder\n");
    assert_eq!(said("herald.txt"), "compare: herald.txt is not a folder: --encoder takes the folder of a sentence encoder\n");
    fs::write(model.join("model.safetensors"), b"{}").expect("written");
    assert!(said("model").starts_with("compare: model: model.safetensors is broken: "));
    fs::write(model.join("config.json"), r#"{"model_type": "gpt2"}"#).expect("written");
    assert!(said("model").contains("a model of type \"gpt2\""));
    for file in ["model.safetensors", "tokenizer.json", "config.json"] {
        tiny::lay(&tiny::files("bert", "mean"), &model);
        fs::remove_file(model.join(file)).expect("removed");
        assert!(said("model").starts_with(&format!("compare: model: there is no {file} in it; ")), "{file}");
    }
}
