//! Two things that have changed places between two statements of the same words: who sold and who bought, from where and to where, the first
//! and the second. The place of a word is its way up the tree to its verb.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::Half;
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{DifferenceKind, EntityKind, Span};
use crate::text::TokenKind;

/// Share of the content words of both that the two must have in common.
const ALIKE: f64 = 0.75;

/// Two exchanged things.
pub struct Exchanged {
    /// On the left.
    pub left: Half,
    /// On the right.
    pub right: Half,
    /// Place, where both are places or directions; else actor.
    pub kind: DifferenceKind,
}

/// A content word that stands once in each statement, and its part in both.
struct Shared {
    left: usize,
    right: usize,
    parts: (Vec<String>, Vec<String>),
}

/// The first two words of a pair that have exchanged their parts.
pub fn exchanged(pair: &Pair<'_>) -> Option<Exchanged> {
    let shared = pair.left.content.intersection(&pair.right.content).count() as f64;
    if shared < ALIKE * pair.left.content.union(&pair.right.content).count() as f64 {
        return None;
    }
    if let Some(turned) = way_back(pair) {
        return Some(turned);
    }
    if only_fuller(pair) {
        return None;
    }
    let (left, right) = (once(pair.left), once(pair.right));
    let both = left.iter().filter_map(|(stem, at)| Some((*at, *right.get(stem)?)));
    let words: Vec<Shared> = both
        .filter_map(|(at, to)| Some(Shared { left: at, right: to, parts: (part(pair, pair.left, at)?, part(pair, pair.right, to)?) }))
        .filter(|word| word.parts.0 != word.parts.1)
        .collect();
    let pairs = words.iter().enumerate().flat_map(|(at, a)| words[at + 1..].iter().map(move |b| (a, b)));
    let Some((a, b)) = { pairs }.find(|(a, b)| a.parts.0 == b.parts.1 && a.parts.1 == b.parts.0) else { return agents(pair) };
    let kind = if lie(pair, a) && lie(pair, b) || turned(pair, a, b) { DifferenceKind::Place } else { DifferenceKind::Actor };
    Some(Exchanged { left: half(pair.left, a.left, b.left), right: half(pair.right, a.right, b.right), kind })
}

/// "The Rovers beat Bury 2-0", "Bury beat the Rovers 2-0": of all the same words another is the agent of the one verb, whatever the grammar
/// makes of what stands behind it.
fn agents(pair: &Pair<'_>) -> Option<Exchanged> {
    let told = |said: &Said<'_>| -> Option<(usize, usize)> {
        let tree = &said.statement.tree;
        let mut verbs = (0..said.stems.len()).filter(|at| tree.is_verb(*at) && tree.link(*at) != Link::Auxiliary);
        let verb = verbs.next().filter(|_| verbs.next().is_none())?;
        let (subject, link) = tree.subject(verb)?;
        (link == Link::Subject && subject < verb && tree.proper(subject) && !said.denies(verb)).then_some((subject, verb))
    };
    let ((x, verb), (y, other)) = (told(pair.left)?, told(pair.right)?);
    let (a, b) = (&pair.left.stems[x], &pair.right.stems[y]);
    // the other agent stands behind the verb, and not beside the first
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
        left: half(pair.left, x, i),
        right: half(pair.right, y, j),
        kind: DifferenceKind::Actor,
    })
}

/// Does one statement only have content words more, all others being equal and in order? Then nothing changes places, whatever the grammar
/// makes of the two.
fn only_fuller(pair: &Pair<'_>) -> bool {
    let plain =
        |said: &Said<'_>, at: &Range<usize>| at.clone().all(|i| said.content.contains(&said.stems[i]) && !said.statement.tree.is_verb(i));
    pair.changes.iter().all(|c| c.left.is_empty() != c.right.is_empty() && plain(pair.left, &c.left) && plain(pair.right, &c.right))
}

