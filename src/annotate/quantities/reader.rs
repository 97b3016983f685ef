//! A statement's tokens as the number rules see them: any index may be asked for; beyond the ends there is nothing. Codes written onto digits
//! ("EUR50m", "£5", "USD115"), which the common tokens keep whole, are split here.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::writing::Habits;
use crate::language::Language;
use crate::language::function_word::{A, AN};
use crate::language::numbers::NumberWords;
use crate::language::quantities::QuantityWords;
use crate::language::units::Unit;
use crate::model::Statement;
use crate::model::tree::{Link, Part, Tree};
use crate::text::{Token, TokenKind, tokens};

/// Years that may be written with another ("2020/21"), or after a day.
pub(super) const YEARS: Range<u16> = 1500..2100;

/// The tokens of one statement with the text and language to read them.
pub struct Reader<'a> {
    /// The account's whole text: token offsets point into it.
    pub text: &'a str,
    /// The tokens, with codes split from digits.
    pub tokens: Vec<Token>,
    /// Number words.
    pub words: &'a NumberWords,
    /// Words around numbers.
    pub(super) cues: &'a QuantityWords,
    /// Stems and function words.
    pub language: &'a Language,
    /// True if most long words are capitalised, as in a headline.
    pub headline: bool,
    /// For each token, true if it is inside a web address.
    pub address: Vec<bool>,
    /// True if there is a pound sign.
    pub sterling: bool,
    /// How the account writes its numbers.
    pub(super) habits: Habits,
    /// True if it is about temperature. Computed once.
    pub(super) warmth: OnceCell<bool>,
    /// True if it names a country whose modern currency is the shilling. Computed once.
    pub(super) shillings: OnceCell<bool>,
    /// The tree of the statement, and the tokens that it was made for.
    tree: Option<(&'a Tree, &'a [Token])>,
}

impl<'a> Reader<'a> {
    /// Reads `tokens`, whose offsets point into `text`.
    pub fn new(text: &'a str, tokens: &[Token], language: &'a Language) -> Reader<'a> {
        let cues = &language.numbers.cues;
        let tokens = split_codes(text, tokens, cues);
        let long = || tokens.iter().filter(|t| t.norm.len() > 3 && t.kind == TokenKind::Word);
        let headline = long().filter(|t| t.capitalised(text)).count() * 3 > long().count() * 2;
        let sterling = tokens.iter().any(|t| t.is("£"));
        let address = addresses(&tokens);
        let habits = Habits::default();
        Reader {
            text,
            tokens,
            words: &language.numbers,
            cues,
            language,
            headline,
            address,
            sterling,
            habits,
            warmth: OnceCell::new(),
            shillings: OnceCell::new(),
            tree: None,
        }
    }

    /// Reads a statement with its tree, in the way its account writes numbers.
    pub(super) fn of(text: &'a str, statement: &'a Statement, language: &'a Language, habits: Habits) -> Reader<'a> {
        Reader { habits, tree: Some((&statement.tree, &statement.tokens)), ..Reader::new(text, &statement.tokens, language) }
    }

    /// The noun that a token depends on, if there is a tree and the noun comes after the token.
    pub fn noun_above(&self, at: usize) -> Option<usize> {
        let (tree, words) = self.tree?;
        let head = tree.head(place(words, self.tokens.get(at)?)?).filter(|head| tree.part(*head) == Part::Noun)?;
        place(&self.tokens, &words[head]).filter(|head| *head > at)
    }

    /// True if there is a tree and the token is a noun.
    pub fn is_noun(&self, at: usize) -> bool {
        let part = || self.tree.and_then(|(tree, words)| Some(tree.part(place(words, self.tokens.get(at)?)?)));
        part() == Some(Part::Noun)
    }

    /// True if there is a tree and the token is a verb with a clause.
    pub fn is_verb(&self, at: usize) -> bool {
        let known = || self.tree.and_then(|(tree, words)| Some(tree.is_verb(place(words, self.tokens.get(at)?)?)));
        known().unwrap_or(false)
    }

    /// The object of a preposition, if there is a tree.
    pub fn object_of(&self, preposition: usize) -> Option<usize> {
        let (tree, words) = self.tree?;
        let object = tree.child(place(words, self.tokens.get(preposition)?)?, &[Link::PrepositionObject])?;
        place(&self.tokens, &words[object]).filter(|object| *object > preposition)
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Lower-case form of a token, empty beyond the ends.
    pub fn norm(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.norm.as_str())
    }

    /// Lower-case form of the token before `at`.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.norm(at))
    }

    /// A token as written.
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| &self.text[t.start..t.end])
    }

    /// True if there is such a token and no space before it.
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    /// True if it is a number in digits.
    pub fn digits(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// True if it is a word.
    pub fn word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// True if it begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.capitalised(self.text))
    }

    /// True if it is "a" or "an".
    pub fn article(&self, at: usize) -> bool {
        matches!(self.norm(at), A | AN)
    }

    /// True if it is a word but not a function word.
    pub(super) fn content_word(&self, at: usize) -> bool {
        self.word(at) && !self.language.words.is_stop(self.norm(at))
    }

    /// Its stem.
    pub(super) fn stem(&self, at: usize) -> Cow<'_, str> {
        self.language.words.stem(self.norm(at))
    }

    /// The unit that begins at a token, and its number of tokens. `digits`: true if the number before it ends in a digit.
    pub(super) fn unit_at(&self, at: usize, digits: bool) -> Option<(usize, &'a Unit)> {
        self.words.units.after(self.text, &self.tokens, at, digits)
    }

    /// The currency symbol that ends before a token, and its number of tokens.
    pub(super) fn money_sign_before(&self, end: usize) -> Option<(usize, &'a Unit)> {
        self.words.units.before(self.text, &self.tokens, end)
    }

    /// True if it is one of these years in four digits.
    pub(super) fn is_year(&self, at: usize, years: &Range<u16>) -> bool {
        let norm = self.norm(at);
        norm.len() == 4 && norm.parse::<u16>().is_ok_and(|year| years.contains(&year))
    }

    /// True if it is any dash or hyphen.
    pub fn dash(&self, at: usize) -> bool {
        self.norm(at) == "-"
    }

    /// True for a hyphen inside a compound, without spaces around it.
    pub fn hyphen(&self, at: usize) -> bool {
        self.dash(at) && self.glued(at) && self.glued(at + 1)
    }

    /// The index after a hyphen at `at`, or `at` itself.
    pub fn past_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    /// Byte range of a run of tokens; `None` for an empty run.
    pub fn bytes(&self, from: usize, to: usize) -> Option<Range<usize>> {
        Some(self.tokens.get(from)?.start..self.tokens.get(to.checked_sub(1)?).filter(|_| to > from)?.end)
    }
}

