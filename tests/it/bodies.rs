//! Properties that hold for any bytes: one function for each part of the program that reads foreign input. `cargo test` runs them on random
//! pages (`any_input.rs`), the targets of `fuzz/` on the inputs of a fuzzer.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use compare_sources::extract::{Body, Document, Extracted, Failure, File, Options, extract, format};
use compare_sources::language::Language;
use compare_sources::load::stated::parse_sidecar;
use compare_sources::load::{Input, aliases, lexicon, load, pairings};
use compare_sources::model::{Account, AccountId, BlockKind, Comparison, Content, Lexicon, Settings, Span, Statement};
use compare_sources::report::csv::Dialect;
use compare_sources::report::json::render_lines;
use compare_sources::report::{self, Audience, Description, FORMATS, Look, tables};
use compare_sources::segment;
use compare_sources::select::{self, Selection};

/// File name endings, each with its own way of reading.
const ENDINGS: [&str; 2] = ["txt", "md"];
/// Letters of the longest list marker, "xviii.".
const LONGEST_MARK: usize = 5;
/// Widths, in columns, that reports are laid out for.
const WIDTHS: [usize; 4] = [60, 80, 133, 400];

fn accounts(path: &str, bytes: &[u8]) -> Vec<Account> {
    load(vec![Input { path: path.into(), bytes: bytes.to_vec(), ..Input::default() }]).0
}

/// Decodes bytes: UTF-8 stays as it is, byte for byte, except what is blanked out because it is no part of the account; and a text is
/// the same whether it is in UTF-8 or UTF-16.
pub fn decode(bytes: &[u8]) {
    for ending in ENDINGS {
        let path = format!("a.{ending}");
        let read = accounts(&path, bytes).remove(0);
        if let Some(text) = plain(bytes) {
            assert_eq!(read.text.len(), text.len(), "{text:?}");
            let kept = |(is, was): (u8, u8)| is == was || is == b' ';
            assert!(read.text.bytes().zip(text.bytes()).all(kept), "{:?} of {text:?}", read.text);
            let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
                mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
            };
            for other in [wide([0xFF, 0xFE], u16::to_le_bytes), wide([0xFE, 0xFF], u16::to_be_bytes)] {
                assert_eq!(accounts(&path, &other).remove(0).text, read.text);
            }
        }
    }
}

/// Returns the text of bytes that can only be UTF-8; `None` if they contain a byte order mark or a NUL, which may be half a letter.
fn plain(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains(['\0', '\u{feff}']))
}

/// Loads a file in each way: every word is in exactly one block, in order.
pub fn loaders(bytes: &[u8]) {
    for ending in ENDINGS {
        accounts(&format!("a.{ending}"), bytes).iter().for_each(blocks);
    }
}

/// Reads a file in each format: it is read or refused with a sentence; its places and pieces are inside its text, in order.
pub fn formats(bytes: &[u8]) {
    read_as(None, bytes);
    format::KINDS.iter().for_each(|kind| format(kind.name, bytes));
}

/// The same for the format of this name.
pub fn format(name: &str, bytes: &[u8]) {
    let named = format::named(name);
    assert!(named.is_some(), "{name} is not a format");
    read_as(named, bytes);
}

fn read_as(format: Option<format::Format>, bytes: &[u8]) {
    let mut notices = Vec::new();
    match extract(File { path: "a", bytes }, &Options { format, fields: Vec::new() }, &mut notices) {
        Ok(documents) => {
            documents.iter().for_each(extracted);
            load(documents.into_iter().map(|document| Input::of("a", document)).collect()).0.iter().for_each(blocks);
        }
        Err(Failure(why)) => assert!((4..4000).contains(&why.len()), "{why:?}"),
    }
}

fn extracted(document: &Document) {
    let Body::Extracted(Extracted { text, pieces, places }) = &document.body else { return };
    assert!(places.windows(2).all(|two| two[0].0 <= two[1].0), "{places:?}");
    assert!(places.iter().all(|(at, _)| text.is_char_boundary(*at)), "{places:?} of {text:?}");
    let pieces = pieces.as_deref().unwrap_or_default();
    assert!(pieces.windows(2).all(|two| two[0].range.end <= two[1].range.start), "{pieces:?}");
    assert!(pieces.iter().all(|piece| text.get(piece.range.clone()).is_some()), "{pieces:?} of {text:?}");
}