/// "from left to right" against "from right to left": read by the words alone, since the grammar takes "left" for a verb.
fn way_back(pair: &Pair<'_>) -> Option<Exchanged> {
    const LONGEST: usize = 4;
    let norms = |said: &Said<'_>| said.statement.tokens.iter().map(|t| t.norm.clone()).collect::<Vec<String>>();
    let (left, right) = (norms(pair.left), norms(pair.right));
    let ways = |norms: &[String]| -> Vec<(Range<usize>, usize)> {
        let from = (0..norms.len()).filter(|at| norms[*at] == "from");
        from.filter_map(|at| (at + 2..norms.len().min(at + 2 + LONGEST)).find(|to| norms[*to] == "to").map(|to| (at + 1..to, to + 1)))
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

/// Content words that are no verbs and stand once in a statement.
fn once<'s>(said: &'s Said<'_>) -> BTreeMap<&'s str, usize> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let mut out: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        if said.content.contains(&said.stems[at]) {
            let plain = !tree.is_verb(at) && token.kind == TokenKind::Word && !said.is_figure(token);
            out.entry(&said.stems[at]).and_modify(|held| *held = None).or_insert(plain.then_some(at));
        }
    }
    out.into_iter().filter_map(|(stem, at)| Some((stem, at?))).collect()
}

/// The way from a word up to its verb; `None` where the verb tells of what goes both ways.
fn part(pair: &Pair<'_>, said: &Said<'_>, word: usize) -> Option<Vec<String>> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let opposites = &pair.reading.language.opposites;
    let mut out = Vec::new();
    let mut at = word;
    while let Some(above) = tree.head(at) {
        if out.len() > tokens.len() {
            return None;
        }
        let step = match tree.link(at) {
            Link::Conjunct | Link::Apposition if !tree.is_verb(at) => tree.child(at, &[Link::Negation]).map(|_| "not"),
            Link::PrepositionObject => Some(""), // the preposition says which
            Link::Preposition | Link::Dative if tree.child(at, &[Link::PrepositionObject]).is_some() => {
                if opposites.goes_both_ways(&tokens[at].norm) {
                    return None;
                }
                Some(tokens[at].norm.as_str())
            }
            Link::Dative => Some("to"),
            Link::Subject | Link::Agent => Some("doer"),
            Link::PassiveSubject | Link::Object => Some("target"),
            Link::Predicate | Link::Adjective => Some("is"),
            Link::Modifier | Link::Compound | Link::Possessive | Link::Other | Link::Adverb | Link::Measure => Some("of"),
            Link::Relative | Link::Reduced => Some("who"),
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
    // what is the other is it as well
    if pair.reading.language.functions.be.contains(&tokens[at].norm) {
        out.iter_mut().last().filter(|step| *step == "doer").into_iter().for_each(|step| *step = "is".into());
    }
    // "the captain, not the mate"
    out.extend(said.denies(word).then(|| "not".to_string()));
    out.push(format!("{}{}", if said.denies(at) { "not " } else { "" }, said.stems[at]));
    (tree.is_verb(at) && !mutual).then_some(out)
}

/// Is it the name of a place on both sides?
fn lie(pair: &Pair<'_>, word: &Shared) -> bool {
    named_place(pair.left, word.left) && named_place(pair.right, word.right)
}

fn named_place(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    said.names().any(|(m, n)| n.kind == EntityKind::Place && m.span.start() <= token.start && token.end <= m.span.end())
}

/// Do the two exclude each other, as left and right do?
fn turned(pair: &Pair<'_>, a: &Shared, b: &Shared) -> bool {
    let norm = |at: usize| pair.left.statement.tokens[at].norm.as_str();
    pair.reading.language.opposites.contrast(norm(a.left), norm(b.left))
}

/// From the first of the two words to the last.
fn half(said: &Said<'_>, a: usize, b: usize) -> Half {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let (first, last) = (a.min(b), a.max(b));
    let start = tree.children(first).find(|c| *c < first && matches!(tree.link(*c), Link::Determiner | Link::Compound)).unwrap_or(first);
    let before = tree.head(first).filter(|p| *p < start && *p + 3 > start && matches!(tree.link(*p), Link::Preposition)).unwrap_or(start);
    Half::verbatim(said, Span::of(said.text, tokens[before].start..tokens[last].end))
}
