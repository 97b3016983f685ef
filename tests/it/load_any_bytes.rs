//! Whatever the bytes of a file: loading and segmenting never panics, blocks lie in order inside the text, statements cover every
//! visible byte of what is read exactly once.

use compare_sources::language::Language;
use compare_sources::load::{Input, Stated, load};
use compare_sources::model::{Account, AccountId, BlockKind};
use compare_sources::segment::segment;
use proptest::prelude::*;

/// Pieces that pages are made of, so that random files reach the interesting code.
const PIECES: &[&str] = &[
    "---\n",
    "title: A ferry: stopped\n",
    "published: 2020-11-25\n",
    "source: Harbour Gazette\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n",
    " ",
    "\t",
    "- ",
    "1. ",
    "2. ",
    "# ",
    "## ",
    "> ",
    "```\n",
    "[a](b)",
    "| a | b |\n|---|---|\n",
    "<p>x</p>\n",
    "&amp;",
    "BAKU, Nov 25 (Wire) — ",
    "By Jane Roe | 25 November 2020 | 10:08",
    "Updated 14:05 GMT, 3 March 2021",
    "Read more",
    "© 2020",
    "“",
    "”",
    "\"",
    "'",
    "Dr. No.",
    "U.S. ",
    "No. 10 ",
    "The boat sank. ",
    "It was 3 p.m. Rain fell",
    "…",
    "...",
    "?!",
    "é",
    "Şuşa",
    "日本語。",
    "\u{301}",
    "\0",
    "\u{feff}",
    "\u{200f}",
    "(",
    ")",
    "[1]",
    "a. ",
    "b. ",
    "2020-11-25T10:08:30Z",
    "03/04/2021",
    "25.11.2020",
    "12",
    "Ferry service was halted on Monday after a storm tore a",
];

fn check(path: &str, bytes: Vec<u8>) {
    let (accounts, _) = load(vec![Input { path: path.into(), bytes, stated: Stated::default() }]);
    for account in &accounts {
        check_blocks(account);
        check_statements(account);
    }
}

fn check_blocks(account: &Account) {
    let mut at = 0;
    for block in &account.blocks {
        assert!(at <= block.span.start() && !block.span.is_empty(), "{account:#?}");
        assert!(account.text.get(block.span.range()).is_some());
        at = block.span.end();
    }
}

fn check_statements(account: &Account) {
    let statements = segment(account, AccountId(0), Language::english());
    let mut covered = vec![0u8; account.text.len()];
    let mut labels = std::collections::BTreeSet::new();
    for statement in &statements {
        let words = statement.span.text(&account.text);
        assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        assert_eq!(statement.line, account.line_of(statement.span.start()));
        assert!(labels.insert(statement.label.clone()), "{} twice", statement.label);
        statement.span.range().for_each(|at| covered[at] += 1);
    }
    for block in &account.blocks {
        let read = match block.kind {
            BlockKind::Headline | BlockKind::Paragraph | BlockKind::ListItem => 1,
            BlockKind::Dated | BlockKind::Header | BlockKind::Label(_) | BlockKind::Furniture => 0,
        };
        for (at, c) in block.span.text(&account.text).char_indices().filter(|(_, c)| !c.is_whitespace()) {
            assert_eq!(covered[block.span.start() + at], read, "{c:?} at {at} of {block:?} in {:?}", account.text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), markdown in any::<bool>()) {
        check(if markdown { "a.md" } else { "a.txt" }, bytes);
    }

    #[test]
    fn random_pages(pieces in proptest::collection::vec(0..PIECES.len(), 0..40), markdown in any::<bool>()) {
        let text: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        check(if markdown { "a.md" } else { "a.txt" }, text.into_bytes());
    }
}
