//! Differences in the order of the same words: two things that have changed places (who sold and who bought, from where and to where), and
//! lists whose entries only come in another order ("5s. for the hat and 9s. for the coat").

use crate::language::function_word::{FROM, IS, NOT, OF, TO, WHO};
use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, EntityKind, Mention, Relation, Span};
use crate::text::TokenKind;

/// Least share of the content words of both that the two must have in common.
const ALIKE_WORDS: f64 = 0.75;

/// Two things that have changed places.
pub(super) struct Exchanged {
    /// On the left.
    pub left: Half,
    /// On the right.
    pub right: Half,
    /// Place, if both are places or directions; otherwise actor.
    pub kind: DifferenceKind,
}

/// A content word that occurs once in each statement, with its role in both.
struct SharedWord {
    left: usize,
    right: usize,
    parts: (Vec<String>, Vec<String>),
}

/// The first two words of a pair that have exchanged their roles.
pub(super) fn exchanged(pair: &Pair<'_>) -> Option<Exchanged> {
    let shared = pair.left.content.intersection(&pair.right.content).count() as f64;
    if shared < ALIKE_WORDS * pair.left.content.union(&pair.right.content).count() as f64 {
        return None;
    }
    if let Some(exchanged) = reversed_directions(pair) {
        return Some(exchanged);
    }
    if only_fuller(pair) {
        return None;
    }
    let (left, right) = (content_words_once(pair.left), content_words_once(pair.right));
    let both = left.iter().filter_map(|(stem, at)| Some((*at, *right.get(stem)?)));
    let words: Vec<SharedWord> = both
        .filter_map(|(at, to)| {
            Some(SharedWord { left: at, right: to, parts: (steps_to_verb(pair, pair.left, at)?, steps_to_verb(pair, pair.right, to)?) })
        })
        .filter(|word| word.parts.0 != word.parts.1)
        .collect();
    let pairs = words.iter().enumerate().flat_map(|(at, a)| words[at + 1..].iter().map(move |b| (a, b)));
    let Some((a, b)) = { pairs }.find(|(a, b)| a.parts.0 == b.parts.1 && a.parts.1 == b.parts.0) else { return agents_exchanged(pair) };
    let kind = if is_place_name(pair, a) && is_place_name(pair, b) || exclude_each_other(pair, a, b) {
        DifferenceKind::Place
    } else {
        DifferenceKind::Actor
    };
    Some(Exchanged { left: half_between(pair.left, a.left, b.left), right: half_between(pair.right, a.right, b.right), kind })
}

/// With all the same words, the single verb has another agent: "The Rovers beat Bury 2-0", "Bury beat the Rovers 2-0". Words after the verb
/// are not parsed.
fn agents_exchanged(pair: &Pair<'_>) -> Option<Exchanged> {
    let stated = |said: &Said<'_>| -> Option<(usize, usize)> {
        let tree = &said.statement.tree;
        let mut verbs = (0..said.stems.len()).filter(|at| tree.is_verb(*at) && tree.link(*at) != Link::Auxiliary);
        let verb = verbs.next().filter(|_| verbs.next().is_none())?;
        let (subject, link) = tree.subject(verb)?;
        (link == Link::Subject && subject < verb && tree.proper(subject) && !said.denies(verb)).then_some((subject, verb))
    };
    let ((x, verb), (y, other)) = (stated(pair.left)?, stated(pair.right)?);
    let (a, b) = (&pair.left.stems[x], &pair.right.stems[y]);
    // the other agent follows the verb, and is not beside the first
    let behind = |said: &Said<'_>, verb: usize, stem: &String| -> Option<usize> {
        let places: Vec<usize> = (0..said.stems.len()).filter(|at| said.stems[*at] == *stem).collect();
        places.first().copied().filter(|at| places.len() == 1 && *at > verb && said.statement.tree.proper(*at))
    };
    let mutual = |said: &Said<'_>, verb: usize| {
        let language = pair.reading.language;
        language.verbs.readings(&said.statement.tokens[verb].norm).iter().any(|r| language.opposites.is_mutual(&r.lemma))
    };
    let same = pair.left.content == pair.right.content && pair.left.stems[verb] == pair.right.stems[other] && a != b;
    let (i, j) = (behind(pair.left, verb, b)?, behind(pair.right, other, a)?);
    (same && !mutual(pair.left, verb)).then(|| Exchanged {
        left: half_between(pair.left, x, i),
        right: half_between(pair.right, y, j),
        kind: DifferenceKind::Actor,
    })
}

