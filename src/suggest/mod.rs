//! Proposals for `aliases.toml`: names that the rules kept apart although there is evidence that they are one, and names that were joined on weak
//! evidence. Nothing is changed. Only pairs inside small blocks are compared, so the work grows with the number of names.

mod evidence;

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::language::function_word::THE;
use crate::language::gazetteer::key;
use crate::model::{AccountId, Comparison, Content, EntityKind, NameForm, Proposal, StatementId};
use crate::text::squeeze;

/// Maximum number of proposals to join.
const MOST_TO_JOIN: usize = 12;
/// Least evidence for a proposal.
const ENOUGH: f64 = 1.05;
/// Number of statements listed for each name.
const SHOWN: usize = 3;

/// Returns the proposals, best first: those to join, then those to split.
pub fn aliases(comparison: &Comparison) -> Vec<Proposal> {
    let language = Language::english();
    let names = names_of_entities(comparison);
    let mut pairs = Pairs::default();
    evidence::spellings(&names, language, &mut pairs);
    evidence::persons(&names, language, &mut pairs);
    evidence::acronyms(&names, language, &mut pairs);
    evidence::parts_of_each_other(&names, language, &mut pairs);
    evidence::replacing_each_other(comparison, &names, language, &mut pairs);
    let mut found: Vec<((usize, usize), Proposal)> =
        pairs.0.into_iter().filter_map(|(pair, found)| Some((pair, proposal(&names, pair, found)?))).collect();
    found.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score).then_with(|| a.names.cmp(&b.names)));
    let mut out = without_implied(found);
    out.truncate(MOST_TO_JOIN);
    out.extend(proposals_to_split(comparison, language));
    out
}

/// Leaves out proposals that follow from better ones: for three names that may be one, two pairs are enough.
fn without_implied(found: Vec<((usize, usize), Proposal)>) -> Vec<Proposal> {
    let mut set: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for ((a, b), proposal) in found {
        let (x, y) = (*set.entry(a).or_insert(a), *set.entry(b).or_insert(b));
        if x != y {
            set.values_mut().filter(|s| **s == y).for_each(|s| *s = x);
            out.push(proposal);
        }
    }
    out
}

/// An entity as the accounts name it.
struct EntityNames {
    /// Its canonical name.
    name: String,
    kind: EntityKind,
    /// The words of each form of its name, without descriptions.
    forms: Vec<Vec<String>>,
    /// The forms that are written in capitals only.
    capitals: BTreeSet<String>,
    /// Number of mentions by account.
    accounts: BTreeMap<AccountId, usize>,
    statements: BTreeSet<StatementId>,
}

/// One for each entity, in their order.
fn names_of_entities(comparison: &Comparison) -> Vec<EntityNames> {
    let mut out: Vec<EntityNames> = comparison
        .entities
        .iter()
        .map(|entity| EntityNames {
            name: entity.name.clone(),
            kind: entity.kind,
            forms: Vec::new(),
            capitals: BTreeSet::new(),
            accounts: BTreeMap::new(),
            statements: BTreeSet::new(),
        })
        .collect();
    for (at, statement) in comparison.statements.iter().enumerate() {
        let text = &comparison.account(statement.account).text;
        for mention in &statement.mentions {
            let Content::Name(name) = &mention.content else { continue };
            let Some(entity) = name.entity.and_then(|e| out.get_mut(e.0)).filter(|_| name.form == NameForm::Proper) else { continue };
            let written = mention.span.text(text);
            let form = squeeze(written);
            let words: Vec<String> = form.split(' ').filter(|w| *w != THE).map(str::to_string).collect();
            if written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
                entity.capitals.insert(words.join(" "));
            }
            if !words.is_empty() && !entity.forms.contains(&words) {
                entity.forms.push(words);
            }
            *entity.accounts.entry(statement.account).or_default() += 1;
            entity.statements.insert(StatementId(at));
        }
    }
    out
}

/// The evidence for each pair of entities.
#[derive(Default)]
struct Pairs(BTreeMap<(usize, usize), Found>);

#[derive(Default)]
struct Found {
    score: f64,
    reasons: Vec<(f64, String)>,
}

