//! Disputes: each question with its answers, the accounts that give them, and one short quotation for each; and updated figures, as steps in time.

use super::{FEW, NAMED, Part, heading, hidden, with_hanging_indent, with_hanging_indent_and_id};
use crate::digest::sections::Section;
use crate::digest::{self, Dispute, Value};
use crate::model::{DifferenceId, Relation, Side, When};
use crate::report::excerpt::{self, Cut};
use crate::report::prose::short_time;
use crate::report::rich::{Ink, Rich};

/// Maximum number of disputes shown with quotations; the others get a line each, since no conflict is left out.
const WHOLE: usize = 8;

/// Maximum number of answers to a question shown without `--all`.
const ANSWERS: usize = 6;

/// Width of the bar that shows the share of accounts.
const BAR: usize = 12;

/// Least width of the answers.
const LEAST: usize = 26;

/// The first column of dots if answers are short.
const NEAR: usize = 48;

/// Columns before an answer.
const INDENT: usize = 4;

/// The section of disputes.
pub(super) fn disputes(part: Part<'_, '_>) -> String {
    let (own, look) = (&part.digest.disputes, part.look);
    if own.is_empty() {
        let conflicts = part.comparison.differences.iter().filter(|d| d.relation == Relation::Conflict);
        let unasked = part.view.selection.is_some() && conflicts.flat_map(|d| &d.sides).any(|s| part.digest.accounts.contains(&s.account));
        let meaning = if unasked { "of what was asked for" } else { "no two accounts were found to contradict each other" };
        let line = super::title(Section::Disputes, Ink::Conflict, 0).with(Ink::Dim, &format!(" · {meaning}"));
        return format!("\n{}", with_hanging_indent(Rich::default(), &line, look));
    }
    let columns = columns(part);
    let mut out = head(part, own.len(), columns.as_deref());
    let most = if part.slight() { part.most(WHOLE) } else { WHOLE };
    let whole = if look.all || own.len() <= most + 2 { own.len() } else { most };
    for (at, dispute) in own.iter().enumerate() {
        let number = Rich::of(Ink::Conflict, &(at + 1).to_string()).with(Ink::Plain, " ");
        out.push_str(&if at < whole { in_full(part, dispute, number, columns.as_deref()) } else { in_a_line(part, dispute, number) });
    }
    if whole < own.len() {
        out.push_str(&with_hanging_indent(
            Rich::blank(2),
            &Rich::of(Ink::Dim, &format!("… quotes for {} to {}: -a", whole + 1, own.len())),
            look,
        ));
    }
    out
}

/// The heading, with the names of the accounts above their dots, on its own line or the next.
fn head(part: Part<'_, '_>, count: usize, columns: Option<&[(usize, usize)]>) -> String {
    let Some(columns) = columns else { return heading(Section::Disputes, Ink::Conflict, count, "", part.look) };
    let title = super::title(Section::Disputes, Ink::Conflict, count);
    let beside = columns.first().is_some_and(|(from, _)| title.width() + 2 <= *from);
    let (mut out, names) = if beside { (String::new(), title) } else { (format!("\n{}", title.paint(part.look)), Rich::default()) };
    let names =
        part.digest.accounts.iter().zip(columns).fold(names, |line, (id, (from, _))| line.padded(*from).with(Ink::Dim, part.label(*id)));
    let rule = Rich::drawn(Ink::Conflict, &"─".repeat(part.look.width));
    out.push_str(&format!("\n{}\n{}\n", names.paint(part.look), rule.paint(part.look)));
    out
}

/// The start and width of each account's column; `None` if the names leave no room for answers.
fn columns(part: Part<'_, '_>) -> Option<Vec<(usize, usize)>> {
    let widths: Vec<usize> = part.digest.accounts.iter().map(|id| Rich::plain(part.label(*id)).width()).collect();
    let needed: usize = widths.iter().map(|width| width + 2).sum();
    let room = part.look.width.checked_sub(needed).filter(|rest| widths.len() <= FEW && *rest >= LEAST)?;
    // Dots are close to the answers, however wide the screen is.
    let answers = part.digest.disputes.iter().flat_map(|dispute| &dispute.values).map(|value| Rich::plain(&value.words).width());
    let mut at = room.min(NEAR.max(answers.max().unwrap_or(0) + INDENT + 4));
    let column = |width: &usize| {
        at += width + 2;
        (at - width, *width)
    };
    Some(widths.iter().map(column).collect())
}

