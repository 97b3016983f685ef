//! What several accounts report alike, with the part that all of them share and what single ones add; what is not settled, with both sides; and what
//! may be the same.

use super::{FEW, ID, Part, heading, hidden, with_hanging_indent, with_hanging_indent_and_id};
use crate::digest::sections::Section;
use crate::digest::{self, Add, Open, Shared};
use crate::report::excerpt::{self, Cut};
use crate::report::prose;
use crate::report::rich::{Ink, Rich};

/// Maximum number of rows of what is the same shown without `--all`.
const SAME: usize = 8;

/// Maximum number of rows of what several accounts report shown without `--all`.
const SEVERAL: usize = 5;

/// Maximum number of rows of what is not settled shown without `--all`.
const OPEN: usize = 5;

/// Maximum number of accounts named with what they add, without `--all`.
const ADDS: usize = 2;

/// Claims that several accounts report alike, those of most accounts first.
pub(super) fn agreed(part: Part<'_, '_>) -> String {
    let (own, look) = (&part.digest.agreed, part.look);
    if own.is_empty() {
        return String::new();
    }
    let clear = own.iter().filter(|row| !row.slight).count();
    let shown = if clear > 0 && !look.all { clear } else { own.len() }.min(part.most(SAME));
    let mut out = heading(Section::Same, Ink::Agreed, own.len(), &key(part), look);
    for row in &own[..shown] {
        out.push_str(&same(part, row));
    }
    out + &hidden(own.len() - shown, "", "-a", look)
}

/// The accounts that the dots represent.
fn key(part: Part<'_, '_>) -> String {
    let (first, last) = (part.digest.accounts.first(), part.digest.accounts.last());
    match (first, last) {
        (Some(first), Some(last)) if part.few() && first != last => {
            let whole = format!("● of {}", part.names(&part.digest.accounts, FEW));
            let ends = format!("{} of {} … {}", "●".repeat(part.digest.accounts.len()), part.label(*first), part.label(*last));
            if Rich::plain(&whole).width() + 34 <= part.look.width { whole } else { ends }
        }
        _ => String::new(),
    }
}

/// Claims that several accounts report, those of most accounts first, each by its gist.
pub(super) fn several(part: Part<'_, '_>) -> String {
    let (own, look) = (&part.digest.several, part.look);
    if own.is_empty() {
        return String::new();
    }
    if part.tight() && !look.all {
        return super::listed::counted(Section::Several, &own.len().to_string(), "-a", look);
    }
    let shown = if part.whole() { own.len() } else { own.len().min(part.most(SEVERAL)) };
    let mut out = heading(Section::Several, Ink::Strong, own.len(), &key(part), look);
    let indent = 2 + part.dots_width() + 2;
    let width = look.width.saturating_sub(indent + ID + 2).max(20);
    // A statement that is cut on its first line says little.
    let room = if look.all { usize::MAX } else { 2 * width - 12 };
    for row in &own[..shown] {
        let lead = Rich::blank(2).joined(part.dots(&row.accounts)).padded(indent);
        let gist = part.comparison.claims[row.claim.0].gist;
        let place = Rich::place(part.comparison, gist).with(Ink::Plain, " ");
        let cut = Cut { ink: Ink::Plain, room: room.saturating_sub(place.width()), look };
        let words = place.joined(excerpt::quoted(part.comparison, gist, &[], cut));
        out.push_str(&with_hanging_indent_and_id(lead, &words, &row.claim.to_string(), look));
    }
    out + &hidden(own.len() - shown, "", "-a", look)
}

