//! A program built without encoders says so when it is given one.

use assert_cmd::Command;
use predicates::str::contains;

#[test]
fn an_encoder_cannot_be_had() {
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    let mut command = Command::from(crate::program::quiet());
    command.args([sources, "--encoder", sources]).assert().code(2).stdout("").stderr(contains("built without encoders"));
}
