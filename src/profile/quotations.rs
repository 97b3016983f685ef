//! The quotations and reported speech of an account: who is quoted, with which verb, how many words, how many of them in quotation marks, and the
//! kind of source: a name, a body or document, people without a name, or nobody.

use std::collections::BTreeMap;
use std::ops::Range;

use super::quoted_words::{count_words, quoted_stretches, statement_with, tokens_in, top_token};
use super::{Named, Quotation};
use crate::language::Language;
use crate::model::tree::{Link, Tree};
use crate::model::{Attribution, Comparison, Content, EntityId, NameForm, Span, SpeechForm, Statement, StatementId};

/// The quotations and reported speech in an account's statements.
pub(super) fn quotations(comparison: &Comparison, statements: &[StatementId], language: &Language) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut known: Vec<(Option<Span>, Option<Span>)> = Vec::new();
    for id in statements {
        let statement = comparison.statement(*id);
        for mention in statement.mentions.iter().filter(|m| statement.span.contains(m.span)) {
            let Content::Speech(said) = &mention.content else { continue };
            if said.form == SpeechForm::Indirect && !is_said(comparison, statements, said, language) {
                continue;
            }
            let place = (said.source, said.cue);
            // A quotation that continues in later sentences has the source of the first, and no cue.
            let same = |p: &(Option<Span>, Option<Span>)| *p == place || place.1.is_none() && p.0 == place.0;
            match known.iter().rposition(|p| place != (None, None) && same(p)) {
                Some(at) => {
                    out[at].pieces.push((*id, mention.span));
                    out[at].form = joined(out[at].form, said.form);
                }
                None => {
                    known.push(place);
                    out.push(quotation(comparison, statements, (*id, mention.span), said, language));
                }
            }
        }
    }
    count(comparison, &mut out);
    out
}

/// True if reported speech counts as somebody's words. It does not for intentions and attitudes, which the account reports in its own voice; for
/// verbs without a speaker that are not verbs of speaking (allow, find); for speech that is denied, "gave no reason"; and for the reason after
/// "citing".
fn is_said(comparison: &Comparison, statements: &[StatementId], said: &Attribution, language: &Language) -> bool {
    let speech = &language.speech;
    if speech.keeps_own_voice(&said.verb) || speech.is_attitude(&said.verb) || said.source.is_none() && !speech.is_spoken(&said.verb) {
        return false;
    }
    let Some((cue, holding)) = said.cue.and_then(|cue| Some((cue, statement_with(comparison, statements, cue)?))) else { return true };
    let statement = comparison.statement(holding);
    let denied = statement.mentions.iter().any(|m| matches!(m.content, Content::Negation { scope } if scope.overlaps(cue)));
    let text = &comparison.account(statement.account).text;
    let reason = || {
        let source = said.source.map_or(0..0, |source| tokens_in(statement, source));
        let speaks = statement.tokens[source]
            .iter()
            .any(|t| t.capitalised(text) || speech.speakers.contains(&t.norm) || speech.is_body(&t.norm) || speech.is_document(&t.norm));
        speech.opens_reason(&cue.text(text).to_lowercase()) && !speaks
    };
    !denied && !reason()
}

fn joined(one: SpeechForm, other: SpeechForm) -> SpeechForm {
    if one == other { one } else { SpeechForm::Mixed }
}

fn quotation(
    comparison: &Comparison,
    statements: &[StatementId],
    piece: (StatementId, Span),
    said: &Attribution,
    language: &Language,
) -> Quotation {
    let text = &comparison.account(comparison.statement(piece.0).account).text;
    let holding = said.source.and_then(|source| statement_with(comparison, statements, source));
    let (named, who) = source_of(comparison, holding, said, language);
    let cue = said.cue.map(|cue| crate::text::one_line(cue.text(text)).to_lowercase());
    let cue = cue.filter(|cue| cue.chars().any(char::is_alphabetic));
    let verb = if said.verb.is_empty() { cue.unwrap_or_default() } else { said.verb.clone() };
    Quotation {
        statement: piece.0,
        pieces: vec![piece],
        source: said.source,
        speaker: said.speaker,
        named,
        who,
        class: language.speech.class_of(&verb),
        verb,
        form: said.form,
        words: 0,
        marked: 0,
        inside: false,
    }
}