fn same(part: Part<'_, '_>, row: &digest::Row) -> String {
    let look = part.look;
    let shared = digest::shared(part.comparison, row.claim);
    let indent = 2 + part.dots_width() + 2;
    let width = look.width.saturating_sub(indent + ID + 2).max(20);
    let room = if look.all { usize::MAX } else { 2 * width - 12 };
    let lead = Rich::blank(2).joined(part.dots(&row.accounts)).padded(indent);
    let mut out = with_hanging_indent_and_id(lead, &shared_words(part, &shared, room), &row.claim.to_string(), look);
    let mut more = |line: &Rich| out.push_str(&with_hanging_indent(Rich::blank(indent), line, look));
    let most = if look.all || shared.adds.len() == ADDS + 1 { shared.adds.len() } else { ADDS.min(shared.adds.len()) };
    shared.adds[..most].iter().for_each(|add| more(&adds(part, add, if look.all { usize::MAX } else { width })));
    if most < shared.adds.len() {
        more(&Rich::of(Ink::Dim, &format!("and {} more add something: -a", shared.adds.len() - most)));
    }
    if !row.disputes.is_empty() {
        let numbers = row.disputes.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(", ");
        more(&Rich::of(Ink::Dim, &format!("≠ other words of these statements are in dispute: {numbers} above")));
    }
    if look.all {
        more(&prose::places(part.comparison, &row.statements, usize::MAX, look).inked(Ink::Dim));
    }
    out
}

/// The shared words, with gaps where only some accounts have words. Words that others express differently are quoted with their place.
fn shared_words(part: Part<'_, '_>, shared: &Shared, room: usize) -> Rich {
    if shared.extent != digest::Extent::Words {
        let place = Rich::place(part.comparison, shared.statement).with(Ink::Plain, " ");
        let cut = Cut { ink: Ink::Plain, room: room.saturating_sub(place.width()), look: part.look };
        return place.joined(excerpt::quoted(part.comparison, shared.statement, &[], cut));
    }
    let line = shared.words(part.comparison);
    let (shown, more) = excerpt::from_start(&line, room);
    let shown = Rich::plain(shown.trim_end_matches([' ', ',', '…']));
    if more || line.ends_with('…') { shown.with(Ink::Dim, " …") } else { shown }
}

/// "only caucasus adds: ten days later than first planned"
fn adds(part: Part<'_, '_>, add: &Add, room: usize) -> Rich {
    let text = &part.comparison.account(add.account).text;
    let lead = Rich::of(Ink::Dim, &format!("only {} adds: ", part.label(add.account)));
    let (shown, more) = excerpt::from_start(add.span.text(text).trim_start(), room.saturating_sub(lead.width()).max(20));
    let line = lead.with(Ink::Plain, shown);
    if more { line.with(Ink::Dim, " …") } else { line }
}

/// Claims that are reported differently and cannot be decided, with both sides of each.
pub(super) fn not_settled(part: Part<'_, '_>) -> String {
    let (own, look) = (&part.digest.not_settled, part.look);
    if own.is_empty() {
        return String::new();
    }
    let placed = own.iter().filter(|row| row.is_placed()).count();
    let shown = if part.whole() { own.len() } else { placed.min(part.most(OPEN)) };
    let apart = own.len() - placed;
    if shown == 0 {
        return super::listed::counted(Section::NotSettled, &format!("{apart} with different details on each side"), "-a", look);
    }
    let mut out = heading(Section::NotSettled, Ink::Strong, own.len(), "", look);
    out.push_str(&sides(part, &own[..shown], true));
    if shown == own.len() {
        return out;
    }
    out.push_str(&hidden(placed - shown, "", "-a", look));
    out + &hidden(apart, " with different details on each side", "-a", look)
}

/// Similar statements that may be about two things: their number, or both statements of each.
pub(super) fn perhaps(part: Part<'_, '_>) -> String {
    let (own, look) = (&part.digest.perhaps, part.look);
    if own.is_empty() {
        return String::new();
    }
    if !part.whole() && !look.perhaps {
        return super::listed::counted(Section::Perhaps, &own.len().to_string(), "--perhaps", look);
    }
    let mut out = heading(Section::Perhaps, Ink::Strong, own.len(), "", look);
    out.push_str(&sides(part, own, false));
    out
}

