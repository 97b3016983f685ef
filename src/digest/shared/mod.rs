//! What all accounts of a claim share, in the words of one statement, and what each adds. Words match by keys for their meaning: a stem, an
//! entity, a day, a figure. A word that only one account has is never shown as if all had it.

mod phrases;

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::tree::{Link, Part};
use crate::model::{AccountId, Claim, ClaimId, Comparison, Content, Mention, Reality, Span, Statement, StatementId};
use crate::text::TokenKind;
use phrases::{added_phrases, shared_clause};

/// Fewer words say too little to represent what all report.
const FEW: usize = 3;

/// The part of a claim that all its accounts report.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The statement whose words are shown.
    pub statement: StatementId,
    /// Its spans that all share, in order; words left out between two spans are reported only by some.
    pub spans: Vec<Span>,
    /// How much of it all accounts say.
    pub extent: Extent,
    /// What only some add, in order of account.
    pub adds: Vec<Add>,
}

/// How much of the shown words all accounts of a claim say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it, in the same words or in synonyms.
    Words,
    /// The whole statement, some accounts in different words: they have most of its words, and every verb, figure and time in it.
    OtherWords,
    /// The whole statement as an example: some accounts have only part of it.
    Example,
}

/// What an account adds to what all share.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// The account.
    pub account: AccountId,
    /// Its statement.
    pub statement: StatementId,
    /// The words that no other has.
    pub span: Span,
}

