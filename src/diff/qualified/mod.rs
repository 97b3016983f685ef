//! Qualifiers that limit a statement: "the first instalment", "in winter", "the north wing", "the branch in Leeds". What two statements say
//! about two parts, seasons or groups of one thing does not conflict. A qualifier limits what depends on its own noun and what is said in
//! the clause that the noun belongs to; if nothing else differs, the qualifier itself is the difference.

pub(super) mod period;
pub(super) mod which;

use crate::diff::finding::{Finding, Half};
use crate::diff::kinds::excludes_fact;
use crate::diff::outcome::are_contrary;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::diff::swapped::{namesakes, nested};
use crate::language::function_word::THE;
use crate::language::qualifiers::Exclusion;
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, NameForm};
use crate::vectors;
use crate::wordnet::{Relation as WordRelation, relation};
use which::Qualifier;

/// Most qualifiers of a statement that are looked at.
const MOST: usize = 60;

/// Drops conflicts between what the two statements say about two different parts of one thing.
pub(super) fn within_qualifiers(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    if !findings.iter().any(excludes_fact) {
        return findings;
    }
    for parts in parts_of(pair) {
        let before = findings.len();
        findings.retain(|f| !(excludes_fact(f) && parts.bound(pair, f)));
        let stated =
            findings.len() < before || matches!(parts.sort, Sort::Calendar | Sort::Order | Sort::Other) && parts.differ_elsewhere(pair);
        if stated && !matches!(parts.sort, Sort::Opposite | Sort::Several) {
            findings.retain(|f| !(excludes_fact(f) && parts.are(pair, f)));
        }
    }
    findings
}

/// Two parts of one thing.
struct Parts {
    left: Qualifier,
    right: Qualifier,
    sort: Sort,
}

/// Pairs of qualifiers that separate two parts, if each limits its statement.
fn parts_of(pair: &Pair<'_>) -> Vec<Parts> {
    let (left, right) = (pair.left.qualifiers(), pair.right.qualifiers());
    let mut out = Vec::new();
    for a in left.iter().take(MOST) {
        for b in right.iter().take(MOST).filter(|b| same_things(pair, a, b)) {
            if said_of_both(pair, a, b) {
                continue;
            }
            let Some(sort) = sort_apart(pair, a, b).or_else(|| one_of_several(pair, a, b)).or_else(|| other_things(pair, a, b)) else {
                continue;
            };
            if a.bounds(pair, pair.left, sort) && b.bounds(pair, pair.right, sort) {
                out.push(Parts { left: a.clone(), right: b.clone(), sort });
            }
        }
    }
    out
}

/// True if two qualifiers belong to the same things: "instalment", "branch".
fn same_things(pair: &Pair<'_>, a: &Qualifier, b: &Qualifier) -> bool {
    let same = |i: &usize, j: &usize| {
        let (x, y) = (&pair.left.statement.tokens[*i].norm, &pair.right.statement.tokens[*j].norm);
        let synonyms = || pair.left.known(*i).zip(pair.right.known(*j)).is_some_and(|(x, y)| x.meets(y) == WordRelation::Synonym);
        pair.left.stems[*i] == pair.right.stems[*j] || pair.reading.language.opposites.counts_same(x, y) || synonyms()
    };
    a.nouns.len() == b.nouns.len() && a.nouns.iter().zip(&b.nouns).all(|(i, j)| same(i, j))
}

/// True if a statement mentions both parts. Then it is compared as usual.
fn said_of_both(pair: &Pair<'_>, a: &Qualifier, b: &Qualifier) -> bool {
    let has = |said: &Said<'_>, stem: &String| stem != THE && said.stems.contains(stem);
    pair.left.stems[a.at] != pair.right.stems[b.at] && (has(pair.left, &pair.right.stems[b.at]) || has(pair.right, &pair.left.stems[a.at]))
}

/// "The first quake" and "the quake", in two separate sentences: "first" implies that there are several, and the other statement may mean
/// any of them.
fn one_of_several(pair: &Pair<'_>, a: &Qualifier, b: &Qualifier) -> Option<Sort> {
    let words = &pair.reading.language.qualifiers;
    let the = |which: &Qualifier, said: &Said<'_>| said.statement.tokens[which.at].is(THE);
    let counts = |which: &Qualifier| words.order(&which.word).is_some();
    let alone = |which: &Qualifier, said: &Said<'_>| {
        let reach = which.nouns.first().map(|noun| said.statement.tree.reach(*noun)).unwrap_or_default();
        !reach.into_iter().any(|at| words.order(&said.statement.tokens[at].norm).is_some())
    };
    let one = counts(a) && the(b, pair.right) && alone(b, pair.right) || counts(b) && the(a, pair.left) && alone(a, pair.left);
    (one && !pair.is_near_copy()).then_some(Sort::Several)
}

