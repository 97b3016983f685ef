//! Successive versions of one text: which sentences were added, removed, moved and changed from each to the next, and whether a fact changed
//! or only its wording.

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
    /// The versions, the oldest first.
    pub order: Vec<AccountId>,
    /// Is that the order of their moments of publication, not the one in which they were named?
    pub dated: bool,
    /// One step fewer than there are versions.
    pub steps: Vec<Step>,
}

/// From one version to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The older version.
    pub from: AccountId,
    /// The newer one.
    pub to: AccountId,
    /// Every sentence of both, in the order of the newer text; what was removed stands where it was.
    pub changes: Vec<Change>,
    /// Where the newer version says that it was corrected or updated, as the older did not.
    pub notes: Vec<Span>,
}

/// One sentence, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// Where it stood; `None` of one that is new.
    pub old: Option<StatementId>,
    /// Where it stands; `None` of one that is gone.
    pub new: Option<StatementId>,
    /// Does it stand in another place among the sentences that stayed?
    pub moved: bool,
    /// The facts that changed in it.
    pub facts: Vec<FactChange>,
}

/// What happened to a sentence, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A fact in it is another: a number, a day, a name, a source, a negation, how sure it is.
    Fact,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has other words, and no fact that is read is another.
    Words,
    /// Only function words, forms of words, capitals or marks are others.
    Form,
    /// It is the same in another place.
    Moved,
    /// It is as and where it was.
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

    /// As reports and JSON write it.
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

/// A fact that is another in the newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// Which kind of fact.
    pub kind: FactKind,
    /// The words that told it, and no longer do; none where it is new.
    pub old: Vec<Span>,
    /// The words that tell it now; none where it is gone.
    pub new: Vec<Span>,
}

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A number of something.
    Number,
    /// A day, a time, a length of time.
    Date,
    /// Who or what is named.
    Name,
    /// Is it denied?
    Negation,
    /// How sure it is told to be.
    Certainty,
    /// Who says it.
    Source,
    /// The verb of saying.
    Saying,
    /// A word that takes sides, strengthens or distances.
    Charged,
}

impl FactKind {
    /// As reports and JSON write it.
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

/// Compares each version with the one before; `named` are the paths of the accounts in the order in which the user names them.
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

/// The statements of an account: they stand together.
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

/// What is new in the newer version and tells of a correction or an update, sentences and lines around the text alike.
fn notes(old: &Account, new: &Account) -> Vec<Span> {
    let language = Language::of(&new.language).unwrap_or(Language::english());
    let before: BTreeSet<String> = old.blocks.iter().map(|block| squeeze(block.span.text(&old.text))).collect();
    let text = |block: &&Block| squeeze(block.span.text(&new.text));
    let dated = |block: &Block| block.kind == BlockKind::Header && language.page.reports_update(&squeeze(block.span.text(&new.text)));
    let tells = |block: &&Block| (language.page.reports_change(&text(block)) || dated(block)) && !before.contains(&text(block));
    new.blocks.iter().filter(tells).map(|block| block.span).collect()
}

impl Step {
    /// How many changes there are of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}