fn in_full(part: Part<'_, '_>, dispute: &Dispute<'_>, number: Rich, columns: Option<&[(usize, usize)]>) -> String {
    let look = part.look;
    let indent = number.width();
    let mut out = with_hanging_indent(number, &Rich::of(Ink::Strong, &dispute.question.asked), look);
    let shown = if look.all || dispute.values.len() == ANSWERS + 1 { dispute.values.len() } else { dispute.values.len().min(ANSWERS) };
    let (values, more) = dispute.values.split_at(shown);
    let widest = values.iter().map(|value| Rich::plain(&value.words).width()).max().unwrap_or(0);
    for value in values {
        out.push_str(&match columns {
            Some(columns) => in_columns(part, value, INDENT.max(indent + 2), columns),
            None => counted(part, value, indent + 2, widest),
        });
    }
    out.push_str(&hidden(more.len(), " answers", "-a", look));
    out.push_str(&quotes(part, values, indent));
    let reasons = digest::brief(&dispute.reasons);
    let reasons = if look.all { reasons.join(" · ") } else { reasons.first().copied().unwrap_or_default().to_string() };
    let ids = ids(part, dispute);
    let why = Rich::of(Ink::Dim, &if reasons.is_empty() { ids } else { format!("→ {reasons} · {ids}") });
    out + &with_hanging_indent(Rich::blank(indent), &why, look)
}

/// The claim, and with `--all` all claims and differences: "c3", "c3 d5 d6".
fn ids(part: Part<'_, '_>, dispute: &Dispute<'_>) -> String {
    let claims = dispute.claims.iter().take(if part.look.all { usize::MAX } else { 1 }).map(ToString::to_string);
    let differences = dispute.differences.iter().filter(|_| part.look.all).map(DifferenceId::to_string);
    claims.chain(differences).collect::<Vec<_>>().join(" ")
}

/// An answer, and a dot under each account that gives it.
fn in_columns(part: Part<'_, '_>, value: &Value<'_>, indent: usize, columns: &[(usize, usize)]) -> String {
    let room = columns.first().map_or(part.look.width, |column| column.0).saturating_sub(indent + 2).max(10);
    let mut out = String::new();
    for (at, line) in Rich::of(Ink::Strong, &value.words).wrap(room).into_iter().enumerate() {
        let mut line = Rich::blank(indent).joined(line);
        if at == 0 {
            for ((from, width), id) in columns.iter().zip(&part.digest.accounts) {
                let gives_it = value.accounts.contains(id);
                line = line
                    .padded(from + (width - 1) / 2)
                    .with(if gives_it { Ink::Strong } else { Ink::Dim }, if gives_it { "●" } else { "·" });
            }
        }
        out.push_str(&format!("{}\n", line.paint(part.look)));
    }
    out
}

/// An answer, the number of accounts that give it (with a bar if there are many), and their names.
fn counted(part: Part<'_, '_>, value: &Value<'_>, indent: usize, widest: usize) -> String {
    let room = widest.min(part.look.width * 2 / 5);
    let words = Rich::of(Ink::Strong, &value.words);
    let names = if part.few() { part.digest.accounts.len() } else { NAMED };
    let mut share = Rich::default();
    if !part.few() {
        let all = part.digest.accounts.len().max(1);
        let full = (value.accounts.len() * BAR).div_ceil(all);
        share = part.dots(&value.accounts).with(Ink::Plain, " ");
        share.append(Rich::drawn(Ink::Conflict, &"█".repeat(full)));
        share.append(Rich::drawn(Ink::Dim, &"░".repeat(BAR - full)));
        share.push(Ink::Plain, " ");
    }
    let names = Rich::plain(&part.names(&value.accounts, names));
    if words.width() > room {
        return with_hanging_indent(Rich::blank(indent), &words, part.look)
            + &with_hanging_indent(Rich::blank(indent + 2).joined(share), &names, part.look);
    }
    with_hanging_indent(Rich::blank(indent).joined(words.padded(room + 2)).joined(share), &names, part.look)
}