/// Counts the words, and finds the speech that is inside other speech.
fn count(comparison: &Comparison, quotations: &mut [Quotation]) {
    let pieces: Vec<(usize, StatementId, Span)> =
        quotations.iter().enumerate().flat_map(|(at, q)| q.pieces.iter().map(move |(id, span)| (at, *id, *span))).collect();
    let mut counted: BTreeMap<StatementId, Vec<Span>> = BTreeMap::new();
    for (at, quotation) in quotations.iter_mut().enumerate() {
        for (id, span) in &quotation.pieces {
            let text = &comparison.account(comparison.statement(*id).account).text;
            quotation.words += count_words(span.text(text));
            quotation.marked += quoted_stretches(text, *span, quotation.form).into_iter().map(|r| count_words(&text[r])).sum::<usize>();
        }
        // Of two that cover the same words, the second is inside the first.
        let holds = |(other, id, span): &(usize, StatementId, Span)| {
            quotation.pieces.iter().all(|(own, piece)| own == id && span.contains(*piece) && (span != piece || *other < at))
        };
        quotation.inside = pieces.iter().any(|piece| piece.0 != at && holds(piece));
        if quotation.inside {
            continue;
        }
        // Words that two quotations share in part are counted once.
        for (id, span) in &quotation.pieces {
            let text = &comparison.account(comparison.statement(*id).account).text;
            let known = counted.entry(*id).or_default();
            let both = known.iter().filter(|k| k.overlaps(*span)).map(|k| k.start().max(span.start())..k.end().min(span.end()));
            let twice: usize = both.map(|range| count_words(&text[range])).sum();
            quotation.words = quotation.words.saturating_sub(twice);
            quotation.marked = quotation.marked.min(quotation.words);
            known.push(*span);
        }
    }
}

/// Returns the kind of source, and the name under which it is counted.
pub(super) fn source_of(comparison: &Comparison, holding: Option<StatementId>, said: &Attribution, language: &Language) -> (Named, String) {
    let (Some(source), Some(holding)) = (said.source, holding) else {
        let named = |who: EntityId| (Named::Name, comparison.entities[who.0].name.clone());
        let missing = if said.form == SpeechForm::Indirect { Named::Nobody } else { Named::Open };
        return said.speaker.map_or((missing, String::new()), named);
    };
    match said.speaker.filter(|_| is_named(comparison, holding, source, said)) {
        Some(who) => (Named::Name, comparison.entities[who.0].name.clone()),
        None => (source_kind(comparison, holding, source, language), bare(comparison, holding, source, language)),
    }
}

/// True if the source names the speaker itself, "Roe", "the prime minister", and not somebody who belongs to it, "Danish officials" or "a friend of
/// Roe".
fn is_named(comparison: &Comparison, holding: StatementId, source: Span, said: &Attribution) -> bool {
    let statement = comparison.statement(holding);
    let tokens = tokens_in(statement, source);
    let names: Vec<Range<usize>> = (statement.mentions.iter())
        .filter(|m| matches!(&m.content, Content::Name(n) if n.entity == said.speaker && n.form != NameForm::Adjective))
        .filter(|m| m.span.overlaps(source))
        .map(|m| tokens_in(statement, m.span))
        .collect();
    let Some(top) = top_token(statement, tokens.clone()) else { return true };
    // A resolved pronoun has no mention of a name.
    names.is_empty() && tokens.len() == 1 || names.into_iter().any(|name| is_head(statement, name, top))
}

/// True if a name is the head of a source, or in apposition to it: "a spokesman, Jan Roe".
fn is_head(statement: &Statement, name: Range<usize>, top: usize) -> bool {
    if name.contains(&top) {
        return true;
    }
    let above = |at: &usize| statement.tree.head(*at);
    let path: Vec<usize> =
        std::iter::successors(top_token(statement, name), above).take_while(|at| *at != top).take(Tree::LONGEST).collect();
    let joined = |at: &usize| matches!(statement.tree.link(*at), Link::Apposition | Link::Conjunct);
    !path.is_empty() && path.iter().all(joined) && path.last().and_then(above) == Some(top)
}

