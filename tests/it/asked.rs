//! Requests that the program cannot answer: it says why, and suggests what is nearest.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use tempfile::TempDir;

/// A folder with two accounts of a flood, and the program in it.
fn flood() -> (TempDir, Command) {
    let folder = tempfile::tempdir().expect("a folder");
    let written = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    written("post.txt", "The river Loden rose by 3 metres on 4 May 2024.\n\nNinety houses in Hasel were flooded.\n");
    written("star.txt", "The river Loden rose by 5 metres on 4 May 2024.\n\nA school was closed in Hasel.\n");
    let mut command = Command::from(crate::program::quiet());
    command.current_dir(folder.path());
    (folder, command)
}

#[test]
fn an_id_that_is_not_there_is_answered_with_the_nearest() {
    let nearest = |id: &str, near: &str| {
        let (_folder, mut command) = flood();
        command.args([".", "--explain", id]).assert().code(2).stderr(contains(format!("there is no {id}; the nearest is {near}\n")));
    };
    nearest("post:99", "post:3");
    nearest("post:3.7", "post:3");
    nearest("c77", "c1");
    let (_folder, mut command) = flood();
    command.args([".", "--explain", "pots:3"]).assert().code(2).stderr(contains("did you mean post:3?"));
}

#[test]
fn filters_that_leave_nothing_say_so() {
    let wrong = |args: &[&str], words: &str| {
        let (_folder, mut command) = flood();
        command.arg(".").args(args).assert().code(2).stderr(contains(words.to_string()));
    };
    wrong(&["--since", "2024-05-05", "--until", "2024-05-01"], "no day is between them");
    wrong(&["--only", "date", "--hide", "date,place"], "--only and --hide both name date");
    let (_folder, mut command) = flood();
    let why = contains("nothing matches the selection").and(contains("the claims of several accounts are dated 2024-05-04 to 2024-05-04"));
    command.args([".", "--since", "2030-01-01"]).assert().success().stderr(why);
}

#[test]
fn a_file_that_is_only_stated_is_told() {
    let (folder, mut command) = flood();
    fs::write(folder.path().join("sources.toml"), "[\"sun.txt\"]\nsource = \"Sun\"\n\n[\"post.txt\"]\nsource = \"Post\"\n")
        .expect("written");
    command
        .args(["."])
        .assert()
        .success()
        .stderr(contains("sources.toml: there is no sun.txt beside it").and(contains("there is no post.txt").not()));
    let (_folder, mut command) = flood();
    command.args(["."]).assert().success().stderr(contains("beside it").not());
}
