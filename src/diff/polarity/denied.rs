//! A clause that is denied as a whole: "Brandt did not work in Brevik" against "Brandt worked as a printer in Brevik", "there were no
//! survivors of the wreck" against "five of the men survived the wreck". The other side's clause must contain everything that the denied
//! clause says, with the same verb (or one derived from its noun), subject and tense.

use crate::language::function_word::{IF, OF, THE, THERE};
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diff::finding::Half;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{Reality, Span};
use crate::wordnet::{Relation, Word};

/// Fewest content words of a denied clause; with fewer, too much of it is said elsewhere.
const ENOUGH: usize = 3;

/// Fewest content words if the two statements say next to nothing else.
const FEW_WORDS: usize = 2;

/// Most content words of the clause against so short a denial.
const MOST_WORDS: usize = FEW_WORDS + 3;

/// The two sides of each conflict, with the stem of the verb.
pub(super) fn denied_clauses(pair: &Pair<'_>) -> Vec<(Half, Half, String)> {
    let (left, right) = (clauses(pair, pair.left), clauses(pair, pair.right));
    let (l, r) = (ClauseSide { said: pair.left, clauses: &left }, ClauseSide { said: pair.right, clauses: &right });
    let topic = |side: &ClauseSide<'_, '_>, no: &Clause| side.said.stems[no.at].clone();
    let mut out: Vec<(Half, Half, String)> = denials_against(pair, &l, &r)
        .map(|(no, yes)| (clause_half(pair, l.said, no), clause_half(pair, r.said, yes), topic(&l, no)))
        .collect();
    out.extend(
        denials_against(pair, &r, &l).map(|(no, yes)| (clause_half(pair, l.said, yes), clause_half(pair, r.said, no), topic(&r, no))),
    );
    out
}

/// A statement and its clauses.
struct ClauseSide<'s, 'a> {
    said: &'s Said<'a>,
    clauses: &'s [Clause],
}

/// Clauses that one side denies and the other asserts, without those inside another denied clause: in "nobody saw the lorry leave" only the
/// seeing is denied.
fn denials_against<'s>(
    pair: &'s Pair<'_>,
    no: &'s ClauseSide<'_, '_>,
    yes: &'s ClauseSide<'_, '_>,
) -> impl Iterator<Item = (&'s Clause, &'s Clause)> {
    let tree = &no.said.statement.tree;
    let inner =
        |at: usize| no.clauses.iter().any(|c| c.denied && c.at != at && tree.reach(c.at).contains(&at) && tree.link(at) == Link::Clause);
    let denials = no.clauses.iter().filter(move |clause| clause.denied && !inner(clause.at));
    let denials = denials.filter(|clause| is_plain(no.said, clause) && !is_limited(pair, no.said, clause));
    denials.filter_map(move |denial| {
        let same = |side: &ClauseSide<'_, '_>, clause: &Clause| same_verb(pair, (no.said, denial.at), (side.said, clause.at));
        // A side that says it both ways contradicts nobody: "I always take things seriously, but I have never taken it like this."
        let again = |side: &ClauseSide<'_, '_>, denied: bool| side.clauses.iter().any(|c| c.denied == denied && same(side, c));
        if again(no, false) || again(yes, true) {
            return None;
        }
        let stated = yes
            .clauses
            .iter()
            .find(|c| !c.denied && is_plain(yes.said, c) && same(yes, c) && denies_what_is_said(pair, (no.said, denial), (yes.said, c)));
        stated.map(|stated| (denial, stated))
    })
}

/// True if the second clause says all that the first denies, about the same subject, from the same source and in the same tense.
fn denies_what_is_said(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Clause), (yes, stated): (&Said<'_>, &Clause)) -> bool {
    let few = || {
        let rest = |said: &Said<'_>, clause: &Clause| said.content.len().saturating_sub(clause_stems(said, clause).len());
        clause_stems(no, denial).len() == FEW_WORDS
            && rest(no, denial) <= FEW_WORDS
            && rest(yes, stated) <= 1
            && stated.words.len() <= MOST_WORDS
    };
    let enough = clause_stems(no, denial).len() >= ENOUGH || few();
    let past = |said: &Said<'_>, clause: &Clause| is_past(said, clause.top);
    enough
        && covers(pair, (no, denial), (yes, stated))
        && same_subject(pair, (no, denial), (yes, stated))
        && has_one_source((no, denial), (yes, stated))
        && past(no, denial) == past(yes, stated)
}