/// Two statements of each row, with the words that keep it open marked.
fn sides(part: Part<'_, '_>, rows: &[digest::Row], marked: bool) -> String {
    let look = part.look;
    let both: Vec<(&digest::Row, Open<'_>)> = rows.iter().map(|row| (row, digest::open(part.comparison, row, marked))).collect();
    let places = both.iter().flat_map(|(_, open)| &open.sides).map(|(id, _)| Rich::place(part.comparison, *id).width());
    let place = places.max().unwrap_or(0);
    // A long label gets a line of its own.
    let apart = place > look.width / 3;
    let indent = if apart { 4 } else { 2 + place + 2 };
    let mut out = String::new();
    for (row, open) in &both {
        let others = row.statements.len().saturating_sub(open.sides.len());
        for (at, (statement, marks)) in open.sides.iter().enumerate() {
            let mut lead = Rich::blank(2).joined(Rich::place(part.comparison, *statement)).padded(indent);
            if apart {
                out.push_str(&with_hanging_indent(Rich::blank(2), &Rich::place(part.comparison, *statement), look));
                lead = Rich::blank(indent);
            }
            let end = match (at, others) {
                (0, _) => row.claim.to_string(),
                (_, 0) => String::new(),
                (_, more) => format!("and {more} more"),
            };
            let room = look.width.saturating_sub(indent + end.len().max(ID) + 2).max(10);
            let room = if look.all { usize::MAX } else { room };
            let words = excerpt::quoted(part.comparison, *statement, marks, Cut { ink: Ink::Wording, room, look });
            out.push_str(&with_hanging_indent_and_id(lead, &words, &end, look));
        }
        if let Some(reason) = open.reason().filter(|_| open.is_unmarked() || look.all) {
            out.push_str(&with_hanging_indent(Rich::blank(indent), &Rich::of(Ink::Dim, &format!("→ {reason}")), look));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{not_settled, perhaps, several};
    use crate::digest::Digest;
    use crate::model::{Comparison, Doubt, DoubtKind, Verdict};
    use crate::report::table::Part;
    use crate::report::{Look, fixture};
    use crate::select;

    fn shown(comparison: &Comparison, listed: bool, of: impl Fn(Part<'_, '_>) -> String) -> String {
        let view = select::everything(comparison);
        let digest = Digest::of(comparison, &view, None);
        let look = Look { width: 80, colour: false, all: false, alone: false, perhaps: listed, links: None };
        of(Part { comparison, view: &view, digest: &digest, look: &look, room: crate::report::table::STEPS })
    }

    #[test]
    fn a_row_has_a_dot_for_each_account() {
        let mut comparison = fixture::sample();
        comparison.claims[2].statements.pop();
        comparison.claims[2].accounts.pop();
        let text = shown(&comparison, false, several);
        assert!(text.contains("SEVERAL REPORT IT · 2") && text.contains("● of herald, ledger, wire\n"), "{text}");
        assert!(text.lines().any(|line| line.starts_with("  ●●●  ") && line.ends_with("  c2")), "{text}");
        assert!(text.lines().any(|line| line.starts_with("  ●●·  ") && line.ends_with("  c3")), "{text}");
    }

    #[test]
    fn both_sides_are_shown_with_the_reason() {
        let mut comparison = fixture::sample();
        comparison.claims[2].verdict = Verdict::Unsettled;
        let [a, b] = [0, 1].map(|at| comparison.claims[2].statements[at]);
        let text = &comparison.account(comparison.statement(a).account).text;
        let at = text.find("was opened").expect("it is there");
        let span = crate::model::Span::of(text, at..at + 10);
        comparison.claims[2].doubts = vec![Doubt { kind: DoubtKind::Order, sides: vec![(a, Some(span)), (b, None)] }];
        let text = shown(&comparison, false, not_settled);
        let line = |what: &str| text.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}: {text}"));
        assert!(line("  herald:3  “The pit «was opened» in 1961.”").ends_with(" c3"), "{text}");
        assert!(line("  ledger:3  “The Orlova pit opened in 1961.”").ends_with(" and 1 more"), "{text}");
    }

    #[test]
    fn what_is_perhaps_the_same_is_counted_and_listed_with_both_statements() {
        let mut comparison = fixture::sample();
        comparison.claims[2].verdict = Verdict::Unsettled;
        comparison.claims[2].doubts = vec![Doubt { kind: DoubtKind::Weak, sides: Vec::new() }];
        assert!(shown(&comparison, false, perhaps).contains("--perhaps lists them"));
        let listed = shown(&comparison, true, perhaps);
        assert!(listed.contains("“The pit was opened in 1961.”") && listed.contains("“The Orlova pit opened in 1961.”"), "{listed}");
    }
}