impl Shared {
    /// Its words on one line, with "…" for what only some report.
    pub fn words(&self, comparison: &Comparison) -> String {
        let statement = comparison.statement(self.statement);
        let text = &comparison.account(statement.account).text;
        let words = |text: &str| text.chars().any(char::is_alphanumeric);
        let (mut line, mut at) = (String::new(), statement.span.start());
        for span in &self.spans {
            if words(&text[at.min(span.start())..span.start()]) {
                line.push_str(if line.is_empty() { "… " } else { " … " });
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(span.text(text).trim());
            at = span.end();
        }
        if words(&text[at.min(statement.span.end())..statement.span.end()]) {
            line.push_str(" …");
        }
        line
    }
}

/// What the accounts of a claim share.
pub fn shared(comparison: &Comparison, claim: ClaimId) -> Shared {
    let claim = &comparison.claims[claim.0];
    let read: Vec<Read<'_>> = claim.statements.iter().map(|id| Read::of(comparison, *id)).collect();
    let mut by_key = AccountsByKey::new();
    read.iter().for_each(|own| own.add_keys_to(&mut by_key));
    let (statement, spans) = if same_words(comparison, claim) {
        Some((claim.gist, vec![comparison.statement(claim.gist).span]))
    } else if alike(claim, |id| denies(comparison, id)) && alike(claim, |id| hedges(comparison, id)) {
        best(comparison, claim, &read, &by_key)
    } else {
        None
    }
    .unwrap_or_else(|| (nearest_to_all(claim, &read, &by_key), Vec::new()));
    let extent = match spans.is_empty() {
        false => Extent::Words,
        true if read.iter().any(|own| own.id == statement && is_mostly_shared(claim, own, &by_key)) => Extent::OtherWords,
        true => Extent::Example,
    };
    let whole = extent != Extent::Words;
    let spans = if whole { vec![comparison.statement(statement).span] } else { spans };
    let several = claim.accounts.len() > 1;
    // A statement that is shown whole already shows what it adds.
    let adds = read.iter().filter(|own| several && !(whole && own.id == statement)).flat_map(|own| {
        let (account, statement) = (own.statement.account, own.id);
        let inside = move |span: &Span| own.statement.span.contains(*span);
        let found = added_phrases(own, &by_key, &comparison.account(account).text).into_iter().filter(inside);
        found.map(move |span| Add { account, statement, span }).collect::<Vec<_>>()
    });
    Shared { statement, spans, extent, adds: adds.collect() }
}

/// True if all say it word for word. Then they share all of it, however short it is.
fn same_words(comparison: &Comparison, claim: &Claim) -> bool {
    let words = |id: &StatementId| comparison.statement(*id).tokens.iter().map(|token| token.norm.as_str());
    words(&claim.gist).next().is_some() && claim.statements.iter().all(|id| words(id).eq(words(&claim.gist)))
}

/// True if the condition holds for all statements or for none. What only one denies or leaves open is not shared, whatever its words are.
fn alike(claim: &Claim, so: impl Fn(StatementId) -> bool) -> bool {
    let count = claim.statements.iter().filter(|id| so(**id)).count();
    count == 0 || count == claim.statements.len()
}

fn denies(comparison: &Comparison, id: StatementId) -> bool {
    comparison.statement(id).mentions.iter().any(|m| matches!(m.content, Content::Negation { .. }))
}

fn hedges(comparison: &Comparison, id: StatementId) -> bool {
    let open = |m: &Mention| matches!(&m.content, Content::Certainty(certainty) if certainty.reality != Reality::Confirmed);
    comparison.statement(id).mentions.iter().any(open)
}

/// For each token of a statement, whether all accounts of the claim have it in some form; function words count as shared.
fn shared_by_all(claim: &Claim, own: &Read<'_>, by_key: &AccountsByKey) -> Vec<bool> {
    let by_all = |key: &Key| by_key.get(key).is_some_and(|accounts| accounts.len() >= claim.accounts.len());
    own.keys.iter().map(|keys| keys.as_ref().is_none_or(|keys| keys.iter().any(by_all))).collect()
}

/// How many content words of a statement all accounts have, and how many it has.
fn count_shared_content(claim: &Claim, own: &Read<'_>, by_key: &AccountsByKey) -> (usize, usize) {
    let common = shared_by_all(claim, own, by_key);
    let content: Vec<usize> = (0..own.keys.len()).filter(|at| own.keys[*at].is_some()).collect();
    (content.iter().filter(|at| common[**at]).count(), content.len())
}

/// The statement of whose words all accounts have the largest share; on a tie the gist.
fn nearest_to_all(claim: &Claim, read: &[Read<'_>], by_key: &AccountsByKey) -> StatementId {
    let share = |own: &Read<'_>| {
        let (common, all) = count_shared_content(claim, own, by_key);
        if all < FEW { 0 } else { 1000 * common / all }
    };
    read.iter().max_by_key(|own| (share(own), own.id == claim.gist, std::cmp::Reverse(own.id))).map_or(claim.gist, |own| own.id)
}

/// True if all accounts have three in four of its content words, and every verb, figure and time in it. An additional verb is a clause that
/// others do not report.
fn is_mostly_shared(claim: &Claim, own: &Read<'_>, by_key: &AccountsByKey) -> bool {
    let shared_by_all = shared_by_all(claim, own, by_key);
    let is_value = |at: usize| own.keys[at].iter().flatten().any(|key| matches!(key, Key::Value(_)));
    let complete = (0..shared_by_all.len()).all(|at| shared_by_all[at] || !is_value(at) && !own.statement.tree.is_verb(at));
    let (common, all) = count_shared_content(claim, own, by_key);
    complete && all >= FEW && 4 * common >= 3 * all
}

/// The statement that shows most of what all share in the fewest pieces; on a tie the gist.
fn best(comparison: &Comparison, claim: &Claim, read: &[Read<'_>], by_key: &AccountsByKey) -> Option<(StatementId, Vec<Span>)> {
    let found = read.iter().filter_map(|own| {
        let tokens = shared_clause(own, &shared_by_all(claim, own, by_key))?;
        let content = tokens.iter().filter(|at| own.keys[**at].is_some()).count();
        let spans = spans(comparison, own, &tokens);
        let score = 2 * content as isize - spans.len() as isize;
        (content >= FEW && !spans.is_empty()).then_some((score, own.id, spans))
    });
    let best = found.max_by_key(|(score, id, _)| (*score, *id == claim.gist, std::cmp::Reverse(*id)))?;
    Some((best.1, best.2))
}

/// Spans of consecutive tokens; punctuation between two tokens does not separate them.
fn spans(comparison: &Comparison, own: &Read<'_>, tokens: &[usize]) -> Vec<Span> {
    let all = &own.statement.tokens;
    let text = &comparison.account(own.statement.account).text;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in tokens.iter().copied().filter(|at| all[*at].start >= own.statement.span.start()) {
        match runs.last_mut().filter(|run| (run.1 + 1..at).all(|mark| all[mark].kind == TokenKind::Mark)) {
            Some(run) => run.1 = at,
            None => runs.push((at, at)),
        }
    }
    let closed = |from: usize, to: usize| {
        let open = (from..=to).filter(|at| matches!(all[*at].norm.as_str(), "(" | "[")).count();
        let shut = (from..=to).filter(|at| matches!(all[*at].norm.as_str(), ")" | "]")).count();
        let next = (to + 1..all.len()).take(2).find(|at| matches!(all[*at].norm.as_str(), ")" | "]"));
        if open > shut { next.unwrap_or(to) } else { to }
    };
    runs.into_iter().map(|(from, to)| Span::of(text, all[from].start..all[closed(from, to)].end)).collect()
}

/// A key for the meaning of a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Stem(String),
    Entity(usize),
    Value(String),
    /// Any figure, or any time.
    Some(Kind),
    Sense(usize),
}

/// The kind of a value.
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
    /// By token; `None` for punctuation and function words.
    pub(super) keys: Vec<Option<Vec<Key>>>,
}

