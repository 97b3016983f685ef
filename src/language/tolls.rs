//! Whether a statement says that something happened to nobody, or to somebody: "there were no survivors", "nobody was arrested", "no injuries were
//! reported" as opposed to "three survived", "police made two arrests". The roles are those of `roles.toml`; `tolls.toml` says which of them
//! count, and which verbs only say that there was any. It reads one statement and compares nothing.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Language;
use super::function_word::ANY;
use crate::model::tree::{Link, Part};
use crate::model::{Content, EntityKind, Mention, Reality, Span, Statement};

/// The contents of `tolls.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolls {
    roles: FxHashSet<String>,
    nouns: FxHashMap<String, String>,
    holds: FxHashMap<String, Vec<String>>,
    none: FxHashMap<String, String>,
    votes: Votes,
    words: Words,
}

/// Words for people who did not agree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Votes {
    role: String,
    verbs: FxHashSet<String>,
    against: FxHashSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    being: FxHashSet<String>,
    anybody: FxHashSet<String>,
    anything: FxHashSet<String>,
    scene: FxHashSet<String>,
}

/// A report that something happened to nobody, or to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// What happened: "killed", "arrested".
    pub role: String,
    /// True if it happened to nobody.
    pub none: bool,
    /// The tokens that say so.
    pub at: Range<usize>,
    /// Indexes of the words that say to whom or what. If another account contains none of these words, it means others.
    pub of: Vec<usize>,
    /// Indexes of the words that say where, when and by what.
    pub scene: Vec<usize>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Tolls {
    toml::from_str(include_str!("en/tolls.toml")).expect("en/tolls.toml is well formed")
}

impl Tolls {
    /// The roles that have no members if this role has none, itself included.
    pub fn holds<'r>(&'r self, role: &'r str) -> impl Iterator<Item = &'r str> {
        self.holds.get(role).into_iter().flatten().map(String::as_str).chain(std::iter::once(role))
    }
}

impl Language {
    /// What a statement reports of nobody or somebody, in order; empty without a tree.
    pub fn tolls(&self, statement: &Statement) -> Vec<Toll> {
        if statement.asks() || statement.tree.node(0).is_none() {
            return Vec::new();
        }
        let reader = Reader { language: self, statement };
        let mut out: Vec<Toll> = (0..statement.tokens.len()).filter_map(|at| reader.none(at)).collect();
        let denied: Vec<Range<usize>> = out.iter().map(|toll| toll.at.clone()).collect();
        out.extend((0..statement.tokens.len()).filter_map(|at| reader.state_of_none(at)));
        let alone = |at: usize| reader.done(at).or_else(|| reader.dissent(at));
        let some = reader.counted().chain((0..statement.tokens.len()).filter_map(alone));
        out.extend(some.filter(|toll| !denied.iter().any(|at| at.start < toll.at.end && toll.at.start < at.end)));
        out
    }

    /// True if a verb, in any form, only says that there was any: "made no payment", "there was no warning".
    pub fn says_there_was(&self, norm: &str) -> bool {
        self.functions.be.contains(norm) || self.verbs.readings(norm).iter().any(|r| self.tolls.words.being.contains(&r.lemma))
    }
}

struct Reader<'a> {
    language: &'a Language,
    statement: &'a Statement,
}

