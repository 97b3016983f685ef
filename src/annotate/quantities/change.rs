//! Told changes: "rose by 5", "fell 3 percent to 20", "up 4 points".

use super::figure::Figure;
use super::reader::Reader;
use crate::language::function_word::{BY, OR, TO};
use crate::language::roles::DISTANCE;
use crate::language::units::METRE;
use crate::model::Change;

/// How many tokens before a figure its verb of change may stand.
const REACH: usize = 12;

/// Sets the change of each figure that tells one.
pub fn put_changes(reader: &Reader, figures: &mut [Figure]) {
    let mut last: Option<bool> = None;
    for at in 0..figures.len() {
        let near = at > 0 && figures[at - 1].change.is_some() && figures[at - 1].whole.end + 5 > figures[at].whole.start;
        let mut found = told(reader, &figures[at], last, near);
        if figures[at].converted && at > 0 {
            found = figures[at - 1].change;
        }
        if let Some(change) = found {
            last = Some(matches!(change, Change::UpBy | Change::UpTo));
        }
        figures[at].change = found;
    }
}

fn told(reader: &Reader, figure: &Figure, last: Option<bool>, near: bool) -> Option<Change> {
    let start = figure.whole.start;
    let comparable = figure.money() || reader.cues.changes.units.contains(figure.unit_name());
    let by = |up: bool| if up { Change::UpBy } else { Change::DownBy };
    let to = |up: bool| if up { Change::UpTo } else { Change::DownTo };
    match reader.before(start) {
        BY => verb_before(reader, start - 1, 5).or(last).map(by),
        // "lost 190 points, or 0.6 percent"
        OR if last.is_some() && figure.unit.is_some() && near => last.map(by),
        TO if start >= 2 => verb_before(reader, start - 1, REACH).map(to),
        word => {
            if let Some(up) = reader.words.changes.particles.get(word).filter(|_| figure.unit.is_some() && !distance(reader, figure)) {
                return Some(by(*up));
            }
            if comparable && reader.words.changes.down_before.contains(word) {
                return Some(by(false));
            }
            let stem = reader.language.words.stem(word);
            let direct =
                reader.words.changes.stems.get(stem.as_ref()).filter(|_| comparable || figure.unit.is_some() && !transitive(reader, &stem));
            direct.map(|up| by(*up)).or_else(|| after(reader, figure, comparable).map(by))
        }
    }
}

/// "Went down two miles north of Alder": where it was, not by how much.
fn distance(reader: &Reader, figure: &Figure) -> bool {
    let behind = figure.tokens.end;
    let length = figure.base() == Some(METRE);
    length && reader.words.roles.measures_after.starting(&reader.tokens, behind).is_some_and(|(_, role)| role == DISTANCE)
}

fn transitive(reader: &Reader, stem: &str) -> bool {
    reader.words.changes.transitive.contains(stem)
}

/// "34 percent higher", "a 5 percent rise", "12 points down".
fn after(reader: &Reader, figure: &Figure, comparable: bool) -> Option<bool> {
    let end = figure.tokens.end;
    if !comparable {
        return None;
    }
    let next = reader.norm(end);
    if let Some(up) = reader.words.changes.particles.get(next) {
        return Some(*up);
    }
    reader.cues.changes.direction(next)
}

/// Direction of the nearest verb of change in the same clause before `end`.
fn verb_before(reader: &Reader, end: usize, reach: usize) -> Option<bool> {
    for at in (end.saturating_sub(reach)..end).rev() {
        if reader.cues.changes.clause_ends.contains(reader.norm(at)) {
            return None;
        }
        if let Some(up) = reader.words.changes.stems.get(reader.language.words.stem(reader.norm(at)).as_ref()) {
            return Some(*up);
        }
        // "up to 20" tells no change; "down by 20" does
        if (at + 1 != end || reader.norm(end) == BY)
            && let Some(up) = reader.words.changes.particles.get(reader.norm(at)).filter(|_| reader.norm(at + 1) != TO)
        {
            return Some(*up);
        }
    }
    None
}

/// Does a verb of change stand before a figure that may begin a range? "from": the figure follows that word.
pub fn changing(reader: &Reader, figure: &Figure, from: bool) -> bool {
    let start = figure.tokens.start;
    if from { verb_before(reader, start.saturating_sub(1), 6).is_some() } else { told(reader, figure, None, false).is_some() }
}
