//! Statements that several accounts have word for word, or that very many have nearly so: one of them represents all, so that a hundred
//! reprints cost no more than one, and no bound on candidates can separate them. Near copies differ from each other in one word, or in a few
//! words at the end; if fewer accounts print them than a statement has candidates, every pair is compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::candidates::MOST_CANDIDATES;
use super::profile::Profile;
use crate::model::{Account, AccountId, EventId, Statement};
use crate::text::{TokenKind, fnv1a};

/// Which statements have the same words, dates and headings in accounts of one event.
pub(super) struct Copies {
    /// The representative of each statement.
    first: Vec<usize>,
    /// For each statement, the first with the same words.
    same: Vec<usize>,
    /// All statements that each representative of several represents, including itself, in order.
    all: BTreeMap<usize, Vec<usize>>,
    /// The accounts of those statements.
    accounts: BTreeMap<usize, BTreeSet<AccountId>>,
}

impl Copies {
    /// Finds the copies among statements in the order of their ranks, so that the representative does not depend on the order of the
    /// accounts; `alone` is true for statements that represent only themselves.
    pub(super) fn of(statements: &[Statement], profiles: &[Profile], by_rank: &[usize], alone: impl Fn(usize) -> bool) -> Copies {
        type Key<'k> = ((usize, bool), Vec<&'k str>, Vec<String>, Option<&'k str>);
        let mut known: HashMap<Key<'_>, usize> = HashMap::new();
        let mut out = Copies { first: (0..statements.len()).collect(), same: Vec::new(), all: BTreeMap::new(), accounts: BTreeMap::new() };
        for at in by_rank.iter().copied().filter(|at| !alone(*at)) {
            let profile = &profiles[at];
            let words: Vec<&str> = statements[at].tokens.iter().map(|t| t.norm.as_str()).collect();
            let dates = profile.dates.iter().map(crate::model::When::edtf).collect();
            let section = profile.section.as_ref().map(|(heading, _)| heading.as_str());
            let first = *known.entry(((profile.event.0, profile.asks), words, dates, section)).or_insert(at);
            if first != at {
                out.first[at] = first;
                out.all.entry(first).or_insert_with(|| vec![first]).push(at);
            }
        }
        out.same = out.first.clone();
        out.count(statements);
        out
    }

    /// Adds near copies that very many accounts have.
    pub(super) fn with_near_copies(
        mut self,
        accounts: &[Account],
        statements: &[Statement],
        profiles: &[Profile],
        by_rank: &[usize],
    ) -> Copies {
        let firsts = by_rank.iter().copied().filter(|at| self.is_first(*at));
        let accounts_of = |at: usize| self.all(at).map(|copy| statements[copy].account).collect();
        let near_copies = near_copies_of(accounts, statements, profiles, firsts, accounts_of);
        for (first, others) in &near_copies {
            for other in others {
                let moved: Vec<usize> = self.all(*other).collect();
                moved.iter().for_each(|at| self.first[*at] = *first);
                self.all.remove(other);
                self.accounts.remove(other);
                self.all.entry(*first).or_insert_with(|| vec![*first]).extend(moved);
            }
        }
        self.count(statements);
        self
    }

    /// Sorts what each one represents, and collects the accounts.
    fn count(&mut self, statements: &[Statement]) {
        for (first, all) in &mut self.all {
            all.sort_unstable();
            self.accounts.insert(*first, all.iter().map(|at| statements[*at].account).collect());
        }
    }

    /// True if a statement represents itself.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.first[at] == at
    }

    /// The representative of a statement.
    pub(super) fn first(&self, at: usize) -> usize {
        self.first[at]
    }

    /// All statements that one represents, including itself.
    pub(super) fn all(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let of_several = self.all.get(&first);
        of_several.into_iter().flatten().copied().chain(of_several.is_none().then_some(first))
    }

    /// Each statement that has the words of another, after the first that has them.
    pub(super) fn word_for_word(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.same.iter().enumerate().filter(|(at, first)| at != *first).map(|(at, first)| (*first, at))
    }

    /// Each near copy, after its representative.
    pub(super) fn near_copies(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.pairs().filter(|(first, at)| self.same[*at] != *first)
    }

    /// Near copies of one representative, each with the next: a third account then supports both.
    pub(super) fn neighbours(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let near = |(first, all): (&usize, &Vec<usize>)| all.iter().copied().filter(|at| self.same[*at] != *first).collect::<Vec<usize>>();
        self.all.iter().map(near).flat_map(|all| all.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>())
    }

    /// Each statement that another represents, after that one.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.all.iter().flat_map(|(first, all)| all.iter().filter(move |at| *at != first).map(|at| (*first, *at)))
    }

    /// True if exactly the same accounts have what two representatives say. Then the two cannot be compared.
    pub(super) fn have_same_accounts(&self, a: usize, b: usize, account: impl Fn(usize) -> AccountId) -> bool {
        match (self.accounts.get(&a), self.accounts.get(&b)) {
            (None, None) => account(a) == account(b),
            (Some(x), Some(y)) => x == y,
            (Some(several), None) | (None, Some(several)) => {
                let one = if self.accounts.contains_key(&a) { account(b) } else { account(a) };
                several.len() == 1 && several.contains(&one)
            }
        }
    }
}

