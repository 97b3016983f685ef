//! What two statements do not share, word by word. Two that are hardly alike, or very long, are not held against each other: a word diff
//! of them is harder to read than they are.

use similar::{ChangeTag, TextDiff};

use crate::text::Visible;

/// Two statements less alike than this are not held against each other.
const ALIKE: f64 = 0.25;
/// A diff takes time in the product of the lengths: nor are those with more words.
const LONGEST: usize = 2_000;

/// The diff of two statements that are alike enough.
pub fn diff<'t>(old: &'t Visible, new: &'t Visible) -> Option<TextDiff<'t, 't, str>> {
    let too_long = |text: &Visible| text.as_str().split(' ').count() > LONGEST;
    if too_long(old) || too_long(new) {
        return None;
    }
    Some(TextDiff::from_unicode_words(old.as_str(), new.as_str())).filter(|diff| alike(diff) >= ALIKE)
}

/// The words of a statement in order, with whether none of the others has them there. All are shared when no other is alike enough.
pub fn own(text: &Visible, others: &[Visible]) -> Vec<(bool, String)> {
    let mut words: Vec<(bool, String)> = Vec::new();
    for diff in others.iter().filter_map(|other| diff(text, other)) {
        let changes = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Insert);
        let held: Vec<(bool, String)> = changes.map(|c| (c.tag() == ChangeTag::Delete, c.value().to_string())).collect();
        if words.is_empty() {
            words = held;
        } else {
            words.iter_mut().zip(&held).for_each(|(word, (own, _))| word.0 &= own);
        }
    }
    if words.is_empty() { vec![(false, text.to_string())] } else { joined(words) }
}

/// Runs of words; the space between two own words is part of the run, that at its ends is not.
fn joined(words: Vec<(bool, String)>) -> Vec<(bool, String)> {
    let mut out: Vec<(bool, String)> = Vec::new();
    for (at, (own, word)) in words.iter().enumerate() {
        let blank = word.trim().is_empty();
        let inside = out.last().is_some_and(|(own, _)| *own) && words.get(at + 1).is_some_and(|(own, _)| *own);
        let own = if blank { inside } else { *own };
        match out.last_mut().filter(|(last, _)| *last == own) {
            Some((_, text)) => text.push_str(word),
            None => out.push((own, word.clone())),
        }
    }
    out
}

/// Share of letters and digits that both have, 0..1.
fn alike(diff: &TextDiff<'_, '_, str>) -> f64 {
    let (mut same, mut all) = (0, 0);
    for change in diff.iter_all_changes() {
        let letters = change.value().chars().filter(|c| c.is_alphanumeric()).count();
        match change.tag() {
            ChangeTag::Equal => {
                same += 2 * letters;
                all += 2 * letters;
            }
            ChangeTag::Delete | ChangeTag::Insert => all += letters,
        }
    }
    if all == 0 { 1.0 } else { f64::from(u32::try_from(same).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX)) }
}

/// Changes joined to runs: words that are replaced side by side are one replacement, also over the spaces and little words between them.
pub fn runs(diff: &TextDiff<'_, '_, str>) -> Vec<(ChangeTag, String)> {
    let mut out: Vec<(ChangeTag, String)> = Vec::new();
    let (mut before, mut between) = (Change::default(), String::new());
    for change in changes(diff) {
        match change {
            Piece::Same(text) => between = text,
            Piece::Other(change) => {
                let began = !(before.old.is_empty() && before.new.is_empty());
                let joined = began && (between.trim().is_empty() || (before.replaces() && change.replaces() && island(&between)));
                if !joined {
                    std::mem::take(&mut before).flush(&mut out);
                    out.push((ChangeTag::Equal, std::mem::take(&mut between)));
                }
                before.old.push_str(&format!("{between}{}", change.old));
                before.new.push_str(&format!("{between}{}", change.new));
                between.clear();
            }
        }
    }
    before.flush(&mut out);
    out.push((ChangeTag::Equal, between));
    out
}

/// What both have, or what stands in one and not in the other.
enum Piece {
    Same(String),
    Other(Change),
}

#[derive(Default)]
struct Change {
    old: String,
    new: String,
}

/// The diff as a sequence of pieces, same and other by turns.
fn changes(diff: &TextDiff<'_, '_, str>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), out.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(held))) => held.push_str(text),
            (ChangeTag::Equal, Some(Piece::Other(_)) | None) => out.push(Piece::Same(text.into())),
            (ChangeTag::Delete, Some(Piece::Other(held))) => held.old.push_str(text),
            (ChangeTag::Insert, Some(Piece::Other(held))) => held.new.push_str(text),
            (ChangeTag::Delete, Some(Piece::Same(_)) | None) => out.push(Piece::Other(Change { old: text.into(), new: String::new() })),
            (ChangeTag::Insert, Some(Piece::Same(_)) | None) => out.push(Piece::Other(Change { old: String::new(), new: text.into() })),
        }
    }
    out
}

/// A little word or mark that two replacements happen to have between them: "on", "the", a comma. Numbers are never little.
fn island(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() <= 3
        && !text.contains(|c: char| c.is_numeric() || matches!(c, '.' | '"' | '”' | '“'))
}

impl Change {
    fn replaces(&self) -> bool {
        !self.old.trim().is_empty() && !self.new.trim().is_empty()
    }

    /// Puts the marks out; white space that both begin or end with stands outside of them.
    fn flush(self, out: &mut Vec<(ChangeTag, String)>) {
        let (mut old, mut new) = (self.old.as_str(), self.new.as_str());
        let both = |fits: fn(&str) -> bool| {
            [old, new].into_iter().filter(|text| !text.is_empty()).all(fits) && !(old.is_empty() && new.is_empty())
        };
        let (leads, trails) = (both(|t| t.starts_with(' ')), both(|t| t.ends_with(' ')));
        if leads {
            (old, new) = (old.trim_start(), new.trim_start());
        }
        if trails {
            (old, new) = (old.trim_end(), new.trim_end());
        }
        let space = |there: bool| there.then(|| (ChangeTag::Equal, " ".to_string()));
        out.extend(space(leads));
        let marks = [(ChangeTag::Delete, old), (ChangeTag::Insert, new)];
        out.extend(marks.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(tag, text)| (tag, text.to_string())));
        out.extend(space(trails));
    }
}

#[cfg(test)]
mod tests {
    use super::own;
    use crate::text::Visible;

    fn marked(text: &str, others: &[&str]) -> String {
        let others: Vec<Visible> = others.iter().map(|other| Visible::of(other)).collect();
        own(&Visible::of(text), &others).into_iter().map(|(own, text)| if own { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn words_are_own_that_no_other_has() {
        let text = "The army entered the small town on Monday.";
        assert_eq!(marked(text, &["The army liberated the town on Monday."]), "The army [entered] the [small] town on Monday.");
        let both = ["The army liberated the town on Monday.", "The army entered the town at night."];
        assert_eq!(marked(text, &both), "The army entered the [small] town on Monday.");
        assert_eq!(marked(text, &["A brass band played."]), text, "hardly alike");
        assert_eq!(marked(text, &[]), text);
        assert_eq!(marked("Nine brave men died.", &["Ten old men died."]), "[Nine brave] men died.");
    }
}
