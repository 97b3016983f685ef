//! What two statements say about the same persons and things: the predicates they share (one verb, adjective or figure), and the events of
//! each statement prepared for comparison. A word that merely occurs in both statements is no shared predicate.

use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::Half;
use super::pair::Pair;
use super::said::Said;
use crate::language::Language;
use crate::model::tree::{Link, Part};
use crate::model::{Action, Mention, Quantity, Reality, Span};
use crate::wordnet::{Relation, Word};

/// A predicate of both statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SharedPredicate {
    /// Its token on the left.
    pub left: usize,
    /// Its token on the right.
    pub right: usize,
    /// How many of the words around it both statements have.
    pub common: usize,
    /// The token ranges from its first to its last shared word, on the left and on the right.
    pub stretches: (Range<usize>, Range<usize>),
}

/// Fewest common words that make two uses of one verb one predicate; one is enough if it is the subject or the object of both.
const ENOUGH: usize = 2;

/// The same for two nouns: "a blood alcohol level of 0.41 per cent" is said of somebody whatever the verb is.
const ENOUGH_OF_NOUNS: usize = 3;

/// Least WordNet similarity of two verbs that share no sense.
const NEAR: f64 = 0.5;

/// A word that says something, with the words it says it about.
struct Predicate {
    at: usize,
    /// Its WordNet entry.
    known: Option<&'static Word>,
    /// True if it is a verb or a predicate adjective, false if it is a noun.
    asserts: bool,
    /// True if it says too little alone.
    light: bool,
    /// Tokens of the words that depend on it, without further clauses.
    around: Vec<usize>,
    /// Tokens of its subject and its object.
    parties: Vec<usize>,
}

/// The predicates of a statement, and the possible senses of its words.
pub(super) struct Predicates {
    stated: Vec<Predicate>,
    senses: Vec<Vec<usize>>,
}

impl Predicates {
    /// Reads the predicates of a statement.
    pub(super) fn of(said: &Said<'_>, language: &Language) -> Predicates {
        let synonyms = &language.synonyms;
        let senses = |stem: &String| {
            let at = if said.content.contains(stem) { synonyms.at(&[stem.as_str()]) } else { Vec::new() };
            at.into_iter().map(|(sense, _)| sense).collect()
        };
        Predicates { stated: predicates(said, language), senses: said.stems.iter().map(senses).collect() }
    }
}

/// True if a word of the left statement is the same as, or a synonym of, a word of the right one.
fn alike(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let senses = || (&pair.left.predicates(pair).senses[left], &pair.right.predicates(pair).senses[right]);
    let share = |(ours, theirs): (&Vec<usize>, &Vec<usize>)| ours.iter().any(|sense| theirs.contains(sense));
    pair.left.stems[left] == pair.right.stems[right] || share(senses())
}

/// All predicates that both statements share, in order of the left one; without parses, all words that both have.
pub(super) fn shared_predicates(pair: &Pair<'_>) -> Vec<SharedPredicate> {
    if [pair.left, pair.right].iter().any(|said| said.statement.tree.node(0).is_none()) {
        return shared_words(pair);
    }
    let (ours, theirs) = (&pair.left.predicates(pair).stated, &pair.right.predicates(pair).stated);
    let both = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let mut out: Vec<SharedPredicate> = both.filter_map(|(a, b)| shared_predicate(pair, a, b)).collect();
    out.extend(shared_figures(pair));
    out
}

/// Every word that both have, each with the token ranges from the first to the last of them.
pub(super) fn shared_words(pair: &Pair<'_>) -> Vec<SharedPredicate> {
    let both: BTreeSet<&String> = pair.left.content.intersection(&pair.right.content).collect();
    let place = |said: &Said<'_>, stem: &String| said.stems.iter().position(|s| s == stem);
    let places = both.iter().filter_map(|stem| place(pair.left, stem).zip(place(pair.right, stem)));
    let places: Vec<(usize, usize)> = places.collect();
    let of = |at: &dyn Fn(&(usize, usize)) -> usize| {
        let first = places.iter().map(at).min().unwrap_or_default();
        first..places.iter().map(at).max().map_or(first, |last| last + 1)
    };
    let stretches = (of(&|both| both.0), of(&|both| both.1));
    let shared =
        |(left, right): &(usize, usize)| SharedPredicate { left: *left, right: *right, common: places.len(), stretches: stretches.clone() };
    places.iter().map(shared).collect()
}

