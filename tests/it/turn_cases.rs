//! The cases in `tests/cases/turns/*.md`: two whole texts each, `a` and `b`, one in each fence, and what must be found in them, in the form
//! that `field.rs` explains.

use std::fs;
use std::path::Path;

use super::field::{kept, report};

#[test]
fn every_conversation_is_read_as_its_case_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/turns");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the cases are there").map(|f| f.expect("an entry").path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("a case can be read");
        for case in text.split("\n## ").skip(1) {
            let name = case.lines().next().expect("a case has a name");
            let texts: Vec<&str> = case.split("```\n").skip(1).step_by(2).collect();
            assert_eq!(texts.len(), 2, "{name}: a case needs two texts");
            let place = tempfile::tempdir().expect("a folder");
            for (file, text) in ["a.txt", "b.txt"].iter().zip(texts) {
                fs::write(place.path().join(file), text).expect("a text can be written");
            }
            let report = report(place.path());
            let wanted = case.rsplit("```\n").next().expect("expectations").lines().filter_map(|line| line.strip_prefix("- "));
            for line in wanted {
                cases += 1;
                if !kept(&report, line) {
                    wrong.push(format!("{name}: {line}"));
                }
            }
        }
    }
    assert!(cases > 20, "{cases}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
