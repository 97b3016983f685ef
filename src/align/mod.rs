//! Fourth stage: statements of all accounts to claims. Candidates by shared words and neighbouring words that are not too frequent; a
//! scorer with signed evidence; clustering over any number of accounts. `by_fact` then adds claims of statements that share a fact and few
//! words.

mod bundles;
mod candidates;
mod centred;
mod claims;
mod clauses;
mod cluster;
mod copies;
mod counts;
mod days;
mod evidence;
mod facts;
mod features;
mod fold;
mod foreign;
mod happenings;
mod kin;
mod model;
mod named;
mod near;
mod origins;
mod pins;
mod profile;
mod rows;
mod score;
mod sections;
mod stated;
mod third;
mod twins;
mod units;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::language::Language;
use crate::model::{Account, Claim, Entity, Feature, Features, Near, Notice, Pairing, Settings, Statement, StatementId};
use crate::text::Repeats;
use candidates::Candidate;
use cluster::Link;
use copies::Copies;
use evidence::Witness;
use model::Weights;
use profile::Profile;
use rows::Rows;
use score::{Models, Scored, Scores};
use twins::Twins;
use vocabulary::Vocabulary;

pub use origins::origins;
pub use pins::Pins;

/// The result: what accounts share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Claims of two or more accounts, in order of their first statement.
    pub claims: Vec<Claim>,
    /// The accepted pairings.
    pub pairings: Vec<Pairing>,
    /// Statements in no claim.
    pub unmatched: Vec<StatementId>,
    /// For statements in no claim, the nearest statement of another account.
    pub perhaps: Vec<(StatementId, Near)>,
    /// Word-for-word copies, each with the statement that was compared in its place.
    pub copies: BTreeMap<StatementId, StatementId>,
    /// Near copies that very many accounts have, each with the statement that was compared in its place.
    pub near_copies: BTreeMap<StatementId, StatementId>,
    /// The notice that a bound left out what may well pair.
    pub notice: Option<Notice>,
}

impl Alignment {
    /// Adds claims, keeping the order of their first statements.
    pub fn add(&mut self, more: impl Iterator<Item = Claim>) {
        self.claims.extend(more);
        self.claims.sort_by(|x, y| x.statements.cmp(&y.statements));
        let told: BTreeSet<StatementId> = self.claims.iter().flat_map(|c| c.statements.iter().copied()).collect();
        self.unmatched.retain(|id| !told.contains(id));
        self.perhaps.retain(|(id, _)| !told.contains(id));
    }
}

/// What alignment reads: everything the annotators found.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// All accounts.
    pub accounts: &'a [Account],
    /// All statements.
    pub statements: &'a [Statement],
    /// All entities.
    pub entities: &'a [Entity],
    /// The language of the run.
    pub language: &'a Language,
}

/// Pairs and clusters the statements.
pub fn align(reading: Context<'_>, settings: &Settings) -> Alignment {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let pins = Pins::new(&settings.pairings, &reading);
    let ranks = Ranks::of(&reading);
    let given = settings.weights.as_deref().map(Weights::of);
    let weights = given.as_ref().unwrap_or_else(|| Weights::shipped());
    let copies = Copies::of(reading.statements, &profiles, &ranks.by_rank, |at| pins.names(at));
    let copies = copies.bundled(reading.accounts, reading.statements, &profiles, &ranks.by_rank);
    let (asked, crowded) = candidates::candidates(&profiles, &copies);
    let asked = sections::parted(asked, &profiles);
    let (mut scored, models) = score::score(asked, &profiles, weights);
    let rows = Rows::of(reading.statements);
    rows.raise(&mut scored);
    let twins = Twins::of(&reading);
    twins.raise(&mut scored);
    // What very many accounts say in nearly the same words looks like small talk to the scorer, which weights words by their rarity.
    let near: BTreeSet<(usize, usize)> = copies.nearly().chain(copies.neighbours()).collect();
    scored.raise(Claim::FAIR, |c| near.contains(&(c.a, c.b)) || near.contains(&(c.b, c.a)));
    let witness = Witness { entities: reading.entities, vocabulary: &vocabulary, profiles: &profiles, models, rows: &rows, twins: &twins };
    let groups = groups(&reading, &scored, settings, (&pins, &ranks, &copies));
    let told: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let accepted = score::accepted(&scored, profiles.len(), settings.pairing);
    let pairings = evidence::pairings(&accepted, &witness);
    let mut claims = claims(&groups, &scored, &witness, &reading);
    near::claims(&mut claims, &scored, witness.profiles, &copies);
    for claim in &mut claims {
        claim.runner_up = claim.runner_up.take().map(|p| pins.settle(p));
    }
    let unmatched: Vec<StatementId> = (0..reading.statements.len()).filter(|at| !told.contains(at)).map(StatementId).collect();
    Alignment {
        perhaps: near::statements(&unmatched, &scored, witness.profiles, &copies),
        copies: copies.word_for_word().map(|(first, at)| (StatementId(at), StatementId(first))).collect(),
        near_copies: copies.nearly().map(|(first, at)| (StatementId(at), StatementId(first))).collect(),
        notice: candidates::notice(&crowded, &reading),
        claims,
        unmatched,
        pairings: stated::pairings(pairings, &pins, &groups, &witness),
    }
}