fn shared_predicate(pair: &Pair<'_>, a: &Predicate, b: &Predicate) -> Option<SharedPredicate> {
    let least = if a.asserts || b.asserts { ENOUGH } else { ENOUGH_OF_NOUNS };
    let (around, parties) = (shared_places(pair, &a.around, &b.around), shared_places(pair, &a.parties, &b.parties));
    let common = around.iter().map(|(x, _)| &pair.left.stems[*x]).collect::<BTreeSet<_>>().len();
    let of_one_party = !a.light && !b.light && !parties.is_empty();
    let much = common >= least || of_one_party;
    if !much || !same_predicate(pair, a, b) || pair.named_apart(a.at, b.at) {
        return None;
    }
    let stretch = |own: usize, words: Vec<usize>| {
        let (first, last) = (words.iter().min().map_or(own, |w| own.min(*w)), words.iter().max().map_or(own, |w| own.max(*w)));
        first..last + 1
    };
    let all = || around.iter().chain(&parties);
    let left = stretch(a.at, all().map(|(x, _)| *x).collect());
    let right = stretch(b.at, all().map(|(_, y)| *y).collect());
    Some(SharedPredicate { left: a.at, right: b.at, common, stretches: (left, right) })
}

/// The words of two lists that are equal or synonyms.
fn shared_places(pair: &Pair<'_>, x: &[usize], y: &[usize]) -> Vec<(usize, usize)> {
    let same = |x: &usize| y.iter().find(|y| alike(pair, *x, **y)).map(|y| (*x, *y));
    x.iter().filter_map(same).collect()
}

/// True for one word, or for two that mean the same or are derived from each other: "killed" and "the killing", "struck" and "hit".
fn same_predicate(pair: &Pair<'_>, a: &Predicate, b: &Predicate) -> bool {
    if pair.left.stems[a.at] == pair.right.stems[b.at] {
        return true;
    }
    let known = a.known.zip(b.known);
    let is_synonym = || known.is_some_and(|(x, y)| matches!(x.meets(y), Relation::Synonym | Relation::Derived));
    let opposed = |x: &Word, y: &Word| matches!(x.relation(y), Relation::Antonym | Relation::Sister);
    let near = || a.asserts && b.asserts && known.is_some_and(|(x, y)| x.nearness(y) >= NEAR && !opposed(x, y));
    !a.light && !b.light && (alike(pair, a.at, b.at) || is_synonym() || near())
}

/// The verbs, the predicate adjectives and the common nouns of a statement.
fn predicates(said: &Said<'_>, language: &Language) -> Vec<Predicate> {
    let tree = &said.statement.tree;
    let stated = |at: usize| {
        let carrier = if tree.link(at) == Link::Adjective { tree.head(at) } else { None };
        let asserts = tree.is_verb(at) || carrier.is_some();
        let noun = tree.part(at) == Part::Noun && !tree.proper(at);
        let content = said.is_content(at);
        (content && (asserts || noun)).then(|| predicate(said, language, at, carrier, asserts))
    };
    (0..said.stems.len()).filter_map(stated).collect()
}

fn predicate(said: &Said<'_>, language: &Language, at: usize, carrier: Option<usize>, asserts: bool) -> Predicate {
    let tree = &said.statement.tree;
    let subject = tree.subject(carrier.unwrap_or(at)).map(|(subject, _)| subject).filter(|_| asserts);
    let objects = tree.children(at).filter(|c| matches!(tree.link(*c), Link::Object | Link::Predicate));
    let parties: Vec<usize> = subject.into_iter().chain(objects).collect();
    let mut words = Vec::new();
    for top in [Some(at), carrier, subject].into_iter().flatten() {
        add_phrase(said, top, &mut words);
    }
    let says = |at: &usize| said.is_content(*at) && !is_in_a_date(said, *at);
    words.retain(|word| *word != at && says(word));
    let norm = &said.statement.tokens[at].norm;
    let light = language.verbs.readings(norm).iter().any(|r| language.opposites.is_light(&r.lemma));
    Predicate { at, known: said.known(at), asserts, light, around: words, parties: parties.into_iter().filter(says).collect() }
}

/// Adds a word and all that depends on it, up to clauses of their own.
fn add_phrase(said: &Said<'_>, top: usize, out: &mut Vec<usize>) {
    let tree = &said.statement.tree;
    out.push(top);
    for child in tree.children(top) {
        let clause = matches!(tree.link(child), Link::Relative | Link::Reduced | Link::Clause | Link::Adverbial | Link::Parenthesis);
        let beside = tree.link(child) == Link::Conjunct && tree.is_verb(child);
        if !clause && !beside {
            add_phrase(said, child, out);
        }
    }
}

fn is_in_a_date(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    said.dates().any(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end())
}

/// How many words around a figure are read to find what it counts.
const REACH: usize = 6;

