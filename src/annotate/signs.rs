//! Reads accounts in a language without word lists. Finds only what is written alike across languages: numbers and days in digits, and names; no
//! reported speech, hedges, negations or charged words. What a number counts stays empty unless a word follows it.

use rust_decimal::Decimal;

use super::{Found, dates, names};
use crate::language::Language;
use crate::language::any_language::signs;
use crate::language::gazetteer::key;
use crate::language::page::{self, PageWords};
use crate::model::{Account, Bound, Content, Mention, NameForm, Quantity, Span, Statement, TimeClass, Voice};
use crate::text::{Token, TokenKind};

/// Most digits of a number that is read.
const DIGITS: usize = 20;

/// The mentions found, each with the index of its statement. The English lists are used because there are no others; mentions that depend on an
/// English word are dropped again.
pub fn find(account: &Account, statements: &[Statement], english: &Language) -> Vec<Found> {
    let decimal_point = signs().has_decimal_point(&account.language);
    let reader = Reader { account, statements, english, pages: page::foreign(&account.language), decimal_point };
    let mut out: Vec<Found> = dates::find(account, statements, english).into_iter().filter(|found| reader.is_day(found)).collect();
    for (at, statement) in statements.iter().enumerate() {
        let dated = |token: &Token| out.iter().any(|(other, m)| *other == at && m.span.start() < token.end && token.start < m.span.end());
        let mut numbers: Vec<Found> = Vec::new();
        let mut place = 0;
        while let Some(token) = statement.tokens.get(place) {
            let last = reader.last(&statement.tokens, place);
            let number = if dated(token) { None } else { reader.number(&statement.tokens, place, last) };
            place = last + 1;
            numbers.extend(number.map(|mention| (at, mention)));
        }
        out.extend(numbers);
    }
    out.extend(names::find(account, statements, english).into_iter().filter_map(|found| reader.name(found)));
    out
}

struct Reader<'a> {
    account: &'a Account,
    statements: &'a [Statement],
    english: &'a Language,
    pages: Option<&'a PageWords>,
    /// True if the language writes a point before the decimals.
    decimal_point: bool,
}

