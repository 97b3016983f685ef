//! Turns figures into quantities: what each counts, its role and scope, and its span. What a figure in a table row counts is taken from the head of
//! its column, not from the words next to it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::bound;
use super::change::scope;
use super::counted::{Counted, noun_phrase, plural, whole_of};
use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;
use super::role::role;
use super::unit::rate_at;
use crate::language::Language;
use crate::language::function_word::{OF, THE};
use crate::language::inflect::singular;
use crate::language::quantities::ends_in_any;
use crate::language::units::{MAGNITUDE, PERCENT, RECORD, SCORE};
use crate::model::{Account, Bound, Quantity, Scope, Span, Statement, VOTE};
use crate::text::{Token, TokenKind, tokens};

/// The quantities of a statement with their spans, in order.
pub(super) fn quantities(reader: &Reader, figures: &[Figure]) -> Vec<(Span, Quantity)> {
    let mut out: Vec<(Span, Quantity)> = Vec::with_capacity(figures.len());
    for figure in figures {
        let before = out.last().and_then(|(_, q)| q.role.clone()).filter(|role| reader.words.roles.person_role(role));
        if let Some(mut found) = quantity(reader, figure, before.as_deref()) {
            if figure.converted {
                found.1.role = out.last().and_then(|(_, q)| q.role.clone()).or(found.1.role);
            }
            if elliptic(reader, figure, &found.1) {
                found.1.of = out.iter().rev().map(|(_, q)| q).find(|q| q.unit.is_none()).and_then(|q| q.of.clone());
            }
            out.push(found);
        }
    }
    out
}

/// "68 workers who stayed and 95 who left": true for the second, which counts the same as the first.
fn elliptic(reader: &Reader, figure: &Figure, quantity: &Quantity) -> bool {
    let verb = reader.cues.nouns.behind_elided.contains(reader.norm(figure.whole.end));
    let joined = reader.cues.nouns.before_elided.contains(reader.before(figure.whole.start));
    quantity.of.is_none() && quantity.unit.is_none() && verb && joined
}

fn quantity(reader: &Reader, figure: &Figure, before: Option<&str>) -> Option<(Span, Quantity)> {
    let period = |c: &Counted| figure.change.is_some() && figure.share() && reader.language.functions.time_words.contains(&c.head);
    let mut counted = counted(reader, figure).filter(|c| !period(c)); // "by a third last year"
    let ordinal = figure.form == NumberForm::Ordinal;
    let mut role = if ordinal { None } else { role(reader, figure, counted.as_ref(), before) };
    if counted.as_ref().is_some_and(|c| c.head == reader.cues.nouns.time) {
        role = role.map(|role| reader.words.roles.times(&role).map_or_else(|| role.clone(), str::to_string));
    }
    if !is_comparable(reader, figure, counted.as_ref(), role.as_deref()) {
        return None;
    }
    let played = role.as_deref().is_some_and(|r| reader.words.roles.person_role(r));
    if let Some(counted) = counted.as_mut().filter(|c| c.head == reader.cues.nouns.other && played) {
        counted.head.clone_from(&reader.cues.nouns.person);
    }
    let mut scope = scope(reader, figure, counted.as_ref());
    let mut end = counted.as_ref().map_or(figure.whole.end, |c| c.tokens.end).max(figure.whole.end);
    let behind = bound::behind_noun(reader, figure, end);
    let figure = behind.as_ref().map_or(figure, |(figure, stop)| {
        end = *stop;
        figure
    });
    if scope.is_none()
        && figure.unit.is_none()
        && !ordinal
        && let Some((after, _)) = rate_at(reader, end, false)
    {
        scope = Some(Scope::Rate);
        end = after;
    }
    let bytes = reader.bytes(figure.whole.start, end)?;
    let span = Span::new(reader.text, bytes)?;
    let of_person = counted.is_none() && figure.unit.is_none() && played;
    let of_span = counted.as_ref().and_then(|c| reader.bytes(c.tokens.start, c.tokens.end)).and_then(|b| Span::new(reader.text, b));
    let of = counted.as_mut().map(|c| std::mem::take(&mut c.head)).or_else(|| of_person.then(|| reader.cues.nouns.person.clone()));
    let vague = figure.bound == Bound::Vague;
    let quantity = Quantity {
        value: if figure.bound == Bound::Range && !matches!(figure.unit_name(), SCORE | RECORD | VOTE) {
            figure.low
        } else {
            (!vague).then_some(figure.value)
        },
        low: figure.low,
        high: figure.high,
        bound: figure.bound,
        unit: unit_name(figure),
        base: figure.unit.as_ref().and_then(|unit| unit.base.clone()).filter(|_| figure.rate.is_none()),
        of,
        of_span,
        modifiers: counted.map(|c| c.modifiers).unwrap_or_default(),
        role,
        change: figure.change,
        scope,
        ordinal,
    };
    Some((span, quantity))
}

