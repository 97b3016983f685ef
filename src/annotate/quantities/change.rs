//! What a figure can be compared with: whether it is a change ("rose by 5", "fell 3 percent to 20", "up 4 points"), and whether it is for a part, a
//! total or something additional.

use super::counted::Counted;
use super::figure::Figure;
use super::reader::Reader;
use crate::language::function_word::{BY, OR, TO};
use crate::language::numbers::Extent;
use crate::language::roles::DISTANCE;
use crate::language::units::METRE;
use crate::model::{Change, Scope};

/// The verb of change is at most this many tokens before its figure.
const REACH: usize = 12;
/// The same for a verb before "by" or "from" and a figure, where it is nearer.
const REACH_BY: usize = 5;
const REACH_FROM: usize = 6;
/// A figure this close after a change may repeat it in another unit.
const NEAR: usize = 5;

/// Sets the change of each figure that states one.
pub(super) fn put_changes(reader: &Reader, figures: &mut [Figure]) {
    let mut last: Option<bool> = None;
    for at in 0..figures.len() {
        let near = at > 0 && figures[at - 1].change.is_some() && figures[at - 1].whole.end + NEAR > figures[at].whole.start;
        let mut found = stated_change(reader, &figures[at], last, near);
        if figures[at].converted && at > 0 {
            found = figures[at - 1].change;
        }
        if let Some(change) = found {
            last = Some(matches!(change, Change::UpBy | Change::UpTo));
        }
        figures[at].change = found;
    }
}

fn stated_change(reader: &Reader, figure: &Figure, last: Option<bool>, near: bool) -> Option<Change> {
    let start = figure.whole.start;
    let comparable = figure.money() || reader.cues.changes.units.contains(figure.unit_name());
    let by = |up: bool| if up { Change::UpBy } else { Change::DownBy };
    let to = |up: bool| if up { Change::UpTo } else { Change::DownTo };
    match reader.before(start) {
        BY => direction_before(reader, start - 1, REACH_BY).or(last).map(by),
        // "lost 190 points, or 0.6 percent"
        OR if last.is_some() && figure.unit.is_some() && near => last.map(by),
        TO if start >= 2 => direction_before(reader, start - 1, REACH).map(to),
        word => {
            if let Some(up) = reader.words.changes.particles.get(word).filter(|_| figure.unit.is_some() && !distance(reader, figure)) {
                return Some(by(*up));
            }
            if comparable && reader.words.changes.down_before.contains(word) {
                return Some(by(false));
            }
            let stem = reader.language.words.stem(word);
            let direct = reader
                .words
                .changes
                .stems
                .get(stem.as_ref())
                .filter(|_| comparable || figure.unit.is_some() && !reader.words.changes.transitive.contains(stem.as_ref()));
            direct.map(|up| by(*up)).or_else(|| change_behind(reader, figure, comparable).map(by))
        }
    }
}

/// "Went down two miles north of Alder": true for a distance that says where it was, not by how much it changed.
fn distance(reader: &Reader, figure: &Figure) -> bool {
    let behind = figure.tokens.end;
    let length = figure.base() == Some(METRE);
    length && reader.words.roles.measures_after.starting(&reader.tokens, behind).is_some_and(|(_, role)| role == DISTANCE)
}

/// "34 percent higher", "a 5 percent rise", "12 points down".
fn change_behind(reader: &Reader, figure: &Figure, comparable: bool) -> Option<bool> {
    let next = reader.norm(figure.tokens.end);
    let particle = || reader.words.changes.particles.get(next).copied();
    comparable.then(|| particle().or_else(|| reader.cues.changes.direction(next))).flatten()
}

/// Direction of the nearest verb of change in the same clause before `end`.
fn direction_before(reader: &Reader, end: usize, reach: usize) -> Option<bool> {
    for at in (end.saturating_sub(reach)..end).rev() {
        if reader.cues.changes.clause_ends.contains(reader.norm(at)) {
            return None;
        }
        if let Some(up) = reader.words.changes.stems.get(reader.stem(at).as_ref()) {
            return Some(*up);
        }
        // "up to 20" is not a change; "down by 20" is
        if (at + 1 != end || reader.norm(end) == BY)
            && let Some(up) = reader.words.changes.particles.get(reader.norm(at)).filter(|_| reader.norm(at + 1) != TO)
        {
            return Some(*up);
        }
    }
    None
}

/// True if a figure that may begin a range is a change. `from`: true if the figure follows that word.
pub(super) fn is_change(reader: &Reader, figure: &Figure, from: bool) -> bool {
    let start = figure.tokens.start;
    if from {
        direction_before(reader, start.saturating_sub(1), REACH_FROM).is_some()
    } else {
        stated_change(reader, figure, None, false).is_some()
    }
}

/// The scope given by the words around a figure. A rate, found with the unit, has priority.
pub(super) fn scope(reader: &Reader, figure: &Figure, counted: Option<&Counted>) -> Option<Scope> {
    if figure.scope.is_some() {
        return figure.scope;
    }
    let end = figure.whole.end.max(figure.tokens.end);
    let behind = counted.map_or(end, |c| c.tokens.end);
    let words = &reader.words;
    let after = [end, behind].into_iter().find_map(|at| words.scopes_after.starting(&reader.tokens, at).map(|(_, extent)| *extent));
    let share = figure.share() || figure.unit.is_some();
    let after = after.filter(|extent| *extent != Extent::Part || !share);
    let before = [figure.whole.start, figure.tokens.start]
        .into_iter()
        .find_map(|at| words.scopes_before.ending(&reader.tokens, at).map(|(_, extent)| *extent));
    after.or(before).map(|extent| match extent {
        Extent::Part => Scope::Part,
        Extent::Total => Scope::Total,
        Extent::Additional => Scope::Additional,
    })
}
