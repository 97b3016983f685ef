//! Whole phrases of a statement's parse: the clause that all accounts of a claim share, and the phrases that one account adds. A noun keeps
//! everything before it, and a verb its subject, object and negation; if one of these is not shared, the clause is not.

use std::ops::Range;

use super::{AccountsByKey, Key, Read};
use crate::language::speech::Commitment;
use crate::model::tree::{Link, Part};
use crate::model::{Content, DateRole, Reality, Span};
use crate::text::TokenKind;

/// The tokens that all share, in order; `None` if they are no clause. `shared` says for each token whether all have it.
pub(super) fn shared_clause(read: &Read<'_>, shared: &[bool]) -> Option<Vec<usize>> {
    let tree = &read.statement.tree;
    let from = read.statement.question_tokens();
    let own = Search { read, shared };
    let roots = (from..shared.len()).filter(|at| tree.head(*at).is_none() && tree.is_verb(*at));
    let clauses = roots.filter_map(|root| own.main_clause(root));
    clauses.max_by_key(|tokens| (tokens.iter().filter(|at| read.keys[**at].is_some()).count(), std::cmp::Reverse(tokens.first().copied())))
}

struct Search<'r, 'c> {
    read: &'r Read<'c>,
    shared: &'r [bool],
}

impl Search<'_, '_> {
    /// The clause of a verb; without a verb of saying above it, if that is not shared and does not change the meaning.
    fn main_clause(&self, root: usize) -> Option<Vec<usize>> {
        let tree = &self.read.statement.tree;
        self.clause(root, true).or_else(|| {
            let plain = self.cue_commits(root);
            let said = tree.children(root).filter(|at| tree.link(*at) == Link::Clause && tree.is_verb(*at));
            let opener = |at: usize, of: usize| tree.link(at) == Link::Marker && tree.head(at) == Some(of);
            said.filter(|_| plain).find_map(|at| Some(self.main_clause(at)?.into_iter().filter(|own| !opener(*own, at)).collect()))
        })
    }

    /// True if the verb is one of saying that does not weaken its content: "said", "confirmed".
    fn cue_commits(&self, verb: usize) -> bool {
        let token = &self.read.statement.tokens[verb];
        let cue = self.read.statement.mentions.iter().find_map(|m| match &m.content {
            Content::Speech(speech) if speech.cue.is_some_and(|cue| cue.start() <= token.start && token.end <= cue.end()) => Some(speech),
            _ => None,
        });
        let class = cue.and_then(|speech| self.read.language.speech.class_of(&speech.verb)).and_then(|class| class.commitment());
        matches!(class, Some(Commitment::Neutral | Commitment::Conceding | Commitment::Asserting))
    }

    /// A clause with its subject; `opened` is true if it needs a subject of its own.
    fn clause(&self, verb: usize, opened: bool) -> Option<Vec<usize>> {
        let tree = &self.read.statement.tree;
        if !self.has(verb) {
            return None;
        }
        let functions = &self.read.language.functions;
        let there = |at: usize| at < verb && functions.subject_pronouns.contains(self.norm(at));
        let subject = tree.children(verb).any(|at| matches!(tree.link(at), Link::Subject | Link::PassiveSubject) || there(at));
        if opened && !subject {
            return None;
        }
        let mut out = vec![verb];
        for child in tree.children(verb) {
            let needed = match tree.link(child) {
                Link::Subject | Link::PassiveSubject | Link::Object | Link::Predicate | Link::Adjective | Link::Dative => true,
                Link::OpenClause | Link::Clause | Link::Auxiliary | Link::PassiveAuxiliary | Link::Negation => true,
                // "was in a stable condition": without the phrase nothing is reported
                Link::Preposition | Link::Other if functions.be.contains(self.norm(verb)) => true,
                Link::Other => tree.reach(child).len() == 1,
                Link::Adverb => child < verb && !self.after_mark(child) && child + 3 > verb,
                Link::Adverbial | Link::Marker => self.is_condition(child),
                _ => false,
            };
            match (self.phrase(child), tree.link(child)) {
                (_, Link::Punctuation) => {}
                // "and" is kept only with what it joins
                (_, Link::Coordination) => {}
                (Some(_), Link::Parenthesis | Link::Interjection) => {}
                (Some(tokens), Link::Conjunct) => {
                    out.extend(tree.children(verb).filter(|at| tree.link(*at) == Link::Coordination && *at < child).last());
                    out.extend(tokens);
                }
                (Some(tokens), _) => out.extend(tokens),
                (None, _) if needed => return None,
                (None, _) => {}
            }
        }
        out.sort_unstable();
        Some(out)
    }

