//! Reports by a verb: "X said that …", "…, said X", "…", X told Y, "Z was accused of …".

use std::ops::Range;

use super::Report;
use super::content;
use super::unit::Unit;
use crate::annotate::clause::{Tag, Word, group_start, phrase_left, phrase_right, subject};
use crate::language::Language;
use crate::language::function_word::{AS, BY, WHO};
use crate::language::inflect::Tense;
use crate::language::speech::SpeechClass;
use crate::model::tree::{Link, Part};

/// The reports of all reporting verbs of a unit.
pub(super) fn verb_reports(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let words = &unit.words;
    let verbs =
        (0..words.len()).filter(|at| matches!(words[*at].tag, Tag::Verb(_)) && language.speech.class_of(words[*at].lemma).is_some());
    let (plain, rest): (Vec<_>, Vec<_>) =
        verbs.map(|verb| (verb, governed_report(unit, verb, language))).partition(|(_, report)| report.is_some());
    let mut out: Vec<Report> = plain.into_iter().filter_map(|(_, report)| report).collect();
    // A tree that fell apart, for instance at a full stop that does not end a sentence, does not show what its verbs govern.
    let broken = (0..words.len()).filter(|at| unit.tree.is_verb(*at) && unit.tree.head(*at).is_none()).count() > 1;
    for (verb, _) in rest {
        // "…, the police said, …"
        let aside = words.get(verb + 1).is_none_or(|w| matches!(w.tag, Tag::Comma | Tag::Stop));
        let clause =
            |r: &Report| (broken || aside) && words[verb].finite() && r.content.iter().any(|c| words[c.clone()].iter().any(Word::finite));
        let free = |r: &Report| unit.titled || !unit.tree.is_verb(verb) || unheld_quotation(unit, r, &out) || clause(r);
        out.extend(report(words, verb, language).filter(free));
    }
    out
}

/// True if a report has quotations, and none of them is in another report.
fn unheld_quotation(unit: &Unit<'_>, report: &Report, others: &[Report]) -> bool {
    let quotation = |at: &usize| matches!(unit.words[*at].tag, Tag::Quoted | Tag::Speech);
    let quotations: Vec<usize> = report.content.iter().flat_map(|c| c.clone()).filter(quotation).collect();
    !quotations.is_empty() && !quotations.iter().any(|at| others.iter().any(|o| o.content.iter().any(|c| c.contains(at))))
}

/// The report of a reporting verb, from the tree.
fn governed_report(unit: &Unit<'_>, verb: usize, language: &Language) -> Option<Report> {
    let (words, tree) = (&unit.words, &unit.tree);
    if unit.titled || !tree.is_verb(verb) {
        return None;
    }
    let content = super::governed::governed(unit, verb, language)?;
    let agent = || tree.child(tree.child(verb, &[Link::Agent])?, &[Link::PrepositionObject]);
    let passive = tree.child(verb, &[Link::PassiveAuxiliary]).is_some();
    let source = match tree.subject(verb) {
        Some((_, Link::PassiveSubject)) => agent(),
        Some(_) if passive => agent(), // "are held in a cell, but are expected to be freed"
        Some((subject, _)) => Some(nominative(unit, verb).unwrap_or(subject)),
        None => quoted_as(unit, verb).or_else(agent),
    };
    let quotation = content.iter().flat_map(|c| c.clone()).any(|at| words[at].tag == Tag::Speech);
    if source.is_none() && quotation {
        return None; // the words next to the quotation marks then show who speaks
    }
    let beside = || if words[verb].finite() { subject(words, verb) } else { None };
    let source = source
        .map(|at| if clipped(unit, at, &content, verb) { at..at + 1 } else { undated(unit, phrase(unit, at, verb), at, language) })
        .or_else(beside);
    let start = group_start(words, verb);
    Some(Report { source, cue: Some(start..verb + 1), verb: words[verb].lemma.to_string(), content })
}

/// "The man who they say fled": a pronoun that can only be a subject, right before its verb, is the subject of that verb, whatever "who" is.
fn nominative(unit: &Unit<'_>, verb: usize) -> Option<usize> {
    let before = verb.checked_sub(1)?;
    let subject = unit.words[before].tag == Tag::Subject && unit.tree.part(before) == Part::Noun;
    (subject && unit.words[verb].finite()).then_some(before)
}

