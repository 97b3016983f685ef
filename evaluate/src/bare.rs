//! Two bare texts compared as if an alignment had put all their statements into one claim.

use compare_sources::diff::{Context, Figures, diff};
use compare_sources::language::Language;
use compare_sources::model::{Account, AccountId, Claim, Difference, Relation, StatementId, Tolerances, Verdict, When};
use compare_sources::understand;
use jiff::civil::date;

/// The two texts, read and compared.
pub struct Bare {
    pub reading: compare_sources::Understood,
    pub differences: Vec<Difference>,
}

/// Reads and compares. Both texts get one made-up day of publication, so that "Wednesday" and "Thursday" are days.
pub fn compare(a: &str, b: &str) -> Bare {
    let published = Some(When::day(date(2010, 6, 16)));
    let accounts = vec![Account::plain(a, published.clone()), Account::plain(b, published)];
    let reading = understand(accounts, Vec::new());
    let statements: Vec<StatementId> = (0..reading.statements.len()).map(StatementId).collect();
    let gist = StatementId(0);
    let accounts = vec![AccountId(0), AccountId(1)];
    let claim = Claim {
        statements,
        accounts,
        date: None,
        entities: Vec::new(),
        relation: Relation::Same,
        gist,
        runner_up: None,
        fact: None,
        members: Vec::new(),
        verdict: Verdict::default(),
        doubts: Vec::new(),
        nearest: Vec::new(),
        strength: 1.0,
        slot: None,
    };
    let view = Context {
        accounts: &reading.accounts,
        statements: &reading.statements,
        entities: &reading.entities,
        paired: &compare_sources::diff::Paired::default(),
        language: Language::english(),
        tolerances: Tolerances::default(),
        figures: &Figures::of(&reading.accounts, &reading.statements, Language::english()),
    };
    let differences = if reading.statements.is_empty() { Vec::new() } else { diff(view, &[claim]) };
    Bare { reading, differences }
}

impl Bare {
    /// Kinds and relations in one line, for reading by eye.
    pub fn summary(&self) -> String {
        let line = |d: &Difference| format!("{} {}: {}", d.kind.word(), d.relation.word(), d.explanation);
        self.differences.iter().map(line).collect::<Vec<_>>().join(" / ")
    }
}
