//! What the grammar takes for names, as one more voice: it votes on the kind of what was found here, and adds what was not. In titles
//! and in capitals it hears names everywhere, so that it is not asked there.

use crate::text::TokenKind;

use super::candidate::Candidate;
use super::evidence::Case;
use super::reading::Reading;

/// More than a guess by the look of a word, less than a list that knows the name.
const WEIGHT: i32 = 5;

/// Adds candidates and votes.
pub fn hear(reading: &Reading, candidates: &mut Vec<Candidate>) {
    let found = candidates.len();
    for (at, statement) in reading.statements.iter().enumerate().filter(|(at, _)| reading.cases[*at] == Case::Running) {
        let first = candidates[..found].partition_point(|c| c.statement < at);
        let own = first..first + candidates[first..found].iter().take_while(|c| c.statement == at).count();
        for (tokens, kind) in statement.tree.names() {
            let (from, to) = (usize::from(tokens.start), usize::from(tokens.end));
            let mut alone = true;
            for candidate in candidates[own.clone()].iter_mut().filter(|c| c.from < to && from < c.to) {
                alone = false;
                if candidate.from >= from && candidate.to <= to && candidate.to - candidate.from + 1 >= to - from {
                    candidate.vote(*kind, WEIGHT);
                }
            }
            if alone && is_name(reading, at, from, to) {
                let mut candidate = Candidate::new(at, from, to, reading.key(at, from, to));
                candidate.vote(*kind, WEIGHT);
                candidates.push(candidate);
            }
        }
    }
    candidates.sort_by_key(|c| (c.statement, c.from, c.to));
}

/// Words that begin with a capital, not all of them everyday words.
fn is_name(reading: &Reading, statement: usize, from: usize, to: usize) -> bool {
    let tokens = &reading.tokens(statement)[from..to];
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
    tokens[0].capitalised(reading.text)
        && tokens[tokens.len() - 1].capitalised(reading.text)
        && words().any(|t| !reading.common(&t.norm))
        && !words().any(|t| reading.language.names.signs.calendar.contains(&t.norm))
}
