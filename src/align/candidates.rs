//! Which statements may be pairs, without comparing all pairs: an inverted index from words and pairs of neighbouring words to statements.
//! A key that very many statements have is not looked up, and each statement keeps a bounded number of candidates, so the work grows about
//! linearly with the number of statements.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Context;
use super::copies::Copies;
use super::profile::Profile;
use crate::model::{AccountId, EventId, Notice};

/// A key that more statements have is not looked up; the rarer pairs of words still find them.
const MOST_HOLDERS: usize = 400;
/// If more statements than `MOST_HOLDERS` have every key of a statement, its rarest key is looked up, unless more than this many have it.
const MOST_RAREST: usize = 20_000;
/// Candidates kept per statement, best first.
pub(super) const MOST_CANDIDATES: usize = 100;
/// Candidates kept per statement and other account.
const MOST_PER_ACCOUNT: usize = 20;
/// In how many portions of `MOST_CANDIDATES` the most similar statements are searched for them.
const PORTIONS: usize = 4;
/// Least similarity of a candidate.
const LEAST: f64 = 0.004;
/// Least similarity of two statements of one account that may repeat each other.
const LEAST_WITHIN: f64 = 0.2;
/// From this similarity on, a pair that a bound left out may well pair, and there is a notice.
const LEAST_NOTICED: f64 = 0.5;

/// Two statements that may say the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The one with the lower index.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// True if both are of one account. Such a pair is no pairing; it shows whether an account repeats itself.
    pub within: bool,
}

/// All candidates, including those within an account, ordered by their two indices; and the statements for which a bound left out what may
/// well pair. The first of several copies represents the others, and each of them is a candidate with it.
pub(super) fn candidates(profiles: &[Profile], copies: &Copies) -> (Vec<Candidate>, Vec<usize>) {
    let index = index(profiles, copies);
    let owns: Vec<Own> = profiles.iter().map(|p| Own { account: p.account, event: p.event, asks: p.asks, norm: p.words.norm }).collect();
    let accounts = owns.iter().map(|own| own.account.0 + 1).max().unwrap_or(0);
    let each = (0..profiles.len()).into_par_iter();
    let keep = |(sums, quota): &mut (Sums, Quota), at: usize| {
        if !copies.is_first(at) {
            return Kept::default();
        }
        let (mut found, all) = alike((at, &profiles[at]), &owns, &index, sums);
        let kept = quota.most_alike(&mut found, at, &owns);
        Kept { incomplete: kept.incomplete || !all, ..kept }
    };
    let found: Vec<Kept> = each.map_init(|| (Sums::new(profiles.len()), Quota::new(accounts)), keep).collect();
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); profiles.len()];
    copies.pairs().chain(copies.neighbours()).for_each(|(first, at)| above[first.min(at)].push(first.max(at)));
    for (at, kept) in found.iter().enumerate() {
        kept.statements.iter().for_each(|other| above[at.min(*other)].push(at.max(*other)));
    }
    above.par_iter_mut().for_each(|others| {
        others.sort_unstable();
        others.dedup();
    });
    let account = |at: usize| owns[at].account;
    let within = |a: usize, b: usize| {
        if copies.first(a) == copies.first(b) { account(a) == account(b) } else { copies.have_same_accounts(a, b, account) }
    };
    let pair = |a: usize, b: usize| Candidate { a, b, within: within(a, b) };
    let all = above.iter().enumerate().flat_map(|(at, others)| others.iter().map(move |other| pair(at, *other))).collect();
    (all, found.iter().enumerate().filter(|(_, kept)| kept.incomplete).map(|(at, _)| at).collect())
}

/// The notice that these bounds left out what may well pair, with the first such place.
pub(super) fn notice(incomplete: &[usize], reading: &Context<'_>) -> Option<Notice> {
    let first = &reading.statements[*incomplete.first()?];
    let text = format!(
        "{}: each is compared with the {MOST_CANDIDATES} most similar, at most {MOST_PER_ACCOUNT} per account, and further matches are not found",
        if incomplete.len() == 1 {
            "this has more similar statements than are compared".into()
        } else {
            format!("this and {} more statements have more similar ones than are compared", incomplete.len() - 1)
        }
    );
    Some(Notice::line(&reading.accounts[first.account.0].path, first.line, text))
}

/// The candidate of two statements, whether or not they are alike.
pub(super) fn pair(a: usize, b: usize, profiles: &[Profile]) -> Candidate {
    Candidate { a: a.min(b), b: a.max(b), within: profiles[a].account == profiles[b].account }
}

/// The properties needed for every statement that shares a word, kept together in memory, since there are very many.
struct Own {
    account: AccountId,
    event: EventId,
    asks: bool,
    norm: f64,
}

/// The statements of an event that have a key. The weight of a key is the run's, the same for all of them.
type Postings = HashMap<u64, Vec<u32>>;

