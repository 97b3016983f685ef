//! Quotations: the words inside the quotation marks. A shorter extract, an ellipsis or an insertion in brackets is no difference; a
//! different content word inside the part that both quote is one.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use super::wording::choice::spelled_alike;
use crate::model::{AccountId, DifferenceKind, Relation, Span, Statement, StatementKind};
use crate::text::TokenKind;

/// Least number of words in a quotation that is compared.
const SHORTEST: usize = 4;

/// Least share of the shorter quotation's words that both quote, in order.
const ONE_SAYING: f64 = 0.6;

/// From this share on, both surely quote the same words, and a word that differs was changed by an account; below it they may have taken
/// two sentences, or have paraphrased them.
const ONE_STRETCH: f64 = 0.8;

/// Most words that can replace others; a longer range is another part of the speech.
const ONE_PLACE: usize = 5;

/// Compares the words inside quotation marks.
pub(super) fn compare_quotes(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (quoted(pair.left), quoted(pair.right));
    left.iter().flat_map(|a| right.iter().filter_map(|b| quote_finding(pair, a, b))).collect()
}

/// The token ranges inside quotation marks. A statement that is a quotation is one range.
fn quoted(said: &Said<'_>) -> Vec<Range<usize>> {
    const MOST: usize = 6;
    let tokens = &said.statement.tokens;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        match (mark(token.of(said.text)), open) {
            (Some(Mark::Double), Some(from)) if mark(tokens[from].of(said.text)) == Some(Mark::Double) => {
                out.push(from + 1..at);
                open = None;
            }
            (Some(Mark::Closing), Some(from)) if mark(tokens[from].of(said.text)) == Some(Mark::Opening) => {
                out.push(from + 1..at);
                open = None;
            }
            (Some(Mark::Double | Mark::Opening), None) => open = Some(at),
            (Some(_) | None, _) => {}
        }
    }
    // A quotation may close in a later sentence or open in an earlier one.
    match open {
        Some(from) if from * 2 < tokens.len() => out.push(from + 1..tokens.len()),
        Some(to) if out.is_empty() => out.push(0..to),
        Some(_) => {}
        None if out.is_empty() && said.statement.kind == StatementKind::Quote => out.push(0..tokens.len()),
        None => {}
    }
    out.retain(|r| words_inside(said, r).len() >= SHORTEST);
    out.truncate(MOST);
    out
}

/// The kinds of quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Opens or closes.
    Double,
    /// A single opening one.
    Opening,
    /// A single one that closes, if one is open.
    Closing,
}

fn mark(token: &str) -> Option<Mark> {
    match token {
        "\u{2018}" => Some(Mark::Opening),
        "\u{2019}" => Some(Mark::Closing),
        _ => token.chars().next().filter(|c| crate::text::normalise::straight(*c) == '"').map(|_| Mark::Double),
    }
}

/// The tokens of the words in a range, without punctuation.
fn words_inside(said: &Said<'_>, at: &Range<usize>) -> Vec<usize> {
    at.clone().filter(|i| said.statement.tokens[*i].kind != TokenKind::Mark).collect()
}

