//! The cases in `tests/cases/names/*.md`. Those of `across_accounts.md` have one account per paragraph and list the entities with several
//! names; a line that begins with "=" is a table of `aliases.toml`. All others are one account and list its names in order.

use std::fs;
use std::path::Path;

use compare_sources::grammar::Grammars;
use compare_sources::language::gazetteer;
use compare_sources::load::aliases;
use compare_sources::model::{Account, Aliases, Content, Entity, NameForm};
use compare_sources::{Understood, understand, understand_with};
use proptest::prelude::*;

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a text, one per line.
fn names(text: &str) -> Vec<String> {
    let reading = understand(vec![Account::plain(text, None)], Vec::new());
    listed(&reading, 0)
}

/// The names of one account of a reading.
fn listed(reading: &Understood, account: usize) -> Vec<String> {
    let text = &reading.accounts[account].text;
    let mut out = Vec::new();
    for mention in reading.statements.iter().filter(|s| s.account.0 == account).flat_map(|s| &s.mentions) {
        let Content::Name(name) = &mention.content else { continue };
        let form = match name.form {
            NameForm::Proper => "proper",
            NameForm::Nominal => "nominal",
            NameForm::Pronoun => "pronoun",
            NameForm::Adjective => "adjective",
        };
        let full = name.refers_to.map_or_else(String::new, |span| format!(" = {}", one_line(span.text(text))));
        out.push(format!("{} · {} · {form}{full}", one_line(mention.span.text(text)), name.kind.word()));
    }
    out
}

/// Accounts with different paths, so that their order is known.
fn accounts(texts: &[&str]) -> Vec<Account> {
    let account = |(at, text): (usize, &&str)| Account { path: format!("{at}.txt"), label: at.to_string(), ..Account::plain(text, None) };
    texts.iter().enumerate().map(account).collect()
}

fn aliased(entities: &[Entity]) -> Vec<String> {
    let line = |e: &Entity| {
        let others: Vec<String> = e.aliases.iter().zip(&e.basis).map(|(alias, basis)| format!("{alias} ({basis})")).collect();
        format!("{} · {} · {}", e.name, e.kind.word(), others.join(", "))
    };
    entities.iter().filter(|e| !e.aliases.is_empty()).map(line).collect()
}

/// The entities with several names in a case of several accounts.
fn over_accounts(text: &str, stated: &str) -> Vec<String> {
    let texts: Vec<&str> = text.split("\n\n").collect();
    let stated = stated.replacen("]] ", "]]\n", 1);
    let aliases = aliases::parse(&stated, "aliases.toml").expect("well formed");
    let reading = understand_with(accounts(&texts), Vec::new(), &aliases, &Grammars::default());
    assert!(reading.notices.is_empty(), "{:?}", reading.notices);
    aliased(&reading.entities)
}

#[test]
fn name_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/names");
    let mut files: Vec<_> = fs::read_dir(&folder).expect("a folder of cases").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in files {
        let across = file.ends_with("across_accounts.md");
        for case in fs::read_to_string(&file).expect("UTF-8").split("\n## ").skip(1) {
            let title = case.lines().next().unwrap_or("");
            let text = case.lines().filter_map(|l| l.strip_prefix('>')).map(str::trim).collect::<Vec<_>>().join("\n");
            let stated = case.lines().filter_map(|l| l.strip_prefix("= ")).collect::<Vec<_>>().join("\n");
            let wanted: Vec<String> = case.lines().filter_map(|l| l.strip_prefix("- ")).map(str::to_string).collect();
            let got = if across { over_accounts(&text, &stated) } else { names(&text) };
            count += 1;
            if got != wanted {
                wrong.push(format!("{title}\n  wanted {wanted:#?}\n  got    {got:#?}"));
            }
        }
    }
    assert!(count > 0 && wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_name_that_no_account_uses_is_told() {
    let stated = aliases::parse("[[join]]\nnames = [\"Roe\", \"Nobody\"]\n", "aliases.toml").expect("well formed");
    let reading = understand_with(accounts(&["Jane Roe left Austin."]), Vec::new(), &stated, &Grammars::default());
    let told: Vec<String> = reading.notices.iter().map(ToString::to_string).collect();
    assert_eq!(told.last().map(String::as_str), Some("aliases.toml:2: no account mentions Nobody"));
}

/// Pieces that random sentences are made of.
const PIECES: &[&str] = &[
    "Jane",
    "Roe",
    "M.",
    "Mr.",
    "Dr.",
    "Orlova",
    "Texas",
    "TX",
    ",",
    ".",
    "and",
    "of",
    "the",
    "Ministry",
    "Defence",
    "Co",
    "-",
    "operation",
    "'s",
    "@",
    "ENRON",
    "roe.com",
    "U.S.",
    "Armenian",
    "Karvachar",
    "(",
    ")",
    "OSCE",
    "he",
    "she",
    "said",
    "president",
    "in",
    "mexico",
    "Thanks",
    "\n\n",
    "é",
    "İ",
    "ǅ",
    "ß",
    "\u{301}",
    "12",
    "St.",
    "&",
    "Storm",
    "HMS",
    "\"",
    "van",
    "bin",
    "al",
    "-",
    "K.",
];

fn odd(picks: &[(usize, bool)]) -> String {
    picks.iter().map(|(at, space)| format!("{}{}", PIECES[*at], if *space { " " } else { "" })).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Spans are checked when they are made, so reading any text proves that they begin and end on character boundaries.
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,160}") {
        names(&text);
    }

    #[test]
    fn any_mix_of_names_and_marks_is_read(picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        names(&odd(&picks));
    }

    /// The names of an account do not depend on the other accounts of the run.
    #[test]
    fn an_account_is_read_by_itself(picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40)) {
        let text = odd(&picks);
        let both = understand(accounts(&[&text, "Karvachar (Kalbajar) was handed to Jane Roe of the OSCE."]), Vec::new());
        prop_assert_eq!(listed(&both, 0), names(&text));
    }

    #[test]
    fn the_key_of_a_key_is_itself(text in "\\PC{0,40}") {
        let key = gazetteer::key(&text);
        prop_assert_eq!(gazetteer::key(&key), key);
    }

    /// Which names are joined does not depend on the order of the accounts, with or without stated aliases.
    #[test]
    fn the_order_of_accounts_joins_nothing_else(turn in 0usize..4, part in any::<bool>()) {
        let texts = [
            "Jane M. Roe met Nikol Petrosyan in Kalbajar.", "Roe met Petrosian in Karvachar.", "Jane Roe met Nikol Petrosian in Kelbajar.", "Baku said no."];
        let word = if part { "part" } else { "join" };
        let stated = aliases::parse(&format!("[[{word}]]\nnames = [\"Jane Roe\", \"Jane M. Roe\"]\n"), "a.toml").expect("well formed");
        let sets = |texts: &[&str], aliases: &Aliases| {
            let mut out: Vec<Vec<String>> = understand_with(accounts(texts), Vec::new(), aliases, &Grammars::default()).entities.into_iter().map(|e| {
                let mut all: Vec<String> = e.aliases.into_iter().chain([e.name]).collect();
                all.sort();
                all
            }).collect();
            out.sort();
            out
        };
        let mut turned = texts;
        turned.rotate_left(turn);
        prop_assert_eq!(sets(&texts, &stated), sets(&turned, &stated));
        prop_assert_eq!(sets(&texts, &Aliases::default()), sets(&turned, &Aliases::default()));
    }
}
