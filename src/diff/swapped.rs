//! Names that replace each other in two statements that are otherwise word for word alike, and two persons with one surname: a woman and a
//! man, two first names, two generations. The kind of name decides whether it is a difference of place or of actor.

use super::answers::answered_names;
use super::finding::Half;
use super::numbered::labels;
use super::pair::{Change, Pair};
use super::said::Said;
use crate::language::Language;
use crate::language::function_word::THE;
use crate::model::tree::Link;
use crate::model::{Entity, EntityId, EntityKind, Mention, Name, NameForm, Span, StatementKind};
use crate::text::{TokenKind, squeeze};

/// Two different names in one place.
pub(super) struct Swapped {
    /// On the left.
    pub left: Half,
    /// On the right.
    pub right: Half,
    /// True if both are known to be places.
    pub places: bool,
}

/// From this similarity on, two names are two spellings of one.
const ONE_NAME: f64 = 0.93;

/// Least share of equal tokens; if more has changed, a name may be in another part of another sentence.
const ALIKE: f64 = 0.75;

/// Most changed ranges in which a changed name still means something.
const MOST_CHANGES: usize = 3;

/// The swapped names of a pair.
pub(super) fn swapped_names(pair: &Pair<'_>) -> Vec<Swapped> {
    if let Some([left, right]) = answered_names(pair) {
        let named = |said: &Said<'_>, span: Span| said.tokens_in(span);
        return swapped_name(pair, &Change { left: named(pair.left, left), right: named(pair.right, right) }).into_iter().collect();
    }
    // Titles of one series differ in the name only, not in what happened.
    let opens = |s: &Said<'_>| s.id.0 == 0 || pair.reading.statements[s.id.0 - 1].account != s.account;
    let stated = |s: &Said<'_>| (0..s.stems.len()).any(|at| s.statement.tree.is_verb(at));
    let titles = [pair.left, pair.right].iter().all(|s| s.statement.kind == StatementKind::Headline || opens(s) && !stated(s));
    let namesakes = namesakes(pair);
    if titles || !namesakes.is_empty() || pair.sameness < ALIKE || pair.changes.len() > MOST_CHANGES {
        return namesakes;
    }
    pair.changes.iter().filter_map(|change| swapped_name(pair, change)).collect()
}

fn swapped_name(pair: &Pair<'_>, change: &Change) -> Option<Swapped> {
    let (left, right) = (name_at(pair, pair.left, &change.left)?, name_at(pair, pair.right, &change.right)?);
    if is_numbered(pair, change) {
        return None;
    }
    // "not returned to A" and "returned to B" are both true
    let denied = |said: &Said<'_>, span: Span| said.governor(span).is_some_and(|verb| said.denies(verb));
    if denied(pair.left, left.0) != denied(pair.right, right.0) {
        return None;
    }
    let titles = [(pair.left, &change.left), (pair.right, &change.right)].iter().all(|(said, at)| only_titles(pair, said, at));
    let letters = letters_behind(pair.left, &change.left) && letters_behind(pair.right, &change.right);
    if titles
        || letters
        || one_name(pair.reading.language, pair.left.words(left.0), pair.right.words(right.0))
        || one_entity(pair, left.1, right.1)
    {
        return None;
    }
    if listed_both_ways(pair, left.0, right.0) {
        return None;
    }
    let place = |name: Option<&Name>| name.is_some_and(|n| n.kind == EntityKind::Place);
    let places = place(left.1) && place(right.1);
    if places && part_of_one(pair, change) {
        return None;
    }
    Some(Swapped { left: Half::verbatim(pair.left, left.0), right: Half::verbatim(pair.right, right.0), places })
}

/// True if each statement names both, in a list: "Ann and Bea", "Bea and Ann".
fn listed_both_ways(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let named = |said: &Said<'_>, span: Span, other: &Said<'_>| {
        let mut words = said.tokens_in(span).filter(|at| said.statement.tokens[*at].kind == TokenKind::Word);
        words.all(|at| other.stems.contains(&said.stems[at]))
    };
    let listed = |said: &Said<'_>| {
        let tree = &said.statement.tree;
        (0..said.stems.len()).any(|at| tree.proper(at) && tree.link(at) == Link::Conjunct)
    };
    named(pair.left, left, pair.right) && named(pair.right, right, pair.left) && listed(pair.left) && listed(pair.right)
}

/// True if the change is in the number of a numbered thing.
fn is_numbered(pair: &Pair<'_>, change: &Change) -> bool {
    let inside = |said: &Said<'_>, at: &std::ops::Range<usize>| {
        labels(said, pair.reading.language).iter().any(|label| label.tokens.start < at.start && at.end <= label.tokens.end)
    };
    inside(pair.left, &change.left) && inside(pair.right, &change.right)
}

/// True for titles only: "Mrs" and "Ms.", "Dr." and "Doctor" are not two persons.
fn only_titles(pair: &Pair<'_>, said: &Said<'_>, at: &std::ops::Range<usize>) -> bool {
    let signs = &pair.reading.language.names.signs;
    let title = |norm: &String| signs.honorifics.contains(norm) || signs.posts.contains(norm);
    said.statement.tokens[at.clone()].iter().all(|t| t.kind == TokenKind::Mark || title(&t.norm))
}

