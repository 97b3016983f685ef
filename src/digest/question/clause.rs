//! The clause that contains a value in dispute: its subject, its verb and what it cannot do without. It is put into words as a statement,
//! with "…" for what is left out, as a question, and after a question word.

use super::Question;
use super::side::Stated;
use crate::language::inflect::third;
use crate::model::StatementKind;
use crate::model::tree::{Link, Part};
use crate::text::capitalised;

/// A question with more words is too long to read.
const LONG: usize = 18;

/// Most words of a question before optional phrases are left out.
const ENOUGH: usize = 11;

/// A clause, as tokens in order.
pub(super) struct Clause {
    /// Its subject, without the value.
    pub(super) subject: Vec<usize>,
    /// Its auxiliaries: "had been".
    pub(super) auxes: Vec<usize>,
    pub(super) verb: usize,
    /// All other tokens that are kept.
    pub(super) rest: Vec<usize>,
    /// The tokens of the value, which are left out.
    pub(super) gone: Vec<usize>,
    /// How far it is from a short, plain sentence.
    pub(super) cost: usize,
}

/// The verbs of a clause: `main` carries the meaning, `finite` has the subject and auxiliaries. They differ in "were shot and *killed*".
#[derive(Clone, Copy)]
pub(super) struct Verbs {
    pub(super) main: usize,
    pub(super) finite: usize,
}

/// The finite verb at or above a token.
pub(super) fn verbs(stated: &Stated<'_>, from: usize) -> Option<Verbs> {
    let tree = stated.tree();
    let mut main = std::iter::once(from).chain(tree.above(from..from + 1)).find(|at| tree.is_verb(*at))?;
    loop {
        if tree.is_finite(main) {
            return Some(Verbs { main, finite: main });
        }
        let above = tree.head(main)?;
        match tree.link(main) {
            Link::OpenClause | Link::PrepositionClause | Link::Clause | Link::Adjective => {
                main = std::iter::once(above).chain(tree.above(above..above + 1)).find(|at| tree.is_verb(*at))?;
            }
            Link::Conjunct if tree.is_finite(above) && tree.child(above, &[Link::Auxiliary, Link::PassiveAuxiliary]).is_some() => {
                return Some(Verbs { main, finite: above });
            }
            _ => return None,
        }
    }
}

/// The clause of these verbs without the tokens in `gone`, which are sorted. Subject and object may be empty if they are in `gone`.
pub(super) fn clause(stated: &Stated<'_>, verbs: Verbs, gone: Vec<usize>) -> Option<Clause> {
    let tree = stated.tree();
    let Verbs { main, finite } = verbs;
    let there = tree.children(finite).find(|at| *at < finite && stated.language.functions.subject_pronouns.contains(stated.norm(*at)));
    let head = tree.subject(finite).map(|(at, _)| at).or(there)?;
    let own = tree.head(head) == Some(finite);
    let left_out = |at: usize| gone.binary_search(&at).is_ok();
    // A shared subject must not bring along the clause that it belongs to.
    let mut without = gone.clone();
    if !own {
        without.extend(tree.children(head).filter(|child| matches!(tree.link(*child), Link::Relative | Link::Reduced)));
        without.sort_unstable();
    }
    let subject = if left_out(head) { Vec::new() } else { stated.phrase(head, &without) };
    if !subject.is_empty() && subject.iter().any(|at| stated.language.speech.writer.contains(stated.norm(*at))) {
        return None;
    }
    let help = |at: &usize| matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary) && tree.part(*at) != Part::Other;
    let auxes: Vec<usize> = tree.children(finite).filter(|at| *at < finite && help(at)).collect();
    let (core, more) = kept(stated, verbs, head, &gone)?;
    let mut rest = core;
    let mut words = subject.len() + auxes.len() + 1 + rest.len();
    if words > LONG {
        return None;
    }
    for phrase in more {
        if words + phrase.len() <= ENOUGH {
            words += phrase.len();
            rest.extend(phrase);
        }
    }
    rest.sort_unstable();
    rest.dedup();
    let rest = stated.with_joints(rest);
    let mut out = Clause { subject, auxes, verb: main, rest, gone, cost: 0 };
    out.cost = cost(stated, &out, verbs, head, own);
    Some(out)
}

