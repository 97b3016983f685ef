//! The cases in `tests/cases/wordnet/*.md`: how words are related, and which words are nearer.

use std::fs;

use compare_sources::wordnet::{Relation, nearness, relation};

fn lines(page: &str) -> Vec<String> {
    let path = format!("{}/tests/cases/wordnet/{page}.md", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("the page can be read");
    let lines: Vec<String> = text.lines().filter_map(|l| l.strip_prefix("- ")).map(String::from).collect();
    assert!(lines.len() > 5, "{page} has cases");
    lines
}

fn shown(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Synonym => "synonym",
        Relation::Derived => "derived",
        Relation::Antonym => "antonym",
        Relation::KindOf => "kind of",
        Relation::Follows => "follows",
        Relation::Sister => "sister",
        Relation::Unrelated => "unrelated",
    }
}

#[test]
fn words_are_related_as_listed() {
    let mut wrong = Vec::new();
    for line in lines("relations") {
        let (words, expected) = line.rsplit_once(": ").expect("two words and a relation");
        let (a, b) = words.split_once(", ").expect("two words");
        let found = [relation(a, b), relation(b, a)].map(shown);
        if found != [expected; 2] {
            wrong.push(format!("{line}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nearer_words_are_nearer() {
    let mut wrong = Vec::new();
    for line in lines("nearness") {
        let words: Vec<&str> = line.split(", ").collect();
        let near: Vec<f64> = words[1..].iter().map(|other| nearness(words[0], other)).collect();
        if !near.windows(2).all(|two| two[0] > two[1]) {
            wrong.push(format!("{line}: {near:.2?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
