//! The cases in `tests/cases/dates/*.md`: a text in a block quote, published on 2020-11-25 unless the case has a day of its own, then every
//! date found: its words, EDTF interval and TIMEX3 value, "duration" or "set", and its role if it is not the event. The dates of one account
//! do not depend on other accounts, and odd text is read in linear time.

use std::fs;
use std::path::Path;

use compare_sources::language::Language;
use compare_sources::model::{Account, AccountId, Content, DateRole, TimeClass, When};
use compare_sources::{annotate, segment, understand};

fn found(text: &str, published: Option<&str>) -> Vec<String> {
    let published = published.map(|day| When::day(day.parse().expect("an ISO day")));
    let account = Account::plain(text, published);
    let statements = segment::segment(&account, AccountId(0), Language::english());
    let mentions = annotate::dates::find(&account, &statements, Language::english());
    let line = |(_, m): (usize, compare_sources::model::Mention)| {
        let Content::Date(date) = m.content else { return None };
        let words = m.span.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let when = date.when.map_or("-".into(), |w| w.edtf());
        let timex = if date.timex.is_empty() { "-" } else { &date.timex };
        let class = match date.class {
            TimeClass::Date | TimeClass::Time => "",
            TimeClass::Duration => " · duration",
            TimeClass::Set => " · set",
        };
        let role = match date.role {
            DateRole::Event => "",
            DateRole::Speech => " · speech",
            DateRole::Reference => " · reference",
        };
        Some(format!("{words} · {when} · {timex}{class}{role}"))
    };
    mentions.into_iter().filter_map(line).collect()
}

#[test]
fn date_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/dates");
    let mut files: Vec<_> = fs::read_dir(&folder).expect("a folder of cases").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in files {
        for case in fs::read_to_string(&file).expect("UTF-8").split("\n## ").skip(1) {
            let text: Vec<&str> = case.lines().filter_map(|l| l.strip_prefix('>')).map(str::trim).collect();
            let wanted: Vec<String> = case.lines().filter_map(|l| l.strip_prefix("- ")).map(str::to_string).collect();
            let published = case.lines().find_map(|l| l.strip_prefix("published: ")).unwrap_or("2020-11-25");
            let got = found(&text.join("\n"), Some(published).filter(|day| *day != "unknown"));
            count += 1;
            if got != wanted {
                wrong.push(format!("{}\n  wanted {wanted:#?}\n  got    {got:#?}", case.lines().next().unwrap_or("")));
            }
        }
    }
    assert!(count > 40, "{count} cases in {}", folder.display());
    assert!(wrong.is_empty(), "{} of {count} date cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_account_is_read_alone() {
    let texts = ["It opened on 3/4/2020 and again on Tuesday.", "It closed on 25/12/2019, two days later it reopened."];
    let accounts =
        |picks: &[usize]| picks.iter().map(|&at| Account::plain(texts[at], Some(When::day(jiff::civil::date(2020, 11, 25))))).collect();
    let dates = |picks: &[usize], account: usize| -> Vec<_> {
        let statements = understand(accounts(picks), Vec::new()).statements.into_iter().filter(|s| s.account == AccountId(account));
        statements.flat_map(|s| s.mentions).filter(|m| matches!(m.content, Content::Date(_))).collect()
    };
    assert_eq!(dates(&[0], 0), dates(&[0, 1], 0));
    assert_eq!(dates(&[1], 0), dates(&[0, 1], 1));
}

#[test]
fn odd_text_of_any_length_is_read() {
    for piece in [
        "1 ",
        "two ",
        "May ",
        "2020-",
        "12/",
        "the ",
        "3:00 ",
        "years ago ",
        "Monday ",
        "one hundred ",
        "from 1 to ",
        "' ",
        "9,999,999,999,999,999 centuries ",
    ] {
        let account = Account::plain(&piece.repeat(20_000), Some(When::day(jiff::civil::date(2020, 11, 25))));
        let statements = segment::segment(&account, AccountId(0), Language::english());
        // Work quadratic in the length of the text would not end here.
        annotate::dates::find(&account, &statements, Language::english());
    }
}