/// The unit's name; with a rate, both: "USD per gram".
fn unit_name(figure: &Figure) -> Option<String> {
    let unit = figure.unit.as_ref()?;
    Some(match &figure.rate {
        Some(rate) => format!("{} per {rate}", unit.name),
        None => unit.name.clone(),
    })
}

/// The noun phrase that the figure counts.
fn counted(reader: &Reader, figure: &Figure) -> Option<Counted> {
    let end = figure.tokens.end.max(figure.whole.end);
    let of = reader.norm(end) == OF;
    let them = reader.cues.nouns.pronouns.contains(reader.norm(end + 1));
    if of && them {
        return None;
    }
    if figure.form == NumberForm::Ordinal {
        return noun_phrase(reader, end, true).filter(|c| c.tokens.start == end);
    }
    if figure.money()
        && let Some(priced) = priced(reader, figure, end)
    {
        return Some(priced);
    }
    if figure.unit.is_some() {
        return measured_noun(reader, figure, end, of);
    }
    if of {
        return whole_of(reader, end).map(|found| farther(reader, end, found));
    }
    attributive(reader, figure)
        .or_else(|| noun_phrase(reader, end, figure.value == Decimal::ONE && figure.second.is_none() || figure.value < Decimal::ONE))
        .or_else(|| page_long(reader, figure))
        .or_else(|| governed(reader, figure))
}

/// "two three-storey hotels": the noun that the number depends on in the tree, if the rules find none.
fn governed(reader: &Reader, figure: &Figure) -> Option<Counted> {
    let number = figure.number.end.checked_sub(1)?;
    let head = reader.noun_above(number).filter(|head| (figure.whole.end..figure.whole.end + FARTHEST).contains(head))?;
    let listed = (figure.whole.end..head).any(|at| reader.norm(at) == ",");
    let noun = !listed && plural(reader, head) && !reader.digits(head) && reader.word(figure.whole.end) | reader.digits(figure.whole.end);
    noun.then(|| counted_word(reader, head))
}

/// "hundreds of government and private buildings": the object of "of", if it is plural and the first noun is not.
fn farther(reader: &Reader, of: usize, found: Counted) -> Counted {
    let near = found.tokens.end - 1;
    let object = reader.object_of(of).filter(|object| (near + 1..near + FARTHEST).contains(object));
    match object.filter(|object| plural(reader, *object) && !plural(reader, near)) {
        Some(object) => Counted { tokens: found.tokens.start..object + 1, ..counted_word(reader, object) },
        None => found,
    }
}

/// A counted noun is at most this many tokens away.
const FARTHEST: usize = 9;

/// "a four-door car", "a three-bed flat": the noun joined to the number is counted.
fn attributive(reader: &Reader, figure: &Figure) -> Option<Counted> {
    let end = figure.tokens.end;
    let noun = end + 1;
    let fits = figure.whole.end == end
        && reader.hyphen(end)
        && reader.word(noun)
        && !reader.language.words.is_stop(reader.norm(noun))
        && figure.form != NumberForm::Vague;
    fits.then(|| counted_word(reader, noun))
}

/// "a 12 page report": a singular noun before another.
fn page_long(reader: &Reader, figure: &Figure) -> Option<Counted> {
    let at = figure.whole.end;
    let stem = reader.stem(at);
    let roles = &reader.words.roles;
    let verbal = ends_in_any(reader.norm(at), &reader.cues.nouns.verbal_endings)
        || roles.objects.contains_key(stem.as_ref())
        || roles.subjects.contains_key(stem.as_ref())
        || roles.states.contains_key(reader.norm(at));
    let noun = |at: usize| reader.word(at) && !reader.capital(at) && !reader.language.words.is_stop(reader.norm(at));
    (figure.form != NumberForm::Vague && noun(at) && noun(at + 1) && !verbal).then(|| counted_word(reader, at))
}

fn counted_word(reader: &Reader, at: usize) -> Counted {
    Counted { tokens: at..at + 1, head: singular(&reader.language.words, reader.norm(at)), modifiers: Vec::new() }
}

/// Percent and measures count what follows "of"; hyphenated measures and magnitudes count the noun after them.
fn measured_noun(reader: &Reader, figure: &Figure, end: usize, of: bool) -> Option<Counted> {
    if of && reader.norm(end + 1) != reader.cues.ages.age {
        return whole_of(reader, end);
    }
    let hyphen = (figure.number.end..figure.tokens.end).any(|at| reader.hyphen(at));
    let old = figure.duration() && super::implied_units::ends_in_age(reader, end);
    let singular_unit = reader.word(end - 1) && !reader.norm(end - 1).ends_with('s') && !figure.money();
    let attributive =
        hyphen || old || figure.unit_name() == MAGNITUDE || singular_unit && figure.value != Decimal::ONE && figure.unit_name() != PERCENT;
    let mut found = attributive.then(|| noun_phrase(reader, end, true)).flatten().filter(|c| {
        c.tokens.start == end && !c.head.ends_with(&reader.cues.nouns.participle_ending) && !reader.is_verb(c.tokens.end - 1)
    })?;
    if old && reader.capital(found.tokens.end - 1) && !reader.headline {
        found.head.clone_from(&reader.cues.nouns.person); // a name: "16-year-old Jane Roe"
    }
    Some(found)
}

