//! Task `differences`: as `events`, but the comparison is given the claims of the gold. This measures comparing without pairing: every
//! error here is one of the comparison.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use compare_sources::diff;
use compare_sources::language::Language;
use compare_sources::model::{AccountId, Claim, Comparison, Relation, StatementId, Tolerances, Verdict};

use super::article::{Article, Key};
use super::gold::Gold;

/// The comparison with the gold's claims in place of its own.
pub fn claims(mut comparison: Comparison, gold: &Gold, texts: &Path) -> Result<Comparison, String> {
    let mut articles = Vec::new();
    for (at, account) in gold.accounts.iter().enumerate() {
        let path = texts.join(&account.file);
        articles.push(Article::new(at, account, &fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?));
    }
    let number = |name: &str| gold.accounts.iter().position(|a| a.file == name);
    let mut sentences: Vec<BTreeSet<Key>> = Vec::new();
    for statement in &comparison.statements {
        let account = &comparison.accounts[statement.account.0];
        let at = account.path.rsplit('/').next().and_then(number);
        let text = statement.span.text(&account.text);
        sentences
            .push(at.map_or_else(BTreeSet::new, |at| articles[at].locate(text).map(|s| articles[at].sentences(&s)).unwrap_or_default()));
    }
    comparison.claims = (gold.claims.iter())
        .filter_map(|claim| {
            let keys: BTreeSet<Key> = claim.members.iter().filter_map(|p| number(&p.file).and_then(|at| articles[at].resolve(p))).collect();
            let members: Vec<StatementId> = (0..sentences.len()).filter(|s| !sentences[*s].is_disjoint(&keys)).map(StatementId).collect();
            let accounts: BTreeSet<AccountId> = members.iter().map(|s| comparison.statements[s.0].account).collect();
            (accounts.len() > 1).then(|| Claim {
                gist: members[0],
                statements: members,
                accounts: accounts.into_iter().collect(),
                date: None,
                entities: Vec::new(),
                relation: Relation::Same,
                members: Vec::new(),
                verdict: Verdict::default(),
                doubts: Vec::new(),
                nearest: Vec::new(),
                strength: 1.0,
                slot: None,
                runner_up: None,
                fact: None,
            })
        })
        .collect();
    comparison.pairings.clear();
    let reading = diff::Context {
        accounts: &comparison.accounts,
        statements: &comparison.statements,
        entities: &comparison.entities,
        paired: &compare_sources::diff::Paired::default(),
        language: Language::english(),
        tolerances: Tolerances::default(),
        figures: &diff::Figures::of(&comparison.accounts, &comparison.statements, Language::english()),
    };
    comparison.differences = diff::diff(reading, &comparison.claims);
    Ok(comparison)
}
