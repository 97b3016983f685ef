//! Splits a text into pieces: as its format gives them, as Markdown marks them, by the turns of a conversation, or by its lines. If the
//! line width is unknown, a line that cannot end where it does is joined with the next: a name must follow "Mrs." and "Major", a verb "did
//! not", the rest of a figure "4,-".

use super::{markdown, transcript};
use crate::language::Language;
use crate::model::{Part, Piece, Place, Places};
use crate::text::layout::{self, Layout, Row};

/// What the pieces of a text depend on besides its words.
pub(super) struct Kind {
    /// True if the file is not text.
    pub binary: bool,
    /// The pieces given by the format of the file.
    pub given: Option<Vec<Piece>>,
    /// True if the text is Markdown.
    pub markdown: bool,
    /// True if there are word lists for its language.
    pub has_word_lists: bool,
}

/// A text and its pieces. Markup and line numbers are blanked out, so that every offset stays valid.
pub(super) struct Parted {
    /// The text.
    pub text: String,
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
    /// The layout of its lines, if they decide.
    pub layout: Layout,
}

/// Cuts a text into pieces from byte `body` on, where its front matter ends.
pub(super) fn part(text: String, body: usize, kind: Kind, language: &Language, places: &Places) -> Parted {
    let without_layout = |text: String, pieces: Vec<Piece>| Parted { text, pieces, layout: Layout::default() };
    let conversation = || transcript::read(&text, body, language);
    if kind.binary {
        let pieces = whole(&text, body);
        return without_layout(text, pieces);
    }
    if let Some(pieces) = kind.given {
        // A conversation is recognised by its labels, whatever the format says about its paragraphs.
        let plain =
            pieces.iter().all(|piece| piece.heads.is_none() && matches!(piece.part, Part::Headline | Part::Paragraph | Part::ListItem));
        let conversation = if plain { conversation() } else { None };
        return conversation.unwrap_or_else(|| without_layout(text, pieces));
    }
    if kind.markdown {
        let markdown = markdown::read(&text, body);
        return without_layout(markdown.text, markdown.pieces);
    }
    if let Some(conversation) = if kind.has_word_lists { conversation() } else { None } {
        return conversation;
    }
    let layout = layout::layout(&text, body);
    let pieces = spoken(joined(&text, layout_pieces(&layout), language), places);
    Parted { text, pieces, layout }
}

/// Returns a file that is not text as one piece, set aside.
fn whole(text: &str, body: usize) -> Vec<Piece> {
    if text.len() > body { vec![Piece::new(body..text.len(), Part::Boilerplate)] } else { Vec::new() }
}

/// Returns the pieces of a plain text, of what is read and what is set aside.
pub(super) fn layout_pieces(lines: &Layout) -> Vec<Piece> {
    let part = |p: &layout::Paragraph| match &p.row {
        Some(Row::Heads) => Part::Heads,
        Some(Row::Cells(_)) => Part::ListItem,
        None if p.listed => Part::ListItem,
        None => Part::Paragraph,
    };
    let heads = |p: &layout::Paragraph| match &p.row {
        Some(Row::Cells(heads)) => heads.clone(),
        Some(Row::Heads) | None => None,
    };
    let read =
        lines.paragraphs.iter().map(|p| Piece { range: p.range.clone(), part: part(p), heads: heads(p), quoted: p.depth > 0, by: None });
    let inside = |range: &std::ops::Range<usize>| lines.blanks.contains(range);
    let aside = lines.aside.iter().filter(|range| !inside(range)).map(|range| Piece::new(range.clone(), Part::Boilerplate));
    let mut out: Vec<Piece> = read.chain(aside).collect();
    out.sort_by_key(|piece| piece.range.start);
    out
}

/// Marks a text with times of a recording as speech, which has no headline or header lines.
fn spoken(mut pieces: Vec<Piece>, places: &Places) -> Vec<Piece> {
    let is_said = !places.is_empty() && places.iter().all(|(_, place)| matches!(place, Place::Time(_)));
    for piece in pieces.iter_mut().filter(|piece| is_said && piece.part == Part::Paragraph) {
        piece.part = Part::Turn;
    }
    pieces
}

/// Joins a piece with the next if it cannot end where it does and only a line end is between them.
fn joined(text: &str, pieces: Vec<Piece>, language: &Language) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let closed = closed(text, &pieces);
    for (piece, closed) in pieces.into_iter().zip(closed) {
        let runs_on = out.last().is_some_and(|last| {
            let plain = [last, &piece].into_iter().all(|p| p.heads.is_none() && matches!(p.part, Part::Paragraph | Part::ListItem));
            plain
                && closed
                && piece.part == Part::Paragraph
                && last.quoted == piece.quoted
                && is_line_end(&text[last.range.end..piece.range.start])
                && dangles(&text[last.range.clone()], &text[piece.range.clone()], language)
        });
        match out.last_mut().filter(|_| runs_on) {
            Some(last) => last.range.end = piece.range.end,
            None => out.push(piece),
        }
    }
    out
}

