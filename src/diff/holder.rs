//! Who holds an office that one person holds at a time: "Ana Vela is the president of Norland", "Norland's president, Ivo Brandt". A
//! conflict where both are told as holding it now, and neither statement knows of the other's holder.

use std::collections::BTreeSet;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, EntityId, EntityKind, NameForm, Relation, Span};

/// An office with its holder.
struct Held {
    office: String,
    /// The country, body or town that the office is of.
    of: EntityId,
    holder: EntityId,
    span: Span,
}

/// Compares who holds the offices that both name.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (offices(pair, pair.left), offices(pair, pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in right.iter().filter(|b| b.office == a.office && b.of == a.of && b.holder != a.holder) {
            if at_one_time(pair) && !names(pair.left, b.holder) && !names(pair.right, a.holder) && !alike(pair, a.holder, b.holder) {
                out.push(conflict(pair, a, b));
            }
        }
    }
    out
}

/// Offices that a verb of being in the present gives to a person: "Vela is the president of Norland", "Norland's president is Vela".
fn offices(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Held> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let language = pair.reading.language;
    let is = |at: &usize| {
        let being = language.functions.be.contains(&tokens[*at].norm);
        let whole = |child: usize| !matches!(tree.link(child), Link::Auxiliary | Link::Adverb | Link::Opener | Link::Negation);
        being && tree.is_verb(*at) && tree.part(*at) == Part::Present && tree.children(*at).all(whole)
    };
    let read = |at: usize| {
        let subject = tree.child(at, &[Link::Subject])?;
        let predicate = tree.child(at, &[Link::Predicate])?;
        [(subject, predicate), (predicate, subject)].into_iter().find_map(|(noun, person)| held(pair, said, noun, person))
    };
    (0..tokens.len()).filter(is).filter_map(read).collect()
}

fn held(pair: &Pair<'_>, said: &Said<'_>, noun: usize, person: usize) -> Option<Held> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let kinds = &pair.reading.language.kinds;
    let reach = tree.reach(noun);
    let words: Vec<&str> = tokens[reach.start..=noun].iter().map(|t| t.norm.as_str()).collect();
    let length = Some(kinds.office(&words)).filter(|n| *n > 0)?;
    let holder = name_at(said, person, |kind| kind == EntityKind::Person)?;
    let scope = |at: usize| name_at(said, at, |kind| matches!(kind, EntityKind::Place | EntityKind::Organisation | EntityKind::Group));
    let scopes: BTreeSet<EntityId> = reach.clone().filter(|at| *at < noun || head_of(said, *at, noun)).filter_map(scope).collect();
    // "former", "vice", "acting": another office, or another time.
    let other = reach.start..noun + 1 - length;
    let plain = other.clone().all(|at| {
        let part = matches!(tree.link(at), Link::Modifier | Link::Compound | Link::Other);
        !part || scope(at).is_some() || kinds.is_present(&tokens[at].norm) || tokens[at].is("'s")
    });
    let of = *scopes.iter().next().filter(|_| scopes.len() == 1 && plain)?;
    let span = Span::of(said.text, tokens[noun.min(person)].start..tokens[noun.max(person)].end);
    Some(Held { office: words[words.len() - length..].join(" "), of, holder, span })
}

/// Does a token stand after "of" behind a noun?
fn head_of(said: &Said<'_>, at: usize, noun: usize) -> bool {
    let tree = &said.statement.tree;
    let preposition = |up: usize| said.statement.tokens[up].is("of") && tree.head(up) == Some(noun);
    tree.link(at) == Link::PrepositionObject && tree.head(at).is_some_and(preposition)
}

fn name_at(said: &Said<'_>, at: usize, kind: impl Fn(EntityKind) -> bool) -> Option<EntityId> {
    let token = &said.statement.tokens[at];
    let here = |span: Span| span.start() <= token.start && token.end <= span.end();
    let named = |form: NameForm| matches!(form, NameForm::Proper | NameForm::Adjective);
    said.names().find(|(m, n)| here(m.span) && named(n.form) && kind(n.kind)).and_then(|(_, n)| n.entity)
}

/// Does a statement name somebody?
fn names(said: &Said<'_>, who: EntityId) -> bool {
    said.names().any(|(_, n)| n.entity == Some(who))
}

/// Accounts of one time: an office changes hands.
fn at_one_time(pair: &Pair<'_>) -> bool {
    const DAYS: i64 = 30;
    let out = |said: &Said<'_>| pair.reading.accounts[said.account.0].published.as_ref();
    matches!((out(pair.left), out(pair.right)), (Some(x), Some(y)) if x.days_to(y).abs() <= DAYS)
}

/// Do two names share a word, as those of one person do in two spellings?
fn alike(pair: &Pair<'_>, a: EntityId, b: EntityId) -> bool {
    let words = |id: EntityId| -> BTreeSet<String> {
        let entity = &pair.reading.entities[id.0];
        let all = std::iter::once(&entity.name).chain(&entity.aliases);
        all.flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    x.iter().any(|one| y.iter().any(|other| strsim::jaro_winkler(one, other) >= 0.9))
}

fn conflict(pair: &Pair<'_>, a: &Held, b: &Held) -> Finding {
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
