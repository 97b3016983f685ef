//! What the name finder knows about one account: its statements, the language, and what the whole text shows about each word.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::language::function_word::{FROM, THE, TO};
use crate::language::gazetteer::{PlaceKind, key};
use crate::language::names::has_ending;
use crate::model::{EntityKind, Span, Statement};
use crate::text::{Token, TokenKind};

use super::evidence::{self, Case, Evidence, Seen, starts};
use super::{Candidate, is_all_capitals};

/// The account as every step reads it.
pub(super) struct NameContext<'a> {
    /// The account's text.
    pub text: &'a str,
    /// Its statements.
    pub statements: &'a [Statement],
    /// Its language.
    pub language: &'a Language,
    /// How each statement uses capitals.
    pub cases: Vec<Case>,
    evidence: Evidence<'a>,
    domains: BTreeSet<&'a str>,
}

impl<'a> NameContext<'a> {
    /// Gathers the evidence.
    pub(super) fn new(text: &'a str, statements: &'a [Statement], language: &'a Language) -> NameContext<'a> {
        let cases: Vec<Case> = statements.iter().map(|s| evidence::case(text, s, &language.names.signs)).collect();
        let evidence = evidence::gather(text, statements, &cases);
        let domains = evidence::domains(statements, &language.names.signs);
        NameContext { text, statements, language, cases, evidence, domains }
    }

    /// The span of a candidate in the account.
    pub(super) fn span(&self, candidate: &Candidate) -> Span {
        let tokens = &self.statements[candidate.statement].tokens;
        Span::of(self.text, tokens[candidate.from].start..tokens[candidate.to - 1].end)
    }

    /// The tokens of a statement.
    pub(super) fn tokens(&self, statement: usize) -> &'a [Token] {
        &self.statements[statement].tokens
    }

    /// How the account writes a word.
    pub(super) fn seen(&self, norm: &str) -> Seen {
        self.evidence.get(norm).copied().unwrap_or_default()
    }

    /// True if it is an everyday word.
    pub(super) fn common(&self, norm: &str) -> bool {
        self.language.words.is_stop(norm) || self.language.names.is_common(&self.language.words.stem(norm))
    }

    /// The words of tokens `from..to` as a key.
    pub(super) fn key(&self, statement: usize, from: usize, to: usize) -> String {
        let tokens = self.tokens(statement);
        key(&self.text[tokens[from].start..tokens[to - 1].end])
    }

    /// True if the token is capitalised and, as far as the account shows, part of a name.
    pub(super) fn is_part(&self, statement: usize, at: usize) -> bool {
        let tokens = self.tokens(statement);
        let token = &tokens[at];
        if token.kind != TokenKind::Word || !token.capitalised(self.text) {
            return false;
        }
        if self.postal(statement, at).is_some() || self.called(statement, at) || self.initial(statement, at) {
            return true;
        }
        if self.never(tokens, at) || in_address(tokens, at) && !mailbox(self.text, tokens, at) {
            return false;
        }
        if token.glued && at > 0 && tokens[at - 1].kind == TokenKind::Number {
            return false; // "51K"
        }
        let word = token.of(self.text);
        let first = starts(tokens, at) && !self.titled(tokens, at);
        match self.cases[statement] {
            Case::Running if !first => !is_all_capitals(word) || self.known(word) || !self.common(&token.norm),
            Case::Running => self.known_first(tokens, at),
            Case::Title => self.known_in_title(tokens, at),
            Case::Upper => self.known_upper(&token.norm),
        }
    }