impl Reader<'_> {
    fn norm(&self, at: usize) -> &str {
        &self.statement.tokens[at].norm
    }

    /// A word that alone says that there was none: "undamaged", "unanimous".
    fn state_of_none(&self, at: usize) -> Option<Toll> {
        let tree = &self.statement.tree;
        let role = self.language.tolls.none.get(self.norm(at))?;
        let top = tree.governor(at..at + 1).filter(|verb| self.plain(*verb));
        if self.denied(at) || tree.link(at) == Link::Modifier && self.language.numbers.roles.person_role(role) {
            return None;
        }
        let (of, scene) = self.limits(top.unwrap_or(at), &[at, top.unwrap_or(at)]);
        Some(Toll { role: role.clone(), none: true, at: at..at + 1, of, scene })
    }

    /// "two voted against", "with three members against": some did not agree.
    fn dissent(&self, at: usize) -> Option<Toll> {
        let tree = &self.statement.tree;
        let Votes { role, verbs, against } = &self.language.tolls.votes;
        let verb = || tree.head(at).filter(|verb| self.language.verbs.readings(self.norm(*verb)).iter().any(|r| verbs.contains(&r.lemma)));
        let bare = || tree.child(at, &[Link::PrepositionObject, Link::PrepositionClause]).is_none();
        if !against.contains(self.norm(at)) || self.denied(at) || !(verb().is_some() || bare()) {
            return None;
        }
        let first = verb().unwrap_or(at);
        Some(Toll { role: role.clone(), none: false, at: first.min(at)..first.max(at) + 1, of: Vec::new(), scene: Vec::new() })
    }

    /// A negator that denies all of a noun, or denies that an event happened to anybody.
    fn none(&self, cue: usize) -> Option<Toll> {
        let tree = &self.statement.tree;
        let token = &self.statement.tokens[cue];
        let is_cue =
            |m: &Mention| matches!(m.content, Content::Negation { .. }) && m.span.start() == token.start && m.span.end() == token.end;
        if !self.statement.mentions.iter().any(is_cue) {
            return None;
        }
        let head = match tree.link(cue) {
            Link::Determiner => tree.head(cue)?,
            Link::Subject | Link::PassiveSubject | Link::Object | Link::Predicate => cue,
            Link::Preposition => tree.child(cue, &[Link::PrepositionObject])?,
            // "did not cause any injuries"
            Link::Negation => {
                let verb = tree.head(cue)?;
                let any = |noun: &usize| tree.children(*noun).any(|c| self.norm(c) == ANY) || self.anybody(*noun);
                tree.child(verb, &[Link::Object, Link::Predicate]).filter(any)?
            }
            _ => return None,
        };
        let verb = tree.governor(head..head + 1);
        if !self.bare(head, cue) || verb.is_some_and(|verb| !self.plain(verb)) {
            return None;
        }
        let by_noun = || {
            self.noun(head)
                .filter(|_| tree.link(cue) == Link::Preposition || verb.is_none_or(|verb| self.language.says_there_was(self.norm(verb))))
        };
        let of_anybody = || {
            let verb = verb.filter(|_| self.anybody(head) || head == cue)?;
            let passive = tree.link(head) == Link::PassiveSubject;
            let object = tree.link(head) == Link::Object;
            self.happens_to(verb, passive || object).or_else(|| self.state(verb)).filter(|_| !(object && passive))
        };
        let role = by_noun().or_else(of_anybody)?;
        let end = verb.map_or(head, |verb| verb.max(head)).max(cue);
        let (of, scene) = self.limits(verb.unwrap_or(head), &[head, cue, verb.unwrap_or(head)]);
        Some(Toll { role, none: true, at: cue.min(head)..end + 1, of, scene })
    }

    /// True if it is not limited to some of them, as in "no other survivors", "no serious injuries", "none of the crew".
    fn bare(&self, noun: usize, cue: usize) -> bool {
        let tree = &self.statement.tree;
        let plain = |child: usize| {
            child == cue
                || self.norm(child) == ANY
                || matches!(tree.link(child), Link::Preposition | Link::Mark | Link::Coordination | Link::Conjunct | Link::Reduced)
        };
        let one = tree.children(noun).all(plain);
        one && !(noun == cue && tree.child(noun, &[Link::Preposition]).is_some())
    }

    fn anybody(&self, noun: usize) -> bool {
        let words = &self.language.tolls.words;
        words.anybody.contains(self.norm(noun)) || words.anything.contains(self.norm(noun))
    }

    /// The role that a noun counts by itself: "death", "survivor".
    fn noun(&self, at: usize) -> Option<String> {
        let stem = self.language.words.stem(self.norm(at));
        let own = self.language.numbers.roles.nouns.get(stem.as_ref());
        let tolls = &self.language.tolls;
        let listed = || tolls.nouns.iter().find(|(noun, _)| self.language.words.stem(noun) == stem).map(|(_, role)| role);
        (self.statement.tree.part(at) == Part::Noun)
            .then(|| own.or_else(listed))
            .flatten()
            .filter(|role| tolls.roles.contains(*role))
            .cloned()
    }

    /// The role of the patient of a verb (its object, or the subject of a passive), or of its subject.
    fn happens_to(&self, verb: usize, undergoes: bool) -> Option<String> {
        let roles = &self.language.numbers.roles;
        let by_lemma = if undergoes { &roles.objects } else { &roles.subjects };
        let lemmas = self.language.verbs.readings(self.norm(verb)).iter().map(|r| r.lemma.as_str());
        let relevant = lemmas.filter(|lemma| !self.language.opposites.is_light(lemma));
        let mut found = relevant.filter_map(|lemma| by_lemma.get(self.language.words.stem(lemma).as_ref()));
        found.find(|role| self.language.tolls.roles.contains(*role)).cloned()
    }

    /// The state after a verb of being: "was hurt", "is dead".
    fn state(&self, verb: usize) -> Option<String> {
        let tree = &self.statement.tree;
        let state = tree.child(verb, &[Link::Adjective, Link::Predicate])?;
        let role = self.language.numbers.roles.states.get(self.norm(state))?;
        (self.language.functions.be.contains(self.norm(verb)) && self.language.tolls.roles.contains(role)).then(|| role.clone())
    }

    /// Numbers of people or things, other than zero.
    fn counted(&self) -> impl Iterator<Item = Toll> + '_ {
        self.statement.mentions.iter().filter_map(|m| {
            let Content::Quantity(q) = &m.content else { return None };
            let role = q.role.clone().filter(|role| self.language.tolls.roles.contains(role))?;
            let some = !q.ordinal && q.low.is_some_and(|low| low >= rust_decimal::Decimal::ONE);
            let at = self.tokens(m.span);
            let verb = self.statement.tree.governor(at.clone());
            if !some || self.denied(at.start) || verb.is_some_and(|verb| !self.plain(verb) || self.denied(verb)) {
                return None;
            }
            let (of, scene) = self.limits(verb.unwrap_or(at.start), &[verb.unwrap_or(at.start)]);
            Some(Toll { role, none: false, at, of, scene })
        })
    }

    /// What happened to a person or thing, by the verb alone.
    fn done(&self, verb: usize) -> Option<Toll> {
        let tree = &self.statement.tree;
        if !tree.is_verb(verb) || self.denied(verb) || !self.plain(verb) {
            return None;
        }
        let object = tree.child(verb, &[Link::Object]).map(|at| (at, true));
        let (who, undergoes) = object.or_else(|| tree.subject(verb).map(|(at, link)| (at, link == Link::PassiveSubject)))?;
        let role = self.happens_to(verb, undergoes)?;
        let person = self.person(who) || !self.language.numbers.roles.person_role(&role);
        let (of, scene) = self.limits(verb, &[verb]);
        (person && !self.denied(who)).then(|| Toll { role, none: false, at: who.min(verb)..who.max(verb) + 1, of, scene })
    }

    fn person(&self, at: usize) -> bool {
        let norm = self.norm(at);
        let named = |m: &Mention| matches!(&m.content, Content::Name(n) if n.kind == EntityKind::Person) && self.inside(at, m.span);
        let one = self.language.words.irregular(norm).unwrap_or_else(|| norm.strip_suffix('s').unwrap_or(norm));
        self.language.numbers.roles.is_person(one)
            || self.language.numbers.roles.is_person(norm)
            || self.statement.mentions.iter().any(named)
    }

    /// True if it is reported as a fact: not planned, feared, possible, conditional or in somebody's question ("whether").
    fn plain(&self, verb: usize) -> bool {
        let tree = &self.statement.tree;
        let unsure = |m: &Mention| match &m.content {
            Content::Certainty(c) => {
                self.inside(verb, c.scope) && !matches!(c.reality, Reality::Confirmed | Reality::Probable | Reality::Alleged)
            }
            _ => false,
        };
        !self.statement.mentions.iter().any(unsure) && !tree.children(verb).any(|at| tree.part(at) == Part::Modal)
    }

    fn denied(&self, at: usize) -> bool {
        let scopes = self.statement.mentions.iter().filter(|m| matches!(m.content, Content::Negation { scope } if self.inside(at, scope)));
        scopes.count() % 2 == 1
    }

    /// The content words of a clause except the given ones, in two lists: who or what is affected, and where, when and by what.
    fn limits(&self, top: usize, own: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let tree = &self.statement.tree;
        let timed = |at: usize| self.statement.mentions.iter().any(|m| matches!(m.content, Content::Date(_)) && self.inside(at, m.span));
        let relevant = |at: &usize| {
            let word = self.norm(*at).chars().any(char::is_alphabetic);
            let there_was = tree.is_verb(*at) && self.language.says_there_was(self.norm(*at));
            let hollow = own.contains(at) || self.language.words.is_stop(self.norm(*at)) || self.anybody(*at) || there_was;
            word && !hollow && !timed(*at)
        };
        let scene = |at: &usize| {
            let above: Vec<usize> = std::iter::once(*at).chain(tree.above(*at..*at + 1)).take_while(|a| *a != top).collect();
            let by_preposition = above
                .iter()
                .rev()
                .find(|a| tree.link(**a) == Link::Preposition)
                .is_some_and(|a| self.language.tolls.words.scene.contains(self.norm(*a)));
            by_preposition || above.iter().any(|a| matches!(tree.link(*a), Link::Subject | Link::Adverbial))
        };
        tree.reach(top).filter(relevant).partition(|at| !scene(at))
    }

    fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.statement.tokens;
        tokens.partition_point(|t| t.end <= span.start())..tokens.partition_point(|t| t.start < span.end())
    }

    fn inside(&self, at: usize, span: Span) -> bool {
        let token = &self.statement.tokens[at];
        span.start() <= token.start && token.end <= span.end()
    }
}
