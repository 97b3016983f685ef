//! An account against itself: two of its statements in one claim with figures or dates that exclude each other. Said only where the two
//! statements are close, since an account often tells a part and the whole, or an early and a late count, side by side.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::pair::Pair;
use super::{date, quantity};
use crate::model::{AccountId, DifferenceKind, Relation, StatementKind};

/// Least share of content words that two statements of one account must have in common.
const CLOSE: f64 = 0.5;

/// What the statements of one account in a claim say against each other. An account that gives another hour and another depth too tells of two
/// happenings, and contradicts itself in neither.
pub fn compare<'p, 'r: 'p>(pairs: impl Iterator<Item = &'p Pair<'r>>) -> Vec<Finding> {
    let found: Vec<(AccountId, Vec<Finding>)> = pairs.map(|pair| (pair.left.account, said(pair))).collect();
    let conflicts = |findings: &[Finding]| findings.iter().filter(|f| f.relation == Relation::Conflict).count();
    let twofold: BTreeSet<AccountId> = found.iter().filter(|(_, own)| conflicts(own) > 1).map(|(account, _)| *account).collect();
    found.into_iter().filter(|(account, _)| !twofold.contains(account)).flat_map(|(_, own)| own).collect()
}

fn said(pair: &Pair<'_>) -> Vec<Finding> {
    let mailed = |said: &super::said::Said<'_>| {
        said.statement.kind == StatementKind::Quote && !said.words(said.statement.span).starts_with(['"', '“'])
    };
    // what a mail answers is somebody else's
    if mailed(pair.left) != mailed(pair.right) {
        return Vec::new();
    }
    if pair.overlap < CLOSE || pair.left.statement.of_other_section(pair.right.statement) {
        return Vec::new();
    }
    let typed = quantity::compare(pair).into_iter().chain(date::compare(pair));
    typed
        .filter(|f| matches!(f.relation, Relation::Conflict | Relation::Same))
        .map(|f| Finding { explanation: format!("the account says both: {}", f.explanation), kind: DifferenceKind::Itself, ..f })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{DifferenceKind, Settings};

    /// The values that the first of two accounts gives against itself.
    fn itself(left: &str, right: &str) -> Vec<Vec<String>> {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
        let comparison = crate::compare(vec![input("a.txt", left), input("b.txt", right)], &Settings::default());
        let own = comparison.differences.iter().filter(|d| d.kind == DifferenceKind::Itself);
        own.map(|d| d.sides.iter().map(|side| side.value.clone()).collect()).collect()
    }

    #[test]
    fn another_figure_is_a_contradiction_and_another_hour_with_it_another_happening() {
        let once = "The dam at Harn released 40 tons of water at 6 a.m. on 3 May 2019, the board said.";
        let again = "The dam at Harn released 70 tons of water at 6 a.m. on 3 May 2019, the board said.";
        let later = "The dam at Harn released 70 tons of water at 9 a.m. on 3 May 2019, the board said.";
        assert_eq!(itself(&format!("{once} {again}"), once).len(), 1);
        assert_eq!(itself(&format!("{once} {later}"), once), Vec::<Vec<String>>::new());
    }
}