/// The name that fills a changed range: capitalised words with small joining words between them, and the name mention around it or after
/// its titles.
fn name_at<'a>(pair: &Pair<'_>, said: &Said<'a>, at: &std::ops::Range<usize>) -> Option<(Span, Option<&'a Name>)> {
    let tokens = said.statement.tokens.get(at.clone())?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let joining = |norm: &str| said.language.comparing.joining_names.contains(norm);
    let named = tokens.iter().all(|t| t.capitalised(said.text) || joining(&t.norm))
        && tokens.iter().any(|t| t.kind == TokenKind::Word)
        && !tokens.iter().any(|t| said.is_figure(t));
    // "No, sir" and "Yes, sir": "yes" is not a name
    let norms: Vec<&str> = tokens.iter().map(|t| t.norm.as_str()).collect();
    if pair.reading.language.turns.opening(&norms).is_some() {
        return None;
    }
    let span = Span::of(said.text, first.start..last.end);
    let mention = said.names().find(|(m, n)| n.form != NameForm::Pronoun && with_title(pair, said, m.span).overlaps(span));
    // The first word of a sentence is always capitalised: there, only a known name or a name of several words counts.
    let certain =
        mention.is_some_and(|(_, n)| matches!(n.form, NameForm::Proper | NameForm::Adjective)) || at.start > 0 || tokens.len() > 1;
    (named && certain && first.capitalised(said.text)).then(|| (span, mention.map(|(_, n)| n)))
}

/// True if the names continue with equal words, so that their relation is unknown: "the Pacific Basin" and "the Pacific Ocean".
fn part_of_one(pair: &Pair<'_>, change: &Change) -> bool {
    // "At Whitby": the first word of a sentence is capitalised, too
    let small = |norm: &str| pair.reading.language.functions.prepositions.contains(norm) || pair.reading.language.words.is_stop(norm);
    let goes_on = |said: &Said<'_>, at: Option<usize>| {
        at.and_then(|i| said.statement.tokens.get(i)).is_some_and(|t| t.capitalised(said.text) && !small(&t.norm))
    };
    goes_on(pair.left, change.left.start.checked_sub(1)) || goes_on(pair.left, Some(change.left.end))
}

/// True for letters between commas after a name, such as "F.R.S." or "M.P.": they are no name, and one person may have several.
fn letters_behind(said: &Said<'_>, at: &std::ops::Range<usize>) -> bool {
    const MOST: usize = 6;
    let tokens = &said.statement.tokens;
    let Some((first, last)) = tokens.get(at.start).zip(at.end.checked_sub(1).and_then(|end| tokens.get(end))) else { return false };
    let text = &said.text[first.start..last.end];
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let letters = text.chars().all(|c| c.is_alphabetic() || c == '.') && (2..=MOST).contains(&capitals) && text.chars().count() <= 2 * MOST;
    let named = at.start > 1 && tokens[at.start - 1].is(",") && tokens[at.start - 2].capitalised(said.text);
    letters && named && (text.contains('.') || text.chars().all(char::is_uppercase))
}

/// True for other spellings, initials and shorter forms of one name; a senior and a junior of one name are two.
fn one_name(language: &Language, a: &str, b: &str) -> bool {
    // "Thos." is abbreviated, "Ben" is not
    let pointed = |s: &str| -> Vec<String> {
        let words = s.split_whitespace().map(|w| format!("{}{}", squeeze(w), if w.ends_with('.') { "." } else { "" }));
        words.filter(|w| language.persons.generation(w).is_none()).collect()
    };
    let (p, q) = (pointed(a), pointed(b));
    let open = !p.is_empty() && p.len() == q.len() && p.iter().zip(&q).all(|(p, q)| language.names.may_be_one(p, q));
    let (a, b) = (squeeze(a), squeeze(b));
    let generation = |name: &str| name.rsplit(' ').next().and_then(|word| language.persons.generation(word));
    if let Some((x, y)) = generation(&a).zip(generation(&b)) {
        return x == y;
    }
    let words = |s: &str| s.split(' ').map(str::to_string).collect::<Vec<_>>();
    let (x, y) = (words(&a), words(&b));
    let (x, y) = (lettered(x), lettered(y));
    let initials = |w: &[String]| w.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let acronym = (x.len() == 1 && x[0] == initials(&y) && y.len() > 1) || (y.len() == 1 && y[0] == initials(&x) && x.len() > 1);
    // "Ark." for Arkansas
    let cut = |short: &str, long: &str| short.chars().count() >= 3 && !short.contains(' ') && long.starts_with(short);
    let part = cut(&a, &b) || cut(&b, &a) || x.iter().all(|w| y.contains(w)) || y.iter().all(|w| x.contains(w));
    open || acronym || part || strsim::jaro_winkler(&a, &b) >= ONE_NAME
}

/// "W.A." as "wa": letters with full stops are one word.
fn lettered(words: Vec<String>) -> Vec<String> {
    let letters = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
    if letters { vec![words.concat()] } else { words }
}