fn source_kind(comparison: &Comparison, holding: StatementId, source: Span, language: &Language) -> Named {
    let statement = comparison.statement(holding);
    let tokens = tokens_in(statement, source);
    let Some(last) = tokens.clone().next_back() else { return Named::Open };
    if tokens.len() == 1 && language.functions.personal.contains(&statement.tokens[last].norm) {
        return Named::Open;
    }
    let top = top_token(statement, tokens).unwrap_or(last);
    let word = &statement.tokens[top].norm;
    let office = || {
        let to_top: Vec<&str> = statement.tokens[..=top].iter().map(|t| t.norm.as_str()).collect();
        language.kinds.office(&to_top) > 0
    };
    let speech = &language.speech;
    let body = statement.tree.proper(top) || speech.is_document(word) || speech.is_body(word) || office();
    if body { Named::Body } else { Named::People }
}

/// The words of a source without its determiner, and without the capital letter at the beginning of a sentence.
fn bare(comparison: &Comparison, holding: StatementId, source: Span, language: &Language) -> String {
    let statement = comparison.statement(holding);
    let text = &comparison.account(statement.account).text;
    let mut words = crate::text::one_line(source.text(text));
    let named = statement.mentions.iter().any(|m| matches!(m.content, Content::Name(_)) && m.span.start() == source.start());
    if source.start() == statement.span.start() && !named {
        let rest: String = words.chars().skip(1).collect();
        words = words.chars().take(1).flat_map(char::to_lowercase).collect::<String>() + &rest;
    }
    match words.split_once(' ') {
        Some((first, rest)) if determiner(first, rest, language) => rest.to_string(),
        Some(_) | None => words,
    }
}

/// True for "the" in "the officials", but not for "some" in "some of the officials".
fn determiner(first: &str, rest: &str, language: &Language) -> bool {
    let functions = &language.functions;
    let next = rest.split(' ').next().unwrap_or_default();
    functions.determiners.contains(&first.to_lowercase()) && !functions.prepositions.contains(next)
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Settings, SpeechForm};
    use crate::profile::{Named, Quotation, profiles};
    use crate::select;

    fn quotations_in(text: &str) -> Vec<Quotation> {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.into(), ..Input::default() };
        let comparison = crate::compare(vec![input("a.txt", text), input("b.txt", "The weather was fine.")], &Settings::default());
        profiles(&comparison, &select::everything(&comparison)).swap_remove(0).quotations
    }

    fn short(q: &Quotation) -> (&str, &str, SpeechForm, usize, usize) {
        (q.who.as_str(), q.verb.as_str(), q.form, q.words, q.marked)
    }

    #[test]
    fn each_quotation_has_its_speaker_verb_and_words() {
        let text = "\"The bridge is safe,\" said Mayor Anna Holt. \"We checked it twice.\"\n\nEngineers claimed that the piers had moved.";
        let all = quotations_in(text);
        assert_eq!(short(&all[0]), ("Anna Holt", "say", SpeechForm::Direct, 8, 8));
        assert_eq!(short(&all[1]), ("engineers", "claim", SpeechForm::Indirect, 5, 0));
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn sources_are_named_bodies_or_people() {
        let kind = |text: &str| quotations_in(text).first().map(|q| q.named);
        assert_eq!(kind("Officials said that the vaccine was late."), Some(Named::People));
        assert_eq!(kind("Danish officials said that the vaccine was late."), Some(Named::People));
        assert_eq!(kind("Police said that the vaccine was stolen."), Some(Named::Body));
        assert_eq!(kind("The report said that the vaccine was late."), Some(Named::Body));
        assert_eq!(kind("Doctor Lena Falk said that the vaccine was late."), Some(Named::Name));
        assert_eq!(kind("A witness who saw Lena Falk said that the car was red."), Some(Named::People));
    }

    #[test]
    fn denied_and_unspoken_reports_are_no_quotations() {
        assert!(quotations_in("The mayor did not say that the vaccine was late.").is_empty());
        assert!(quotations_in("The race was put off, citing heavy snow on the pass.").iter().all(|q| q.who != "heavy snow on the pass"));
        assert!(quotations_in("Building work was carried out to allow our boats to move in this direction.").is_empty());
    }

    #[test]
    fn speech_inside_speech_is_marked_as_inside() {
        let all = quotations_in("Holt said that the engineers had claimed that the piers had moved.");
        assert_eq!(all.iter().map(|q| (q.verb.as_str(), q.inside)).collect::<Vec<_>>(), [("say", false), ("claim", true)]);
    }
}