fn quote_finding(pair: &Pair<'_>, a: &Range<usize>, b: &Range<usize>) -> Option<Finding> {
    let (x, y) = (words_inside(pair.left, a), words_inside(pair.right, b));
    // "F.B.I." is the same word as "FBI".
    let norms = |said: &Said<'_>, at: &[usize]| at.iter().map(|i| said.statement.tokens[*i].norm.replace('.', "")).collect::<Vec<_>>();
    let (p, q) = (norms(pair.left, &x), norms(pair.right, &y));
    if p.len().max(q.len()) > 400 {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &p, &q);
    let shared: usize = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| op.old_range().len()).sum();
    let side = Sides { pair, left: &x, right: &y, a, b };
    if shared < SHORTEST - 1 || (shared as f64) < ONE_SAYING * p.len().min(q.len()) as f64 || one_spelling(&p, &q) {
        return None;
    }
    // "I felt …", while the other begins earlier: "I did it because I felt …"
    if p.ends_with(&q) || q.ends_with(&p) {
        return Some(side.extract(shared));
    }
    let (first, last) = (ops.iter().position(is_equal)?, ops.iter().rposition(is_equal)?);
    let one_title = |a: &[String], b: &[String]| matches!((a, b), ([a], [b]) if pair.reading.language.persons.one_title(a, b));
    let one_word = |a: &[String], b: &[String]| one_spelling(a, b) || one_title(a, b);
    let same = |op: &&DiffOp| is_equal(op) || one_word(&p[op.old_range()], &q[op.new_range()]);
    if ops.iter().all(|op| same(&op)) {
        return None;
    }
    let short = |op: &&DiffOp| op.old_range().len().max(op.new_range().len()) <= ONE_PLACE;
    // The same if the words that only one quotes follow the first shared word and end with it.
    let opening = &ops[first];
    let begins_earlier = |op: &&DiffOp| {
        let (old, new) = (&p[op.old_range()], &q[op.new_range()]);
        let next = op.old_range().start == opening.old_range().end && op.new_range().start == opening.new_range().end;
        next && (old.is_empty() || new.is_empty()) && [old, new].concat().ends_with(&p[opening.old_range()])
    };
    let inner = ops[first..=last].iter().filter(short).filter(|op| !same(op) && !side.marked(op) && !begins_earlier(op));
    let changed: Vec<&DiffOp> = inner.chain(ops.get(last + 1).filter(|op| side.ends_otherwise(op))).collect();
    let relevant = changed.iter().find(|op| side.content(op)).or(changed.first());
    match relevant {
        // Ending a quotation earlier, as printers do with a full stop inside the marks, changes nothing; cutting a phrase does: "no
        // community center", "no community".
        Some(op) if side.ends_otherwise(op) && !side.cuts_a_phrase(op) => Some(side.stated(op, Relation::Compatible, shared)),
        Some(op) if !side.content(op) => Some(side.stated(op, Relation::Wording, shared)),
        Some(op) if (shared as f64) < ONE_STRETCH * p.len().min(q.len()) as f64 || is_set_apart(&ops[first..=last], op) => {
            Some(side.stated(op, Relation::Compatible, shared))
        }
        Some(op) => {
            let mut finding = side.stated(op, Relation::Conflict, shared);
            if are_two_sayings(pair, &finding.left, &finding.right) {
                finding.relation = Relation::Compatible;
            }
            Some(finding)
        }
        None => Some(side.extract(shared)),
    }
}

/// True for spellings of one word: "I'm" is "I ’ m", "e-mail" is "email", and "UN" is "United Nations".
fn one_spelling(a: &[String], b: &[String]) -> bool {
    let letters = |words: &[String]| words.concat().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let initials = |words: &[String]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let short = |one: &[String], other: &[String]| one.len() == 1 && other.len() > 1 && one[0] == initials(other);
    letters(a) == letters(b) || short(a, b) || short(b, a)
}

/// Is a change set apart, by a stretch that only one side prints, from nearly all that both print? They may have taken two sentences.
fn is_set_apart(ops: &[DiffOp], change: &DiffOp) -> bool {
    let long = |op: &DiffOp| !is_equal(op) && op.old_range().len().max(op.new_range().len()) > ONE_PLACE;
    let beside = ops.split(long).find(|part| part.contains(change)).unwrap_or(ops);
    let shared: usize = beside.iter().filter(|op| is_equal(op)).map(|op| op.old_range().len()).sum();
    beside.len() < ops.len() && shared < SHORTEST
}

fn is_equal(op: &DiffOp) -> bool {
    matches!(op, DiffOp::Equal { .. })
}

/// Two quotations that are being compared.
struct Sides<'p> {
    pair: &'p Pair<'p>,
    left: &'p [usize],
    right: &'p [usize],
    a: &'p Range<usize>,
    b: &'p Range<usize>,
}

