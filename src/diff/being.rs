//! What a named thing is said to be: "Vela is a ferry", "Vela is not a ferry", "Vela is a village". A conflict where one side denies the
//! word of the other, where the two words tell of kinds that exclude each other, or where each puts it into another country.

use std::collections::BTreeSet;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::language::gazetteer::{PlaceKind, key};
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, EntityId, Relation, Span};

/// What a statement says that something named is or was.
struct Being {
    /// Whom it names, where that is known.
    subject: Option<EntityId>,
    /// In which words, without an article.
    called: String,
    /// Nouns, the first and those joined to it.
    nouns: Vec<usize>,
    /// From the verb to the last noun.
    span: Span,
    denied: bool,
    past: bool,
}

/// Compares what the two say that one thing is.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (beings(pair, pair.left), beings(pair, pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in right.iter().filter(|b| a.subject.is_some() && b.subject == a.subject || b.called == a.called) {
            out.extend(denied(pair, a, b).or_else(|| excluded(pair, a, b)));
        }
    }
    out
}

/// "Vela is a ferry and a landmark": verbs of being that nothing hedges, with a named subject and plain nouns.
fn beings(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Being> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let functions = &pair.reading.language.functions;
    let is_being = |at: &usize| tree.is_verb(*at) && functions.be.contains(&tokens[*at].norm);
    let read = |at: usize| {
        let negator = |child: &usize| tree.link(*child) == Link::Negation || functions.negators.contains(&tokens[*child].norm);
        // "may be", "was once", "is no longer", "if it is"
        let limited = |child: usize| {
            let idle = tree.link(child) == Link::Adverb && pair.reading.language.kinds.is_idle(&tokens[child].norm);
            matches!(tree.link(child), Link::Auxiliary | Link::Adverb | Link::Opener) && !negator(&child) && !idle
        };
        let first = tree.child(at, &[Link::Predicate])?;
        let hedged = said.certainties().any(|(_, c)| c.scope.contains(Span::of(said.text, tokens[at].start..tokens[at].end)));
        if tree.children(at).any(limited) || hedged || tree.proper(first) || tree.part(first) != Part::Noun {
            return None;
        }
        let one = tree.child(first, &[Link::Determiner]).is_some_and(|d| matches!(tokens[d].norm.as_str(), "a" | "an"));
        let mut nouns = vec![first];
        let mut next = 0;
        while let Some(noun) = nouns.get(next).copied() {
            nouns
                .extend(tree.children(noun).filter(|c| tree.link(*c) == Link::Conjunct && tree.part(*c) == Part::Noun && !tree.proper(*c)));
            next += 1;
        }
        let last = nouns.iter().copied().max().unwrap_or(first);
        let span = Span::of(said.text, tokens[at.min(first)].start..tokens[last].end);
        let (denied, past) = (tree.children(at).any(|c| negator(&c)), tree.part(at) == Part::Past);
        one.then_some(Being { subject: said.named_subject(at), called: called(said, at)?, nouns, span, denied, past })
    };
    (0..tokens.len()).filter(is_being).filter_map(read).collect()
}

/// The name that is the subject of a verb. A capital tells one, except at the head of a sentence.
fn called(said: &Said<'_>, verb: usize) -> Option<String> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let head = tree.subject(verb)?.0;
    let words: Vec<usize> = (tree.reach(head).start..=head).filter(|at| tree.link(*at) != Link::Determiner).collect();
    let capital = words.iter().all(|at| tokens[*at].capitalised(said.text));
    let certain = tree.proper(head) || head > 0 || said.named_subject(verb).is_some();
    let name = || words.iter().map(|at| tokens[*at].norm.as_str()).collect::<Vec<_>>().join(" ");
    (certain && (capital || said.named_subject(verb).is_some())).then(name)
}

/// "is not an open harbour", where the other has an open harbour.
fn denied(pair: &Pair<'_>, a: &Being, b: &Being) -> Option<Finding> {
    if a.denied == b.denied || a.past != b.past || pair.is_near_copy() {
        return None;
    }
    let ((no, denier), (yes, teller)) = if a.denied { ((a, pair.left), (b, pair.right)) } else { ((b, pair.right), (a, pair.left)) };
    let noun = *no.nouns.first()?;
    let all = denier.statement.tree.reach(noun).filter(|at| denier.content.contains(&denier.stems[*at]));
    let told = all.map(|at| &denier.stems[at]).all(|stem| teller.content.contains(stem));
    let same = no.nouns.len() == 1 && yes.nouns.iter().any(|at| teller.stems[*at] == denier.stems[noun]);
    (told && same).then(|| conflict(pair, DifferenceKind::Polarity, a, b, "one asserts what the other denies"))
}