    /// The region of a postal code or its short form: after a comma and a known town or one with a place's preposition, or before a postal number.
    pub(super) fn postal(&self, statement: usize, at: usize) -> Option<usize> {
        let tokens = self.tokens(statement);
        let code = tokens[at].of(self.text);
        let region = self.language.names.gazetteer.postal(code)?;
        let before = |n: usize| at.checked_sub(n).map(|i| &tokens[i]);
        let number = tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.norm.len() == 5);
        let plain = code.len() > 2 && !is_all_capitals(code); // "Sunnyvale, Calif."
        let comma = before(1).is_some_and(|t| t.is(","));
        let town = if comma { 2 } else { 1 };
        let capital = before(town).is_some_and(|t| t.capitalised(self.text));
        let placed = comma
            && (1..=3.min(at.saturating_sub(1))).any(|n| {
                self.language.names.gazetteer.place(&self.key(statement, at - 1 - n, at - 1)).is_some()
                    || self.place_before(tokens, at - 1 - n)
            });
        (capital && (number || placed || plain && comma)).then_some(region)
    }

    /// True if "in" or the like is before the token.
    pub(super) fn place_before(&self, tokens: &[Token], at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| tokens[i].norm.as_str());
        before.is_some_and(|b| self.language.names.signs.place_before.contains(b) || matches!(b, FROM | TO))
    }

    /// True for a first name that is also an everyday word, where the parser finds a person: "Will Rogers", "Rob Roe".
    fn called(&self, statement: usize, at: usize) -> bool {
        let tokens = self.tokens(statement);
        let named = self.statements[statement].tree.named().iter().find(|n| usize::from(n.from) <= at && at < usize::from(n.to));
        named.is_some_and(|n| {
            let inside = usize::from(n.from)..usize::from(n.to);
            n.kind == EntityKind::Person
                && inside.len() > 1
                && at + 1 < inside.end
                && self.language.names.first.contains(&tokens[at].norm)
                && tokens[inside].iter().all(|t| t.capitalised(self.text) || t.kind == TokenKind::Mark)
        })
    }

    /// True if the word is the owner of a web or mail address in the account: "enron" of "enron.com".
    pub(super) fn domain(&self, norm: &str) -> bool {
        self.domains.contains(norm)
    }

    /// True after "Dr." or an initial, where the full stop does not end a sentence.
    fn titled(&self, tokens: &[Token], at: usize) -> bool {
        let short =
            |t: &Token| self.language.names.signs.honorifics.contains(&t.norm) || t.capitalised(self.text) && t.norm.chars().count() == 1;
        at > 1 && tokens[at - 1].is(".") && tokens[at - 1].glued && short(&tokens[at - 2])
    }

    /// "E. Grant" at the start: true for a letter with a full stop before what the parser takes for a name.
    fn initial(&self, statement: usize, at: usize) -> bool {
        let tokens = self.tokens(statement);
        let letter = tokens[at].norm.chars().count() == 1 && tokens.get(at + 1).is_some_and(|t| t.glued && t.is("."));
        let named = |i: usize| self.statements[statement].tree.proper(i) && !self.language.words.is_stop(&tokens[i].norm);
        letter && tokens.get(at + 2).is_some_and(|t| !t.glued && t.capitalised(self.text) && t.norm.chars().count() > 1 && named(at + 2))
    }

    /// True for weekdays, months, "OK", "CEO" and function words, unless they are a known acronym ("US", "WHO").
    fn never(&self, tokens: &[Token], at: usize) -> bool {
        let signs = &self.language.names.signs;
        let norm = tokens[at].norm.as_str();
        if signs.calendar.contains(norm) {
            let after_name =
                at > 0 && (self.language.names.first.contains(&tokens[at - 1].norm) || signs.honorifics.contains(&tokens[at - 1].norm));
            return !(after_name && tokens[at - 1].capitalised(self.text));
        }
        if self.language.words.is_stop(norm) || norm.starts_with('\'') {
            let word = tokens[at].of(self.text);
            // "the WHO" is an acronym, "WHO" in "WHO DID IT" is not
            let spelled = at > 0 && tokens[at - 1].is(THE) && !is_all_capitals(tokens[at - 1].of(self.text));
            return !(is_all_capitals(word) && self.known(word) && (spelled || !signs.acronym_words.contains(norm)));
        }
        signs.no_names.contains(norm)
    }

    /// True for a place, people or organisation that the lists contain with these capitals: "US" but not "us", "WHO" but not "Who".
    pub(super) fn known(&self, word: &str) -> bool {
        let names = &self.language.names;
        let folded = key(word);
        let short = word.chars().filter(|c| c.is_alphabetic()).count() <= 3;
        (!short || is_all_capitals(word) || !self.language.words.is_stop(&word.to_lowercase()))
            && (names.gazetteer.place(&folded).is_some()
                || names.gazetteer.people(&folded).is_some()
                || names.signs.known_organisations.contains(&word.to_lowercase())
                    && (word.chars().count() > 5 || is_all_capitals(word) || !self.common(&word.to_lowercase()))
                    && (is_all_capitals(word) || !names.acronyms.contains(&word.to_lowercase())))
    }

    /// True if the word at the start of a sentence is part of a name.
    fn known_first(&self, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        let norm = token.norm.as_str();
        let seen = self.seen(norm);
        let word = token.of(self.text);
        if self.common(norm) {
            return seen.inner > seen.lower && !self.language.words.is_stop(norm)
                || is_all_capitals(word) && self.known(word)
                || self.common_opener(tokens, at);
        }
        if self.known(word)
            || has_inner_capital(word)
            || is_all_capitals(word)
            || seen.inner > 0
            || self.language.names.first.contains(norm)
        {
            return seen.lower == 0 || seen.inner >= seen.lower || self.known(word);
        }
        seen.lower == 0 && !has_ending(norm, &self.language.names.signs.inflected_endings) || self.capital_follows(tokens, at)
    }

    /// "Supreme Court ruled": true for a common word before a capitalised one that often ends the name of an organisation or place, for a first name
    /// that is also a common word ("Mark Rutte"), and for a post before a name.
    fn common_opener(&self, tokens: &[Token], at: usize) -> bool {
        let names = &self.language.names;
        let norm = tokens[at].norm.as_str();
        if !self.capital_follows(tokens, at) {
            return false;
        }
        let last = self.run_end(tokens, at);
        let head = tokens[last].norm.as_str();
        let heads = names.signs.organisations.contains(head) || names.signs.places.contains(head);
        names.first.contains(norm)
            || names.signs.honorifics.contains(norm)
            || names.signs.event_openers.contains(norm)
            || heads
                && !norm.ends_with(self.language.functions.adverb_ending.as_str())
                && !self.language.words.is_stop(norm)
                && tokens[last].norm != tokens[at].norm
                && !names.signs.not_part_of_names.contains(norm)
            || names.signs.place_openers.contains(norm) && !self.common(&tokens[at + 1].norm)
    }

    /// The last token of the run of capitalised words that begins at `at`.
    fn run_end(&self, tokens: &[Token], at: usize) -> usize {
        let mut end = at;
        while end - at < 8 && self.capital_follows(tokens, end) {
            end += 1;
        }
        end
    }

    /// True if a capitalised word follows that is not a function word.
    fn capital_follows(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.capitalised(self.text)
                && !self.language.words.is_stop(&t.norm)
                && !self.language.names.signs.calendar.contains(&t.norm)
                && !self.language.names.signs.no_names.contains(&t.norm)
        })
    }

    /// True for a word of a headline in title case that the lists or the body of the account confirm as a name.
    fn known_in_title(&self, tokens: &[Token], at: usize) -> bool {
        let norm = tokens[at].norm.as_str();
        let word = tokens[at].of(self.text);
        let names = &self.language.names;
        let seen = self.seen(norm);
        if seen.inner > seen.lower {
            return true;
        }
        if seen.lower > 0 {
            return false;
        }
        if self.common(norm) {
            let title = names.signs.honorifics.contains(norm) && self.capital_follows(tokens, at) && !self.common(&tokens[at + 1].norm);
            let head = at > 0
                && self.known(tokens[at - 1].of(self.text))
                && (names.signs.organisations.contains(norm) || names.signs.places.contains(norm));
            return title || head;
        }
        self.known(word)
            || names.first.contains(norm)
            || has_inner_capital(word)
            || is_all_capitals(word)
            || !has_ending(norm, &names.signs.common_endings)
    }

    /// True for a word in a statement all in capitals that the lists or the body confirm as a name.
    fn known_upper(&self, norm: &str) -> bool {
        let names = &self.language.names;
        let seen = self.seen(norm);
        let place = names.gazetteer.place(&key(norm)).is_some_and(|(_, p)| p.kind != PlaceKind::City)
            || names.gazetteer.people(&key(norm)).is_some();
        seen.inner > seen.lower
            || seen.lower == 0
                && !self.common(norm)
                && (place || names.first.contains(norm) || names.last.contains(norm) || names.signs.known_organisations.contains(norm))
    }
}