impl Sides<'_> {
    /// True if an ellipsis or brackets show that there is a change.
    fn marked(&self, op: &DiffOp) -> bool {
        let owned = |said: &Said<'_>, at: &[usize], range: Range<usize>| {
            let from = range.start.checked_sub(1).map_or(0, |i| at[i]);
            let to = at.get(range.end).map_or(said.statement.tokens.len(), |i| i + 1);
            said.statement.tokens[from..to].iter().any(|t| matches!(t.norm.as_str(), "…" | "[" | "]" | "(" | ")"))
                || said.statement.tokens[from..to].windows(2).any(|w| w[0].is(".") && w[1].is("."))
        };
        owned(self.pair.left, self.left, op.old_range()) || owned(self.pair.right, self.right, op.new_range())
    }

    /// True if the shorter one ends its sentence where the longer one continues it.
    fn ends_otherwise(&self, op: &DiffOp) -> bool {
        const A_FEW: usize = 3;
        let (old, new) = (op.old_range(), op.new_range());
        if !old.is_empty() && !new.is_empty() {
            return false;
        }
        let full_stop = |said: &Said<'_>, at: &[usize], i: usize| {
            let next = at.get(i).and_then(|i| said.statement.tokens.get(i + 1));
            next.is_some_and(|t| matches!(t.norm.as_str(), "." | "!" | "?"))
        };
        let (last_left, last_right) = (old.start.saturating_sub(1), new.start.saturating_sub(1));
        let (stops_left, stops_right) =
            (full_stop(self.pair.left, self.left, last_left), full_stop(self.pair.right, self.right, last_right));
        stops_left != stops_right && old.len().max(new.len()) <= A_FEW
    }

    /// True if the last shared word depends on a word that only the longer one quotes.
    fn cuts_a_phrase(&self, op: &DiffOp) -> bool {
        let cut = |said: &Said<'_>, at: &[usize], range: Range<usize>| {
            let last = range.start.checked_sub(1).map(|i| at[i]);
            last.and_then(|last| said.statement.tree.head(last)).is_some_and(|head| at[range].contains(&head))
        };
        cut(self.pair.left, self.left, op.old_range()) || cut(self.pair.right, self.right, op.new_range())
    }

    /// True if a content word or a negation differs. Figures and dates have comparisons of their own, however they are written.
    fn content(&self, op: &DiffOp) -> bool {
        let language = self.pair.reading.language;
        let stated = |said: &Said<'_>, at: &[usize]| {
            at.iter().any(|i| {
                let token = &said.statement.tokens[*i];
                let figure = said.is_figure(token);
                (!language.words.is_stop(&token.norm) && !figure) || language.opposites.denies(&token.norm)
            })
        };
        let stems = |said: &Said<'_>, at: &[usize]| at.iter().map(|i| said.stems[*i].clone()).collect::<Vec<_>>();
        let (old, new) = (&self.left[op.old_range()], &self.right[op.new_range()]);
        // Another form of one word is a slip: "damaged" and "damages", "offence" and "offense".
        let one_word = stems(self.pair.left, old) == stems(self.pair.right, new) || self.spelled_otherwise(old, new);
        (stated(self.pair.left, old) || stated(self.pair.right, new)) && !one_word && !self.denied_elsewhere(op)
    }

    fn spelled_otherwise(&self, old: &[usize], new: &[usize]) -> bool {
        let norms = |said: &Said<'_>, at: &[usize]| at.iter().map(|i| said.statement.tokens[*i].norm.clone()).collect::<Vec<_>>().join(" ");
        spelled_alike(&norms(self.pair.left, old), &norms(self.pair.right, new))
    }

    /// True if only a negator differs and the other side has its negation elsewhere: "he is not above the law", "no one is above the law".
    fn denied_elsewhere(&self, op: &DiffOp) -> bool {
        let denies = |said: &Said<'_>, i: usize| self.pair.reading.language.opposites.denies(&said.statement.tokens[i].norm);
        let content =
            |said: &Said<'_>, i: usize| !self.pair.reading.language.words.is_stop(&said.statement.tokens[i].norm) && !denies(said, i);
        let count = |said: &Said<'_>, at: &[usize]| at.iter().filter(|i| denies(said, **i)).count();
        let (old, new) = (&self.left[op.old_range()], &self.right[op.new_range()]);
        let only = !old.iter().any(|i| content(self.pair.left, *i)) && !new.iter().any(|i| content(self.pair.right, *i));
        let (here, there) = (count(self.pair.left, old), count(self.pair.right, new));
        let all = |said: &Said<'_>| (0..said.statement.tokens.len()).filter(|i| denies(said, *i)).count();
        let whole = (all(self.pair.left), all(self.pair.right));
        only && here != there && whole.0 % 2 == whole.1 % 2
    }

    fn stated(&self, op: &DiffOp, relation: Relation, shared: usize) -> Finding {
        let (left, right) =
            (half_around(self.pair.left, self.left, op.old_range()), half_around(self.pair.right, self.right, op.new_range()));
        let (one, other) = self.pair.labels();
        let explanation = format!("the quotation reads “{}” in {one} and “{}” in {other}", left.value, right.value);
        Finding { explanation, ..self.finding(left, right, relation, shared) }
    }

    fn extract(&self, shared: usize) -> Finding {
        let half = |said: &Said<'_>, at: &Range<usize>| {
            let tokens = &said.statement.tokens[at.clone()];
            let ends = tokens.first().zip(tokens.last()).map_or(said.statement.span.range(), |(f, l)| f.start..l.end);
            Half::verbatim(said, Span::of(said.text, ends))
        };
        let explanation = "one prints more of the quotation than the other; what both print is the same".to_string();
        Finding { explanation, ..self.finding(half(self.pair.left, self.a), half(self.pair.right, self.b), Relation::Compatible, shared) }
    }

    fn finding(&self, left: Half, right: Half, relation: Relation, shared: usize) -> Finding {
        let topic = format!("{} {}", left.statement.0, self.a.start);
        Finding {
            kind: DifferenceKind::Quote,
            topic,
            relation,
            weight: shared as f64,
            form: false,
            left,
            right,
            explanation: String::new(),
        }
    }
}