/// If more accounts than this have near copies of a statement, one represents all. Beside so many, others still have room among the candidates.
const MANY: usize = MOST_CANDIDATES / 2;
/// Shorter statements are alike by chance.
const LEAST_WORDS: usize = 8;
/// Most words at the end that may be one account's own: who is quoted, in brackets or after a dash.
const TAIL: usize = 3;

/// For each representative, the statements that it represents, without itself, in order. `firsts` are the statements that represent their
/// copies, in the order of their ranks; `accounts_of` returns the accounts of each.
fn near_copies_of(
    accounts: &[Account],
    statements: &[Statement],
    profiles: &[Profile],
    firsts: impl Iterator<Item = usize>,
    accounts_of: impl Fn(usize) -> Vec<AccountId>,
) -> BTreeMap<usize, Vec<usize>> {
    let mut accounts_of_events: BTreeMap<EventId, BTreeSet<AccountId>> = BTreeMap::new();
    for profile in profiles {
        accounts_of_events.entry(profile.event).or_default().insert(profile.account);
    }
    let many = |at: &usize| accounts_of_events.get(&profiles[*at].event).is_some_and(|all| all.len() > MANY);
    let mut near_copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut known: HashMap<u64, usize> = HashMap::new();
    for at in firsts.filter(many) {
        let keys = keys(&statements[at], &profiles[at], accounts[statements[at].account.0].read());
        match keys.iter().find_map(|key| known.get(key)) {
            Some(first) => near_copies.entry(*first).or_default().push(at),
            None => known.extend(keys.into_iter().map(|key| (key, at))),
        }
    }
    near_copies.retain(|first, others| {
        let reporting: BTreeSet<AccountId> = others.iter().chain([first]).flat_map(|at| accounts_of(*at)).collect();
        reporting.len() > MANY
    });
    near_copies
}

/// Keys of the words of a statement: of all words, of all but one, and without a tail. Two statements with a key in common are near copies.
/// Names and figures are included: similar sentences about two things differ in those.
fn keys(statement: &Statement, profile: &Profile, text: &str) -> Vec<u64> {
    let tokens: Vec<_> = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark).collect();
    let words: Vec<u64> = tokens.iter().map(|t| mixed(fnv1a(t.norm.bytes()))).collect();
    if words.len() < LEAST_WORDS {
        return Vec::new();
    }
    let section = profile.section.as_ref().map_or(0, |(heading, _)| fnv1a(heading.bytes()));
    let scope = mixed(section ^ ((profile.event.0 as u64) << 1) ^ u64::from(profile.asks));
    let key = |sum: u64, length: usize| mixed(sum ^ scope ^ ((length as u64) << 48));
    // Sums of words times a power for their place, from both ends, so that leaving out one word costs no loop.
    let (mut before, mut power) = (vec![0_u64], vec![1_u64]);
    for word in &words {
        before.push(before[before.len() - 1].wrapping_add(word.wrapping_mul(power[power.len() - 1])));
        power.push(power[power.len() - 1].wrapping_mul(BASE));
    }
    let length = words.len();
    let mut out = vec![key(before[length], length)];
    let mut behind = 0_u64;
    for at in (0..length).rev() {
        if tokens[at].kind == TokenKind::Word && (at == 0 || !tokens[at].capitalised(text)) {
            out.push(key(before[at].wrapping_add(behind), length - 1));
        }
        // A word after the omitted one moves one place forward.
        behind = behind.wrapping_add(words[at].wrapping_mul(power[at.saturating_sub(1)]));
    }
    out.extend((2..=TAIL).filter(|tail| length - tail >= LEAST_WORDS).map(|tail| key(before[length - tail], length - tail)));
    out
}

/// An odd number whose powers are well distributed.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes the bits so that every bit of the result depends on every bit of `x`.
fn mixed(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
