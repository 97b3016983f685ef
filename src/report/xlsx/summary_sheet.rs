//! The first sheet: a summary, the disputes with their values, updated figures, what several accounts report, and how much each one reports. It is
//! made from the digest and is for reading; the other sheets are for calculation.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::book::{self, CLAIMS};
use super::{Looks, lines_of, print_setup, row_height, shown_text};
use crate::digest::sections::{Section, event_name, event_views, run_title};
use crate::digest::{Digest, Dispute};
use crate::model::{AccountId, ClaimId, Comparison};
use crate::report::prose::{self, time_in_words};
use crate::report::understood;
use crate::select::View;

/// The widths of the columns: subject, what is reported, number of accounts, accounts, claim.
const WIDTHS: [f64; 5] = [46.0, 62.0, 11.0, 44.0, 9.0];
const CLAIM: u16 = 4;
/// Maximum number of claims that several accounts report listed here.
const MOST: usize = 25;

/// The sheet and the writing position.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    looks: Looks,
    row: u32,
    links: usize,
    comparison: &'a Comparison,
    view: &'a View,
}

/// Writes the sheet.
pub(super) fn sheet(sheet: &mut Worksheet, comparison: &Comparison, view: &View) -> Result<(), XlsxError> {
    sheet.set_name("Summary")?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    print_setup(sheet, false)?;
    let mut page = Page { sheet, looks: Looks::new(), row: 0, links: 0, comparison, view };
    let title = page.looks.title.clone();
    page.line(&run_title(comparison), &title)?;
    if let Some(selection) = &view.selection {
        page.say(&format!("Shown: {selection} (the rest is hidden)"))?;
    }
    if understood::is_alone(comparison) {
        return page.understood();
    }
    page.say("Nothing here says who is right: a conflict means that the values cannot all be true as reported. The sheet Read me explains every column.")?;
    for (event, own) in event_views(comparison, view) {
        if let Some(id) = event {
            let (name, about) = event_name(comparison, id);
            page.row += 1;
            page.line(&format!("{name}: {about}"), &title)?;
        }
        page.digest(&Digest::of(comparison, &own, event))?;
    }
    Ok(())
}