fn blocks(account: &Account) {
    let mut at = 0;
    for block in &account.blocks {
        assert!(at <= block.span.start() && !block.span.is_empty(), "{account:#?}");
        marks(&account.text[at..block.span.start()]);
        at = block.span.end();
    }
    marks(&account.text[at..]);
    let read = account.read();
    assert_eq!(read.len(), account.text.len());
    account.blocks.iter().for_each(|block| assert!(read.get(block.span.range()).is_some(), "{account:#?}"));
}

/// Between blocks there are only markers of lists and quoted mail ("iv.", ">"), no words.
fn marks(gap: &str) {
    let word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > LONGEST_MARK;
    assert!(!gap.split_whitespace().any(word), "{gap:?}");
}

/// Statements cover every visible byte of the blocks that are read exactly once, and nothing else.
pub fn segments(bytes: &[u8]) {
    for ending in ENDINGS {
        for account in accounts(&format!("a.{ending}"), bytes) {
            let statements = segment::segment(&account, AccountId(0), Language::english());
            covering(&account, &statements);
        }
    }
}

fn covering(account: &Account, statements: &[Statement]) {
    let mut covered = vec![0u8; account.text.len()];
    let mut labels = BTreeSet::new();
    for statement in statements {
        let words = statement.span.text(&account.text);
        assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        assert_eq!(statement.line, account.line_of(statement.span.start()));
        assert!(labels.insert(statement.label.clone()), "{} twice", statement.label);
        statement.span.range().for_each(|at| covered[at] += 1);
    }
    for block in &account.blocks {
        let read = match block.kind {
            BlockKind::Headline | BlockKind::Paragraph | BlockKind::ListItem => 1,
            BlockKind::Dated | BlockKind::Header | BlockKind::Label(_) | BlockKind::Boilerplate => 0,
        };
        for (at, c) in block.span.text(&account.text).char_indices().filter(|(_, c)| !c.is_whitespace()) {
            assert_eq!(covered[block.span.start() + at], read, "{c:?} at {at} of {block:?} in {:?}", account.text);
        }
    }
}

/// Side files and settings are parsed, or refused with a sentence that gives the line and mentions no Rust types.
pub fn side_files(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let errors = [
        parse_sidecar(&text).err(),
        aliases::parse(&text, "a.toml").and_then(|stated| aliases::check(&stated)).err(),
        pairings::parse(&text, "a.toml").err(),
        lexicon::add(&text, "a.toml", &mut Lexicon::default()).err(),
    ];
    for error in errors.into_iter().flatten() {
        assert!(error.contains("line ") || error.contains("a.toml:"), "{error}");
        // Quoted parts are the user's own text.
        let own = error.split('"').step_by(2).collect::<String>();
        let types = ["struct ", "enum ", "invalid type", "unknown field", "missing field", "::", "untagged"];
        assert!(text.contains("::") || !types.iter().any(|word| own.contains(word) && !text.contains(word)), "{error}");
    }
}

/// Mentions are inside the text, in order, and inside their statement.
pub fn annotates(bytes: &[u8]) {
    let reading = compare_sources::read(vec![Input { path: "a.txt".into(), bytes: bytes.to_vec(), ..Input::default() }]);
    mentions(&reading.accounts, &reading.statements);
}

fn mentions(accounts: &[Account], statements: &[Statement]) {
    for statement in statements {
        let text = &accounts[statement.account.0].text;
        assert!(statement.mentions.iter().map(|m| m.span.start()).is_sorted());
        for mention in &statement.mentions {
            let span = mention.span;
            assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{mention:?}");
            // Speech may go on over several sentences; other mentions stay in their own.
            let said = matches!(mention.content, Content::Speech(_));
            assert!(said || statement.span.contains(span), "{mention:?} of {:?}", statement.span.text(text));
        }
    }
}

/// Compares two accounts: the bytes before and after the first NUL, or the two halves if there is none.
pub fn two(bytes: &[u8]) -> Comparison {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len() / 2);
    let input = |path: &str, bytes: &[u8]| Input { path: path.into(), bytes: bytes.to_vec(), ..Input::default() };
    compare_sources::compare(vec![input("a.txt", &bytes[..cut]), input("b.txt", &bytes[cut..])], &Settings::default())
}

