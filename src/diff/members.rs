//! What makes a claim, once its differences are known: the words of its statements that report it, and the value that each gives where the
//! claim takes one. Decides nothing: verdicts are made without it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::Context;
use super::quantity::value_of;
use super::said::Said;
use crate::model::{AccountId, Claim, Difference, DifferenceKind, Family, Member, Quantity, Relation, Slot, Span, StatementId};
use crate::text::TokenKind;

/// A clause belongs to its claim if at least this share of its content words is in another account's statements too.
const LEAST_SHARED: f64 = 0.5;

/// Fewer shared words than these do not make a clause part of a claim, unless no other clause shares more.
const FEWEST: usize = 2;

/// Fills the members and the slot of every claim.
pub fn describe(reading: Context<'_>, claims: &mut [Claim], differences: &[Difference]) {
    let mut of: Vec<Vec<&Difference>> = vec![Vec::new(); claims.len()];
    differences.iter().for_each(|d| of[d.claim.0].push(d));
    claims.par_iter_mut().zip(of).for_each(|(claim, differences)| {
        let said: Vec<Said<'_>> = claim.statements.iter().map(|id| Said::new(reading, *id)).collect();
        let (slot, values) = slot_of_differences(&said, &differences).or_else(|| agreed_slot(&said)).unzip();
        let values = values.unwrap_or_default();
        let reporters = reporters(&said);
        claim.members = said.iter().map(|own| member(own, &reporters, values.get(&own.id))).collect();
        claim.slot = slot;
    });
}

/// The values of a slot by statement, each with its words.
type Values = BTreeMap<StatementId, (String, Span)>;

/// The accounts that use each content word.
type Reporters<'s> = BTreeMap<&'s str, BTreeSet<AccountId>>;