/// What the verb cannot do without, and the optional phrases.
fn kept(stated: &Stated<'_>, verbs: Verbs, subject: usize, gone: &[usize]) -> Option<(Vec<usize>, Vec<Vec<usize>>)> {
    let tree = stated.tree();
    let Verbs { main, finite } = verbs;
    let (mut core, mut more) = (Vec::new(), Vec::new());
    if finite != main {
        core.extend(tree.children(finite).filter(|at| *at < finite && tree.link(*at) == Link::Negation));
    }
    for child in tree.children(main).filter(|at| *at != subject && gone.binary_search(at).is_err()) {
        let reach = tree.reach(child);
        let before = reach.start < main && finite == main && reach.start < subject;
        let near = (main + 1..reach.start).all(|at| tree.head(at) == Some(main) && tree.reach(at).len() == 1 || stated.is_mark(at));
        let phrase = stated.phrase(child, gone);
        let lacks_object = matches!(tree.link(child), Link::Preposition | Link::Agent)
            && tree
                .child(child, &[Link::PrepositionObject, Link::PrepositionClause, Link::Preposition, Link::Adverb])
                .is_some_and(|at| gone.binary_search(&at).is_ok());
        match tree.link(child) {
            _ if lacks_object => {}
            // "at a depth", without "of ten kilometres"
            Link::Preposition if is_cut(stated, &phrase, child) => {}
            Link::Object | Link::Predicate | Link::Adjective | Link::Dative | Link::OpenClause | Link::Negation => core.extend(phrase),
            Link::Clause if reach.start > main && reach.len() <= 9 => core.extend(phrase),
            // A verb of saying needs its content.
            Link::Clause if reach.start > main => return None,
            Link::Agent => more.push(phrase),
            Link::Preposition if before => {}
            Link::Preposition if near && (reach.start == main + 1 || phrase.len() <= 8) => core.extend(phrase),
            Link::Preposition | Link::Measure => more.push(phrase),
            Link::Adverb | Link::Other if before || phrase.len() > 2 || beside_a_mark(stated, child) => {}
            Link::Adverb | Link::Other if !stated.is_mark(child) => core.extend(phrase),
            _ => {}
        }
    }
    core.sort_unstable();
    Some((core, more))
}

/// True if a phrase lacks the end of its noun: words with a preposition that cannot be separated from it.
fn is_cut(stated: &Stated<'_>, phrase: &[usize], root: usize) -> bool {
    let missing = |at: &usize| phrase.binary_search(at).is_err() && stated.language.questions.binds(stated.norm(*at));
    let follows = |at: usize| at > 0 && phrase.binary_search(&(at - 1)).is_ok();
    stated.tree().reach(root).find(missing).is_some_and(follows)
}

fn beside_a_mark(stated: &Stated<'_>, at: usize) -> bool {
    let reach = stated.tree().reach(at);
    reach.start > 0 && stated.norm(reach.start - 1) == "," || stated.norm(reach.end) == ","
}

fn cost(stated: &Stated<'_>, clause: &Clause, verbs: Verbs, head: usize, own: bool) -> usize {
    let tree = stated.tree();
    let functions = &stated.language.functions;
    let pronoun = !clause.subject.is_empty() && functions.subject_pronouns.contains(stated.norm(head));
    let bare = tree.child(verbs.finite, &[Link::Auxiliary, Link::PassiveAuxiliary]).is_none() && tree.part(verbs.finite) == Part::Present;
    let words = clause.subject.len() + clause.auxes.len() + 1 + clause.rest.len();
    let letters: Vec<char> = stated.statement.span.text(stated.text).chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count() * 2 > letters.len();
    let all = clause.subject.iter().chain(&clause.rest);
    let possessives = all.filter(|at| functions.possessives.contains(stated.norm(**at)) && tree.link(**at) == Link::Possessive).count();
    8 * usize::from(pronoun)
        + 4 * usize::from(!own)
        + 3 * usize::from(verbs.main != verbs.finite)
        + 12 * usize::from(capitals)
        + 4 * usize::from(stated.statement.kind == StatementKind::Headline)
        + 2 * usize::from(bare)
        + 2 * possessives
        + words.abs_diff(7)
        + 2 * usize::from(matches!(tree.link(verbs.finite), Link::Relative | Link::Adverbial))
}