/// "Jane Roe@ROETRADING": true for the last word before "@" in an address made of the names of a person and a company.
pub(super) fn mailbox(text: &str, tokens: &[Token], at: usize) -> bool {
    let mark = tokens.get(at + 1).is_some_and(|t| t.glued && t.is("@"));
    let owner = tokens.get(at + 2).is_some_and(|t| t.glued && is_all_capitals(t.of(text)));
    let open = tokens.get(at + 3).is_none_or(|t| !(t.glued && t.is(".")));
    mark && owner && open && at > 0 && !tokens[at].glued && tokens[at - 1].capitalised(text)
}

/// True if a capital comes after a lower-case letter: "McCarthy", "YouTube".
fn has_inner_capital(word: &str) -> bool {
    let mut small = false;
    word.chars().any(|c| {
        let hit = small && c.is_uppercase();
        small |= c.is_lowercase();
        hit
    })
}

/// True for a part of a web address, file name or code: joined to a letter by "@", "_", "=" or a full stop.
fn in_address(tokens: &[Token], at: usize) -> bool {
    let glue = |t: &Token| t.glued && matches!(t.norm.as_str(), "@" | "_" | "=" | "." | "%" | "\\");
    let before = at > 1 && tokens[at].glued && glue(&tokens[at - 1]) && tokens[at - 2].norm.chars().count() > 3;
    let behind = tokens.get(at + 1).is_some_and(glue)
        && tokens.get(at + 2).is_some_and(|t| t.glued && t.kind != TokenKind::Mark && tokens[at].norm.chars().count() > 1);
    before || behind
}
