//! The words of an account that take sides, intensify, distance or hedge, in its own voice and in others'. Some words take a side only beside another
//! word for the same thing: "ceded", where another account of the event writes "handed over".

use std::collections::{BTreeMap, BTreeSet};

use super::quoted_words::Marked;
use super::{Charge, Charged};
use crate::language::Language;
use crate::language::wording::{Entry, Part};
use crate::model::{
    AccountId, Comparison, Content, EntityId, EventId, Mention, Reality, Span, Statement, StatementId, StatementKind, Voice, WordingClass,
};

/// The charged words in an account's statements.
pub(super) fn charged_words(comparison: &Comparison, statements: &[StatementId], choices: &Choices, quoted: &Marked) -> Vec<Charged> {
    let mut out = Vec::new();
    for id in statements {
        let statement = comparison.statement(*id);
        let text = &comparison.account(statement.account).text;
        let mut own: Vec<Charged> = Vec::new();
        for mention in statement.mentions.iter().filter(|m| statement.span.contains(m.span)) {
            let Some((class, term, neutral)) = charge(mention, text) else { continue };
            let (span, voice) = (mention.span, mention.voice.clone());
            own.push(Charged { statement: *id, span, class, term, neutral, against: None, voice, marked: quoted.holds(*id, span) });
        }
        for choice in choices.of(*id) {
            if own.iter().any(|known| known.span.overlaps(choice.span)) {
                continue;
            }
            own.push(Charged {
                statement: *id,
                span: choice.span,
                class: Charge::Contested,
                term: choice.term.clone(),
                neutral: choice.neutral.clone(),
                against: Some(choice.against.clone()),
                voice: choice.voice.clone(),
                marked: quoted.holds(*id, choice.span),
            });
        }
        own.sort_by_key(|charged| charged.span);
        out.extend(own);
    }
    out
}

/// Returns the class of a mention, its lexicon entry and its neutral counterpart. Confirmation and futurity are not hedges.
fn charge(mention: &Mention, text: &str) -> Option<(Charge, String, Option<String>)> {
    match &mention.content {
        Content::Wording(wording) => {
            let class = match wording.class {
                WordingClass::Loaded => Charge::Side,
                WordingClass::Intensity => Charge::Degree,
                WordingClass::Distancing => Charge::Distance,
            };
            Some((class, wording.term.clone(), wording.neutral.clone()))
        }
        Content::Certainty(certainty) => match certainty.reality {
            Reality::Probable | Reality::Possible | Reality::Alleged | Reality::Unknown => {
                let words = crate::text::one_line(mention.span.text(text));
                Some((Charge::Hedge, words.to_lowercase(), None))
            }
            Reality::Confirmed | Reality::Planned | Reality::Conditional => None,
        },
        Content::Date(_) | Content::Quantity(_) | Content::Name(_) | Content::Speech(_) | Content::Negation { .. } | Content::Action(_) => {
            None
        }
    }
}

/// A word that is a choice because another account uses another word for the same thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// The word.
    pub span: Span,
    /// The lexicon entry.
    pub term: String,
    /// The neutral counterpart.
    pub neutral: Option<String>,
    /// The word that other accounts use most instead, and the first statement with it.
    pub against: (StatementId, String),
    /// Whose voice it is in.
    pub voice: Voice,
}

/// The choices of a run by statement.
#[derive(Debug, Default)]
pub(super) struct Choices(BTreeMap<StatementId, Vec<Choice>>);

impl Choices {
    /// The choices in a statement.
    pub(super) fn of(&self, id: StatementId) -> &[Choice] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Maximum number of words of a set that are read beside one name; the first ones are enough even if many accounts use them.
const MOST: usize = 256;

/// The language with the user's lexicon; `None` if there is no such lexicon.
pub(super) fn choice_language(comparison: &Comparison) -> Option<Language> {
    let lexicon = &comparison.settings.lexicon;
    (!lexicon.is_empty()).then(|| Language::english_with(lexicon))
}

/// An occurrence of a word of a set.
struct Used<'l> {
    account: AccountId,
    statement: StatementId,
    span: Span,
    entry: &'l Entry,
    neutral: bool,
}

