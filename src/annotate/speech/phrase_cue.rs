//! Reports that a phrase tells of: "according to X", and headlines that end or begin with their source ("…: police").

use std::ops::Range;

use super::Report;
use super::content;
use super::unit::Unit;
use crate::annotate::clause::{Tag, Word, phrase_right};
use crate::language::Language;
use crate::model::tree::Link;

/// The reports of a unit that no verb of saying tells of.
pub(super) fn find(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
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

/// "According to the treaty", "according to the statement signed on Monday": what was agreed or laid down says nothing; it was done by it.
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

/// Behind the list that a source ends in: "a report by the mayor, the abbot and the guild, …". A list goes on up to "and", its comma closes it,
/// and behind that stands what is told.
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
    let joined = listed.iter().any(|w| w.is("and") || w.is("or"));
    let first = listed.first().is_some_and(|w| w.capital || w.is("the") || w.is("a") || w.is("an"));
    if plain && joined && first && close + 1 < verb { close } else { end }
}

/// A source with all that hangs on it, up to a mark or a verb; with what was done to it, as in "documents seen by the paper", and with what
/// stands behind it in brackets.
fn long_source(unit: &Unit<'_>, start: usize) -> Option<Range<usize>> {
    let words = &unit.words;
    let mut source = phrase_right(words, start, true)?;
    let told = |at: usize| unit.tree.link(at) == Link::Reduced && unit.tree.head(at).is_some_and(|head| source.contains(&head));
    if source.end < words.len() && told(source.end) {
        let reach = unit.tree.reach(source.end).end;
        let mark = |at: &usize| matches!(words[*at].tag, Tag::Comma | Tag::Stop | Tag::Dash | Tag::Colon);
        source.end = (source.end..reach).find(mark).unwrap_or(reach);
    }
    if words.get(source.end).is_some_and(|w| w.tag == Tag::Open) {
        source.end = (source.end..words.len()).find(|at| words[*at].tag == Tag::Close).map_or(source.end, |close| close + 1);
    }
    Some(source)
}

/// A name with its description, before a colon and a quotation, has no more words than this.
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
    } else if short(&after) && speaker(&after) && after.end == words.len().min(after.end) && before.len() > 2 {
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
