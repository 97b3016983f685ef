//! One name without a surname lives for one life: in annals, the Egbert of 823 and the Egbert of 916 are two. Where headings date what is
//! told, the mentions of a name are parted at gaps that no life spans.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Account, Content, EntityKind, NameForm, Statement};

use super::node::{Known, Node};

/// Years of one who is named as a grown person.
const LIFE: i16 = 80;

/// Names of one word, and the years in which each of those begins who bears it.
pub struct Lives {
    born: BTreeMap<String, Vec<i16>>,
}

impl Lives {
    /// Of all names under headings with dates.
    pub fn of(accounts: &[Account], statements: &[Statement], label: impl Fn(&str, EntityKind) -> String) -> Lives {
        let mut years: BTreeMap<String, BTreeSet<i16>> = BTreeMap::new();
        for (statement, year) in statements.iter().filter_map(|s| Some((s, year(s)?))) {
            for mention in &statement.mentions {
                let Content::Name(name) = &mention.content else { continue };
                let person = matches!(name.kind, EntityKind::Person | EntityKind::Other) && name.form == NameForm::Proper;
                let words = label(mention.span.text(&accounts[statement.account.0].text), name.kind);
                if person && !words.contains(' ') {
                    years.entry(words).or_default().insert(year);
                }
            }
        }
        let born = years.into_iter().map(|(words, years)| (words, lives(&years))).filter(|(_, born)| born.len() > 1);
        Lives { born: born.collect() }
    }

    /// What a name is known as in a statement.
    pub fn known(&self, known: Known, statement: &Statement) -> Known {
        let Known::Words(words) = &known else { return known };
        let Some((born, year)) = self.born.get(words).zip(year(statement)) else { return known };
        match born.iter().rposition(|first| *first <= year) {
            None | Some(0) => known,
            Some(nth) => Known::Later(words.clone(), nth),
        }
    }
}

/// Are two names told so far apart that one is not the other's surname: King Egbert of 823, Abbot Egbert of 916?
pub fn apart(a: &Node, b: &Node) -> bool {
    const HALF: i16 = LIFE / 2;
    a.years.zip(b.years).is_some_and(|(x, y)| y.0 - x.1 > HALF || x.0 - y.1 > HALF)
}

/// The first year of each life.
fn lives(years: &BTreeSet<i16>) -> Vec<i16> {
    let mut born: Vec<i16> = Vec::new();
    for year in years {
        if born.last().is_none_or(|first| year - first > LIFE) {
            born.push(*year);
        }
    }
    born
}

/// The year of the heading that a statement stands under.
pub fn year(statement: &Statement) -> Option<i16> {
    let (_, date) = statement.section_date()?;
    date.when.as_ref().map(|when| when.first_day().year())
}
