//! Numbers that are names: "Room 101", "Flight UA123", "14 Mill Lane", "21st Lancers". They are compared like names: two different ones
//! with one noun in the same place of two near copies are two things. Nothing is found if the other account names the same one elsewhere.

use crate::language::function_word::POSSESSIVE;
use std::ops::Range;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::language::Language;
use crate::model::{Content, DifferenceKind, EntityKind, NameForm, Relation, Span, StatementKind};
use crate::text::{Token, TokenKind};

/// A numbered thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// From the noun to the end of the number.
    pub span: Span,
    /// The tokens of the span.
    pub tokens: Range<usize>,
    /// Stem of the noun.
    pub noun: String,
    /// The number, in digits and lower case.
    pub name: String,
    /// True if something can be located at it.
    pub place: bool,
    /// True if the noun is one that is usually numbered. "BlackBerry 10" is not: it is one product among others.
    pub known: bool,
}

/// How the explanation of such a finding ends.
pub(super) const TWO_NUMBERS: &str = "two numbers, two things";

/// Least pairing probability, and least share of words in common, at which the only label of each statement is compared.
const SURELY: f64 = 0.6;

/// Compares numbers that are names.
pub(super) fn compare_numbered(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (labels(pair.left, pair.reading.language), labels(pair.right, pair.reading.language));
    let mut out = Vec::new();
    for a in left.iter().filter(|a| !right.iter().any(|b| a.is(b))) {
        for b in right.iter().filter(|b| b.noun == a.noun && !left.iter().any(|a| a.is(b))) {
            let only = |all: &[Label]| all.iter().filter(|l| l.noun == a.noun).count() == 1;
            let sure = pair.is_near_copy() || pair.paired >= SURELY && pair.overlap >= SURELY;
            let slot = pair.same_slot(a.span, b.span);
            let belong = if a.known && b.known { slot || only(&left) && only(&right) && sure } else { slot && pair.is_near_copy() };
            if belong && !is_named_elsewhere(pair, pair.left, b, pair.right) && !is_named_elsewhere(pair, pair.right, a, pair.left) {
                out.push(numbered_conflict(pair, a, b));
            }
        }
    }
    out
}

impl Label {
    /// True if the two labels name the same thing.
    pub(super) fn is(&self, other: &Label) -> bool {
        self.noun == other.noun && self.name == other.name
    }
}

fn numbered_conflict(pair: &Pair<'_>, a: &Label, b: &Label) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a.span), Half::verbatim(pair.right, b.span));
    Finding {
        kind: if a.place && b.place { DifferenceKind::Place } else { DifferenceKind::Outcome },
        topic: format!("{} {}", a.noun, a.span.start()),
        relation: Relation::Conflict,
        weight: 2.0,
        form: false,
        explanation: format!("{} against {}: {TWO_NUMBERS}", left.value, right.value),
        left,
        right,
    }
}

/// True if the account of `here` mentions the label in another statement that has as much in common with `there` as `here` has.
fn is_named_elsewhere(pair: &Pair<'_>, here: &Said<'_>, label: &Label, there: &Said<'_>) -> bool {
    let reading = pair.reading;
    let first = &there.statement.tokens[label.tokens.end - 1].norm;
    let other = |at: &usize| {
        let statement = &reading.statements[*at];
        statement.account == here.account && *at != here.id.0 && statement.tokens.iter().any(|t| t.norm == *first)
    };
    (0..reading.statements.len()).filter(other).any(|at| {
        let said = Said::new(reading, crate::model::StatementId(at));
        let shared = said.content.intersection(&there.content).count();
        let least = said.content.len().min(there.content.len()).max(1);
        labels(&said, reading.language).iter().any(|own| own.is(label)) && shared as f64 / least as f64 >= pair.overlap
    })
}

/// The tokens of the labels that both statements have, in whatever form: on the left and on the right.
pub(super) fn shared_labels(pair: &Pair<'_>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (left, right) = (labels(pair.left, pair.reading.language), labels(pair.right, pair.reading.language));
    let with = |own: &[Label], other: &[Label]| -> Vec<Range<usize>> {
        own.iter().filter(|a| other.iter().any(|b| a.is(b))).map(|a| a.tokens.clone()).collect()
    };
    (with(&left, &right), with(&right, &left))
}