/// The index of a token among others of the same text.
fn place(tokens: &[Token], token: &Token) -> Option<usize> {
    tokens.binary_search_by_key(&(token.start, token.end), |t| (t.start, t.end)).ok()
}

/// True for the tokens of web addresses: from "http" or "www" to the next white space.
fn addresses(tokens: &[Token]) -> Vec<bool> {
    let mut inside = false;
    tokens
        .iter()
        .map(|token| {
            inside = (inside && token.glued) || matches!(token.norm.as_str(), "http" | "https" | "www") || token.norm.starts_with("www.");
            inside
        })
        .collect()
}

/// Splits letters from the digits after them if the letters are a code in capitals, and tokenizes again from there.
fn split_codes(text: &str, found: &[Token], cues: &QuantityWords) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(found.len());
    let mut at = 0;
    while at < found.len() {
        let token = &found[at];
        let dollar = token.glued && at > 0 && found[at - 1].is("$");
        match code_length(token.of(text), dollar, cues).filter(|_| token.kind == TokenKind::Word) {
            None => {
                out.push(token.clone());
                at += 1;
            }
            Some(letters) => {
                let run = found[at + 1..].iter().take_while(|t| t.glued).count();
                let end = found[at + run].end;
                let cut = token.start + letters;
                let head = Token { end: cut, norm: text[token.start..cut].to_lowercase(), ..token.clone() };
                let mut rest = tokens(&text[cut..end], cut);
                if let Some(first) = rest.first_mut() {
                    first.glued = true;
                }
                out.push(head);
                out.extend(rest);
                at += run + 1;
            }
        }
    }
    out
}

/// Length of the currency code that a word such as `EUR50m` begins with. After a dollar sign ("$A5") one letter is enough.
fn code_length(word: &str, dollar: bool, cues: &QuantityWords) -> Option<usize> {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let code = word.get(..letters)?;
    let digits = word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
    (digits && (cues.digits.codes.contains(code) || dollar && letters > 0)).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::language::Language;
    use crate::text::tokens;

    #[test]
    fn codes_come_off_digits() {
        let text = "AUD1.5m, $US55,931,000 and EUR50m but the COVID19 and A320";
        let found = tokens(text, 0);
        let reader = Reader::new(text, &found, Language::english());
        let words: Vec<&str> = (0..reader.len()).map(|at| reader.raw(at)).collect();
        assert_eq!(
            words,
            ["AUD", "1.5", "m", ",", "$", "US", "55,931,000", "and", "EUR", "50", "m", "but", "the", "COVID19", "and", "A320"]
        );
    }
}
