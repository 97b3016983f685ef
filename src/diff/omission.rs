//! Coverage: who reports a claim, who leaves it out, and who reports it in clearly less detail. Silence is an omission only if the claim is
//! strong and several independent texts report it; and only for an account that was published after the event, shares another claim with
//! the reporting accounts, and has no statement that is at all like it.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::finding::{Finding, Half};
use super::materiality::level_of_omission;
use super::pair::Pair;
use super::said::Said;
use super::verdict::STRONG;
use crate::model::{
    AccountId, Claim, ClaimId, Content, Difference, DifferenceKind, Materiality, MaterialityLevel, Mention, NameForm, Relation, Side, Span,
    StatementId, Voice, When,
};

/// Which accounts share a claim with which others, over a whole run.
pub(super) struct SharedClaims {
    together: BTreeSet<(AccountId, AccountId)>,
}

impl SharedClaims {
    /// Collects the pairs of accounts that report a claim together.
    pub(super) fn of(claims: &[Claim]) -> SharedClaims {
        const MOST: usize = 200; // a claim of more accounts adds nothing new about who shares what
        let mut together = BTreeSet::new();
        for claim in claims {
            for a in claim.accounts.iter().take(MOST) {
                together.extend(claim.accounts.iter().take(MOST).filter(|b| a != *b).map(|b| (*a, *b)));
            }
        }
        SharedClaims { together }
    }

    fn with_any(&self, silent: AccountId, reporting: &[AccountId]) -> bool {
        reporting.iter().any(|t| self.together.contains(&(silent, *t)))
    }
}

/// The omission and the not-in-span differences of a claim.
pub(super) fn compare_coverage(reading: Context<'_>, id: ClaimId, claim: &Claim, shared: &SharedClaims) -> Vec<Difference> {
    // An announcement can be reported before its day.
    let happened = [claim.date.clone(), first_reported(reading, claim)].into_iter().flatten().min_by_key(|w| w.start);
    let event = |a: AccountId| reading.accounts[a.0].event;
    let of_event = |a: &AccountId| claim.accounts.iter().any(|reporter| event(*reporter) == event(*a));
    // What an account in a language without word lists leaves out is unknown.
    let read = |a: &AccountId| reading.accounts[a.0].has_word_lists;
    let silent = (0..reading.accounts.len()).map(AccountId).filter(|a| !claim.accounts.contains(a)).filter(of_event).filter(read);
    let is_sure = claim.strength >= STRONG && origins(reading, claim) >= SEVERAL;
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for account in silent {
        let published = reading.accounts[account.0].published.as_ref();
        match (published, &happened) {
            _ if !has_nothing_like(claim, account) => {}
            (Some(published), Some(happened)) if published.end <= happened.start => before.push(account),
            _ if is_sure && shared.with_any(account, &claim.accounts) => after.push(account),
            _ => {}
        }
    }
    let count = claim.accounts.len();
    let omission =
        format!("reported by {count}; no match found in these accounts, which report the same events and were published late enough");
    let not_yet = format!("reported by {count}; these accounts were published before it happened");
    [(DifferenceKind::Omission, after, omission), (DifferenceKind::NotInSpan, before, not_yet)]
        .into_iter()
        .filter(|(_, silent, _)| !silent.is_empty())
        .map(|(kind, silent, explanation)| {
            let mut sides: Vec<Side> = claim.accounts.iter().filter_map(|a| reporting_side(reading, claim, *a)).collect();
            sides.extend(silent.into_iter().map(silent_side));
            sides.sort_by_key(|s| s.account);
            let level =
                if kind == DifferenceKind::Omission { level_of_omission(reading, &claim.accounts) } else { MaterialityLevel::Minor };
            let materiality = Materiality { level, ..Materiality::default() };
            Difference { claim: id, kind, relation: Relation::Unmatched, sides, explanation, materiality }
        })
        .collect()
}

/// How many independent texts must report a claim before silence is an omission.
const SEVERAL: usize = 2;

/// If a statement of a silent account belongs to the claim with at least this probability, the account may report it after all.
const LIKE: f64 = 0.1;

/// True if no statement of the account is like the claim.
fn has_nothing_like(claim: &Claim, account: AccountId) -> bool {
    !claim.nearest.iter().any(|near| near.account == account && near.probability >= LIKE)
}

/// The number of independent texts that report the claim; accounts of unknown origin count as independent.
fn origins(reading: Context<'_>, claim: &Claim) -> usize {
    let origin = |a: &AccountId| reading.accounts[a.0].origin.as_str();
    let (unknown, known): (Vec<&str>, Vec<&str>) = claim.accounts.iter().map(origin).partition(|o| o.is_empty());
    unknown.len() + known.into_iter().collect::<BTreeSet<_>>().len()
}

