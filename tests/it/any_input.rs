//! Runs the functions of `bodies.rs` on random bytes and on random pages made of typical pieces. Inputs that a fuzzer has found go into
//! `tests/fixtures/found/` and are tried every time.

use proptest::prelude::*;

use crate::bodies;

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
    // Statements with dates, figures, names and speech.
    "Fourteen miners were killed on Tuesday, officials said. ",
    "Nine miners were killed on 3 March 2031 at Orlova.\n\n",
    "“We lost everything,” Ana Roe told the Harbour Times. ",
    "Two days earlier, police had denied that shots were fired. ",
    "The U.S. Coast Guard may send up to 12 boats, at a cost of $1.5 million. ",
    "Prime Minister Halvard Moe, 54, was due to speak at 8 p.m. ",
    "Moe did not come. ",
    "It is the worst flood since 1993 — or so the ministry claims. ",
    "İzmir'de 3 kişi öldü. ",
    "A so-called “safe zone” was bombed\n\n",
    "Q. Where were you?\nA. At home.\nQ. When?\nA. At nine.\n",
    // Hostile input.
    "=1+1\n",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "<script>alert(1)</script>",
    "]]>",
    "[[[[[[",
    "[[join]]\nnames = [\"A\", \"B\"]\n",
    "[[pair]]\nstatements = [\"a:1\", \"b:1\"]\n",
    "[\"a.txt\"]\nsource = \"x\"\n",
    "99999999999999999999999999999999999999",
    "1e999999 ",
    "99/99/9999",
];

/// A page of random pieces: of all of them, or of a few that come again, as heads of pages and turns of speakers do.
fn page() -> impl Strategy<Value = Vec<u8>> {
    let few = proptest::collection::vec(0..PIECES.len(), 1..6);
    prop_oneof![
        3 => few.prop_flat_map(|few| proptest::collection::vec(prop::sample::select(few), 0..20)).prop_map(|pieces| pieces.into_iter().map(|at| PIECES[at]).collect::<String>().into_bytes()),
        6 => proptest::collection::vec(0..PIECES.len(), 0..30).prop_map(|pieces| pieces.into_iter().map(|at| PIECES[at]).collect::<String>().into_bytes()),
        1 => proptest::collection::vec(any::<u8>(), 0..300),
        1 => "\\PC{0,80}".prop_map(String::into_bytes),
    ]
}

/// A fixture written by another program, with some bytes changed, inserted, cut off or repeated.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..4u8);
    (any::<prop::sample::Index>(), proptest::collection::vec(change, 0..6)).prop_map(|(file, changes)| {
        let mut files: Vec<_> = files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats"));
        files.sort();
        let mut bytes = std::fs::read(file.get(&files)).expect("readable");
        for (at, byte, way) in changes {
            let at = at.index(bytes.len().max(1));
            match way {
                0 if at < bytes.len() => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at),
                _ if at < bytes.len() => bytes.extend_from_within(at..),
                _ => {}
            }
        }
        bytes.truncate(1 << 16);
        bytes
    })
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes_become_text(bytes in page()) {
        bodies::decode(&bytes);
    }

    #[test]
    fn files_are_read(bytes in page()) {
        bodies::loaders(&bytes);
        bodies::segments(&bytes);
    }

    #[test]
    fn files_of_any_format_are_read_or_refused_in_words(bytes in prop_oneof![page(), damaged()]) {
        bodies::formats(&bytes);
    }

    #[test]
    fn side_files_are_read_or_refused_in_words(bytes in page()) {
        bodies::side_files(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn texts_are_understood(bytes in page()) {
        bodies::annotates(&bytes);
    }

    #[test]
    fn any_two_are_compared_and_shown(first in page(), second in page()) {
        let comparison = bodies::two(&[first, vec![0], second].concat());
        bodies::sound(&comparison);
        bodies::all_formats(&comparison);
    }
}

#[test]
fn what_was_found_once_is_tried_again() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/found");
    for file in std::fs::read_dir(folder).expect("the folder of what was found") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("readable");
        for body in [
            bodies::decode,
            bodies::loaders,
            bodies::formats,
            bodies::segments,
            bodies::side_files,
            bodies::annotates,
            bodies::compares,
            bodies::renders,
        ] {
            body(&bytes);
        }
    }
}
