//! Compares successive versions of one text: which sentences were added, removed, moved and changed from each to the next, and whether a fact changed
//! or only the wording.

mod facts;
mod matching;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::Language;
use crate::model::{Account, AccountId, Block, BlockKind, Span, Statement, StatementId, When};
use crate::text::squeeze;

/// What changed from each version to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Versions {
    /// The versions, oldest first.
    pub order: Vec<AccountId>,
    /// True if they are in order of publication; false if in the order in which the user names them.
    pub dated: bool,
    /// One step fewer than there are versions.
    pub steps: Vec<Step>,
}

/// The changes from one version to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The older version.
    pub from: AccountId,
    /// The newer one.
    pub to: AccountId,
    /// Every sentence of both, in the order of the newer text; removed sentences are listed where they were.
    pub changes: Vec<Change>,
    /// Places where the newer version says that it was corrected or updated and the older one did not.
    pub notes: Vec<Span>,
}

/// A sentence and what happened to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// Its statement in the older version; `None` if it is new.
    pub old: Option<StatementId>,
    /// Its statement in the newer version; `None` if it was removed.
    pub new: Option<StatementId>,
    /// True if its order among the sentences of both versions changed.
    pub moved: bool,
    /// The facts that changed in it.
    pub facts: Vec<FactChange>,
}

/// What happened to a sentence, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A fact in it changed: a number, a date, a name, a source, a negation, a degree of certainty.
    Fact,
    /// It was added.
    Added,
    /// It was removed.
    Removed,
    /// Its words changed, but no fact that is read.
    Words,
    /// Only function words, inflections, capitals or punctuation changed.
    Form,
    /// It is the same in another place.
    Moved,
    /// It is unchanged and in its place.
    Kept,
}

impl ChangeKind {
    /// All kinds, in order.
    pub const ALL: [ChangeKind; 7] = [
        ChangeKind::Fact,
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Words,
        ChangeKind::Form,
        ChangeKind::Moved,
        ChangeKind::Kept,
    ];

    /// The word that reports and JSON use.
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::Fact => "fact",
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Words => "words",
            ChangeKind::Form => "form",
            ChangeKind::Moved => "moved",
            ChangeKind::Kept => "kept",
        }
    }
}

/// A fact that changed in the newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// The kind of fact.
    pub kind: FactKind,
    /// The words that reported it in the older version; empty if the fact is new.
    pub old: Vec<Span>,
    /// The words that report it in the newer version; empty if the fact was removed.
    pub new: Vec<Span>,
}

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A quantity.
    Number,
    /// A date, a time or a duration.
    Date,
    /// A name of somebody or something.
    Name,
    /// Whether something is denied.
    Negation,
    /// How certain the text is.
    Certainty,
    /// Who says it.
    Source,
    /// The verb of saying.
    Saying,
    /// A word that takes sides, intensifies or distances.
    Charged,
}

impl FactKind {
    /// The word that reports and JSON use.
    pub fn word(self) -> &'static str {
        match self {
            FactKind::Number => "number",
            FactKind::Date => "date",
            FactKind::Name => "name",
            FactKind::Negation => "negation",
            FactKind::Certainty => "certainty",
            FactKind::Source => "source",
            FactKind::Saying => "verb of saying",
            FactKind::Charged => "charged word",
        }
    }
}

/// Compares each version with the one before. `named` are the paths of the accounts in the order in which the user names them.
pub fn versions(accounts: &[Account], statements: &[Statement], named: &[String]) -> Versions {
    let place = |id: &AccountId| named.iter().position(|path| *path == accounts[id.0].path).unwrap_or(usize::MAX);
    let mut order: Vec<AccountId> = (0..accounts.len()).map(AccountId).collect();
    order.sort_by_key(place);
    let moment = |id: &AccountId| accounts[id.0].published.as_ref().map(|when: &When| when.start);
    let dated = order.iter().all(|id| moment(id).is_some()) && order.windows(2).any(|pair| moment(&pair[0]) != moment(&pair[1]));
    if dated {
        order.sort_by_key(moment);
    }
    let steps = order.windows(2).map(|pair| step(accounts, statements, pair[0], pair[1])).collect();
    Versions { order, dated, steps }
}

/// The statements of an account, which are contiguous.
fn own(statements: &[Statement], id: AccountId) -> Range<usize> {
    let from = statements.partition_point(|s| s.account < id);
    from..statements.partition_point(|s| s.account <= id)
}

fn step(accounts: &[Account], statements: &[Statement], from: AccountId, to: AccountId) -> Step {
    let (old, new) = (own(statements, from), own(statements, to));
    let found = matching::matches(accounts, &statements[old.clone()], &statements[new.clone()]);
    let change = |pair: &matching::Match| {
        let (before, after) = (pair.old.map(|at| old.start + at), pair.new.map(|at| new.start + at));
        let (kind, facts) = match (before, after) {
            (Some(_), Some(_)) if pair.equal => (if pair.moved { ChangeKind::Moved } else { ChangeKind::Kept }, Vec::new()),
            (Some(before), Some(after)) => facts::changed(accounts, &statements[before], &statements[after]),
            (None, _) => (ChangeKind::Added, Vec::new()),
            (_, None) => (ChangeKind::Removed, Vec::new()),
        };
        Change { kind, old: before.map(StatementId), new: after.map(StatementId), moved: pair.moved, facts }
    };
    Step { from, to, changes: found.iter().map(change).collect(), notes: notes(&accounts[from.0], &accounts[to.0]) }
}

/// The sentences and other lines of the newer version that report a correction or an update and are not in the older one.
fn notes(old: &Account, new: &Account) -> Vec<Span> {
    let language = Language::of(&new.language).unwrap_or(Language::english());
    let before: BTreeSet<String> = old.blocks.iter().map(|block| squeeze(block.span.text(&old.text))).collect();
    let text = |block: &&Block| squeeze(block.span.text(&new.text));
    let dated = |block: &Block| block.kind == BlockKind::Header && language.page.reports_update(&squeeze(block.span.text(&new.text)));
    let is_note = |block: &&Block| (language.page.reports_change(&text(block)) || dated(block)) && !before.contains(&text(block));
    new.blocks.iter().filter(is_note).map(|block| block.span).collect()
}

impl Step {
    /// Returns the number of changes of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}