/// "Yesterday the harbour company announced": removes the day from the subject.
fn undated(unit: &Unit<'_>, phrase: Range<usize>, noun: usize, language: &Language) -> Range<usize> {
    let time = |at: &usize| language.functions.time_words.contains(&unit.words[*at].token.norm) && unit.tree.link(*at) == Link::Measure;
    let start = phrase.clone().take_while(|at| *at < noun && time(at)).last().map_or(phrase.start, |at| at + 1);
    start..phrase.end
}

/// "The man police say is in the lake": true if the content has no subject of its own, since "the man" is its subject; "police" is the source.
fn clipped(unit: &Unit<'_>, source: usize, content: &[Range<usize>], verb: usize) -> bool {
    let tree = &unit.tree;
    let beside = source + 1 == verb && tree.link(source) == Link::Subject && tree.child(source, &[Link::Compound]).is_some();
    let opens = content.iter().find(|c| c.start == verb + 1).is_some_and(|c| unit.words[c.start].finite());
    let determined = tree.child(source, &[Link::Determiner]).is_some();
    beside && opens && determined
}

/// "quoted her as saying", "was quoted as saying": the source is the person whom the verb above quotes.
fn quoted_as(unit: &Unit<'_>, verb: usize) -> Option<usize> {
    let tree = &unit.tree;
    let preposition = tree.head(verb).filter(|at| tree.link(verb) == Link::PrepositionClause && unit.words[*at].is(AS))?;
    let above = tree.head(preposition)?;
    tree.child(above, &[Link::Object]).filter(|at| *at < preposition).or_else(|| tree.subject(above).map(|s| s.0))
}

/// A noun with what depends on it, without the verb and without loosely added clauses.
fn phrase(unit: &Unit<'_>, noun: usize, verb: usize) -> Range<usize> {
    let (tree, words) = (&unit.tree, &unit.words);
    let reach = tree.reach(noun);
    let loose = |c: &usize| {
        let start = tree.reach(*c).start;
        let added = matches!(tree.link(*c), Link::Relative | Link::Reduced | Link::Adverbial | Link::Conjunct | Link::Preposition);
        *c > noun && (tree.reach(*c).contains(&verb) || added && start > 0 && matches!(words[start - 1].tag, Tag::Comma | Tag::Dash))
    };
    let end = tree.children(noun).filter(loose).map(|c| tree.reach(c).start).min().unwrap_or(reach.end);
    let dash = (reach.start..noun).rev().find(|at| matches!(words[*at].tag, Tag::Dash | Tag::Colon | Tag::Stop));
    let mut out = dash.map_or(reach.start, |at| at + 1).min(noun)..end.max(noun + 1);
    while out.end > noun + 1 && matches!(words[out.end - 1].tag, Tag::Comma | Tag::Dash | Tag::Colon | Tag::Stop) {
        out.end -= 1;
    }
    if out.contains(&verb) { noun..noun + 1 } else { out }
}