/// Words that replace some tokens, such as the value.
#[derive(Clone, Copy)]
pub(super) struct Instead<'w> {
    pub(super) at: &'w [usize],
    pub(super) words: &'w str,
}

pub(super) const NOTHING: [Instead<'static>; 0] = [];

/// A question about a phrase beside the verb: "since when".
pub(super) fn ask_beside(stated: &Stated<'_>, clause: &Clause, asks: &str) -> Question {
    Question {
        asked: inverted(stated, clause, asks, &NOTHING),
        about: format!("{asks} {}", clause_words(stated, &clause.tokens(), &NOTHING, false)),
        stated: words_with_gaps(stated, &clause.tokens(), &[]),
    }
}

/// A question about the subject, which is left out: "how many miners were killed". `one` is true for a singular question ("who has").
pub(super) fn ask_subject(stated: &Stated<'_>, clause: &Clause, asks: &str, one: bool, left: &[usize]) -> Question {
    let words = &stated.language.questions;
    let mut own = clause.tokens();
    own.retain(|at| !clause.subject.contains(at));
    let finite = clause.auxes.first().copied().unwrap_or(clause.verb);
    let norm = stated.norm(finite);
    let single = match words.singular(norm) {
        same if same == norm && clause.auxes.is_empty() && stated.tree().part(finite) == Part::Present => {
            if stated.language.base_form(norm, false).as_deref() == Some(norm) { third(norm) } else { norm.to_string() }
        }
        other => other.to_string(),
    };
    let at = [finite];
    let single = [Instead { at: &at, words: &single }];
    let instead = if one { &single[..] } else { &NOTHING };
    let about = format!("{asks} {}", clause_words(stated, &own, instead, false));
    let mut all: Vec<usize> = own.iter().chain(left).copied().collect();
    all.sort_unstable();
    Question { asked: format!("{}?", capitalised(&about)), about, stated: words_with_gaps(stated, &all, &clause.gone) }
}

/// A question about an object, which is left out: "how many people did the collapse kill". `left` contains the tokens of the object besides
/// the value.
pub(super) fn ask_object(stated: &Stated<'_>, clause: &Clause, asks: &str, left: &[usize]) -> Question {
    let mut all: Vec<usize> = clause.tokens().into_iter().chain(left.iter().copied()).collect();
    all.sort_unstable();
    let about = format!("{asks} {}", clause_words(stated, &clause.tokens(), &NOTHING, false));
    Question { asked: inverted(stated, clause, asks, &NOTHING), about, stated: words_with_gaps(stated, &all, &clause.gone) }
}

/// A yes-no question, or one that names the words in place of the value.
pub(super) fn ask_whether(stated: &Stated<'_>, clause: &Clause, instead: &[Instead<'_>]) -> Question {
    let gone = instead.first().map_or(clause.gone.as_slice(), |instead| instead.at);
    let mut shown = clause.tokens();
    shown.retain(|at| !gone.contains(at));
    Question {
        asked: inverted(stated, clause, "", instead),
        about: format!("whether {}", clause_words(stated, &clause.tokens(), instead, false)),
        stated: words_with_gaps(stated, &shown, gone),
    }
}

