//! Which accounts print one text. Two outlets that print the same agency report are one origin: they do not corroborate each other. Found
//! by shared runs of eight words; linear in the size of the text.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::connected::Groups;
use crate::model::{Account, Statement, StatementKind};
use crate::text::{TokenKind, fnv1a};

/// Words in a run.
const RUN: usize = 8;
/// Least share of the shorter account's runs that the other must print for one to be a copy.
const COPIED: f64 = 0.6;
/// Fewer runs than this prove nothing.
const LEAST_RUNS: usize = 8;
/// A run that more accounts print is looked up only in the first ones.
const MOST_HOLDERS: usize = 64;

/// The origin of each account, `o1`, `o2`, … in order of first use.
pub fn origins(accounts: &[Account], statements: &[Statement]) -> Vec<String> {
    let runs = runs(accounts.len(), statements);
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, own) in runs.iter().enumerate() {
        for run in own {
            let printed = holders.entry(*run).or_default();
            for other in printed.iter() {
                *shared.entry((*other, at)).or_default() += 1;
            }
            if printed.len() < MOST_HOLDERS {
                printed.push(at);
            }
        }
    }
    let mut groups = Groups::single(accounts.len());
    for ((a, b), count) in shared {
        let least = runs[a].len().min(runs[b].len());
        if least >= LEAST_RUNS && count as f64 >= COPIED * least as f64 {
            groups.join(a, b);
        }
    }
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    (0..accounts.len())
        .map(|at| {
            let next = names.len() + 1;
            names.entry(groups.first(at)).or_insert_with(|| format!("o{next}")).clone()
        })
        .collect()
}

/// The distinct runs of words in each account, without headlines.
fn runs(accounts: usize, statements: &[Statement]) -> Vec<HashSet<u64>> {
    let mut words: Vec<Vec<u64>> = vec![Vec::new(); accounts];
    for statement in statements.iter().filter(|s| s.kind != StatementKind::Headline) {
        let words_only = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark);
        words[statement.account.0].extend(words_only.map(|t| fnv1a(t.norm.bytes())));
    }
    words.iter().map(|w| w.windows(RUN).map(|run| fnv1a(run.iter().flat_map(|h| h.to_le_bytes()))).collect()).collect()
}

#[cfg(test)]
mod tests {
    use crate::model::Account;
    use crate::understand;

    fn origins(texts: &[&str]) -> Vec<String> {
        let reading = understand(texts.iter().map(|t| Account::plain(t, None)).collect(), Vec::new());
        super::origins(&reading.accounts, &reading.statements)
    }

    const WIRE: &str = "A freighter ran aground off the northern cape late on Monday after its engines failed in heavy seas. \
        Coast guards lifted all eleven sailors to safety by helicopter. Nobody was hurt, the harbour master told reporters.";

    #[test]
    fn a_reprint_with_a_new_ending_is_a_copy() {
        let reprint = format!("{WIRE} More on this story later.");
        let own = "Eleven sailors were saved by helicopter when their freighter struck rocks near the cape. Its engines had failed \
            in the storm, said the harbour master, who added that none of them was injured at all.";
        assert_eq!(origins(&[WIRE, own, &reprint]), ["o1", "o2", "o1"]);
    }

    #[test]
    fn short_texts_and_no_texts_prove_nothing() {
        assert_eq!(origins(&["Nobody was hurt.", "Nobody was hurt.", ""]), ["o1", "o2", "o3"]);
        assert!(origins(&[]).is_empty());
    }
}
