//! Sentences of one paragraph: the boundaries of a segmentation library, then our own repairs for its known gaps in newspapers: it splits nothing
//! inside quotation marks or brackets, and it splits after some abbreviations.

use std::ops::Range;

use super::{inner, joined, lines};
use crate::language::{Language, page};
use crate::text::normalise::is_unseen;

/// The library is given at most about this many bytes at once: its time is not linear in the length of a paragraph.
const WINDOW: usize = 16 * 1024;

/// Byte ranges of the sentences of a paragraph, white space trimmed, never empty.
pub(super) fn split(text: &str, language: &Language) -> Vec<Range<usize>> {
    parted(text, language.tag, language, |_, _| false)
}

/// The same in a language without word lists, by its tag; `english` stands in for the missing lists.
pub(super) fn foreign(text: &str, tag: &str, english: &Language) -> Vec<Range<usize>> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let points = page::foreign(tag).is_some_and(|page| page.points_ordinals());
    parted(text, primary, english, |text, cut| points && is_ordinal(text, cut))
}

/// "am 14. März": true if one or two digits and a full stop come before the cut.
fn is_ordinal(text: &str, cut: usize) -> bool {
    let Some(number) = text[..cut].trim_end().strip_suffix('.') else { return false };
    let digits = number.len() - number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (1..=2).contains(&digits) && number[..number.len() - digits].ends_with(|c: char| c.is_whitespace() || c == '(')
}

/// `joins` returns true if the sentence of a text continues over a cut.
fn parted(text: &str, tag: &str, language: &Language, joins: impl Fn(&str, usize) -> bool) -> Vec<Range<usize>> {
    let (printed, one_line) = (text, one_line(text));
    let text = one_line.as_str();
    let mut cuts: Vec<usize> = Vec::new();
    for window in windows(text) {
        cuts.extend(sentencex::get_sentence_boundaries(tag, &text[window.clone()]).iter().map(|b| window.start + b.start_byte));
    }
    for cut in &mut cuts {
        *cut = joined::past_tail(text, *cut, language);
    }
    cuts.retain(|cut| !joined::belongs_together(text, *cut, language) && !joins(text, *cut));
    cuts.extend(inner::inner_cuts(text, language));
    cuts.extend(lines::list_cuts(text));
    cuts.extend(lines::stamp_cuts(text, language));
    cuts.extend(lines::line_cuts(text, language));
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    behind_closing_marks(text, &mut cuts);
    let parts = cuts.windows(2).filter_map(|pair| trimmed(printed, pair[0]..pair[1])).collect();
    without_bare_numbers(text, without_lone_marks(text, parts))
}

/// The text with a space for each line end and each invisible character, with the same number of bytes, so that offsets stay the same.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_unseen(c) => out.extend(std::iter::repeat_n(' ', c.len_utf8())),
            c => out.push(c),
        }
    }
    out
}

/// `… a later date.| " Word has it`: a straight quotation mark with spaces on both sides closes what an earlier one opened.
fn behind_closing_marks(text: &str, cuts: &mut Vec<usize>) {
    let (mut open, mut from) = (false, 0);
    for cut in cuts.iter_mut() {
        let marks = text.get(from..*cut).map_or(0, |part| part.matches('"').count());
        open ^= marks % 2 == 1;
        from = from.max(*cut);
        let gap = text[*cut..].len() - text[*cut..].trim_start().len();
        let after = text[*cut + gap..].strip_prefix('"');
        if open && after.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            (open, *cut) = (false, *cut + gap + 1);
            from = *cut;
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
}

/// A part without a letter or digit belongs to the part before it; if it is the first, to the next one.
fn without_lone_marks(text: &str, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    let bare = |r: &Range<usize>| !text[r.clone()].contains(char::is_alphanumeric);
    for part in parts {
        match out.last_mut() {
            Some(last) if bare(&part) || bare(last) => last.end = part.end,
            Some(_) | None => out.push(part),
        }
    }
    out
}

/// "1." and "4.2." belong to the text that they number.
fn without_bare_numbers(text: &str, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        let bare = |r: &Range<usize>| {
            r.len() <= 8 && text[r.clone()].ends_with('.') && text[r.clone()].bytes().all(|b| b.is_ascii_digit() || b == b'.')
        };
        let capital = text[part.clone()].trim_start_matches(['"', '“', '‘', '(']).starts_with(char::is_uppercase);
        let first = out.len() == 1;
        match out.last_mut().filter(|last| capital && (bare(last) || first && is_numbered_head(&text[(*last).clone()]))) {
            Some(last) => last.end = part.end,
            None => out.push(part),
        }
    }
    out
}