/// Claims of statements that report the same fact in quite different words; `found` is the result of [`align`]. Cannot-links still hold.
pub fn by_fact(reading: Context<'_>, found: &Alignment, pins: &Pins) -> Vec<Claim> {
    let claims = facts::claims(&reading, &found.claims, &found.pairings);
    if pins.cannot_link.is_empty() { claims } else { claims.into_iter().flat_map(|c| stated::split(c, pins, reading.statements)).collect() }
}

/// The pairing of any two statements by themselves, whether or not they are candidates.
pub fn pairing(reading: Context<'_>, a: StatementId, b: StatementId) -> Pairing {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let asked = candidates::pair(a.0, b.0, &profiles);
    let features = features::features_all(&[asked], &profiles)[0];
    let models = Models::of_two(&profiles, Weights::shipped());
    let rows = Rows::of(reading.statements);
    let twins = Twins::of(&reading);
    let witness = Witness { entities: reading.entities, vocabulary: &vocabulary, profiles: &profiles, models, rows: &rows, twins: &twins };
    evidence::pairing(&asked, &features, &witness)
}

/// The data that the scorer is fitted on: every candidate pair with its features.
pub fn features(reading: Context<'_>) -> Vec<(StatementId, StatementId, Features)> {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let pairs: Vec<Candidate> = all_candidates(&reading, &profiles).into_iter().filter(|c| !c.within).collect();
    let measured = features::features_all(&pairs, &profiles);
    pairs.iter().zip(measured).map(|(c, features)| (StatementId(c.a), StatementId(c.b), features)).collect()
}

/// The pairs of statements that are compared: those alike enough, and copies with their representative.
pub fn candidate_pairs(reading: Context<'_>) -> Vec<(StatementId, StatementId)> {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let by_rank = Ranks::of(&reading).by_rank;
    let copies = Copies::of(reading.statements, &profiles, &by_rank, |_| false);
    let copies = copies.bundled(reading.accounts, reading.statements, &profiles, &by_rank);
    candidates::candidates(&profiles, &copies).0.into_iter().map(|c| (StatementId(c.a), StatementId(c.b))).collect()
}

/// The probabilities of some pairs of statements in a run, candidates or not, with the support of third accounts.
pub fn probabilities(reading: Context<'_>, pairs: &[(StatementId, StatementId)]) -> Vec<f64> {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let asked: Vec<Candidate> = pairs.iter().map(|(a, b)| candidates::pair(a.0, b.0, &profiles)).collect();
    score::probabilities(&asked, all_candidates(&reading, &profiles), &profiles)
}

/// The candidates if every statement represents only itself.
fn all_candidates(reading: &Context<'_>, profiles: &[Profile]) -> Vec<Candidate> {
    candidates::candidates(profiles, &Copies::of(reading.statements, profiles, &[], |_| true)).0
}

/// The features of some pairs of statements, in order.
pub fn features_of(reading: Context<'_>, pairs: &[(StatementId, StatementId)]) -> Vec<Features> {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let pairs: Vec<Candidate> = pairs.iter().map(|(a, b)| candidates::pair(a.0, b.0, &profiles)).collect();
    features::features_all(&pairs, &profiles)
}

/// Statements ranked by path and position, so that ties do not depend on the order of the accounts.
struct Ranks {
    rank: Vec<usize>,
    by_rank: Vec<usize>,
}

impl Ranks {
    fn of(reading: &Context<'_>) -> Ranks {
        let mut by_rank: Vec<usize> = (0..reading.statements.len()).collect();
        let account = |at: usize| reading.statements[at].account.0;
        let place = |at: &usize| (&reading.accounts[account(*at)].path, &reading.accounts[account(*at)].label, account(*at), *at);
        by_rank.sort_by(|x, y| place(x).cmp(&place(y)));
        let mut rank = vec![0; by_rank.len()];
        for (at, statement) in by_rank.iter().enumerate() {
            rank[*statement] = at;
        }
        Ranks { rank, by_rank }
    }
}

