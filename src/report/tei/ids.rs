//! Names for `xml:id`: each is one of XML's names, no two are alike, and the labels that people know stay in them where they can.

use crate::model::{AccountId, ClaimId, Comparison, StatementId};

/// The names of the accounts and statements of a comparison.
pub struct Ids {
    accounts: Vec<String>,
    statements: Vec<String>,
}

impl Ids {
    /// A label that is no name, or that another id could be called, is numbered: `w3`.
    pub fn new(comparison: &Comparison) -> Ids {
        let accounts: Vec<String> = comparison
            .accounts
            .iter()
            .enumerate()
            .map(|(at, account)| if fits(&account.label) { account.label.clone() } else { format!("w{}", at + 1) })
            .collect();
        let statement = |statement: &crate::model::Statement| {
            // "aa:5.2" to "aa.5.2": what follows the account's own label is its own work.
            let label = &comparison.account(statement.account).label;
            let line = statement.label.strip_prefix(label.as_str()).unwrap_or_default().replace(':', ".");
            format!("{}{line}", accounts[statement.account.0])
        };
        let statements = comparison.statements.iter().map(statement).collect();
        Ids { accounts, statements }
    }

    /// Of a witness.
    pub fn account(&self, id: AccountId) -> &str {
        &self.accounts[id.0]
    }

    /// Of a statement that stands in no claim.
    pub fn alone(&self, id: StatementId) -> &str {
        &self.statements[id.0]
    }

    /// Of a statement's reading in a claim: a statement may stand in several.
    pub fn reading(&self, claim: ClaimId, id: StatementId) -> String {
        format!("{claim}.{}", self.statements[id.0])
    }

    /// Of marked words in a reading, by their place from 0.
    pub fn words(&self, claim: ClaimId, id: StatementId, at: usize) -> String {
        format!("{}.w{}", self.reading(claim, id), at + 1)
    }
}

/// Letters, digits and hyphens after a letter; never with a point in it, nor a letter and numbers, since other ids are called so.
fn fits(label: &str) -> bool {
    let letters = label.chars().take_while(char::is_ascii_alphabetic).count();
    letters > 0
        && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !(letters == 1 && label[1..].starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use crate::model::{AccountId, ClaimId, StatementId};
    use crate::report::fixture;

    #[test]
    fn labels_stay_where_they_are_names() {
        let mut comparison = fixture::sample();
        comparison.accounts[1].label = "2 <odd>".into();
        comparison.statements[5].label = "2 <odd>:1.2".into();
        comparison.accounts[2].label = "c1".into();
        let ids = Ids::new(&comparison);
        assert_eq!([0, 1, 2].map(|at| ids.account(AccountId(at))), ["herald", "w2", "w3"]);
        assert_eq!(ids.alone(StatementId(5)), "w2.1.2");
        assert_eq!(ids.words(ClaimId(0), StatementId(0), 1), "c1.herald.1.w2");
    }
}
