//! A vector: the direction of a word's meaning, and its length, which is its weight in a mean.

use super::table::CELLS;

/// Length to which every direction is scaled: small enough for the sum of products to fit in 32 bits.
const UNIT: f32 = 4096.0;

/// A direction in integers, for fast comparison, and a length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector {
    cells: [i16; CELLS],
    length: f32,
}

impl Vector {
    /// The vector of these numbers; `None` if its length is zero or not finite.
    pub fn new(cells: &[f32; CELLS]) -> Option<Vector> {
        let length = cells.iter().map(|c| c * c).sum::<f32>().sqrt();
        let known = length.is_finite() && length > 0.0;
        known.then(|| Vector { cells: cells.map(|c| (c / length * UNIT).round() as i16), length })
    }

    /// Sum of weighted vectors; `None` if its length is zero or not finite.
    pub fn sum<'v>(of: impl IntoIterator<Item = (&'v Vector, f64)>) -> Option<Vector> {
        let mut cells = [0.0; CELLS];
        for (vector, weight) in of {
            let step = vector.length / UNIT * weight as f32;
            for (cell, own) in cells.iter_mut().zip(&vector.cells) {
                *cell += step * f32::from(*own);
            }
        }
        Vector::new(&cells)
    }

    /// Cosine of the angle between the two, -1..1.
    pub fn cosine(&self, other: &Vector) -> f64 {
        let dot: i32 = self.cells.iter().zip(&other.cells).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
        (f64::from(dot) / f64::from(UNIT * UNIT)).clamp(-1.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{CELLS, Vector};
    use proptest::prelude::*;

    fn cells() -> impl Strategy<Value = [f32; CELLS]> {
        proptest::collection::vec(-1e3_f32..1e3, CELLS).prop_map(|v| v.try_into().expect("as many cells"))
    }

    #[test]
    fn nothing_points_nowhere() {
        assert_eq!(Vector::new(&[0.0; CELLS]), None);
        assert_eq!(Vector::new(&[f32::NAN; CELLS]), None);
        assert_eq!(Vector::sum([]), None);
    }

    proptest! {
        #[test]
        fn cosines_are_bounded_and_the_same_both_ways(x in cells(), y in cells(), weight in 0.1..9.0) {
            let (Some(a), Some(b)) = (Vector::new(&x), Vector::new(&y)) else { return Ok(()) };
            prop_assert_eq!(a.cosine(&b), b.cosine(&a));
            prop_assert!(a.cosine(&b).abs() <= 1.0);
            prop_assert!(a.cosine(&a) > 0.99);
            let sum = Vector::sum([(&a, weight)]).expect("it points somewhere");
            prop_assert!(sum.cosine(&a) > 0.99);
        }
    }
}