/// True if one statement only has additional content words, while all others are equal and in order. Then nothing changes places, whatever
/// the parse says.
fn only_fuller(pair: &Pair<'_>) -> bool {
    let plain = |said: &Said<'_>, at: &Range<usize>| at.clone().all(|i| said.is_content(i) && !said.statement.tree.is_verb(i));
    pair.changes.iter().all(|c| c.left.is_empty() != c.right.is_empty() && plain(pair.left, &c.left) && plain(pair.right, &c.right))
}

/// "from left to right" against "from right to left": read from the words alone, since the grammar takes "left" for a verb.
fn reversed_directions(pair: &Pair<'_>) -> Option<Exchanged> {
    const LONGEST: usize = 4;
    let norms = |said: &Said<'_>| said.statement.tokens.iter().map(|t| t.norm.clone()).collect::<Vec<String>>();
    let (left, right) = (norms(pair.left), norms(pair.right));
    let ways = |norms: &[String]| -> Vec<(Range<usize>, usize)> {
        let from = (0..norms.len()).filter(|at| norms[*at] == FROM);
        from.filter_map(|at| (at + 2..norms.len().min(at + 2 + LONGEST)).find(|to| norms[*to] == TO).map(|to| (at + 1..to, to + 1)))
            .collect()
    };
    for (start, end) in ways(&left) {
        for (other, last) in ways(&right) {
            let (x, y) = (&left[start.clone()], &right[other.clone()]);
            let back = left.get(end..end + y.len()) == Some(y) && right.get(last..last + x.len()) == Some(x) && x != y;
            let figure = start.clone().any(|at| pair.left.is_figure(&pair.left.statement.tokens[at]));
            if back && !figure {
                let half = |said: &Said<'_>, from: usize, to: usize| {
                    let tokens = &said.statement.tokens;
                    Half::verbatim(said, Span::of(said.text, tokens[from].start..tokens[to - 1].end))
                };
                let place = |said: &Said<'_>, at: usize| named_place(said, at);
                let places = place(pair.left, start.end - 1) && place(pair.right, other.end - 1);
                let turned = pair.reading.language.opposites.contrast(&x[x.len() - 1], &y[y.len() - 1]);
                let kind = if places || turned { DifferenceKind::Place } else { DifferenceKind::Actor };
                let (left, right) = (half(pair.left, start.start - 1, end + y.len()), half(pair.right, other.start - 1, last + x.len()));
                return Some(Exchanged { left, right, kind });
            }
        }
    }
    None
}

/// Content words other than verbs that occur once in a statement.
fn content_words_once<'s>(said: &'s Said<'_>) -> BTreeMap<&'s str, usize> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let mut out: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        if said.is_content(at) {
            let plain = !tree.is_verb(at) && token.kind == TokenKind::Word && !said.is_figure(token);
            out.entry(&said.stems[at]).and_modify(|known| *known = None).or_insert(plain.then_some(at));
        }
    }
    out.into_iter().filter_map(|(stem, at)| Some((stem, at?))).collect()
}

/// The step of an agent or a patient; other steps are words.
const AGENT: &str = "<agent>";
const PATIENT: &str = "<patient>";

