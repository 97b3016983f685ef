//! The parts of a mail that are not its writer's own words: the attribution above a quotation ("On 3 May 2021, Jane Roe wrote:"), a mail
//! included below ("-----Original Message-----"), the greeting, the close with its signature, and what a mail system adds. It works on the
//! pieces of a page and does not change a text without signs of a mail.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language::Language;
use crate::language::page::MailWords;
use crate::model::{Part, Piece};
use crate::text::squeeze;

/// Most lines of the attribution above a quotation.
const ATTRIBUTION: usize = 3;
/// Most bytes of an attribution, and of a line of a signature.
const LONGEST_LINE: usize = 300;
const LONGEST_SIGNED: usize = 80;
/// Most lines of a signature.
const SIGNATURE: usize = 10;
/// Most words of a greeting.
const GREETING: usize = 6;
/// A notice of a mail system is among this many last pieces.
const FOOT: usize = 6;

/// Returns the pieces, with those marked that are not the writer's own words.
pub(super) fn read(text: &str, mut pieces: Vec<Piece>, language: &Language) -> Vec<Piece> {
    let reader = Reader { text, language, words: &language.page.mail };
    let heads = reader.heads(&pieces);
    reader.attributions(&mut pieces);
    reader.forwarded(&mut pieces, &heads);
    let mail = pieces.iter().any(|piece| piece.by.is_some()) || !heads.is_empty();
    reader.signatures(&mut pieces, mail);
    reader.notices(&mut pieces);
    pieces
}

struct Reader<'t> {
    text: &'t str,
    language: &'t Language,
    words: &'t MailWords,
}