impl Reader<'_> {
    fn words(&self, mention: &Mention) -> &str {
        mention.span.text(self.account.read())
    }

    /// True for a day in digits or with a month that has the same name in English: "25.11.2020", "25. November 2020".
    fn is_day(&self, (_, mention): &Found) -> bool {
        let Content::Date(date) = &mention.content else { return false };
        let words = self.words(mention);
        let month = |word: &str| word.len() > 3 && self.english.dates.months.contains_key(&word.to_lowercase());
        let letters = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let year = words.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4);
        date.when.is_some()
            && date.class == TimeClass::Date
            && year
            && letters.into_iter().all(month)
            && words.contains(|c: char| !c.is_alphabetic())
    }

    /// The last token of the number that begins at a token: "300 000" and "1,5" have several.
    fn last(&self, tokens: &[Token], at: usize) -> usize {
        let text = self.account.read();
        let digits = |token: &Token| {
            let words = &text[token.start..token.end];
            if words.bytes().all(|b| b.is_ascii_digit()) { words.len() } else { 0 }
        };
        let between = |at: usize| &text[tokens[at].end..tokens[at + 1].start];
        let blank = |gap: &str| matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}");
        let mut last = at;
        if (1..=3).contains(&digits(&tokens[at])) {
            while tokens.get(last + 1).is_some_and(|next| digits(next) == 3) && blank(between(last)) {
                last += 1;
            }
        }
        let comma = digits(&tokens[last]) > 0 && !self.decimal_point && tokens.get(last + 1).is_some_and(|t| t.is(",") && t.glued);
        if comma && tokens.get(last + 2).is_some_and(|t| t.glued && digits(t) > 0) { last + 2 } else { last }
    }

    /// A number in digits, grouped as in the language, with its unit symbol or the word after it, whatever that word means.
    fn number(&self, tokens: &[Token], at: usize, end: usize) -> Option<Mention> {
        let text = self.account.read();
        let words = |token: &Token| &text[token.start..token.end];
        let written = &text[tokens[at].start..tokens[end].end];
        let value = value(written, self.decimal_point).filter(|_| written.starts_with(|c: char| c.is_ascii_digit()))?;
        let sign = |token: &&Token| signs().unit(words(token)).is_some();
        let before = at.checked_sub(1).map(|at| &tokens[at]).filter(sign);
        // "1,5 Millionen": a word that multiplies the number before it
        let scale = tokens.get(end + 1).and_then(|token| self.pages?.scale(&token.norm));
        let (value, end) = scale.and_then(|scale| Some((value.checked_mul(scale)?, end + 1))).unwrap_or((value, end));
        let behind = tokens.get(end + 1).filter(sign);
        let counted = tokens.get(end + 1).filter(|t| behind.is_none() && t.kind == TokenKind::Word);
        // Four digits alone may be a year.
        let year = written.len() == 4 && before.or(behind).or(counted).is_none();
        let unit = before.or(behind).and_then(|token| signs().unit(words(token)));
        let last = behind.or(counted).unwrap_or(&tokens[end]);
        let span = Span::new(text, before.unwrap_or(&tokens[at]).start..last.end).filter(|_| !year)?;
        let content = Content::Quantity(Quantity {
            value: Some(value),
            low: Some(value),
            high: Some(value),
            bound: Bound::Exact,
            unit: unit.map(str::to_string),
            base: None,
            of: counted.map(|t| t.norm.clone()),
            of_span: counted.and_then(|t| Span::new(text, t.start..t.end)),
            modifiers: Vec::new(),
            role: None,
            change: None,
            scope: None,
            ordinal: false,
        });
        Some(Mention { span, voice: Voice::Own, content })
    }

    /// Keeps a name that its capitals show: one of several words or inside a sentence. In a language that capitalises every noun, it must also be of
    /// several words inside a sentence, unless it is an acronym or in the gazetteer.
    fn name(&self, (at, mut mention): Found) -> Option<Found> {
        let Content::Name(name) = &mut mention.content else { return None };
        if name.form != NameForm::Proper {
            return None;
        }
        (name.female, name.refers_to) = (None, None);
        let own: Vec<&Token> = self.statements[at]
            .tokens
            .iter()
            .filter(|t| t.kind == TokenKind::Word && t.start >= mention.span.start() && t.end <= mention.span.end())
            .collect();
        let first = self.statements[at].tokens.iter().find(|t| t.kind == TokenKind::Word).map(|t| t.start);
        let opens = first == own.first().map(|t| t.start);
        let words = mention.span.text(self.account.read());
        let known = self.english.names.gazetteer.place(&key(words)).is_some();
        let acronym = words.chars().filter(|c| c.is_alphabetic()).count() > 1 && words.chars().all(|c| !c.is_lowercase());
        let shown = own.len() > 1 - usize::from(!opens) && words.chars().filter(|c| c.is_alphabetic()).count() > 2;
        (known || acronym || shown && (own.len() > 1 && !opens || !signs().capitalises_nouns(&self.account.language)))
            .then_some((at, mention))
    }
}

/// The value of a number in digits: "1.200,5" is 1200.5 if a comma comes before the decimals. `None` if it is not a single number.
fn value(written: &str, point: bool) -> Option<Decimal> {
    let (group, decimal) = if point { (',', '.') } else { ('.', ',') };
    let plain: String = written.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let (whole, rest) = plain.split_once(decimal).unwrap_or((&plain, ""));
    let groups: Vec<&str> = whole.split(group).collect();
    let grouped = groups.len() == 1 || !groups[0].is_empty() && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let fine = grouped && groups.iter().all(|g| digits(g)) && digits(rest) && whole.len() + rest.len() <= DIGITS;
    let number = if rest.is_empty() { groups.concat() } else { format!("{}.{rest}", groups.concat()) };
    fine.then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_as_a_language_groups_them() {
        let read = |text: &str, point: bool| value(text, point).map(|v| v.to_string());
        assert_eq!(read("1.200,5", false).as_deref(), Some("1200.5"));
        assert_eq!(read("1,200.5", true).as_deref(), Some("1200.5"));
        assert_eq!(read("12 000", false).as_deref(), Some("12000"));
        assert_eq!(read("450", false).as_deref(), Some("450"));
        for none in ["1.2", "1.20.300", "10-15", "3/4", "", "123456789012345678901"] {
            assert_eq!(read(none, false), None, "{none}");
        }
    }
}
