//! The must-links and cannot-links that the user states, applied to a run; and the units that must-links make, since whatever is must-link
//! with one member is must-link with all. The order of the tables, and of the statements in them, does not matter. A user names a statement
//! by account, line and first words. Words take precedence over the line, so that an edit above a statement does not lose it; if they are
//! ambiguous, no statement is found.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::model::{Account, Evidence, Notice, Pairing, PairingRule, Pairings, Place, Statement, StatementId, StatementName};
use crate::text::squeeze;

/// Two different statements, the lower index first.
type Two = (usize, usize);

/// The must-links and cannot-links, by the indices of statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// Statements that make one claim, with the place that says so.
    pub must_link: BTreeMap<Two, String>,
    /// Statements that never do, with the place that says so.
    pub cannot_link: BTreeMap<Two, String>,
    /// For each statement in a must-link, the first statement of its unit.
    units: BTreeMap<usize, usize>,
    /// What could not be applied, and why.
    pub notices: Vec<Notice>,
    /// A contradiction between the two, as a sentence that names both places.
    pub contradiction: Option<String>,
}

/// Log odds that no other evidence outweighs: the probability is shown as exactly 1 or 0.
const STATED: f64 = 100.0;

impl Constraints {
    /// Finds the statements. In a contradiction the cannot-link wins: the result must be a comparison, whatever is stated.
    pub fn new(stated: &Pairings, reading: &Context<'_>) -> Constraints {
        let mut constraints = Constraints::default();
        for rule in &stated.rules {
            let places = found(rule, reading, &mut constraints.notices);
            let list = if rule.together { &mut constraints.must_link } else { &mut constraints.cannot_link };
            for (at, a) in places.iter().enumerate() {
                for b in &places[at + 1..] {
                    let place = list.entry((*a, *b)).or_insert_with(|| rule.place());
                    if rule.place() < *place {
                        *place = rule.place();
                    }
                }
            }
        }
        constraints.make_units(reading);
        constraints
    }

    /// True if anything is stated about a statement.
    pub fn concerns(&self, at: usize) -> bool {
        self.units.contains_key(&at) || self.cannot_link.keys().any(|(a, b)| *a == at || *b == at)
    }

    /// True if nothing that is stated applies.
    pub fn is_empty(&self) -> bool {
        self.must_link.is_empty() && self.cannot_link.is_empty()
    }

    /// The statement that represents a statement and all that it is must-link with.
    pub fn unit(&self, at: usize) -> usize {
        self.units.get(&at).copied().unwrap_or(at)
    }

    /// The units of more than one statement, by their representative.
    pub fn units(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        self.units.iter().for_each(|(at, unit)| out.entry(*unit).or_default().push(*at));
        out.retain(|_, members| members.len() > 1);
        out
    }

    /// True if the two may be in one claim.
    pub fn allows(&self, a: usize, b: usize) -> bool {
        !self.cannot_link.contains_key(&(a.min(b), a.max(b)))
    }

    /// Adds what is stated about the two to the result of the scorer.
    pub fn apply(&self, pairing: Pairing) -> Pairing {
        let two = (pairing.statements.0.0.min(pairing.statements.1.0), pairing.statements.0.0.max(pairing.statements.1.0));
        let (feature, weight, probability) = match (self.cannot_link.get(&two), self.must_link.get(&two)) {
            (Some(place), _) => (format!("stated: never one claim ({place})"), -STATED, 0.0),
            (None, Some(place)) => (format!("stated: one claim ({place})"), STATED, 1.0),
            (None, None) => return pairing,
        };
        let mut evidence = pairing.evidence;
        // The prior stays first, and the strongest reason comes next.
        evidence.insert(evidence.len().min(1), Evidence { feature, weight });
        Pairing { probability, evidence, ..pairing }
    }

    /// Makes units of must-links, one by one in order of their statements, without those that would contain a cannot-link.
    fn make_units(&mut self, reading: &Context<'_>) {
        let mut members: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut against: BTreeSet<Two> = BTreeSet::new();
        let mut dropped: Vec<Two> = Vec::new();
        for (a, b) in self.must_link.keys().copied().collect::<Vec<Two>>() {
            let (x, y) = (self.unit(a), self.unit(b));
            let mut all = members.get(&x).cloned().unwrap_or(BTreeSet::from([x]));
            all.extend(members.get(&y).cloned().unwrap_or(BTreeSet::from([y])));
            let within = |part: &&Two| all.contains(&part.0) && all.contains(&part.1);
            if let Some(part) = self.cannot_link.keys().find(within) {
                against.insert(*part);
                dropped.push((a, b));
                continue;
            }
            let first = x.min(y);
            all.iter().for_each(|at| _ = self.units.insert(*at, first));
            members.remove(&x.max(y));
            members.insert(first, all);
        }
        self.contradiction = against.first().map(|part| self.contradiction_text(*part, dropped[0], reading));
        dropped.iter().for_each(|two| _ = self.must_link.remove(two));
    }

