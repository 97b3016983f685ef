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