fn report(words: &[Word<'_>], verb: usize, language: &Language) -> Option<Report> {
    let start = group_start(words, verb);
    let be = words[start..verb].iter().any(|w| w.tag == Tag::Be);
    let passive = be && matches!(words[verb].tag, Tag::Verb(Tense::Participle));
    let cue = start..verb + 1;
    let (source, content) = if passive {
        passive_parts(words, verb, language)?
    } else if let Some(parts) = trailing(words, verb, language) {
        parts
    } else {
        let content = content::right(words, verb, false, language)?;
        (active_source(words, verb, start, be)?, vec![content])
    };
    let verb = words[verb].lemma.to_string();
    Some(Report { source, cue: Some(cue), verb, content })
}

type Parts = (Option<Range<usize>>, Vec<Range<usize>>);

/// The subject of an active verb. `None` if this form of the verb cannot have one and so is not a report.
fn active_source(words: &[Word<'_>], verb: usize, start: usize, be: bool) -> Option<Option<Range<usize>>> {
    match words[verb].tag {
        Tag::Verb(Tense::Gerund) if !be => Some(participle_source(words, start)),
        Tag::Verb(Tense::Participle) if start == verb => None,
        Tag::Verb(Tense::Base) if start == verb && verb > 0 && matches!(words[verb - 1].tag, Tag::To) => Some(subject(words, verb)),
        _ => Some(subject(words, verb)),
    }
}

/// "…, adding that": the subject of the verb before.
fn participle_source(words: &[Word<'_>], start: usize) -> Option<Range<usize>> {
    if start == 0 {
        // "Speaking in Oslo, the minister said": the subject of the clause that follows
        let comma = words.iter().position(|w| w.tag == Tag::Comma)?;
        return phrase_right(words, comma + 1, true);
    }
    if matches!(words[start - 1].tag, Tag::Noun | Tag::Name) {
        return subject(words, start).or_else(|| phrase_left(words, start));
    }
    let main = (0..start)
        .rev()
        .take(60)
        .filter(|at| matches!(words[*at].tag, Tag::Verb(Tense::Past | Tense::Third | Tense::Base | Tense::Participle)));
    let mut subjects = main.filter_map(|at| inverted(words, at).or_else(|| subject(words, at)));
    subjects.find(|r| words[r.clone()].iter().any(|w| matches!(w.tag, Tag::Name | Tag::Noun | Tag::Subject)))
}

/// "was accused by Y of X", "was told that", "is expected to": agent and content.
fn passive_parts(words: &[Word<'_>], verb: usize, language: &Language) -> Option<Parts> {
    let class = language.speech.class_of(words[verb].lemma)?;
    let next = words.get(verb + 1);
    if next.is_some_and(|w| w.is(BY)) {
        let agent = phrase_right(words, verb + 2, true)?;
        let content = content::right(words, agent.end - 1, true, language).or_else(|| subject(words, verb))?;
        return Some((Some(agent), vec![content]));
    }
    let content = content::right(words, verb, true, language)?;
    let hearer = matches!(class, SpeechClass::Neutral) && language.speech.takes_addressee(words[verb].lemma);
    let raised = (!hearer && words[content.start].tag == Tag::To).then(|| subject(words, verb)).flatten();
    Some((None, raised.into_iter().chain([content]).collect()))
}

/// "…, X said." and "…, said X, …": the content comes before, and may continue after.
fn trailing(words: &[Word<'_>], verb: usize, language: &Language) -> Option<Parts> {
    if !matches!(words[verb].tag, Tag::Verb(Tense::Past | Tense::Third | Tense::Base | Tense::Participle | Tense::Gerund)) {
        return None;
    }
    let start = group_start(words, verb);
    let turned = inverted(words, verb);
    let source = turned.clone().or_else(|| subject(words, verb).filter(|s| s.end <= verb));
    let left = if turned.is_some() { start } else { source.as_ref()?.start.min(start) };
    let mut before = left.checked_sub(1)?;
    while before > 0 && matches!(words[before].tag, Tag::Coordinator | Tag::Adverb) {
        before -= 1;
    }
    if !matches!(words[before].tag, Tag::Comma | Tag::Speech | Tag::Quoted | Tag::Dash) || before == 0 && words[0].tag == Tag::Comma {
        return None;
    }
    let quoted = |at: usize| matches!(words[at].tag, Tag::Speech | Tag::Quoted);
    let spoken = words[before].tag == Tag::Speech
        || before > 0 && words[before].tag == Tag::Comma && quoted(before - 1)
        || words[before].tag == Tag::Quoted && turned.is_some();
    let end = if quoted(before) { before + 1 } else { before };
    let first = content::left(words, end).map(|first| spoken_part(words, first))?;
    let tail = tail(words, turned.as_ref().map_or(verb + 1, |t| t.end), language);
    let whole = words[first.clone()].iter().any(Word::finite);
    match words.get(tail).map(|w| w.tag) {
        None | Some(Tag::Stop | Tag::Close) if spoken || whole => Some((source, vec![first])),
        Some(Tag::Speech) if spoken => Some((source, vec![first, tail..tail + 1])),
        Some(Tag::Comma | Tag::Colon | Tag::Dash)
            if spoken || whole || words.get(tail + 1..).is_some_and(|w| w.iter().take(20).any(Word::finite)) =>
        {
            let mut content = vec![first];
            content.extend(continued(words, tail + 1, spoken, language));
            (spoken || whole || content.len() > 1).then_some((source, content))
        }
        _ if spoken && words[before].tag == Tag::Speech => Some((source, vec![first])),
        _ => None,
    }
}

/// The quotation at the end of a sentence, if a separate clause comes before it.
fn spoken_part(words: &[Word<'_>], first: Range<usize>) -> Range<usize> {
    let last = first.end - 1;
    let parted = last > first.start && matches!(words[last - 1].tag, Tag::Comma | Tag::Colon | Tag::Dash);
    if words[last].tag == Tag::Speech && parted && words[first.start..last].iter().any(Word::finite) { last..first.end } else { first }
}

/// The second half of a content that a reporting clause interrupts.
fn continued(words: &[Word<'_>], at: usize, spoken: bool, language: &Language) -> Option<Range<usize>> {
    let next = words.get(at)?;
    if matches!(next.tag, Tag::Speech | Tag::Quoted) {
        return Some(at..at + 1);
    }
    let other = spoken || matches!(next.tag, Tag::Verb(Tense::Gerund)) || matches!(next.tag, Tag::Subordinator | Tag::Coordinator);
    if other { None } else { content::rest(words, at, language) }
}

/// "said Ana Roe": the phrase after the verb, if the verb follows punctuation or a quotation and no clause follows the phrase.
fn inverted(words: &[Word<'_>], verb: usize) -> Option<Range<usize>> {
    let before = words.get(verb.checked_sub(1)?)?;
    if !matches!(before.tag, Tag::Comma | Tag::Speech | Tag::Quoted | Tag::Dash)
        || !matches!(words[verb].tag, Tag::Verb(Tense::Past | Tense::Third | Tense::Participle))
    {
        return None;
    }
    let first = words.get(verb + 1)?;
    if !matches!(first.tag, Tag::Name | Tag::Determiner | Tag::Noun | Tag::Possessive | Tag::Subject | Tag::Number) {
        return None;
    }
    let phrase = phrase_right(words, verb + 1, true)?;
    let mut end = phrase.end;
    // a short apposition belongs to the name: "said Ana Roe, a lawyer,"
    if let Some(close) = apposition(words, end) {
        end = close;
    }
    let next = words.get(phrase.end);
    let free = next.is_none_or(|w| {
        matches!(
            w.tag,
            Tag::Comma
                | Tag::Stop
                | Tag::Speech
                | Tag::Dash
                | Tag::Colon
                | Tag::Open
                | Tag::Close
                | Tag::Subject
                | Tag::Subordinator
                | Tag::Adverb
                | Tag::Preposition
                | Tag::Coordinator
                | Tag::Verb(Tense::Gerund)
        )
    });
    let pronoun_clause = first.tag == Tag::Subject && next.is_some_and(|w| w.finite() || matches!(w.tag, Tag::Adverb));
    let quoted = matches!(before.tag, Tag::Speech | Tag::Quoted);
    let who = next.is_some_and(|w| matches!(w.tag, Tag::Subject)) && !next.is_some_and(|w| w.is(WHO));
    (free && !pronoun_clause && (quoted || !who)).then_some(phrase.start..end)
}

/// The end of a short apposition after a name: up to the next comma or the end, without a verb.
fn apposition(words: &[Word<'_>], comma: usize) -> Option<usize> {
    if words.get(comma)?.tag != Tag::Comma
        || !matches!(words.get(comma + 1)?.tag, Tag::Determiner | Tag::Noun | Tag::Possessive | Tag::Name)
    {
        return None;
    }
    let end = (comma + 1..words.len().min(comma + 16)).find(|at| {
        matches!(
            words[*at].tag,
            Tag::Comma | Tag::Stop | Tag::Speech | Tag::Verb(_) | Tag::Be | Tag::Have | Tag::Subordinator | Tag::Dash | Tag::Subject
        )
    })?;
    matches!(words[end].tag, Tag::Comma | Tag::Stop).then_some(end)
}

/// The index after addressees, times and places that follow a reporting verb: "told AFP on Monday", "said in a statement".
fn tail(words: &[Word<'_>], from: usize, language: &Language) -> usize {
    let mut at = from;
    while at < words.len() && at - from < 40 {
        match words[at].tag {
            Tag::Adverb
            | Tag::Preposition
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Object
            | Tag::Hyphen
            | Tag::Other
            | Tag::Verb(Tense::Gerund) => at += 1,
            Tag::Subordinator if language.speech.circumstance.contains(&words[at].token.norm) => {
                // "said as he left the court": a clause of circumstance up to the next punctuation mark
                while at < words.len() && !matches!(words[at].tag, Tag::Comma | Tag::Stop | Tag::Speech | Tag::Colon | Tag::Dash) {
                    at += 1;
                }
                return at;
            }
            _ => break,
        }
    }
    at
}
