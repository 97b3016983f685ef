//! The must-links and cannot-links that the user states, applied to a run; and the units that must-links make, since whatever is must-link
//! with one member is must-link with all. The order of the tables, and of the statements in them, does not matter.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::named::named;
use crate::model::{Evidence, Notice, Pairing, PairingRule, Pairings, StatementId};

/// Two different statements, the lower index first.
type Two = (usize, usize);

/// The must-links and cannot-links, by the indices of statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pins {
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

impl Pins {
    /// Finds the statements. In a contradiction the cannot-link wins: the result must be a comparison, whatever is stated.
    pub fn new(stated: &Pairings, reading: &Context<'_>) -> Pins {
        let mut pins = Pins::default();
        for rule in &stated.rules {
            let places = found(rule, reading, &mut pins.notices);
            let list = if rule.together { &mut pins.must_link } else { &mut pins.cannot_link };
            for (at, a) in places.iter().enumerate() {
                for b in &places[at + 1..] {
                    let place = list.entry((*a, *b)).or_insert_with(|| rule.place());
                    if rule.place() < *place {
                        *place = rule.place();
                    }
                }
            }
        }
        pins.unite(reading);
        pins
    }

    /// True if anything is stated about a statement.
    pub fn names(&self, at: usize) -> bool {
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
    pub fn settle(&self, pairing: Pairing) -> Pairing {
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
    fn unite(&mut self, reading: &Context<'_>) {
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
        self.contradiction = against.first().map(|part| self.told(*part, dropped[0], reading));
        dropped.iter().for_each(|two| _ = self.must_link.remove(two));
    }

    fn told(&self, part: Two, pair: Two, reading: &Context<'_>) -> String {
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

#[cfg(test)]
mod tests {
    use super::Pins;
    use crate::align::Context;
    use crate::language::Language;
    use crate::load::{Input, pairings::parse};

    fn pins(tables: &str) -> Pins {
        let input = |path: &str| Input { path: path.into(), bytes: "The mine closed.\n\nIt rained.\n".into(), ..Input::default() };
        let read = crate::read(["a.txt", "b.txt", "c.txt"].map(input).into());
        let reading =
            Context { accounts: &read.accounts, statements: &read.statements, entities: &read.entities, language: Language::english() };
        Pins::new(&parse(tables, "p.toml").expect("well formed"), &reading)
    }

    #[test]
    fn pairs_make_units() {
        let pins = pins("[[pair]]\nstatements = [\"b:1\", \"c:1\"]\n[[pair]]\nstatements = [\"c:1\", \"a:1\"]\n");
        assert_eq!((pins.unit(0), pins.unit(2), pins.unit(4), pins.unit(1)), (0, 0, 0, 1));
        assert_eq!(pins.units().into_iter().collect::<Vec<_>>(), [(0, vec![0, 2, 4])]);
        assert!(pins.contradiction.is_none() && pins.notices.is_empty());
    }

    #[test]
    fn what_is_stated_both_ways_names_both_places_and_is_parted() {
        let pins = pins(
            "[[pair]]\nstatements = [\"a:1\", \"b:1\"]\n[[pair]]\nstatements = [\"b:1 The mine\", \"c:1\"]\n[[part]]\nstatements = [\"c:9 The mine\", \"a:1\"]\n",
        );
        let both = pins.contradiction.as_deref().expect("a contradiction");
        assert_eq!(both, "p.toml:6 separates a:1 and c:1, but p.toml:4 pairs them, directly or through others; keep one of the two");
        assert!(!pins.allows(0, 4) && pins.unit(0) != pins.unit(4));
    }

    #[test]
    fn what_is_not_found_is_told_and_the_rest_holds() {
        let pins = pins(
            "[[pair]]\nstatements = [\"a:1\", \"b:1\", \"d:1\"]\n[[part]]\nstatements = [\"a:1\", \"b:1 It snowed\"]\n[[part]]\nstatements = [\"a:1\", \"a.txt:1\"]\n",
        );
        assert_eq!((pins.must_link.len(), pins.cannot_link.len()), (1, 0));
        let told: Vec<String> = pins.notices.iter().map(ToString::to_string).collect();
        assert_eq!(told[0], "p.toml:2: d:1 is not found: there is no account d; this pair applies to the others");
        assert!(
            told[1].starts_with("p.toml:4: b:1 is not found: no statement of b begins") && told[1].ends_with("this part is not applied")
        );
        assert!(told[2].starts_with("p.toml:6: all of its names refer to one statement"));
    }
}