fn one_entity(pair: &Pair<'_>, a: Option<&Name>, b: Option<&Name>) -> bool {
    let (Some(a), Some(b)) = (a.and_then(|n| n.entity), b.and_then(|n| n.entity)) else { return false };
    a == b || nested(&pair.reading.entities[a.0], &pair.reading.entities[b.0])
}

/// True if one is within, or belongs to, the other.
pub(super) fn nested(a: &Entity, b: &Entity) -> bool {
    a.within.as_ref() == Some(&b.name) || b.within.as_ref() == Some(&a.name)
}

/// Least share of the shorter statement's content words for one event of two persons.
const LEAST_SHARED: f64 = 0.7;

/// From this similarity on, two first names may be spellings of one.
const ONE_SPELLING: f64 = 0.8;

/// A named person.
struct Person {
    span: Span,
    entity: Option<EntityId>,
    female: Option<bool>,
    /// First names without titles, in lower case.
    given: Vec<String>,
    last: String,
    /// "Jr.", "II"
    generation: Option<crate::language::persons::Generation>,
}

/// Persons of one surname in one place, or as subjects of one verb: "Mr Lowe" and "Mrs Lowe", "Ann Lowe" and "Bea Lowe", "Ivo Lowe Jr." and
/// "Ivo Lowe Sr.".
pub(super) fn namesakes(pair: &Pair<'_>) -> Vec<Swapped> {
    let language = pair.reading.language;
    let persons = |said: &Said<'_>| -> Vec<Person> { said.names().filter_map(|(m, n)| person_named(language, said, m, n)).collect() };
    let (left, right) = (persons(pair.left), persons(pair.right));
    let verb = |said: &Said<'_>, span: Span| {
        let verb = said.governor(span)?;
        let (subject, link) = said.statement.tree.subject(verb)?;
        // "was shot" and "shot" have different participants
        let passive = link == Link::PassiveSubject;
        said.tokens_in(span).contains(&subject).then(|| (said.stems[verb].clone(), passive, said.denies(verb)))
    };
    let mut out = Vec::new();
    for one in &left {
        for other in right.iter().filter(|other| one.is_not(other, language)) {
            // a statement that names both means both
            let both = left.iter().any(|p| !p.is_not(other, language) && p.last == other.last)
                || right.iter().any(|p| !p.is_not(one, language) && p.last == one.last);
            let event =
                || pair.overlap >= LEAST_SHARED && verb(pair.left, one.span).is_some_and(|own| verb(pair.right, other.span) == Some(own));
            if !both && (pair.same_slot(one.span, other.span) || event()) {
                let half = |said: &Said<'_>, span| Half::verbatim(said, with_title(pair, said, span));
                out.push(Swapped { left: half(pair.left, one.span), right: half(pair.right, other.span), places: false });
            }
        }
    }
    out
}

/// True if two names with one surname name two persons.
pub(super) fn are_two_persons(
    language: &Language,
    (said, mention, name): (&Said<'_>, &Mention, &Name),
    other: (&Said<'_>, &Mention, &Name),
) -> bool {
    let (one, other) = (person_named(language, said, mention, name), person_named(language, other.0, other.1, other.2));
    one.zip(other).is_some_and(|(one, other)| one.is_not(&other, language))
}

fn person_named(language: &Language, said: &Said<'_>, mention: &Mention, name: &Name) -> Option<Person> {
    if name.form != NameForm::Proper || name.kind != EntityKind::Person {
        return None;
    }
    let words = squeeze(said.words(mention.span));
    let mut words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty() && *word != THE).collect();
    // The word after a name may not be parsed as part of it: "Paul Drew Junior".
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
    /// True if the other has the same surname and is another person.
    fn is_not(&self, other: &Person, language: &Language) -> bool {
        if self.last != other.last || self.entity.is_some() && self.entity == other.entity {
            return false;
        }
        let sexes = self.female.zip(other.female).is_some_and(|(a, b)| a != b);
        let generations = self.generation.zip(other.generation).is_some_and(|(a, b)| a != b);
        sexes || generations || other_given(&self.given, &other.given, language)
    }
}

/// True if no first name of one can be a first name of the other. Initials, short forms, spellings and middle names can.
fn other_given(a: &[String], b: &[String], language: &Language) -> bool {
    let initial = |word: &str| word.chars().count() == 1;
    let fit = |x: &String, y: &String| {
        let spelt = || strsim::jaro_winkler(x, y) >= ONE_SPELLING || x.starts_with(y.as_str()) || y.starts_with(x.as_str());
        let begin = (initial(x) || initial(y)) && x.chars().next() == y.chars().next();
        let full = !initial(x) && !initial(y);
        begin || full && (language.names.one_nickname(x, y) || language.names.one_given(x, y) || spelt())
    };
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| fit(x, y)))
}

/// A name with the titles before it.
fn with_title(pair: &Pair<'_>, said: &Said<'_>, span: Span) -> Span {
    let tokens = &said.statement.tokens;
    let first = pair.reading.language.names.title_before(said.text, tokens, said.tokens_in(span).start);
    Span::of(said.text, tokens[first].start..span.end())
}