/// Two kinds that exclude each other, or works of two countries.
fn excluded(pair: &Pair<'_>, a: &Being, b: &Being) -> Option<Finding> {
    if a.denied || b.denied {
        return None;
    }
    let (x, y) = (kinds(pair, pair.left, a), kinds(pair, pair.right, b));
    let one_word = a.nouns.iter().any(|i| b.nouns.iter().any(|j| pair.left.stems[*i] == pair.right.stems[*j]));
    if !x.is_empty() && !y.is_empty() && x.is_disjoint(&y) && !one_word {
        return Some(conflict(pair, DifferenceKind::Actor, a, b, "nothing is both"));
    }
    let (from, other) = (countries(pair, pair.left, a), countries(pair, pair.right, b));
    let same = one_word || !x.is_disjoint(&y);
    let apart = same && !from.is_empty() && !other.is_empty() && from.is_disjoint(&other);
    if apart {
        let both = conflict(pair, DifferenceKind::Actor, a, b, "each gives it to another country, and it may be of both");
        return Some(Finding { relation: Relation::Compatible, ..both });
    }
    let settled = one_word && x.contains("place") && y.contains("place");
    let (here, there) = (country_of(pair, pair.left, a), country_of(pair, pair.right, b));
    let elsewhere = settled && here.is_some() && there.is_some() && here != there;
    elsewhere.then(|| conflict(pair, DifferenceKind::Place, a, b, "each puts it into another country"))
}

/// The kinds that the nouns tell.
fn kinds<'a>(pair: &'a Pair<'_>, said: &Said<'_>, being: &Being) -> BTreeSet<&'a str> {
    let tokens = &said.statement.tokens;
    let of = |at: &usize| {
        let before = at.checked_sub(1).map_or("", |i| tokens[i].norm.as_str());
        pair.reading.language.kinds.of(before, &tokens[*at].norm)
    };
    being.nouns.iter().filter_map(of).collect()
}

/// The countries whose adjectives stand before the first noun: "a French-Italian film". Empty where another people stands there too,
/// which can be part of a country.
fn countries<'a>(pair: &'a Pair<'_>, said: &Said<'_>, being: &Being) -> BTreeSet<&'a str> {
    let gazetteer = &pair.reading.language.names.gazetteer;
    let Some(first) = being.nouns.first() else { return BTreeSet::new() };
    let before = said.statement.tree.reach(*first).start..*first;
    let peoples: Vec<_> = before.filter_map(|at| gazetteer.people(&key(said.statement.tokens[at].of(said.text)))).collect();
    let country = |at: usize| Some(gazetteer.numbered(at)).filter(|place| place.kind == PlaceKind::Country);
    let all: Option<BTreeSet<&str>> = peoples.iter().map(|p| p.place.and_then(country).map(|place| place.name.as_str())).collect();
    all.unwrap_or_default()
}

/// The one country that "in" names behind the first noun: "a town in the north of Norland".
fn country_of<'a>(pair: &'a Pair<'_>, said: &Said<'_>, being: &Being) -> Option<&'a str> {
    let gazetteer = &pair.reading.language.names.gazetteer;
    let tree = &said.statement.tree;
    let first = *being.nouns.first()?;
    let within = tree.children(first).find(|at| tree.link(*at) == Link::Preposition && said.statement.tokens[*at].is("in"))?;
    let reach = tree.reach(within);
    let inside = |span: Span| reach.contains(&said.tokens_in(span).start);
    let country = |words: &str| gazetteer.place(&key(words)).filter(|(_, p)| p.kind == PlaceKind::Country).map(|(_, p)| p.name.as_str());
    let all: BTreeSet<&str> = said.names().filter(|(m, _)| inside(m.span)).filter_map(|(m, _)| country(said.words(m.span))).collect();
    all.iter().next().copied().filter(|_| all.len() == 1)
}

fn conflict(pair: &Pair<'_>, kind: DifferenceKind, a: &Being, b: &Being, why: &str) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a.span), Half::verbatim(pair.right, b.span));
    let name = a.subject.map_or(a.called.as_str(), |id| pair.reading.entities[id.0].name.as_str());
    let explanation = format!("“{}” against “{}”, both of {name}: {why}", left.value, right.value);
    Finding {
        kind,
        topic: format!("being {}", a.called),
        relation: Relation::Conflict,
        weight: 1.0 + pair.overlap,
        form: false,
        left,
        right,
        explanation,
    }
}
