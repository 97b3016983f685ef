//! An account against itself: two of its statements in one claim with figures or dates that exclude each other. Reported only if the two
//! statements are close, since an account often gives a part and the whole, or an early and a late count, side by side; and never if a word
//! distinguishes two things: "the lower dam", "the upper dam".

use std::collections::BTreeSet;

use super::date::compare_dates;
use super::finding::Finding;
use super::numbered::labels;
use super::pair::Pair;
use super::qualified::{are_apart, are_two};
use super::quantity::compare_quantities;
use super::said::Said;
use crate::model::tree::Part;
use crate::model::{AccountId, DifferenceKind, Relation, StatementKind, Voice};
use crate::text::TokenKind;

/// Least share of content words that two statements of one account must have in common.
const CLOSE: f64 = 0.5;

/// Contradictions between the statements of one account in a claim. An account that gives two hours and also two depths reports two
/// happenings and does not contradict itself.
pub(super) fn compare_with_itself<'p, 'r: 'p>(pairs: impl Iterator<Item = &'p Pair<'r>>) -> Vec<Finding> {
    let found: Vec<(AccountId, Vec<Finding>)> = pairs.map(|pair| (pair.left.account, own_contradictions(pair))).collect();
    let conflicts = |findings: &[Finding]| findings.iter().filter(|f| f.relation == Relation::Conflict).count();
    let several: BTreeSet<AccountId> = found.iter().filter(|(_, own)| conflicts(own) > 1).map(|(account, _)| *account).collect();
    found.into_iter().filter(|(account, _)| !several.contains(account)).flat_map(|(_, own)| own).collect()
}

fn own_contradictions(pair: &Pair<'_>) -> Vec<Finding> {
    let mailed = |said: &Said<'_>| said.statement.kind == StatementKind::Quote && !said.words(said.statement.span).starts_with(['"', '“']);
    // a mail quotes somebody else's text
    if mailed(pair.left) != mailed(pair.right) {
        return Vec::new();
    }
    if pair.overlap < CLOSE || pair.left.statement.of_other_section(pair.right.statement) || of_two_entries(pair) {
        return Vec::new();
    }
    let found: Vec<Finding> = compare_quantities(pair).into_iter().chain(compare_dates(pair)).collect();
    if two_things(pair, &found) {
        return Vec::new();
    }
    let own = |f: &Finding| f.relation == Relation::Same || f.relation == Relation::Conflict && !of_two_voices(f);
    found
        .into_iter()
        .filter(own)
        .map(|f| Finding { explanation: format!("the account says both: {}", f.explanation), kind: DifferenceKind::Itself, ..f })
        .collect()
}

/// True if a short line without a verb is between them, such as "Summer Term", "Noon." or "Saturday". Then they are under two headings.
fn of_two_entries(pair: &Pair<'_>) -> bool {
    const SHORT: usize = 8;
    let (first, last) = (pair.left.id.0.min(pair.right.id.0), pair.left.id.0.max(pair.right.id.0));
    pair.reading.statements[first + 1..last].iter().any(|s| {
        let verb = (0..s.tokens.len()).any(|at| s.tree.is_verb(at));
        s.tokens.len() <= SHORT && !verb && s.turn.is_none()
    })
}

/// True if the two sides have different speakers, neither of them the account.
fn of_two_voices(finding: &Finding) -> bool {
    let speaker = |voice: &Voice| match voice {
        Voice::Quoted { speaker, .. } => *speaker,
        Voice::Own => None,
    };
    speaker(&finding.left.voice).zip(speaker(&finding.right.voice)).is_some_and(|(one, other)| one != other)
}

/// True if a name, a number that is a name, a qualifier or another noun in the same place distinguishes two things, apart from what was
/// found.
fn two_things(pair: &Pair<'_>, found: &[Finding]) -> bool {
    let (left, right) = (labels(pair.left, pair.reading.language), labels(pair.right, pair.reading.language));
    let numbered =
        left.iter().any(|a| right.iter().any(|b| a.noun == b.noun && !right.iter().any(|b| a.is(b)) && !left.iter().any(|a| a.is(b))));
    let free = |said: &Said<'_>, at: &usize, other: &Said<'_>| {
        let token = &said.statement.tokens[*at];
        let own = |f: &Finding| [&f.left, &f.right].iter().any(|half| half.statement == said.id && said.tokens_in(half.span).contains(at));
        token.kind == TokenKind::Word && !found.iter().any(own) && !other.stems.contains(&said.stems[*at])
    };
    let replaced = pair.changes.iter().any(|change| {
        let lefts: Vec<usize> = change.left.clone().filter(|at| free(pair.left, at, pair.right)).collect();
        let rights: Vec<usize> = change.right.clone().filter(|at| free(pair.right, at, pair.left)).collect();
        lefts.iter().any(|a| rights.iter().any(|b| are_kept_apart(pair, *a, *b)))
    });
    numbered || replaced
}

/// True if the words at two places cannot be said of one thing.
fn are_kept_apart(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let proper = |said: &Said<'_>, at: usize| said.statement.tree.proper(at);
    let noun = |said: &Said<'_>, at: usize| said.statement.tree.part(at) == Part::Noun;
    match (proper(pair.left, left), proper(pair.right, right)) {
        (true, true) => !same_name(pair, left, right),
        (false, false) if noun(pair.left, left) && noun(pair.right, right) => are_two(pair, left, right),
        _ => are_apart(pair, left, right),
    }
}

/// True if the names at two places are known to mean the same entity.
fn same_name(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let entity = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        said.names().find(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end()).and_then(|(_, n)| n.entity)
    };
    entity(pair.left, left).zip(entity(pair.right, right)).is_some_and(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{DifferenceKind, Settings};

    /// The values with which the first of two accounts contradicts itself.
    fn itself(left: &str, right: &str) -> Vec<Vec<String>> {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
        let comparison = crate::compare(vec![input("a.txt", left), input("b.txt", right)], &Settings::default());
        let own = comparison.differences.iter().filter(|d| d.kind == DifferenceKind::Itself);
        own.map(|d| d.sides.iter().map(|side| side.value.clone()).collect()).collect()
    }

    #[test]
    fn another_figure_contradicts_unless_the_hour_differs_too() {
        let once = "The dam at Harn released 40 tons of water at 6 a.m. on 3 May 2019, the board said.";
        let again = "The dam at Harn released 70 tons of water at 6 a.m. on 3 May 2019, the board said.";
        let later = "The dam at Harn released 70 tons of water at 9 a.m. on 3 May 2019, the board said.";
        assert_eq!(itself(&format!("{once} {again}"), once).len(), 1);
        assert_eq!(itself(&format!("{once} {later}"), once), Vec::<Vec<String>>::new());
    }

    #[test]
    fn two_named_things_do_not_contradict() {
        for (one, other) in [
            ("The northern pier was rebuilt in 1888.", "The southern pier was rebuilt in 1894."),
            ("Barracks 5 held 30 cadets.", "Barracks 6 held 44 cadets."),
            ("The chapter of Lund owned 12 mills.", "The chapter of Ribe owned 19 mills."),
            ("The choir paid 6 pounds to the organist.", "The choir paid 3 pounds to the sexton."),
            ("The second rehearsal lasted three hours.", "The third rehearsal lasted five hours."),
        ] {
            assert_eq!(itself(&format!("{one} {other}"), other), Vec::<Vec<String>>::new(), "{one} {other}");
        }
        let twice = "The southern pier was rebuilt in 1894. The southern pier was rebuilt in 1897.";
        assert_eq!(itself(twice, "The southern pier was rebuilt in 1894.").len(), 1);
    }
}
