//! Choices of words, sources and certainty, a line each: what it is about, and who says what. With `--all` the statements too.

use super::{NAMED, Part, hidden, hung_with_id, rest, title};
use crate::digest::sections::Section;
use crate::digest::{Choice, Wording};
use crate::model::{DifferenceKind, Family, StatementId, Voice};
use crate::report::rich::{Ink, Rich};
use crate::report::{excerpt, words};

/// So many choices of words are shown without `--all`.
const WORDS: usize = 6;

/// So many choices of source, and of certainty, are shown without `--all`.
const BRIEF: usize = 2;

/// So many wordings of a choice are shown without `--all`.
const WORDINGS: usize = 4;

/// Words longer than this are cut.
const LONG: usize = 40;

/// What is told in other words, from other sources, or told as surer.
pub fn render(part: Part<'_, '_>, section: Section) -> String {
    let (choices, look) = (part.digest.choices_of(section), part.look);
    if choices.is_empty() {
        return String::new();
    }
    if (part.tight() || section != Section::Words && part.slight()) && !look.all {
        return rest::counted(section, &choices.len().to_string(), "-a", look);
    }
    let mut out = format!("\n{}\n", title(section, Ink::Wording, choices.len()).paint(look));
    if look.all {
        let full = choices.iter().map(|choice| rest::Full {
            what: vec![
                Rich::of(Ink::Wording, words::kind(choice.kind)),
                Rich::of(Ink::Dim, &ids(choice)),
                Rich::of(Ink::Dim, &choice.about),
            ],
            sides: choice.wordings.iter().flat_map(|wording| wording.sides.iter().copied()).collect(),
            reasons: choice.reasons.clone(),
            kind: choice.kind,
        });
        return out + &rest::in_full(part, &full.collect::<Vec<_>>(), Ink::Wording);
    }
    let most = part.most(if section == Section::Words { WORDS } else { BRIEF });
    let shown = if choices.len() == most + 1 { most + 1 } else { choices.len().min(most) };
    let abouts = choices[..shown].iter().map(|choice| Rich::plain(&choice.about).width());
    let about = abouts.max().unwrap_or(0).min(look.width / 5);
    for choice in &choices[..shown] {
        let id = choice.claims.first().map_or_else(String::new, ToString::to_string);
        // Whose word it is says nothing without what is said.
        if let Some(told) = told_of(choice).filter(|_| matches!(choice.kind.family(), Family::Source | Family::Certainty)) {
            out.push_str(&hung_with_id(Rich::blank(2), &said(part, told), &id, look));
            out.push_str(&hung_with_id(Rich::blank(4), &line(part, choice), "", look));
            continue;
        }
        let (own, _) = excerpt::from_start(&choice.about, about);
        let lead = Rich::blank(2).joined(Rich::plain(own)).padded(if about == 0 { 2 } else { 2 + about + 2 });
        out.push_str(&hung_with_id(lead, &line(part, choice), &id, look));
    }
    out + &hidden(choices.len() - shown, "", "-a", look)
}

/// Where what the sources or the certainty are of is told: where it is asked, else where an account states it itself, or else first. The claim may tell more.
fn told_of(choice: &Choice<'_>) -> Option<StatementId> {
    let sides = || choice.wordings.iter().flat_map(|wording| wording.sides.iter());
    let own = || sides().find(|side| side.voice == Voice::Own);
    choice.asked.or_else(|| own().or_else(|| sides().next()).and_then(|side| side.statement))
}

/// The start of a statement.
fn said(part: Part<'_, '_>, id: StatementId) -> Rich {
    let words = crate::text::one_line(part.comparison.words(id));
    let (shown, more) = excerpt::from_start(&words, part.look.width.saturating_sub(20));
    Rich::of(Ink::Dim, &format!("“{shown}{}”", if more { " …" } else { "" }))
}

/// `“liberated” marmara, ministry · “surrendered” masis (takes sides)`
fn line(part: Part<'_, '_>, choice: &Choice<'_>) -> Rich {
    let mut out = Rich::default();
    let shown = if choice.wordings.len() == WORDINGS + 1 { WORDINGS + 1 } else { choice.wordings.len().min(WORDINGS) };
    for (at, wording) in choice.wordings[..shown].iter().enumerate() {
        out.push(Ink::Dim, if at > 0 { " · " } else { "" });
        out.append(told(part, choice, wording));
    }
    if shown < choice.wordings.len() {
        out.push(Ink::Dim, &format!(" · and {} more", choice.wordings.len() - shown));
    }
    if !matches!(choice.kind.family(), Family::Source | Family::Certainty) {
        out.push(Ink::Dim, &format!(" ({})", words::kind(choice.kind)));
    }
    out
}

/// Who says it in which words.
fn told(part: Part<'_, '_>, choice: &Choice<'_>, wording: &Wording<'_>) -> Rich {
    let names = part.names(&wording.accounts, NAMED);
    let own = wording.sides.iter().all(|side| side.voice == Voice::Own);
    if choice.kind == DifferenceKind::Attribution && own {
        let states = if wording.accounts.len() == 1 { "states it itself" } else { "state it themselves" };
        return Rich::plain(&format!("{names} {states}"));
    }
    let (shown, more) = excerpt::from_start(&wording.words, LONG);
    let words = format!("“{shown}{}”", if more { " …" } else { "" });
    Rich::of(if wording.leaning { Ink::Strong } else { Ink::Plain }, &words).with(Ink::Plain, &format!(" {names}"))
}

/// "c3 d5 d6", the first few.
fn ids(choice: &Choice<'_>) -> String {
    let ids = choice.claims.iter().map(ToString::to_string).chain(choice.differences.iter().map(ToString::to_string));
    ids.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::digest::Digest;
    use crate::digest::sections::Section;
    use crate::report::table::Part;
    use crate::report::{Look, fixture};
    use crate::select;

    #[test]
    fn a_choice_stands_in_a_line_with_who_makes_it() {
        let words = ["The", "rescuers", "liberated", "six", "men", "after", "nine", "hours"].map(|word| (word, "by"));
        let twins = ["Six", "men", "were", "freed", "by", "rescuers", "after", "nine"];
        let comparison = fixture::labelled(&std::array::from_fn::<_, 8, _>(|at| (words[at].0, twins[at])));
        let view = select::everything(&comparison);
        let digest = Digest::of(&comparison, &view, None);
        let shown = |all| {
            let look = Look { width: 100, colour: false, all, alone: false, perhaps: false, links: None };
            let part = Part { comparison: &comparison, view: &view, digest: &digest, look: &look, room: crate::report::table::STEPS };
            [Section::Words, Section::Sources, Section::Certainty].map(|section| render(part, section)).concat()
        };
        let (few, all) = (shown(false), shown(true));
        assert!(few.contains("  Orlova  “liberated” herald · “freed” ledger (takes sides)   "), "{few}");
        assert!(few.contains("  … 3 more: -a\n") && few.contains("WORDS · 9\n"), "{few}");
        let said = "  “Fourteen miners were killed on Tuesday when the eastern shaft of the Orlova pit …”";
        assert!(few.contains(said) && few.contains("\n    herald states it itself · “the ministry said” ledger\n"), "{few}");
        assert!(!all.contains("more: -a") && all.contains("two words for one thing"), "{all}");
    }
}
