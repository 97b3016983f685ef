//! Outcome: verbs and other words that exclude each other, with the same agent or patient: approved and rejected, rose and fell.

use std::ops::Range;

use super::date::comparable::verb_of_date;
use super::finding::{Finding, Half};
use super::pair::{Change, Pair};
use super::predicate::{Event, events, shares_party};
use super::said::Said;
use super::tallies::exclusive_shares;
use crate::language::Language;
use crate::language::function_word::{BY, TO};
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, Relation, Span, When};
use crate::wordnet::{Relation as WordRelation, Word};

/// Compares how it came out.
pub(super) fn compare_outcomes(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = word_in_copy(pair);
    if out.is_empty() {
        out.extend(excluding_events(pair));
    }
    out
}

/// Near copies in which one word replaces its opposite. If one side denies its word, the two say the same: "not unlocked" and "locked",
/// "nobody doubts" and "everybody agrees". If both do, both may be true.
fn word_in_copy(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_near_copy() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for change in &pair.changes {
        let places = change.left.clone().flat_map(|i| change.right.clone().map(move |j| (i, j)));
        // the bounds of figures and dates are compared with them
        let bound = |said: &Said<'_>, at: usize| {
            said.quantities().any(|(m, q)| !q.ordinal && said.tokens_in(m.span).contains(&at))
                || said.dates().any(|(m, _)| said.tokens_in(m.span).contains(&at))
        };
        let places = places.filter(|(i, j)| !(bound(pair.left, *i) && bound(pair.right, *j)));
        // what can happen has not happened, and what happens again is another event
        let stated = |said: &Said<'_>, at: usize| {
            let tree = &said.statement.tree;
            let verb = if tree.is_verb(at) { at } else { tree.governor(at..at + 1).unwrap_or(at) };
            (has_modal(said, verb), is_done_again(said, verb), verb)
        };
        // what happened to another person is another event
        let places = places.filter(|(i, j)| {
            let ((a, b, x), (c, d, y)) = (stated(pair.left, *i), stated(pair.right, *j));
            (a, b) == (c, d) && !pair.named_apart(x, y)
        });
        for (i, j) in places.filter(|(i, j)| words_exclude_at(pair, change, *i, *j)) {
            let denier =
                |said: &Said<'_>, at: usize| said.negations().any(|(cue, _)| said.tokens_in(cue).contains(&at)) && !said.denies(at);
            let turned = (denier(pair.left, i) || denier(pair.right, j)) && !same_verbs_behind(pair, change, i, j);
            // "not before the harvest" and "after the harvest" are both true
            let verb = |said: &Said<'_>, at: usize| said.statement.tree.governor(at..at + 1).is_some_and(|verb| said.denies(verb));
            let parts =
                pair.reading.language.opposites.parts(&pair.left.statement.tokens[i].norm) && verb(pair.left, i) != verb(pair.right, j);
            if pair.left.denies(i) || pair.right.denies(j) || turned || parts {
                continue;
            }
            out.push(words_exclude(pair, (i, i), (j, j)));
        }
        // the word before is part of the share: "hardly anyone", "nearly everyone"
        let from = |at: usize, first: usize| at.checked_sub(1).filter(|before| *before >= first).unwrap_or(at);
        let shares = exclusive_shares(pair, change).filter(|_| out.is_empty());
        out.extend(shares.map(|(i, j)| words_exclude(pair, (from(i, change.left.start), i), (from(j, change.right.start), j))));
    }
    out.extend(failed_attempt(pair).filter(|_| out.is_empty()));
    out
}