impl Page<'_> {
    /// What was understood of a single account.
    fn understood(&mut self) -> Result<(), XlsxError> {
        self.say(understood::ALONE)?;
        for part in understood::parts(self.comparison, self.view) {
            self.part(&format!("{} · {}", part.name, part.items.len()))?;
            self.heads(&["what", "where", "line", "more on it", ""])?;
            for item in &part.items {
                let line = self.comparison.place(item.statement);
                self.row((&item.what, &item.words(self.comparison)), line, &item.note, None)?;
            }
        }
        Ok(())
    }

    fn digest(&mut self, digest: &Digest<'_>) -> Result<(), XlsxError> {
        let head = &digest.head;
        let date = head.date.as_ref().map(time_in_words).unwrap_or_default();
        let counts =
            [prose::count(head.accounts, "account", "accounts"), prose::count(head.texts, "independent text", "independent texts")];
        let parts = [head.subject.clone(), date, counts.join(", ")];
        self.say(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))?;
        if !digest.in_short.is_empty() {
            self.part(Section::Short.name())?;
            digest.in_short.iter().try_for_each(|sentence| self.say(&sentence.text))?;
        }
        self.disputes(Section::Disputes, ["question", "answer", "reported by", "accounts", "claim"], &digest.disputes)?;
        self.disputes(Section::Moved, ["figure", "value", "reported by", "accounts", "claim"], &digest.moved)?;
        self.agreed(digest)?;
        self.shares(digest)
    }

    fn disputes(&mut self, section: Section, names: [&str; 5], disputes: &[Dispute<'_>]) -> Result<(), XlsxError> {
        if disputes.is_empty() {
            return Ok(());
        }
        let numbered = section == Section::Disputes;
        self.part(&format!("{} · {}", section.name(), disputes.len()))?;
        self.heads(&names)?;
        for (place, dispute) in disputes.iter().enumerate() {
            for (at, value) in dispute.values.iter().enumerate() {
                // The number is the same as in the column `dispute` of the sheet of sides.
                let number = if numbered { format!("{} ", place + 1) } else { String::new() };
                let asked = if at == 0 { format!("{number}{}", dispute.question.asked) } else { String::new() };
                let accounts = self.accounts(&value.accounts);
                self.row((&asked, &value.words), &value.accounts.len().to_string(), &accounts, dispute.claims.first().copied())?;
            }
        }
        Ok(())
    }

    fn agreed(&mut self, digest: &Digest<'_>) -> Result<(), XlsxError> {
        let rows = &digest.agreed;
        if rows.is_empty() {
            return Ok(());
        }
        self.part(&format!("{} · {}", Section::Same.name(), rows.len()))?;
        self.heads(&["about", "example statement", "reported by", "accounts", "claim"])?;
        for own in rows.iter().take(MOST) {
            let claim = &self.comparison.claims[own.claim.0];
            let about = prose::about(self.comparison, claim, 3);
            let gist = crate::text::one_line(self.comparison.words(claim.gist));
            let accounts = self.accounts(&own.accounts);
            self.row((&about, &gist), &own.accounts.len().to_string(), &accounts, Some(own.claim))?;
        }
        if rows.len() > MOST {
            self.say(&format!("… {} more: the sheet Claims, where standing is “several say the same”", rows.len() - MOST))?;
        }
        Ok(())
    }

    fn shares(&mut self, digest: &Digest<'_>) -> Result<(), XlsxError> {
        self.part("Who reports how much")?;
        self.heads(&["account", "", "statements", "of these", ""])?;
        for share in &digest.shares {
            let account = self.comparison.account(share.account);
            let parts = [(share.shared, "shared"), (share.disputed, "disputed"), (share.alone, "with no match found")];
            let counts = parts.map(|(number, what)| format!("{number} {what}")).join(", ");
            let outlet = if account.source == account.label { "" } else { account.source.as_str() };
            self.row((&account.label, outlet), &share.statements.to_string(), &counts, None)?;
        }
        Ok(())
    }

    /// A row: subject, what is reported, number of accounts, accounts and claim.
    fn row(&mut self, (about, reported): (&str, &str), count: &str, by: &str, claim: Option<ClaimId>) -> Result<(), XlsxError> {
        for (column, words) in [(0u16, about), (1, reported), (3, by)] {
            self.sheet.write_string_with_format(self.row, column, shown_text(words), &self.looks.text)?;
        }
        match count.parse::<u32>() {
            Ok(number) => self.sheet.write_number_with_format(self.row, 2, f64::from(number), &self.looks.number)?,
            Err(_) => self.sheet.write_string_with_format(self.row, 2, count, &self.looks.number)?,
        };
        if let Some(id) = claim
            && let Ok(place) = self.view.claims.binary_search(&id)
        {
            book::link(self.sheet, (self.row, CLAIM), (CLAIMS, place, &id.to_string()), &self.looks, &mut self.links)?;
        }
        let tall =
            [(about, 0), (reported, 1), (by, 3)].map(|(words, column)| lines_of(words, WIDTHS[column])).into_iter().max().unwrap_or(1);
        self.sheet.set_row_height(self.row, row_height(tall))?;
        self.row += 1;
        Ok(())
    }

    fn accounts(&self, ids: &[AccountId]) -> String {
        ids.iter().map(|id| self.comparison.account(*id).label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// A heading across all columns.
    fn part(&mut self, name: &str) -> Result<(), XlsxError> {
        self.row += 1;
        let look = self.looks.part.clone();
        self.line(&name.to_uppercase(), &look)
    }

    fn heads(&mut self, names: &[&str; 5]) -> Result<(), XlsxError> {
        for (column, name) in (0u16..).zip(names) {
            self.sheet.write_string_with_format(self.row, column, *name, &self.looks.head)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A sentence across all columns.
    fn say(&mut self, text: &str) -> Result<(), XlsxError> {
        let look = self.looks.text.clone();
        self.line(text, &look)
    }

    fn line(&mut self, text: &str, look: &Format) -> Result<(), XlsxError> {
        let text = shown_text(text);
        let tall = lines_of(&text, WIDTHS.iter().sum());
        self.sheet.merge_range(self.row, 0, self.row, CLAIM, &text, look)?;
        self.sheet.set_row_height(self.row, row_height(tall) + look_extra(look, &self.looks))?;
        self.row += 1;
        Ok(())
    }
}

/// A title is larger.
fn look_extra(look: &Format, looks: &Looks) -> f64 {
    if *look == looks.title { 5.0 } else { 0.0 }
}
