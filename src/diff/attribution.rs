//! Attribution: one account says in its own voice what the other attributes to a speaker, or the two name different speakers. The source of
//! the predicate that both statements have decides.

use crate::language::function_word::WHO;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Context;
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::predicate::{SharedPredicate, shared_predicates, shared_words};
use super::said::{Core, Said};
use crate::language::speech::SpeechClass;
use crate::model::tree::Link;
use crate::model::{
    AccountId, Attribution, DifferenceKind, EntityId, EntityKind, Mention, Relation, Span, SpeechForm, StatementKind, Voice,
};
use crate::text::TokenKind;

/// Fewest common words that must have different sources if the statements share no predicate.
const SEVERAL: usize = 2;

/// The topic of a finding that rests only on most of the shared words, and so matters less.
pub(super) const BY_WORDS: &str = "words";

/// The source of the common predicate.
enum Source {
    /// The account.
    Own,
    /// A speaker whom the account does not name: "is believed to have fled", "was reported".
    Unnamed,
    /// "Claimed victory", "rejected the plan": the words name a thing, and it is open who vouches for it.
    Unclear,
    /// A speaker, with the words that name him; `None` if no words do.
    Speaker { words: Option<Span>, entity: Option<EntityId>, at: Span },
}

/// Reported speech, each with its content.
type Speeches<'a> = Vec<(Span, &'a Attribution)>;

/// What a pair of statements shows about the sources of two accounts.
enum Verdict {
    /// Undecided.
    Open,
    /// The same source, for a predicate with so many words in common.
    Same(usize),
    /// Different sources, for a predicate with so many words in common.
    Apart(usize, Box<Finding>),
}

/// Compares the sources over all pairs of statements of a claim. Where two accounts say the same in several statements, the pair with most
/// words in common decides: an account that says in its own voice what it attributes elsewhere vouches for it.
pub(super) fn compare_attribution(pairs: &[Pair<'_>]) -> Vec<Finding> {
    let verdicts: Vec<_> = pairs.iter().map(|pair| ((pair.left.account, pair.right.account), source_verdict(pair))).collect();
    let mut settled: BTreeMap<(AccountId, AccountId), usize> = BTreeMap::new();
    for (accounts, verdict) in &verdicts {
        if let Verdict::Same(common) = verdict {
            let most = settled.entry(*accounts).or_default();
            *most = (*most).max(*common);
        }
    }
    let by_predicate = |(_, verdict): &&((AccountId, AccountId), Verdict)| matches!(verdict, Verdict::Apart(1.., _));
    let stated: BTreeSet<(AccountId, AccountId)> = verdicts.iter().filter(by_predicate).map(|(accounts, _)| *accounts).collect();
    let open = |(accounts, verdict)| match verdict {
        Verdict::Apart(0, _) if stated.contains(&accounts) => None,
        Verdict::Apart(common, finding) => settled.get(&accounts).is_none_or(|most| common >= *most).then_some(*finding),
        Verdict::Open | Verdict::Same(_) => None,
    };
    verdicts.into_iter().filter_map(open).collect()
}

/// Compares the source of the shared predicate that has most words in common around it; on a tie, one with the same source wins.
fn source_verdict(pair: &Pair<'_>) -> Verdict {
    // Headlines have no room for a source.
    let headline = [pair.left, pair.right].iter().any(|said| said.statement.kind == StatementKind::Headline);
    if headline {
        return Verdict::Open;
    }
    let verdicts = shared_predicates(pair).into_iter().map(|shared| (shared.common, source_of_predicate(pair, &shared)));
    let stated = verdicts.filter(|(_, verdict)| !matches!(verdict, Verdict::Open));
    let best = stated.max_by_key(|(common, verdict)| (*common, matches!(verdict, Verdict::Same(_))));
    best.map_or_else(|| source_of_words(pair), |(_, verdict)| verdict)
}

/// The source of half or more of the words that both statements have, and of several at least; names do not count if there are other words,
/// since they only say whom it is about.
fn source_of_words(pair: &Pair<'_>) -> Verdict {
    let Some(core) = Core::of(pair).filter(|core| core.len() >= 2) else { return Verdict::Open };
    // The words that name the speaker are not part of what is said.
    let speaks = |said: &Said<'_>, at: usize| {
        said.speeches()
            .filter_map(|(_, s)| s.source)
            .any(|source| said.statement.span.contains(source) && said.tokens_in(source).contains(&at))
    };
    let says =
        |word: &SharedPredicate| core.says(&pair.left.stems[word.left]) && !speaks(pair.left, word.left) && !speaks(pair.right, word.right);
    let words: Vec<SharedPredicate> = shared_words(pair).into_iter().filter(says).collect();
    let verdicts: Vec<Verdict> = words.iter().map(|word| source_of_predicate(pair, word)).collect();
    let apart = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Apart(..))).count();
    let differ = apart >= SEVERAL && 2 * apart >= words.len();
    let most = verdicts.into_iter().find(|verdict| matches!(verdict, Verdict::Apart(..)) == differ);
    match most {
        Some(Verdict::Apart(_, mut finding)) => {
            finding.topic = BY_WORDS.into();
            Verdict::Apart(0, finding)
        }
        Some(Verdict::Same(_)) => Verdict::Same(0),
        Some(Verdict::Open) | None => Verdict::Open,
    }
}

