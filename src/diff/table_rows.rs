//! Rows of tables and of lists that are built alike. Cells under one head in two rows with one name are compared, whatever the order of the
//! columns; entries that each have a far closer counterpart in the other account do not conflict.

use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::{Finding, Half};
use super::kinds::excludes_fact;
use super::pair::Pair;
use super::said::Said;
use crate::model::{DifferenceKind, Relation, Span, Statement};
use crate::text::{TokenKind, tokens};
use crate::wordnet;

/// Most words of a cell that is compared as a whole.
const MOST_WORDS: usize = 4;

/// True if both statements are rows of tables with column heads.
pub(super) fn are_rows(pair: &Pair<'_>) -> bool {
    pair.left.statement.heads.is_some() && pair.right.statement.heads.is_some()
}

/// Whether the two spans are under one head, in rows with one name; `None` if either statement is not a row.
pub(super) fn same_column(pair: &Pair<'_>, left: Span, right: Span) -> Option<bool> {
    let (a, b) = rows_of(pair)?;
    let at = |said: &Said<'_>, row: &[Cell], span: Span| {
        let token = said.tokens_in(span).start;
        row.iter().position(|cell| cell.tokens.contains(&token))
    };
    let (Some(i), Some(j)) = (at(pair.left, &a, left), at(pair.right, &b, right)) else { return Some(false) };
    Some(one_name(pair, &a, &b) && one_head(&a[i].head, &b[j].head))
}

/// True if both are rows, with one name.
pub(super) fn is_one_row(pair: &Pair<'_>) -> bool {
    rows_of(pair).is_some_and(|(a, b)| one_name(pair, &a, &b))
}

/// The cells of both. Without heads, columns are identified by their order, if both rows have one name and equally many cells.
fn rows_of(pair: &Pair<'_>) -> Option<(Vec<Cell>, Vec<Cell>)> {
    if let Some(rows) = row_of(pair, pair.left).zip(row_of(pair, pair.right)) {
        return Some(rows);
    }
    let plain = |said: &Said<'_>| {
        let numbered = |(at, tokens): (usize, Range<usize>)| Cell { tokens, head: BTreeSet::from([at.to_string()]) };
        said.statement.heads.is_none().then(|| cell_tokens(said).into_iter().enumerate().map(numbered).collect::<Vec<Cell>>())
    };
    let rows = plain(pair.left).zip(plain(pair.right))?;
    (rows.0.len() > 1 && rows.0.len() == rows.1.len() && one_name(pair, &rows.0, &rows.1)).then_some(rows)
}

/// Compares cells that contain words.
pub(super) fn compare_cells(pair: &Pair<'_>) -> Vec<Finding> {
    let Some((a, b)) = row_of(pair, pair.left).zip(row_of(pair, pair.right)).filter(|(a, b)| one_name(pair, a, b)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for x in a.iter().skip(1) {
        let Some(y) = b.iter().skip(1).find(|y| one_head(&x.head, &y.head)) else { continue };
        if is_word(pair.left, x) && is_word(pair.right, y) && !cells_agree(pair, x, y) {
            let (left, right) = (cell_half(pair.left, x), cell_half(pair.right, y));
            let head = x.head.iter().cloned().collect::<Vec<_>>().join(" ");
            out.push(Finding {
                kind: DifferenceKind::Outcome,
                explanation: format!("\"{}\" against \"{}\" in one column of one row", left.value, right.value),
                topic: format!("cell {head}"),
                relation: Relation::Conflict,
                weight: 1.0,
                form: false,
                left,
                right,
            });
        }
    }
    out
}

/// A cell of a row.
struct Cell {
    /// Its tokens.
    tokens: Range<usize>,
    /// Stems of the words of its head.
    head: BTreeSet<String>,
}

/// The cells of a row with their heads.
fn row_of(pair: &Pair<'_>, said: &Said<'_>) -> Option<Vec<Cell>> {
    let heads = said.statement.heads?;
    let words = &pair.reading.language.words;
    let row = tokens(heads.text(said.text), heads.start());
    let stem = |t: &crate::text::Token| (t.kind != TokenKind::Mark || t.is("%")).then(|| words.stem(&t.norm).into_owned());
    let columns: Vec<BTreeSet<String>> = row.split(|t| t.is("|")).map(|cell| cell.iter().filter_map(stem).collect()).collect();
    let cells = cell_tokens(said);
    // A row may leave out cells at its end.
    let fits = cells.len() <= columns.len();
    fits.then(|| cells.into_iter().zip(columns).map(|(tokens, head)| Cell { tokens, head }).collect())
}

/// The token ranges between the vertical bars.
fn cell_tokens(said: &Said<'_>) -> Vec<Range<usize>> {
    let (mut cells, mut from) = (Vec::new(), 0);
    let all = &said.statement.tokens;
    for to in (0..all.len()).filter(|at| all[*at].is("|")).chain([all.len()]) {
        cells.push(from..to);
        from = to + 1;
    }
    cells
}

/// True if two heads say the same. One may say more: "votes" and "votes cast".
fn one_head(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    !a.is_empty() && !b.is_empty() && (a.is_subset(b) || b.is_subset(a))
}

/// True if two rows begin with the same words.
fn one_name(pair: &Pair<'_>, a: &[Cell], b: &[Cell]) -> bool {
    let name = |said: &Said<'_>, row: &[Cell]| -> BTreeSet<String> {
        let relevant = |at: &usize| said.statement.tokens[*at].kind != TokenKind::Mark;
        row.first().map_or_else(BTreeSet::new, |cell| cell.tokens.clone().filter(relevant).map(|at| said.stems[at].clone()).collect())
    };
    let (x, y) = (name(pair.left, a), name(pair.right, b));
    !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x))
}

