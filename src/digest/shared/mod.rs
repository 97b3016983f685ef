//! What all accounts of a claim share, in the words of one statement, and what each adds. A word that one account alone has never stands in
//! the shared part. The work grows with the words of the claim, however many accounts tell it.

mod adds;
mod keys;
mod part;

use crate::model::{AccountId, Claim, ClaimId, Comparison, Content, Span, StatementId};
use crate::text::TokenKind;
use keys::{Holders, Read};

/// Fewer words than this say too little to stand for what all tell.
const FEW: usize = 3;

/// The part of a claim that all its accounts tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The statement whose words are shown.
    pub statement: StatementId,
    /// Its stretches that all share, in order; a stretch left out between two is told by some only.
    pub spans: Vec<Span>,
    /// Is the whole statement shown as an example, because what all share is no clause? Then not all say all of it.
    pub whole: bool,
    /// What only some add, in order of account.
    pub adds: Vec<Add>,
}

/// What an account adds to what all share.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// The account.
    pub account: AccountId,
    /// Its statement.
    pub statement: StatementId,
    /// The words that no other has.
    pub span: Span,
}

/// What the accounts of a claim share.
pub fn shared(comparison: &Comparison, claim: ClaimId) -> Shared {
    let claim = &comparison.claims[claim.0];
    let read: Vec<Read<'_>> = claim.statements.iter().map(|id| Read::of(comparison, *id)).collect();
    let mut holders = Holders::new();
    read.iter().for_each(|own| own.tell(&mut holders));
    let (statement, spans) = if denied_alike(comparison, claim) { best(comparison, claim, &read, &holders) } else { None }
        .unwrap_or_else(|| (claim.gist, Vec::new()));
    let whole = spans.is_empty();
    let spans = if whole { vec![comparison.statement(statement).span] } else { spans };
    let several = claim.accounts.len() > 1;
    let adds = read.iter().filter(|_| several).flat_map(|own| {
        let (account, statement) = (own.statement.account, own.id);
        let inside = move |span: &Span| own.statement.span.contains(*span);
        let found = adds::adds(own, &holders, &comparison.account(account).text).into_iter().filter(inside);
        found.map(move |span| Add { account, statement, span }).collect::<Vec<_>>()
    });
    Shared { statement, spans, whole, adds: adds.collect() }
}

/// Do all statements deny something, or none? What one denies is not shared, whatever words it has.
fn denied_alike(comparison: &Comparison, claim: &Claim) -> bool {
    let denies = |id: &StatementId| comparison.statement(*id).mentions.iter().any(|m| matches!(m.content, Content::Negation { .. }));
    let count = claim.statements.iter().filter(|id| denies(id)).count();
    count == 0 || count == claim.statements.len()
}

/// The statement that shows most of what all share in the fewest pieces; of equally good ones the one that stands for the claim.
fn best(comparison: &Comparison, claim: &Claim, read: &[Read<'_>], holders: &Holders) -> Option<(StatementId, Vec<Span>)> {
    let all = claim.accounts.len();
    let found = read.iter().filter_map(|own| {
        let held = |keys: &Option<Vec<keys::Key>>| {
            keys.as_ref().is_none_or(|keys| keys.iter().any(|key| holders.get(key).is_some_and(|accounts| accounts.len() >= all)))
        };
        let shared: Vec<bool> = own.keys.iter().map(held).collect();
        let tokens = part::part(own, &shared)?;
        let content = tokens.iter().filter(|at| own.keys[**at].is_some()).count();
        let spans = spans(comparison, own, &tokens);
        let score = 2 * content as isize - spans.len() as isize;
        (content >= FEW && !spans.is_empty()).then_some((score, own.id, spans))
    });
    let best = found.max_by_key(|(score, id, _)| (*score, *id == claim.gist, std::cmp::Reverse(*id)))?;
    Some((best.1, best.2))
}

/// Tokens as stretches; marks between two of them do not part them.
fn spans(comparison: &Comparison, own: &Read<'_>, tokens: &[usize]) -> Vec<Span> {
    let all = &own.statement.tokens;
    let text = &comparison.account(own.statement.account).text;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in tokens.iter().copied().filter(|at| all[*at].start >= own.statement.span.start()) {
        match runs.last_mut().filter(|run| (run.1 + 1..at).all(|mark| all[mark].kind == TokenKind::Mark)) {
            Some(run) => run.1 = at,
            None => runs.push((at, at)),
        }
    }
    runs.into_iter().map(|(from, to)| Span::of(text, all[from].start..all[to].end)).collect()
}
