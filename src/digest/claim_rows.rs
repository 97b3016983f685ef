//! Claims without a conflict as rows of a list: one row for claims that share half their statements, with those from most independent texts
//! first. A row counts only accounts whose statements surely say one thing: a claim may contain two that pair only through others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::doubts::{ShownDoubt, shown_doubt};
use super::sections::Agreement;
use super::{Dispute, Extent, shared, texts};
use crate::language::Language;
use crate::model::tree::Link;
use crate::model::{AccountId, Claim, ClaimId, Comparison, Content, DifferenceId, Relation, Statement, StatementId};
use crate::select::View;
use crate::text::{Token, TokenKind};

/// Rows with fewer content words come last in their list.
const FEW_WORDS: usize = 5;

/// Claims that are shown as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The claim that represents all.
    pub claim: ClaimId,
    /// Others that share half their statements with it.
    pub others: Vec<ClaimId>,
    /// The accounts that report it, each once, in order.
    pub accounts: Vec<AccountId>,
    /// The number of independent texts behind these accounts.
    pub texts: usize,
    /// All their statements, each once, in order.
    pub statements: Vec<StatementId>,
    /// True if it is also reported in different words.
    pub reworded: bool,
    /// The disputes that one of its statements is part of, by their index in [`super::Digest::disputes`].
    pub disputes: Vec<usize>,
    /// What keeps the representative claim unsettled.
    pub doubt: Option<ShownDoubt>,
    /// True if it has so few words that it is of little use.
    pub slight: bool,
}

impl Row {
    /// True if its sides can be compared. Other rows have different details on each side.
    pub fn is_placed(&self) -> bool {
        self.doubt.as_ref().is_none_or(|doubt| doubt.placed)
    }
}

/// The rows of one degree of agreement.
pub fn rows(comparison: &Comparison, view: &View, agreement: Agreement, disputes: &[Dispute<'_>], sure: &SamePairs<'_>) -> Vec<Row> {
    let lesser: BTreeSet<DifferenceId> = view.lesser.iter().copied().collect();
    let shown = (0..comparison.differences.len()).map(DifferenceId).filter(|id| !lesser.contains(id));
    let differences = shown.map(|id| &comparison.differences[id.0]);
    let reworded: BTreeSet<ClaimId> = differences.filter(|d| d.relation == Relation::Wording).map(|d| d.claim).collect();
    let mut disputed: BTreeMap<StatementId, BTreeSet<usize>> = BTreeMap::new();
    for (at, dispute) in disputes.iter().enumerate() {
        for id in dispute.values.iter().flat_map(|v| &v.sides).filter_map(|side| side.statement) {
            disputed.entry(id).or_default().insert(at);
        }
    }
    let mut ids: Vec<ClaimId> =
        view.claims.iter().copied().filter(|id| Agreement::of(&comparison.claims[id.0]) == Some(agreement)).collect();
    let behind = |id: &ClaimId| (texts(comparison, &comparison.claims[id.0].accounts), comparison.claims[id.0].accounts.len());
    ids.sort_by_key(|id| Reverse(behind(id)));
    let mut out: Vec<Row> = Vec::new();
    let mut at: BTreeMap<StatementId, Vec<usize>> = BTreeMap::new();
    for id in ids {
        let claim = &comparison.claims[id.0];
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        claim.statements.iter().flat_map(|s| at.get(s).into_iter().flatten()).for_each(|row| *shared.entry(*row).or_default() += 1);
        let same = shared.into_iter().filter(|(_, n)| 2 * n >= claim.statements.len()).max_by_key(|(row, n)| (*n, Reverse(*row)));
        let row = same.map_or(out.len(), |(row, _)| row);
        match out.get_mut(row) {
            Some(own) => {
                own.others.push(id);
                own.statements.extend(claim.statements.iter().copied());
                own.reworded |= reworded.contains(&id);
            }
            None => out.push(Row {
                claim: id,
                others: Vec::new(),
                accounts: Vec::new(),
                texts: 0,
                statements: claim.statements.clone(),
                reworded: reworded.contains(&id),
                disputes: Vec::new(),
                doubt: shown_doubt(comparison, claim, disputes, sure).filter(|_| agreement == Agreement::NotSettled),
                slight: content(comparison, claim.gist) < FEW_WORDS,
            }),
        }
        claim.statements.iter().for_each(|s| at.entry(*s).or_default().push(row));
    }
    for row in &mut out {
        row.statements.sort();
        row.statements.dedup();
        row.accounts = row.statements.iter().map(|s| comparison.statement(*s).account).collect::<BTreeSet<_>>().into_iter().collect();
        row.texts = texts(comparison, &row.accounts);
        let own: BTreeSet<usize> = row.statements.iter().flat_map(|s| disputed.get(s).into_iter().flatten().copied()).collect();
        row.disputes = own.into_iter().collect();
    }
    let words = |row: &Row| content(comparison, comparison.claims[row.claim.0].gist);
    // Comparable rows come first.
    let apart = |row: &Row| !row.is_placed();
    out.sort_by_cached_key(|row| (apart(row), row.slight, Reverse((row.texts, row.accounts.len(), words(row))), row.claim));
    out
}

/// Splits unsettled rows in two: what several accounts surely report, each with details of its own, and the others. An account reports a
/// row if one of its statements pairs surely with the example statement.
pub(super) fn several(comparison: &Comparison, rows: Vec<Row>, sure: &SamePairs<'_>) -> (Vec<Row>, Vec<Row>) {
    let (mut reported, mut others) = (Vec::new(), Vec::new());
    for mut row in rows {
        let statements = sure.statements(row.claim, &row.statements);
        let accounts = sure.accounts(&statements);
        if row.is_placed() || row.slight || accounts.len() < 2 {
            others.push(row);
            continue;
        }
        row.accounts = accounts;
        row.texts = texts(comparison, &row.accounts);
        row.statements = statements;
        reported.push(row);
    }
    reported.sort_by_cached_key(by_texts);
    (reported, others)
}

/// The agreed rows whose accounts all say what is shown, in the same or in different words. If the shown statement is only an example, not
/// all of them say it: such a row moves to `several`.
pub(super) fn in_common(comparison: &Comparison, agreed: Vec<Row>, several: &mut Vec<Row>) -> Vec<Row> {
    let (examples, agreed): (Vec<Row>, Vec<Row>) =
        agreed.into_iter().partition(|row| shared(comparison, row.claim).extent == Extent::Example);
    several.extend(examples);
    several.sort_by_cached_key(by_texts);
    agreed
}

fn by_texts(row: &Row) -> impl Ord + use<> {
    (Reverse((row.texts, row.accounts.len())), row.claim)
}

/// Moves rows from `several` to an agreed row that contains their example statement, so that nothing is shown twice.
pub(super) fn merge_repeated(comparison: &Comparison, agreed: &mut [Row], several: &mut Vec<Row>) {
    several.retain(|row| {
        let words = comparison.words(comparison.claims[row.claim.0].gist);
        let same = agreed.iter_mut().find(|other| other.statements.iter().any(|id| comparison.words(*id) == words));
        let left = same.is_none();
        if let Some(same) = same {
            same.others.extend(std::iter::once(row.claim).chain(row.others.iter().copied()));
        }
        left
    });
}

/// The number of distinct content words in a statement.
fn content(comparison: &Comparison, id: StatementId) -> usize {
    let statement = comparison.statement(id);
    let language = Language::of(&comparison.account(statement.account).language).unwrap_or(Language::english());
    let words = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark && !language.words.is_stop(&t.norm));
    let distinct = words.map(|t| t.norm.as_str()).collect::<BTreeSet<_>>().len();
    // A statement without tokens (in a text that could not be read as words) has only its length.
    if statement.tokens.is_empty() { comparison.words(id).split_whitespace().count() } else { distinct }
}