/// The labels of a statement, in text order.
pub(super) fn labels(said: &Said<'_>, language: &Language) -> Vec<Label> {
    const LONGEST: usize = 400; // a statement with more words is a table, not a sentence
    let tokens = &said.statement.tokens;
    let places = if tokens.len() > LONGEST { 0..0 } else { 0..tokens.len() };
    let behind = |at: usize| if at == 0 { None } else { label_at(said, tokens, at, language) };
    let own = |label: &Label| tokens.get(label.tokens.end).is_some_and(|t| language.numbers.numbered.own.contains(&t.norm));
    // "Constable 114 Dunn": the number of a named person
    let person = |label: &Label| {
        let begins = |m: &crate::model::Mention| tokens.get(label.tokens.end).is_some_and(|t| t.start == m.span.start());
        said.names().any(|(m, n)| n.kind == EntityKind::Person && n.form == NameForm::Proper && begins(m))
    };
    let own = |label: &Label| own(label) || person(label);
    places.filter_map(|at| behind(at).or_else(|| label_before_noun(said, at, language))).filter(|label| !own(label)).collect()
}

fn label_at(said: &Said<'_>, tokens: &[Token], at: usize, language: &Language) -> Option<Label> {
    let numbered = &language.numbers.numbered;
    let form = label_form(said, tokens, at, language)?;
    let sign = |at: usize| tokens.get(at).is_some_and(|t| numbered.signs.contains(&t.norm));
    let mut noun = at - 1;
    let mut signed = false;
    if tokens[noun].is(".") && noun > 0 && sign(noun - 1) {
        noun -= 1;
    }
    if sign(noun) {
        signed = true;
        let before = noun.checked_sub(1).filter(|at| tokens[*at].kind == TokenKind::Word && !language.words.is_stop(&tokens[*at].norm));
        noun = before.unwrap_or(noun);
    }
    let word = tokens.get(noun).filter(|t| t.kind == TokenKind::Word || signed)?;
    let singular = word.norm.strip_suffix('s').filter(|stem| numbered.is_numbered(stem)).unwrap_or(&word.norm);
    let known = numbered.is_numbered(singular) || signed;
    let capital = word.capitalised(said.text);
    let behind_preposition = noun.checked_sub(1).is_some_and(|i| language.functions.prepositions.contains(&tokens[i].norm));
    let opens = noun == 0 || tokens[noun - 1].kind == TokenKind::Mark;
    let fits = match form {
        Form::Code | Form::Digits => known || capital && !opens && !language.words.is_stop(&word.norm),
        // "Volume two has" can open a sentence, but so can "Figure two of them"
        Form::Word => {
            let stated = || !opens || tokens[at].capitalised(said.text) || said.statement.tree.is_finite(at + 1);
            known && (capital && stated() || behind_preposition)
        }
        Form::Roman => known && capital,
        Form::Letter => known,
    };
    if !fits || !word.norm.contains(|c: char| c.is_alphabetic() || c == '#' || c == '№') {
        return None;
    }
    let (end, name) = number_name(said, tokens, at, form, language);
    Some(Label {
        span: Span::of(said.text, word.start..tokens[end - 1].end),
        tokens: noun..end,
        noun: language.words.stem(singular).into_owned(),
        name,
        place: numbered.places.contains(singular),
        known,
    })
}

/// How a label's number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Digits,
    Code,
    Word,
    Roman,
    Letter,
}

/// The form of a number that can be a name: one that is no figure and no date.
fn label_form(said: &Said<'_>, tokens: &[Token], at: usize, language: &Language) -> Option<Form> {
    let token = &tokens[at];
    let raw = token.of(said.text);
    let lettered = token.kind == TokenKind::Word;
    let form = match token.kind {
        TokenKind::Number if !token.norm.contains(':') => Form::Digits,
        TokenKind::Word if raw.bytes().any(|b| b.is_ascii_digit()) && raw.len() <= 8 => Form::Code,
        TokenKind::Word if language.numbers.cardinals.contains_key(&token.norm) => Form::Word,
        TokenKind::Word if roman(raw).is_some() => Form::Roman,
        TokenKind::Word if raw.len() == 1 && raw.bytes().all(|b| b.is_ascii_uppercase()) && counts_something(said) => Form::Letter,
        TokenKind::Number | TokenKind::Word | TokenKind::Mark => return None,
    };
    let glued = token.glued && !(tokens[at - 1].is("#") || tokens[at - 1].is("."));
    let counted = said.statement.mentions.iter().any(|m| {
        let figure = matches!(m.content, Content::Quantity(_) | Content::Date(_));
        figure && m.span.start() <= token.start && token.end <= m.span.end()
    });
    (!glued && !counted && (!lettered || raw.is_ascii())).then_some(form)
}

