//! Lines wrapped at a width: a text has the same statements whether it has one line per paragraph or is wrapped at any width, as scans, mail
//! and old files are; and lines that were never wrapped stay as they are.

use compare_sources::language::Language;
use compare_sources::load::{Input, load};
use compare_sources::model::{AccountId, BlockKind};
use compare_sources::segment::segment;

/// One paragraph per line, with blank lines between them; items begin with "- ".
const NEWS: &str = include_str!("../texts/news.txt");
const LETTER: &str = include_str!("../texts/letter.txt");
const CHRONICLE: &str = include_str!("../texts/chronicle.txt");

/// The statements of a text, each as the normal forms of its tokens.
fn statements(text: &str) -> Vec<String> {
    let (accounts, _) = load(vec![Input { path: "a.txt".into(), bytes: text.into(), ..Input::default() }]);
    let account = &accounts[0];
    let told = segment(account, AccountId(0), Language::english());
    told.iter().map(|s| s.tokens.iter().map(|t| t.norm.as_str()).collect::<Vec<_>>().join(" ")).collect()
}

/// Wraps a paragraph into lines of at most `width` characters; the first begins with `first`, the others with `hang`.
fn wrap(paragraph: &str, width: usize, first: &str, hang: &str) -> String {
    let mut lines = vec![first.to_string()];
    for word in paragraph.split(' ') {
        let last = lines.last_mut().expect("there is a line");
        let empty = last.trim().is_empty() || last == first;
        if !empty && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(format!("{hang}{word}"));
        } else {
            let gap = if empty { "" } else { " " };
            last.push_str(&format!("{gap}{word}"));
        }
    }
    lines.join("\n")
}

fn wrapped(text: &str, width: usize, hang: &str) -> String {
    let paragraph = |p: &str| match p.strip_prefix("- ") {
        Some(item) => wrap(item, width, "- ", hang),
        None => wrap(p, width, "", ""),
    };
    text.lines().map(|line| if line.is_empty() { String::new() } else { paragraph(line) }).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn any_width_tells_the_same() {
    let mut wrong = Vec::new();
    for (name, text) in [("news", NEWS), ("letter", LETTER), ("chronicle", CHRONICLE)] {
        let whole = statements(text);
        for width in 24..=80 {
            for hang in ["", "  "] {
                let broken = statements(&wrapped(text, width, hang));
                if let Some((a, b)) = whole.iter().zip(&broken).find(|(a, b)| a != b) {
                    wrong.push(format!("{name} at {width}: {a:?} is {b:?}"));
                } else if whole.len() != broken.len() {
                    wrong.push(format!("{name} at {width}: {} and {}", whole.len(), broken.len()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn paragraphs_without_a_blank_line_between_them() {
    let mut wrong = Vec::new();
    for (name, text) in [("news", NEWS), ("letter", LETTER), ("chronicle", CHRONICLE)] {
        let prose: Vec<&str> = text.lines().filter(|l| l.len() > 90 && !l.starts_with("- ")).collect();
        let whole = statements(&prose.join("\n\n"));
        for width in 24..=80 {
            for indent in ["", "   "] {
                let text: Vec<String> = prose.iter().map(|p| wrap(p, width, indent, "")).collect();
                let broken = statements(&text.join("\n"));
                if let Some((a, b)) = whole.iter().zip(&broken).find(|(a, b)| a != b) {
                    wrong.push(format!("{name} at {width}: {a:?} is {b:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_that_a_line_end_parts_and_pages_that_part_a_sentence() {
    let whole = "The harbour watch was careful to note that the north-east wind carried the Lindqvist brothers out to sea, and that their \
        steam-tug was found on Friday with 4,300 pounds of copper aboard. Nobody was hurt.";
    let printed = [
        "The harbour watch was care-\nful to note that the north-\neast wind carried the Lind-\nqvist brothers out to sea, and\nthat their steam-\ntug was found\non Friday with 4,300 pounds of\ncopper aboard. Nobody was hurt.\n",
        "The harbour watch was careful\nto note that the north-east\nwind carried the Lindqvist\n\n213\n\nbrothers out to sea, and that\ntheir steam-tug was found on\nFriday with 4,300 pounds of\ncopper aboard. Nobody was hurt.\n",
        "The harbour watch was careful to note that the\nnorth-east wind carried the Lindqvist brothers out\n\n[Page 12]\nTHE HARBOUR GAZETTE\n\nto sea, and that their steam-tug was found on Friday\nwith 4,300 pounds of copper aboard. Nobody was hurt.\n",
        "The harbour watch was careful to note that the\nnorth-east wind carried the Lindqvist bro-\n\n- 44 -\n\nthers out to sea, and that their steam-tug was found\non Friday with 4,300 pounds of copper aboard. Nobody was hurt.\n",
        "> The harbour watch was careful to note that the\n> north-east wind carried the Lindqvist brothers out\n> to sea, and that their steam-tug was found on Friday\n> with 4,300 pounds of copper aboard. Nobody was hurt.\n",
    ];
    for text in printed {
        assert_eq!(statements(text), statements(whole), "{text}");
    }
}

#[test]
fn verse_lists_and_headings_stay() {
    for (text, lines) in [
        ("The tide came in at seven,\nThe boats lay on the sand,\nAnd nobody in heaven\nWould lend the men a hand.\n", 4),
        ("Bread\nTwo pounds of butter\nA dozen eggs\nSalt\n", 4),
        ("Minutes of the harbour board\nPresent\nThe clerk\nThe harbour master\nTwo members\n", 5),
        ("apples\nripe pears\nplums, figs\n", 3),
    ] {
        assert_eq!(statements(text).len(), lines, "{text}");
    }
}

#[test]
fn mail_that_is_quoted_is_told_apart() {
    let text = "The board met on Monday and agreed to the plan.\nOn Tue, 3 May 2022, Ana Ruiz wrote:\n> The pier will be shut for a week, and the ferry\n> will not run.\n>> Who told you so?\nI do not believe it.\n";
    let (accounts, _) = load(vec![Input { path: "a.txt".into(), bytes: text.into(), ..Input::default() }]);
    let quoted: Vec<&str> = accounts[0].blocks.iter().filter(|b| b.quoted).map(|b| b.span.text(&accounts[0].text)).collect();
    assert_eq!(quoted.len(), 2, "{quoted:?}");
    assert!(accounts[0].blocks.iter().all(|b| b.kind != BlockKind::Boilerplate));
}
