//! Whether the accounts of a claim agree: from its differences, from what remains between its statements, and from how surely they belong
//! together. `agreed` must be earned: anything that could matter and is not explained leaves a claim unsettled.

mod leftover;
mod word_doubts;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diff::Context;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{AccountId, Claim, Difference, DifferenceKind, Doubt, DoubtKind, Family, Relation, StatementId, StatementKind, Verdict};
use leftover::doubts_between;

/// From this strength on, the statements of a claim belong together without doubt.
pub(super) const STRONG: f64 = 0.8;

/// Most pairs of accounts compared in a claim; beyond it each account is compared only with that of the gist.
const MOST_PAIRS: usize = 400;

/// How probably the statements of a claim belong together: the mean, over every two accounts, of the probability of their surest pairing.
pub fn strength(claim: &Claim, reading: Context<'_>) -> f64 {
    let best = best_pairs(&without_unreadable(claim, reading), reading);
    let sum: f64 = best.values().map(|(_, _, probability)| probability).sum();
    if best.is_empty() { 0.0 } else { sum / best.len() as f64 }
}

/// Gives every claim its verdict and its doubts.
pub fn judge(reading: Context<'_>, claims: &mut [Claim], differences: &[Difference]) {
    let mut of: Vec<Vec<&Difference>> = vec![Vec::new(); claims.len()];
    differences.iter().for_each(|d| of[d.claim.0].push(d));
    claims.par_iter_mut().zip(of).for_each(|(claim, differences)| {
        claim.doubts = doubts(reading, &without_unreadable(claim, reading), &differences);
        claim.verdict = verdict_of(claim, &differences);
    });
}

/// A claim without the accounts in languages without word lists, if two or more are left: their agreement does not depend on words that
/// cannot be read.
fn without_unreadable<'c>(claim: &'c Claim, reading: Context<'_>) -> Cow<'c, Claim> {
    let read = |a: &AccountId| reading.accounts[a.0].has_word_lists;
    let accounts: Vec<AccountId> = claim.accounts.iter().copied().filter(read).collect();
    if accounts.len() == claim.accounts.len() || accounts.len() < 2 {
        return Cow::Borrowed(claim);
    }
    let mut out = claim.clone();
    out.statements.retain(|s| read(&reading.statements[s.0].account));
    out.gist = out.statements.iter().copied().find(|s| *s == claim.gist).unwrap_or(out.statements[0]);
    Cow::Owned(Claim { accounts, ..out })
}

/// The verdict of a claim, given its doubts.
fn verdict_of(claim: &Claim, differences: &[&Difference]) -> Verdict {
    let among = |relation| differences.iter().any(|d| d.relation == relation && d.kind != DifferenceKind::Itself);
    match () {
        () if among(Relation::Conflict) => Verdict::Conflict,
        () if among(Relation::Supersedes) => Verdict::Updated,
        () if claim.doubts.is_empty() => Verdict::Agreed,
        () => Verdict::Unsettled,
    }
}

fn doubts(reading: Context<'_>, claim: &Claim, differences: &[&Difference]) -> Vec<Doubt> {
    let mut out = Vec::new();
    if claim.strength < Claim::FAIR {
        out.push(Doubt { kind: DoubtKind::Weak, sides: Vec::new() });
    }
    let quotes = |id: &&StatementId| reading.statements[id.0].quotes_question();
    let asked = claim.statements.iter().find(|s| reading.statements[s.0].asks());
    // "Was it dark?" he asked: only the other statement says that it was dark
    let quoted = || claim.statements.iter().find(quotes).filter(|_| !claim.statements.iter().all(|s| quotes(&s)));
    if let Some(asked) = asked.or_else(quoted) {
        out.push(Doubt { kind: DoubtKind::Asked, sides: vec![(*asked, None)] });
    }
    for difference in differences.iter().filter(|d| leaves_open(d)) {
        let sides = difference.sides.iter().filter_map(|side| Some((side.statement?, side.span))).collect();
        out.push(Doubt { kind: DoubtKind::Finding, sides });
    }
    if let Some(fragment) = claim.statements.iter().find(|s| is_fragment(reading, **s)) {
        out.push(Doubt { kind: DoubtKind::Little, sides: vec![(*fragment, None)] });
    }
    let stated = if claim.is_likely() { best_pairs(claim, reading) } else { BTreeMap::new() };
    let mut stated: BTreeSet<(StatementId, StatementId)> = stated.into_values().map(|(a, b, _)| (a, b)).collect();
    if claim.is_likely() {
        let (beside, doubtful) = pairs_beside(claim, reading, &stated);
        out.extend((doubtful && claim.strength >= Claim::FAIR).then(|| Doubt { kind: DoubtKind::Weak, sides: Vec::new() }));
        stated.extend(beside);
    }
    stated.retain(|(a, b)| !reading.paired.are_copies(*a, *b));
    let said: BTreeMap<StatementId, Said<'_>> = stated.iter().flat_map(|(a, b)| [*a, *b]).map(|id| (id, Said::new(reading, id))).collect();
    for (a, b) in stated {
        let pair = Pair::new(reading, &said[&a], &said[&b]);
        out.extend(doubts_between(&pair));
    }
    out.sort_by(|x, y| (x.kind, &x.sides).cmp(&(y.kind, &y.sides)));
    out.dedup();
    out
}