fn source_of_predicate(pair: &Pair<'_>, shared: &SharedPredicate) -> Verdict {
    // "Was believed to have fled": nobody is said to believe it, and it is no predicate beside the flight.
    let unowned = |said: &Said<'_>, at: usize| {
        said.speeches().any(|(_, s)| has_no_speaker(s) && s.cue.is_some_and(|cue| said.tokens_in(cue).contains(&at)))
    };
    if unowned(pair.left, shared.left) || unowned(pair.right, shared.right) {
        return Verdict::Open;
    }
    let (a, b) = (source_of(pair, pair.left, shared.left), source_of(pair, pair.right, shared.right));
    if matches!((&a, &b), (Source::Unclear, _) | (_, Source::Unclear)) {
        return Verdict::Open;
    }
    if same_source(pair, &a, &b) || one_reports_the_other(pair, shared, &a, &b) {
        return Verdict::Same(shared.common);
    }
    attribution_finding(pair, shared, &a, &b).map_or(Verdict::Open, |finding| Verdict::Apart(shared.common, Box::new(finding)))
}

fn attribution_finding(pair: &Pair<'_>, shared: &SharedPredicate, a: &Source, b: &Source) -> Option<Finding> {
    let left = source_half(pair.reading, pair.left, &shared.stretches.0, a)?;
    let right = source_half(pair.reading, pair.right, &shared.stretches.1, b)?;
    let (one, other) = pair.labels();
    let explanation = match (a, b) {
        (Source::Own, _) => format!("{one} states it as fact; {other} attributes it to {}", right.value),
        (_, Source::Own) => format!("{one} attributes it to {}; {other} states it as fact", left.value),
        (Source::Unnamed, _) => format!("{one} names no source; {other} attributes it to {}", right.value),
        (_, Source::Unnamed) => format!("{one} attributes it to {}; {other} names no source", left.value),
        (Source::Unclear, _) | (_, Source::Unclear) => return None,
        (Source::Speaker { .. }, Source::Speaker { .. }) => {
            format!("{one} attributes it to {}; {other} to {}", left.value, right.value)
        }
    };
    let weight = pair.overlap + pair.sameness;
    let (kind, relation) = (DifferenceKind::Attribution, Relation::Wording);
    Some(Finding { kind, topic: String::new(), relation, weight, form: false, left, right, explanation })
}