/// Finds the loaded words whose set contains a word that another account of the event uses beside the same name. Only sets in which each word judges
/// in its own way (`distinct`) are used: in the others, too many words have other meanings.
pub(super) fn word_choices(comparison: &Comparison, language: &Language) -> Choices {
    let mut used: BTreeMap<(EventId, usize), Vec<Used<'_>>> = BTreeMap::new();
    for (at, statement) in comparison.statements.iter().enumerate() {
        let event = comparison.account(statement.account).event;
        for (set, found) in words_used(comparison, StatementId(at), statement, language) {
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

/// Returns the word that other accounts use most instead of a word. Only statements that name an entity of the word's own paragraph count; `beside`
/// lists the words by entity.
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

/// The entities that the paragraph of a statement names.
fn around(comparison: &Comparison, id: StatementId) -> BTreeSet<EntityId> {
    let own = comparison.statement(id);
    let same = |s: &&Statement| s.account == own.account && s.paragraph == own.paragraph;
    let before = comparison.statements[..id.0].iter().rev().take_while(same);
    comparison.statements[id.0..].iter().take_while(same).chain(before).flat_map(named).collect()
}

/// The entities that a statement names.
fn named(statement: &Statement) -> BTreeSet<EntityId> {
    statement.mentions.iter().filter_map(|m| if let Content::Name(name) = &m.content { name.entity } else { None }).collect()
}

/// The words of sets in a statement; where several begin at a token, the longest.
fn words_used<'l>(comparison: &Comparison, id: StatementId, statement: &Statement, language: &'l Language) -> Vec<(usize, Used<'l>)> {
    let text = &comparison.account(statement.account).text;
    let title = statement.kind == StatementKind::Headline;
    let mut out = Vec::new();
    let mut at = 0;
    while at < statement.tokens.len() {
        let found: Vec<(&Entry, usize)> =
            language.wording.at(&statement.tokens[at..]).filter(|(entry, _)| title || entry.fits_place(&statement.tree, at)).collect();
        let longest = found.iter().map(|(_, words)| *words).max().unwrap_or(0);
        for (entry, _) in found.iter().filter(|(_, words)| *words == longest) {
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

/// The voice of a span: that of the shortest mention there, or else that of the speech around it.
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

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Comparison, Settings, Voice};
    use crate::profile::{Charge, Charged, profiles};
    use crate::select;

    fn read(texts: [&str; 2]) -> (Comparison, Vec<Charged>) {
        let input = |(at, text): (usize, &str)| Input { path: format!("{at}.txt"), bytes: text.into(), ..Input::default() };
        let settings = Settings { one_event: true, ..Settings::default() };
        let comparison = crate::compare(texts.into_iter().enumerate().map(input).collect(), &settings);
        let charged = profiles(&comparison, &select::everything(&comparison)).swap_remove(0).charged;
        (comparison, charged)
    }

    fn words(texts: [&str; 2]) -> Vec<(Charge, String, bool, bool)> {
        let (comparison, charged) = read(texts);
        let text = &comparison.accounts[0].text;
        charged.iter().map(|c| (c.class, c.span.text(text).to_string(), c.voice == Voice::Own, c.marked)).collect()
    }

    #[test]
    fn words_are_found_though_no_other_account_shares_the_claim() {
        let text = "The brazen raid may have been a \"hoax of the clique\", Mayor Anna Holt said. A massive crowd cheered.";
        let found = words([text, "The weather was fine."]);
        assert!(found.contains(&(Charge::Degree, "massive".to_string(), true, false)), "{found:?}");
        assert!(found.contains(&(Charge::Hedge, "may".to_string(), false, false)), "{found:?}");
        assert!(found.contains(&(Charge::Side, "clique".to_string(), false, true)), "{found:?}");
    }

    #[test]
    fn a_word_is_contested_where_another_account_has_another() {
        let text = "The rebels surrendered Orlova on Monday.";
        let found = words([text, "Orlova was handed over on Monday."]);
        assert_eq!(found, [(Charge::Contested, "surrendered".to_string(), true, false)]);
        assert!(words([text, "The crew handed over a list of names."]).is_empty());
        assert!(words([text, "The weather was fine on Monday."]).is_empty());
    }
}
