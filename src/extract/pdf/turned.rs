//! Text that does not run from left to right: a page that lies on its side is read upright, what stands across the rest is left out.

use super::content::Glyph;

/// The glyphs of the direction that most of a page has, turned so that they run from left to right; and how many others there are.
pub fn upright(glyphs: Vec<Glyph>) -> (Vec<Glyph>, usize) {
    let mut counts = [0usize; 4];
    glyphs.iter().for_each(|glyph| counts[direction(glyph)] += 1);
    let best = (0..4).rev().max_by_key(|at| counts[*at]).unwrap_or(0);
    let turn = |(x, y): (f64, f64)| match best {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let total = glyphs.len();
    let kept: Vec<Glyph> = glyphs
        .into_iter()
        .filter(|glyph| direction(glyph) == best)
        .map(|glyph| Glyph { at: turn(glyph.at), advance: turn(glyph.advance), ..glyph })
        .collect();
    let others = total - kept.len();
    (kept, others)
}

/// 0 to the right, 1 downwards, 2 to the left, 3 upwards.
fn direction(glyph: &Glyph) -> usize {
    let (x, y) = glyph.advance;
    match () {
        () if x.abs() >= y.abs() && x >= 0.0 => 0,
        () if x.abs() >= y.abs() => 2,
        () if y > 0.0 => 1,
        () => 3,
    }
}
