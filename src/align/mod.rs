//! Fourth stage: statements of all accounts to claims. Candidates by shared words and neighbouring words that are not too frequent; a
//! scorer with signed evidence; clustering over any number of accounts. `by_fact` then adds claims of statements that share a fact and few
//! words.

mod candidates;
mod claims;
mod cluster;
mod constrained;
mod constraints;
mod copies;
mod dates;
mod event_words;
mod evidence;
mod facts;
mod features;
mod groups;
mod meaning;
mod origins;
mod profile;
mod score;
mod sections;
mod short_statements;
mod vocabulary;
mod weights;

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::{Account, Claim, Entity, Features, Near, Notice, Pairing, Settings, Statement, StatementId};
use candidates::Candidate;
use copies::Copies;
use evidence::EvidenceContext;
use groups::{Ranks, groups};
use profile::Profile;
use score::Models;
use short_statements::{Frames, Rows};
use vocabulary::Vocabulary;
use weights::Weights;

pub use constraints::Constraints;
pub use origins::origins;

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
        let in_claims: BTreeSet<StatementId> = self.claims.iter().flat_map(|c| c.statements.iter().copied()).collect();
        self.unmatched.retain(|id| !in_claims.contains(id));
        self.perhaps.retain(|(id, _)| !in_claims.contains(id));
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
    let constraints = Constraints::new(&settings.pairings, &reading);
    let ranks = Ranks::of(&reading);
    let given = settings.weights.as_deref().map(Weights::of);
    let weights = given.as_ref().unwrap_or_else(|| Weights::shipped());
    let copies = Copies::of(reading.statements, &profiles, &ranks.by_rank, |at| constraints.concerns(at));
    let copies = copies.with_near_copies(reading.accounts, reading.statements, &profiles, &ranks.by_rank);
    let (mut candidates, incomplete) = candidates::candidates(&profiles, &copies);
    let rows = Rows::of(reading.statements);
    candidates.extend(rows.without_words(&profiles));
    candidates.sort_unstable_by_key(|c| (c.a, c.b));
    candidates.dedup_by_key(|c| (c.a, c.b));
    let candidates = sections::compatible(candidates, &profiles);
    let (mut scored, models) = score::score(candidates, &profiles, weights);
    rows.raise(&mut scored);
    let frames = Frames::of(&reading);
    frames.raise(&mut scored);
    // What very many accounts say in nearly the same words looks like small talk to the scorer, which weights words by their rarity.
    let near: BTreeSet<(usize, usize)> = copies.near_copies().chain(copies.neighbours()).collect();
    scored.raise(Claim::FAIR, |c| near.contains(&(c.a, c.b)) || near.contains(&(c.b, c.a)));
    let context =
        EvidenceContext { entities: reading.entities, vocabulary: &vocabulary, profiles: &profiles, models, rows: &rows, frames: &frames };
    let groups = groups(&reading, &scored, settings, (&constraints, &ranks, &copies));
    let grouped: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let accepted = score::accepted(&scored, profiles.len(), settings.pairing);
    let pairings = evidence::pairings(&accepted, &context);
    let mut claims = claims::claims(&groups, &scored, &context, &reading);
    claims::add_nearest(&mut claims, &scored, context.profiles, &copies);
    for claim in &mut claims {
        claim.runner_up = claim.runner_up.take().map(|p| constraints.apply(p));
    }
    let unmatched: Vec<StatementId> = (0..reading.statements.len()).filter(|at| !grouped.contains(at)).map(StatementId).collect();
    Alignment {
        perhaps: claims::nearest_statements(&unmatched, &scored, context.profiles, &copies),
        copies: copies.word_for_word().map(|(first, at)| (StatementId(at), StatementId(first))).collect(),
        near_copies: copies.near_copies().map(|(first, at)| (StatementId(at), StatementId(first))).collect(),
        notice: candidates::notice(&incomplete, &reading),
        claims,
        unmatched,
        pairings: constrained::pairings(pairings, &constraints, &groups, &context),
    }
}

/// Claims of statements that report the same fact in quite different words; `found` is the result of [`align`]. Cannot-links still hold.
pub fn by_fact(reading: Context<'_>, found: &Alignment, constraints: &Constraints) -> Vec<Claim> {
    let claims = facts::claims(&reading, &found.claims, &found.pairings);
    if constraints.cannot_link.is_empty() {
        claims
    } else {
        claims.into_iter().flat_map(|c| constrained::split(c, constraints, reading.statements)).collect()
    }
}

/// The pairing of any two statements by themselves, whether or not they are candidates.
pub fn pairing(reading: Context<'_>, a: StatementId, b: StatementId) -> Pairing {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let candidate = candidates::pair(a.0, b.0, &profiles);
    let features = features::features_all(&[candidate], &profiles)[0];
    let models = Models::of_two(&profiles, Weights::shipped());
    let rows = Rows::of(reading.statements);
    let frames = Frames::of(&reading);
    let context =
        EvidenceContext { entities: reading.entities, vocabulary: &vocabulary, profiles: &profiles, models, rows: &rows, frames: &frames };
    evidence::pairing(&candidate, &features, &context)
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
    let copies = copies.with_near_copies(reading.accounts, reading.statements, &profiles, &by_rank);
    candidates::candidates(&profiles, &copies).0.into_iter().map(|c| (StatementId(c.a), StatementId(c.b))).collect()
}

/// The probabilities of some pairs of statements in a run, candidates or not, with the support of third accounts.
pub fn probabilities(reading: Context<'_>, pairs: &[(StatementId, StatementId)]) -> Vec<f64> {
    let vocabulary = Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let pairs: Vec<Candidate> = pairs.iter().map(|(a, b)| candidates::pair(a.0, b.0, &profiles)).collect();
    score::probabilities(&pairs, all_candidates(&reading, &profiles), &profiles)
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
