//! The result of a comparison for readers: disputes as questions with their values, figures that moved, what several accounts say, choices
//! of words, who reports how much, and a short summary. It is made once, from findings only; every readable report shows it and computes
//! nothing.

mod choices;
mod disputes;
mod doubts;
pub mod findings;
mod question;
mod rows;
pub mod sections;
mod shared;
mod shares;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AccountId, ClaimId, Comparison, Content, EventId, Precision, Statement, StatementId, StatementKind, When, WhenForm};
use crate::select::View;
use findings::{Finding, shown_findings};
use rows::SamePairs;
use sections::{Section, Standing, event_accounts, section_findings};

pub use choices::{Choice, Wording, choices};
pub use disputes::{Dispute, Scale, Value, brief, disputes, moved};
pub use doubts::{Open, ShownDoubt, open};
pub use question::{Question, question};
pub use rows::{Row, rows};
pub use shared::{Add, Extent, Shared, shared};
pub use shares::{Share, shares};
pub use summary::{Sentence, in_short};

/// The day of an event is at most so many days from a publication.
const NEAR: i32 = 60;

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

/// The subject of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The entity that most accounts name: "Kalbajar"; empty if no two accounts name one.
    pub subject: String,
    /// The day that most of its claims give.
    pub date: Option<When>,
    /// How many accounts report it.
    pub accounts: usize,
    /// How many independent texts they are based on.
    pub texts: usize,
}

impl<'a> Digest<'a> {
    /// The digest of what a view shows of an event, or of everything if a run is about one event.
    pub fn of(comparison: &'a Comparison, view: &View, event: Option<EventId>) -> Digest<'a> {
        let accounts = event_accounts(comparison, event);
        let findings = shown_findings(comparison, view);
        let mut disputes = disputes(comparison, &findings);
        let sure = SamePairs::of(comparison);
        let list = |standing| rows(comparison, view, standing, &disputes, &sure);
        let (agreed, perhaps, open) = (list(Standing::Agreed), list(Standing::Perhaps), list(Standing::NotSettled));
        let (mut several, not_settled) = rows::several(comparison, disputes::absorb(comparison, &mut disputes, open), &sure);
        let mut agreed = rows::in_common(comparison, agreed, &mut several);
        rows::tell_once(comparison, &mut agreed, &mut several);
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

fn no_match(comparison: &Comparison, view: &View) -> Vec<(AccountId, Vec<StatementId>)> {
    let mut own: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    view.unmatched.iter().for_each(|id| own.entry(comparison.statement(*id).account).or_default().push(*id));
    let mut out: Vec<(AccountId, Vec<StatementId>)> = own.into_iter().collect();
    out.sort_by_key(|(account, own)| (std::cmp::Reverse(own.len()), *account));
    out
}

fn head(comparison: &Comparison, view: &View, accounts: &[AccountId]) -> Head {
    let texts = texts(comparison, accounts);
    let likely: Vec<ClaimId> = view.claims.iter().copied().filter(|id| comparison.claims[id.0].is_likely()).collect();
    // Names in headlines show the subject; on a tie, the number of times it is named in the text decides.
    let mut named: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    let within: BTreeSet<AccountId> = accounts.iter().copied().collect();
    for account in accounts {
        let mut headed: BTreeSet<usize> = BTreeSet::new();
        for statement in statements(comparison, *account) {
            for name in statement.mentions.iter().filter_map(|m| match &m.content {
                Content::Name(name) => name.entity,
                _ => None,
            }) {
                let counts = named.entry(name.0).or_default();
                counts.2 += 1;
                counts.0 += usize::from(statement.kind == StatementKind::Headline && headed.insert(name.0));
            }
        }
    }
    for (id, counts) in &mut named {
        counts.1 = comparison.entities[*id].accounts.iter().filter(|a| within.contains(a)).count();
    }
    let most = named.iter().filter(|(_, counts)| counts.1 > 1).max_by_key(|(id, counts)| (**counts, std::cmp::Reverse(**id)));
    let subject = most.map_or_else(String::new, |(id, _)| comparison.entities[*id].name.clone());
    // The day that most accounts give, near their publication: reports about other years are not the event.
    let published: Vec<jiff::civil::Date> =
        accounts.iter().filter_map(|a| comparison.account(*a).published.as_ref()).map(When::first_day).collect();
    let near = |when: &When| {
        let days = |from: &jiff::civil::Date| from.since(when.first_day()).map_or(i32::MAX, |span| span.get_days().abs());
        published.is_empty() || published.iter().any(|from| days(from) <= NEAR)
    };
    let mut days: BTreeMap<String, (usize, usize, &When)> = BTreeMap::new();
    for claim in likely.iter().map(|id| &comparison.claims[id.0]) {
        if let Some(date) =
            claim.date.as_ref().filter(|when| when.form == WhenForm::Point && when.precision >= Precision::Day && near(when))
        {
            let (accounts, claims, _) = days.entry(date.edtf()).or_insert((0, 0, date));
            *accounts += claim.accounts.len();
            *claims += 1;
        }
    }
    // Where no account says when it was published, one claim's day may be any day that is mentioned.
    let days = days.into_values().filter(|(_, claims, _)| !published.is_empty() || *claims > 1);
    let date = days.max_by(|x, y| x.0.cmp(&y.0).then_with(|| y.2.start.cmp(&x.2.start))).map(|(_, _, date)| date.clone());
    Head { subject, date, accounts: accounts.len(), texts }
}

/// The statements of an account; all statements are in order of accounts.
fn statements(comparison: &Comparison, account: AccountId) -> &[Statement] {
    let all = &comparison.statements;
    &all[all.partition_point(|s| s.account < account)..all.partition_point(|s| s.account <= account)]
}

/// The number of independent texts behind some accounts.
pub fn texts(comparison: &Comparison, accounts: &[AccountId]) -> usize {
    accounts.iter().map(|a| comparison.account(*a).origin.as_str()).collect::<BTreeSet<_>>().len()
}