/// "Fig. 3.", "Table 2.", "Lot 14.": the text after it is what it numbers.
fn is_numbered_head(text: &str) -> bool {
    let Some((name, number)) = text.strip_suffix('.').and_then(|head| head.split_once(' ')) else { return false };
    let roman = number.len() <= 5 && number.bytes().all(|b| b"IVXLC".contains(&b));
    let figure = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let name = name.strip_suffix('.').unwrap_or(name);
    (roman || figure) && name.len() > 1 && name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic)
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    (start < end).then_some(start..end)
}

/// Stretches of about [`WINDOW`] bytes that end after a full stop and a space, else at any space, else anywhere.
fn windows(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while text.len() - start > WINDOW {
        let mut end = start + WINDOW;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let part = &text[start..end];
        let stop = part.rfind(". ").or_else(|| part.rfind(' ')).map_or(end, |at| start + at + 1);
        out.push(start..stop);
        start = stop;
    }
    out.push(start..text.len());
    out
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::language::Language;

    fn parts(text: &str) -> Vec<&str> {
        split(text, Language::english()).into_iter().map(|r| &text[r]).collect()
    }

    /// A bar shows where a sentence ends.
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ");
        assert_eq!(parts(&text), marked.split(" | ").collect::<Vec<_>>());
    }

    #[test]
    fn abbreviations() {
        for marked in [
            "It stands in vol. 3 of the report. | Nobody read it.",
            "Officers incl. Brig. Gen. Halvard Moe were there. | They left.",
            "He lives at No. 10 Harbour Street. | She does not.",
            "The train left at 6 a.m. | Witnesses saw it.",
            "It rained. | Shortly after 8:30 a.m. I saw a van.",
            "Sen. Halvard Moe, R-N.C., said that he left. | Rep. Ana Ruiz, D-R.I., stayed.",
            "Gov. Ana Ruiz, R-Fla., met Lt. Col. Dan Moe on Nov. 25. | They agreed.",
            "She moved to the U.S. | The family followed.",
            "The U.S. Army left. | It came back.",
            "Moe Bros. Inc. sold the yard. | It closed.",
            "Approx. 300 people came, Sgt. Moe said.",
            "Wm. Moir and Chas. Webb left Upr. Norton. | They came back.",
            "Abp. Wulf blessed the 4th Regt. of Foot. | It rained.",
            "The wreck lies near Km. 118 of the road. | Nobody saw it.",
            "Noon found us in Lat. 46.10 N., Long. 12.33 W. | The wind fell.",
            "Jos. Pym, aet. 44, dir. of the line, paid SFr. 300. | He left.",
            "The walk was too long. | Mary was tired.",
            "He was with the BBC. | Mary was not.",
            "They walked 5 km. | Tom was tired.",
            "Fig. 3. The crypt at dawn. | Nobody is there.",
            "The mast broke at 2 a.m. AST.",
            "Rents fell in May. | Exports of tin rose.",
            "The fair opened on 3 May. | Cattle were sold.",
        ] {
            check(marked);
        }
    }

    #[test]
    fn quotations_of_several_sentences() {
        for marked in [
            "\"We lost the house in the flood. | Nobody came to help us,\" she said.",
            "“The road is shut until Monday. | We will open it when it is safe,” he said. | He left.",
            "He said: “It was dark. | I could not see the boat at all.” | Then he wept.",
            "\"Stop! Go!\" he cried.",
            "\"Is it safe?\" she asked. | Nobody knew.",
            "“Is it safe?” Mr. Moe asked. | “No!” Ana Ruiz said.",
            "“Why did they not come?” | The mayor had no answer.",
            "The yard said that \"prices will be told at a later date. \" | Word has it that they rise.",
            "\"The road is shut. \" | Nobody knew.",
            "He called it “the worst day.” [12] | Later he left.",
        ] {
            check(marked);
        }
    }

    #[test]
    fn brackets_and_lists() {
        for marked in [
            "The mayor (He was once a teacher.) at the time was ill.",
            "The yard closed in May. | (It had opened in 1990.) | Two ships were left.",
            "1. Introduction of the plan.",
            "It began at 8:30 p. m. Thursday and ended at 7 a. m. EDT. | Nobody slept.",
            "They sell rope, tar, sails etc. | The yard is shut.",
            "They want (a) a road, (b) a school, (c) a bridge. | They got none.",
            "The fire began at noon… | The crew fled.",
        ] {
            check(marked);
        }
    }

    #[test]
    fn a_huge_paragraph_is_read_in_windows() {
        let text = "The boat sank at dawn. ".repeat(4000);
        assert_eq!(parts(&text).len(), 4000);
        assert_eq!(parts(&"x".repeat(50_000)).len(), 4);
    }
}
