//! Names that stand in place of each other in two statements that are otherwise word for word alike, and two persons of one surname, a woman and
//! a man, who are told to have done the same. What kind of name it is says whether the place or somebody's part in it differs.

use super::answered;
use super::finding::Half;
use super::namesakes::{namesakes, titled};
use super::numbered::labels;
use super::pair::{Change, Pair};
use super::said::Said;
use crate::language::Language;
use crate::model::tree::Link;
use crate::model::{Entity, EntityKind, Name, NameForm, Span, StatementKind};
use crate::text::{TokenKind, squeeze};

/// Two different names in one place.
pub struct Swapped {
    /// On the left.
    pub left: Half,
    /// On the right.
    pub right: Half,
    /// Are both known to be places?
    pub places: bool,
}

/// Least share of equal tokens; with more changed, a name may stand in another part of another sentence.
const ALIKE: f64 = 0.75;

/// Most changed stretches in which a changed name still means something.
const MOST_CHANGES: usize = 3;

/// The swapped names of a pair.
pub fn swapped(pair: &Pair<'_>) -> Vec<Swapped> {
    if let Some([left, right]) = answered::names(pair) {
        let named = |said: &Said<'_>, span: Span| said.tokens_in(span);
        return swap(pair, &Change { left: named(pair.left, left), right: named(pair.right, right) }).into_iter().collect();
    }
    // Titles of one series differ in whose they are, not in what happened.
    let opens = |s: &Said<'_>| s.id.0 == 0 || pair.reading.statements[s.id.0 - 1].account != s.account;
    let told = |s: &Said<'_>| (0..s.stems.len()).any(|at| s.statement.tree.is_verb(at));
    let titles = [pair.left, pair.right].iter().all(|s| s.statement.kind == StatementKind::Headline || opens(s) && !told(s));
    let namesakes = namesakes(pair);
    if titles || !namesakes.is_empty() || pair.sameness < ALIKE || pair.changes.len() > MOST_CHANGES {
        return namesakes;
    }
    pair.changes.iter().filter_map(|change| swap(pair, change)).collect()
}

fn swap(pair: &Pair<'_>, change: &Change) -> Option<Swapped> {
    if numbered(pair, change) {
        return None;
    }
    let (left, right) = (name_at(pair, pair.left, &change.left)?, name_at(pair, pair.right, &change.right)?);
    // "not returned to the one" and "returned to the other" are both true
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

/// Does each statement name both, the one after the other in a list? "Ann and Bea", "Bea and Ann".
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

/// Is it the number of a numbered thing that changes?
fn numbered(pair: &Pair<'_>, change: &Change) -> bool {
    let inside = |said: &Said<'_>, at: &std::ops::Range<usize>| {
        labels(said, pair.reading.language).iter().any(|label| label.tokens.start < at.start && at.end <= label.tokens.end)
    };
    inside(pair.left, &change.left) && inside(pair.right, &change.right)
}

/// "Mrs" and "Ms.", "Dr." and "Doctor" are no two persons.
fn only_titles(pair: &Pair<'_>, said: &Said<'_>, at: &std::ops::Range<usize>) -> bool {
    let signs = &pair.reading.language.names.signs;
    let title = |norm: &String| signs.honorifics.contains(norm) || signs.posts.contains(norm);
    said.statement.tokens[at.clone()].iter().all(|t| t.kind == TokenKind::Mark || title(&t.norm))
}

/// The name that fills a changed stretch: capitalised words with small joining words between them, and the name mention around it or behind
/// the titles that it holds.
fn name_at<'a>(pair: &Pair<'_>, said: &Said<'a>, at: &std::ops::Range<usize>) -> Option<(Span, Option<&'a Name>)> {
    let tokens = said.statement.tokens.get(at.clone())?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let joining = |norm: &str| matches!(norm, "of" | "the" | "and" | "de" | "al" | "'s" | "-" | "." | "&");
    let named = tokens.iter().all(|t| t.capitalised(said.text) || joining(&t.norm))
        && tokens.iter().any(|t| t.kind == TokenKind::Word)
        && !tokens.iter().any(|t| said.is_figure(t));
    // "No, sir" and "Yes, sir": who says yes names nobody
    let norms: Vec<&str> = tokens.iter().map(|t| t.norm.as_str()).collect();
    if pair.reading.language.turns.opening(&norms).is_some() {
        return None;
    }
    let span = Span::of(said.text, first.start..last.end);
    let mention = said.names().find(|(m, n)| n.form != NameForm::Pronoun && titled(pair, said, m.span).overlaps(span));
    // The first word of a sentence is capital whatever it is: only a known name, or a name of several words, counts there.
    let certain =
        mention.is_some_and(|(_, n)| matches!(n.form, NameForm::Proper | NameForm::Adjective)) || at.start > 0 || tokens.len() > 1;
    (named && certain && first.capitalised(said.text)).then(|| (span, mention.map(|(_, n)| n)))
}

/// "the Pacific Basin" and "the Pacific Ocean": the names go on with equal words, and nothing is known of how the two lie.
fn part_of_one(pair: &Pair<'_>, change: &Change) -> bool {
    // "At Whitby": the first word of a sentence has a capital, too
    let small = |norm: &str| pair.reading.language.functions.prepositions.contains(norm) || pair.reading.language.words.is_stop(norm);
    let goes_on = |said: &Said<'_>, at: Option<usize>| {
        at.and_then(|i| said.statement.tokens.get(i)).is_some_and(|t| t.capitalised(said.text) && !small(&t.norm))
    };
    goes_on(pair.left, change.left.start.checked_sub(1)) || goes_on(pair.left, Some(change.left.end))
}

/// "F.R.S.", "M.P.": letters between commas behind a name are no name. One person may have several.
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

/// Other spellings, initials and shorter forms are the same name; the elder and the younger of a name are two.
fn one_name(language: &Language, a: &str, b: &str) -> bool {
    // "Thos." is cut off, "Ben" is not
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
    open || acronym || part || strsim::jaro_winkler(&a, &b) >= 0.93
}

/// "W.A." as "wa": letters with points are one word.
fn lettered(words: Vec<String>) -> Vec<String> {
    let letters = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
    if letters { vec![words.concat()] } else { words }
}

fn one_entity(pair: &Pair<'_>, a: Option<&Name>, b: Option<&Name>) -> bool {
    let (Some(a), Some(b)) = (a.and_then(|n| n.entity), b.and_then(|n| n.entity)) else { return false };
    a == b || nested(&pair.reading.entities[a.0], &pair.reading.entities[b.0])
}

/// Does one lie in, or belong to, the other?
pub fn nested(a: &Entity, b: &Entity) -> bool {
    a.within.as_ref() == Some(&b.name) || b.within.as_ref() == Some(&a.name)
}
