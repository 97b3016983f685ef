//! Two persons of one surname: a woman and a man, two first names, two generations. They are two, whatever they share.

use super::finding::Half;
use super::pair::Pair;
use super::said::Said;
use super::swapped::Swapped;
use crate::language::Language;
use crate::model::tree::Link;
use crate::model::{EntityId, EntityKind, Mention, Name, NameForm, Span};
use crate::text::squeeze;

/// Least share of content words of the shorter statement for one event of two persons.
const SHARED: f64 = 0.7;

/// First names that are spelt so nearly alike may be one.
const SPELT: f64 = 0.8;

/// A person who is named.
struct Person {
    span: Span,
    entity: Option<EntityId>,
    female: Option<bool>,
    /// First names, titles aside, in lower case.
    given: Vec<String>,
    last: String,
    /// "Jr.", "II"
    generation: Option<crate::language::persons::Generation>,
}

/// "Mr Lowe" and "Mrs Lowe", "Ann Lowe" and "Bea Lowe", "Ivo Lowe Jr." and "Ivo Lowe Sr." in one place, or as subjects of one verb.
pub fn namesakes(pair: &Pair<'_>) -> Vec<Swapped> {
    let language = pair.reading.language;
    let persons = |said: &Said<'_>| -> Vec<Person> { said.names().filter_map(|(m, n)| person(language, said, m, n)).collect() };
    let (left, right) = (persons(pair.left), persons(pair.right));
    let verb = |said: &Said<'_>, span: Span| {
        let verb = said.governor(span)?;
        let (subject, link) = said.statement.tree.subject(verb)?;
        // who was shot is not who shot
        let passive = link == Link::PassiveSubject;
        said.tokens_in(span).contains(&subject).then(|| (said.stems[verb].clone(), passive, said.denies(verb)))
    };
    let mut out = Vec::new();
    for one in &left {
        for other in right.iter().filter(|other| one.is_not(other, language)) {
            // who names them both tells of both
            let both = left.iter().any(|p| !p.is_not(other, language) && p.last == other.last)
                || right.iter().any(|p| !p.is_not(one, language) && p.last == one.last);
            let event = || pair.overlap >= SHARED && verb(pair.left, one.span).is_some_and(|own| verb(pair.right, other.span) == Some(own));
            if !both && (pair.same_slot(one.span, other.span) || event()) {
                let half = |said: &Said<'_>, span| Half::verbatim(said, titled(pair, said, span));
                out.push(Swapped { left: half(pair.left, one.span), right: half(pair.right, other.span), places: false });
            }
        }
    }
    out
}

/// Do two names of one surname name two persons?
pub fn are_two(language: &Language, (said, mention, name): (&Said<'_>, &Mention, &Name), other: (&Said<'_>, &Mention, &Name)) -> bool {
    let (one, other) = (person(language, said, mention, name), person(language, other.0, other.1, other.2));
    one.zip(other).is_some_and(|(one, other)| one.is_not(&other, language))
}

fn person(language: &Language, said: &Said<'_>, mention: &Mention, name: &Name) -> Option<Person> {
    if name.form != NameForm::Proper || name.kind != EntityKind::Person {
        return None;
    }
    let words = squeeze(said.words(mention.span));
    let mut words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty() && *word != "the").collect();
    // The word behind a name may not be held part of it: "Paul Drew Junior".
    let generation = words.last().and_then(|word| language.persons.generation(word)).filter(|_| words.len() > 1);
    if generation.is_some() {
        words.pop();
    }
    let titles = &language.names.signs.honorifics;
    let first = words.iter().take_while(|word| titles.contains(**word)).count().min(words.len().saturating_sub(1));
    let (last, given) = words[first..].split_last()?;
    let tokens = said.tokens_in(mention.span);
    let before = language.names.title_before(said.text, &said.statement.tokens, tokens.start);
    let title = said.statement.tokens[before..tokens.start].iter().map(|t| t.norm.as_str()).chain(words[..first].iter().copied());
    let signs = &language.names.signs;
    let by_title = { title }.find_map(|t| signs.female.contains(t).then_some(true).or(signs.male.contains(t).then_some(false)));
    let given: Vec<String> = given.iter().map(|word| word.to_string()).collect();
    let by_name = given.first().and_then(|word| language.names.is_womans(word));
    // a surname alone does not say which of its bearers is meant
    let bare = given.is_empty() && before == tokens.start && first == 0;
    let female = if bare { None } else { name.female.or(by_title).or(by_name) };
    Some(Person { span: mention.span, entity: name.entity, female, given, last: last.to_string(), generation })
}

impl Person {
    /// Has another the same surname, and is somebody else?
    fn is_not(&self, other: &Person, language: &Language) -> bool {
        if self.last != other.last || self.entity.is_some() && self.entity == other.entity {
            return false;
        }
        let sexes = self.female.zip(other.female).is_some_and(|(a, b)| a != b);
        let generations = self.generation.zip(other.generation).is_some_and(|(a, b)| a != b);
        sexes || generations || other_given(&self.given, &other.given, language)
    }
}

/// Can no first name of the one be one of the other? Initials, short forms, spellings and middle names can.
fn other_given(a: &[String], b: &[String], language: &Language) -> bool {
    let initial = |word: &str| word.chars().count() == 1;
    let fit = |x: &String, y: &String| {
        let spelt = || strsim::jaro_winkler(x, y) >= SPELT || x.starts_with(y.as_str()) || y.starts_with(x.as_str());
        let begin = (initial(x) || initial(y)) && x.chars().next() == y.chars().next();
        let full = !initial(x) && !initial(y);
        begin || full && (language.names.one_nickname(x, y) || language.names.one_given(x, y) || spelt())
    };
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| fit(x, y)))
}

/// A name with the titles before it.
pub fn titled(pair: &Pair<'_>, said: &Said<'_>, span: Span) -> Span {
    let tokens = &said.statement.tokens;
    let first = pair.reading.language.names.title_before(said.text, tokens, said.tokens_in(span).start);
    Span::of(said.text, tokens[first].start..span.end())
}