    /// A phrase that all share, without optional parts that are not shared.
    fn phrase(&self, at: usize) -> Option<Vec<usize>> {
        let tree = &self.read.statement.tree;
        if tree.is_verb(at) && !matches!(tree.link(at), Link::Object | Link::PrepositionObject) {
            return self.clause(at, matches!(tree.link(at), Link::Clause | Link::Adverbial) && tree.is_finite(at));
        }
        if !self.has(at) {
            return None;
        }
        let mut out = vec![at];
        for child in tree.children(at) {
            let cut = match tree.link(child) {
                Link::Punctuation => continue,
                Link::Relative | Link::Reduced | Link::Apposition | Link::Parenthesis | Link::Adverbial | Link::Clause => true,
                Link::Preposition => tree.part(at) == Part::Noun && !self.read.language.questions.binds(self.norm(child)),
                _ => false,
            };
            match self.phrase(child) {
                // A relative clause has its subject above.
                Some(tokens) => out.extend(tokens),
                None if cut => {}
                None => return None,
            }
        }
        out.sort_unstable();
        Some(out)
    }

    fn has(&self, at: usize) -> bool {
        self.shared[at]
    }

    fn norm(&self, at: usize) -> &str {
        &self.read.statement.tokens[at].norm
    }

    fn after_mark(&self, at: usize) -> bool {
        at > 0 && self.norm(at - 1) == ","
    }

    /// True for a condition: "if the dam breaks".
    fn is_condition(&self, at: usize) -> bool {
        let reach = self.read.statement.tree.reach(at);
        let tokens = &self.read.statement.tokens;
        self.read.statement.mentions.iter().any(|m| {
            let inside = tokens[reach.start].start <= m.span.start() && m.span.end() <= tokens[reach.end - 1].end;
            inside && matches!(&m.content, Content::Certainty(certainty) if certainty.reality == Reality::Conditional)
        })
    }
}

/// A longer phrase is too long for an addition.
const LONG: usize = 30;

/// The phrases of a statement that only its account has, in order.
pub(super) fn added_phrases(read: &Read<'_>, by_key: &AccountsByKey, text: &str) -> Vec<Span> {
    let tree = &read.statement.tree;
    let from = read.statement.question_tokens();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut next: Vec<usize> = (from..read.keys.len()).filter(|at| tree.node(*at).is_some() && tree.head(*at).is_none()).collect();
    let saying = sayings(read);
    while let Some(at) = next.pop() {
        for child in tree.children(at) {
            let reach = tree.reach(child);
            match separable(read, child) && anchored(read, by_key, at) && reach.start >= from && added(read, by_key, &reach, &saying) {
                true => out.push(reach),
                false => next.push(child),
            }
        }
    }
    out.sort_by_key(|run| run.start);
    let spans = out.into_iter().filter_map(|run| trimmed(read, run)).map(|run| {
        let tokens = &read.statement.tokens;
        Span::of(text, tokens[run.start].start..tokens[run.end - 1].end)
    });
    spans.collect()
}

/// True if the rest of the sentence is complete without it.
fn separable(read: &Read<'_>, at: usize) -> bool {
    let tree = &read.statement.tree;
    match tree.link(at) {
        Link::Preposition | Link::Adverbial | Link::Relative | Link::Reduced | Link::Measure | Link::Adverb | Link::Agent => true,
        Link::Apposition => tree.reach(at).start.checked_sub(1).is_some_and(|before| read.statement.tokens[before].kind == TokenKind::Mark),
        Link::Conjunct => tree.is_verb(at),
        _ => false,
    }
}