/// Returns for each piece whether its run of lines ends like a sentence. A column of names or links does not.
fn closed(text: &str, pieces: &[Piece]) -> Vec<bool> {
    let mut out = vec![false; pieces.len()];
    for at in (0..pieces.len()).rev() {
        let next = pieces.get(at + 1).filter(|next| is_line_end(&text[pieces[at].range.end..next.range.start]));
        let ends = text[pieces[at].range.clone()].ends_with(['.', '!', '?', '"', '”', ')', '…']);
        out[at] = if next.is_some() { out[at + 1] } else { ends };
    }
    out
}

/// True if the text is one line end and blanks, or the ">" of quoted mail.
fn is_line_end(between: &str) -> bool {
    let ends = between.replace("\r\n", "\n").matches(['\n', '\r']).count();
    ends == 1 && between.chars().all(|c| c.is_whitespace() || c == '>')
}

/// True if the first line is incomplete without the second.
fn dangles(line: &str, next: &str, language: &Language) -> bool {
    const FEWEST: usize = 3;
    let Some(last) = line.split_whitespace().next_back() else { return false };
    let begins = |test: fn(char) -> bool| next.starts_with(test);
    if split_figure(last, next) {
        return true;
    }
    if line.split_whitespace().count() < FEWEST {
        return false;
    }
    let word = last.trim_end_matches('.').to_lowercase();
    let pointed = last.ends_with('.');
    let initial = pointed && last.trim_end_matches('.').chars().all(char::is_alphabetic) && word.chars().count() == 1;
    // "6 P." / "M. on Thursday"
    let half =
        initial && language.page.clock.split_halves.contains(&word) && next.starts_with(['M', 'm']) && next[1..].starts_with(['.', ' ']);
    let lists = &language.names.signs;
    let title = lists.honorifics.contains(&word) || pointed && language.sentences.before_names.contains(&word);
    let functions = &language.functions;
    let leads = functions.prepositions.contains(&word)
        || functions.negators.contains(&word)
        || functions.coordinators.contains(&word)
        || functions.possessives.contains(&word)
        || functions.modals.contains(&word)
        || functions.be.contains(&word)
        || functions.have.contains(&word)
        || functions.determiners.contains(&word);
    half || title && begins(char::is_uppercase) || !pointed && leads && next.starts_with(char::is_alphanumeric)
}

/// True for a number split within its last group of three digits: "4,-" / "500", "1,3-" / "00".
fn split_figure(last: &str, next: &str) -> bool {
    let Some(head) = last.strip_suffix('-') else { return false };
    let head = head.trim_start_matches(|c: char| !c.is_ascii_digit());
    let rest = next.bytes().take_while(u8::is_ascii_digit).count();
    let Some((whole, group)) = head.rsplit_once(',') else { return false };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b',');
    !whole.is_empty() && digits(whole) && digits(group) && group.len() < 3 && group.len() + rest == 3
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::language::Language;
    use crate::model::{Part, Piece};

    fn lines(text: &str) -> usize {
        let mut at = 0;
        let pieces = text.lines().map(|line| {
            let start = at;
            at += line.len() + 1;
            Piece::new(start..start + line.len(), Part::Paragraph)
        });
        joined(text, pieces.collect(), Language::english()).len()
    }

    #[test]
    fn lines_that_need_the_next() {
        for text in [
            "The bill was paid by Mrs.\nAnna Dahl.",
            "The left wing was led by Colonel\nMoe, who fell.",
            "It was read at 6 P.\nM. on Thursday.",
            "THE CREW DID NOT\nRETURN TO THE SHIP.",
            "The hold had 4,-\n500 sacks.",
            "Between 1,3-\n00 and 1,500 men left.",
            "He went to the old village of\nBrevik on foot.",
        ] {
            assert_eq!(lines(text), 1, "{text}");
        }
        for text in [
            "The crew came home.\nNobody was hurt.",
            "Storm halts ferry\nFerry service was halted",
            "See pages 12-\n15 of it",
            "Moe Bros.\nDahl and Sons",
            "They sailed at 6.\nMost were ill.",
            "Contact us / Log in\nDam bursts above Harn",
        ] {
            assert_eq!(lines(text), 2, "{text}");
        }
    }
}
