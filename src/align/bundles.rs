//! Near copies in large numbers: statements that differ from each other in one word, or in a few words at the end. If more accounts print
//! them than a statement has candidates, one of them represents all, as it does for copies, so that no bound can separate them. If there
//! are fewer, every pair is compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::candidates::MOST_CANDIDATES;
use super::profile::Profile;
use crate::model::{Account, AccountId, EventId, Statement};
use crate::text::TokenKind;

/// Fewest accounts that make a bundle: besides their own bundle, others still have room among the candidates.
const MANY: usize = MOST_CANDIDATES / 2;
/// Shorter statements are alike by chance.
const LEAST_WORDS: usize = 8;
/// Most words at the end that may be one account's own: who is quoted, in brackets or after a dash.
const TAIL: usize = 3;

/// For each representative, the statements that it represents, without itself, in order. `firsts` are the statements that represent their
/// copies, in the order of their ranks; `tellers` returns the accounts of each.
pub fn bundles(
    accounts: &[Account],
    statements: &[Statement],
    profiles: &[Profile],
    firsts: impl Iterator<Item = usize>,
    tellers: impl Fn(usize) -> Vec<AccountId>,
) -> BTreeMap<usize, Vec<usize>> {
    let mut tellings: BTreeMap<EventId, BTreeSet<AccountId>> = BTreeMap::new();
    for profile in profiles {
        tellings.entry(profile.event).or_default().insert(profile.account);
    }
    let many = |at: &usize| tellings.get(&profiles[*at].event).is_some_and(|all| all.len() > MANY);
    let mut stars: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut known: HashMap<u64, usize> = HashMap::new();
    for at in firsts.filter(many) {
        let keys = keys(&statements[at], &profiles[at], accounts[statements[at].account.0].read());
        match keys.iter().find_map(|key| known.get(key)) {
            Some(first) => stars.entry(*first).or_default().push(at),
            None => known.extend(keys.into_iter().map(|key| (key, at))),
        }
    }
    stars.retain(|first, others| {
        let told: BTreeSet<AccountId> = others.iter().chain([first]).flat_map(|at| tellers(*at)).collect();
        told.len() > MANY
    });
    stars
}

/// Keys of the words of a statement: of all words, of all but one, and without a tail. Two statements with a key in common are near copies.
/// Names and figures are included: similar sentences about two things differ in those.
fn keys(statement: &Statement, profile: &Profile, text: &str) -> Vec<u64> {
    let tokens: Vec<_> = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark).collect();
    let words: Vec<u64> = tokens.iter().map(|t| mixed(hash(&t.norm))).collect();
    if words.len() < LEAST_WORDS {
        return Vec::new();
    }
    let section = profile.section.as_ref().map_or(0, |(told, _)| hash(told));
    let scope = mixed(section ^ ((profile.event.0 as u64) << 1) ^ u64::from(profile.asks));
    let sealed = |sum: u64, length: usize| mixed(sum ^ scope ^ ((length as u64) << 48));
    // Sums of words times a power for their place, from both ends, so that leaving out one word costs no loop.
    let (mut before, mut power) = (vec![0_u64], vec![1_u64]);
    for word in &words {
        before.push(before[before.len() - 1].wrapping_add(word.wrapping_mul(power[power.len() - 1])));
        power.push(power[power.len() - 1].wrapping_mul(BASE));
    }
    let length = words.len();
    let mut out = vec![sealed(before[length], length)];
    let mut behind = 0_u64;
    for at in (0..length).rev() {
        if tokens[at].kind == TokenKind::Word && (at == 0 || !tokens[at].capitalised(text)) {
            out.push(sealed(before[at].wrapping_add(behind), length - 1));
        }
        // A word after the omitted one moves one place forward.
        behind = behind.wrapping_add(words[at].wrapping_mul(power[at.saturating_sub(1)]));
    }
    out.extend((2..=TAIL).filter(|tail| length - tail >= LEAST_WORDS).map(|tail| sealed(before[length - tail], length - tail)));
    out
}

/// An odd number whose powers are well distributed.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Mixes the bits so that every bit of the result depends on every bit of `x`.
fn mixed(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
