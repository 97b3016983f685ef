//! Words that take a side only beside another word for the same thing: "ceded", where another account of the event writes "handed over". They
//! are sought in whole accounts, so that nobody has to pair the statements they stand in.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::language::wording::{Entry, Part};
use crate::model::{AccountId, Comparison, Content, EntityId, EventId, Span, Statement, StatementId, StatementKind, Voice};

/// A word that another account's word makes a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The word.
    pub span: Span,
    /// Entry of the lexicon.
    pub term: String,
    /// The neutral counterpart.
    pub neutral: Option<String>,
    /// The word that other accounts have most for it, and where first.
    pub against: (StatementId, String),
    /// Who is talking.
    pub voice: Voice,
}

/// The choices of a run by statement.
#[derive(Debug, Default)]
pub struct Choices(BTreeMap<StatementId, Vec<Choice>>);

impl Choices {
    /// Those in a statement.
    pub fn of(&self, id: StatementId) -> &[Choice] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// So many words of a set are looked at beside one name, the first ones: what many accounts tell needs no more.
const MOST: usize = 256;

/// The language with the user's words, where there are any.
pub fn language(comparison: &Comparison) -> Option<Language> {
    let lexicon = &comparison.settings.lexicon;
    (!lexicon.is_empty()).then(|| Language::english_with(lexicon))
}

/// A word of a set, where it stands.
struct Used<'l> {
    account: AccountId,
    statement: StatementId,
    span: Span,
    entry: &'l Entry,
    neutral: bool,
}

/// Finds them: a leaning word of a set in which each word judges in its own way, where another account of the event has another of the set,
/// both beside one name. In other sets too many words are of other things as well.
pub fn find(comparison: &Comparison, language: &Language) -> Choices {
    let mut used: BTreeMap<(EventId, usize), Vec<Used<'_>>> = BTreeMap::new();
    for (at, statement) in comparison.statements.iter().enumerate() {
        let event = comparison.account(statement.account).event;
        for (set, found) in words(comparison, StatementId(at), statement, language) {
            used.entry((event, set)).or_default().push(found);
        }
    }
    let mut out = Choices::default();
    for ((_, set), words) in &used {
        let set = &language.wording.sets[*set];
        let mut beside: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            for name in named(comparison.statement(word.statement)) {
                let places = beside.entry(name).or_default();
                places.extend((places.len() < MOST).then_some(at));
            }
        }
        for word in words.iter().filter(|w| !w.neutral && !w.entry.alone) {
            let Some(against) = against(comparison, word, words, &beside) else { continue };
            out.0.entry(word.statement).or_default().push(Choice {
                span: word.span,
                term: word.entry.term.clone(),
                neutral: set.neutral.first().cloned(),
                against,
                voice: voice(comparison.statement(word.statement), word.span),
            });
        }
    }
    out.0.values_mut().for_each(|all| {
        all.sort_by_key(|choice| (choice.span, choice.term.clone()));
        all.dedup_by_key(|choice| choice.span);
    });
    out
}

/// What other accounts have most in place of a word, in statements that name somebody or something that its own paragraph names as
/// well: `beside` each name.
fn against(
    comparison: &Comparison,
    word: &Used<'_>,
    words: &[Used<'_>],
    beside: &BTreeMap<EntityId, Vec<usize>>,
) -> Option<(StatementId, String)> {
    let names = around(comparison, word.statement);
    let near: BTreeSet<usize> = names.iter().filter_map(|name| beside.get(name)).flatten().copied().collect();
    let mut out: BTreeMap<&str, (usize, StatementId)> = BTreeMap::new();
    for other in near.into_iter().map(|at| &words[at]).filter(|o| o.account != word.account && o.entry.term != word.entry.term) {
        out.entry(&other.entry.term).or_insert((0, other.statement)).0 += 1;
    }
    let most = out.into_iter().min_by_key(|(_, (times, first))| (std::cmp::Reverse(*times), *first));
    most.map(|(term, (_, first))| (first, term.to_string()))
}

/// Who and what the paragraph of a statement names.
fn around(comparison: &Comparison, id: StatementId) -> BTreeSet<EntityId> {
    let own = comparison.statement(id);
    let same = |s: &&Statement| s.account == own.account && s.paragraph == own.paragraph;
    let before = comparison.statements[..id.0].iter().rev().take_while(same);
    comparison.statements[id.0..].iter().take_while(same).chain(before).flat_map(named).collect()
}

/// Who and what a statement names.
fn named(statement: &Statement) -> BTreeSet<EntityId> {
    statement.mentions.iter().filter_map(|m| if let Content::Name(name) = &m.content { name.entity } else { None }).collect()
}

/// The words of sets in a statement, the longest where several begin.
fn words<'l>(comparison: &Comparison, id: StatementId, statement: &Statement, language: &'l Language) -> Vec<(usize, Used<'l>)> {
    let text = &comparison.account(statement.account).text;
    let title = statement.kind == StatementKind::Headline;
    let mut out = Vec::new();
    let mut at = 0;
    while at < statement.tokens.len() {
        let stands: Vec<(&Entry, usize)> =
            language.wording.at(&statement.tokens[at..]).filter(|(entry, _)| title || entry.fits_place(&statement.tree, at)).collect();
        let longest = stands.iter().map(|(_, words)| *words).max().unwrap_or(0);
        for (entry, _) in stands.iter().filter(|(_, words)| *words == longest) {
            let (set, neutral) = match entry.part {
                Part::Loaded(set) => (set, false),
                Part::Neutral(set) => (set, true),
                Part::Modifier(_) | Part::Intensity | Part::Distancing => continue,
            };
            let range = statement.tokens[at].start..statement.tokens[at + longest - 1].end;
            if !language.wording.sets[set].distinct {
                continue;
            }
            let span = Span::new(text, range).filter(|span| statement.span.contains(*span));
            out.extend(span.map(|span| (set, Used { account: statement.account, statement: id, span, entry, neutral })));
        }
        at += longest.max(1);
    }
    out
}

/// Who is talking in a stretch: the voice of what was understood there, or that of the saying around it.
fn voice(statement: &Statement, span: Span) -> Voice {
    let inside = statement.mentions.iter().filter(|m| m.span.overlaps(span) && !matches!(m.content, Content::Speech(_)));
    if let Some(mention) = inside.min_by_key(|m| m.span.len()) {
        return mention.voice.clone();
    }
    let said = statement.mentions.iter().filter_map(|m| match &m.content {
        Content::Speech(said) if m.span.contains(span) => Some((m.span.len(), said)),
        _ => None,
    });
    let said = said.min_by_key(|(length, _)| *length);
    said.map_or(Voice::Own, |(_, said)| Voice::Quoted { source: said.source, speaker: said.speaker })
}
