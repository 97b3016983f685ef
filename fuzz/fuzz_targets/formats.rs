//! See `formats` in tests/it/bodies.rs.

#![no_main]
#![allow(dead_code)] // each target is one of the bodies

#[path = "../../tests/it/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::formats(bytes));
