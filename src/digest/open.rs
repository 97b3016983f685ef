//! What keeps a claim open: the two statements in which it shows, with their words, and why in a few words.

use super::Row;
use crate::model::{Claim, Comparison, Doubt, DoubtKind, Span, StatementId};

/// Two statements of a row, of different accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Open<'a> {
    /// The doubt that they show; none where a claim is only perhaps one.
    pub doubt: Option<&'a Doubt>,
    /// The statements in order, each with the words that keep it open.
    pub sides: Vec<(StatementId, Vec<Span>)>,
}

/// What keeps a row open; `doubted` is false where all that is in doubt is whether its statements belong together.
pub fn open<'a>(comparison: &'a Comparison, row: &'a Row, doubted: bool) -> Open<'a> {
    let claim = &comparison.claims[row.claim.0];
    let doubt = row.told.as_ref().filter(|_| doubted).map(|told| &told.doubt);
    Open { doubt, sides: sides(comparison, claim, doubt) }
}

/// The statements of the doubt, else the one that stands for the claim and the one of another account that most probably pairs with it.
fn sides(comparison: &Comparison, claim: &Claim, doubt: Option<&Doubt>) -> Vec<(StatementId, Vec<Span>)> {
    let account = |id: StatementId| comparison.statement(id).account;
    let mut out: Vec<(StatementId, Vec<Span>)> = Vec::new();
    for (id, span) in doubt.map_or(&[][..], |doubt| &doubt.sides) {
        match out.iter_mut().find(|(held, _)| held == id) {
            Some((_, marks)) => marks.extend(*span),
            None => out.push((*id, span.iter().copied().collect())),
        }
    }
    out.truncate(2);
    let mut others = claim.statements.clone();
    others.sort_by(|x, y| paired(comparison, claim.gist, *y).total_cmp(&paired(comparison, claim.gist, *x)).then(x.cmp(y)));
    for id in std::iter::once(claim.gist).chain(others) {
        if out.len() < 2 && out.iter().all(|(held, _)| account(*held) != account(id)) {
            out.push((id, Vec::new()));
        }
    }
    out.sort_by_key(|(id, _)| *id);
    out
}

/// How probably two statements pair; the pairings stand in order.
fn paired(comparison: &Comparison, a: StatementId, b: StatementId) -> f64 {
    let found = comparison.pairings.binary_search_by_key(&(a.min(b), a.max(b)), |pairing| pairing.statements);
    found.map_or(0.0, |at| comparison.pairings[at].probability)
}

impl Open<'_> {
    /// Why it is open.
    pub fn reason(&self) -> Option<&'static str> {
        self.doubt.map(|doubt| reason(doubt.kind))
    }

    /// Are no words marked that would show it?
    pub fn is_bare(&self) -> bool {
        self.sides.iter().all(|(_, marks)| marks.is_empty())
    }
}

fn reason(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Weak => "perhaps of two things",
        DoubtKind::Little => "they share few words",
        DoubtKind::Asked => "asked, not told",
        DoubtKind::Finding => "a difference that can be read both ways",
        DoubtKind::Figure => "a figure that the other does not give",
        DoubtKind::Day => "a day or hour that the other does not give",
        DoubtKind::Name => "a name that the other does not give",
        DoubtKind::Negation => "one side denies",
        DoubtKind::Certainty => "one is surer than the other",
        DoubtKind::Opposite => "two words that exclude each other",
        DoubtKind::Order => "the same words in another order",
        DoubtKind::Word => "one word in place of another",
    }
}
