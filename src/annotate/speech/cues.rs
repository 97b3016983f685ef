//! Reports without a verb of saying: by a phrase ("according to X"), by a noun ("the claim that"), by an adjective ("is confident that"), and by a
//! clause that introduces a quotation ("He had one wish: “…”").

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Report;
use super::content;
use super::unit::Unit;
use crate::annotate::clause::{Tag, Word, group_start, phrase_right, subject};
use crate::language::Language;
use crate::language::function_word::{A, AN, AND, OR, THAT, THE, TO};
use crate::model::tree::{Link, Part};

/// Reports by a phrase, "according to X", and headlines that begin or end with their source ("…: police").
pub(super) fn phrase_reports(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let words = &unit.words;
    let mut out: Vec<Report> = (0..words.len()).filter_map(|at| according(unit, at, language)).collect();
    out.extend(colon(words, language));
    out.extend(signature(words));
    out
}

fn according(unit: &Unit<'_>, at: usize, language: &Language) -> Option<Report> {
    let words = &unit.words;
    let phrases = &language.speech.before_source;
    let phrase = phrases.iter().find(|p| p.iter().enumerate().all(|(i, part)| words.get(at + i).is_some_and(|w| w.is(part))))?;
    let cue = at..at + phrase.len();
    let mut source = long_source(unit, cue.end)?;
    if is_ground(unit, &source, language) {
        return None;
    }
    source.end = past_list(words, &source, language);
    let opens = at == 0 || !words[..at].iter().any(Word::finite) && words[at - 1].tag != Tag::Quoted;
    let content = if opens && words.get(source.end).is_some_and(|w| w.tag == Tag::Comma) {
        vec![content::rest(words, source.end + 1, language)?]
    } else {
        let mut end = at;
        while end > 0 && matches!(words[end - 1].tag, Tag::Comma | Tag::Dash) {
            end -= 1;
        }
        let mut pieces = vec![content::left(words, end)?];
        if at > 0
            && words[at - 1].tag == Tag::Comma
            && words.get(source.end).is_some_and(|w| w.tag == Tag::Comma)
            && !words[..at].iter().any(Word::finite)
        {
            pieces.extend(content::rest(words, source.end + 1, language));
        }
        pieces
    };
    Some(Report { source: Some(source), cue: Some(cue), verb: String::new(), content })
}

/// "According to the treaty", "according to the statement signed on Monday": true for a basis on which something is done, which is not a source.
fn is_ground(unit: &Unit<'_>, source: &Range<usize>, language: &Language) -> bool {
    let grounds = &language.speech.grounds;
    let head = source.clone().find(|at| unit.tree.head(*at).is_none_or(|head| !source.contains(&head)));
    let agreed = |head: usize| {
        let done = |child: usize| {
            unit.tree.link(child) == Link::Reduced && unit.words.get(child).is_some_and(|w| grounds.events.contains(&w.token.norm))
        };
        unit.tree.children(head).any(done)
    };
    head.is_some_and(|head| unit.words.get(head).is_some_and(|w| grounds.nouns.contains(&w.token.norm)) || agreed(head))
}