/// The index of each event. Keys above those of words are for two neighbouring words.
fn index(profiles: &[Profile], copies: &Copies) -> Vec<Postings> {
    let mut index: Vec<Postings> = vec![Postings::new(); profiles.iter().map(|p| p.event.0 + 1).max().unwrap_or(0)];
    for (at, profile) in profiles.iter().enumerate().filter(|(at, _)| copies.is_first(*at)) {
        for (key, _) in profile.words.entries.iter().chain(&profile.pairs.entries) {
            index[profile.event.0].entry(*key).or_default().push(at as u32);
        }
    }
    index.par_iter_mut().for_each(|of_event| of_event.retain(|_, holders| holders.len() > 1));
    index
}

/// Sums over statements, most of which stay 0. Taking them out resets them to 0.
struct Sums {
    sums: Vec<f64>,
    touched: Vec<usize>,
}

impl Sums {
    fn new(statements: usize) -> Sums {
        Sums { sums: vec![0.0; statements], touched: Vec::new() }
    }

    /// Adds a product, which must be above 0.
    fn add(&mut self, at: usize, product: f64) {
        if self.sums[at] == 0.0 {
            self.touched.push(at);
        }
        self.sums[at] += product;
    }

    fn take(&mut self) -> impl Iterator<Item = (usize, f64)> {
        self.touched.drain(..).map(|at| (at, std::mem::take(&mut self.sums[at])))
    }
}

/// The statements that are alike enough, with their similarity, in any order; and whether all that share a word were compared.
fn alike((at, profile): (usize, &Profile), owns: &[Own], index: &[Postings], sums: &mut Sums) -> (Vec<(usize, f64)>, bool) {
    let own = &owns[at];
    let mut rarest: Option<(&[u32], f64)> = None;
    let mut looked_up = false;
    for (bag, share) in [(&profile.words, 1.0), (&profile.pairs, 0.25)] {
        for (key, weight) in &bag.entries {
            let product = share * weight * weight;
            let Some(holders) = index[own.event.0].get(key) else { continue };
            if holders.len() <= MOST_HOLDERS {
                holders.iter().for_each(|other| sums.add(*other as usize, product));
                looked_up = true;
            } else if rarest.is_none_or(|(fewest, _)| holders.len() < fewest.len()) {
                rarest = Some((holders, product));
            }
        }
    }
    let rarest_looked_up =
        rarest.filter(|_| !looked_up).map(|(holders, product)| (&holders[..holders.len().min(MOST_RAREST)], holders.len(), product));
    if let Some((holders, _, product)) = rarest_looked_up {
        holders.iter().for_each(|other| sums.add(*other as usize, product));
    }
    let all = rarest_looked_up.is_none_or(|(holders, all, _)| holders.len() == all);
    let found = sums
        .take()
        .filter(|(other, _)| *other != at && owns[*other].asks == own.asks)
        .map(|(other, sum)| (other, sum / (own.norm * owns[other].norm)))
        .filter(|(other, likeness)| *likeness >= if owns[*other].account == own.account { LEAST_WITHIN } else { LEAST })
        .collect();
    (found, all)
}

/// The candidates kept for a statement.
#[derive(Default)]
struct Kept {
    statements: Vec<usize>,
    /// True if something was left out that is similar enough to be a pair.
    incomplete: bool,
}

/// Counts the candidates of each account; all counts are 0 before and after.
struct Quota {
    taken: Vec<usize>,
}

impl Quota {
    fn new(accounts: usize) -> Quota {
        Quota { taken: vec![0; accounts] }
    }

    /// The most similar statements that there is room for, most similar first. They are sorted in portions, of which the first is usually
    /// enough.
    fn most_alike(&mut self, found: &mut [(usize, f64)], at: usize, owns: &[Own]) -> Kept {
        let more_alike = |x: &(usize, f64), y: &(usize, f64)| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0));
        let mut kept = Vec::with_capacity(found.len().min(2 * MOST_CANDIDATES));
        let mut rest = found;
        let mut incomplete = false;
        for _ in 0..PORTIONS {
            if rest.len() > MOST_CANDIDATES {
                rest.select_nth_unstable_by(MOST_CANDIDATES, more_alike);
            }
            let (portion, later) = rest.split_at_mut(rest.len().min(MOST_CANDIDATES));
            portion.sort_unstable_by(more_alike);
            for (other, likeness) in portion.iter() {
                let has_room = kept.len() < MOST_CANDIDATES && self.take(owns[*other].account);
                if has_room {
                    kept.push(*other);
                } else {
                    incomplete |= *likeness >= LEAST_NOTICED && owns[*other].account != owns[at].account;
                }
            }
            rest = later;
            if kept.len() >= MOST_CANDIDATES {
                break;
            }
        }
        incomplete |= rest.iter().any(|(other, likeness)| *likeness >= LEAST_NOTICED && owns[*other].account != owns[at].account);
        kept.iter().for_each(|other| self.taken[owns[*other].account.0] = 0);
        Kept { statements: kept, incomplete }
    }

    /// Takes a place for the account and returns true, if there is room.
    fn take(&mut self, account: AccountId) -> bool {
        let taken = &mut self.taken[account.0];
        let free = *taken < MOST_PER_ACCOUNT;
        *taken += usize::from(free);
        free
    }
}
