//! The sentence encoder that a measurement is made with, if one was named: read once, used by every task.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use compare_sources::Understood;
use compare_sources::encoder::{Encoded, Encoder};

static GIVEN: OnceLock<Encoder> = OnceLock::new();

/// Reads the encoder in a folder, for all tasks.
pub fn give(folder: &Path) -> Result<(), String> {
    let encoder = Encoder::open(|file| std::fs::read(folder.join(file))).map_err(|error| format!("{}: {error}", folder.display()))?;
    GIVEN.set(encoder).map_err(|_| "one encoder is enough".into())
}

/// Gives every statement its vector, if there is an encoder. Vectors are kept, since labelled pairs share sentences.
pub fn encode(reading: &mut Understood) {
    static KNOWN: OnceLock<Mutex<HashMap<String, Option<Encoded>>>> = OnceLock::new();
    let Some(encoder) = given() else { return };
    let mut known = KNOWN.get_or_init(Mutex::default).lock().expect("nothing panics that holds it");
    for statement in &mut reading.statements {
        let text = statement.span.text(&reading.accounts[statement.account.0].text);
        let vector = known.entry(text.to_string()).or_insert_with(|| encoder.encode(&[text]).remove(0));
        statement.encoded = vector.clone();
    }
}

/// The encoder, if one was given.
pub fn given() -> Option<&'static Encoder> {
    GIVEN.get()
}