/// The steps from a word up to its verb; `None` if the verb is symmetric.
fn steps_to_verb(pair: &Pair<'_>, said: &Said<'_>, word: usize) -> Option<Vec<String>> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let opposites = &pair.reading.language.opposites;
    let mut out = Vec::new();
    let mut at = word;
    while let Some(above) = tree.head(at) {
        if out.len() > tokens.len() {
            return None;
        }
        let step = match tree.link(at) {
            Link::Conjunct | Link::Apposition if !tree.is_verb(at) => tree.child(at, &[Link::Negation]).map(|_| NOT),
            Link::PrepositionObject => Some(""), // the preposition is the step
            Link::Preposition | Link::Dative if tree.child(at, &[Link::PrepositionObject]).is_some() => {
                if opposites.goes_both_ways(&tokens[at].norm) {
                    return None;
                }
                Some(tokens[at].norm.as_str())
            }
            Link::Dative => Some(TO),
            Link::Subject | Link::Agent => Some(AGENT),
            Link::PassiveSubject | Link::Object => Some(PATIENT),
            Link::Predicate | Link::Adjective => Some(IS),
            Link::Modifier | Link::Compound | Link::Possessive | Link::Other | Link::Adverb | Link::Measure => Some(OF),
            Link::Relative | Link::Reduced => Some(WHO),
            _ => return None,
        };
        let joined = matches!(tree.link(at), Link::Conjunct | Link::Apposition);
        out.extend(step.filter(|step| !step.is_empty()).map(str::to_string));
        at = above;
        if tree.is_verb(at) {
            break;
        }
        if tree.part(at) == Part::Noun && !joined {
            out.push(said.stems[at].clone());
        }
    }
    let mutual = pair.reading.language.verbs.readings(&tokens[at].norm).iter().any(|r| opposites.is_mutual(&r.lemma));
    // "A is B" and "B is A" are the same
    if pair.reading.language.functions.be.contains(&tokens[at].norm) {
        out.iter_mut().last().filter(|step| *step == AGENT).into_iter().for_each(|step| *step = IS.into());
    }
    // "the captain, not the mate"
    out.extend(said.denies(word).then(|| NOT.to_string()));
    let verb = &said.stems[at];
    out.push(if said.denies(at) { format!("{NOT} {verb}") } else { verb.clone() });
    (tree.is_verb(at) && !mutual).then_some(out)
}

/// True if it is a place name on both sides.
fn is_place_name(pair: &Pair<'_>, word: &SharedWord) -> bool {
    named_place(pair.left, word.left) && named_place(pair.right, word.right)
}

fn named_place(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    said.names().any(|(m, n)| n.kind == EntityKind::Place && m.span.start() <= token.start && token.end <= m.span.end())
}

/// True if the two words exclude each other, as left and right do.
fn exclude_each_other(pair: &Pair<'_>, a: &SharedWord, b: &SharedWord) -> bool {
    let norm = |at: usize| pair.left.statement.tokens[at].norm.as_str();
    pair.reading.language.opposites.contrast(norm(a.left), norm(b.left))
}

/// The words from the first of the two to the last.
fn half_between(said: &Said<'_>, a: usize, b: usize) -> Half {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let (first, last) = (a.min(b), a.max(b));
    let start = tree.children(first).find(|c| *c < first && matches!(tree.link(*c), Link::Determiner | Link::Compound)).unwrap_or(first);
    let before = tree.head(first).filter(|p| *p < start && *p + 3 > start && matches!(tree.link(*p), Link::Preposition)).unwrap_or(start);
    Half::verbatim(said, Span::of(said.text, tokens[before].start..tokens[last].end))
}

/// Least share of the content words of both that the two must have in common.
const ALIKE_LISTS: f64 = 0.75;

/// Fewest words that two parts share: who, and how many.
const LEAST: usize = 2;

/// Drops conflicts between parts that only come in another order, and adds figures that have changed places.
pub(super) fn without_reorderings(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let Some(parts) = Parts::of(pair) else { return findings };
    if parts.in_another_order() {
        findings.retain(|f| !(placed_exclude(f) && said_by_both(pair, f)));
    } else if !findings.iter().any(placed_exclude) {
        findings.extend(parts.exchanged(pair));
    }
    findings
}

fn placed_exclude(finding: &Finding) -> bool {
    let placed = matches!(
        finding.kind,
        DifferenceKind::Quantity | DifferenceKind::Date | DifferenceKind::Place | DifferenceKind::Actor | DifferenceKind::Outcome
    );
    placed && matches!(finding.relation, Relation::Conflict | Relation::Supersedes)
}