/// True for "Objection.", "Price 7d.": at most one word, and no verb. A row of a table gets its meaning from its columns.
fn is_fragment(reading: Context<'_>, id: StatementId) -> bool {
    const FEWEST: usize = 2;
    let statement = &reading.statements[id.0];
    let row =
        statement.kind == StatementKind::List || statement.heads.is_some() || statement.turn.is_some_and(|turn| turn.answers.is_some());
    if row || statement.section.is_some() || (0..statement.tokens.len()).any(|at| statement.tree.is_verb(at)) {
        return false;
    }
    Said::new(reading, id).content.iter().filter(|stem| stem.contains(char::is_alphabetic)).count() < FEWEST
}

/// True if a finding leaves open whether the two agree: certainty, another agent, a denial. These do not: a figure that rounds to the other
/// or is more precise, another choice of words, and the account's own voice against attribution.
fn leaves_open(difference: &Difference) -> bool {
    use DifferenceKind as K;
    match difference.kind.family() {
        Family::Certainty => difference.relation == Relation::Wording,
        Family::Fact => matches!(difference.kind, K::Actor | K::Polarity | K::Outcome | K::Place),
        Family::Internal => true,
        Family::Source | Family::Wording | Family::Coverage => false,
    }
}

/// The statements that are in no surest pair, each with the statement of another account that it pairs with most surely; and whether any of
/// these pairs is less than fair.
fn pairs_beside(
    claim: &Claim,
    reading: Context<'_>,
    stated: &BTreeSet<(StatementId, StatementId)>,
) -> (Vec<(StatementId, StatementId)>, bool) {
    const MOST: usize = 100;
    let surest: BTreeSet<StatementId> = stated.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let account = |s: &StatementId| reading.statements[s.0].account;
    let (mut out, mut doubtful) = (Vec::new(), false);
    for own in claim.statements.iter().filter(|s| !surest.contains(s)).take(MOST) {
        let others = claim.statements.iter().filter(|s| account(s) != account(own)).take(MOST);
        let sure = |other: &StatementId| reading.paired.probability(*own, *other);
        let Some(other) = others.copied().max_by(|x, y| sure(x).total_cmp(&sure(y)).then(y.cmp(x))) else { continue };
        doubtful |= sure(&other) < Claim::FAIR;
        out.push(if account(own) < account(&other) { (*own, other) } else { (other, *own) });
    }
    (out, doubtful)
}

/// For every two accounts of a claim (if there are very many, for each account and that of the gist), the two statements that pair most
/// surely; on a tie those that share more words, then the first.
fn best_pairs(claim: &Claim, reading: Context<'_>) -> BTreeMap<(AccountId, AccountId), (StatementId, StatementId, f64)> {
    let mut out: BTreeMap<(AccountId, AccountId), (StatementId, StatementId, f64)> = BTreeMap::new();
    let account = |s: StatementId| reading.statements[s.0].account;
    let few = claim.accounts.len() * claim.accounts.len().saturating_sub(1) / 2 <= MOST_PAIRS;
    let gist = account(claim.gist);
    for (at, a) in claim.statements.iter().enumerate() {
        for b in &claim.statements[at + 1..] {
            let (x, y) = (account(*a), account(*b));
            if x == y || !(few || x == gist || y == gist) {
                continue;
            }
            let ((x, a), (y, b)) = if x < y { ((x, *a), (y, *b)) } else { ((y, *b), (x, *a)) };
            let probability = reading.paired.probability(a, b);
            let kept = out.entry((x, y)).or_insert((a, b, probability));
            if probability > kept.2 {
                *kept = (a, b, probability);
            }
        }
    }
    out
}