/// True for a few words without a figure.
fn is_word(said: &Said<'_>, cell: &Cell) -> bool {
    let tokens = &said.statement.tokens[cell.tokens.clone()];
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    (1..=MOST_WORDS).contains(&words) && tokens.iter().all(|t| t.kind != TokenKind::Number)
}

/// True if the two have a word or a name in common, or synonyms. A single word against several is left open.
fn cells_agree(pair: &Pair<'_>, x: &Cell, y: &Cell) -> bool {
    let words =
        |said: &Said<'_>, cell: &Cell| -> Vec<String> { cell.tokens.clone().map(|at| said.statement.tokens[at].norm.clone()).collect() };
    let names = |said: &Said<'_>, cell: &Cell| -> BTreeSet<_> {
        said.names().filter(|(m, _)| cell.tokens.contains(&said.tokens_in(m.span).start)).filter_map(|(_, n)| n.entity).collect()
    };
    let (a, b) = (words(pair.left, x), words(pair.right, y));
    let near = |p: &String| {
        b.iter().any(|q| pair.reading.language.words.stem(p) == pair.reading.language.words.stem(q) || wordnet::nearness(p, q) > NEAR)
    };
    let initials = |short: &[String], long: &[String]| {
        let letters: String = long.iter().filter_map(|w| w.chars().next()).collect();
        short.len() == 1 && (letters.starts_with(&short[0]) || long.iter().any(|w| w.starts_with(&short[0])))
    };
    !names(pair.left, x).is_disjoint(&names(pair.right, y)) || a.iter().any(near) || initials(&a, &b) || initials(&b, &a)
}

fn cell_half(said: &Said<'_>, cell: &Cell) -> Half {
    let tokens = &said.statement.tokens;
    Half::verbatim(said, Span::of(said.text, tokens[cell.tokens.start].start..tokens[cell.tokens.end - 1].end))
}

/// Least similarity of a counterpart, and by how much it must exceed that of the statement at hand.
const CLOSE: f64 = 0.65;
const CLOSER: f64 = 0.25;

/// Above this WordNet similarity, two words in cells may mean one thing.
const NEAR: f64 = 0.6;

/// Longer statements are not list entries.
const LONGEST: usize = 20;

/// Drops conflicts of fact between entries that each have a closer counterpart.
pub(super) fn own_counterparts(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let short = |said: &Said<'_>| said.statement.tokens.len() <= LONGEST;
    if findings.iter().any(excludes_fact) && short(pair.left) && short(pair.right) {
        let (left, right) = (words_of(pair, pair.left.statement), words_of(pair, pair.right.statement));
        let shared = likeness_of(&left, &right);
        if shared < CLOSE
            && has_closer_counterpart(pair, pair.left, &right, shared)
            && has_closer_counterpart(pair, pair.right, &left, shared)
        {
            findings.retain(|f| !excludes_fact(f));
        }
    }
    findings
}

/// True if another statement of the account shares far more with these words.
fn has_closer_counterpart(pair: &Pair<'_>, own: &Said<'_>, other: &BTreeSet<&str>, shared: f64) -> bool {
    let statements = &pair.reading.statements;
    let near = |at: &usize| statements[*at].account == own.account && *at != own.id.0 && statements[*at].tokens.len() <= LONGEST;
    (0..statements.len()).filter(near).any(|at| {
        let found = likeness_of(&words_of(pair, &statements[at]), other);
        found >= CLOSE && found >= shared + CLOSER
    })
}

/// The content words of a statement.
fn words_of<'s>(pair: &Pair<'_>, statement: &'s Statement) -> BTreeSet<&'s str> {
    let relevant = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark && !pair.reading.language.words.is_stop(&t.norm));
    relevant.map(|t| t.norm.as_str()).collect()
}

/// Share of the words of both that they have in common.
fn likeness_of(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let all = a.union(b).count();
    if all == 0 { 0.0 } else { a.intersection(b).count() as f64 / all as f64 }
}