/// "The horse almost won", "the horse won": on one side the event did not happen.
fn failed_attempt(pair: &Pair<'_>) -> Option<Finding> {
    let short = |said: &Said<'_>, at: &Range<usize>| {
        let tree = &said.statement.tree;
        let verb =
            tree.head(at.start).filter(|verb| at.len() == 1 && at.end == *verb && tree.is_verb(*verb) && tree.part(*verb) != Part::Noun)?;
        let language = pair.reading.language;
        let being = language.functions.be.contains(&said.statement.tokens[verb].norm);
        (language.opposites.falls_short(&said.statement.tokens[at.start].norm) && !being && !said.denies(verb)).then_some((at.start, verb))
    };
    pair.changes.iter().find_map(|change| {
        if change.right.is_empty() {
            short(pair.left, &change.left).map(|stated| words_exclude(pair, stated, (change.right.start, change.right.start)))
        } else if change.left.is_empty() {
            short(pair.right, &change.right).map(|stated| words_exclude(pair, (change.left.start, change.left.start), stated))
        } else {
            None
        }
    })
}

/// A conflict between the words in a range of places on each side.
fn words_exclude(pair: &Pair<'_>, left: (usize, usize), right: (usize, usize)) -> Finding {
    let half = |said: &Said<'_>, (first, last): (usize, usize)| {
        let tokens = &said.statement.tokens;
        Half::verbatim(said, Span::of(said.text, tokens[first].start..tokens[last].end))
    };
    let topic = pair.left.statement.tokens[left.0].start.to_string();
    outcome_conflict(half(pair.left, left), half(pair.right, right), topic, 2.0)
}

/// True if the two words exclude each other: by the word lists, or by WordNet if each is the whole change and says what something is or
/// was.
fn words_exclude_at(pair: &Pair<'_>, change: &Change, i: usize, j: usize) -> bool {
    let opposites = &pair.reading.language.opposites;
    let (a, b) = (&pair.left.statement.tokens[i], &pair.right.statement.tokens[j]);
    let (first, second) = (lemma_of_norm(pair, &a.norm), lemma_of_norm(pair, &b.norm));
    if opposites.exclude(&first, &second) || opposites.phases(&first, &second) {
        return !(is_counted(pair.left, i) && is_counted(pair.right, j));
    }
    let alone = change.left.len() == 1 && change.right.len() == 1 || opposites.denies(&pair.left.statement.tokens[change.left.start].norm);
    let particles = opposites.turns(&a.norm, &b.norm) && says_alone(pair, pair.left, i) && says_alone(pair, pair.right, j);
    opposites.contrast(&a.norm, &b.norm)
        || particles
        || alone && are_ranked(pair, i, j)
        || alone && are_opposite_sides(pair, i, j)
        || alone && (says_what(pair.left, i) && says_what(pair.right, j) || modify_one(pair, i, j)) && are_contrary(pair, &a.norm, &b.norm)
}

/// "Spoke for the toll", "spoke against the toll": opposite prepositions with the same verb or noun.
fn are_opposite_sides(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let (a, b) = (&pair.left.statement.tokens[i], &pair.right.statement.tokens[j]);
    let of = |said: &Said<'_>, at: usize| -> Option<String> {
        let tree = &said.statement.tree;
        tree.head(at).filter(|_| tree.link(at) == Link::Preposition).map(|above| said.stems[above].clone())
    };
    // receiving something and giving it are different events
    let giver = matches!((a.norm.as_str(), b.norm.as_str()), (TO, BY) | (BY, TO));
    let one = of(pair.left, i).zip(of(pair.right, j)).is_some_and(|(x, y)| x == y);
    one && !giver && pair.reading.language.opposites.opposed(&a.norm, &b.norm)
}

/// True if each modifies the same noun and nothing else differs: "the shallow end", "the deep end". Not for a subject, where the word
/// distinguishes two things: "the old chapel", "the new chapel".
fn modify_one(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let noun = |said: &Said<'_>, at: usize| -> Option<String> {
        let tree = &said.statement.tree;
        let beside = matches!(tree.link(at), Link::Modifier | Link::Compound);
        let named = |above: usize| !matches!(tree.link(above), Link::Subject | Link::PassiveSubject);
        tree.head(at).filter(|above| beside && *above > at && named(*above)).map(|above| said.stems[above].clone())
    };
    pair.changes.len() == 1 && noun(pair.left, i).zip(noun(pair.right, j)).is_some_and(|(x, y)| x == y)
}