/// True if both sides consist of words that the other statement has too.
fn said_by_both(pair: &Pair<'_>, finding: &Finding) -> bool {
    let all = |said: &Said<'_>, half: &Half, other: &Said<'_>| {
        let mut relevant = said.tokens_in(half.span).filter(|at| said.statement.tokens[*at].kind != TokenKind::Mark);
        relevant.all(|at| other.stems.contains(&said.stems[at]))
    };
    all(pair.left, &finding.left, pair.right) && all(pair.right, &finding.right, pair.left)
}

/// The parts of two statements, equally many in each.
struct Parts {
    count: usize,
    /// Words that occur once in each statement: their places on the left and on the right, and their parts.
    words: Vec<Word>,
}

struct Word {
    left: usize,
    right: usize,
    parts: (usize, usize),
    figure: bool,
    /// True if it is a content word.
    relevant: bool,
}

impl Parts {
    fn of(pair: &Pair<'_>) -> Option<Parts> {
        let shared = pair.left.content.intersection(&pair.right.content).count() as f64;
        if shared < ALIKE_LISTS * pair.left.content.union(&pair.right.content).count() as f64 {
            return None;
        }
        let (left, right) = (parts_of_list(pair, pair.left), parts_of_list(pair, pair.right));
        if left.len() != right.len() || left.len() < 2 {
            return None;
        }
        let (ours, theirs) = (stems_once(pair.left), stems_once(pair.right));
        let part = |all: &[Range<usize>], at: usize| all.iter().position(|part| part.contains(&at));
        let words = ours.iter().filter_map(|(stem, at)| {
            let to = *theirs.get(stem)?;
            let parts = (part(&left, *at)?, part(&right, to)?);
            let token = &pair.left.statement.tokens[*at];
            let figure = token.kind == TokenKind::Number || pair.reading.language.numbers.cardinals.contains_key(&token.norm);
            Some(Word { left: *at, right: to, parts, figure, relevant: pair.left.content.contains(*stem) })
        });
        Some(Parts { count: left.len(), words: words.collect() })
    }

    /// For each part on the left, the part on the right with which it shares most of the counted words.
    fn matching(&self, counts: impl Fn(&Word) -> bool, least: usize) -> Option<Vec<usize>> {
        let shared = |i: usize, j: usize| self.words.iter().filter(|w| counts(w) && w.parts == (i, j)).count();
        let best = |i: usize| (0..self.count).rev().max_by_key(|j| shared(i, *j)).filter(|j| shared(i, *j) >= least);
        let matched: Vec<usize> = (0..self.count).map(best).collect::<Option<_>>()?;
        let all = (0..self.count).all(|j| matched.contains(&j));
        all.then_some(matched)
    }

    /// True if the parts are the same in another order. Words of the first part only may apply to all of them; figures never do.
    fn in_another_order(&self) -> bool {
        let is_common = |w: &Word| !w.figure && (w.parts == (0, 0) || w.parts.0 == w.parts.1 && !w.relevant);
        let Some(matched) = self.matching(|w| !is_common(w), LEAST) else { return false };
        let moved = matched.iter().enumerate().any(|(i, j)| i != *j);
        moved && self.words.iter().all(|w| is_common(w) || matched[w.parts.0] == w.parts.1)
    }

    /// Two figures that have changed places between parts that otherwise match.
    fn exchanged(&self, pair: &Pair<'_>) -> Option<Finding> {
        let matched = self.matching(|w| !w.figure, 1)?;
        let kept = |w: &&Word| matched[w.parts.0] == w.parts.1;
        if !self.words.iter().filter(|w| !w.figure).all(|w| kept(&w)) {
            return None;
        }
        let moved: Vec<&Word> = self.words.iter().filter(|w| w.figure && !kept(w)).collect();
        let (a, b) = moved.iter().enumerate().find_map(|(at, a)| {
            let back = |b: &&&Word| matched[a.parts.0] == b.parts.1 && matched[b.parts.0] == a.parts.1;
            moved[at + 1..].iter().find(back).map(|b| (*a, *b))
        })?;
        let (left, right) = (figure_at(pair.left, a.left)?, figure_at(pair.right, b.right)?);
        Some(Finding {
            kind: DifferenceKind::Quantity,
            topic: left.span.start().to_string(),
            relation: Relation::Conflict,
            weight: 1.0 + pair.overlap,
            form: false,
            explanation: format!("{} against {}: two figures have changed places", left.value, right.value),
            left,
            right,
        })
    }
}

