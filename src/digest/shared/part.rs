//! The part of a statement that all accounts tell: whole phrases of its tree whose words all have. A noun keeps all that stands before it, a verb its
//! subject, its object and its negation; where one of these is not shared, the clause is not.

use super::keys::Read;
use crate::language::speech::Commitment;
use crate::model::tree::{Link, Part};
use crate::model::{Content, Reality};

/// The tokens that all share, in order; `None` where they are no clause. `shared`: by token, do all have it?
pub(super) fn part(read: &Read<'_>, shared: &[bool]) -> Option<Vec<usize>> {
    let tree = &read.statement.tree;
    let from = read.statement.question_tokens();
    let own = Search { read, shared };
    let roots = (from..shared.len()).filter(|at| tree.head(*at).is_none() && tree.is_verb(*at));
    let clauses = roots.filter_map(|root| own.told(root));
    clauses.max_by_key(|tokens| (tokens.iter().filter(|at| read.keys[**at].is_some()).count(), std::cmp::Reverse(tokens.first().copied())))
}

struct Search<'r, 'c> {
    read: &'r Read<'c>,
    shared: &'r [bool],
}

impl Search<'_, '_> {
    /// The clause of a verb; without the saying around it, where that is not shared and leaves what is said as it is.
    fn told(&self, root: usize) -> Option<Vec<usize>> {
        let tree = &self.read.statement.tree;
        self.clause(root, true).or_else(|| {
            let plain = self.cue_commits(root);
            let said = tree.children(root).filter(|at| tree.link(*at) == Link::Clause && tree.is_verb(*at));
            let opener = |at: usize, of: usize| tree.link(at) == Link::Opener && tree.head(at) == Some(of);
            said.filter(|_| plain).find_map(|at| Some(self.told(at)?.into_iter().filter(|own| !opener(*own, at)).collect()))
        })
    }

    /// Does the verb tell of a saying that takes nothing back: "said", "confirmed"?
    fn cue_commits(&self, verb: usize) -> bool {
        let token = &self.read.statement.tokens[verb];
        let cue = self.read.statement.mentions.iter().find_map(|m| match &m.content {
            Content::Speech(speech) if speech.cue.is_some_and(|cue| cue.start() <= token.start && token.end <= cue.end()) => Some(speech),
            _ => None,
        });
        let class = cue.and_then(|speech| self.read.language.speech.class_of(&speech.verb)).and_then(|class| class.commitment());
        matches!(class, Some(Commitment::Neutral | Commitment::Conceding | Commitment::Asserting))
    }

    /// A clause with its subject; `opened`: does it need one of its own?
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
                // "was in a stable condition": without it nothing is told
                Link::Preposition | Link::Other if functions.be.contains(self.norm(verb)) => true,
                Link::Other => tree.reach(child).len() == 1,
                Link::Adverb => child < verb && !self.after_mark(child) && child + 3 > verb,
                Link::Adverbial | Link::Opener => self.is_condition(child),
                _ => false,
            };
            match (self.phrase(child), tree.link(child)) {
                (_, Link::Mark) => {}
                // "and" stands or falls with what it joins
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

    /// A phrase that all share, without what can be cut from it and is not shared.
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
                Link::Mark => continue,
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

    /// Does something hold only under what this says: "if the dam breaks"?
    fn is_condition(&self, at: usize) -> bool {
        let reach = self.read.statement.tree.reach(at);
        let tokens = &self.read.statement.tokens;
        self.read.statement.mentions.iter().any(|m| {
            let inside = tokens[reach.start].start <= m.span.start() && m.span.end() <= tokens[reach.end - 1].end;
            inside && matches!(&m.content, Content::Certainty(certainty) if certainty.reality == Reality::Conditional)
        })
    }
}