/// The index after the list at the end of a source: "a report by the mayor, the abbot and the guild, …". The list ends at the comma after the item
/// with "and"; the content follows.
fn past_list(words: &[Word<'_>], source: &Range<usize>, language: &Language) -> usize {
    let end = source.end;
    let before_list = &language.speech.grounds.before_list;
    let opens = words[source.clone()].iter().any(|w| before_list.contains(&w.token.norm));
    if !opens || words.get(end).is_none_or(|w| w.tag != Tag::Comma) {
        return end;
    }
    let Some(verb) = (end..words.len()).find(|at| words[*at].finite()) else { return end };
    let Some(close) = (end + 1..verb).rfind(|at| words[*at].tag == Tag::Comma) else { return end };
    let listed = &words[end + 1..close];
    let plain = !listed.iter().any(|w| matches!(w.tag, Tag::Verb(_) | Tag::Subject));
    let joined = listed.iter().any(|w| w.is(AND) || w.is(OR));
    let first = listed.first().is_some_and(|w| w.capital || w.is(THE) || w.is(A) || w.is(AN));
    if plain && joined && first && close + 1 < verb { close } else { end }
}

/// A source with all that depends on it, up to punctuation or a verb; includes a participle as in "documents seen by the paper",
/// and brackets after it.
fn long_source(unit: &Unit<'_>, start: usize) -> Option<Range<usize>> {
    let words = &unit.words;
    let mut source = phrase_right(words, start, true)?;
    let participle = |at: usize| unit.tree.link(at) == Link::Reduced && unit.tree.head(at).is_some_and(|head| source.contains(&head));
    if source.end < words.len() && participle(source.end) {
        let reach = unit.tree.reach(source.end).end;
        let mark = |at: &usize| matches!(words[*at].tag, Tag::Comma | Tag::Stop | Tag::Dash | Tag::Colon);
        source.end = (source.end..reach).find(mark).unwrap_or(reach);
    }
    if words.get(source.end).is_some_and(|w| w.tag == Tag::Open) {
        source.end = (source.end..words.len()).find(|at| words[*at].tag == Tag::Close).map_or(source.end, |close| close + 1);
    }
    Some(source)
}

/// Most words of a name with its description before a colon and a quotation.
const LONGEST_NAME: usize = 14;

/// "Nine dead in blast: police" and "Police: nine dead in blast".
fn colon(words: &[Word<'_>], language: &Language) -> Option<Report> {
    let at = words.iter().position(|w| w.tag == Tag::Colon && w.is(":"))?;
    let (before, after) = (0..at, at + 1..words.iter().rposition(|w| w.tag != Tag::Stop).map_or(0, |l| l + 1));
    let short = |r: &Range<usize>| {
        !r.is_empty() && r.len() <= 6 && !words[r.clone()].iter().any(|w| w.finite() || matches!(w.tag, Tag::Verb(_) | Tag::Comma))
    };
    let speaker = |r: &Range<usize>| words[r.clone()].iter().any(|w| language.speech.speakers.contains(&w.token.norm));
    let person =
        |r: &Range<usize>| words[r.clone()].iter().all(|w| w.capital || matches!(w.tag, Tag::Name | Tag::Possessive | Tag::Hyphen));
    let quoted = words.get(at + 1).is_some_and(|w| matches!(w.tag, Tag::Speech | Tag::Quoted));
    // "Ana Roe, editor of the Tide: “…”"
    let signed = before.start < before.end
        && before.len() <= LONGEST_NAME
        && words[0].capital
        && words.get(at + 1).is_some_and(|w| w.tag == Tag::Speech)
        && !words[before.clone()].iter().any(|w| w.finite() || matches!(w.tag, Tag::Verb(_) | Tag::Subject | Tag::Quoted));
    let says = |r: &Range<usize>| speaker(r) || person(r) && (quoted || words[after.clone()].iter().any(Word::finite));
    let (source, content) = if signed || short(&before) && after.len() > 2 && says(&before) {
        (before, after)
    } else if short(&after) && speaker(&after) && before.len() > 2 {
        (after, before)
    } else {
        return None;
    };
    Some(Report { source: Some(source), cue: Some(at..at + 1), verb: String::new(), content: vec![content] })
}

/// "“…” — Ana Roe, Brevik": a quotation signed with a name.
fn signature(words: &[Word<'_>]) -> Option<Report> {
    const LONGEST: usize = 12;
    let dash = words.iter().rposition(|w| w.tag == Tag::Dash).filter(|at| *at > 0 && words[*at - 1].tag == Tag::Speech)?;
    let end = words.iter().rposition(|w| w.tag != Tag::Stop)? + 1;
    let name = words[dash + 1..end].iter().take_while(|w| matches!(w.tag, Tag::Name | Tag::Other | Tag::Hyphen) || w.capital).count();
    let fits = name > 0 && end - dash <= LONGEST && !words[dash + 1..end].iter().any(Word::finite);
    let content = std::iter::once(dash - 1..dash).collect();
    fits.then(|| Report { source: Some(dash + 1..dash + 1 + name), cue: Some(dash..dash + 1), verb: String::new(), content })
}

/// Reports by the nouns of speech and thought in a unit: "the claim that …", "his refusal to …", "accusations by X that …".
pub(super) fn noun_reports(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let words = &unit.words;
    let all = if unit.titled { 0..0 } else { 0..words.len() };
    all.filter(|at| words[*at].tag == Tag::Noun && language.speech.nouns.contains(&words[*at].token.norm))
        .filter_map(|at| noun_report(unit, at, language))
        .collect()
}

/// The report of a noun, from the tree: its owner or author, and the clause, infinitive or phrase that depends on it.
fn noun_report(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<Report> {
    let tree = &unit.tree;
    if tree.part(noun) != Part::Noun || matches!(tree.link(noun), Link::Modifier | Link::Compound) {
        return None;
    }
    let speech = &language.speech;
    let is = |at: usize, any: &FxHashSet<String>| any.contains(&unit.words[at].token.norm);
    let behind = |wanted: &dyn Fn(usize) -> bool| tree.children(noun).find(|c| *c > noun && wanted(*c));
    let by = behind(&|c| tree.link(c) == Link::Preposition && is(c, &speech.before_author));
    let by = by.and_then(|by| tree.child(by, &[Link::PrepositionObject]));
    let owner = tree.child(noun, &[Link::Possessive]);
    let source = by.or(owner).or_else(|| light_subject(unit, noun, language));
    let clause = |c: usize| {
        matches!(tree.link(c), Link::Reduced | Link::Clause)
            && tree.child(c, &[Link::Marker]).is_some_and(|o| is(o, &speech.noun_clause_openers))
    };
    let infinitive = |c: usize| {
        matches!(tree.link(c), Link::Reduced | Link::OpenClause)
            && tree.children(c).any(|t| tree.link(t) == Link::Auxiliary && unit.words[t].is(TO))
    };
    let phrase = |c: usize| tree.link(c) == Link::Preposition && is(c, &speech.of_nouns);
    let known = source.is_some();
    let content = behind(&clause)
        .or_else(|| predicate(unit, noun))
        .or_else(|| carried(unit, noun, language))
        .or_else(|| behind(&infinitive).filter(|_| known))
        .or_else(|| behind(&phrase).filter(|_| known).and_then(|p| tree.children(p).find(|c| *c > p)))?;
    let reach = tree.reach(content);
    let source = source.map(|at| speaker(unit, at, noun));
    Some(Report { source, cue: Some(noun..noun + 1), verb: unit.words[noun].token.norm.clone(), content: vec![reach] })
}

/// "His argument is that the dam holds": the head of the clause.
fn predicate(unit: &Unit<'_>, noun: usize) -> Option<usize> {
    let tree = &unit.tree;
    let be = tree.head(noun).filter(|be| tree.link(noun) == Link::Subject && unit.words[*be].tag == Tag::Be)?;
    tree.children(be).find(|c| *c > be && tree.link(*c) == Link::Clause && tree.child(*c, &[Link::Marker]).is_some())
}

/// "They issued a warning that": the head of a clause that may depend on the verb.
fn carried(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<usize> {
    let tree = &unit.tree;
    let verb = tree.head(noun).filter(|_| tree.link(noun) == Link::Object)?;
    let light = language.speech.light.contains(unit.words[verb].lemma);
    tree.children(verb).find(|c| light && *c > noun && tree.link(*c) == Link::Clause)
}

/// "They made the claim that": the subject of a light verb or a reporting verb.
fn light_subject(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<usize> {
    let tree = &unit.tree;
    let verb = tree.head(noun).filter(|_| tree.link(noun) == Link::Object)?;
    let lemma = unit.words[verb].lemma;
    (language.speech.light.contains(lemma) || language.speech.class_of(lemma).is_some()).then(|| tree.subject(verb)).flatten().map(|s| s.0)
}

/// The phrase that names the speaker, without the noun.
fn speaker(unit: &Unit<'_>, head: usize, noun: usize) -> Range<usize> {
    let mut reach = unit.tree.reach(head);
    while reach.len() > 1 && (unit.words[reach.end - 1].tag == Tag::Possessive && reach.end - 1 > head) {
        reach.end -= 1;
    }
    if reach.contains(&noun) { head..head + 1 } else { reach }
}

/// Reports by the adjectives of thought and will in a unit: "is confident that", "was unwilling to", "made clear that".
pub(super) fn adjective_reports(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let known = |at: &usize| language.speech.adjectives.contains(&unit.words[*at].token.norm);
    if unit.titled {
        return Vec::new();
    }
    (0..unit.words.len()).filter(known).filter_map(|at| adjective_report(unit, at, language)).collect()
}

fn adjective_report(unit: &Unit<'_>, at: usize, language: &Language) -> Option<Report> {
    let (tree, speech) = (&unit.tree, &language.speech);
    let verb = tree
        .head(at)
        .filter(|verb| *verb < at && matches!(tree.link(at), Link::Adjective | Link::Predicate | Link::Clause | Link::PassiveSubject))?;
    let (subject, link) = tree.subject(verb)?;
    let somebody = link == Link::Subject && !speech.nobody.contains(&unit.words[subject].token.norm);
    let opened = |c: usize| tree.children(c).any(|o| unit.words[o].is(THAT));
    let clause = |c: &usize| match tree.link(*c) {
        Link::Clause => true,
        Link::Subject | Link::Adverbial => tree.is_verb(*c) && opened(*c),
        Link::OpenClause => tree.part(*c) == Part::Base,
        _ => false,
    };
    let phrase = |c: &usize| tree.link(*c) == Link::Preposition && speech.of_adjectives.contains(&unit.words[*c].token.norm);
    let mut behind = tree.children(at).filter(|c| *c > at);
    let mut on = tree.children(at).filter(|c| *c > at);
    let content = behind.find(clause).or_else(|| on.find(phrase).and_then(|p| tree.children(p).find(|c| *c > p)));
    let content = tree.reach(content.filter(|_| somebody)?);
    let source = tree.reach(subject);
    let source = if source.contains(&at) { subject..subject + 1 } else { source };
    Some(Report { source: Some(source), cue: Some(verb..at + 1), verb: unit.words[at].token.norm.clone(), content: vec![content] })
}

/// Reports of quotations introduced by a clause without a verb of saying and a colon or comma: "He had one wish: “…”". The subject of the clause is
/// the speaker. Skips the quotations of the `known` reports.
pub(super) fn lead_in_reports(unit: &Unit<'_>, known: &[Report]) -> Vec<Report> {
    let words = &unit.words;
    let held = |at: usize| known.iter().any(|r| r.content.iter().any(|c| c.contains(&at)));
    let led = |at: &usize| words[*at].tag == Tag::Speech && *at > 1 && matches!(words[at - 1].tag, Tag::Colon | Tag::Comma) && !held(*at);
    (0..words.len()).filter(led).filter_map(|at| lead_in_report(words, at, known)).collect()
}

fn lead_in_report(words: &[Word<'_>], quotation: usize, known: &[Report]) -> Option<Report> {
    let verb =
        (0..quotation).rev().take(30).take_while(|at| !matches!(words[*at].tag, Tag::Stop | Tag::Speech)).find(|at| words[*at].finite())?;
    // "The mayor says the dam held for an hour: “…”": the source of the report before the colon continues to speak.
    let going_on = known
        .iter()
        .find(|r| r.source.is_some() && r.cue.as_ref().is_some_and(|cue| cue.end <= verb) && r.content.iter().any(|c| c.contains(&verb)));
    if let Some(report) = going_on {
        let content = std::iter::once(quotation..quotation + 1).collect();
        return Some(Report { source: report.source.clone(), cue: report.cue.clone(), verb: report.verb.clone(), content });
    }
    let source = subject(words, verb)?;
    let content = std::iter::once(quotation..quotation + 1).collect();
    Some(Report { source: Some(source), cue: Some(group_start(words, verb)..verb + 1), verb: words[verb].lemma.to_string(), content })
}
