//! What a named thing is said to be, and who holds an office: "Vela is a ferry" against "Vela is not a ferry" or "Vela is a village", and
//! two persons who are said to hold one office at the same time.

use crate::language::comparing::PLACE;
use crate::language::function_word::{IN, OF, POSSESSIVE};
use std::collections::BTreeSet;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::language::gazetteer::{PlaceKind, key};
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, EntityId, EntityKind, NameForm, Relation, Span};

/// What a statement says a named thing is or was.
struct Being {
    /// The entity, if it is known.
    subject: Option<EntityId>,
    /// The words that name it, without an article.
    called: String,
    /// The first predicate noun and those coordinated with it.
    nouns: Vec<usize>,
    /// From the verb to the last noun.
    span: Span,
    denied: bool,
    past: bool,
}

/// Compares what the two statements say that one thing is.
pub(super) fn compare_beings(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (beings(pair, pair.left), beings(pair, pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in right.iter().filter(|b| a.subject.is_some() && b.subject == a.subject || b.called == a.called) {
            out.extend(denied_being(pair, a, b).or_else(|| excluded_being(pair, a, b)));
        }
    }
    out
}

/// Unhedged verbs of being with a named subject and plain nouns: "Vela is a ferry and a landmark".
fn beings(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Being> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let functions = &pair.reading.language.functions;
    let is_being = |at: &usize| tree.is_verb(*at) && functions.be.contains(&tokens[*at].norm);
    let read = |at: usize| {
        let negator = |child: &usize| tree.link(*child) == Link::Negation || functions.negators.contains(&tokens[*child].norm);
        // "may be", "was once", "is no longer", "if it is"
        let limited = |child: usize| {
            let idle = tree.link(child) == Link::Adverb && pair.reading.language.kinds.is_idle(&tokens[child].norm);
            matches!(tree.link(child), Link::Auxiliary | Link::Adverb | Link::Marker) && !negator(&child) && !idle
        };
        let first = tree.child(at, &[Link::Predicate])?;
        let hedged = said.certainties().any(|(_, c)| c.scope.contains(Span::of(said.text, tokens[at].start..tokens[at].end)));
        if tree.children(at).any(limited) || hedged || tree.proper(first) || tree.part(first) != Part::Noun {
            return None;
        }
        let one =
            tree.child(first, &[Link::Determiner]).is_some_and(|d| said.language.comparing.indefinite_articles.contains(&tokens[d].norm));
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
        one.then_some(Being { subject: said.named_subject(at), called: called_kind(said, at)?, nouns, span, denied, past })
    };
    (0..tokens.len()).filter(is_being).filter_map(read).collect()
}

/// The name that is the subject of a verb, as a kind of thing: a capitalised word, not the first of a sentence unless it is a known name.
fn called_kind(said: &Said<'_>, verb: usize) -> Option<String> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let head = tree.subject(verb)?.0;
    let words: Vec<usize> = (tree.reach(head).start..=head).filter(|at| tree.link(*at) != Link::Determiner).collect();
    let capital = words.iter().all(|at| tokens[*at].capitalised(said.text));
    let certain = tree.proper(head) || head > 0 || said.named_subject(verb).is_some();
    let name = || words.iter().map(|at| tokens[*at].norm.as_str()).collect::<Vec<_>>().join(" ");
    (certain && (capital || said.named_subject(verb).is_some())).then(name)
}

/// One side says that it is not the noun and the other that it is: "is not an open harbour" against an open harbour.
fn denied_being(pair: &Pair<'_>, a: &Being, b: &Being) -> Option<Finding> {
    if a.denied == b.denied || a.past != b.past || pair.is_near_copy() {
        return None;
    }
    let ((no, denier), (yes, reporter)) = if a.denied { ((a, pair.left), (b, pair.right)) } else { ((b, pair.right), (a, pair.left)) };
    let noun = *no.nouns.first()?;
    let all = denier.statement.tree.reach(noun).filter(|at| denier.is_content(*at));
    let stated = all.map(|at| &denier.stems[at]).all(|stem| reporter.content.contains(stem));
    let same = no.nouns.len() == 1 && yes.nouns.iter().any(|at| reporter.stems[*at] == denier.stems[noun]);
    (stated && same).then(|| being_conflict(pair, DifferenceKind::Polarity, a, b, "one asserts what the other denies"))
}

/// Kinds that exclude each other, or works of two countries.
fn excluded_being(pair: &Pair<'_>, a: &Being, b: &Being) -> Option<Finding> {
    if a.denied || b.denied {
        return None;
    }
    let (x, y) = (kinds_of_being(pair, pair.left, a), kinds_of_being(pair, pair.right, b));
    let one_word = a.nouns.iter().any(|i| b.nouns.iter().any(|j| pair.left.stems[*i] == pair.right.stems[*j]));
    if !x.is_empty() && !y.is_empty() && x.is_disjoint(&y) && !one_word {
        return Some(being_conflict(pair, DifferenceKind::Actor, a, b, "nothing can be both"));
    }
    let (from, other) = (countries_of_being(pair, pair.left, a), countries_of_being(pair, pair.right, b));
    let same = one_word || !x.is_disjoint(&y);
    let apart = same && !from.is_empty() && !other.is_empty() && from.is_disjoint(&other);
    if apart {
        let both = being_conflict(pair, DifferenceKind::Actor, a, b, "each names another country for it, and it may belong to both");
        return Some(Finding { relation: Relation::Compatible, ..both });
    }
    let settled = one_word && x.contains(PLACE) && y.contains(PLACE);
    let (here, there) = (country_of(pair, pair.left, a), country_of(pair, pair.right, b));
    let elsewhere = settled && here.is_some() && there.is_some() && here != there;
    elsewhere.then(|| being_conflict(pair, DifferenceKind::Place, a, b, "each places it in another country"))
}

/// The kinds of thing that the nouns name.
fn kinds_of_being<'a>(pair: &'a Pair<'_>, said: &Said<'_>, being: &Being) -> BTreeSet<&'a str> {
    let tokens = &said.statement.tokens;
    let of = |at: &usize| {
        let before = at.checked_sub(1).map_or("", |i| tokens[i].norm.as_str());
        pair.reading.language.kinds.of(before, &tokens[*at].norm)
    };
    being.nouns.iter().filter_map(of).collect()
}

