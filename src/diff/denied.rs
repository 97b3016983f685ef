//! A clause that is denied as a whole: "Brandt did not work in Brevik" against "Brandt worked as a printer in Brevik", "there were no
//! survivors of the wreck" against "five of the men survived the wreck". All that the denied clause tells must stand in the clause of the
//! other, with the same verb (or one made from its noun) of the same subject in the same time.

use std::collections::BTreeSet;

use super::clause::{Clause, clauses, is_none};
use super::finding::Half;
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{Reality, Span};
use crate::wordnet::{Relation, Word};

/// Content words of a denied clause that are enough; with fewer, too much is told elsewhere.
const ENOUGH: usize = 3;

/// Content words that are enough where the two statements tell next to nothing else.
const FEW: usize = 2;

/// Most content words of a clause that few contradict.
const MOST: usize = FEW + 3;

/// The two halves and the stem of the verb.
pub fn denied(pair: &Pair<'_>) -> Vec<(Half, Half, String)> {
    let (left, right) = (clauses(pair, pair.left), clauses(pair, pair.right));
    let (l, r) = (Side { said: pair.left, clauses: &left }, Side { said: pair.right, clauses: &right });
    let topic = |side: &Side<'_, '_>, no: &Clause| side.said.stems[no.at].clone();
    let mut out: Vec<(Half, Half, String)> =
        against(pair, &l, &r).map(|(no, yes)| (half(pair, l.said, no), half(pair, r.said, yes), topic(&l, no))).collect();
    out.extend(against(pair, &r, &l).map(|(no, yes)| (half(pair, l.said, yes), half(pair, r.said, no), topic(&r, no))));
    out
}

/// A statement and what it tells.
struct Side<'s, 'a> {
    said: &'s Said<'a>,
    clauses: &'s [Clause],
}

/// Clauses that the one denies and the other asserts; not those inside another: of "nobody saw the lorry leave" the seeing is denied.
fn against<'s>(pair: &'s Pair<'_>, no: &'s Side<'_, '_>, yes: &'s Side<'_, '_>) -> impl Iterator<Item = (&'s Clause, &'s Clause)> {
    let tree = &no.said.statement.tree;
    let inner =
        |at: usize| no.clauses.iter().any(|c| c.denied && c.at != at && tree.reach(c.at).contains(&at) && tree.link(at) == Link::Clause);
    let denials = no.clauses.iter().filter(move |clause| clause.denied && !inner(clause.at));
    let denials = denials.filter(|clause| plain(no.said, clause) && !limited(pair, no.said, clause));
    denials.filter_map(move |denial| {
        let same = |side: &Side<'_, '_>, clause: &Clause| one_verb(pair, (no.said, denial.at), (side.said, clause.at));
        // Who tells it both ways contradicts nobody: "I always take things seriously, but I have never taken it like this."
        let again = |side: &Side<'_, '_>, denied: bool| side.clauses.iter().any(|c| c.denied == denied && same(side, c));
        if again(no, false) || again(yes, true) {
            return None;
        }
        let told =
            yes.clauses.iter().find(|c| !c.denied && plain(yes.said, c) && same(yes, c) && tells(pair, (no.said, denial), (yes.said, c)));
        told.map(|told| (denial, told))
    })
}

/// Does the second clause tell all that the first denies, of the same subject, from the same mouth and in the same time?
fn tells(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Clause), (yes, told): (&Said<'_>, &Clause)) -> bool {
    let few = || {
        let rest = |said: &Said<'_>, clause: &Clause| said.content.len().saturating_sub(stems(said, clause).len());
        stems(no, denial).len() == FEW && rest(no, denial) <= FEW && rest(yes, told) <= 1 && told.words.len() <= MOST
    };
    let enough = stems(no, denial).len() >= ENOUGH || few();
    let past = |said: &Said<'_>, clause: &Clause| is_past(said, clause.top);
    enough
        && covers(pair, (no, denial), (yes, told))
        && same_subject(pair, (no, denial), (yes, told))
        && one_source((no, denial), (yes, told))
        && past(no, denial) == past(yes, told)
}

fn stems<'s>(said: &'s Said<'_>, clause: &Clause) -> BTreeSet<&'s str> {
    clause.words.iter().map(|at| said.stems[*at].as_str()).collect()
}

