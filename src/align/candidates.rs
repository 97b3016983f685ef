//! Which statements may be pairs, without looking at all pairs: an inverted index from words, word pairs and entities to
//! statements. A key that very many statements hold is no index key, and each statement keeps a bounded number of
//! candidates, so the work grows about linearly with the number of statements.

use std::collections::HashMap;

use rayon::prelude::*;

use super::copies::Copies;
use super::profile::Profile;
use crate::model::{AccountId, EventId};

/// A key that more statements hold than this is not looked up; the rarer pairs of words still find them.
const MOST_HOLDERS: usize = 400;
/// Candidates kept per statement, best first.
const MOST_CANDIDATES: usize = 100;
/// Candidates kept per statement and other account.
const MOST_PER_ACCOUNT: usize = 20;
/// How often as many of the likest are looked at for them.
const PORTIONS: usize = 4;
/// Least likeness of a candidate.
const LEAST: f64 = 0.004;
/// Least likeness of two statements of one account that may repeat each other.
const LEAST_WITHIN: f64 = 0.2;

/// Two statements that may tell the same thing.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The one with the lower place.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Are they of one account? Such a pair is no pairing; it tells whether an account repeats itself.
    pub within: bool,
}

/// All candidates, those within an account among them, ordered by their two places. Of copies the first stands for the others, and each of
/// them is a candidate with it.
pub fn candidates(profiles: &[Profile], copies: &Copies) -> Vec<Candidate> {
    let index = index(profiles, copies);
    let owns: Vec<Own> = profiles.iter().map(|p| Own { account: p.account, event: p.event, asks: p.asks, norm: p.words.norm }).collect();
    let accounts = owns.iter().map(|own| own.account.0 + 1).max().unwrap_or(0);
    let each = (0..profiles.len()).into_par_iter();
    let likest = |(dot, room): &mut (Dot, Room), at: usize| {
        if copies.is_first(at) { room.likest(&mut alike((at, &profiles[at]), &owns, &index, dot), &owns) } else { Vec::new() }
    };
    let found: Vec<Vec<usize>> = each.map_init(|| (Dot::new(profiles.len()), Room::new(accounts)), likest).collect();
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); profiles.len()];
    copies.pairs().for_each(|(first, at)| above[first.min(at)].push(first.max(at)));
    for (at, others) in found.iter().enumerate() {
        others.iter().for_each(|other| above[at.min(*other)].push(at.max(*other)));
    }
    above.par_iter_mut().for_each(|others| {
        others.sort_unstable();
        others.dedup();
    });
    let account = |at: usize| owns[at].account;
    let within =
        |a: usize, b: usize| if copies.first(a) == copies.first(b) { account(a) == account(b) } else { copies.of_the_same(a, b, account) };
    let pair = |a: usize, b: usize| Candidate { a, b, within: within(a, b) };
    above.iter().enumerate().flat_map(|(at, others)| others.iter().map(move |other| pair(at, *other))).collect()
}

/// Two statements, whether or not they are alike.
pub fn pair(a: usize, b: usize, profiles: &[Profile]) -> Candidate {
    Candidate { a: a.min(b), b: a.max(b), within: profiles[a].account == profiles[b].account }
}

/// What is asked of every statement that shares a word: kept together, since very many are asked.
struct Own {
    account: AccountId,
    event: EventId,
    asks: bool,
    norm: f64,
}

/// The statements that hold a key. Its weight is the run's, the same in all of them.
type Postings = HashMap<u64, Vec<u32>>;

/// A key above any word's stands for two neighbouring words.
fn index(profiles: &[Profile], copies: &Copies) -> Postings {
    let mut index: Postings = HashMap::new();
    for (at, profile) in profiles.iter().enumerate().filter(|(at, _)| copies.is_first(*at)) {
        for (key, _) in profile.words.entries.iter().chain(&profile.pairs.entries) {
            index.entry(*key).or_default().push(at as u32);
        }
    }
    index.retain(|_, holders| holders.len() > 1 && holders.len() <= MOST_HOLDERS);
    index
}

/// Sums over statements, most of which stay 0: taken out, the sums are 0 again.
struct Dot {
    sums: Vec<f64>,
    touched: Vec<usize>,
}

impl Dot {
    fn new(statements: usize) -> Dot {
        Dot { sums: vec![0.0; statements], touched: Vec::new() }
    }

    /// Adds a product, which is above 0.
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

/// The statements that are alike enough, with their likeness, in any order.
fn alike((at, profile): (usize, &Profile), owns: &[Own], index: &Postings, dot: &mut Dot) -> Vec<(usize, f64)> {
    let own = &owns[at];
    for (bag, share) in [(&profile.words, 1.0), (&profile.pairs, 0.25)] {
        for (key, weight) in &bag.entries {
            let product = share * weight * weight;
            index.get(key).map_or(&[][..], Vec::as_slice).iter().for_each(|other| dot.add(*other as usize, product));
        }
    }
    dot.take()
        .filter(|(other, _)| *other != at && owns[*other].event == own.event && owns[*other].asks == own.asks)
        .map(|(other, dot)| (other, dot / (own.norm * owns[other].norm)))
        .filter(|(other, likeness)| *likeness >= if owns[*other].account == own.account { LEAST_WITHIN } else { LEAST })
        .collect()
}

/// Counts the candidates of each account, none before and after.
struct Room {
    taken: Vec<usize>,
}

impl Room {
    fn new(accounts: usize) -> Room {
        Room { taken: vec![0; accounts] }
    }

    /// The likest statements for which there is room, likest first. They are sorted in portions, the first of which is mostly enough.
    fn likest(&mut self, found: &mut [(usize, f64)], owns: &[Own]) -> Vec<usize> {
        let liker = |x: &(usize, f64), y: &(usize, f64)| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0));
        let mut kept = Vec::with_capacity(found.len().min(2 * MOST_CANDIDATES));
        let mut rest = found;
        for _ in 0..PORTIONS {
            if rest.len() > MOST_CANDIDATES {
                rest.select_nth_unstable_by(MOST_CANDIDATES, liker);
            }
            let (portion, later) = rest.split_at_mut(rest.len().min(MOST_CANDIDATES));
            portion.sort_unstable_by(liker);
            kept.extend(portion.iter().map(|(other, _)| *other).filter(|other| self.take(owns[*other].account)));
            if kept.len() >= MOST_CANDIDATES {
                break;
            }
            rest = later;
        }
        kept.iter().for_each(|other| self.taken[owns[*other].account.0] = 0);
        kept.truncate(MOST_CANDIDATES);
        kept
    }

    /// Is there room for one more of the account? Then it is taken.
    fn take(&mut self, account: AccountId) -> bool {
        let taken = &mut self.taken[account.0];
        let free = *taken < MOST_PER_ACCOUNT;
        *taken += usize::from(free);
        free
    }
}
