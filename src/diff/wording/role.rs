//! `label` by role: nouns with one role to one event, and nouns that modify the same noun ("flood barrier", "flood wall"). Different things
//! can have the same role too: the two words must be similar in meaning, or the sentences equal in everything else.

use std::collections::BTreeSet;
use std::ops::Range;

use super::choice::{WordUse, fit, is_named, is_shared, span_of, wording_finding};
use crate::diff::finding::Finding;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::DifferenceKind;
use crate::model::tree::{Link, Part};
use crate::text::TokenKind;
use crate::{vectors, wordnet};

/// Least share of common words around two nouns whose verbs have nothing else in common.
const LEAST_FIT: f64 = 0.25;
/// Least WordNet similarity of two nouns with one role, and of two nouns that modify one noun.
const NEAR_NOUNS: f64 = 0.5;
const NEAR_COMPOUNDS: f64 = 0.15;
/// Least similarity of the contexts of their words, and least WordNet similarity of two coordinated nouns.
const LIKE_NOUNS: f64 = 0.5;
const NEAR_BESIDE: f64 = 0.3;

/// Nouns with one role, then compounds.
pub(crate) fn labels_by_role(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (roles_played(pair.left), roles_played(pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in right.iter().filter(|b| b.role == a.role) {
            out.extend(nouns_of_one_role(pair, word_use, (&left, a), (&right, b)));
        }
    }
    out.extend(compounds_of_one_head(pair, word_use));
    out.extend(coordinated_nouns(pair, word_use));
    out.extend(hyphenated_words(pair, word_use));
    out
}

/// Two nouns with the same role to the same verb.
fn nouns_of_one_role(
    pair: &Pair<'_>,
    word_use: &WordUse<'_>,
    (left, a): (&[RolePlayed<'_>], &RolePlayed<'_>),
    (right, b): (&[RolePlayed<'_>], &RolePlayed<'_>),
) -> Option<Finding> {
    let (said, other) = (pair.left, pair.right);
    let differ = said.stems[a.head] != other.stems[b.head];
    let same_event = one_event(pair, a.verb, b.verb);
    let agents = a.role == Role::Doer;
    let event = || same_event || main_agents(pair, a, b) || agents && say_the_same(pair, a.verb, b.verb);
    if !differ || !is_common(said, a.head) || !is_common(other, b.head) || !event() {
        return None;
    }
    let ranges = (phrase_of(said, a.head), phrase_of(other, b.head));
    let spans = (span_of(said, &ranges.0), span_of(other, &ranges.1));
    let tied = shares_another(pair, (left, a), (right, b)) || fit(pair, spans.0, spans.1) >= LEAST_FIT;
    let general = is_general_noun(pair, said, &ranges.0) || is_general_noun(pair, other, &ranges.1);
    let alike = || same_event && like_in_meaning(pair, (a.head, b.head));
    let may_mean_one = || near_in_meaning(pair, (a.head, b.head), NEAR_NOUNS) || same_kind(pair, &ranges) || alike();
    (tied && !general && may_mean_one() && is_chosen(pair, word_use, (a.head, b.head)))
        .then(|| wording_finding(pair, DifferenceKind::Label, spans, "different words for the same thing"))
}

/// Two nouns after the same noun or adjective.
fn compounds_of_one_head(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (compound_heads(pair.left), compound_heads(pair.right));
    let mut out = Vec::new();
    for (first, a) in &left {
        for (second, b) in &right {
            let one = pair.left.stems[*first] == pair.right.stems[*second] && pair.left.stems[*a] != pair.right.stems[*b];
            let noun = pair.left.statement.tree.link(*first) == Link::Compound;
            let least = if noun { NEAR_COMPOUNDS } else { NEAR_NOUNS };
            if one && near_in_meaning(pair, (*a, *b), least) && is_chosen(pair, word_use, (*a, *b)) {
                let spans = (span_of(pair.left, &(*first..a + 1)), span_of(pair.right, &(*second..b + 1)));
                out.push(wording_finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
            }
        }
    }
    out
}

/// Two nouns coordinated with the same noun: "gems and watches", "jewellery and watches".
fn coordinated_nouns(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (coordinations(pair.left), coordinations(pair.right));
    let mut out = Vec::new();
    for (a, with) in &left {
        for (b, other) in right.iter().filter(|(_, other)| pair.left.stems[*with] == pair.right.stems[*other]) {
            let one = (a < with) == (b < other) && pair.left.stems[*a] != pair.right.stems[*b];
            if one
                && (near_in_meaning(pair, (*a, *b), NEAR_BESIDE) || like_in_meaning(pair, (*a, *b)))
                && is_chosen(pair, word_use, (*a, *b))
            {
                let spans = (phrase_of(pair.left, *a), phrase_of(pair.right, *b));
                let spans = (span_of(pair.left, &spans.0), span_of(pair.right, &spans.1));
                out.push(wording_finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
            }
        }
    }
    out
}

/// Common nouns that "and" or "or" joins to another: both tokens, either first.
fn coordinations(said: &Said<'_>) -> Vec<(usize, usize)> {
    let tree = &said.statement.tree;
    let joined = (0..said.stems.len()).filter(|at| tree.link(*at) == Link::Conjunct).filter_map(|at| Some((at, tree.head(at)?)));
    joined.filter(|(a, b)| is_common(said, *a) && is_common(said, *b)).flat_map(|(a, b)| [(a, b), (b, a)]).collect()
}

/// Hyphenated words with one part in common: "wind-powered", "wind-driven".
fn hyphenated_words(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (hyphens(pair.left), hyphens(pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in &right {
            let same = |x: usize, y: usize| pair.left.stems[x] == pair.right.stems[y];
            let other = match (same(a - 1, b - 1), same(a + 1, b + 1)) {
                (true, false) => (a + 1, b + 1),
                (false, true) => (a - 1, b - 1),
                (true, true) | (false, false) => continue,
            };
            let spans = (span_of(pair.left, &(a - 1..a + 2)), span_of(pair.right, &(b - 1..b + 2)));
            if is_chosen(pair, word_use, other) && fit(pair, spans.0, spans.1) >= LEAST_FIT {
                out.push(wording_finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
            }
        }
    }
    out
}

/// Tokens of the hyphens inside words of two parts, neither of them a figure.
fn hyphens(said: &Said<'_>) -> Vec<usize> {
    let tokens = &said.statement.tokens;
    let word = |at: usize| said.is_content(at) && !said.is_figure(&tokens[at]) && !is_named(said, &(at..at + 1));
    let glued = |at: usize| tokens[at].glued && tokens[at + 1].glued;
    (1..tokens.len().saturating_sub(1)).filter(|at| tokens[*at].is("-") && glued(*at) && word(at - 1) && word(at + 1)).collect()
}

/// Common nouns with another noun, or an adjective, right before them: both tokens.
fn compound_heads(said: &Said<'_>) -> Vec<(usize, usize)> {
    let tree = &said.statement.tree;
    let kind = |at: usize| matches!(tree.link(at), Link::Compound | Link::Modifier) && !tree.proper(at) && !is_named(said, &(at..at + 1));
    let stated = |at: usize| kind(at) && said.is_content(at) && !said.is_figure(&said.statement.tokens[at]);
    let heads = (1..said.stems.len()).filter(|at| is_common(said, *at) && stated(at - 1));
    heads.filter(|at| tree.head(at - 1) == Some(*at)).map(|at| (at - 1, at)).collect()
}

/// True if two verbs mean one event: the same verb, or two of one sense, but no light verb.
fn one_event(pair: &Pair<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&pair.left.stems[a], &pair.right.stems[b]);
    let light = pair.reading.language.opposites.is_light(&lemma_of(pair, pair.left, a));
    !light && pair.left.content.contains(x) && (x == y || pair.reading.language.synonyms.share_a_sense(x, y))
}

/// True if two nouns are agents of the main events of the two statements, and the statements are similar.
fn main_agents(pair: &Pair<'_>, a: &RolePlayed<'_>, b: &RolePlayed<'_>) -> bool {
    const LEAST_OVERLAP: f64 = 0.3;
    let main = |said: &Said<'_>, p: &RolePlayed<'_>| p.role == Role::Doer && said.statement.tree.head(p.verb).is_none();
    pair.overlap >= LEAST_OVERLAP && main(pair.left, a) && main(pair.right, b)
}

/// True if the two verbs have the same word in another role too.
fn shares_another(
    pair: &Pair<'_>,
    (left, a): (&[RolePlayed<'_>], &RolePlayed<'_>),
    (right, b): (&[RolePlayed<'_>], &RolePlayed<'_>),
) -> bool {
    let ours = left.iter().filter(|p| p.verb == a.verb && p.head != a.head);
    let theirs = || right.iter().filter(|p| p.verb == b.verb && p.head != b.head);
    let stated = |p: &RolePlayed<'_>| pair.left.content.contains(&pair.left.stems[p.head]);
    ours.filter(|p| stated(p)).any(|p| theirs().any(|q| q.role == p.role && pair.left.stems[p.head] == pair.right.stems[q.head]))
}

/// True if two nouns, or verbs, are similar in meaning.
fn near_in_meaning(pair: &Pair<'_>, (a, b): (usize, usize), least: f64) -> bool {
    let (x, y) = (&pair.left.statement.tokens[a].norm, &pair.right.statement.tokens[b].norm);
    pair.reading.language.synonyms.share_a_sense(&pair.left.stems[a], &pair.right.stems[b]) || wordnet::nearness(x, y) >= least
}

/// True if two nouns occur in similar contexts and do not exclude each other. Sister terms ("soldiers", "civilians") also occur in similar
/// contexts, and are not the same.
fn like_in_meaning(pair: &Pair<'_>, (a, b): (usize, usize)) -> bool {
    let (x, y) = (&pair.left.statement.tokens[a].norm, &pair.right.statement.tokens[b].norm);
    let cosine = || vectors::english().word(x).zip(vectors::english().word(y)).is_some_and(|(x, y)| x.cosine(&y) >= LIKE_NOUNS);
    let people = [x, y].iter().any(|norm| pair.reading.language.numbers.roles.is_person(norm.strip_suffix('s').unwrap_or(norm)));
    !people && cosine() && !matches!(wordnet::relation(x, y), wordnet::Relation::Antonym | wordnet::Relation::Sister)
}

/// True if two phrases have a modifier in common: "customs officers", "customs staff".
fn same_kind(pair: &Pair<'_>, (left, right): &(Range<usize>, Range<usize>)) -> bool {
    let stated = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> {
        said.stems[at.start..at.end - 1].iter().filter(|s| said.content.contains(*s)).cloned().collect()
    };
    let theirs = stated(pair.right, right);
    stated(pair.left, left).iter().any(|stem| theirs.contains(stem))
}

/// True for a bare word that can name nearly anything.
fn is_general_noun(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    at.len() == 1 && pair.reading.language.wording.is_general(&said.statement.tokens[at.start].norm)
}

/// True if neither statement uses the other's word, and neither account does in this claim.
fn is_chosen(pair: &Pair<'_>, word_use: &WordUse<'_>, (a, b): (usize, usize)) -> bool {
    let (left, right) = (a..a + 1, b..b + 1);
    !is_shared(pair.left, &left, pair.right)
        && !is_shared(pair.right, &right, pair.left)
        && word_use.is_choice(pair, span_of(pair.left, &left), span_of(pair.right, &right))
}

/// Most words that a phrase shows before its head.
const LONGEST: usize = 5;

/// The role of a phrase in relation to a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role<'a> {
    /// The agent.
    Doer,
    /// The patient.
    Target,
    /// The object of a preposition.
    After(&'a str),
}

/// A noun with its role.
#[derive(Clone, Copy, Debug)]
pub(super) struct RolePlayed<'a> {
    /// Token of the verb.
    pub verb: usize,
    /// The role.
    pub role: Role<'a>,
    /// Token of the noun.
    pub head: usize,
}

/// All nouns with a role in relation to a verb of the statement.
pub(super) fn roles_played<'a>(said: &'a Said<'_>) -> Vec<RolePlayed<'a>> {
    let tree = &said.statement.tree;
    (0..said.stems.len()).filter(|at| tree.is_verb(*at)).flat_map(|verb| roles_at(said, verb)).collect()
}

/// The nouns with a role in relation to one verb, and those coordinated with them.
fn roles_at<'a>(said: &'a Said<'_>, verb: usize) -> Vec<RolePlayed<'a>> {
    let tree = &said.statement.tree;
    let mut out = first_roles_at(said, verb);
    for at in 0.. {
        let Some(RolePlayed { role, head, .. }) = out.get(at).copied() else { break };
        let beside = tree.children(head).filter(|child| tree.link(*child) == Link::Conjunct && tree.part(*child) == Part::Noun);
        out.extend(beside.map(|head| RolePlayed { verb, role, head }));
    }
    out
}

/// The noun with each role, the first of several.
fn first_roles_at<'a>(said: &'a Said<'_>, verb: usize) -> Vec<RolePlayed<'a>> {
    let tree = &said.statement.tree;
    let mut out = Vec::new();
    if let Some((head, link)) = tree.subject(verb) {
        out.push(RolePlayed { verb, head, role: if link == Link::PassiveSubject { Role::Target } else { Role::Doer } });
    }
    for child in tree.children(verb) {
        let (link, under) = (tree.link(child), tree.child(child, &[Link::PrepositionObject]));
        let role = if link == Link::Agent { Role::Doer } else { Role::After(&said.statement.tokens[child].norm) };
        if link == Link::Object {
            out.push(RolePlayed { verb, head: child, role: Role::Target });
        } else if let Some(head) = under.filter(|_| matches!(link, Link::Agent | Link::Preposition)) {
            out.push(RolePlayed { verb, head, role });
        }
    }
    out
}

/// The verbs of clauses that depend on a noun: "a man who fled", "a man armed with a gun".
pub(super) fn governing_nouns(said: &Said<'_>, noun: usize) -> Vec<usize> {
    let tree = &said.statement.tree;
    tree.children(noun).filter(|child| matches!(tree.link(*child), Link::Relative | Link::Reduced) && tree.is_verb(*child)).collect()
}

/// True for a common noun that is a content word.
pub(super) fn is_common(said: &Said<'_>, at: usize) -> bool {
    let (tree, token) = (&said.statement.tree, &said.statement.tokens[at]);
    let plain = token.kind == TokenKind::Word && said.is_content(at) && !said.is_figure(token);
    plain && tree.part(at) == Part::Noun && !tree.proper(at) && !is_named(said, &(at..at + 1))
}

/// A noun with its modifiers right before it: "senior customs officers", without article and number.
pub(super) fn phrase_of(said: &Said<'_>, head: usize) -> Range<usize> {
    let tree = &said.statement.tree;
    let mut from = head;
    while from > 0 && head - from < LONGEST {
        let before = from - 1;
        let token = &said.statement.tokens[before];
        let within = tree.head(before).is_some_and(|above| (from..=head).contains(&above));
        let says_kind = token.kind == TokenKind::Word && matches!(tree.link(before), Link::Modifier | Link::Compound | Link::Adverb);
        if !within || !(says_kind || token.is("-")) || said.is_figure(token) {
            break;
        }
        from = before;
    }
    while said.statement.tokens[from].is("-") {
        from += 1;
    }
    from..head + 1
}

/// The lemma of a verb, or the word itself.
fn lemma_of(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> String {
    let norm = &said.statement.tokens[verb].norm;
    pair.reading.language.verbs.readings(norm).first().map_or_else(|| norm.clone(), |r| r.lemma.clone())
}

/// Fewest words, and least share of the shorter one's words, that two clauses about one event have in common.
const LEAST_WORDS: usize = 2;
const LEAST_SHARE: f64 = 0.3;

/// True if the clauses of two verbs say much the same, whatever the verbs are: "made off with gems from the Carlton in Cannes", "robbed the
/// Carlton in Cannes".
pub(super) fn say_the_same(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let stated = |said: &Said<'_>, verb: usize| -> BTreeSet<String> {
        said.stems[said.statement.tree.reach(verb)].iter().filter(|s| said.content.contains(*s)).cloned().collect()
    };
    let (a, b) = (stated(pair.left, left), stated(pair.right, right));
    let (shared, least) = (a.intersection(&b).count(), a.len().min(b.len()));
    shared >= LEAST_WORDS && shared as f64 >= LEAST_SHARE * least as f64
}

/// True if the verbs in two ranges have the same word or a synonym as agent, patient or place.
pub(super) fn share_a_part(pair: &Pair<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let of = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> {
        let verb = at.clone().find(|i| said.statement.tree.is_verb(*i));
        let played = verb.map_or_else(Vec::new, |verb| roles_at(said, verb));
        played.iter().map(|p| said.stems[p.head].clone()).filter(|stem| said.content.contains(stem)).collect()
    };
    let theirs = of(pair.right, right);
    let alike = |x: &str, y: &str| x == y || pair.reading.language.synonyms.share_a_sense(x, y);
    of(pair.left, left).iter().any(|x| theirs.iter().any(|y| alike(x, y)))
}

/// True if two events have different patients.
pub(super) fn done_to_others(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let of = |said: &Said<'_>, verb: usize| -> Vec<String> {
        roles_at(said, verb).iter().filter(|p| p.role == Role::Target).map(|p| said.stems[p.head].clone()).collect()
    };
    let (ours, theirs) = (of(pair.left, left), of(pair.right, right));
    let alike = |x: &String| theirs.iter().any(|y| x == y || pair.reading.language.synonyms.share_a_sense(x, y));
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(alike)
}
