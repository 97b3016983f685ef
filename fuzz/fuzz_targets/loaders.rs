//! See `loaders` in tests/it/bodies.rs.

#![no_main]
#![allow(dead_code)] // each target uses one of the functions

#[path = "../../tests/it/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::loaders(bytes));