/// The statements that pair surely.
pub struct SamePairs<'a> {
    comparison: &'a Comparison,
    pairs: BTreeSet<(StatementId, StatementId)>,
    /// The pairs that do so almost without doubt.
    clear: BTreeSet<(StatementId, StatementId)>,
}

/// From this probability on, two statements are taken to say one thing whatever their words are, if a claim has few accounts; among many
/// accounts some statements are about other days.
const CLEAR: f64 = 0.9;
const FEW: usize = 5;

impl<'a> SamePairs<'a> {
    /// The sure pairs of a comparison.
    pub fn of(comparison: &'a Comparison) -> SamePairs<'a> {
        let from = |least: f64| comparison.pairings.iter().filter(move |p| p.probability >= least).map(|p| p.statements).collect();
        SamePairs { comparison, pairs: from(Claim::FAIR), clear: from(CLEAR) }
    }

    /// True if two statements surely say one thing, or have the same words.
    pub fn together(&self, a: StatementId, b: StatementId) -> bool {
        a == b || self.pairs.contains(&(a.min(b), a.max(b))) || self.comparison.words(a) == self.comparison.words(b)
    }

    /// The statements, among some of a claim, that surely say what its example statement says, with their copies.
    pub fn statements(&self, claim: ClaimId, among: &[StatementId]) -> Vec<StatementId> {
        let gist = self.comparison.claims[claim.0].gist;
        let few = self.comparison.claims[claim.0].accounts.len() <= FEW;
        let clear = |id: StatementId| few && self.clear.contains(&(gist.min(id), gist.max(id)));
        let says_same = |id: &StatementId| self.together(gist, *id) && (clear(*id) || self.share_event(gist, *id));
        let words: BTreeSet<&str> = among.iter().filter(|id| says_same(id)).map(|id| self.comparison.words(*id)).collect();
        among.iter().copied().filter(|id| words.contains(self.comparison.words(*id))).collect()
    }

    /// True if one of two statements has a word for the main event of the other. "Faces trial" is not yet "convicted".
    fn share_event(&self, a: StatementId, b: StatementId) -> bool {
        let statement = |id: StatementId| self.comparison.statement(id);
        let language = Language::of(&self.comparison.account(statement(a).account).language).unwrap_or(Language::english());
        let stem = |token: &Token| language.words.stem(&token.norm).into_owned();
        let has_event_of = |own: &Statement, other: &Statement| {
            let at = main_verb(own).filter(|at| !language.words.is_stop(&own.tokens[*at].norm));
            let has =
                |event: String| other.tokens.iter().map(stem).any(|word| word == event || language.synonyms.share_a_sense(&word, &event));
            at.is_none_or(|at| has(stem(&own.tokens[at])))
        };
        has_event_of(statement(a), statement(b)) || has_event_of(statement(b), statement(a))
    }

    /// The accounts of some statements, each once, in order.
    pub fn accounts(&self, statements: &[StatementId]) -> Vec<AccountId> {
        statements.iter().map(|id| self.comparison.statement(*id).account).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// The main verb of a statement: that of its main clause, or of the content reported there.
fn main_verb(statement: &Statement) -> Option<usize> {
    let tree = &statement.tree;
    let mut at = (0..statement.tokens.len()).find(|at| tree.is_verb(*at) && tree.head(*at).is_none())?;
    let is_saying = |at: usize| {
        let token = &statement.tokens[at];
        let cue = |content: &Content| match content {
            Content::Speech(speech) => speech.cue.is_some_and(|cue| cue.start() <= token.start && token.end <= cue.end()),
            _ => false,
        };
        statement.mentions.iter().any(|m| cue(&m.content))
    };
    while is_saying(at) {
        at = tree.children(at).find(|child| tree.is_verb(*child) && tree.link(*child) == Link::Clause)?;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::{SamePairs, in_common, rows};
    use crate::digest::disputes;
    use crate::digest::findings::shown_findings;
    use crate::digest::sections::Agreement;
    use crate::load::Input;
    use crate::model::{ClaimId, Comparison, Settings, Tree, Verdict};
    use crate::report::fixture;
    use crate::select;

    #[test]
    fn rows_without_a_common_clause_move_to_several() {
        let read = |texts: [&str; 2]| {
            let input = |(at, text): (usize, &str)| Input { path: format!("{at}.txt"), bytes: text.as_bytes().into(), ..Input::default() };
            crate::compare(texts.into_iter().enumerate().map(input).collect(), &Settings::default())
        };
        let sorted = |comparison: &Comparison| {
            let agreed = rows(comparison, &select::everything(comparison), Agreement::Agreed, &[], &SamePairs::of(comparison));
            let mut several = Vec::new();
            (in_common(comparison, agreed, &mut several).len(), several.len())
        };
        let alike = read(["The council of Harn sold the old mill in 1961.", "In 1961 the council of Harn sold the old mill."]);
        assert_eq!(sorted(&alike), (1, 0));
        let mut other_words = alike;
        other_words.statements.iter_mut().for_each(|statement| statement.tree = Tree::default());
        assert_eq!(sorted(&other_words), (1, 0), "without a clause that both share, all have the words of the statement");
        let mut apart = read(["The council of Harn sold the old mill for 900 crowns.", "In 1961 the council of Harn sold the old mill."]);
        apart.claims[0].verdict = Verdict::Agreed;
        apart.statements.iter_mut().for_each(|statement| statement.tree = Tree::default());
        assert_eq!(sorted(&apart), (0, 1), "each has a value that the other has not: the statement is an example");
    }

    #[test]
    fn claims_that_share_half_their_statements_are_one_row() {
        let mut comparison = fixture::sample();
        let list = |comparison: &_| {
            let view = select::everything(comparison);
            let disputed = disputes(comparison, &shown_findings(comparison, &view));
            rows(comparison, &view, Agreement::Agreed, &disputed, &SamePairs::of(comparison))
        };
        let alone = list(&comparison);
        assert_eq!(
            alone.iter().map(|r| (r.claim, r.others.len(), r.reworded)).collect::<Vec<_>>(),
            [(ClaimId(1), 0, true), (ClaimId(2), 0, false)]
        );
        assert!(alone.iter().all(|row| row.disputes.is_empty()));

        let (killed, freed) = (comparison.claims[0].statements[0], comparison.claims[1].statements[0]);
        comparison.claims[2].statements = vec![killed, freed];
        let joined = list(&comparison);
        assert_eq!(joined.iter().map(|r| (r.claim, r.others.clone())).collect::<Vec<_>>(), [(ClaimId(1), vec![ClaimId(2)])]);
        assert_eq!(joined[0].statements.len(), 4);
        assert_eq!(joined[0].disputes, [0], "one of its statements is in dispute");
    }
}
