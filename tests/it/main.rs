//! All integration tests in one binary.

mod architecture;
mod load_any_bytes;