fn clause_stems<'s>(said: &'s Said<'_>, clause: &Clause) -> BTreeSet<&'s str> {
    clause.words.iter().map(|at| said.stems[*at].as_str()).collect()
}

/// True if the second clause contains every content word of the first, none under another preposition of time or side. "Before the lease"
/// and "after the lease" are two conditions.
pub(super) fn covers(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Clause), (yes, stated): (&Said<'_>, &Clause)) -> bool {
    let opposites = &pair.reading.language.opposites;
    let under = |said, at| separating_preposition(pair, said, at);
    // "did not see anyone else", "no other survivors": the other clause must also mention someone or something else
    let others = no.statement.tree.reach(denial.top).any(|at| opposites.is_another(&no.statement.tokens[at].norm));
    let another = || yes.statement.tokens.iter().any(|t| opposites.is_another(&t.norm));
    let found = |at: &usize| {
        if *at == denial.at {
            return true; // the verbs are compared separately
        }
        let same = |to: &usize| is_one_word((no, *at), (yes, *to)) && under(yes, *to) == under(no, *at);
        stated.words.iter().any(|to| same(to) && (yes.statement.tree.link(*to) != Link::Possessive || is_owner(no, *at)))
    };
    denial.words.iter().all(found) && (!others || another())
}

/// The preposition above a word, if it separates times or sides of a thing ("before", "after").
pub(super) fn separating_preposition<'s>(pair: &Pair<'_>, said: &'s Said<'_>, at: usize) -> Option<&'s str> {
    let tree = &said.statement.tree;
    let above = tree.head(at).filter(|_| matches!(tree.link(at), Link::PrepositionObject | Link::PrepositionClause))?;
    Some(said.statement.tokens[above].norm.as_str()).filter(|norm| pair.reading.language.opposites.parts(norm))
}

/// True for the owner of a thing: "Berg's daughter", "the daughter of Berg".
fn is_owner(said: &Said<'_>, at: usize) -> bool {
    let tree = &said.statement.tree;
    let of = || tree.link(at) == Link::PrepositionObject && tree.head(at).is_some_and(|above| said.statement.tokens[above].is(OF));
    tree.link(at) == Link::Possessive || of()
}

/// True for one word in two forms; "shot" is a noun as well as a form of "shoot".
fn is_one_word((no, at): (&Said<'_>, usize), (yes, to): (&Said<'_>, usize)) -> bool {
    let bare = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.trim_end_matches('s').to_string();
    no.stems[at] == yes.stems[to] || bare(no, at) == bare(yes, to)
}

/// True if both have the same subject: the same word or the same named entity, in the same role. A denial about nobody fits any subject.
pub(super) fn same_subject(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Clause), (yes, stated): (&Said<'_>, &Clause)) -> bool {
    let Some(subject) = denial.subject else { return true };
    let nobody = is_none(pair, no, subject) || no.negations().any(|(_, scope)| no.tokens_in(scope).contains(&subject));
    let cue = no.negations().any(|(cue, _)| no.tokens_in(cue).contains(&subject));
    if nobody && (cue || !no.is_content(subject)) {
        return true;
    }
    let Some(other) = stated.subject else { return false };
    let reach = yes.statement.tree.reach(other);
    let named = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        said.names().find(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end()).and_then(|(_, n)| n.entity)
    };
    let one = || named(no, subject).is_some_and(|who| named(yes, other) == Some(who));
    let same = reach.clone().any(|at| yes.stems[at] == no.stems[subject]) || one();
    (denial.passive == stated.passive) == same
}