/// Which accounts have each key.
pub(super) type AccountsByKey = BTreeMap<Key, BTreeSet<AccountId>>;

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

    /// Adds the keys of this statement's account.
    pub(super) fn add_keys_to(&self, by_key: &mut AccountsByKey) {
        for key in self.keys.iter().flatten().flatten() {
            by_key.entry(key.clone()).or_default().insert(self.statement.account);
        }
        for kind in self.kinds(0..self.keys.len()) {
            by_key.entry(Key::Some(kind)).or_default().insert(self.statement.account);
        }
    }

    /// The kinds of values in a range of tokens.
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

/// True for a function word that does not change the meaning: an article, a form of "be", "and", the place words "in" and "at". Negations,
/// modals, pronouns, "all" and most prepositions do.
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

#[cfg(test)]
mod tests {
    use super::{Extent, Shared, shared};
    use crate::language::Language;
    use crate::load::Input;
    use crate::model::{ClaimId, Comparison, Content, Settings, Statement, StatementId};
    use crate::text::{Token, TokenKind};

    fn compared(texts: &[&str]) -> Comparison {
        let input = |(at, text): (usize, &&str)| Input { path: format!("{at}.txt"), bytes: text.as_bytes().into(), ..Input::default() };
        crate::compare(texts.iter().enumerate().map(input).collect(), &Settings::default())
    }

    /// One claim of these statements, whatever the comparison found.
    fn joined(texts: &[&str]) -> (Comparison, Shared) {
        let mut comparison = compared(texts);
        assert_eq!(comparison.statements.len(), texts.len(), "one statement each");
        if comparison.claims.is_empty() {
            comparison.claims = crate::report::fixture::sample().claims;
        }
        comparison.claims.truncate(1);
        let ids: Vec<StatementId> = (0..texts.len()).map(StatementId).collect();
        let claim = &mut comparison.claims[0];
        claim.accounts = comparison.statements.iter().map(|s| s.account).collect();
        claim.gist = ids[0];
        claim.statements = ids;
        let found = shared(&comparison, ClaimId(0));
        (comparison, found)
    }

    fn words(comparison: &Comparison, shared: &Shared) -> Vec<String> {
        let text = &comparison.account(comparison.statement(shared.statement).account).text;
        shared.spans.iter().map(|span| span.text(text).to_string()).collect()
    }

    fn added(comparison: &Comparison, shared: &Shared) -> Vec<String> {
        shared.adds.iter().map(|add| add.span.text(&comparison.account(add.account).text).to_string()).collect()
    }

    #[test]
    fn all_share_whole_phrases_and_one_adds_the_rest() {
        let (comparison, found) = joined(&[
            "Azerbaijani forces entered Kalbajar on 25 November 2020, ten days later than first planned.",
            "Azerbaijani forces entered Kalbajar on 25 November 2020.",
        ]);
        assert_eq!(words(&comparison, &found), ["Azerbaijani forces entered Kalbajar on 25 November 2020"]);
        assert_eq!(added(&comparison, &found), ["ten days later than first planned"]);
        let (comparison, found) = joined(&["The pit, which belongs to Karel Dvorak, was closed in 1961.", "The pit was closed in 1961."]);
        assert!(found.extent == Extent::Words && words(&comparison, &found).join(" ").starts_with("The pit"));
        assert!(!words(&comparison, &found).join(" ").contains("Dvorak"));
    }

