//! A file format: see `format` in tests/it/bodies.rs. The target of each is this file under the format's own name.

#![no_main]
#![allow(dead_code)] // each target is one of the bodies

use std::path::Path;
use std::sync::LazyLock;

#[path = "../../tests/it/bodies.rs"]
mod bodies;

static NAME: LazyLock<String> = LazyLock::new(|| {
    let program = std::env::args().next().unwrap_or_default();
    Path::new(&program).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::format(&NAME, bytes));