/// "finished first", "came second": two different ordinals after a verb, each a result and not before a noun.
fn are_ranked(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let order = |said: &Said<'_>, at: usize| {
        let tree = &said.statement.tree;
        let stated =
            matches!(tree.link(at), Link::Adverb | Link::Adjective | Link::Predicate | Link::Modifier | Link::Object | Link::Measure);
        let verb = tree.head(at).is_some_and(|above| tree.is_verb(above) && above < at);
        pair.reading.language.qualifiers.order(&said.statement.tokens[at].norm).filter(|_| stated && verb)
    };
    order(pair.left, i).zip(order(pair.right, j)).is_some_and(|(x, y)| x != y)
}

/// "was on": a particle after a verb of being, without an object.
fn says_alone(pair: &Pair<'_>, said: &Said<'_>, at: usize) -> bool {
    let tree = &said.statement.tree;
    let being = tree.head(at).is_some_and(|verb| pair.reading.language.functions.be.contains(&said.statement.tokens[verb].norm));
    being && tree.child(at, &[Link::PrepositionObject, Link::PrepositionClause]).is_none()
}

/// True if they are antonyms, or one is the other with a negative prefix: "passable", "impassable".
pub(super) fn are_contrary(pair: &Pair<'_>, a: &str, b: &str) -> bool {
    let denies = |one: &str, other: &str| one.strip_suffix(other).is_some_and(|prefix| pair.reading.language.opposites.reverses(prefix));
    denies(a, b) || denies(b, a) || Word::new(a).zip(Word::new(b)).is_some_and(|(x, y)| x.meets(y) == WordRelation::Antonym)
}

/// "was dry", "found it empty": a word that says what something is, not which of several is meant.
fn says_what(said: &Said<'_>, at: usize) -> bool {
    let tree = &said.statement.tree;
    match tree.link(at) {
        Link::Adjective | Link::Predicate => true,
        Link::Root | Link::Conjunct | Link::Clause => tree.part(at) != Part::Noun,
        _ => false,
    }
}

/// True if the verbs after two words for all and none are the same. "Nobody doubts" and "everybody agrees" do not exclude each other.
fn same_verbs_behind(pair: &Pair<'_>, change: &Change, i: usize, j: usize) -> bool {
    let rest = |said: &Said<'_>, at: Range<usize>, own: usize| -> Vec<String> {
        at.filter(|i| *i != own && said.is_content(*i)).map(|i| said.stems[i].clone()).collect()
    };
    rest(pair.left, change.left.clone(), i) == rest(pair.right, change.right.clone(), j)
}

/// The lemma of a regular or irregular form, for look-up in the list of opposites.
fn lemma_of_norm(pair: &Pair<'_>, norm: &str) -> String {
    let language = pair.reading.language;
    if let Some(lemma) = language.words.irregular(norm) {
        return lemma.to_string();
    }
    let endings = &language.comparing.regular_endings;
    let cut = endings.iter().filter_map(|(end, with)| norm.strip_suffix(end.as_str()).map(|s| format!("{s}{with}")));
    let mut tries = std::iter::once(norm.to_string()).chain(cut).chain(without_doubled_consonant(language, norm));
    tries.find(|t| language.opposites.is_verb(t)).unwrap_or_else(|| norm.to_string())
}

/// "banned" → "ban"
fn without_doubled_consonant(language: &Language, norm: &str) -> Option<String> {
    let stem = language.comparing.doubling_endings.iter().find_map(|end| norm.strip_suffix(end.as_str()))?;
    let mut chars = stem.chars().rev();
    (chars.next()? == chars.next()?).then(|| stem.chars().take(stem.chars().count() - 1).collect())
}