/// A short quotation for each answer; with `--all` for each account.
fn quotes(part: Part<'_, '_>, values: &[Value<'_>], indent: usize) -> String {
    let most = if part.look.all { usize::MAX } else { 1 };
    let sides: Vec<&Side> = values.iter().flat_map(|value| value.sides.iter().take(most).copied()).collect();
    let places = sides.iter().filter_map(|side| Some((side.statement?, side.span)));
    let widest = places.clone().map(|(id, _)| Rich::place(part.comparison, id).width()).max().unwrap_or(0);
    let mut out = String::new();
    for (id, span) in places {
        let place = Rich::place(part.comparison, id);
        // A long label gets a line of its own.
        let lead = if widest > part.look.width / 3 {
            out.push_str(&with_hanging_indent(Rich::blank(indent), &place, part.look));
            Rich::blank(indent + 2)
        } else {
            Rich::blank(indent).joined(place).padded(indent + widest + 2)
        };
        let room = if part.look.all { usize::MAX } else { part.look.width.saturating_sub(lead.width()) };
        let marks: Vec<_> = span.into_iter().collect();
        out.push_str(&with_hanging_indent(
            lead,
            &excerpt::quoted(part.comparison, id, &marks, Cut { ink: Ink::Strong, room, look: part.look }),
            part.look,
        ));
    }
    out
}

/// The question and its answers on one line, each with its accounts.
fn in_a_line(part: Part<'_, '_>, dispute: &Dispute<'_>, number: Rich) -> String {
    let mut line = Rich::of(Ink::Strong, &dispute.question.asked).with(Ink::Plain, " ");
    for (at, value) in dispute.values.iter().take(ANSWERS).enumerate() {
        let answer = format!("{} ({})", value.words, part.names(&value.accounts, 1));
        line.push(Ink::Plain, &if at == 0 { answer } else { format!(" / {answer}") });
    }
    if dispute.values.len() > ANSWERS {
        line.push(Ink::Dim, &format!(" / {} more", dispute.values.len() - ANSWERS));
    }
    with_hanging_indent_and_id(number, &line, &ids(part, dispute), part.look)
}

/// The section of figures for which later reports have later values.
pub(super) fn moved(part: Part<'_, '_>) -> String {
    let own = &part.digest.moved;
    if own.is_empty() {
        return String::new();
    }
    let mut out = heading(Section::Moved, Ink::Moved, own.len(), "", part.look);
    for dispute in own {
        let stated = Rich::plain(&format!("{}:", dispute.question.stated));
        let mut line = Rich::default();
        let days: Vec<Option<String>> = dispute.values.iter().map(|value| value.published.as_ref().map(|at| brief(at, dispute))).collect();
        for (at, value) in dispute.values.iter().enumerate() {
            line.push(Ink::Plain, if at > 0 { " → " } else { "" });
            line.push(Ink::Strong, &value.words);
            let who = part.names(&value.accounts, 2);
            line.push(Ink::Dim, &days[at].as_ref().map_or_else(|| format!(" ({who})"), |day| format!(" ({day}, {who})")));
        }
        let ids = ids(part, dispute);
        let whole = stated.clone().with(Ink::Plain, " ").joined(line.clone());
        // Steps that do not fit on the line are below the name of the figure.
        if whole.width() + ids.len() + 4 <= part.look.width {
            out.push_str(&with_hanging_indent_and_id(Rich::blank(2), &whole, &ids, part.look));
        } else {
            out.push_str(&with_hanging_indent_and_id(Rich::blank(2), &stated, &ids, part.look));
            out.push_str(&with_hanging_indent(Rich::blank(4), &line, part.look));
        }
        if part.look.all {
            out.push_str(&quotes(part, &dispute.values, 4));
        }
    }
    out
}

/// The day of publication, without the year if all are in one year.
fn brief(at: &When, dispute: &Dispute<'_>) -> String {
    let whole = short_time(at);
    let years = dispute.values.iter().filter_map(|value| value.published.as_ref()).map(|when| when.start.year());
    let own = format!(" {}", at.start.year());
    if years.clone().all(|year| year == at.start.year()) { whole.replacen(&own, "", 1) } else { whole }
}

#[cfg(test)]
mod tests {
    use super::{disputes, moved};
    use crate::digest::Digest;
    use crate::model::{Account, Comparison, Relation};
    use crate::report::table::Part;
    use crate::report::{Look, fixture};
    use crate::select;

    fn shown(comparison: &Comparison, width: usize, of: impl Fn(Part<'_, '_>) -> String) -> String {
        let view = select::everything(comparison);
        let digest = Digest::of(comparison, &view, None);
        let look = Look { width, colour: false, all: false, alone: false, perhaps: false, links: None };
        of(Part { comparison, view: &view, digest: &digest, look: &look, room: crate::report::table::STEPS })
    }

    #[test]
    fn answers_have_a_dot_for_each_account_and_a_quote() {
        let comparison = fixture::sample();
        let text = shown(&comparison, 80, disputes);
        let line = |what: &str| text.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}: {text}")).to_string();
        let head = line("CANNOT ALL BE RIGHT · 1");
        let (nine, fourteen) = (line("    Nine miners"), line("    14 people"));
        let column = |line: &str, what: &str| line[..line.find(what).expect("it is there")].chars().count();
        let ledger = column(&head, "ledger");
        assert_eq!((nine.chars().nth(ledger + 2), fourteen.chars().nth(ledger + 2)), (Some('●'), Some('·')), "{text}");
        assert!(text.contains("  herald:1  “Fourteen miners were killed") && text.contains("  ledger:1  “Nine miners"), "{text}");
    }

    #[test]
    fn many_accounts_are_counted() {
        let mut comparison = fixture::sample();
        for at in 3..18 {
            comparison.accounts.push(Account { label: format!("paper-{at}"), ..comparison.accounts[2].clone() });
        }
        let text = shown(&comparison, 100, disputes);
        assert!(text.contains("Nine miners   1 of 18 █░░░░░░░░░░░ ledger\n"), "{text}");
        assert!(text.contains("14 people     2 of 18 ██░░░░░░░░░░ herald, wire\n"), "{text}");
    }

    #[test]
    fn steps_are_in_order_of_time() {
        let mut comparison = fixture::sample();
        comparison.differences[..2].iter_mut().for_each(|d| d.relation = Relation::Supersedes);
        let day = comparison.accounts[1].published.clone().expect("a day");
        let start = day.start.checked_sub(jiff::ToSpan::days(1)).expect("a day");
        comparison.accounts[1].published = Some(crate::model::When { start, ..day });
        let text = shown(&comparison, 160, moved);
        assert!(text.contains("Nine miners (3 Mar, ledger) → 14 people (4 Mar, herald, wire)"), "{text}");
    }
}
