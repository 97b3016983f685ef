//! All integration tests in one binary.

mod architecture;
mod licences;
mod load_any_bytes;