/// The countries whose adjectives are before the first noun: "a French-Italian film". Empty if the adjective of another people is there
/// too, since a people can be part of a country.
fn countries_of_being<'a>(pair: &'a Pair<'_>, said: &Said<'_>, being: &Being) -> BTreeSet<&'a str> {
    let gazetteer = &pair.reading.language.names.gazetteer;
    let Some(first) = being.nouns.first() else { return BTreeSet::new() };
    let before = said.statement.tree.reach(*first).start..*first;
    let peoples: Vec<_> = before.filter_map(|at| gazetteer.people(&key(said.statement.tokens[at].of(said.text)))).collect();
    let country = |at: usize| Some(gazetteer.numbered(at)).filter(|place| place.kind == PlaceKind::Country);
    let all: Option<BTreeSet<&str>> = peoples.iter().map(|p| p.place.and_then(country).map(|place| place.name.as_str())).collect();
    all.unwrap_or_default()
}

/// The one country that "in" names after the first noun: "a town in the north of Norland".
fn country_of<'a>(pair: &'a Pair<'_>, said: &Said<'_>, being: &Being) -> Option<&'a str> {
    let gazetteer = &pair.reading.language.names.gazetteer;
    let tree = &said.statement.tree;
    let first = *being.nouns.first()?;
    let within = tree.children(first).find(|at| tree.link(*at) == Link::Preposition && said.statement.tokens[*at].is(IN))?;
    let reach = tree.reach(within);
    let inside = |span: Span| reach.contains(&said.tokens_in(span).start);
    let country = |words: &str| gazetteer.place(&key(words)).filter(|(_, p)| p.kind == PlaceKind::Country).map(|(_, p)| p.name.as_str());
    let all: BTreeSet<&str> = said.names().filter(|(m, _)| inside(m.span)).filter_map(|(m, _)| country(said.words(m.span))).collect();
    all.iter().next().copied().filter(|_| all.len() == 1)
}

