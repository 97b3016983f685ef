//! Joins names of persons: without middle initials, suffixes and middle names, with initials and nicknames for first names, and by surname alone. A
//! surname alone is joined only if one person of the whole run has it; in an account that introduces its bearer it was linked before. Also decides
//! how long one bearer of a name lives.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::{Account, Content, EntityKind, NameForm, Statement};

use super::Basis;
use super::node::{Known, Node, Nodes};
use super::spelling::Close;
use super::union::Union;

/// First and last word of a name → the full names between them, with their nodes.
type ByEnds<'n> = BTreeMap<(&'n str, &'n str), Vec<(Vec<&'n str>, usize)>>;

/// Joins "Jane M. Roe" and "Jane Roe"; "Recep Tayyip Erdogan" and "Recep Erdogan" if no other middle name fits too.
pub(super) fn join_full(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut by_core: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut by_ends: ByEnds<'_> = BTreeMap::new();
    for (at, node) in persons(nodes) {
        let core = core(&node.words, language);
        if core.len() < 2 {
            continue;
        }
        let first = *by_core.entry(core.clone()).or_insert(at);
        union.join(first, at, Basis::SameName);
        if first == at {
            by_ends.entry((core[0], core[core.len() - 1])).or_default().push((core, at));
        }
    }
    for family in by_ends.values() {
        let (short, long): (Vec<_>, Vec<_>) = family.iter().partition(|(core, _)| core.len() == 2);
        if let ([(_, short)], [(_, long)]) = (short.as_slice(), long.as_slice()) {
            union.join(*short, *long, Basis::ShortForm);
        }
    }
}

/// Joins "J. K. Roe" and "Jane Roe", "Jim Roe" and "James Roe", if only one person of that surname fits and no account uses both
/// names for two persons.
pub(super) fn join_first_names(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut by_surname: BTreeMap<&str, Vec<(usize, &Node)>> = BTreeMap::new();
    persons(nodes).for_each(|(at, node)| by_surname.entry(surname(node, language)).or_default().push((at, node)));
    let near = Close::new(by_surname.keys().copied(), language);
    let spelt: BTreeMap<&str, Vec<&str>> = by_surname.keys().map(|last| (*last, near.to(last))).collect();
    for (at, node) in persons(nodes) {
        let fitting = |basis: Basis, fits: &dyn Fn(&Node) -> bool, union: &mut Union| {
            let of_that_name = spelt[surname(node, language)].iter().flat_map(|last| &by_surname[last]);
            let others = of_that_name.filter(|(to, other)| *to != at && fits(other) && !as_two(node, other));
            let roots: BTreeSet<usize> = others.map(|(to, _)| union.root(*to)).collect();
            if let (Some(one), 1) = (roots.first(), roots.len()) {
                union.join(*one, at, basis);
            }
        };
        if is_initial(&node.words[0]) {
            fitting(Basis::Initials, &|other| initials_fit(&node.words, &other.words), union);
        } else {
            fitting(Basis::Nickname, &|other| language.names.one_nickname(&node.words[0], &other.words[0]), union);
            fitting(Basis::Spelling, &|other| language.names.one_given(&node.words[0], &other.words[0]), union);
        }
    }
}

fn surname<'n>(node: &'n Node, language: &Language) -> &'n str {
    core(&node.words, language).last().copied().unwrap_or_default()
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// True if each initial fits the name in its position, as far as there is one. If the other name begins with an initial too, nothing is known.
fn initials_fit(short: &[String], full: &[String]) -> bool {
    let begins = |(a, b): (&String, &String)| a.chars().next() == b.chars().next();
    let (own, other) = (&short[..short.len() - 1], &full[..full.len() - 1]);
    let initials = own.iter().take_while(|w| is_initial(w)).count();
    !is_initial(&full[0]) && own[..initials].iter().zip(other).all(begins)
}

/// True if an account uses both names more than once each: they are then two persons.
fn as_two(a: &Node, b: &Node) -> bool {
    a.accounts.iter().any(|(account, n)| *n > 1 && b.accounts.get(account).is_some_and(|m| *m > 1))
}

/// Joins a surname without a first name to the one person who has it, however it is spelt. A woman's name is not joined to a man's.
pub(super) fn join_last_names(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut bearers: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, node) in persons(nodes) {
        let core = core(&node.words, language);
        if core.len() > 1 || is_initial(&node.words[0]) {
            let root = union.root(at);
            bearers.entry(surname(node, language)).or_default().insert(root, at);
        }
    }
    let near = Close::new(bearers.keys().copied(), language);
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() == 1 && n.words[0].chars().count() > 1) {
        if !matches!(node.kind(), EntityKind::Person | EntityKind::Other) {
            continue;
        }
        let word = node.words[0].as_str();
        let exact = bearers.get(word).cloned();
        let spelt = || {
            let near = if node.kind() == EntityKind::Person { near.to(word) } else { Vec::new() };
            near.into_iter().flat_map(|last| bearers[last].iter().map(|(root, bearer)| (*root, *bearer))).collect()
        };
        let (all, basis) = exact.map_or_else(|| (spelt(), Basis::Spelling), |all: BTreeMap<usize, usize>| (all, Basis::LastName));
        let of_one_time = all.into_iter().filter(|(_, bearer)| !apart(&nodes.list[*bearer], node));
        let mut fitting: BTreeSet<usize> = of_one_time.map(|(one, _)| union.root(one)).collect();
        fitting.retain(|one| !union.two_persons(*one, at));
        if let (Some(one), 1) = (fitting.first(), fitting.len()) {
            union.join(*one, at, basis);
        }
    }
}

fn persons(nodes: &Nodes) -> impl Iterator<Item = (usize, &Node)> {
    nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1 && n.kind() == EntityKind::Person)
}

/// The words of a person's name without initials and suffixes.
fn core<'w>(words: &'w [String], language: &Language) -> Vec<&'w str> {
    let suffixes = &language.names.signs.generations;
    let suffix = |w: &str| suffixes.american.contains(w) || suffixes.british.contains(w);
    words.iter().map(String::as_str).filter(|w| w.chars().count() > 1 && !suffix(w)).collect()
}

/// Most years over which one adult is named.
const LIFE: i16 = 80;

/// Names of one word, and the first year of each bearer. A name without a surname belongs to one person for at most a lifetime: in annals, the Egbert
/// of 823 and the Egbert of 916 are two. Where headings date the statements, the mentions of a name are split at gaps longer than a lifetime.
pub(super) struct Lives {
    born: BTreeMap<String, Vec<i16>>,
}

impl Lives {
    /// The lives of all names under dated headings.
    pub(super) fn of(accounts: &[Account], statements: &[Statement], label: impl Fn(&str, EntityKind) -> String) -> Lives {
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

    /// What identifies a name in a statement.
    pub(super) fn known(&self, known: Known, statement: &Statement) -> Known {
        let Known::Words(words) = &known else { return known };
        let Some((born, year)) = self.born.get(words).zip(year(statement)) else { return known };
        match born.iter().rposition(|first| *first <= year) {
            None | Some(0) => known,
            Some(nth) => Known::Later(words.clone(), nth),
        }
    }
}

/// True if two names are so far apart in time that one is not the other's surname: King Egbert of 823, Abbot Egbert of 916.
pub(super) fn apart(a: &Node, b: &Node) -> bool {
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

/// The year of the heading above a statement.
pub(super) fn year(statement: &Statement) -> Option<i16> {
    let (_, date) = statement.section_date()?;
    date.when.as_ref().map(|when| when.first_day().year())
}