/// The quantity around a number; `None` if it is part of a date.
fn figure_at(said: &Said<'_>, at: usize) -> Option<Half> {
    let token = &said.statement.tokens[at];
    let around = |m: &Mention| said.tokens_in(m.span).contains(&at);
    let span = || Span::of(said.text, token.start..token.end);
    let counted = said.quantities().map(|(m, _)| m.span).find(|span| said.tokens_in(*span).contains(&at));
    (!said.dates().any(|(m, _)| around(m))).then(|| Half::verbatim(said, counted.unwrap_or_else(span)))
}

/// The spans between conjunctions, commas and semicolons.
fn parts_of_list(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Range<usize>> {
    let tokens = &said.statement.tokens;
    let joins = &pair.reading.language.functions.coordinators;
    let ends = |at: usize| matches!(tokens[at].norm.as_str(), "," | ";") || joins.contains(&tokens[at].norm);
    let mut out = Vec::new();
    let mut from = 0;
    for at in (0..tokens.len()).filter(|at| ends(*at)).chain([tokens.len()]) {
        if (from..at).any(|i| tokens[i].kind != TokenKind::Mark) {
            out.push(from..at);
        }
        from = at + 1;
    }
    out
}

/// The words that occur once in a statement.
fn stems_once<'s>(said: &'s Said<'_>) -> BTreeMap<&'s str, usize> {
    let mut out: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, _) in said.statement.tokens.iter().enumerate().filter(|(_, t)| t.kind != TokenKind::Mark) {
        out.entry(&said.stems[at]).and_modify(|known| *known = None).or_insert(Some(at));
    }
    out.into_iter().filter_map(|(stem, at)| Some((stem, at?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Relation, Settings};

    fn conflicts(left: &str, right: &str) -> Vec<String> {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
        let comparison = crate::compare(vec![input("a.txt", left), input("b.txt", right)], &Settings::default());
        let found = comparison.differences.iter().filter(|d| d.relation == Relation::Conflict);
        found.map(|d| d.sides.iter().map(|side| side.value.clone()).collect::<Vec<_>>().join(" | ")).collect()
    }

    #[test]
    fn the_same_pairs_in_another_order_are_the_same() {
        for (left, right) in [
            ("The baker owed 7 florins to the miller and 3 to the carter.", "The baker owed 3 florins to the carter and 7 to the miller."),
            ("The brig was in Vigo on 2 June and in Cadiz on 8 June.", "The brig was in Cadiz on 8 June and in Vigo on 2 June."),
            ("The pike weighed 9 pounds, the carp 4 and the tench 2.", "The tench weighed 2 pounds, the pike 9 and the carp 4."),
            ("The nurses were for the strike and the porters against it.", "The porters were against the strike and the nurses for it."),
        ] {
            assert_eq!(conflicts(left, right), Vec::<String>::new(), "{left} {right}");
        }
    }

    #[test]
    fn figures_that_have_changed_places_conflict() {
        let (left, right) = ("Holm caught 30 herrings and Vik 12.", "Holm caught 12 herrings and Vik 30.");
        assert!(!conflicts(left, right).is_empty());
        let (left, right) = ("On Friday 6 wells were dry and on Sunday 11.", "On Friday 11 wells were dry and on Sunday 6.");
        assert!(!conflicts(left, right).is_empty());
        let (left, right) =
            ("The baker owed 7 florins to the miller and 3 to the carter.", "The baker owed 3 florins to the miller and 7 to the carter.");
        assert!(!conflicts(left, right).is_empty());
    }
}