    fn contradiction_text(&self, part: Two, pair: Two, reading: &Context<'_>) -> String {
        let label = |at: usize| &reading.statements[at].label;
        let holds = |two: &&Two| [two.0, two.1].contains(&part.1) || [two.0, two.1].contains(&part.0);
        let pair = Some(&pair).filter(holds).or_else(|| self.must_link.keys().find(holds)).unwrap_or(&pair);
        let (parts, pairs) = (&self.cannot_link[&part], &self.must_link[pair]);
        format!(
            "{parts} separates {} and {}, but {pairs} pairs them, directly or through others; keep one of the two",
            label(part.0),
            label(part.1)
        )
    }
}

/// The indices of the statements in a table, in order, with a notice for each that is not found. A single one states nothing.
fn found(rule: &PairingRule, reading: &Context<'_>, notices: &mut Vec<Notice>) -> Vec<usize> {
    let mut places: BTreeSet<usize> = BTreeSet::new();
    let mut lost: Vec<String> = Vec::new();
    for name in &rule.statements {
        match named(name, reading.accounts, reading.statements) {
            Ok(StatementId(at)) => _ = places.insert(at),
            Err(why) => lost.push(format!("{name} is not found: {why}")),
        }
    }
    let word = if rule.together { "pair" } else { "part" };
    if lost.is_empty() && places.len() < 2 {
        lost.push("all of its names refer to one statement".into());
    }
    let then = if places.len() < 2 { format!("this {word} is not applied") } else { format!("this {word} applies to the others") };
    notices.extend(lost.iter().map(|why| Notice::line(&rule.path, rule.line, format!("{why}; {then}"))));
    if places.len() < 2 { Vec::new() } else { places.into_iter().collect() }
}

/// The statement that a name means.
///
/// # Errors
/// Why there is none, as a sentence.
pub(super) fn named(name: &StatementName, accounts: &[Account], statements: &[Statement]) -> Result<StatementId, String> {
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
        (None, _, _) => {
            Err(format!("several statements of {} begin with these words, none of them in {}", label_of(account, accounts), name.place))
        }
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
    use super::{Constraints, named};
    use crate::align::Context;
    use crate::language::Language;
    use crate::load::Input;
    use crate::load::pairings::parse;

    fn constraints(tables: &str) -> Constraints {
        let input = |path: &str| Input { path: path.into(), bytes: "The mine closed.\n\nIt rained.\n".into(), ..Input::default() };
        let read = crate::read(["a.txt", "b.txt", "c.txt"].map(input).into());
        let reading =
            Context { accounts: &read.accounts, statements: &read.statements, entities: &read.entities, language: Language::english() };
        Constraints::new(&parse(tables, "p.toml").expect("well formed"), &reading)
    }

    #[test]
    fn pairs_make_units() {
        let constraints = constraints("[[pair]]\nstatements = [\"b:1\", \"c:1\"]\n[[pair]]\nstatements = [\"c:1\", \"a:1\"]\n");
        assert_eq!((constraints.unit(0), constraints.unit(2), constraints.unit(4), constraints.unit(1)), (0, 0, 0, 1));
        assert_eq!(constraints.units().into_iter().collect::<Vec<_>>(), [(0, vec![0, 2, 4])]);
        assert!(constraints.contradiction.is_none() && constraints.notices.is_empty());
    }

    #[test]
    fn what_is_stated_both_ways_names_both_places_and_is_parted() {
        let constraints = constraints(
            "[[pair]]\nstatements = [\"a:1\", \"b:1\"]\n[[pair]]\nstatements = [\"b:1 The mine\", \"c:1\"]\n[[part]]\nstatements = [\"c:9 The mine\", \"a:1\"]\n",
        );
        let both = constraints.contradiction.as_deref().expect("a contradiction");
        assert_eq!(both, "p.toml:6 separates a:1 and c:1, but p.toml:4 pairs them, directly or through others; keep one of the two");
        assert!(!constraints.allows(0, 4) && constraints.unit(0) != constraints.unit(4));
    }

    #[test]
    fn what_is_not_found_is_told_and_the_rest_holds() {
        let constraints = constraints(
            "[[pair]]\nstatements = [\"a:1\", \"b:1\", \"d:1\"]\n[[part]]\nstatements = [\"a:1\", \"b:1 It snowed\"]\n[[part]]\nstatements = [\"a:1\", \"a.txt:1\"]\n",
        );
        assert_eq!((constraints.must_link.len(), constraints.cannot_link.len()), (1, 0));
        let shown: Vec<String> = constraints.notices.iter().map(ToString::to_string).collect();
        assert_eq!(shown[0], "p.toml:2: d:1 is not found: there is no account d; this pair applies to the others");
        assert!(
            shown[1].starts_with("p.toml:4: b:1 is not found: no statement of b begins") && shown[1].ends_with("this part is not applied")
        );
        assert!(shown[2].starts_with("p.toml:6: all of its names refer to one statement"));
    }

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