impl Parts {
    /// True if a finding compares what is said about the two parts.
    fn bound(&self, pair: &Pair<'_>, finding: &Finding) -> bool {
        let measured = matches!(finding.kind, DifferenceKind::Date | DifferenceKind::Quantity);
        if self.sort == Sort::Several && !measured {
            return false;
        }
        is_inside(pair.left, &self.left, &finding.left, self.sort) && is_inside(pair.right, &self.right, &finding.right, self.sort)
    }

    /// True if other words of the statements differ too.
    fn differ_elsewhere(&self, pair: &Pair<'_>) -> bool {
        let stated =
            |said: &Said<'_>, at: &std::ops::Range<usize>, own: usize| !at.contains(&own) && at.clone().any(|i| said.is_content(i));
        pair.changes.iter().any(|c| stated(pair.left, &c.left, self.left.at) && stated(pair.right, &c.right, self.right.at))
    }

    /// True if a finding compares the two parts themselves.
    fn are(&self, pair: &Pair<'_>, finding: &Finding) -> bool {
        let on = |said: &Said<'_>, which: &Qualifier, half: &Half| said.tokens_in(half.span).contains(&which.at);
        on(pair.left, &self.left, &finding.left) && on(pair.right, &self.right, &finding.right)
    }
}

/// True if something is said about a part: next to its noun, or in its clause. A word that only describes its thing, such as "large" for a
/// crowd, does not limit what is said next to it.
fn is_inside(said: &Said<'_>, which: &Qualifier, half: &Half, sort: Sort) -> bool {
    let tree = &said.statement.tree;
    let tokens = said.tokens_in(half.span);
    let beside = which.nouns.first().map(|noun| tree.reach(*noun));
    let own = |at: &usize| beside.as_ref().is_some_and(|reach| reach.contains(at));
    if tokens.contains(&which.at) {
        return false;
    }
    { tokens }.any(|at| if own(&at) { sort != Sort::Opposite } else { which.verb.is_none_or(|verb| in_clause(said, at, verb)) })
}

/// True if a token belongs to the clause of a verb, and not to one with its own subject.
fn in_clause(said: &Said<'_>, at: usize, verb: usize) -> bool {
    let tree = &said.statement.tree;
    let mut above = if tree.is_verb(at) { Some(at) } else { tree.governor(at..at + 1) };
    for _ in 0..said.stems.len() {
        match above {
            Some(found) if found == verb => return true,
            Some(found) if tree.child(found, &[Link::Subject, Link::PassiveSubject]).is_some() => return false,
            Some(found) if matches!(tree.link(found), Link::Relative | Link::Reduced | Link::Parenthesis) => return false,
            Some(found) => above = tree.governor(found..found + 1),
            None => return tree.head(at) == Some(verb),
        }
    }
    false
}

/// The kind of contrast between two qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Two members of one list: "left", "right".
    Listed,
    /// Two positions in an order.
    Order,
    /// Two calendar times.
    Calendar,
    /// Two places.
    Place,
    /// Two things about which a few words say similar things.
    Other,
    /// One of several, and it is not said which.
    Several,
    /// Two contrary words: they may also just describe one thing.
    Opposite,
}

/// What separates the two, if anything does.
fn sort_apart(pair: &Pair<'_>, a: &Qualifier, b: &Qualifier) -> Option<Sort> {
    let (left, right) = (pair.left, pair.right);
    if left.stems[a.at] == right.stems[b.at] {
        return None;
    }
    if let Some((x, y)) = a.year(left).zip(b.year(right)) {
        return (x != y).then_some(Sort::Calendar);
    }
    if let Some((x, y)) = a.place(pair, left).zip(b.place(pair, right)) {
        let (one, other) = (&pair.reading.entities[x.0], &pair.reading.entities[y.0]);
        return (x != y && !nested(one, other)).then_some(Sort::Place);
    }
    let capital = |said: &Said<'_>, at: usize| said.statement.tokens[at].capitalised(said.text);
    let (x, y) = (base_of(pair, a), base_of(pair, b));
    match pair.reading.language.qualifiers.exclusion((&x, capital(left, a.at)), (&y, capital(right, b.at))) {
        Some(Exclusion::Listed) => Some(Sort::Listed),
        Some(Exclusion::Order) => Some(Sort::Order),
        Some(Exclusion::Calendar) => Some(Sort::Calendar),
        None => are_contrary(pair, &x, &y).then_some(Sort::Opposite),
    }
}