impl Clause {
    /// All its tokens, in order.
    pub(super) fn tokens(&self) -> Vec<usize> {
        let mut out: Vec<usize> = self.subject.iter().chain(&self.auxes).chain([&self.verb]).chain(&self.rest).copied().collect();
        out.retain(|at| self.gone.binary_search(at).is_err());
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// A question with inverted word order: "Since when had Kalbajar been held?"; without a question word "Did the van stop?".
fn inverted(stated: &Stated<'_>, clause: &Clause, asks: &str, instead: &[Instead<'_>]) -> String {
    let (functions, words) = (&stated.language.functions, &stated.language.questions);
    let subject = clause_words(stated, &clause.subject, instead, false);
    let mut own = clause.tokens();
    own.retain(|at| !clause.subject.contains(at));
    let finite = clause.auxes.first().copied().unwrap_or(clause.verb);
    let norm = stated.norm(finite);
    let moves_to_front = !clause.auxes.is_empty() || functions.be.contains(norm);
    let spoken = words.whole(norm);
    let clear = !norm.starts_with('\'') || spoken != norm;
    let past = stated.tree().part(finite) == Part::Past;
    let lead = |first: &str| capitalised(format!("{asks} {first}").trim());
    if moves_to_front && clear {
        own.retain(|at| *at != finite);
        let after = clause_words(stated, &own, instead, true);
        return format!("{}?", [lead(spoken), subject, after].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "));
    }
    match stated.language.base_form(norm, past).filter(|_| !moves_to_front) {
        Some(base) => {
            let help = if past {
                "did"
            } else if base == norm {
                "do"
            } else {
                "does"
            };
            let at = [finite];
            let mut both: Vec<Instead<'_>> = instead.to_vec();
            both.push(Instead { at: &at, words: &base });
            let after = clause_words(stated, &own, &both, true);
            format!("{} {subject} {after}?", lead(help))
        }
        None if asks.is_empty() => format!("Is it true that {}?", clause_words(stated, &clause.tokens(), instead, false)),
        None => format!("{} {}?", lead("was it that"), clause_words(stated, &clause.tokens(), instead, false)),
    }
}

/// Tokens as running text. If `whole` is true, contracted words are written out.
pub(super) fn clause_words(stated: &Stated<'_>, tokens: &[usize], instead: &[Instead<'_>], whole: bool) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for at in tokens {
        let replaced = instead.iter().find(|instead| instead.at.contains(at));
        if replaced.is_some_and(|instead| instead.at.first() != Some(at)) {
            last = Some(*at);
            continue;
        }
        let norm = stated.norm(*at);
        let spelt = stated.language.questions.whole(norm);
        let (words, opened) = match (replaced, whole && spelt != norm) {
            (Some(instead), _) => (instead.words.to_string(), false),
            (None, true) => (spelt.to_string(), true),
            (None, false) => (stated.plain(*at), false),
        };
        let glued = !opened && last.is_some_and(|last| last + 1 == *at) && stated.statement.tokens[*at].glued;
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(&words);
        last = Some(*at);
    }
    out
}

/// Tokens as reported, with "…" for those left out. Gaps from `gone` before the first and after the last token are marked too.
pub(super) fn words_with_gaps(stated: &Stated<'_>, tokens: &[usize], gone: &[usize]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return "…".into() };
    let counts = |at: usize| !stated.is_mark(at) && stated.tree().part(at) != Part::Relative || gone.contains(&at);
    let mut out = String::new();
    if gone.iter().any(|at| at < first) {
        out.push_str("… ");
    }
    let mut before: Option<usize> = None;
    for at in tokens {
        if let Some(before) = before {
            let skipped = (before + 1..*at).any(counts);
            let glued = before + 1 == *at && stated.statement.tokens[*at].glued;
            out.push_str(if skipped {
                " … "
            } else if glued {
                ""
            } else {
                " "
            });
        }
        let words = stated.statement.tokens.get(*at).map_or("", |t| t.of(stated.text));
        out.push_str(words);
        before = Some(*at);
    }
    if gone.iter().any(|at| at > last) {
        out.push_str(" …");
    }
    capitalised(&out)
}