/// "Ines Roth said the board believed it" and "… it, Ines Roth wrote": the source of one statement reports the source of the other.
fn one_reports_the_other(pair: &Pair<'_>, shared: &SharedPredicate, a: &Source, b: &Source) -> bool {
    let (Source::Speaker { .. }, Source::Speaker { .. }) = (a, b) else { return false };
    let all = |said: &Said<'_>, word: usize| -> Vec<Source> {
        let around = speeches_around(pair, said, word).0.into_iter();
        let speakers = around.filter(|(_, speech)| speech.source.is_some() && can_speak(pair, said, speech));
        speakers.map(|(span, speech)| speaker(pair, said, span, speech)).collect()
    };
    let (left, right) = (all(pair.left, shared.left), all(pair.right, shared.right));
    left.iter().any(|one| right.iter().any(|other| same_source(pair, one, other)))
}

/// Reported speech that contains a word and vouches for it: first what says that something is so, then what only names a thing.
fn speeches_around<'a>(pair: &Pair<'_>, said: &Said<'a>, word: usize) -> (Speeches<'a>, Speeches<'a>) {
    let token = &said.statement.tokens[word];
    let holds = |m: &Mention| m.span.start() <= token.start && token.end <= m.span.end();
    let speeches = (said.speeches())
        .filter(|(m, s)| holds(m) && !is_event(pair, m, s) && !s.source.is_some_and(|words| is_account_itself(pair, said, (said, words))))
        .map(|(m, s)| (m.span, s));
    speeches.partition(|(span, s)| s.form != SpeechForm::Indirect || says_something_is_so(said, *span))
}

fn speaker(pair: &Pair<'_>, said: &Said<'_>, span: Span, speech: &Attribution) -> Source {
    let words = speech.source.filter(|words| speech.speaker.is_some() || !names_nobody(pair, said, *words));
    Source::Speaker { words, entity: speech.speaker, at: speech.cue.unwrap_or(span) }
}

/// The source of the innermost reported speech that contains a word.
fn source_of(pair: &Pair<'_>, said: &Said<'_>, word: usize) -> Source {
    let token = &said.statement.tokens[word];
    let holds = |m: &Mention| m.span.start() <= token.start && token.end <= m.span.end();
    let (relevant, naming) = speeches_around(pair, said, word);
    if relevant.is_empty() && !naming.is_empty() {
        return Source::Unclear;
    }
    // "The Herald reported that he was believed to be abroad": if an outer speaker is named, an inner one that is not named does not count.
    let named = relevant.iter().any(|(_, s)| !has_no_speaker(s));
    let innermost = (relevant.into_iter().filter(|(_, s)| !named || !has_no_speaker(s))).min_by_key(|(span, _)| (span.len(), *span));
    match innermost {
        Some((_, speech)) if has_no_speaker(speech) => Source::Unnamed,
        Some((_, speech)) if !can_speak(pair, said, speech) => Source::Unclear,
        Some((span, speech)) => speaker(pair, said, span, speech),
        None if said.statement.kind == StatementKind::Quote => {
            Source::Speaker { words: said.statement.speaker, entity: None, at: said.statement.span }
        }
        // A quotation that continues from the sentence before or into the next, or that nothing here attributes: another sentence says
        // whose it is. "Urged people to leave": nobody says that they leave, and somebody other than the account asks for it.
        None if said.speeches().any(|(m, s)| holds(m) && is_urged(pair, s)) => Source::Unclear,
        None if said.open_quotation() || said.in_marks(Span::of(said.text, token.start..token.end)) => Source::Unclear,
        None => Source::Own,
    }
}

/// True if a verb of saying reports an event or a feeling in the account's own voice, not somebody's word for a fact: "refused to sign",
/// "praised the deal", "denied the charge", "tests showed", "ordered the firm to pay", "was glad that it rained", "ruled that he may stay".
/// Quoted words are always the speaker's.
fn is_event(pair: &Pair<'_>, mention: &Mention, said: &Attribution) -> bool {
    let speech = &pair.reading.language.speech;
    // "…, the guards found" after the finding names its source.
    let before = said.cue.is_some_and(|cue| cue.end() <= mention.span.start());
    let event = match speech.class_of(&said.verb) {
        Some(SpeechClass::Deny | SpeechClass::Accuse | SpeechClass::Urge) => before,
        Some(SpeechClass::Confirm | SpeechClass::Concede) => before && !speech.is_spoken(&said.verb),
        _ => speech.takes_for_given(&said.verb),
    };
    said.form == SpeechForm::Indirect && (speech.keeps_own_voice(&said.verb) || speech.enacts(&said.verb) || event)
}