/// True if both are in the account's own voice, or both in the words of one source.
fn has_one_source((no, denial): (&Said<'_>, &Clause), (yes, stated): (&Said<'_>, &Clause)) -> bool {
    let source = |said: &Said<'_>, at: usize| -> Option<BTreeSet<String>> {
        let at = token_span(said, at);
        let inner = said.speeches().filter(|(m, _)| m.span.contains(at)).min_by_key(|(m, _)| m.span.len());
        let words = |source: Span| said.tokens_in(source).map(|i| said.stems[i].clone()).filter(|stem| stem != THE).collect();
        inner.map(|(_, speech)| speech.source.map(words).unwrap_or_default())
    };
    // "declined to sign" is not reported speech: whoever declined did not sign
    let place =
        |said: &Said<'_>, clause: &Clause| if said.statement.tree.link(clause.at) == Link::OpenClause { clause.top } else { clause.at };
    match (source(no, place(no, denial)), source(yes, place(yes, stated))) {
        (None, None) => true,
        (Some(a), Some(b)) => !a.is_disjoint(&b),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// True if it is stated outright: in a main clause or in reported content, and not planned, possible or conditional.
fn is_plain(said: &Said<'_>, clause: &Clause) -> bool {
    let tree = &said.statement.tree;
    let at = token_span(said, clause.at);
    let modal = |at: usize| tree.part(at) == Part::Modal;
    let sure = |reality: Reality| matches!(reality, Reality::Confirmed | Reality::Probable | Reality::Alleged);
    let own = matches!(tree.link(clause.top), Link::Root | Link::Conjunct | Link::Clause | Link::PrepositionClause | Link::Adverbial)
        && !tree.children(clause.top).any(|c| tree.link(c) == Link::Marker && said.statement.tokens[c].is(IF));
    own && !said.certainties().any(|(_, c)| c.scope.contains(at) && !sure(c.reality))
        && !tree.children(clause.top).chain(tree.children(clause.at)).any(modal)
}

/// True if the denial is limited: "not yet", "not all".
fn is_limited(pair: &Pair<'_>, said: &Said<'_>, clause: &Clause) -> bool {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let opposites = &pair.reading.language.opposites;
    let cue = |at: usize| said.negations().any(|(cue, _)| said.tokens_in(cue).contains(&at));
    tree.reach(clause.top).any(|at| opposites.limits(&tokens[at].norm) && !cue(at))
}

/// True for the same verb in any form, or for a noun and the verb it is derived from.
pub(super) fn same_verb(pair: &Pair<'_>, (no, verb): (&Said<'_>, usize), (yes, at): (&Said<'_>, usize)) -> bool {
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

/// True if it is about the past: "did not work", "worked", "had worked". In "left without a word" the verb above shows it.
fn is_past(said: &Said<'_>, verb: usize) -> bool {
    let tree = &said.statement.tree;
    let above = tree.head(verb).filter(|_| tree.link(verb) == Link::PrepositionClause).and_then(|preposition| tree.head(preposition));
    let verb = above.unwrap_or(verb);
    let auxiliary = |at: &usize| matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary);
    let first = tree.children(verb).find(auxiliary).unwrap_or(verb);
    tree.part(first) == Part::Past
}

/// The words from the negator or the first auxiliary to the object.
pub(super) fn clause_half(pair: &Pair<'_>, said: &Said<'_>, clause: &Clause) -> Half {
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

fn token_span(said: &Said<'_>, at: usize) -> Span {
    let token = &said.statement.tokens[at];
    Span::of(said.text, token.start..token.end)
}

/// A clause of a statement.
pub(super) struct Clause {
    /// Its verb, or the noun whose existence it states; in "was dry", the adjective.
    pub at: usize,
    /// The verb that carries its tense: "failed" in "failed to stop", "was" in "was dry".
    pub top: usize,
    /// The head of its subject.
    pub subject: Option<usize>,
    /// True if the subject is the patient.
    pub passive: bool,
    /// Tokens of its content words, including verb and subject.
    pub words: Vec<usize>,
    /// True if it is denied.
    pub denied: bool,
}

/// All clauses of a statement, in order of their verbs.
fn clauses(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Clause> {
    (0..said.stems.len()).flat_map(|at| clause_of_verb(pair, said, at).into_iter().chain(no_such_event(pair, said, at))).collect()
}

fn clause_of_verb(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> Option<Clause> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let functions = &pair.reading.language.functions;
    if !tree.is_verb(verb) {
        return None;
    }
    let being = functions.be.contains(&tokens[verb].norm);
    let stated = if being { tree.child(verb, &[Link::Adjective, Link::Predicate]) } else { None };
    let there = tree.children(verb).find(|c| *c < verb && tokens[*c].is(THERE) && tree.link(*c) == Link::Other);
    let at = match (stated, there) {
        (Some(stated), _) if tree.part(stated) == Part::Adjective => stated,
        (Some(stated), Some(_)) => stated,
        _ => verb,
    };
    // "left without a word": whoever left said nothing
    let carrier = tree.head(verb).filter(|_| tree.link(verb) == Link::PrepositionClause).and_then(|preposition| tree.head(preposition));
    let subject = tree.subject(verb).or_else(|| tree.subject(carrier?)).filter(|_| there.is_none());
    let top = top_of_clause(pair, said, verb);
    let none = |head: usize| is_none(pair, said, head);
    // "saw no one" denies the seeing, as "did not see anyone" does
    let object = tree.child(verb, &[Link::Object, Link::Predicate]).filter(|object| *object != at && none(*object));
    let denied = said.denies(at) ^ object.is_some();
    let words = clause_words(pair, said, (verb, top), subject.map(|(head, _)| head));
    let passive = subject.is_some_and(|(_, link)| link == Link::PassiveSubject);
    Some(Clause { at, top, subject: subject.map(|(head, _)| head), passive, words, denied })
}

/// "Made no payment", "received no complaints": the event that a noun names, under a verb that only says whether there was one. It has no
/// subject, since those who receive no complaint are not those who do not complain.
fn no_such_event(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> Option<Clause> {
    let tree = &said.statement.tree;
    if !tree.is_verb(verb) || !pair.reading.language.says_there_was(&said.statement.tokens[verb].norm) {
        return None;
    }
    let at = tree.child(verb, &[Link::Object, Link::PassiveSubject]).filter(|noun| is_none(pair, said, *noun))?;
    let mut words = clause_words(pair, said, (verb, verb), tree.subject(verb).map(|(head, _)| head));
    words.retain(|word| *word != verb);
    Some(Clause { at, top: verb, subject: None, passive: false, words, denied: true })
}

/// The clause of a verb under one that demands or allows it.
pub(super) fn of_whom(pair: &Pair<'_>, said: &Said<'_>, (verb, top): (usize, usize), subject: Option<(usize, Link)>) -> Clause {
    let passive = subject.is_some_and(|(_, link)| link == Link::PassiveSubject);
    let subject = subject.map(|(head, _)| head);
    Clause { at: verb, top, subject, passive, words: clause_words(pair, said, (verb, verb), subject), denied: said.denies(verb) }
}

/// True for a word or phrase that means nobody or nothing: "no one", "none of the men", "neither of them".
fn is_none(pair: &Pair<'_>, said: &Said<'_>, head: usize) -> bool {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let cue = |at: usize| {
        let starts = |span: Span| span.start() == tokens[at].start;
        pair.reading.language.certainty.negates(&tokens[at].norm) && said.negations().any(|(cue, _)| starts(cue))
    };
    cue(head) || tree.children(head).any(|c| c < head && matches!(tree.link(c), Link::Determiner | Link::Other) && cue(c))
}

/// The verb above "to stop" in "failed to stop", which gives the tense: past all verbs that only say whether the event happened.
fn top_of_clause(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> usize {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let mut at = verb;
    while let Some(above) = tree.head(at).filter(|above| *above < at) {
        let denier = said.negations().any(|(cue, scope)| said.tokens_in(cue).contains(&above) && said.tokens_in(scope).contains(&at));
        let adjective = tree.part(above) == Part::Adjective && denier;
        let being = pair.reading.language.functions.be.contains(&tokens[above].norm) && tree.part(at) == Part::Adjective;
        if !(denier && tree.link(at) == Link::OpenClause || adjective || being) {
            break;
        }
        at = above;
    }
    at
}

/// The content words of a clause: its subject, and what depends on its verb and on the verbs above that only carry its tense. Coordinated
/// clauses are excluded, and so are words such as "anybody".
fn clause_words(pair: &Pair<'_>, said: &Said<'_>, (verb, top): (usize, usize), subject: Option<usize>) -> Vec<usize> {
    let tree = &said.statement.tree;
    let functions = &pair.reading.language.functions;
    let empty = |at: usize| {
        let norm = &said.statement.tokens[at].norm;
        let pronoun = functions.subject_pronouns.contains(norm) || functions.object_pronouns.contains(norm);
        pronoun || pair.reading.language.opposites.is_another(norm) || tree.link(at) == Link::Auxiliary
    };
    let cues: Vec<Range<usize>> = said.negations().map(|(cue, _)| said.tokens_in(cue)).collect();
    let joined: Vec<Range<usize>> = tree
        .reach(top)
        .filter(|at| *at != verb && *at != top && tree.is_verb(*at) && matches!(tree.link(*at), Link::Conjunct | Link::Parenthesis))
        .map(|at| tree.reach(at))
        .filter(|reach| !reach.contains(&verb))
        .collect();
    let own = tree.reach(top).chain(subject.into_iter().flat_map(|head| tree.reach(head)));
    let mut out: Vec<usize> = own
        .filter(|at| said.is_content(*at) && !empty(*at))
        .filter(|at| !joined.iter().any(|reach| reach.contains(at)))
        .filter(|at| *at == verb || !cues.iter().any(|cue| cue.contains(at)))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}
