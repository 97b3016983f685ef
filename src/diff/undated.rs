//! A figure that moved between accounts whose days are known may have moved before an account without one too: no conflict is made of that.

use std::collections::BTreeSet;

use super::Reading;
use crate::model::{Difference, Relation};

const OPEN: &str = "the figure moved between other accounts, and one of these has no known day; both can be true";

/// Takes back conflicts of values that moved in the same claim, where the day of a side is not known.
pub fn open(reading: Reading<'_>, differences: &mut [Difference]) {
    let values = |d: &Difference| d.sides.iter().map(|side| side.value.clone()).collect::<BTreeSet<String>>();
    let moved: Vec<(crate::model::DifferenceKind, BTreeSet<String>)> =
        differences.iter().filter(|d| d.relation == Relation::Supersedes).map(|d| (d.kind, values(d))).collect();
    let dated = |d: &Difference| d.sides.iter().all(|side| reading.accounts[side.account.0].published.is_some());
    for difference in differences.iter_mut().filter(|d| d.relation == Relation::Conflict) {
        if !dated(difference) && moved.contains(&(difference.kind, values(difference))) {
            difference.relation = Relation::Compatible;
            difference.explanation = OPEN.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Relation, Settings};

    #[test]
    fn what_moved_between_dated_accounts_is_no_conflict_with_an_undated_one() {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
        let told = |age: u8| format!("The court of Orlova tried {age}-year-old Karel Novak for the robbery of the bank in Harn.");
        let texts = [
            ("a.txt", format!("Published: January 3, 2013\n\n{}", told(26))),
            ("b.txt", format!("Published: September 28, 2013\n\n{}", told(27))),
            ("c.txt", told(27)),
        ];
        let comparison = crate::compare(texts.iter().map(|(path, text)| input(path, text)).collect(), &Settings::default());
        let of = |relation| comparison.differences.iter().filter(|d| d.relation == relation).count();
        assert_eq!((of(Relation::Supersedes), of(Relation::Conflict)), (1, 0), "{:?}", comparison.differences);
    }
}