/// True if the words are what somebody asks others to do, in the account's words.
fn is_urged(pair: &Pair<'_>, said: &Attribution) -> bool {
    let speech = &pair.reading.language.speech;
    said.form == SpeechForm::Indirect && speech.class_of(&said.verb) == Some(SpeechClass::Urge) && !speech.enacts(&said.verb)
}

/// True for "it" and "they" if nothing says whom they mean; "who" follows the words that do.
fn names_nobody(pair: &Pair<'_>, said: &Said<'_>, words: Span) -> bool {
    let lower = said.words(words).to_lowercase();
    lower != WHO && pair.reading.language.words.is_stop(&lower)
}

/// True if the content of reported speech asserts something. "Rejected the plan" names a thing; "reported 14 deaths" and "said that he
/// left" assert.
fn says_something_is_so(said: &Said<'_>, content: Span) -> bool {
    let (from, to) = (content.start(), content.end());
    let figure = || said.quantities().any(|(m, _)| from <= m.span.start() && m.span.end() <= to);
    from < said.statement.span.start() || has_verb(said, content) || figure()
}

/// True if a span contains a verb, or may contain one because there is no parse.
fn has_verb(said: &Said<'_>, span: Span) -> bool {
    let tree = &said.statement.tree;
    tree.node(0).is_none() || said.tokens_in(span).any(|at| tree.is_verb(at))
}

/// True if the source can be a speaker. It cannot where the words of a headline ran into what follows, so that a clause comes before the
/// verb of saying, nor where it is a work, a law or a ship.
fn can_speak(pair: &Pair<'_>, said: &Said<'_>, speech: &Attribution) -> bool {
    let Some(words) = speech.source.filter(|words| said.statement.span.contains(*words)) else { return true };
    if said.words(words).starts_with(['[', '(']) {
        return false; // an editor's words
    }
    let tree = &said.statement.tree;
    let at = said.tokens_in(words);
    let clause = at.clone().any(|token| tree.is_finite(token) && tree.link(token) != Link::Relative);
    let thing = |kind| matches!(kind, EntityKind::Product | EntityKind::Event);
    !clause && !speech.speaker.is_some_and(|entity| thing(pair.reading.entities[entity.0].kind))
}

/// True for indirect speech whose verb has no speaker at all. Quoted words always have a speaker, whom other sentences may name.
fn has_no_speaker(speech: &Attribution) -> bool {
    speech.form == SpeechForm::Indirect && speech.cue.is_some() && speech.source.is_none() && speech.speaker.is_none()
}

/// True if the sources are the same, or nothing distinguishes them.
fn same_source(pair: &Pair<'_>, a: &Source, b: &Source) -> bool {
    match (a, b) {
        (Source::Unclear, _) | (_, Source::Unclear) => true,
        (Source::Own | Source::Unnamed, Source::Own | Source::Unnamed) => true,
        (Source::Own, Source::Speaker { words: Some(words), .. }) if is_account_itself(pair, pair.left, (pair.right, *words)) => true,
        (Source::Speaker { words: Some(words), .. }, Source::Own) if is_account_itself(pair, pair.right, (pair.left, *words)) => true,
        // An unknown speaker against the account's own voice is no finding.
        (Source::Own | Source::Unnamed, Source::Speaker { words: None, entity: None, .. })
        | (Source::Speaker { words: None, entity: None, .. }, Source::Own | Source::Unnamed) => true,
        (Source::Own | Source::Unnamed, Source::Speaker { .. }) | (Source::Speaker { .. }, Source::Own | Source::Unnamed) => false,
        (Source::Speaker { words: x, entity: e, .. }, Source::Speaker { words: y, entity: f, .. }) => {
            let (Some(x), Some(y)) = (x, y) else { return true };
            let is_stop = |words: &str| pair.reading.language.words.is_stop(&words.to_lowercase());
            let known = |words: &str| pair.reading.language.speech.speakers.contains(&words.to_lowercase());
            let named = |words: &str| !is_stop(words) && (words.chars().any(char::is_uppercase) || words.contains(' ') || known(words));
            let stated = named(pair.left.words(*x)) && named(pair.right.words(*y));
            let (p, q) = (source_stems(pair, pair.left, *x), source_stems(pair, pair.right, *y));
            let synonyms = &pair.reading.language.synonyms;
            let alike = |s: &String| q.iter().any(|t| s == t || synonyms.share_a_sense(s, t));
            !stated || (e.is_some() && e == f) || p.iter().any(alike)
        }
    }
}