/// Does the second clause hold every content word of the first, under no other preposition that tells another time or side? "Before the
/// lease" and "after the lease" are two conditions.
pub fn covers(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Clause), (yes, told): (&Said<'_>, &Clause)) -> bool {
    let parting = &pair.reading.language.opposites;
    let under = |said, at| parted_by(pair, said, at);
    // "did not see anyone else", "no other survivors": beside whom, the other must tell as well
    let others = no.statement.tree.reach(denial.top).any(|at| parting.is_another(&no.statement.tokens[at].norm));
    let another = || yes.statement.tokens.iter().any(|t| parting.is_another(&t.norm));
    let found = |at: &usize| {
        if *at == denial.at {
            return true; // the verbs are compared by themselves
        }
        told.words.iter().any(|to| one_word((no, *at), (yes, *to)) && under(yes, *to) == under(no, *at))
    };
    denial.words.iter().all(found) && (!others || another())
}

/// The preposition above a word, where it tells another time or side than the next would.
pub fn parted_by<'s>(pair: &Pair<'_>, said: &'s Said<'_>, at: usize) -> Option<&'s str> {
    let tree = &said.statement.tree;
    let above = tree.head(at).filter(|_| matches!(tree.link(at), Link::PrepositionObject | Link::PrepositionClause))?;
    Some(said.statement.tokens[above].norm.as_str()).filter(|norm| pair.reading.language.opposites.parts(norm))
}

/// The same word in one form or another; "shot" is a noun as well as a form of "shoot".
fn one_word((no, at): (&Said<'_>, usize), (yes, to): (&Said<'_>, usize)) -> bool {
    let bare = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.trim_end_matches('s').to_string();
    no.stems[at] == yes.stems[to] || bare(no, at) == bare(yes, to)
}

/// Of the same subject: the same word or somebody named the same, in the part that it has in the event. Where nobody did it, anybody is told.
pub fn same_subject(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Clause), (yes, told): (&Said<'_>, &Clause)) -> bool {
    let Some(subject) = denial.subject else { return true };
    let nobody = is_none(pair, no, subject) || no.negations().any(|(_, scope)| no.tokens_in(scope).contains(&subject));
    let cue = no.negations().any(|(cue, _)| no.tokens_in(cue).contains(&subject));
    if nobody && (cue || !no.content.contains(&no.stems[subject])) {
        return true;
    }
    let Some(other) = told.subject else { return false };
    let reach = yes.statement.tree.reach(other);
    let named = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        said.names().find(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end()).and_then(|(_, n)| n.entity)
    };
    let one = || named(no, subject).is_some_and(|who| named(yes, other) == Some(who));
    let same = reach.clone().any(|at| yes.stems[at] == no.stems[subject]) || one();
    (denial.passive == told.passive) == same
}