/// The changed words with one word before and one after them, in whole words: "aren't written".
fn half_around(said: &Said<'_>, at: &[usize], range: Range<usize>) -> Half {
    let tokens = &said.statement.tokens;
    let mut first = at[range.start.saturating_sub(1).min(at.len() - 1)];
    let mut last = at[range.end.min(at.len() - 1)].max(first);
    let goes_on = |next: usize| {
        tokens.get(next).is_some_and(|t| t.glued && t.kind == TokenKind::Word && next > 0 && tokens[next - 1].kind == TokenKind::Word)
    };
    while goes_on(first) {
        first -= 1;
    }
    while goes_on(last + 1) {
        last += 1;
    }
    Half::verbatim(said, Span::of(said.text, tokens[first].start..tokens[last].end))
}

/// True if one account prints both versions: then they are two sayings.
fn are_two_sayings(pair: &Pair<'_>, left: &Half, right: &Half) -> bool {
    let words = |said: &Said<'_>, half: &Half| -> Vec<String> {
        let tokens = said.statement.tokens[said.tokens_in(half.span)].iter();
        tokens.filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.clone()).collect()
    };
    let (left, right) = (words(pair.left, left), words(pair.right, right));
    let within = |words: &[String], all: &[&String]| all.windows(words.len()).any(|window| window.iter().zip(words).all(|(a, b)| *a == b));
    let prints = |statement: &Statement, words: &[String]| {
        if !statement.tokens.iter().any(|t| t.norm == words[0]) {
            return false;
        }
        let norms: Vec<&String> = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &t.norm).collect();
        within(words, &norms)
    };
    if left.is_empty()
        || right.is_empty()
        || within(&left, &right.iter().collect::<Vec<_>>())
        || within(&right, &left.iter().collect::<Vec<_>>())
    {
        return false;
    }
    let printing = |words: &[String]| -> BTreeSet<AccountId> {
        pair.reading.statements.iter().filter(|s| prints(s, words)).map(|s| s.account).collect()
    };
    !printing(&left).is_disjoint(&printing(&right))
}
