//! No report overwrites anything that was read for it, whatever its name.

use std::fs;

use assert_cmd::Command;
use predicates::str::contains;
use tempfile::TempDir;

const HERALD: &str = "Fourteen miners were killed on 3 March 2031 at Orlova.\n\nA band played.\n";
const LEDGER: &str = "Nine miners were killed on 3 March 2031 at Orlova.\n\nWork has stopped there.\n";

/// A folder with two accounts, and the program to run in it.
fn two() -> (TempDir, Command) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("herald.txt"), HERALD).expect("written");
    fs::write(folder.path().join("ledger.txt"), LEDGER).expect("written");
    let mut command = Command::from(crate::program::quiet());
    command.current_dir(folder.path());
    (folder, command)
}

#[test]
fn what_is_read_beside_the_accounts_is_never_overwritten() {
    for name in ["sources.toml", "aliases.toml", "pairings.toml", "compare.toml"] {
        let (folder, mut command) = two();
        fs::write(folder.path().join(name), "").expect("written");
        command.args([".", "--format", "json", "-o", name]).assert().code(2).stderr(contains("is read for this comparison"));
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect("readable"), "", "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_two_accounts_and_safe() {
    use std::os::unix::ffi::OsStrExt;
    let (folder, mut command) = two();
    let names = [b"a\xff.txt", b"a\xfe.txt"].map(|name| std::ffi::OsStr::from_bytes(name));
    names.iter().zip([HERALD, LEDGER]).for_each(|(name, text)| fs::write(folder.path().join(name), text).expect("written"));
    command.args(names).assert().success().stdout(contains("2 accounts"));
    let (_, mut command) = two();
    command.current_dir(folder.path()).args(names).arg("-o").arg(names[0]).assert().code(2).stderr(contains("is one of the accounts"));
    assert_eq!(fs::read_to_string(folder.path().join(names[0])).expect("readable"), HERALD);
}

#[test]
fn several_reports_are_written_together_or_not_at_all() {
    let (folder, mut command) = two();
    fs::write(folder.path().join("one.json"), "before").expect("written");
    command.args([".", "-o", "one.json", "-o", "no/such/two.csv"]).assert().code(2).stderr(contains("its folder does not exist"));
    assert_eq!(fs::read_to_string(folder.path().join("one.json")).expect("readable"), "before");
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 3, "no half-written file is left");
}

#[test]
fn a_format_that_no_report_is_in_is_a_slip() {
    let (_folder, mut command) = two();
    command.args([".", "-f", "csv", "-o", "one.json"]).assert().code(2).stderr(contains("name different formats"));
    let (_folder, mut command) = two();
    command.args([".", "-f", "inline", "-o", "one.json", "-o", "two.txt"]).assert().success();
}

#[cfg(unix)]
#[test]
fn a_report_keeps_its_permissions_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, mut command) = two();
    let (report, link) = (folder.path().join("one.json"), folder.path().join("link.json"));
    fs::write(&report, "").expect("written");
    fs::set_permissions(&report, fs::Permissions::from_mode(0o600)).expect("set");
    symlink("one.json", &link).expect("linked");
    command.args(["herald.txt", "ledger.txt", "-o", "link.json"]).assert().success();
    assert_eq!(fs::metadata(&report).expect("there").permissions().mode() & 0o777, 0o600);
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert!(fs::read_to_string(&report).expect("readable").starts_with('{'));
}

#[cfg(target_os = "linux")]
#[test]
fn what_may_never_end_is_not_read() {
    let (_folder, mut command) = two();
    command.args(["herald.txt", "/dev/zero"]).assert().code(2).stderr(contains("may never end"));
    let (folder, mut command) = two();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("aliases.toml")).expect("linked");
    command.args(["herald.txt", "ledger.txt"]).assert().code(2).stderr(contains("may never end"));
}
