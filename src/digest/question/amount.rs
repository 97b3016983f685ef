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
            // "days has": the parser took another noun for the subject
            let counts = quantity.unit.as_deref() != Some("%") && !is_money(quantity.base.as_ref().map_or("", |(base, _)| base.as_str()));
            if counts
                && quantity.value != Some(rust_decimal::Decimal::ONE)
                && stated.language.questions.is_singular(stated.norm(finite(stated, verbs)))
            {
                return None;
            }
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

/// "effective tax rate" in "an effective tax rate of 31 per cent", "magnitude" in "a 4.2 magnitude earthquake": what a figure measures, if
/// a noun says so.
pub(super) fn measured(stated: &Stated<'_>) -> Option<String> {
    let (span, quantity) = stated.quantity().filter(|(_, quantity)| !quantity.ordinal)?;
    let tree = stated.tree();
    let number = number(stated, span, quantity);
    let unit = quantity.unit.as_deref()?;
    if quantity.base.is_none() && number.iter().any(|at| stated.norm(*at) == unit) {
        return Some(unit.to_string());
    }
    let top = stated.top(&(*number.first()?..*number.last()? + 1));
    let of = tree.head(top).filter(|at| tree.link(top) == Link::PrepositionObject && stated.language.questions.binds(stated.norm(*at)))?;
    let noun = tree.head(of).filter(|at| tree.part(*at) == Part::Noun && !stated.is_mark(*at) && stated.name_at(*at).is_none())?;
    let own = stated.phrase(noun, &[of]).into_iter().take_while(|at| *at <= noun);
    let words: Vec<usize> = own.filter(|at| !stated.language.functions.determiners.contains(stated.norm(*at))).collect();
    Some(clause_words(stated, &words, &NOTHING, false)).filter(|words| !words.is_empty())
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
            let joined = others_joined(stated, head);
            let left =
                rest(head).into_iter().filter(|at| !number.contains(at) && joined.as_ref().is_none_or(|joined| !joined.contains(at)));
            let left = stated.trimmed(left.collect());
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
                    let mut own = stated.trimmed(number[unit..].to_vec());
                    // "four days of the worst": the unit ends with a noun
                    while own.len() > 1 && own.last().is_some_and(|at| tree.part(*at) != Part::Noun) {
                        own.pop();
                    }
                    format!("how many {}", clause_words(stated, &own, &NOTHING, false))
                }
                _ => "how much".to_string(),
            };
            Some(Asks { words, head, left: Vec::new() })
        }
    }
}

/// The tokens from the first noun on that is joined to a counted one and that its figure does not count, as it has a figure or an article
/// of its own or is a name: "three banks, several shops and a hall", but not "300 men and women".
fn others_joined(stated: &Stated<'_>, head: usize) -> Option<std::ops::Range<usize>> {
    let tree = stated.tree();
    let counted_apart = |at: usize| {
        let own = tree.reach(at).start..at;
        tree.proper(at) || own.clone().any(|i| stated.language.functions.determiners.contains(stated.norm(i)) || stated.is_figure(i))
    };
    let is_joined = |at: &usize| *at > head && matches!(tree.link(*at), Link::Conjunct | Link::Apposition);
    let first = tree.children(head).filter(is_joined).find(|at| chain(stated, *at).into_iter().any(counted_apart))?;
    Some(tree.reach(first).start..tree.reach(head).end)
}

/// A noun and the nouns that are joined to it in turn.
fn chain(stated: &Stated<'_>, from: usize) -> Vec<usize> {
    let mut out = vec![from];
    while let Some(next) = out.last().and_then(|last| stated.tree().child(*last, &[Link::Conjunct])) {
        out.push(next);
    }
    out
}

fn is_word(norm: &str) -> bool {
    norm.chars().all(char::is_alphabetic)
}

/// The word of a clause that agrees with its subject.
fn finite(stated: &Stated<'_>, verbs: super::clause::Verbs) -> usize {
    let tree = stated.tree();
    tree.child(verbs.finite, &[Link::Auxiliary, Link::PassiveAuxiliary]).unwrap_or(verbs.finite)
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
