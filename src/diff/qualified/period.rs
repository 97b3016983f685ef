//! Periods that limit a statement: "before 1 May", "from 1 May", "in fiscal year 2024", "during the lease", "after the lease". What holds
//! in one period does not contradict what holds in another, whatever figures and denials the two have. A plain date is no limit: it dates
//! the event.

use crate::language::comparing::unit::YEAR;
use crate::language::function_word::{FOR, FROM, IN, THE};
use jiff::civil::DateTime;

use crate::diff::finding::{Finding, Half};
use crate::diff::kinds::excludes;
use crate::diff::numbered::TWO_NUMBERS;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::Language;
use crate::language::qualifiers::{Bounded, PeriodEdge};
use crate::model::tree::Link;
use crate::model::{Content, DateRole, DifferenceKind, Precision, When, WhenForm};
use crate::text::TokenKind;

/// Drops findings that cannot be conflicts because the two statements are about two periods, or about two numbered things with figures of
/// their own.
pub(crate) fn within_periods(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let fact = |f: &Finding| {
        matches!(f.kind, DifferenceKind::Quantity | DifferenceKind::Polarity) || f.kind == DifferenceKind::Outcome && !is_label(f)
    };
    if !findings.iter().any(excludes) {
        return findings;
    }
    if findings.iter().any(is_label) && findings.iter().any(|f| excludes(f) && fact(f)) {
        findings.retain(|f| !(excludes(f) && (fact(f) || is_label(f))));
    }
    let apart = periods_apart(pair);
    if apart.stated {
        let before = findings.len();
        let denials = |said: &Said<'_>| said.statement.mentions.iter().filter(|m| matches!(m.content, Content::Negation { .. })).count();
        let denied = denials(pair.left) != denials(pair.right);
        findings.retain(|f| !(excludes(f) && fact(f) && !is_side(pair, f)));
        // If only the period differs, the period is the difference.
        let dated = apart.of_account || denied || findings.len() < before || figures_differ(pair);
        let more = dated || differ_elsewhere(pair);
        findings.retain(|f| !(excludes(f) && (dated && f.kind == DifferenceKind::Date || more && is_side(pair, f))));
    }
    findings
}

/// True if a finding compares only the words of the periods: "before", "after".
fn is_side(pair: &Pair<'_>, finding: &Finding) -> bool {
    let parts = |said: &Said<'_>, half: &Half| {
        let at = said.tokens_in(half.span);
        at.len() == 1 && pair.reading.language.opposites.parts(&said.statement.tokens[at.start].norm)
    };
    parts(pair.left, &finding.left) && parts(pair.right, &finding.right)
}

/// True if content words differ elsewhere.
fn differ_elsewhere(pair: &Pair<'_>) -> bool {
    let stated = |said: &Said<'_>, at: &std::ops::Range<usize>| at.clone().any(|i| said.is_content(i) && !dated_at(said, i));
    pair.changes.iter().any(|c| stated(pair.left, &c.left) || stated(pair.right, &c.right))
}

/// True if a token is part of a date.
fn dated_at(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    said.dates().any(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end())
}

/// True if a finding compares two numbered things.
fn is_label(finding: &Finding) -> bool {
    finding.explanation.ends_with(TWO_NUMBERS)
}

/// Whether the periods of two statements are apart.
#[derive(Clone, Copy, Debug, Default)]
struct PeriodsApart {
    stated: bool,
    /// True for financial years, which never date an event.
    of_account: bool,
}

fn periods_apart(pair: &Pair<'_>) -> PeriodsApart {
    let language = pair.reading.language;
    let (left, right) = (periods(pair.left, language), periods(pair.right, language));
    let mut out = PeriodsApart::default();
    for (a, b) in left.iter().flat_map(|a| right.iter().map(move |b| (a, b))) {
        match a.meets(b) {
            Some(true) => return PeriodsApart::default(),
            Some(false) => out = PeriodsApart { stated: true, of_account: out.of_account || a.of_account() && b.of_account() },
            None => {}
        }
    }
    out
}

/// A period that limits a statement.
#[derive(Clone, Debug, PartialEq)]
enum Period {
    /// A calendar period.
    Dated { from: DateTime, to: DateTime, of_account: bool },
    /// A period relative to a noun: a stretch of a scale on which that noun lasts from 2 to 4.
    Named { noun: String, from: u8, to: u8 },
}