/// True if the speaker is the account itself: "I think", a ministry that publishes itself, or the account's own reporter.
fn is_account_itself(pair: &Pair<'_>, own: &Said<'_>, (said, words): (&Said<'_>, Span)) -> bool {
    let language = &pair.reading.language.words;
    let publisher = crate::text::tokens(&pair.reading.accounts[own.account.0].source, 0);
    let name: Vec<_> = publisher.iter().filter(|t| t.kind == TokenKind::Word && !language.is_stop(&t.norm)).collect();
    let speaker = source_stems(pair, said, words);
    let stated = name.iter().filter(|t| speaker.contains(&language.stem(&t.norm).into_owned())).count();
    let speech = &pair.reading.language.speech;
    let staff = || speech.has_staff(said.words(words));
    let writes = speech.writer.contains(&said.words(words).to_lowercase());
    writes || stated > 0 && (stated == name.len() || staff())
}

/// Content stems of the words that name a speaker, which may be in another statement of the account.
fn source_stems(pair: &Pair<'_>, said: &Said<'_>, words: Span) -> Vec<String> {
    let language = &pair.reading.language.words;
    crate::text::tokens(said.words(words), 0)
        .iter()
        .filter(|t| t.kind != TokenKind::Mark && !language.is_stop(&t.norm))
        .map(|t| language.stem(&t.norm).into_owned())
        .collect()
}

fn source_half(reading: Context<'_>, said: &Said<'_>, stated: &Range<usize>, source: &Source) -> Option<Half> {
    let tokens = &said.statement.tokens;
    match source {
        Source::Unclear => None,
        Source::Own | Source::Unnamed => {
            let span = Span::of(said.text, tokens[stated.start].start..tokens[stated.end - 1].end);
            Some(Half { statement: said.id, span, value: "own voice".into(), voice: Voice::Own })
        }
        Source::Speaker { words, entity, at } => {
            let inside = words.filter(|w| said.statement.span.contains(*w));
            let value = words.map_or(String::new(), |w| source_name(reading, said, w, *entity));
            Some(Half { statement: said.id, span: inside.unwrap_or(*at), value, voice: Voice::Quoted { source: *words, speaker: *entity } })
        }
    }
}

/// How to name a speaker: by the words that name him; for a pronoun, by the name that it means; for "who", by the words before it.
fn source_name(reading: Context<'_>, said: &Said<'_>, words: Span, entity: Option<EntityId>) -> String {
    let text = crate::text::one_line(said.words(words));
    let is_stop = |word: &str| reading.language.words.is_stop(word);
    let lower = text.to_lowercase();
    if is_stop(&lower) {
        let at = said.tokens_in(words).start;
        let before = said.statement.tokens[..at].iter().rev().take_while(|t| t.kind == TokenKind::Word && !is_stop(&t.norm)).take(3).last();
        return match (entity, before) {
            (Some(entity), _) => reading.entities[entity.0].name.clone(),
            (None, Some(first)) if lower == WHO => said.text[first.start..words.start()].trim_end().to_string(),
            (None, _) => lower,
        };
    }
    // Lower the article at the beginning of a sentence.
    match text.split_once(' ') {
        Some((article, rest)) if reading.language.comparing.capital_articles.contains(article) => {
            format!("{} {rest}", article.to_lowercase())
        }
        Some(_) | None => text,
    }
}