impl Reader<'_> {
    fn line(&self, piece: &Piece) -> &str {
        self.text[piece.range.clone()].trim()
    }

    /// Returns how many ">" are before a piece in its line.
    fn depth(&self, piece: &Piece) -> usize {
        let start = self.text[..piece.range.start].rfind('\n').map_or(0, |at| at + 1);
        self.text[start..piece.range.start].matches('>').count()
    }

    /// Finds who wrote the quoted lines, from the attribution right above the first of them.
    fn attributions(&self, pieces: &mut [Piece]) {
        let mut writers: BTreeMap<usize, Range<usize>> = BTreeMap::new();
        for at in 0..pieces.len() {
            let depth = self.depth(&pieces[at]);
            if let Some((end, writer)) = self.attribution(pieces, at, depth) {
                let below = self.depth(&pieces[end]);
                writers.retain(|other, _| *other < below);
                writers.insert(below, writer);
                for piece in &mut pieces[at..end] {
                    piece.part = Part::Label(None);
                }
            } else if pieces[at].quoted && pieces[at].part != Part::Label(None) {
                pieces[at].by = writers.get(&depth).cloned();
            }
        }
    }

    /// Returns the end of an attribution (one past its last piece) and the range of the name in it.
    fn attribution(&self, pieces: &[Piece], at: usize, depth: usize) -> Option<(usize, Range<usize>)> {
        let start = pieces[at].range.start;
        (at + 1..=(at + ATTRIBUTION).min(pieces.len().saturating_sub(1))).find_map(|end| {
            let attribution = &self.text[start..pieces[end - 1].range.end];
            let below = &pieces[end];
            // what is above a blank line is another paragraph
            let one = !attribution.lines().any(|line| line.trim_matches(['>', ' ', '\t', '\r']).is_empty());
            let fits = one
                && below.quoted
                && self.depth(below) > depth
                && attribution.len() <= LONGEST_LINE
                && attribution.trim_end().ends_with(':');
            let name = self.writer(attribution).filter(|_| fits)?;
            Some((end, start + name.start..start + name.end))
        })
    }

    /// Returns the range of the name before the verb: "On Mon, May 3, 2021 at 9:14 AM Jane Roe <jane@roe.example> wrote:".
    fn writer(&self, attribution: &str) -> Option<Range<usize>> {
        let folded = attribution.to_ascii_lowercase();
        let verb = self
            .words
            .verbs
            .iter()
            .filter_map(|verb| folded.find(&format!(" {verb}")).or_else(|| folded.find(&format!("\n{verb}"))))
            .min()?;
        let relay = format!(" {} ", self.words.relay);
        let cut = ["<", "(", &relay, "["].iter().filter_map(|mark| attribution[..verb].find(mark)).min().unwrap_or(verb);
        let before = attribution[..cut].trim_end();
        let words: Vec<&str> = before.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect();
        let named = words.iter().rev().take_while(|word| self.may_name(word)).count();
        let first = words.get(words.len() - named)?;
        let place = first.as_ptr() as usize - attribution.as_ptr() as usize;
        Some(place..before.len())
    }

    /// True for a word with a capital that is not part of a date and not followed by a comma.
    fn may_name(&self, word: &str) -> bool {
        let dates = &self.language.dates;
        let key = word.trim_matches(['.', '"', '\'']).to_lowercase();
        let dated = dates.weekdays.contains_key(&key)
            || dates.months.contains_key(&key)
            || dates.is_zone(&key)
            || self.words.not_names.contains(&key);
        let letters = word.trim_matches(['"', '\'']).chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        word.trim_matches(['"', '\'']).starts_with(char::is_uppercase) && letters && !dated
    }

    /// Returns the groups of header fields of a mail: "From: …" with at least one other field next to it.
    fn heads(&self, pieces: &[Piece]) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let fields = pieces[at..].iter().take_while(|piece| self.fields(piece).is_some()).count();
            let names: Vec<String> = pieces[at..at + fields].iter().filter_map(|piece| self.fields(piece)).flatten().collect();
            if names.len() > 1 && names.iter().any(|name| self.words.from.contains(name)) {
                out.push(at..at + fields);
            }
            at += fields.max(1);
        }
        out
    }

    /// Returns the labels of the lines of a piece, or `None` if any line is not a mail field.
    fn fields(&self, piece: &Piece) -> Option<Vec<String>> {
        let label = |line: &str| {
            let (label, rest) = line.split_once(':')?;
            let key = squeeze(label);
            (self.words.fields.contains(&key) && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(key)
        };
        self.line(piece).lines().map(|line| label(line.trim().trim_start_matches(['>', ' ']).trim_matches('*'))).collect()
    }

    /// Marks an included mail: its fields are a header and its words are the sender's. The fields of the mail itself are only a header.
    fn forwarded(&self, pieces: &mut [Piece], heads: &[Range<usize>]) {
        for (number, head) in heads.iter().enumerate() {
            for piece in &mut pieces[head.clone()] {
                piece.part = Part::Label(None);
            }
            let rule = head.start.checked_sub(1).filter(|at| self.is_rule(&pieces[*at]));
            if let Some(at) = rule {
                pieces[at].part = Part::Label(None);
            }
            let own =
                !pieces[..rule.unwrap_or(head.start)].iter().any(|piece| !matches!(piece.part, Part::Label(None) | Part::Boilerplate));
            let end = heads.get(number + 1).map_or(pieces.len(), |next| next.start);
            let sender = pieces[head.clone()].iter().find_map(|piece| self.sender(piece)).filter(|_| !own);
            // a mail program may have quoted fields and text alike
            let depth = self.depth(&pieces[head.start]);
            for piece in &mut pieces[head.end..end] {
                let said = sender.is_some() && !matches!(piece.part, Part::Label(_) | Part::Boilerplate);
                if said && (!piece.quoted || piece.by.is_none() && self.depth(piece) == depth) {
                    (piece.quoted, piece.by) = (true, sender.clone());
                }
            }
        }
    }

    /// True for the line above an included mail: "-----Original Message-----", "Begin forwarded message:", a line of underscores.
    fn is_rule(&self, piece: &Piece) -> bool {
        let line = self.line(piece);
        let key = squeeze(line);
        line.len() <= LONGEST_SIGNED && (key.is_empty() || self.words.rules.contains(&key))
    }

    /// Returns the range of the name after "From:".
    fn sender(&self, piece: &Piece) -> Option<Range<usize>> {
        let line = self
            .line(piece)
            .lines()
            .find(|line| line.split_once(':').is_some_and(|(label, _)| self.words.from.contains(&squeeze(label))))?;
        let (_, rest) = line.split_once(':')?;
        let rest = rest.trim_start().trim_start_matches(['*', ' ', '"']);
        let name = rest.split(['<', '[', '(', '"']).next().unwrap_or_default().trim_end();
        let start = name.as_ptr() as usize - self.text.as_ptr() as usize;
        (!name.is_empty()).then(|| start..start + name.len())
    }

    /// Marks the greeting, the closing phrase with what is below it, and what is below two hyphens.
    fn signatures(&self, pieces: &mut [Piece], mail: bool) {
        let own = |piece: &Piece| !matches!(piece.part, Part::Label(_) | Part::Turn | Part::Boilerplate);
        let mut opens = true;
        let mut at = 0;
        while at < pieces.len() {
            let line = self.line(&pieces[at]).to_string();
            let (piece_own, rest) = (own(&pieces[at]), &pieces[at + 1..]);
            let ends =
                rest.iter().position(|piece| piece.part == Part::Label(None) || piece.quoted != pieces[at].quoted).unwrap_or(rest.len());
            let strokes = matches!(line.as_str(), "--" | "—" | "––");
            let below = rest[..ends].iter().all(|piece| self.may_sign(piece)) && ends <= SIGNATURE;
            let closes = piece_own && at > 0 && self.closes(&line) && (1..=SIGNATURE).contains(&ends);
            if strokes && ends <= SIGNATURE && at > 0 || closes && below {
                pieces[at..=at + ends].iter_mut().for_each(|piece| piece.part = Part::Boilerplate);
                at += ends;
            } else if piece_own && opens && self.greets(&line) {
                pieces[at].part = Part::Label(None);
            } else if piece_own && mail && at + 1 == pieces.len() && !pieces[at].quoted && self.is_name(&line) {
                pieces[at].part = Part::Boilerplate;
            }
            opens = opens && !piece_own || at < pieces.len() && pieces[at].part == Part::Label(None);
            at += 1;
        }
    }

    fn closes(&self, line: &str) -> bool {
        let bare = line.trim_end_matches([',', '.', '!']);
        line.len() <= LONGEST_SIGNED
            && self.language.sentences.closings.contains(&bare.to_lowercase())
            && (line.ends_with(',') || bare == line)
    }

    /// True for a short line that is not a sentence.
    fn may_sign(&self, piece: &Piece) -> bool {
        let line = self.line(piece);
        let sentence = line.ends_with(['.', '!', '?']) && line.split_whitespace().count() > GREETING;
        line.len() <= LONGEST_SIGNED && !sentence || self.is_notice(line)
    }

    /// True for a greeting: "Dear Jane,", "Hi all!"
    fn greets(&self, line: &str) -> bool {
        let words: Vec<&str> = line.split_whitespace().collect();
        let first = words.first().map(|word| word.trim_end_matches([',', ':', '!']).to_lowercase()).unwrap_or_default();
        line.ends_with([',', ':', '!']) && words.len() <= GREETING && self.words.greetings.contains(&first)
    }

    /// True for capitalised words without a final stop: "Tom", "Jane Roe".
    fn is_name(&self, line: &str) -> bool {
        const MOST: usize = 3;
        let words: Vec<&str> = line.split_whitespace().collect();
        (1..=MOST).contains(&words.len()) && words.iter().all(|word| self.may_name(word)) && !line.ends_with('.')
    }

    /// Marks what a mail system adds below a mail, anywhere among the last pieces.
    fn notices(&self, pieces: &mut [Piece]) {
        let foot = pieces.len().saturating_sub(FOOT);
        for piece in &mut pieces[foot..] {
            if matches!(piece.part, Part::Paragraph | Part::Headline) && self.is_notice(self.line(piece)) {
                piece.part = Part::Boilerplate;
            }
        }
    }

    fn is_notice(&self, line: &str) -> bool {
        const LONGEST: usize = 3000;
        if line.len() > LONGEST {
            return false;
        }
        let key = format!(" {} ", squeeze(line));
        let holds = |phrases: &[String]| phrases.iter().any(|phrase| key.contains(&format!(" {phrase} ")));
        let starts = self.words.devices.iter().any(|device| key.trim_start().starts_with(device.as_str())) && line.len() <= LONGEST_SIGNED;
        starts || holds(&self.words.itself) && holds(&self.words.notices)
    }
}

#[cfg(test)]
mod tests {
    use crate::load::{Input, load};

    #[test]
    fn words_below_a_head_are_those_of_who_sent_it() {
        let head = ["From: Eva Lund", "Sent: Friday", "To: Jon Berg", "Subject: sacks", "", "The mill carried 212 sacks."];
        for mark in ["", "> "] {
            let below: Vec<String> = head.iter().map(|line| format!("{mark}{line}").trim_end().to_string()).collect();
            let text = format!("The mill carried 187 sacks.\n\n{}\n", below.join("\n"));
            let input = Input { path: "a.txt".into(), bytes: text.clone().into_bytes(), ..Input::default() };
            let (accounts, _) = load(vec![input]);
            let said = accounts[0].blocks.iter().find(|block| block.span.text(&text).contains("212")).expect("a block");
            assert_eq!(said.by.map(|by| by.text(&text)), Some("Eva Lund"), "{mark}");
        }
    }
}
