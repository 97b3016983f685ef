//! One file format: see `format` in tests/it/bodies.rs. Each format has a target of its name, built from this file.

#![no_main]
#![allow(dead_code)] // each target uses one of the functions

use std::path::Path;
use std::sync::LazyLock;

#[path = "../../tests/it/bodies.rs"]
mod bodies;

static NAME: LazyLock<String> = LazyLock::new(|| {
    let program = std::env::args().next().unwrap_or_default();
    Path::new(&program).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::format(&NAME, bytes));
