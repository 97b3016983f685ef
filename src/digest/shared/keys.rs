//! What the words of a statement mean, as keys under which the words of other accounts meet: a stem, who or what is named, a day, a figure, a
//! sense. Words of grammar have no key: all have them.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::tree::{Link, Part};
use crate::model::{AccountId, Comparison, Content, Span, Statement, StatementId};
use crate::text::TokenKind;

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Stem(String),
    Entity(usize),
    Value(String),
    /// That some figure, or some time, is told.
    Some(Kind),
    Sense(usize),
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Figure,
    Time,
}

/// A statement with the keys of its tokens.
pub(super) struct Read<'c> {
    pub(super) id: StatementId,
    pub(super) statement: &'c Statement,
    pub(super) language: &'static Language,
    /// By token; `None` for marks and words of grammar.
    pub(super) keys: Vec<Option<Vec<Key>>>,
}

/// Which accounts have each key.
pub(super) type Holders = BTreeMap<Key, BTreeSet<AccountId>>;

impl<'c> Read<'c> {
    pub(super) fn of(comparison: &'c Comparison, id: StatementId) -> Read<'c> {
        let statement = comparison.statement(id);
        let language = Language::of(&comparison.account(statement.account).language).unwrap_or(Language::english());
        let mut values: Vec<Option<(Kind, String)>> = vec![None; statement.tokens.len()];
        let mut names: Vec<Option<usize>> = vec![None; statement.tokens.len()];
        let mut sided = vec![false; statement.tokens.len()];
        let within = |span: Span| {
            let tokens = &statement.tokens;
            tokens.partition_point(|t| t.end <= span.start())..tokens.partition_point(|t| t.start < span.end())
        };
        for mention in &statement.mentions {
            let run = within(mention.span);
            match &mention.content {
                Content::Quantity(q) => {
                    let of = q.of_span.map(within).unwrap_or(0..0);
                    let plain = |n: Option<rust_decimal::Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
                    let ends = [plain(q.value), plain(q.low), plain(q.high)].join(" ");
                    let value = (Kind::Figure, format!("{ends} {:?} {:?} {}", q.bound, q.unit, q.ordinal));
                    run.filter(|at| !of.contains(at)).for_each(|at| values[at] = Some(value.clone()));
                }
                Content::Date(date) => {
                    let exact = |when: &crate::model::When| format!("{} {} {:?} {}", when.start, when.end, when.form, when.approximate);
                    let value = date.when.as_ref().map_or_else(|| date.timex.clone(), exact);
                    let known = (!value.is_empty()).then_some((Kind::Time, value));
                    run.for_each(|at| values[at] = values[at].take().or_else(|| known.clone()));
                }
                Content::Name(name) => run.for_each(|at| names[at] = names[at].or(name.entity.map(|e| e.0))),
                Content::Wording(_) => run.for_each(|at| sided[at] = true),
                Content::Speech(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Action(_) => {}
            }
        }
        let keys = (0..statement.tokens.len()).map(|at| {
            let token = &statement.tokens[at];
            if token.kind == TokenKind::Mark && values[at].is_none() || is_grammar(statement, language, at) && values[at].is_none() {
                return None;
            }
            if let Some(value) = &values[at] {
                return Some(vec![Key::Value(format!("{:?} {}", value.0, value.1))]);
            }
            let stem = language.words.stem(&token.norm).into_owned();
            let mut keys = Vec::new();
            if !sided[at] {
                keys.extend(names[at].map(Key::Entity));
                let alone = names[at].is_none();
                keys.extend(language.synonyms.at(&[stem.as_str()]).into_iter().filter(|_| alone).map(|(sense, _)| Key::Sense(sense)));
            }
            keys.push(Key::Stem(stem));
            Some(keys)
        });
        Read { id, statement, language, keys: keys.collect() }
    }

    /// Tells the keys that this account has.
    pub(super) fn tell(&self, holders: &mut Holders) {
        for key in self.keys.iter().flatten().flatten() {
            holders.entry(key.clone()).or_default().insert(self.statement.account);
        }
        for kind in self.kinds(0..self.keys.len()) {
            holders.entry(Key::Some(kind)).or_default().insert(self.statement.account);
        }
    }

    /// What values stand in a run of tokens.
    pub(super) fn kinds(&self, run: std::ops::Range<usize>) -> BTreeSet<Kind> {
        let tokens = &self.statement.tokens[run];
        let inside = |span: Span| tokens.iter().any(|t| span.start() <= t.start && t.end <= span.end());
        let mentions = self.statement.mentions.iter().filter(|m| inside(m.span));
        mentions
            .filter_map(|m| match &m.content {
                Content::Quantity(_) => Some(Kind::Figure),
                Content::Date(_) => Some(Kind::Time),
                _ => None,
            })
            .collect()
    }
}

/// Is it a word of grammar that changes nothing: an article, a form of "be", "and", the place words "in" and "at"? Negations, modals, pronouns,
/// "all" and most prepositions are not.
fn is_grammar(statement: &Statement, language: &Language, at: usize) -> bool {
    let (tree, norm) = (&statement.tree, statement.tokens[at].norm.as_str());
    let (functions, words) = (&language.functions, &language.questions);
    let pronoun =
        (functions.subject_pronouns.contains(norm) || functions.object_pronouns.contains(norm)) && tree.part(at) != Part::Relative;
    let owner = functions.possessives.contains(norm) && norm.chars().all(char::is_alphabetic);
    if language.certainty.negates(norm) || tree.link(at) == Link::Negation || tree.part(at) == Part::Modal || pronoun || owner {
        return false;
    }
    match tree.link(at) {
        Link::Determiner => words.only_points(norm),
        Link::Agent => true,
        Link::Preposition | Link::Dative => functions.inside.contains(norm) || words.binds(norm),
        _ => {
            language.words.is_stop(norm)
                || functions.be.contains(norm)
                || functions.coordinators.contains(norm)
                || functions.possessives.contains(norm)
        }
    }
}
