//! The result of a comparison for readers: disputes as questions with their values, figures that moved, what several accounts say, choices
//! of words, who reports how much, and a short summary. It is made once, from findings only; every readable report shows it and computes
//! nothing.

mod choices;
mod claim_rows;
mod disputes;
mod doubts;
mod event_head;
pub mod findings;
mod question;
pub mod sections;
mod shared;
mod summary;

use crate::model::{AccountId, Comparison, EventId, StatementId};
use crate::select::View;
use claim_rows::SamePairs;
use event_head::{head, no_match};
use findings::{Finding, shown_findings};
use sections::{Agreement, Section, event_accounts, section_findings};

pub use choices::{Choice, Wording, choices};
pub use claim_rows::{Row, rows};
pub use disputes::{Dispute, Scale, Value, brief, disputes, moved};
pub use doubts::{Open, ShownDoubt, open};
pub use event_head::{Head, Share, shares, texts};
pub use question::{Question, question};
pub use shared::{Add, Extent, Shared, shared};
pub use summary::{Sentence, in_short};

/// What is reported about one event, or a whole run about one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest<'a> {
    /// The subject.
    pub head: Head,
    /// The accounts, in order.
    pub accounts: Vec<AccountId>,
    /// A few sentences that summarise the result, the most important first.
    pub in_short: Vec<Sentence>,
    /// What cannot all be right, the most important first.
    pub disputes: Vec<Dispute<'a>>,
    /// Figures for which later reports have later values.
    pub moved: Vec<Dispute<'a>>,
    /// What several accounts agree on, by how many independent texts say it.
    pub agreed: Vec<Row>,
    /// What is reported differently and cannot be decided.
    pub not_settled: Vec<Row>,
    /// What several accounts report, each with details of its own.
    pub several: Vec<Row>,
    /// Similar statements that may be about two things.
    pub perhaps: Vec<Row>,
    /// The same in different words.
    pub choices: Vec<Choice<'a>>,
    /// Differences that can both be true, the most important first.
    pub compatible: Vec<Finding<'a>>,
    /// What some accounts report in less detail or not at all, the most important first.
    pub left_out: Vec<Finding<'a>>,
    /// Statements without a match in another account, the account with most of them first.
    pub no_match: Vec<(AccountId, Vec<StatementId>)>,
    /// How much each account reports.
    pub shares: Vec<Share>,
}

impl<'a> Digest<'a> {
    /// The digest of what a view shows of an event, or of everything if a run is about one event.
    pub fn of(comparison: &'a Comparison, view: &View, event: Option<EventId>) -> Digest<'a> {
        let accounts = event_accounts(comparison, event);
        let findings = shown_findings(comparison, view);
        let mut disputes = disputes(comparison, &findings);
        let sure = SamePairs::of(comparison);
        let list = |agreement| rows(comparison, view, agreement, &disputes, &sure);
        let (agreed, perhaps, open) = (list(Agreement::Agreed), list(Agreement::Perhaps), list(Agreement::NotSettled));
        let (mut several, not_settled) = claim_rows::several(comparison, disputes::absorb_rows(comparison, &mut disputes, open), &sure);
        let mut agreed = claim_rows::in_common(comparison, agreed, &mut several);
        claim_rows::merge_repeated(comparison, &mut agreed, &mut several);
        let choices = disputes::absorb_quotes(&mut disputes, choices(comparison, &findings));
        let of = |section| section_findings(&findings, section).into_iter().cloned().collect();
        let mut out = Digest {
            head: head(comparison, view, &accounts),
            moved: moved(comparison, &findings),
            agreed,
            not_settled,
            several,
            perhaps,
            choices,
            compatible: of(Section::Compatible),
            left_out: of(Section::LeftOut),
            no_match: no_match(comparison, view),
            shares: shares(comparison, view, &accounts),
            in_short: Vec::new(),
            disputes,
            accounts,
        };
        // A single account has nothing to compare.
        if out.accounts.len() > 1 {
            out.in_short = in_short(comparison, &out, &sure);
        }
        out
    }

    /// The choices of words of a section, the most important first.
    pub fn choices_of(&self, section: Section) -> Vec<&Choice<'a>> {
        self.choices.iter().filter(|choice| Section::of_choice(choice.kind) == section).collect()
    }
}
