//! Names that were joined across accounts on weak evidence, which the user may want to split.

use crate::language::Language;
use crate::language::gazetteer::key;
use crate::model::{AccountId, Comparison, Content, NameForm, Proposal, StatementId};

use super::SHOWN;

/// Maximum number of proposals to split.
const MOST: usize = 6;

/// Bases of a join that are guesses, the weakest first.
const GUESSES: [&str; 4] = ["first name", "spelling", "short form", "acronym"];

/// Returns the proposals to split, the weakest joins first.
pub fn joins(comparison: &Comparison, language: &Language) -> Vec<Proposal> {
    let mut out = Vec::new();
    for (at, entity) in comparison.entities.iter().enumerate().filter(|(_, e)| e.accounts.len() > 1) {
        for (alias, basis) in entity.aliases.iter().zip(&entity.basis) {
            let Some(rank) = GUESSES.iter().position(|g| g == basis) else { continue };
            if language.names.signs.known_organisations.contains(&key(alias)) {
                continue; // that the UN is the United Nations is no guess
            }
            let (name, other) = (places(comparison, at, &entity.name), places(comparison, at, alias));
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
    out.truncate(MOST);
    out
}

/// The statements in which a name of the entity ends with these words.
fn places(comparison: &Comparison, entity: usize, written: &str) -> Vec<StatementId> {
    let mut out = Vec::new();
    for (at, statement) in comparison.statements.iter().enumerate() {
        let text = &comparison.account(statement.account).text;
        let holds = statement.mentions.iter().any(|m| match &m.content {
            Content::Name(name) => {
                name.form == NameForm::Proper && name.entity.is_some_and(|e| e.0 == entity) && m.span.text(text).ends_with(written)
            }
            _ => false,
        });
        if holds {
            out.push(StatementId(at));
        }
    }
    out
}