/// The earliest publication day of an account that reports the claim: earlier accounts could not know of it.
fn first_reported(reading: Context<'_>, claim: &Claim) -> Option<When> {
    claim.accounts.iter().filter_map(|a| reading.accounts[a.0].published.clone()).min_by_key(|w| w.start)
}

fn reporting_side(reading: Context<'_>, claim: &Claim, account: AccountId) -> Option<Side> {
    let of_account = |s: &&StatementId| reading.statements[s.0].account == account;
    let statement = *claim.statements.iter().find(of_account)?;
    let span = reading.statements[statement.0].span;
    Some(Side { account, statement: Some(statement), span: Some(span), value: "told".into(), voice: Voice::Own })
}

fn silent_side(account: AccountId) -> Side {
    Side { account, statement: None, span: None, value: "not told".into(), voice: Voice::Own }
}

/// Fewest facts that one side must have beyond the other.
const CLEARLY: usize = 2;

/// Least share of the poorer statement's words that the richer one has.
const COVERED: f64 = 0.6;

/// Compares the amount of detail over all pairs of statements of a claim. A detail that an account leaves out in its headline and gives in
/// its lead is not missing.
pub(super) fn compare_detail(pairs: &[Pair<'_>]) -> Vec<Finding> {
    let mut of: BTreeMap<AccountId, BTreeMap<StatementId, &Said<'_>>> = BTreeMap::new();
    for said in pairs.iter().flat_map(|pair| [pair.left, pair.right]) {
        of.entry(said.account).or_default().insert(said.id, said);
    }
    pairs.iter().filter(|pair| pair.overlap >= COVERED).filter_map(|pair| detail_finding(pair, &of)).collect()
}

fn detail_finding(pair: &Pair<'_>, of: &BTreeMap<AccountId, BTreeMap<StatementId, &Said<'_>>>) -> Option<Finding> {
    let beyond = |rich: &Said<'_>, poor: &Said<'_>| {
        let mut facts = facts_beyond(rich, poor);
        facts.retain(|m| !of.get(&poor.account).is_some_and(|own| own.values().any(|said| has_fact(rich, m, said))));
        facts.into_iter().map(|m| m.span).collect::<Vec<_>>()
    };
    let (more_left, more_right) = (beyond(pair.left, pair.right), beyond(pair.right, pair.left));
    let (rich, poor, facts) = match (more_left.len(), more_right.len()) {
        (n, 0) if n >= CLEARLY => (pair.left, pair.right, more_left),
        (0, n) if n >= CLEARLY => (pair.right, pair.left, more_right),
        _ => return None,
    };
    let words = |said: &Said<'_>, span: Span| crate::text::one_line(said.words(span));
    let list: Vec<String> = facts.iter().take(4).map(|s| words(rich, *s)).collect();
    let explanation = format!("one side also gives {}", list.join(", "));
    let stated = Half::new(rich, facts[0], list.join(", "));
    let bare = Half::verbatim(poor, poor.statement.span);
    let (left, right) = if rich.id == pair.left.id { (stated, bare) } else { (bare, stated) };
    Some(Finding {
        kind: DifferenceKind::Detail,
        topic: "facts".into(),
        relation: Relation::Compatible,
        weight: pair.overlap + facts.len() as f64 / 100.0,
        form: false,
        left,
        right,
        explanation,
    })
}

/// Figures, dates and proper names of one statement for which the other has nothing similar.
fn facts_beyond<'s>(rich: &Said<'s>, poor: &Said<'_>) -> Vec<&'s Mention> {
    rich.statement.mentions.iter().filter(|m| is_fact(m) && !has_fact(rich, m, poor)).collect()
}

fn is_fact(mention: &Mention) -> bool {
    match &mention.content {
        Content::Date(_) => true,
        Content::Quantity(q) => !q.ordinal,
        Content::Name(n) => n.form == NameForm::Proper,
        Content::Speech(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Action(_) | Content::Wording(_) => false,
    }
}

/// True if the poorer statement has a mention of the same sort, or the words of this one.
fn has_fact(rich: &Said<'_>, mention: &Mention, poor: &Said<'_>) -> bool {
    let same_words = rich.content_in(mention.span).iter().any(|s| poor.content.contains(*s));
    same_words
        || match &mention.content {
            Content::Date(_) => poor.dates().next().is_some(),
            Content::Quantity(q) => poor.quantities().any(|(_, p)| p.role == q.role && p.unit == q.unit),
            Content::Name(n) => poor.names().any(|(_, p)| p.entity.is_some() && p.entity == n.entity),
            Content::Speech(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Action(_) | Content::Wording(_) => true,
        }
}
