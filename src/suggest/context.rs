//! Names in the same place of paired statements: one account uses one name where the other uses another.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::model::{Comparison, EntityKind, StatementId};

use super::{Named, Pairs};

/// Number of names of a statement that are read.
const NAMES: usize = 6;
/// How often two names must replace each other (summed probability) if there is no other evidence; less if they share a word.
const ALONE: f64 = 2.5;
const WITH_A_WORD: f64 = 1.5;

/// Adds the evidence from the pairings.
pub fn paired(comparison: &Comparison, named: &[Named], language: &Language, out: &mut Pairs) {
    let mut by_statement: BTreeMap<StatementId, Vec<usize>> = BTreeMap::new();
    for (at, one) in named.iter().enumerate().filter(|(_, n)| n.kind != EntityKind::Group) {
        one.statements.iter().for_each(|s| by_statement.entry(*s).or_default().push(at));
    }
    let names = |s: StatementId| by_statement.get(&s).map_or(&[][..], Vec::as_slice);
    let mut count: BTreeMap<(usize, usize), (f64, String)> = BTreeMap::new();
    for pairing in &comparison.pairings {
        let (left, right) = (names(pairing.statements.0), names(pairing.statements.1));
        let only = |a: &[usize], b: &[usize]| a.iter().copied().filter(|e| !b.contains(e)).take(NAMES).collect::<Vec<usize>>();
        let (here, there) = (only(left, right), only(right, left));
        for x in &here {
            let alike: Vec<usize> = there.iter().copied().filter(|y| named[*y].kind == named[*x].kind).collect();
            let rivals = here.iter().filter(|o| named[**o].kind == named[*x].kind).count();
            for y in &alike {
                let pair = (*x.min(y), *x.max(y));
                let label = |s: StatementId| comparison.statement(s).label.as_str();
                let entry =
                    count.entry(pair).or_insert_with(|| (0.0, format!("{} {}", label(pairing.statements.0), label(pairing.statements.1))));
                entry.0 += pairing.probability / (alike.len() * rivals) as f64;
            }
        }
    }
    let mut best: BTreeMap<usize, f64> = BTreeMap::new();
    for ((a, b), (times, _)) in &count {
        for one in [a, b] {
            let most = best.entry(*one).or_default();
            *most = most.max(*times);
        }
    }
    for ((a, b), (times, first)) in count {
        let known = out.0.contains_key(&(a, b));
        let apart = named[a].accounts.keys().all(|account| !named[b].accounts.contains_key(account));
        let listed = |n: &Named| n.forms.iter().any(|f| language.names.gazetteer.place(&f.join(" ")).is_some());
        let strange = !(listed(&named[a]) && listed(&named[b]));
        let word = named[a].forms.iter().flatten().any(|w| named[b].forms.iter().flatten().any(|v| v == w));
        let mutual = [a, b].iter().all(|one| best[one] <= times);
        let alone = apart && strange && mutual && times >= if word { WITH_A_WORD } else { ALONE };
        if known || alone && named[a].kind != EntityKind::Other {
            let weight = if known { (0.4 * times).min(0.8) } else { (0.5 * times).clamp(1.1, 1.4) };
            out.add(a, b, weight, format!("are in each other's place in paired statements ({first})"));
        }
    }
}