impl Period {
    /// Whether the two share a moment; `None` if that is unknown.
    fn meets(&self, other: &Period) -> Option<bool> {
        match (self, other) {
            (Period::Dated { from: a, to: b, .. }, Period::Dated { from: c, to: d, .. }) => Some(a < d && c < b),
            (Period::Named { noun, from: a, to: b }, Period::Named { noun: also, from: c, to: d }) if noun == also => Some(a < d && c < b),
            (Period::Named { .. }, _) | (_, Period::Named { .. }) => None,
        }
    }

    fn of_account(&self) -> bool {
        matches!(self, Period::Dated { of_account: true, .. })
    }
}

fn periods(said: &Said<'_>, language: &Language) -> Vec<Period> {
    let dates = said.dates().filter(|(_, d)| d.role != DateRole::Speech);
    let mut out: Vec<Period> =
        dates.filter_map(|(m, d)| dated_period(said, language, said.tokens_in(m.span).start, d.when.as_ref(), &d.timex)).collect();
    out.extend((0..said.statement.tokens.len()).filter_map(|at| named_period(said, language, at)));
    out.extend((0..said.statement.tokens.len()).filter_map(|at| short_year(said, language, at)));
    out
}

/// The period given by a date and the words before it.
fn dated_period(said: &Said<'_>, language: &Language, at: usize, when: Option<&When>, timex: &str) -> Option<Period> {
    let tokens = &said.statement.tokens;
    let norm = |at: usize| tokens.get(at).map_or("", |t| t.norm.as_str());
    let mut cue = at;
    let words = &language.periods;
    let year = cue > 0 && language.comparing.times.year.contains(norm(cue - 1));
    cue -= usize::from(year);
    let kind = cue > 0 && words.kinds.contains(norm(cue - 1));
    cue -= usize::from(kind);
    cue -= usize::from(cue > 0 && norm(cue - 1) == THE);
    let relation = words.relations.ending(tokens, cue).or_else(|| words.relations.starting(tokens, at)).map(|(_, relation)| *relation);
    let Some(when) = when else {
        let relation = relation.filter(|r| *r != Bounded::During && !timex.is_empty())?;
        let (from, to) = on_a_line(relation, None);
        return Some(Period::Named { noun: timex.to_string(), from, to });
    };
    let part = || (at..at + 4).any(|at| words.parts.contains(norm(at)) || words.kinds.contains(norm(at)) && norm(at + 1) == YEAR);
    let long = matches!(when.precision, Precision::Year | Precision::Season | Precision::Month);
    let of_account = year || kind || part() || cue > 0 && norm(cue - 1) == FOR && long;
    let whole = Some((when.start, when.end));
    let (from, to) = match relation {
        _ if of_account => whole,
        Some(Bounded::Before | Bounded::Until) => Some((DateTime::MIN, when.start)),
        Some(Bounded::Through) => Some((DateTime::MIN, when.end)),
        Some(Bounded::Since) if when.form != WhenForm::Range => Some((when.start, DateTime::MAX)),
        Some(Bounded::After) => Some((when.end, DateTime::MAX)),
        Some(Bounded::During) if norm(cue.wrapping_sub(1)) != IN => whole,
        Some(Bounded::During | Bounded::Since) | None => match when.form {
            WhenForm::Point if long && lasts(said, language) || is_ruled(said, language, at) => whole,
            WhenForm::Point => None,
            WhenForm::Range => whole,
            WhenForm::Since => Some((when.start, DateTime::MAX)),
            WhenForm::Until => Some((DateTime::MIN, when.end)),
        },
    }?;
    Some(Period::Dated { from, to, of_account })
}

/// "In 1998 the museum had 40,000 visitors": true if the statement says what lasted, not what happened.
fn lasts(said: &Said<'_>, language: &Language) -> bool {
    let tree = &said.statement.tree;
    let root = (0..said.statement.tokens.len()).find(|at| tree.is_verb(*at) && tree.link(*at) == Link::Root);
    root.is_some_and(|root| {
        let norm = &said.statement.tokens[root].norm;
        let active = tree.child(root, &[Link::PassiveSubject]).is_none();
        active
            && (language.functions.be.contains(norm)
                || language.verbs.readings(norm).iter().any(|reading| language.periods.lasting.contains(&reading.lemma)))
    })
}