    #[test]
    fn a_statement_with_a_clause_of_its_own_is_an_example() {
        for texts in [
            ["Norland counted 90 dead sailors; Sund has not said how many it lost.", "Norland says the bodies of 90 sailors were found."],
            ["The mill at Harn burned for two days, and the miller has left the town.", "At Harn a fire in the mill went on for two days."],
        ] {
            let (comparison, found) = joined(&texts);
            assert_eq!(found.extent, Extent::Example, "{texts:?}: {:?}", words(&comparison, &found));
        }
    }

    #[test]
    fn without_a_shared_clause_or_with_a_denial_the_statement_is_whole() {
        for texts in [
            ["The bridge at Clifden was badly damaged.", "The bridge at Clifden was not damaged."],
            ["The army destroyed the mill at Harn.", "The army destroyed the church at Harn."],
            ["The dam may burst on Monday.", "The dam burst on Monday."],
            ["The judge was in a stable condition.", "The judge was in a critical condition."],
        ] {
            let (comparison, found) = joined(&texts);
            assert!(found.extent != Extent::Words, "{texts:?}: {:?}", words(&comparison, &found));
        }
    }

    /// True if a statement has a word for the same: the same stem, name, day or figure, or a synonym.
    fn has_word_for(comparison: &Comparison, statement: &Statement, own: &Statement, token: &Token) -> bool {
        let language = Language::of(&comparison.account(own.account).language).unwrap_or(Language::english());
        let stem = language.words.stem(&token.norm);
        let covers = |m: &&crate::model::Mention| m.span.start() <= token.start && token.end <= m.span.end();
        let same = |other: &Token| {
            let theirs = language.words.stem(&other.norm);
            stem == theirs || language.synonyms.share_a_sense(&stem, &theirs)
        };
        statement.tokens.iter().any(same)
            || own.mentions.iter().filter(covers).any(|m| {
                statement.mentions.iter().any(|other| match (&m.content, &other.content) {
                    (Content::Name(a), Content::Name(b)) => a.entity.is_some() && a.entity == b.entity,
                    (Content::Date(a), Content::Date(b)) => a.when == b.when,
                    (Content::Quantity(a), Content::Quantity(b)) => a.value == b.value && a.unit == b.unit,
                    _ => false,
                })
            })
    }

    #[test]
    fn shared_words_are_in_a_statement_of_every_account() {
        let sample = [
            include_str!("../../../sources/caucasus.txt"),
            include_str!("../../../sources/marmara.txt"),
            include_str!("../../../sources/masis.txt"),
            include_str!("../../../sources/meridian.txt"),
            include_str!("../../../sources/ministry.txt"),
        ];
        let fire = [
            include_str!("../../../sources/harbour-fire/day1-harbour-post.txt"),
            include_str!("../../../sources/harbour-fire/day2-coast-agency.txt"),
            include_str!("../../../sources/harbour-fire/day3-northern-times.txt"),
        ];
        let bank = [
            "Norfolk Bank bought Eastern Trust for $3.2 billion on 4 March 2019. The bank, founded in 1820, closed 120 branches in Wales.",
            "Eastern Trust was bought by Norfolk Bank on 4 March 2019. The bank closed 120 branches, most of them in Wales, it said.",
        ];
        let mut shown = 0;
        for comparison in [compared(&sample), compared(&fire), compared(&bank)] {
            for (at, claim) in comparison.claims.iter().enumerate() {
                let found = shared(&comparison, ClaimId(at));
                let own = comparison.statement(found.statement);
                assert!(found.spans.iter().all(|span| own.span.contains(*span)));
                if found.extent != Extent::Words {
                    continue;
                }
                shown += 1;
                let language = Language::english();
                let inside = |t: &&Token| t.kind == TokenKind::Word && found.spans.iter().any(|s| s.start() <= t.start && t.end <= s.end());
                for token in own.tokens.iter().filter(inside).filter(|t| !language.words.is_stop(&t.norm)) {
                    for account in &claim.accounts {
                        let mut theirs = claim.statements.iter().map(|id| comparison.statement(*id)).filter(|s| s.account == *account);
                        assert!(theirs.any(|s| has_word_for(&comparison, s, own, token)), "{}: {}", own.label, token.norm);
                    }
                }
            }
        }
        assert!(shown > 3, "some claims have a shared part");
    }
}