fn reporters<'s>(said: &'s [Said<'_>]) -> Reporters<'s> {
    let mut out = Reporters::new();
    for own in said {
        own.content.iter().for_each(|stem| {
            out.entry(stem).or_default().insert(own.account);
        });
    }
    out
}

/// The words of a statement that make the claim: from the first to the last of its clauses that share enough with other accounts, and its
/// value.
fn member(own: &Said<'_>, reporters: &Reporters<'_>, value: Option<&(String, Span)>) -> Member {
    let whole = own.statement.span;
    let shared = shared_part(own, reporters).unwrap_or(whole);
    let inside = value.filter(|(_, span)| whole.contains(*span));
    let span = inside.map_or(shared, |(_, span)| shared.cover(*span));
    Member { statement: own.id, span, value: value.map(|(text, _)| text.clone()) }
}

fn shared_part(own: &Said<'_>, reporters: &Reporters<'_>) -> Option<Span> {
    let tokens = &own.statement.tokens;
    let elsewhere = |stem: &String| reporters.get(stem.as_str()).is_some_and(|by| by.len() > 1 || !by.contains(&own.account));
    let mut clauses: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    // The full stop hangs on the first clause, wherever it stands.
    for at in (0..tokens.len()).filter(|at| tokens[*at].kind != TokenKind::Mark) {
        clauses.entry(own.statement.tree.clause_verb(at)).or_default().push(at);
    }
    let counted: Vec<(Range<usize>, usize, usize)> = clauses
        .into_values()
        .map(|clause| {
            let content: Vec<&String> = clause.iter().map(|at| &own.stems[*at]).filter(|stem| own.content.contains(*stem)).collect();
            (clause[0]..clause[clause.len() - 1] + 1, content.len(), content.iter().filter(|stem| elsewhere(stem)).count())
        })
        .collect();
    let most = counted.iter().map(|(_, _, shared)| *shared).max()?;
    let belongs = |(_, all, shared): &(Range<usize>, usize, usize)| {
        *shared == most || *shared >= FEWEST && *shared as f64 >= LEAST_SHARED * *all as f64
    };
    let parts = counted.iter().filter(|clause| belongs(clause)).map(|(at, _, _)| at);
    let (start, end) = parts.fold((tokens.len(), 0), |(start, end), at| (start.min(at.start), end.max(at.end)));
    let span = (start < end && most > 0).then(|| Span::of(own.text, tokens[start].start..tokens[end - 1].end))?;
    own.statement.span.contains(span).then_some(span)
}

/// The slot of the most telling fact that differs, with the values that its differences give.
fn slot_of_differences(said: &[Said<'_>], differences: &[&Difference]) -> Option<(Slot, Values)> {
    let facts = differences.iter().filter(|d| d.kind.family() == Family::Fact && d.relation != Relation::Unmatched);
    let first = facts.clone().min_by_key(|d| (std::cmp::Reverse(d.relation), d.materiality.rank))?;
    let place = |difference: &Difference| {
        let side = difference.sides.first()?;
        Some((said.iter().find(|own| Some(own.id) == side.statement)?, side.span?))
    };
    let key = |difference: &Difference| place(difference).map(|(own, span)| key_at(own, difference.kind, span)).unwrap_or_default();
    let slot = Slot { kind: first.kind, key: key(first) };
    let mut values = Values::new();
    for difference in facts.filter(|d| d.kind == slot.kind && key(d) == slot.key) {
        for side in &difference.sides {
            if let Some((id, span)) = side.statement.zip(side.span) {
                values.entry(id).or_insert_with(|| (side.value.clone(), span));
            }
        }
    }
    Some((slot, values))
}

/// The slot of a figure or day that every account of the claim gives alike.
fn agreed_slot(said: &[Said<'_>]) -> Option<(Slot, Values)> {
    let accounts: BTreeSet<AccountId> = said.iter().map(|own| own.account).collect();
    let mut known: BTreeMap<(DifferenceKind, String, String), Values> = BTreeMap::new();
    for own in said {
        let counts = own.quantities().filter(|(_, q)| !q.ordinal && q.value.is_some());
        let figures = counts.map(|(m, q)| (DifferenceKind::Quantity, counted(q), value_of(q), m.span));
        let days = own
            .dates()
            .filter_map(|(m, d)| Some((DifferenceKind::Date, key_at(own, DifferenceKind::Date, m.span), d.when.as_ref()?.edtf(), m.span)));
        for (kind, key, value, span) in figures.chain(days) {
            known.entry((kind, key, value.clone())).or_default().entry(own.id).or_insert((value, span));
        }
    }
    let of = |values: &Values| said.iter().filter(|own| values.contains_key(&own.id)).map(|own| own.account).collect::<BTreeSet<_>>();
    let ((kind, key, _), values) = known.into_iter().find(|(_, values)| of(values) == accounts)?;
    Some((Slot { kind, key }, values))
}

/// What is counted, measured or dated at a span: "killed: people", "sign".
fn key_at(own: &Said<'_>, kind: DifferenceKind, span: Span) -> String {
    let quantity = own.quantities().find(|(m, _)| m.span.overlaps(span)).map(|(_, q)| q);
    match (kind, quantity) {
        (DifferenceKind::Quantity, Some(quantity)) => counted(quantity),
        (_, _) => own.governor(span).map(|verb| verb_lemma(own, verb)).unwrap_or_default(),
    }
}

/// "killed: person", "distance: kilometre", "village".
fn counted(quantity: &Quantity) -> String {
    let what = quantity.of.as_ref().or(quantity.unit.as_ref());
    [quantity.role.as_ref(), what].into_iter().flatten().cloned().collect::<Vec<_>>().join(": ")
}

fn verb_lemma(own: &Said<'_>, verb: usize) -> String {
    let norm = &own.statement.tokens[verb].norm;
    own.language.verbs.readings(norm).first().map_or_else(|| norm.clone(), |reading| reading.lemma.clone())
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Comparison, DifferenceKind, Settings};

    fn compared(texts: [&str; 2]) -> Comparison {
        let input = |(at, text): (usize, &str)| Input { path: format!("{at}.txt"), bytes: text.into(), ..Input::default() };
        crate::compare(texts.into_iter().enumerate().map(input).collect(), &Settings::default())
    }

    #[test]
    fn a_slot_has_the_value_of_each_account() {
        let found = compared(["The fire in the mill at Brevik killed 14 workers.", "The fire in the mill at Brevik killed 19 workers."]);
        let claim = &found.claims[0];
        let slot = claim.slot.as_ref().expect("a toll");
        assert_eq!((slot.kind, slot.key.as_str()), (DifferenceKind::Quantity, "killed: worker"));
        assert_eq!(claim.members.iter().map(|m| m.value.as_deref()).collect::<Vec<_>>(), [Some("14"), Some("19")]);
    }

    #[test]
    fn a_clause_that_only_one_account_has_is_no_part_of_the_claim() {
        let found = compared([
            "Divers found the missing boat near Brevik on Friday, while the council debated its budget in Oslo.",
            "Divers found the missing boat near Brevik on Friday.",
        ]);
        let claim = &found.claims[0];
        let words = |at: usize| claim.members[at].span.text(&found.accounts[at].text);
        assert!(
            words(0).starts_with("Divers found the missing boat near Brevik on Friday") && !words(0).contains("budget"),
            "{}",
            words(0)
        );
        assert!(words(1).starts_with("Divers found"), "{}", words(1));
    }
}
