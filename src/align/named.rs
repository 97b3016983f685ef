//! Finds the statement that a user names by account, line and first words. Words take precedence over the line, so that an edit above a
//! statement does not lose it; if they are ambiguous, no statement is found.

use crate::model::{Account, Place, Statement, StatementId, StatementName};
use crate::text::squeeze;

/// The statement that a name means.
///
/// # Errors
/// Why there is none, as a sentence.
pub fn named(name: &StatementName, accounts: &[Account], statements: &[Statement]) -> Result<StatementId, String> {
    let account = account(&name.account, accounts)?;
    let own = || statements.iter().enumerate().filter(|(_, s)| s.account.0 == account);
    let label = format!("{}:{}", accounts[account].label, name.place);
    let there = own().find(|(_, s)| s.label == label).map(|(at, _)| StatementId(at));
    if name.words.is_empty() {
        return there.ok_or_else(|| format!("no statement begins in {} of {}", in_words(&name.place), accounts[account].path));
    }
    let text = &accounts[account].text;
    let fitting: Vec<(usize, &Statement)> = own().filter(|(_, s)| begins(&squeeze(s.span.text(text)), &name.words)).collect();
    let place = Place::parse(&name.place).map(|(place, _)| place);
    let at_place: Vec<usize> = fitting.iter().filter(|(_, s)| Some(s.place) == place).map(|(at, _)| *at).collect();
    match (there.filter(|id| fitting.iter().any(|(at, _)| *at == id.0)), at_place.as_slice(), fitting.as_slice()) {
        (Some(id), _, _) => Ok(id),
        (None, [at], _) | (None, [], [(at, _)]) => Ok(StatementId(*at)),
        (None, [], []) => Err(format!(
            "no statement of {} begins with these words, in {} or elsewhere",
            label_of(account, accounts),
            in_words(&name.place)
        )),
        (None, _, _) => Err(format!(
            "several statements of {} begin with these words, none of them in {}",
            label_of(account, accounts),
            in_words(&name.place)
        )),
    }
}

fn in_words(place: &str) -> String {
    match Place::parse(place) {
        Some((Place::Line(_), _)) | None => format!("line {place}"),
        Some((place, _)) => place.in_words(),
    }
}

fn label_of(account: usize, accounts: &[Account]) -> &str {
    &accounts[account].label
}

/// True if the words are at the beginning of the text and end at a word boundary.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The account with a label; otherwise with a path or the end of one; otherwise with a file name without its extension.
fn account(name: &str, accounts: &[Account]) -> Result<usize, String> {
    let name = name.trim_start_matches("./").replace('\\', "/");
    let path = |a: &Account| a.path.trim_start_matches("./").replace('\\', "/");
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    let stem = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path).to_string();
        file.rsplit_once('.').map_or(file.clone(), |(stem, _)| stem.to_string())
    };
    let all = |is: &dyn Fn(&Account) -> bool| (0..accounts.len()).filter(|at| is(&accounts[*at])).collect::<Vec<usize>>();
    let tries: [&dyn Fn(&Account) -> bool; 4] =
        [&|a| a.label == name, &|a| path(a) == name, &|a| ends(&path(a), &name) || ends(&name, &path(a)), &|a| stem(&path(a)) == name];
    let found = tries.iter().map(|is| all(is)).find(|found| !found.is_empty()).unwrap_or_default();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(format!("there is no account {name}")),
        [_, ..] => Err(format!("{name} may be any of {} accounts; write more of its path", found.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::load::Input;
    use crate::load::pairings::parse;

    fn meant(written: &str) -> Result<String, String> {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.into(), ..Input::default() };
        let a = "The mine closed on Monday. It was old.\n\nThe mine closed in silence.\n\nNobody spoke.\n";
        let reading = crate::read(vec![input("x/a.txt", a), input("y/b.txt", "The mine shut."), input("z/b.txt", "All is well.")]);
        let file = parse(&format!("[[part]]\nstatements = [\"{written}\", \"q:1\"]\n"), "p.toml").expect("well formed");
        named(&file.rules[0].statements[0], &reading.accounts, &reading.statements).map(|id| reading.statements[id.0].label.clone())
    }

    #[test]
    fn by_account_and_line() {
        for written in ["a:1", "a.txt:1", "x/a.txt:1", "./x/a.txt:1", "/home/me/x/a.txt:1"] {
            assert_eq!(meant(written).as_deref(), Ok("a:1"), "{written}");
        }
        assert_eq!(meant("a:1.2").as_deref(), Ok("a:1.2"));
        assert_eq!(meant("y/b.txt:1").as_deref(), Ok("b:1"));
        assert!(meant("b.txt:1").is_err_and(|e| e.contains("any of 2 accounts")));
        assert!(meant("c:1").is_err_and(|e| e == "there is no account c"));
        assert!(meant("a:2").is_err_and(|e| e.contains("no statement begins in line 2")));
    }

    #[test]
    fn first_words_find_what_has_moved() {
        assert_eq!(meant("a:5 NOBODY spoke").as_deref(), Ok("a:5"));
        assert_eq!(meant("a:9 “Nobody").as_deref(), Ok("a:5"));
        assert_eq!(meant("a:1 It was old").as_deref(), Ok("a:1.2"));
        assert_eq!(meant("a:3 The mine closed").as_deref(), Ok("a:3"));
        assert!(meant("a:4 The mine closed").is_err_and(|e| e.contains("several statements of a")));
        assert!(meant("a:5 No").is_err_and(|e| e.contains("no statement of a begins with these words")));
    }
}