/// True if the statement is not a headline, where a capital may be an article.
fn counts_something(said: &Said<'_>) -> bool {
    said.statement.kind != StatementKind::Headline
}

/// The end of a number, and the number itself: "12-14", "4.2.1", "32C", "12(b)".
fn number_name(said: &Said<'_>, tokens: &[Token], at: usize, form: Form, language: &Language) -> (usize, String) {
    let raw = tokens[at].of(said.text);
    let value = |at: usize| tokens.get(at).and_then(|t| language.numbers.cardinals.get(&t.norm)).copied();
    match form {
        Form::Letter => return (at + 1, raw.to_lowercase()),
        Form::Roman => return (at + 1, roman(raw).map_or_else(String::new, |n| n.to_string())),
        Form::Word => {
            let unit = value(at + 2).filter(|n| *n < 10 && tokens[at + 1].is("-"));
            let tens = value(at).unwrap_or_default();
            return match unit.filter(|_| tens >= 20) {
                Some(unit) => (at + 3, (tens + unit).to_string()),
                None => (at + 1, tens.to_string()),
            };
        }
        Form::Digits | Form::Code => {}
    }
    let short = |at: usize| {
        let glued = tokens.get(at).filter(|t| t.glued);
        glued.is_some_and(|t| {
            let of = t.norm.starts_with('\'') || t.norm.ends_with(POSSESSIVE); // "Bus 7's driver"
            t.kind == TokenKind::Number
                || t.kind == TokenKind::Word && !of && (t.norm.len() <= 2 || t.norm.contains(|c: char| c.is_ascii_digit()))
        })
    };
    let mark = |at: usize| tokens.get(at).is_some_and(|t| t.glued && matches!(t.norm.as_str(), "-" | "/" | "." | "("));
    let mut end = at + 1;
    while short(end) || mark(end) && short(end + 1) {
        end += if short(end) { 1 } else { 2 };
        end += usize::from(tokens.get(end).is_some_and(|t| t.is(")") && t.glued && tokens[at..end].iter().any(|t| t.is("("))));
    }
    let written: String = tokens[at..end].iter().map(|t| t.norm.as_str()).collect();
    (end, written.trim_start_matches('0').to_string())
}

/// The value of a roman number in capitals.
fn roman(raw: &str) -> Option<u32> {
    let digit = |c: char| {
        Some(match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        })
    };
    let digits: Vec<u32> = raw.chars().map(digit).collect::<Option<_>>()?;
    let signed =
        |at: usize| if digits.get(at + 1).is_some_and(|next| *next > digits[at]) { -i64::from(digits[at]) } else { i64::from(digits[at]) };
    u32::try_from((0..digits.len()).map(signed).sum::<i64>()).ok().filter(|n| *n > 0)
}

/// Most words of a name after its number.
const LONGEST_STREET: usize = 4;

/// The label whose number begins at a token.
fn label_before_noun(said: &Said<'_>, at: usize, language: &Language) -> Option<Label> {
    let tokens = &said.statement.tokens;
    let number = &tokens[at];
    let whole = number.kind == TokenKind::Number && number.norm.bytes().all(|b| b.is_ascii_digit());
    if !whole || said.dates().any(|(m, _)| m.span.start() <= number.start && number.end <= m.span.end()) {
        return None;
    }
    let ending = tokens.get(at + 1).filter(|t| t.glued && language.comparing.ordinal_endings.contains(&t.norm));
    let first = at + 1 + usize::from(ending.is_some());
    let name = |t: &&Token| t.kind == TokenKind::Word && t.capitalised(said.text) && !t.glued;
    let words: Vec<&Token> = tokens[first..].iter().take(LONGEST_STREET).take_while(name).collect();
    let street = words.iter().position(|t| language.numbers.numbered.streets.contains(&t.norm));
    let length = match (street, ending) {
        (Some(last), None) if last > 0 => last + 1,
        (Some(last), Some(_)) => last + 1,
        (None, Some(_)) if !words.is_empty() => words.len(),
        _ => return None,
    };
    let end = first + length;
    Some(Label {
        span: Span::of(said.text, number.start..tokens[end - 1].end),
        tokens: at..end,
        noun: said.stems[first..end].join(" "),
        name: number.norm.trim_start_matches('0').to_string(),
        place: street.is_some(),
        known: true,
    })
}