/// True if another account mentions the noun that a phrase depends on. "Of the harbour" means nothing beside a claim without the crane.
/// Verbs always count, since each account reports the event in its own words.
fn anchored(read: &Read<'_>, by_key: &AccountsByKey, at: usize) -> bool {
    let is_shared = |key: &Key| by_key.get(key).is_some_and(|accounts| accounts.len() > 1);
    read.statement.tree.is_verb(at) || read.keys[at].as_ref().is_none_or(|keys| keys.iter().any(is_shared))
}

/// True if no other account of the claim has the words of a phrase. A single word is enough only if it is a name or a figure.
fn added(read: &Read<'_>, by_key: &AccountsByKey, run: &Range<usize>, saying: &[Range<usize>]) -> bool {
    let only = |key: &Key| by_key.get(key).is_none_or(|accounts| accounts.len() == 1);
    let functions = &read.language.functions;
    let pronoun = |norm: &str| functions.subject_pronouns.contains(norm) || functions.object_pronouns.contains(norm);
    let is_function = |at: &usize| read.statement.tree.link(*at) == Link::Preposition || pronoun(&read.statement.tokens[*at].norm);
    let content: Vec<&Vec<Key>> = run.clone().filter(|at| !is_function(at)).filter_map(|at| read.keys[at].as_ref()).collect();
    let unique = content.iter().filter(|keys| keys.iter().all(only)).count();
    let is_specific = |keys: &&&Vec<Key>| keys.iter().any(|key| matches!(key, Key::Entity(_) | Key::Value(_)));
    let enough = content.len() > 1 || content.iter().any(|keys| is_specific(&keys));
    let tokens = &read.statement.tokens;
    let cut = |span: Span| {
        let (start, end) = (tokens[run.start].start, tokens[run.end - 1].end);
        span.start() < end && start < span.end() && !(start <= span.start() && span.end() <= end)
    };
    let whole = !read.statement.mentions.iter().any(|m| match &m.content {
        Content::Quantity(q) => cut(m.span) && q.of_span.is_none_or(|of| tokens[run.start].start < of.start()),
        Content::Date(_) | Content::Name(_) => cut(m.span),
        _ => false,
    });
    // A different figure or day for the same thing is no addition.
    let plain = content.iter().filter(|keys| !keys.iter().any(|key| matches!(key, Key::Value(_)))).count();
    let valued = plain < 2 && plain < content.len();
    let is_given_elsewhere = |kind| by_key.get(&Key::Some(kind)).is_some_and(|accounts| accounts.len() > 1);
    let other = valued && read.kinds(run.clone()).into_iter().any(is_given_elsewhere);
    let said = saying.iter().any(|own| own.start < run.end && run.start < own.end);
    enough && unique == content.len() && run.len() <= LONG && !said && whole && !other
}

/// The tokens that name the speaker, the verb of saying and its date.
fn sayings(read: &Read<'_>) -> Vec<Range<usize>> {
    let tokens = &read.statement.tokens;
    let run = |span: Span| tokens.partition_point(|t| t.end <= span.start())..tokens.partition_point(|t| t.start < span.end());
    let mut out = Vec::new();
    for mention in &read.statement.mentions {
        match &mention.content {
            Content::Speech(speech) => out.extend([speech.source, speech.cue].into_iter().flatten().map(run)),
            Content::Date(date) if date.role == DateRole::Speech => out.push(run(mention.span)),
            _ => {}
        }
    }
    out
}

/// The range without punctuation and "and" at its ends.
fn trimmed(read: &Read<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let tokens = &read.statement.tokens;
    let coordinators = &read.language.functions.coordinators;
    let is_cut = |at: usize| tokens[at].kind == TokenKind::Mark || coordinators.contains(&tokens[at].norm);
    let start = run.clone().find(|at| !is_cut(*at))?;
    let end = run.rev().find(|at| !is_cut(*at))? + 1;
    (start < end).then_some(start..end)
}