fn being_conflict(pair: &Pair<'_>, kind: DifferenceKind, a: &Being, b: &Being, why: &str) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a.span), Half::verbatim(pair.right, b.span));
    let name = a.subject.map_or(a.called.as_str(), |id| pair.reading.entities[id.0].name.as_str());
    let explanation = format!("“{}” against “{}”, both about {name}: {why}", left.value, right.value);
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

/// An office with its holder.
struct Office {
    office: String,
    /// The country, body or town that the office is of.
    of: EntityId,
    holder: EntityId,
    span: Span,
}

/// Compares who holds the offices that both statements name.
pub(super) fn compare_office_holders(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (offices(pair, pair.left), offices(pair, pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in right.iter().filter(|b| b.office == a.office && b.of == a.of && b.holder != a.holder) {
            if at_one_time(pair)
                && !is_named(pair.left, b.holder)
                && !is_named(pair.right, a.holder)
                && !share_a_word(pair, a.holder, b.holder)
            {
                out.push(holder_conflict(pair, a, b));
            }
        }
    }
    out
}

/// Offices that a verb of being in the present tense gives to a person: "Vela is the president of Norland", "Norland's president is Vela".
fn offices(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Office> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let language = pair.reading.language;
    let is = |at: &usize| {
        let being = language.functions.be.contains(&tokens[*at].norm);
        let whole = |child: usize| !matches!(tree.link(child), Link::Auxiliary | Link::Adverb | Link::Marker | Link::Negation);
        being && tree.is_verb(*at) && tree.part(*at) == Part::Present && tree.children(*at).all(whole)
    };
    let read = |at: usize| {
        let subject = tree.child(at, &[Link::Subject])?;
        let predicate = tree.child(at, &[Link::Predicate])?;
        [(subject, predicate), (predicate, subject)].into_iter().find_map(|(noun, person)| office_of(pair, said, noun, person))
    };
    (0..tokens.len()).filter(is).filter_map(read).collect()
}

fn office_of(pair: &Pair<'_>, said: &Said<'_>, noun: usize, person: usize) -> Option<Office> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let kinds = &pair.reading.language.kinds;
    let reach = tree.reach(noun);
    let words: Vec<&str> = tokens[reach.start..=noun].iter().map(|t| t.norm.as_str()).collect();
    let length = Some(kinds.office(&words)).filter(|n| *n > 0)?;
    let holder = name_at(said, person, |kind| kind == EntityKind::Person)?;
    let scope = |at: usize| name_at(said, at, |kind| matches!(kind, EntityKind::Place | EntityKind::Organisation | EntityKind::Group));
    let scopes: BTreeSet<EntityId> = reach.clone().filter(|at| *at < noun || head_of(said, *at, noun)).filter_map(scope).collect();
    // "former", "vice", "acting": another office or another time.
    let other = reach.start..noun + 1 - length;
    let plain = other.clone().all(|at| {
        let part = matches!(tree.link(at), Link::Modifier | Link::Compound | Link::Other);
        !part || scope(at).is_some() || kinds.is_present(&tokens[at].norm) || tokens[at].is(POSSESSIVE)
    });
    let of = *scopes.iter().next().filter(|_| scopes.len() == 1 && plain)?;
    let span = Span::of(said.text, tokens[noun.min(person)].start..tokens[noun.max(person)].end);
    Some(Office { office: words[words.len() - length..].join(" "), of, holder, span })
}

/// True if a token is the object of "of" after a noun.
fn head_of(said: &Said<'_>, at: usize, noun: usize) -> bool {
    let tree = &said.statement.tree;
    let preposition = |up: usize| said.statement.tokens[up].is(OF) && tree.head(up) == Some(noun);
    tree.link(at) == Link::PrepositionObject && tree.head(at).is_some_and(preposition)
}

fn name_at(said: &Said<'_>, at: usize, kind: impl Fn(EntityKind) -> bool) -> Option<EntityId> {
    let token = &said.statement.tokens[at];
    let here = |span: Span| span.start() <= token.start && token.end <= span.end();
    let named = |form: NameForm| matches!(form, NameForm::Proper | NameForm::Adjective);
    said.names().find(|(m, n)| here(m.span) && named(n.form) && kind(n.kind)).and_then(|(_, n)| n.entity)
}

/// True if a statement names the entity.
fn is_named(said: &Said<'_>, who: EntityId) -> bool {
    said.names().any(|(_, n)| n.entity == Some(who))
}

/// True if the accounts are of about the same time; later, an office may have changed hands.
fn at_one_time(pair: &Pair<'_>) -> bool {
    const DAYS: i64 = 30;
    let out = |said: &Said<'_>| pair.reading.accounts[said.account.0].published.as_ref();
    matches!((out(pair.left), out(pair.right)), (Some(x), Some(y)) if x.days_to(y).abs() <= DAYS)
}

/// From this similarity on, two words of names are two spellings of one.
const ONE_SPELLING: f64 = 0.9;

/// True if two names share a word, as two spellings of one person's name do.
fn share_a_word(pair: &Pair<'_>, a: EntityId, b: EntityId) -> bool {
    let words = |id: EntityId| -> BTreeSet<String> {
        let entity = &pair.reading.entities[id.0];
        let all = std::iter::once(&entity.name).chain(&entity.aliases);
        all.flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    x.iter().any(|one| y.iter().any(|other| strsim::jaro_winkler(one, other) >= ONE_SPELLING))
}

fn holder_conflict(pair: &Pair<'_>, a: &Office, b: &Office) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a.span), Half::verbatim(pair.right, b.span));
    let name = |id: EntityId| &pair.reading.entities[id.0].name;
    let (office, of) = (&a.office, name(a.of));
    let explanation = format!("{} against {}: only one can be {office} of {of} at a time", name(a.holder), name(b.holder));
    Finding {
        kind: DifferenceKind::Actor,
        topic: format!("holder {office} {of}"),
        relation: Relation::Conflict,
        weight: 1.0 + pair.overlap,
        form: false,
        left,
        right,
        explanation,
    }
}
