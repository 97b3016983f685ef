//! Tables of codes in a PDF: their meaning in Unicode, or the glyph of a large font that they select.

/// A table of codes.
#[derive(Clone, Debug, Default)]
pub struct CMap {
    /// Lengths of codes in bytes with the codes that have them, from first to last.
    spaces: Vec<(usize, u32, u32)>,
    /// First and last code of a stretch, and the meaning of the first: the next ones count on from it.
    texts: Vec<(u32, u32, Text)>,
    glyphs: Vec<(u32, u32, u32)>,
}

#[derive(Clone, Debug)]
enum Text {
    From(Vec<u16>),
    Each(Vec<Vec<u16>>),
}

enum Token<'t> {
    Bytes(Vec<u8>),
    Number(u32),
    Word(&'t [u8]),
    Open,
    Close,
}

/// Most entries of a table.
const MOST: usize = 200_000;

impl CMap {
    /// Reads a table.
    pub fn read(bytes: &[u8]) -> CMap {
        let mut out = CMap::default();
        let mut at = 0;
        let mut waiting: Vec<Token> = Vec::new();
        while let Some(token) = token(bytes, &mut at) {
            if waiting.len() > MOST {
                break;
            }
            match token {
                Token::Word(b"begincodespacerange" | b"beginbfchar" | b"beginbfrange" | b"begincidrange" | b"begincidchar") => {
                    waiting.clear()
                }
                Token::Word(b"endcodespacerange") => out.spaces.extend(std::mem::take(&mut waiting).chunks(2).filter_map(space)),
                Token::Word(b"endbfchar") => out.chars(&waiting),
                Token::Word(b"endbfrange") => out.ranges(&waiting),
                Token::Word(b"endcidrange") => {
                    out.glyphs.extend(waiting.chunks(3).filter_map(|c| Some((code(c.first()?)?, code(c.get(1)?)?, plain(c.get(2)?)?))))
                }
                Token::Word(b"endcidchar") => {
                    out.glyphs.extend(waiting.chunks(2).filter_map(|c| Some((code(c.first()?)?, code(c.first()?)?, plain(c.get(1)?)?))))
                }
                Token::Word(_) => {}
                other => waiting.push(other),
            }
        }
        out.texts.sort_by_key(|(first, _, _)| *first);
        out.glyphs.sort_by_key(|(first, _, _)| *first);
        out
    }

    fn chars(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks(2) {
            if let [from, Token::Bytes(to)] = pair
                && let Some(from) = code(from)
            {
                self.texts.push((from, from, Text::From(wide(to))));
            }
        }
    }

    fn ranges(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let (Some(first), Some(last)) = (tokens.get(at).and_then(code), tokens.get(at + 1).and_then(code)) {
            at += 2;
            match tokens.get(at) {
                Some(Token::Bytes(to)) => self.texts.push((first, last, Text::From(wide(to)))),
                Some(Token::Open) => {
                    let end = tokens[at..].iter().position(|t| matches!(t, Token::Close)).map_or(tokens.len(), |length| at + length);
                    let each = tokens[at..end].iter().filter_map(|t| if let Token::Bytes(to) = t { Some(wide(to)) } else { None });
                    self.texts.push((first, last, Text::Each(each.collect())));
                    at = end;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// The length of the code at the head of some bytes; 0 where the table says nothing of it.
    pub fn length(&self, bytes: &[u8]) -> usize {
        let fits =
            |(length, first, last): &&(usize, u32, u32)| bytes.len() >= *length && (*first..=*last).contains(&value(&bytes[..*length]));
        self.spaces.iter().filter(fits).map(|(length, _, _)| *length).max().unwrap_or(0)
    }

    /// The meaning of a code.
    pub fn text(&self, code: u32) -> Option<String> {
        let behind = self.texts.partition_point(|(first, _, _)| *first <= code);
        let (first, _, text) = self.texts[..behind].iter().rev().take(8).find(|(_, last, _)| *last >= code)?;
        let units = match text {
            Text::From(units) => {
                let mut units = units.clone();
                let last = units.last_mut()?;
                *last = u16::try_from(u32::from(*last) + (code - first)).ok()?;
                units
            }
            Text::Each(each) => each.get((code - first) as usize)?.clone(),
        };
        Some(String::from_utf16_lossy(&units)).filter(|text| !text.is_empty() && text != "\0")
    }

    /// The glyph that a code calls.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        let behind = self.glyphs.partition_point(|(first, _, _)| *first <= code);
        let (first, last, glyph) = self.glyphs.get(behind.checked_sub(1)?)?;
        (*last >= code).then(|| glyph.saturating_add(code - first))
    }
}

/// The number that bytes are.
pub fn value(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn wide(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        more => more.chunks_exact(2).take(32).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

fn code(token: &Token) -> Option<u32> {
    if let Token::Bytes(bytes) = token { Some(value(bytes)) } else { None }
}

fn plain(token: &Token) -> Option<u32> {
    if let Token::Number(number) = token { Some(*number) } else { None }
}

fn space(pair: &[Token]) -> Option<(usize, u32, u32)> {
    let [Token::Bytes(first), Token::Bytes(last)] = pair else { return None };
    (1..=4).contains(&first.len()).then(|| (first.len(), value(first), value(last)))
}

fn token<'t>(bytes: &'t [u8], at: &mut usize) -> Option<Token<'t>> {
    loop {
        let byte = *bytes.get(*at)?;
        let start = *at;
        *at += 1;
        let until = |stop: &dyn Fn(u8) -> bool| start + 1 + bytes[start + 1..].iter().take_while(|b| !stop(**b)).count();
        match byte {
            b'%' => *at = until(&|b| matches!(b, b'\n' | b'\r')),
            b'[' => return Some(Token::Open),
            b']' => return Some(Token::Close),
            b'<' if bytes.get(*at) != Some(&b'<') => {
                *at = until(&|b| b == b'>');
                let digits: Vec<u8> = bytes[start + 1..*at].iter().filter_map(|b| char::from(*b).to_digit(16)).map(|d| d as u8).collect();
                *at += 1;
                return Some(Token::Bytes(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()));
            }
            byte if byte.is_ascii_alphanumeric() => {
                *at = until(&|b| b.is_ascii_whitespace() || matches!(b, b'<' | b'>' | b'[' | b']' | b'/' | b'('));
                let word = &bytes[start..*at];
                let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                return Some(number.map_or(Token::Word(word), Token::Number));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn chars_and_ranges() {
        let table = CMap::read(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar\n\
            2 beginbfrange <0041> <0043> <0061> <0050> <0051> [<0031> <D83DDE00>] endbfrange 1 begincidrange <0005> <0009> 20 endcidrange",
        );
        let read = |code: u32| table.text(code).unwrap_or_default();
        assert_eq!([0x3, 0x10, 0x42, 0x51, 0x99].map(read), [" ", "fi", "b", "😀", ""]);
        assert_eq!((table.length(b"\0A"), table.length(b"\0"), table.glyph(7), table.glyph(10)), (2, 0, Some(22), None));
        CMap::read(b"beginbfrange <00> [ <zz endbfrange beginbfchar endbfchar <");
    }
}