/// Both told by the account itself, or both as the word of one source.
fn one_source((no, denial): (&Said<'_>, &Clause), (yes, told): (&Said<'_>, &Clause)) -> bool {
    let source = |said: &Said<'_>, at: usize| -> Option<BTreeSet<String>> {
        let at = span(said, at);
        let inner = said.speeches().filter(|(m, _)| m.span.contains(at)).min_by_key(|(m, _)| m.span.len());
        let words = |source: Span| said.tokens_in(source).map(|i| said.stems[i].clone()).filter(|stem| stem != "the").collect();
        inner.map(|(_, speech)| speech.source.map(words).unwrap_or_default())
    };
    // "declined to sign" is no saying: who declined did not sign
    let place =
        |said: &Said<'_>, clause: &Clause| if said.statement.tree.link(clause.at) == Link::OpenClause { clause.top } else { clause.at };
    match (source(no, place(no, denial)), source(yes, place(yes, told))) {
        (None, None) => true,
        (Some(a), Some(b)) => !a.is_disjoint(&b),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// Told outright: in a main clause or what is said, and neither planned nor possible nor conditional.
fn plain(said: &Said<'_>, clause: &Clause) -> bool {
    let tree = &said.statement.tree;
    let at = span(said, clause.at);
    let modal = |at: usize| tree.part(at) == Part::Modal;
    let sure = |reality: Reality| matches!(reality, Reality::Confirmed | Reality::Probable | Reality::Alleged);
    let own = matches!(tree.link(clause.top), Link::Root | Link::Conjunct | Link::Clause | Link::PrepositionClause | Link::Adverbial)
        && !tree.children(clause.top).any(|c| tree.link(c) == Link::Opener && said.statement.tokens[c].is("if"));
    own && !said.certainties().any(|(_, c)| c.scope.contains(at) && !sure(c.reality))
        && !tree.children(clause.top).chain(tree.children(clause.at)).any(modal)
}

/// Does the denied clause leave something of what it denies: "not yet", "not all"?
fn limited(pair: &Pair<'_>, said: &Said<'_>, clause: &Clause) -> bool {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let opposites = &pair.reading.language.opposites;
    let cue = |at: usize| said.negations().any(|(cue, _)| said.tokens_in(cue).contains(&at));
    tree.reach(clause.top).any(|at| opposites.limits(&tokens[at].norm) && !cue(at))
}

/// The same verb, in whatever form, or a noun and the verb that it is made from.
pub fn one_verb(pair: &Pair<'_>, (no, verb): (&Said<'_>, usize), (yes, at): (&Said<'_>, usize)) -> bool {
    let readings = |said: &Said<'_>, at: usize| pair.reading.language.verbs.readings(&said.statement.tokens[at].norm);
    let is_verb = |said: &Said<'_>, at: usize| said.statement.tree.is_verb(at);
    if is_verb(no, verb) != is_verb(yes, at) {
        let words = |said: &Said<'_>, at: usize| -> Vec<&Word> {
            let norm = said.statement.tokens[at].norm.as_str();
            let lemmas = readings(said, at).iter().map(|r| r.lemma.as_str()).filter(|_| is_verb(said, at));
            lemmas.chain(std::iter::once(norm)).filter_map(Word::new).collect()
        };
        let (x, y) = (words(no, verb), words(yes, at));
        let light = readings(no, verb).iter().chain(readings(yes, at)).any(|r| pair.reading.language.opposites.is_light(&r.lemma));
        let made = || x.iter().any(|x| y.iter().any(|y| matches!(x.meets(y), Relation::Same | Relation::Derived)));
        return !light && (no.stems[verb] == yes.stems[at] || made());
    }
    let (a, b) = (readings(no, verb), readings(yes, at));
    let unknown = a.is_empty() && b.is_empty() && no.stems[verb] == yes.stems[at];
    unknown || a.iter().any(|x| b.iter().any(|y| x.lemma == y.lemma))
}

/// Is it told of what was: "did not work", "worked", "had worked"? Of "left without a word" the leaving tells.
fn is_past(said: &Said<'_>, verb: usize) -> bool {
    let tree = &said.statement.tree;
    let above = tree.head(verb).filter(|_| tree.link(verb) == Link::PrepositionClause).and_then(|preposition| tree.head(preposition));
    let verb = above.unwrap_or(verb);
    let auxiliary = |at: &usize| matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary);
    let first = tree.children(verb).find(auxiliary).unwrap_or(verb);
    tree.part(first) == Part::Past
}

/// From the negator or the first auxiliary to the object.
pub fn half(pair: &Pair<'_>, said: &Said<'_>, clause: &Clause) -> Half {
    let tree = &said.statement.tree;
    let tokens = &said.statement.tokens;
    let before = |at: &usize| *at < clause.top && matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary | Link::Negation);
    let first = tree.children(clause.top).find(before).unwrap_or(clause.top);
    let nobody = clause.subject.filter(|head| is_none(pair, said, *head) && *head < first).map(|head| tree.reach(head).start);
    let cue = || said.negations().find(|(_, scope)| said.tokens_in(*scope).contains(&clause.at)).map(|(cue, _)| said.tokens_in(cue).start);
    let without = cue().filter(|at| clause.denied && *at < first && *at + 3 > first);
    let first = nobody.or(without).unwrap_or(first).min(clause.at);
    let object = tree.child(clause.at, &[Link::Object, Link::Predicate]).filter(|at| *at > clause.at).unwrap_or(clause.at);
    let object = if is_none(pair, said, object) { tree.reach(object).end - 1 } else { object };
    Half::verbatim(said, Span::of(said.text, tokens[first].start..tokens[object].end))
}

fn span(said: &Said<'_>, at: usize) -> Span {
    let token = &said.statement.tokens[at];
    Span::of(said.text, token.start..token.end)
}
