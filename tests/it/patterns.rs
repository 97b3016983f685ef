//! What a pattern of the shell names besides accounts.

use std::fs;

use assert_cmd::Command;
use predicates::str::contains;

/// A pattern of the shell such as `folder/*` names files of every kind.
#[test]
fn a_named_file_of_another_kind_is_a_notice_where_two_accounts_remain() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("herald.txt"), "Fourteen miners were killed on 3 March 2031 at Orlova.\n").expect("written");
    fs::write(folder.path().join("ledger.txt"), "Nine miners were killed on 3 March 2031 at Orlova.\n").expect("written");
    let run = || {
        let mut command = Command::from(crate::program::quiet());
        command.current_dir(folder.path());
        command
    };
    for (name, bytes) in [
        ("settings.json", b"{\"tabSize\": 4}".as_slice()),
        ("map.png", b"\x89PNG\r\n\x1a\n\0"),
        ("heights.csv", b"x,y\n1,2\n"),
        ("Thumbs.db", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
    ] {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    let others = ["settings.json", "map.png", "heights.csv", "Thumbs.db", ".DS_Store"];
    let output = run().args(["-v", "herald.txt", "ledger.txt"]).args(others).assert().success().get_output().stderr.clone();
    let told = String::from_utf8_lossy(&output);
    assert!(others.iter().all(|name| told.contains(&format!("{name}: w"))), "{told}");
    let refused = |args: &[&str], why: &'static str| {
        run().args(args).assert().code(2).stdout("").stderr(contains(why));
    };
    refused(&["herald.txt", "map.png"], "is a picture");
    refused(&["herald.txt", "ledger.txt", "heights.csv", "--fields", "text=z"], "no record has a field z");
    refused(&["herald.txt", "ledger.txt", "none.txt"], "there is no file none.txt");
    fs::write(folder.path().join("scan.pdf"), b"%PDF-1.4\n").expect("written");
    refused(&["herald.txt", "ledger.txt", "scan.pdf"], "scan.pdf");
}
