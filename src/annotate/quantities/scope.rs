//! What a figure is a figure of: a part, a total, something additional.

use super::counted::Counted;
use super::figure::Figure;
use super::reader::Reader;
use crate::language::numbers::Extent;
use crate::model::Scope;

/// The scope told around a figure. A rate, found with the unit, comes first.
pub fn scope(reader: &Reader, figure: &Figure, counted: Option<&Counted>) -> Option<Scope> {
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