/// "Under the 1974 rules", "under the Act of 1911": true if the date names the rules that a statement is about.
fn is_ruled(said: &Said<'_>, language: &Language, at: usize) -> bool {
    const REACH: usize = 5;
    let (tokens, tree) = (&said.statement.tokens, &said.statement.tree);
    let before = (at.saturating_sub(REACH)..at).rev();
    let mut phrase = before.take_while(|at| tokens[*at].kind != TokenKind::Mark && !tree.is_verb(*at));
    phrase.any(|at| language.periods.ruled.contains(&tokens[at].norm))
}

/// True if both statements have figures, and none in common.
fn figures_differ(pair: &Pair<'_>) -> bool {
    let (mut left, right) = (pair.left.quantities().peekable(), || pair.right.quantities());
    left.peek().is_some() && right().next().is_some() && left.all(|(_, x)| right().all(|(_, y)| x.low != y.low || x.high != y.high))
}

/// "FY2024", "FY 24".
fn short_year(said: &Said<'_>, language: &Language, at: usize) -> Option<Period> {
    let tokens = &said.statement.tokens;
    let token = &tokens[at].norm;
    let (word, digits) = token.split_at(token.find(|c: char| c.is_ascii_digit()).unwrap_or(token.len()));
    let figure = if digits.is_empty() { tokens.get(at + 1).filter(|t| t.kind == TokenKind::Number)?.norm.as_str() } else { digits };
    let year: u8 = figure.get(figure.len().checked_sub(2)?..)?.parse().ok().filter(|_| matches!(figure.len(), 2 | 4))?;
    let known = language.periods.short.contains(word);
    known.then(|| Period::Named { noun: word.to_string(), from: year, to: year + 1 })
}

/// "during the lease", "after the end of the lease", "once the lease has expired".
fn named_period(said: &Said<'_>, language: &Language, at: usize) -> Option<Period> {
    let (tokens, tree, words) = (&said.statement.tokens, &said.statement.tree, &language.periods);
    let (len, relation) = words.relations.starting(tokens, at)?;
    if relation == &Bounded::During && tokens[at].is(IN) && len == 1 {
        return None;
    }
    let dated = |at: usize| said.dates().any(|(m, _)| m.span.start() <= tokens[at].start && tokens[at].end <= m.span.end());
    let content = |at: &usize| {
        let token = &tokens[*at];
        token.kind == TokenKind::Word && !language.words.is_stop(&token.norm)
    };
    let after = at + len;
    let edge_at = |at: usize| words.edges.get(&tokens[at].norm).copied();
    const REACH: usize = 8;
    let reach = after..(after + REACH).min(tokens.len());
    let clause_end = reach.clone().find(|at| tokens[*at].kind == TokenKind::Mark).unwrap_or(reach.end);
    let governed = tree.child(after.checked_sub(1)?, &[Link::PrepositionObject]).filter(|noun| (after..clause_end).contains(noun));
    let mut noun = governed.or_else(|| (after..clause_end).find(content))?;
    let mut edge = None;
    if let Some(found) = edge_at(noun) {
        edge = Some(found);
        let own = (after..noun).find(content);
        noun = own.or_else(|| (noun + 1..clause_end).find(content))?;
    } else if let Some(found) = (noun + 1..(noun + 5).min(clause_end))
        .take_while(|at| language.words.is_stop(&tokens[*at].norm) || edge_at(*at).is_some())
        .find_map(edge_at)
    {
        edge = Some(found);
    }
    if dated(noun) || matches!(relation, Bounded::Since) && edge.is_none() && tokens[at].is(FROM) {
        return None;
    }
    let (from, to) = on_a_line(*relation, edge);
    Some(Period::Named { noun: said.stems[noun].clone(), from, to })
}

/// The stretch that a relation to a noun covers, on a scale on which the noun lasts from 2 to 4.
fn on_a_line(relation: Bounded, edge: Option<PeriodEdge>) -> (u8, u8) {
    match (relation, edge) {
        (Bounded::Before | Bounded::Until | Bounded::Through, Some(PeriodEdge::End)) => (0, 4),
        (Bounded::Before | Bounded::Until | Bounded::Through, Some(PeriodEdge::Start)) | (Bounded::Before, None) => (0, 2),
        (Bounded::Until | Bounded::Through, None) => (0, 3),
        (Bounded::During, Some(_) | None) => (2, 4),
        (Bounded::Since, None) => (3, 6),
        (Bounded::Since | Bounded::After, Some(PeriodEdge::Start)) => (2, 6),
        (Bounded::Since | Bounded::After, Some(PeriodEdge::End)) | (Bounded::After, None) => (4, 6),
    }
}