/// True if the words at two places cannot qualify one thing: members of one list, calendar times, positions in an order, contraries.
pub(super) fn are_apart(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let token = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        (token.norm.clone(), token.capitalised(said.text))
    };
    let ((x, capital), (y, other)) = (token(pair.left, left), token(pair.right, right));
    let contrast = || pair.reading.language.opposites.contrast(&x, &y);
    pair.reading.language.qualifiers.exclusion((&x, capital), (&y, other)).is_some() || are_contrary(pair, &x, &y) || contrast()
}

/// The singular if the word is an irregular plural, such as "children"; otherwise the word itself.
fn base_of(pair: &Pair<'_>, which: &Qualifier) -> String {
    let language = pair.reading.language;
    let known = language.qualifiers.knows(&which.word); // "left" is read as a side rather than as a form of "leave"
    language.words.irregular(&which.word).filter(|_| !known).unwrap_or(&which.word).to_string()
}

/// Most content words that statements about two things share.
const FEW: usize = 3;

/// From this similarity of contexts on, two nouns may be words for one thing.
const ALIKE: f64 = 0.5;

/// Whether two qualifiers, or two subjects, are those of two different things.
fn other_things(pair: &Pair<'_>, a: &Qualifier, b: &Qualifier) -> Option<Sort> {
    let titles = &pair.reading.language.names.signs.honorifics;
    let shared = pair.left.content.intersection(&pair.right.content).filter(|stem| !titles.contains(*stem)).count();
    // two persons of one surname who are said to have done the same are compared as persons
    if shared > FEW || share_a_name(pair) || !namesakes(pair).is_empty() {
        return None;
    }
    let named = || a.is_subject() && b.is_subject() && a.verb.zip(b.verb).is_some_and(|(x, y)| pair.named_apart(x, y));
    let (x, y) = (&pair.left.statement.tokens[a.at].norm, &pair.right.statement.tokens[b.at].norm);
    let coloured = || !a.nouns.is_empty() && pair.reading.language.opposites.contrast(x, y);
    let nouns = || is_common_noun(pair, pair.left, a) && is_common_noun(pair, pair.right, b) && two_things(pair, x, y);
    (named() || coloured() || nouns()).then_some(Sort::Other)
}

/// True if both sides name the same entity.
fn share_a_name(pair: &Pair<'_>) -> bool {
    let names =
        |said: &Said<'_>| -> Vec<_> { said.names().filter(|(_, n)| n.form == NameForm::Proper).filter_map(|(_, n)| n.entity).collect() };
    let theirs = names(pair.right);
    names(pair.left).iter().any(|id| theirs.contains(id))
}

/// True for a common noun that says what the clause is about.
fn is_common_noun(pair: &Pair<'_>, said: &Said<'_>, which: &Qualifier) -> bool {
    let (tree, norm) = (&said.statement.tree, &said.statement.tokens[which.at].norm);
    let language = pair.reading.language;
    let one = norm.strip_suffix('s').unwrap_or(norm);
    let relevant = said.content.contains(&said.stems[which.at]) && !language.wording.is_general(norm) && !language.opposites.is_people(one);
    let figure = said.is_figure(&said.statement.tokens[which.at]);
    relevant && !figure && tree.part(which.at) == Part::Noun && !tree.proper(which.at) && !language.numbers.roles.is_person(one)
}

/// True if the common nouns at two places name two things.
pub(super) fn are_two(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let norm = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.clone();
    let (x, y) = (norm(pair.left, left), norm(pair.right, right));
    let general = |norm: &str| pair.reading.language.wording.is_general(norm) || pair.reading.language.opposites.is_people(norm);
    are_apart(pair, left, right) || !general(&x) && !general(&y) && two_things(pair, &x, &y)
}

fn two_things(pair: &Pair<'_>, x: &str, y: &str) -> bool {
    let table = vectors::english();
    let Some((a, b)) = table.word(x).zip(table.word(y)) else { return false };
    let apart = matches!(relation(x, y), WordRelation::Unrelated | WordRelation::Sister | WordRelation::Antonym);
    apart
        && a.cosine(&b) < ALIKE
        && !pair.reading.language.opposites.counts_same(x, y)
        && !pair.reading.language.synonyms.share_a_sense(x, y)
}