/// Groups of statements, each sorted, ordered by their first.
fn groups(reading: &Context<'_>, scored: &Scores, settings: &Settings, (pins, ranks, copies): (&Pins, &Ranks, &Copies)) -> Vec<Vec<usize>> {
    let Ranks { rank, by_rank } = ranks;
    let account = |at: usize| reading.statements[at].account.0;
    let link = |s: Scored<'_>| {
        let (x, y) = (rank[s.candidate.a], rank[s.candidate.b]);
        Link {
            a: x.min(y),
            b: x.max(y),
            probability: s.probability,
            within: s.candidate.within,
            apart: s.features[Feature::DateApart] > 0.0,
        }
    };
    let copied = |s: &Scored<'_>| copies.first(s.candidate.a) == copies.first(s.candidate.b);
    let links: Vec<Link> = scored.iter().filter(|s| !copied(s)).map(link).collect();
    let is_foreign = |at: usize| !reading.accounts[account(at)].has_word_lists;
    let read: Vec<Link> = links.iter().filter(|l| ![l.a, l.b].iter().any(|at| is_foreign(by_rank[*at]))).copied().collect();
    let any_foreign = read.len() < links.len();
    let clusters = |links| stated::clusters(links, settings.pairing, pins, stated::Ranks { rank, by_rank });
    let mut groups = if any_foreign { foreign::attached(clusters(read), clusters(links), is_foreign) } else { clusters(links) };
    let whole: HashSet<usize> = scored
        .iter()
        .filter(|s| copied(s) && (s.candidate.within || s.probability >= settings.pairing))
        .map(|s| if copies.is_first(s.candidate.a) { s.candidate.b } else { s.candidate.a })
        .collect();
    let all = |first: usize| copies.all(first).filter(|at| *at == first || whole.contains(at)).collect::<Vec<usize>>();
    with_copies(&mut groups, copies, &all, account);
    let repeats = Repeats::new(reading.statements.iter().map(|s| (s.account.0, s.tokens.as_slice())));
    groups.retain(|group| tells_anew(group, &repeats));
    let pairs = scored.iter().filter(|s| !s.candidate.within && s.probability >= Claim::FAIR);
    let two = |a: usize, b: usize| (a.min(b), a.max(b));
    let sure: HashSet<(usize, usize)> = pairs.map(|s| two(s.candidate.a, s.candidate.b)).collect();
    let asked = fold::Folding {
        account,
        may_join: |a, b| pins.allows(a, b),
        sure: |a: usize, b: usize| copies.first(a) == copies.first(b) || sure.contains(&two(copies.first(a), copies.first(b))),
    };
    let mut groups = fold::fold(groups, &asked);
    stated::whole(&mut groups, pins, reading.statements);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    groups
}

/// Adds the copies of each statement to its groups; copies from several accounts that are in no group become a group of their own.
fn with_copies(groups: &mut Vec<Vec<usize>>, copies: &Copies, all: &impl Fn(usize) -> Vec<usize>, account: impl Fn(usize) -> usize) {
    groups.iter_mut().for_each(|group| *group = group.iter().flat_map(|at| all(*at)).collect());
    let told: HashSet<usize> = groups.iter().flatten().copied().collect();
    let firsts: BTreeSet<usize> = copies.pairs().map(|(first, _)| first).filter(|first| !told.contains(first)).collect();
    let lone = firsts.into_iter().map(all);
    groups.extend(lone.filter(|group| group.iter().any(|at| account(*at) != account(group[0]))));
}

/// True if a group contains more than statements that two accounts both have word for word.
fn tells_anew(group: &[usize], repeats: &Repeats) -> bool {
    group
        .iter()
        .enumerate()
        .any(|(at, a)| group[at + 1..].iter().any(|b| repeats.of_different_accounts(*a, *b) && !repeats.both_accounts_have_both(*a, *b)))
}

/// The claims of the groups, each with the best pairing of a member with a statement outside.
fn claims(groups: &[Vec<usize>], scored: &Scores, witness: &Witness<'_>, reading: &Context<'_>) -> Vec<Claim> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); witness.profiles.len()];
    for (claim, group) in groups.iter().enumerate() {
        group.iter().for_each(|member| of[*member].push(claim));
    }
    let claims_of = |at: usize| of[at].as_slice();
    let mut inside: Vec<Vec<Link>> = vec![Vec::new(); groups.len()];
    let mut outside: Vec<Option<Scored<'_>>> = vec![None; groups.len()];
    for pair in scored.iter().filter(|s| !s.candidate.within) {
        let (a, b) = (pair.candidate.a, pair.candidate.b);
        let shared = claims_of(a).iter().any(|c| claims_of(b).contains(c));
        for claim in claims_of(a).iter().filter(|c| claims_of(b).contains(c)) {
            inside[*claim].push(Link { a, b, probability: pair.probability, within: false, apart: false });
        }
        for claim in claims_of(a).iter().chain(claims_of(b)).filter(|_| !shared) {
            if outside[*claim].is_none_or(|best| pair.probability > best.probability) {
                outside[*claim] = Some(pair);
            }
        }
    }
    let each = groups.par_iter().zip(&outside);
    let claim = |(group, outside): (&Vec<usize>, &Option<Scored<'_>>)| {
        let runner_up = outside.map(|s| evidence::pairing(&s.candidate, s.features, witness));
        claims::claim(group, witness.profiles, runner_up)
    };
    let mut claims: Vec<Claim> = each.map(claim).collect();
    claims::gists(&mut claims, &inside, reading.statements, &reading.language.opposites);
    claims
}
