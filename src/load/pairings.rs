//! Reads `pairings.toml`, in which the user states which statements are one claim. Each entry names an account and a line and, as a check,
//! the first words. Whether the statements exist is checked when the accounts are read, not here.
//!
//! ```toml
//! [[pair]]  # one claim, whatever the scorer says
//! statements = ["masis:13 Armenians had held", "meridian:13 Kalbajar had been held"]
//!
//! [[part]]  # never one claim
//! statements = ["masis:13 Armenians had held", "caucasus:15.3"]
//! ```

use serde::Deserialize;
use toml::Spanned;

use super::toml_error::in_words;
use crate::model::{PairingRule, Pairings, Place, StatementName};
use crate::text::{LineIndex, squeeze};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    pair: Vec<Table>,
    #[serde(default)]
    part: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    statements: Spanned<Vec<Spanned<String>>>,
}

/// Keys allowed in the file.
const KEYS: [&str; 3] = ["pair", "part", "statements"];

/// Parses a `pairings.toml` file.
///
/// # Errors
/// One sentence that says where the file is wrong, what is wrong and what is expected.
pub fn parse(text: &str, path: &str) -> Result<Pairings, String> {
    let index = LineIndex::new(text);
    let file: File = toml::from_str(text).map_err(|error| format!("{path}: {}", in_words(text, &error, &KEYS)))?;
    let rule = |together: bool, table: Table| {
        let line = index.line(table.statements.span().start);
        let named = |s: Spanned<String>| name(s.as_ref()).map_err(|error| format!("{path}: line {}: {error}", index.line(s.span().start)));
        let statements: Vec<StatementName> = table.statements.into_inner().into_iter().map(named).collect::<Result<_, _>>()?;
        let again = (1..statements.len()).any(|at| statements[..at].contains(&statements[at]));
        if statements.len() < 2 || again {
            return Err(format!("{path}: line {line}: statements needs two or more different ones, such as [\"aa:5\", \"bb:2\"]"));
        }
        Ok(PairingRule { together, statements, path: path.into(), line })
    };
    let pairs = file.pair.into_iter().map(|table| rule(true, table));
    let mut rules: Vec<PairingRule> = pairs.chain(file.part.into_iter().map(|table| rule(false, table))).collect::<Result<_, _>>()?;
    rules.sort_by_key(|r| r.line);
    Ok(Pairings { rules })
}

/// Splits at the first colon that is followed by a place, so that the path of the account may contain colons and spaces.
fn name(written: &str) -> Result<StatementName, String> {
    for (at, _) in written.match_indices(':') {
        let (account, rest) = (written[..at].trim(), &written[at + 1..]);
        let (place, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        if !account.is_empty() && Place::parse(place).is_some() {
            return Ok(StatementName { account: account.into(), place: place.into(), words: squeeze(words) });
        }
    }
    Err(format!("{written:?} names no statement; write account, line and first words, such as \"aa:5 Fourteen miners died\""))
}

#[cfg(test)]
mod tests {
    use super::{Place, parse};

    #[test]
    fn tables_of_statements() {
        let text =
            "[[part]]\nstatements = [\"a:1\", \"b.txt:2.2\"]\n\n[[pair]]\nstatements = [\"my notes/a: b.txt:13 “At 5:30”\", \"c:4\"]\n";
        let stated = parse(text, "pairings.toml").expect("well formed");
        assert_eq!(stated.rules.iter().map(|r| (r.together, r.line)).collect::<Vec<_>>(), [(false, 2), (true, 5)]);
        let first = &stated.rules[1].statements[0];
        assert_eq!((first.account.as_str(), first.place.as_str(), first.words.as_str()), ("my notes/a: b.txt", "13", "at 5 30"));
        assert_eq!(stated.rules[0].statements[1].to_string(), "b.txt:2.2");
        for place in ["13", "13.2", "p3.2", "p3.2.2", "¶12", "¶12.2", "00:14:05", "00:14:05.2"] {
            assert_eq!(super::name(&format!("a:{place} Rain")).expect("a place").place, place);
        }
        for none in ["p3", "¶", "1.2.3", "00:14", "x", "p3.2.2.2"] {
            assert!(Place::parse(none).is_none(), "{none}");
        }
        assert!(parse("", "pairings.toml").expect("nothing is stated").rules.is_empty());
    }

    #[test]
    fn errors_name_their_line_and_suggest() {
        let error = |text: &str| parse(text, "p.toml").expect_err("wrong");
        let unknown = error("[[pair]]\nstatement = [\"a:1\", \"b:1\"]\n");
        assert!(
            unknown.starts_with("p.toml: line 2: there is no key statement;") && unknown.ends_with("did you mean statements?"),
            "{unknown}"
        );
        assert!(error("[[piar]]\nstatements = [\"a:1\", \"b:1\"]\n").ends_with("did you mean pair?"));
        assert!(error("[[pair]]\nstatements = [\"a:1\"]\n").starts_with("p.toml: line 2: statements needs two"));
        assert!(error("[[part]]\nstatements = [\"a:1\", \"a:1\"]\n").contains("different"));
        assert!(error("[[part]]\nstatements = [\"a:1\",\n\"b five\"]\n").starts_with("p.toml: line 3: \"b five\" names no statement"));
        assert!(error("[[part]]\nstatements = [\"a:1\", \"b:1.2.3\"]\n").contains("names no statement"));
    }
}