/// The thing whose value a sum states: "£900,000 worth of jewellery", "a necklace worth $2 million", "a $2 million necklace".
fn priced(reader: &Reader, figure: &Figure, end: usize) -> Option<Counted> {
    let worth = |at: usize| reader.norm(at) == reader.cues.nouns.worth;
    if worth(end) && reader.norm(end + 1) == OF {
        return whole_of(reader, end + 1);
    }
    let start = figure.whole.start;
    if let Some(noun) = start.checked_sub(2).filter(|noun| worth(noun + 1) && reader.is_noun(*noun)) {
        return Some(counted_word(reader, noun));
    }
    let head = reader.noun_above(figure.number.end.checked_sub(1)?).filter(|head| (end..end + FARTHEST).contains(head))?;
    let dated = reader.language.functions.time_words.contains(reader.norm(head));
    let within = !dated && (end..head).all(|at| reader.word(at) && !reader.is_verb(at));
    (within && figure.attributive(reader)).then(|| counted_word(reader, head))
}

/// True if the figure states something that can be compared. "One" needs a noun or a state, an ordinal a noun.
fn is_comparable(reader: &Reader, figure: &Figure, counted: Option<&Counted>, role: Option<&str>) -> bool {
    let one = figure.value == Decimal::ONE && figure.form == NumberForm::Words && figure.unit.is_none() && figure.second.is_none();
    if figure.form == NumberForm::Ordinal {
        let name = reader.capital(figure.tokens.end) && !reader.headline;
        let ranks = reader.norm(figure.whole.start) == THE || reader.cues.ranks.before.contains(reader.before(figure.whole.start));
        return counted.is_some() && !name && ranks;
    }
    // "one of the guards" is a part; "one of great strength" refers to something named before
    let of = reader.norm(figure.whole.end) == OF;
    let part = reader.cues.nouns.of_several.contains(reader.norm(figure.whole.end + 1));
    let owned = reader.capital(figure.whole.end + 1);
    !one || counted.is_some() && (!of || part || owned)
        || role.is_some_and(|r| reader.words.roles.person_role(r))
        || figure.bound != Bound::Exact
}

/// Gives a figure in a table row the meaning from the head of its column.
pub(super) fn name_by_column(account: &Account, statement: &Statement, span: Span, quantity: &mut Quantity, language: &Language) {
    let Some(heads) = statement.heads else { return };
    let columns = cells(&tokens(heads.text(account.read()), heads.start()));
    let row = cells(&statement.tokens);
    let Some(at) = row.iter().position(|cell| cell.iter().any(|t| span.start() <= t.start && t.start < span.end())) else { return };
    (quantity.of, quantity.of_span, quantity.role, quantity.modifiers) = (None, None, None, Vec::new());
    let Some(head) = columns.get(at).filter(|_| columns.len() == row.len()) else { return };
    let words = outside_brackets(head);
    quantity.role = words.iter().find_map(|word| language.numbers.roles.states.get(&word.norm).cloned());
    let share = head.iter().any(|t| language.numbers.cues.digits.shares.contains(&t.norm));
    if share && quantity.unit.is_none() && quantity.value.is_some_and(|value| value <= Decimal::ONE_HUNDRED) {
        quantity.unit = Some(PERCENT.into());
    }
    let many = words.iter().find(|t| t.norm.len() > 3 && t.norm.ends_with('s') && !language.words.is_stop(&t.norm));
    quantity.of = many.or(words.last()).map(|word| singular(&language.words, &word.norm));
}

/// The tokens of each table cell.
fn cells(row: &[Token]) -> Vec<Vec<Token>> {
    row.split(|t| t.is("|")).map(<[Token]>::to_vec).collect()
}

/// The words of a column head outside brackets; all its words if that leaves none.
fn outside_brackets(head: &[Token]) -> Vec<Token> {
    let open: Range<usize> = head.iter().position(|t| t.is("(")).unwrap_or(head.len())..head.len();
    let is_word = |t: &&Token| t.kind == TokenKind::Word;
    let outside: Vec<Token> = head[..open.start].iter().filter(is_word).cloned().collect();
    if outside.is_empty() { head.iter().filter(is_word).cloned().collect() } else { outside }
}