/// Events whose verbs exclude each other, with one agent or patient, both asserted or both denied, if neither side reports both.
fn excluding_events(pair: &Pair<'_>) -> Vec<Finding> {
    const SHARED: f64 = 0.4;
    let (left, right) = (events(pair, pair.left), events(pair, pair.right));
    let opposites = &pair.reading.language.opposites;
    let verb = |said: &Said<'_>, event: &Event<'_>| said.tokens_in(event.mention.span).start;
    let mut out = Vec::new();
    for a in &left {
        for b in &right {
            if !opposites.exclude(&a.action.lemma, &b.action.lemma) {
                continue;
            }
            let says = |all: &[Event<'_>], one: &Event<'_>| all.iter().any(|d| d.stem == one.stem);
            let comparable =
                a.negated == b.negated && a.passing == b.passing && a.unreal == b.unreal && pair.overlap >= SHARED && same_object(a, b);
            let counted = is_counted(pair.left, verb(pair.left, a)) && is_counted(pair.right, verb(pair.right, b));
            // "Can resume" and "suspended" are both true.
            let stated = |said: &Said<'_>, event: &Event<'_>| (has_modal(said, verb(said, event)), is_done_again(said, verb(said, event)));
            let comparable = comparable && stated(pair.left, a) == stated(pair.right, b);
            let of_two = opposites.is_transfer(&a.action.lemma) && a.agent.is_disjoint(&b.agent)
                || pair.named_apart(verb(pair.left, a), verb(pair.right, b));
            let both_stated = says(&left, b) || says(&right, a);
            let at_other_times = at_other_times(pair, (pair.left, a), pair.right) || at_other_times(pair, (pair.right, b), pair.left);
            if comparable && !of_two && !at_other_times && !both_stated && !counted {
                out.push(outcome_conflict(a.half(pair.left), b.half(pair.right), format!("{} {}", a.stem, b.stem), 1.0 + pair.overlap));
            }
        }
    }
    out
}

/// True if the verb has a modal auxiliary such as "can" or "will".
fn has_modal(said: &Said<'_>, verb: usize) -> bool {
    let tree = &said.statement.tree;
    tree.children(verb).any(|at| tree.link(at) == Link::Auxiliary && tree.part(at) == Part::Modal)
}

/// "Struck again": another event than the one before it.
fn is_done_again(said: &Said<'_>, verb: usize) -> bool {
    said.statement.tree.children(verb).any(|at| said.language.comparing.again.contains(&said.statement.tokens[at].norm))
}

/// True if the subject of a verb has a number. What happened to nine and what happened to three are different events.
fn is_counted(said: &Said<'_>, verb: usize) -> bool {
    let Some((subject, _)) = said.statement.tree.subject(verb) else { return false };
    let reach = said.statement.tree.reach(subject);
    said.quantities().any(|(m, q)| !q.ordinal && reach.contains(&said.tokens_in(m.span).start))
}

/// True if an event has a date of its own that excludes every date of the other statement. Then both can be true.
fn at_other_times(pair: &Pair<'_>, (said, event): (&Said<'_>, &Event<'_>), other: &Said<'_>) -> bool {
    let stated: Vec<&When> = other.dates().filter_map(|(_, date)| date.when.as_ref()).collect();
    let own = said.dates().filter(|(mention, _)| verb_of_date(pair, said, mention) == Some(event.mention.span));
    !stated.is_empty() && own.filter_map(|(_, date)| date.when.as_ref()).any(|when| !stated.iter().any(|t| t.overlaps(when)))
}

/// True if two verbs with objects share the object or, without objects, the agent. What two agents did is two events: one side won, the
/// other lost.
fn same_object(a: &Event<'_>, b: &Event<'_>) -> bool {
    let others = !a.agent.is_empty() && !b.agent.is_empty() && a.agent.is_disjoint(&b.agent);
    let shared = if a.patient.is_empty() || b.patient.is_empty() { shares_party(a, b) } else { !a.patient.is_disjoint(&b.patient) };
    shared && !others
}

fn outcome_conflict(left: Half, right: Half, topic: String, weight: f64) -> Finding {
    let explanation = format!("“{}” against “{}”: the two exclude each other", left.value, right.value);
    Finding { kind: DifferenceKind::Outcome, topic, relation: Relation::Conflict, weight, form: false, left, right, explanation }
}