impl Pairs {
    /// Adds a reason; the same reason counts once.
    fn add(&mut self, a: usize, b: usize, weight: f64, reason: String) {
        if a == b {
            return;
        }
        let found = self.0.entry((a.min(b), a.max(b))).or_default();
        if !found.reasons.iter().any(|(_, r)| *r == reason) {
            found.score += weight;
            found.reasons.push((weight, reason));
        }
    }
}

/// The proposal for a pair, or `None` if too much speaks against it.
fn proposal(names: &[EntityNames], (a, b): (usize, usize), found: Found) -> Option<Proposal> {
    let (one, other) = (&names[a], &names[b]);
    let vague = |k: EntityKind| k == EntityKind::Other;
    if one.kind == EntityKind::Group || other.kind == EntityKind::Group {
        return None;
    }
    let mut score = found.score;
    if one.kind != other.kind {
        score -= if vague(one.kind) || vague(other.kind) { 0.2 } else { 0.7 };
    }
    // A statement that names both, or an account that uses both more than once, means two entities.
    if one.statements.intersection(&other.statements).next().is_some() {
        score -= 1.2;
    }
    let both = one.accounts.iter().filter(|(account, n)| **n > 1 && other.accounts.get(account).is_some_and(|m| *m > 1)).count();
    score -= 0.6 * both.min(2) as f64;
    if score < ENOUGH {
        return None;
    }
    let uses = |n: &EntityNames| n.accounts.values().sum::<usize>();
    let (first, second) = if uses(other) > uses(one) { (other, one) } else { (one, other) };
    let mut reasons = found.reasons;
    reasons.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    let kind = if one.kind == other.kind || vague(second.kind) { first.kind } else { second.kind };
    Some(Proposal {
        together: true,
        names: [first.name.clone(), second.name.clone()],
        kind: Some(kind).filter(|k| !vague(*k) && (one.kind == other.kind || vague(one.kind) || vague(other.kind))),
        reasons: reasons.into_iter().map(|(_, r)| r).collect(),
        statements: [first, second].map(|n| n.statements.iter().copied().take(SHOWN).collect()),
        score,
    })
}

/// Maximum number of proposals to split.
const MOST_TO_SPLIT: usize = 6;

/// Bases of a join that are guesses, the weakest first.
const GUESSES: [&str; 4] = ["first name", "spelling", "short form", "acronym"];

/// The proposals to split names that were joined across accounts on weak evidence, the weakest joins first.
fn proposals_to_split(comparison: &Comparison, language: &Language) -> Vec<Proposal> {
    let mut out = Vec::new();
    for (at, entity) in comparison.entities.iter().enumerate().filter(|(_, e)| e.accounts.len() > 1) {
        for (alias, basis) in entity.aliases.iter().zip(&entity.basis) {
            let Some(rank) = GUESSES.iter().position(|g| g == basis) else { continue };
            if language.names.signs.known_organisations.contains(&key(alias)) {
                continue; // that the UN is the United Nations is no guess
            }
            let (name, other) = (statements_with(comparison, at, &entity.name), statements_with(comparison, at, alias));
            let account = |s: &StatementId| comparison.statement(*s).account;
            let accounts = |list: &[StatementId]| list.iter().map(account).collect::<Vec<AccountId>>();
            // An account that uses both names confirms that they are one.
            if name.is_empty() || other.is_empty() || accounts(&other).iter().any(|a| accounts(&name).contains(a)) {
                continue;
            }
            out.push(Proposal {
                together: false,
                names: [entity.name.clone(), alias.clone()],
                kind: None,
                reasons: vec![format!("were joined by {basis} across accounts")],
                statements: [name, other].map(|list| list.into_iter().take(SHOWN).collect()),
                score: -(rank as f64),
            });
        }
    }
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.names.cmp(&b.names)));
    out.truncate(MOST_TO_SPLIT);
    out
}

/// The statements in which a name of the entity ends with these words.
fn statements_with(comparison: &Comparison, entity: usize, written: &str) -> Vec<StatementId> {
    let mut out = Vec::new();
    for (at, statement) in comparison.statements.iter().enumerate() {
        let text = &comparison.account(statement.account).text;
        let has_name = statement.mentions.iter().any(|m| match &m.content {
            Content::Name(name) => {
                name.form == NameForm::Proper && name.entity.is_some_and(|e| e.0 == entity) && m.span.text(text).ends_with(written)
            }
            _ => false,
        });
        if has_name {
            out.push(StatementId(at));
        }
    }
    out
}