/// Compares two accounts: every statement is in a claim or unmatched, and everything found points at something that exists.
pub fn compares(bytes: &[u8]) {
    sound(&two(bytes));
}

/// Checks what holds for every comparison.
pub fn sound(comparison: &Comparison) {
    mentions(&comparison.accounts, &comparison.statements);
    let claimed: BTreeSet<usize> = comparison.claims.iter().flat_map(|c| &c.statements).map(|s| s.0).collect();
    let alone: BTreeSet<usize> = comparison.unmatched.iter().map(|s| s.0).collect();
    assert!(claimed.is_disjoint(&alone), "{claimed:?} {alone:?}");
    // If the words of an account are not compared, it is unknown which of its statements have no match.
    let event = |id| comparison.account(id).event;
    let lone = |id| comparison.accounts.iter().filter(|a| a.event == event(id)).count() == 1;
    let known = |id| comparison.is_compared(id) || lone(id) && comparison.account(id).has_word_lists;
    let open = (0..comparison.statements.len()).filter(|at| !claimed.contains(at) && !known(comparison.statements[*at].account)).count();
    assert_eq!(claimed.len() + alone.len() + open, comparison.statements.len(), "a statement is lost");
    let inside = |at: usize, span: Span| comparison.statements[at].span.contains(span);
    for claim in &comparison.claims {
        assert!(claim.accounts.len() > 1 && claim.statements.is_sorted() && (0.0..=1.0).contains(&claim.strength), "{claim:#?}");
        assert!(claim.members.iter().all(|m| claim.statements.contains(&m.statement) && inside(m.statement.0, m.span)), "{claim:#?}");
        assert!(claim.statements.contains(&claim.gist), "{claim:#?}");
    }
    for difference in &comparison.differences {
        let claim = &comparison.claims[difference.claim.0];
        for side in &difference.sides {
            let text = &comparison.account(side.account).text;
            assert!(side.statement.is_none_or(|id| claim.statements.contains(&id)), "{difference:#?}");
            assert!(side.span.is_none_or(|span| text.get(span.range()).is_some()), "{difference:#?}");
        }
    }
}

/// Every comparison renders in every format at every width, and the formats for programs can be parsed.
pub fn renders(bytes: &[u8]) {
    all_formats(&two(bytes));
}

/// Renders a comparison in every format and checks the result.
pub fn all_formats(comparison: &Comparison) {
    let view = select::select(comparison, &Selection::default());
    let json: serde_json::Value = serde_json::from_str(&report::json::render(comparison, &view)).expect("JSON");
    assert_eq!(json["statements"].as_array().map(Vec::len), Some(comparison.statements.len()));
    assert_eq!(json["differences"].as_array().map(Vec::len), Some(comparison.differences.len()));
    for line in render_lines(comparison, &view).lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON");
    }
    for dialect in [Dialect::Safe, Dialect::Excel, Dialect::Raw] {
        for table in &tables::ALL {
            let text = report::csv::render(table, comparison, &view, dialect);
            let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
            for cell in rows.flat_map(|row| row.expect("a row as long as the first").iter().map(str::to_string).collect::<Vec<_>>()) {
                assert!(dialect == Dialect::Raw || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {cell:?}", table.name);
            }
        }
    }
    roxmltree::Document::parse(&report::tei::render(comparison, &view)).expect("XML");
    let book = std::io::Cursor::new(report::xlsx::render(comparison, &view));
    assert!(!calamine::Reader::sheet_names(&calamine::open_workbook_from_rs::<calamine::Xlsx<_>, _>(book).expect("a workbook")).is_empty());
    for text in [report::html::render(comparison, &view), report::markdown::render(comparison, &view)] {
        assert!(!text.contains(raw), "{text}");
    }
    for width in WIDTHS {
        for all in [false, true] {
            let look = Look { width, colour: false, all, alone: all, perhaps: all, links: None };
            for Description { format, name, .. } in FORMATS.iter().filter(|own| own.audience == Audience::Terminal) {
                let text = format.text(comparison, &view, &look, Dialect::Safe);
                assert!(!text.contains(raw), "{name}: {text:?}");
                assert!(text.lines().all(|line| line.width() <= width), "{name} at {width}: {text}");
            }
        }
    }
}

/// True for characters that no report for people may contain.
fn raw(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
