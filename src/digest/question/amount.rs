//! Questions about figures: how many, how much, how long, how deep.

use super::Question;
use super::clause::{NOTHING, ask_beside, ask_object, ask_subject, clause, clause_words, verbs};
use super::side::{Stated, value_phrase};
use crate::model::tree::{Link, Part};
use crate::model::{Quantity, Span};

/// The question words that replace a figure.
struct Asks {
    /// "how many miners"
    words: String,
    /// The topmost token of the phrase that contains the figure.
    head: usize,
    /// The tokens of the phrase without the figure, in order.
    left: Vec<usize>,
}

/// The question about a figure, and a cost: the clumsier, the higher.
pub(super) fn how_much(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let (span, quantity) = stated.quantity()?;
    if quantity.ordinal {
        return None;
    }
    if let Some(question) = age(stated, quantity) {
        return Some((6, question));
    }
    let number = number(stated, span, quantity);
    let asks = asks(stated, quantity, &number)?;
    let tree = stated.tree();
    let whole = stated.all(asks.head);
    let gone_with = |extra: &[usize]| {
        let mut gone: Vec<usize> = whole.iter().chain(&number).chain(extra).copied().collect();
        gone.sort_unstable();
        gone.dedup();
        gone
    };
    let link = tree.link(asks.head);
    let bare = 4 * usize::from(asks.left.is_empty() && quantity.unit.is_none());
    let verbs = verbs(stated, tree.head(asks.head)?)?;
    match link {
        Link::Subject | Link::PassiveSubject if tree.head(asks.head) == Some(verbs.finite) => {
            let mut own = clause(stated, verbs, gone_with(&[]))?;
            own.gone = number;
            own.gone.sort_unstable();
            Some((own.cost + bare, ask_subject(stated, &own, &asks.words, false, &asks.left)))
        }
        Link::Object | Link::Predicate | Link::Measure | Link::Adverb | Link::Other | Link::Adjective
            if tree.head(asks.head).is_some_and(|head| tree.is_verb(head)) =>
        {
            let changed = quantity.change.is_some() && link != Link::Object;
            let own = clause(stated, verbs, gone_with(&[]))?;
            let there = own.subject.iter().all(|at| tree.link(*at) == Link::Other);
            let words = if changed { format!("by {}", asks.words) } else { asks.words.clone() };
            let mut question = ask_object(stated, &own, &words, &[]);
            question.stated = super::clause::words_with_gaps(stated, &with(&own.tokens(), &asks.left), &number);
            (!own.subject.is_empty()).then_some((own.cost + bare + 2 * usize::from(there), question))
        }
        Link::PrepositionObject => {
            let phrase = value_phrase(stated, asks.head).filter(|phrase| !phrase.on_noun)?;
            let preposition = stated.norm(phrase.preposition?);
            let long = quantity.base.as_ref().is_some_and(|(base, _)| base == "s");
            let words = match long && stated.language.questions.drops_before_length(preposition) {
                true => "how long".to_string(),
                false => format!("{preposition} {}", asks.words),
            };
            let own = clause(stated, verbs, gone_with(&phrase.tokens)).filter(|own| !own.subject.is_empty())?;
            let mut question = ask_beside(stated, &own, &words);
            let mut left = asks.left.clone();
            left.extend(phrase.tokens.iter().filter(|at| tree.link(**at) == Link::Preposition && **at < asks.head && !number.contains(at)));
            question.stated = super::clause::words_with_gaps(stated, &with(&own.tokens(), &left), &number);
            Some((own.cost + bare + 2 + 4 * usize::from(quantity.change.is_some()), question))
        }
        _ => None,
    }
}

/// "how many banks", if no clause makes a question; `None` if it does not say what is counted.
pub(super) fn counted(stated: &Stated<'_>) -> Option<String> {
    let (span, quantity) = stated.quantity().filter(|(_, quantity)| !quantity.ordinal)?;
    let words = asks(stated, quantity, &number(stated, span, quantity))?.words;
    (words.split_whitespace().count() > 2).then_some(words)
}

/// The tokens of a figure without the thing that it counts.
fn number(stated: &Stated<'_>, span: Span, quantity: &Quantity) -> Vec<usize> {
    let counted = quantity.of_span.map(|of| stated.tokens(of));
    let of = |at: &usize| counted.as_ref().is_some_and(|of| of.contains(at));
    stated.tokens(span).filter(|at| !of(at)).collect()
}