/// Figures for one thing in one role, whatever their values: both say how many there were.
fn shared_figures(pair: &Pair<'_>) -> Vec<SharedPredicate> {
    // "An eight-year offer": a measure that only modifies a noun is no predicate.
    let kind = |said: &Said<'_>, m: &Mention| {
        let (tree, at) = (&said.statement.tree, said.tokens_in(m.span));
        let above = at.clone().find(|word| tree.head(*word).is_none_or(|head| !at.contains(&head)));
        above.is_some_and(|top| matches!(tree.link(top), Link::Modifier | Link::Compound | Link::Measure))
    };
    let same = |(x, a): (&Mention, &Quantity), (y, b): (&Mention, &Quantity)| {
        let counted = a.role.is_some() && a.role == b.role && a.of == b.of;
        let measured = a.unit.is_some() && a.unit == b.unit && a.value.is_some() && a.value == b.value;
        !a.ordinal && !b.ordinal && (counted || measured && !kind(pair.left, x) && !kind(pair.right, y))
    };
    let mut out = Vec::new();
    for (left, a) in pair.left.quantities() {
        for (right, _) in pair.right.quantities().filter(|(right, b)| same((left, a), (right, b))) {
            let around = pair.left.content_near(left.span, REACH);
            let common = around.intersection(&pair.right.content_near(right.span, REACH)).count();
            let stretches = (pair.left.tokens_in(left.span), pair.right.tokens_in(right.span));
            let (left, right) = (stretches.0.start, stretches.1.start);
            out.extend((common > 0).then_some(SharedPredicate { left, right, common, stretches }));
        }
    }
    out
}

/// An event of a statement.
pub(super) struct Event<'a> {
    /// The verb.
    pub mention: &'a Mention,
    /// The action that the annotator found.
    pub action: &'a Action,
    /// Stem of the verb.
    pub stem: String,
    /// Content stems of the agent.
    pub agent: BTreeSet<&'a str>,
    /// Content stems of the patient.
    pub patient: BTreeSet<&'a str>,
    /// True if it is denied.
    pub negated: bool,
    /// True if it is mentioned in passing, in a relative clause or a participle that depends on a noun.
    pub passing: bool,
    /// True if it is reported as planned, conditional or unknown, so that it may never have happened.
    pub unreal: bool,
}

impl Event<'_> {
    /// The verb with its object and, if it is denied, the two words before it, where auxiliaries and negators are.
    pub(super) fn half(&self, said: &Said<'_>) -> Half {
        const BEFORE: usize = 2;
        let at = said.tokens_in(self.mention.span);
        let first = said.statement.tokens.get(at.start.saturating_sub(if self.negated { BEFORE } else { 0 }));
        let start = first.map_or(self.mention.span.start(), |t| t.start.min(self.mention.span.start()));
        let end = self.action.patient.filter(|t| t.start() > self.mention.span.end() && t.end() < self.mention.span.end() + 60);
        Half::verbatim(said, Span::of(said.text, start..end.map_or(self.mention.span.end(), Span::end)))
    }
}

/// The events of a statement, auxiliaries and verbs of saying aside.
pub(super) fn events<'a>(pair: &Pair<'a>, said: &'a Said<'a>) -> Vec<Event<'a>> {
    const MOST: usize = 16;
    let language = pair.reading.language;
    let named = |stem: &&str| !stem.chars().any(|c| c.is_ascii_digit());
    let content = |span: Option<Span>| -> BTreeSet<&'a str> {
        let all: BTreeSet<&str> = span.map(|s| said.content_in(s).into_iter().filter(named).collect()).unwrap_or_default();
        // two persons are not one just because both are "Mr"
        let title = |stem: &&str| language.names.signs.honorifics.contains(*stem);
        if all.iter().all(title) { all } else { all.into_iter().filter(|stem| !title(stem)).collect() }
    };
    said.actions()
        .take(MOST)
        .map(|(mention, action)| Event {
            mention,
            action,
            stem: language.words.stem(&action.lemma).into_owned(),
            agent: content(action.agent),
            patient: content(action.patient),
            negated: action.negated,
            passing: matches!(said.statement.tree.link(said.tokens_in(mention.span).start), Link::Relative | Link::Reduced),
            unreal: said.certainties().any(|(_, c)| c.scope.contains(mention.span) && is_unreal(c.reality)),
        })
        .collect()
}

fn is_unreal(reality: Reality) -> bool {
    match reality {
        Reality::Planned | Reality::Conditional | Reality::Unknown | Reality::Possible => true,
        Reality::Confirmed | Reality::Probable | Reality::Alleged => false,
    }
}

/// Least share of words in common between two statements about one event; more for a verb that can mean any event.
const OVERLAP_OF_ONE_EVENT: f64 = 0.4;
const OVERLAP_OF_LIGHT_VERB: f64 = 0.7;

/// True if both have the same verb with the same agent or patient, in statements that share enough to be about one event, and report it as
/// equally real.
pub(super) fn same_event(pair: &Pair<'_>, a: &Event<'_>, b: &Event<'_>) -> bool {
    let light = pair.reading.language.opposites.is_light(&a.action.lemma);
    a.stem == b.stem
        && a.unreal == b.unreal
        && shares_party(a, b)
        && pair.overlap >= if light { OVERLAP_OF_LIGHT_VERB } else { OVERLAP_OF_ONE_EVENT }
}

/// True if the two events share a content word of their agents or of their patients.
pub(super) fn shares_party(a: &Event<'_>, b: &Event<'_>) -> bool {
    !a.agent.is_disjoint(&b.agent) || !a.patient.is_disjoint(&b.patient)
}
