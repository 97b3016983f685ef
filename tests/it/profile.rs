//! Profiles and concordances of the sample, compared with numbers that were counted by hand in its texts.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

/// What the program prints for the sample.
fn shown(args: &[&str]) -> String {
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    let mut command = Command::from(crate::program::quiet());
    command.env_remove("CLICOLOR_FORCE").args([sources, "--width", "100", "-q"]).args(args);
    String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

/// The words of the first line that begins with the word `label`, from the line with `after` on.
fn row(text: &str, after: &str, label: &str) -> Vec<String> {
    let from = text.find(after).unwrap_or_else(|| panic!("{after} in {text}"));
    let line = text[from..].lines().find(|line| line.split_whitespace().next() == Some(label)).expect("a row of the account");
    line.split_whitespace().map(str::to_string).collect()
}

#[test]
fn numbers_of_the_sample() {
    let text = shown(&["-f", "profile", "-a"]);
    assert!(text.contains("marmara   Azerbaijani army enters liberated Kelbajar after 27 years of occupation"), "{text}");
    // Words; in quotation marks: 0, "This is our historic victory," 5, 8 and 14, "glorious victory" and "unspeakably painful" 4, 0.
    for (account, words, quoted) in
        [("caucasus", "230", "0"), ("marmara", "235", "2"), ("masis", "244", "9"), ("meridian", "248", "2"), ("ministry", "188", "0")]
    {
        let row = row(&text, "words  quoted", account);
        assert_eq!((row[1].as_str(), row[2].as_str()), (words, quoted), "{row:?}");
    }
    // Officials, residents, Aliyev, Pashinyan; two of them without a name.
    assert_eq!(row(&text, "words  quoted", "caucasus")[6..8], ["4", "2"]);
    // "liberated" in lines 9, 13 and 21 in its own voice, of 235 words; "occupiers" is Aliyev's.
    assert_eq!(row(&text, "takes sides", "marmara")[1..4], ["3", "(12.8)", "+1"]);
    assert!(text.contains("takes sides: «liberated» ×3 (9 13 21)"), "{text}");
    assert!(text.contains("«ceded» beside"), "{text}");
}

#[test]
fn references_in_context() {
    let text = shown(&["-f", "concordance", "--entity", "Pashinyan", "-a"]);
    // caucasus 21, marmara 17, masis 11, 25 and "the prime minister" in 25, meridian 21.
    assert!(text.contains("NIKOL PASHINYAN · person · ") && text.contains("in 4 of 5 accounts"), "{text}");
    let lines: Vec<&str> = text.lines().filter(|line| line.contains('«')).collect();
    let at: Vec<usize> = lines.iter().map(|line| line.split('«').next().map_or(0, |before| before.chars().count())).collect();
    assert!(at.windows(2).all(|pair| pair[0] == pair[1]), "the names are in one column: {text}");
    assert!(lines.iter().any(|line| line.starts_with("masis:11.3") && line.contains("«Prime Minister Nikol Pashinyan»")), "{text}");
    assert!(lines.iter().any(|line| line.starts_with("masis:25.2") && line.contains("«The prime minister» did not resign.")), "{text}");
}

#[test]
fn accounts_of_a_group_are_added_up() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, words) in [("a", "The brazen raid failed."), ("b", "The raid failed at noon."), ("c", "The raid of the harbour failed.")] {
        fs::write(folder.path().join(format!("{name}.txt")), words).expect("written");
    }
    let stated = "[\"a.txt\"]\ngroup = \"north\"\n[\"b.txt\"]\ngroup = \"north\"\n[\"c.txt\"]\ngroup = \"south\"\n";
    fs::write(folder.path().join("sources.toml"), stated).expect("written");
    let mut command = Command::from(crate::program::quiet());
    command.current_dir(folder.path()).args([".", "-q", "-f", "profile"]);
    command.assert().success().stdout(contains("BY GROUP").and(contains("north ×2")).and(contains("1 (111.1)")));
}