fn with(tokens: &[usize], more: &[usize]) -> Vec<usize> {
    let mut out: Vec<usize> = tokens.iter().chain(more).copied().collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The question words that replace the figure, from its unit or from the thing that it counts.
fn asks(stated: &Stated<'_>, quantity: &Quantity, number: &[usize]) -> Option<Asks> {
    let tree = stated.tree();
    let run = *number.first()?..*number.last()? + 1;
    let top = stated.top(&run);
    let counted = quantity.of_span.map(|of| stated.top(&stated.tokens(of)));
    let rest = |head: usize| -> Vec<usize> {
        let determiner = |at: usize| tree.link(at) == Link::Determiner && tree.head(at) == Some(head);
        stated.phrase(head, number).into_iter().filter(|at| !determiner(*at)).collect()
    };
    let owned = |head: usize| tree.child(head, &[Link::Possessive]).is_some();
    match quantity.unit.as_deref() {
        None => {
            let head = counted.unwrap_or(top);
            let inside = tree.reach(head).contains(&top) && (head == top || tree.reach(head).contains(number.first()?));
            let left: Vec<usize> = rest(head).into_iter().filter(|at| !number.contains(at)).collect();
            let one = quantity.of.as_deref() == Some(stated.norm(head)) && quantity.value == Some(rust_decimal::Decimal::ONE);
            if !inside || one || owned(head) || quantity.value.is_some_and(|v| v.is_zero()) {
                return None;
            }
            let people = quantity.role.as_deref().is_some_and(|role| stated.language.numbers.roles.person_role(role));
            let words = match (left.is_empty(), people) {
                (true, true) => "how many people".to_string(),
                (true, false) => "how many".to_string(),
                (false, _) => format!("how many {}", clause_words(stated, &left, &NOTHING, false)),
            };
            Some(Asks { words, head, left })
        }
        Some("%" | "percentage point") => {
            let of = quantity.of_span.map(|of| stated.tokens(of)).filter(|of| of.start > 0 && tree.link(of.start - 1) == Link::Preposition);
            let head = std::iter::once(top).chain(tree.above(top..top + 1)).take_while(|at| number.contains(at)).last()?;
            Some(match of {
                Some(of) => {
                    let left: Vec<usize> = stated.trimmed((of.start - 1..of.end).collect());
                    Asks { words: format!("how much {}", clause_words(stated, &left, &NOTHING, false)), head, left }
                }
                None => Asks { words: "how much".into(), head, left: Vec::new() },
            })
        }
        Some(_) => {
            let head = std::iter::once(top).chain(tree.above(top..top + 1)).take_while(|at| number.contains(at)).last()?;
            let base = quantity.base.as_ref().map_or("", |(base, _)| base.as_str());
            let above = tree.head(head);
            // "300 metres deep"
            let measured = above.filter(|at| tree.part(*at) == Part::Adjective && tree.link(head) == Link::Measure);
            if let Some(adjective) = measured.filter(|at| matches!(tree.link(*at), Link::Adjective | Link::Predicate)) {
                return Some(Asks { words: format!("how {}", stated.norm(adjective)), head: adjective, left: vec![adjective] });
            }
            let name = quantity.unit.as_deref().unwrap_or_default();
            let plural =
                number.iter().position(|at| stated.norm(*at).len() > 3 && stated.norm(*at).ends_with('s') && is_word(stated.norm(*at)));
            let words = match plural {
                _ if stated.language.numbers.units.scale(name).is_some() => "how many degrees".to_string(),
                Some(unit) if !is_money(base) => {
                    let own = stated.trimmed(number[unit..].to_vec());
                    format!("how many {}", clause_words(stated, &own, &NOTHING, false))
                }
                _ => "how much".to_string(),
            };
            Some(Asks { words, head, left: Vec::new() })
        }
    }
}

fn is_word(norm: &str) -> bool {
    norm.chars().all(char::is_alphabetic)
}

/// True for a currency code: three capital letters.
fn is_money(base: &str) -> bool {
    base.len() == 3 && base.chars().all(|c| c.is_ascii_uppercase())
}

/// A question about a figure in years next to a person's name: "61-year-old Smith", "Smith, 61,".
fn age(stated: &Stated<'_>, quantity: &Quantity) -> Option<Question> {
    let years = quantity.unit.as_deref() == Some("year");
    let person = stated.statement.name_beside(stated.span())?;
    let glued = stated.statement.tokens.get(stated.value.start + 1).is_some_and(|t| t.glued);
    (years && glued).then(|| {
        let name = &stated.comparison.entities[person.0].name;
        let words = stated.value.clone().find_map(|at| stated.name_at(at)).map_or(name.as_str(), |(span, _)| span.text(stated.text));
        Question { asked: format!("What age is given for {words}?"), about: format!("the age of {words}"), stated: format!("… {words}") }
    })
}
