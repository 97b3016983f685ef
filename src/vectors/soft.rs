//! Soft alignment: each word of one text is matched to the nearest word of the other, and the weighted share of meaning that finds a
//! counterpart is summed in both directions (after Corley and Mihalcea 2005). When a text is compared with many others, a word that several
//! of them contain is compared once.

use std::sync::Arc;

use super::vector::Vector;

/// A word of a text.
#[derive(Clone, Debug)]
pub struct Term {
    /// Words with one key are the same word, whatever their vectors. Keys are indexes into a list, so they are small.
    pub key: usize,
    /// How informative it is; above 0.
    pub weight: f64,
    /// Its meaning, if known.
    pub vector: Option<Arc<Vector>>,
}

/// One text compared with many others, one after the other: a word that several of them contain is compared once.
#[derive(Default)]
pub struct Beside {
    /// Similarity of the words of the text to each word of the others, row by row.
    cells: Vec<f32>,
    /// The highest similarity in each row.
    greatest: Vec<f32>,
    /// The row of a word, by key.
    places: Vec<Option<usize>>,
    /// The keys that have rows.
    met: Vec<usize>,
    /// The rows of the words of the other text.
    rows: Vec<usize>,
    /// The last results for all words, and for some: kept only to reuse their memory.
    whole: Nearest,
    nearest: Vec<f32>,
}

/// The similarity of every word of one text to every word of another.
pub struct Grid<'g> {
    width: usize,
    cells: &'g [f32],
    rows: &'g [usize],
    /// The nearest words, if all words count.
    pub whole: &'g Nearest,
    nearest: &'g mut Vec<f32>,
}

/// The similarity of each word to the nearest word of the other text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nearest {
    /// By words of the first text.
    pub first: Vec<f32>,
    /// By words of the second text.
    pub second: Vec<f32>,
}

impl Beside {
    /// Forgets the current text.
    pub fn turn(&mut self) {
        self.met.drain(..).for_each(|key| self.places[key] = None);
        self.cells.clear();
        self.greatest.clear();
    }

    /// Compares another text with `text`, which must be the same until the next turn.
    pub fn lay(&mut self, text: &[Term], other: &[Term]) -> Grid<'_> {
        self.rows.clear();
        for term in other {
            let row = self.row(text, term);
            self.rows.push(row);
        }
        self.whole.clear(text.len(), other.len());
        for (nearest, row) in self.whole.second.iter_mut().zip(&self.rows) {
            *nearest = self.greatest[*row];
            let cells = &self.cells[row * text.len()..(row + 1) * text.len()];
            self.whole.first.iter_mut().zip(cells).for_each(|(best, cell)| *best = greater(*best, *cell));
        }
        Grid { width: text.len(), cells: &self.cells, rows: &self.rows, whole: &self.whole, nearest: &mut self.nearest }
    }

    /// The row of a word, made when the word first occurs.
    fn row(&mut self, text: &[Term], term: &Term) -> usize {
        if self.places.len() <= term.key {
            self.places.resize(term.key + 1, None);
        }
        *self.places[term.key].get_or_insert_with(|| {
            self.met.push(term.key);
            let from = self.cells.len();
            self.cells.extend(text.iter().map(|own| own.likeness(term) as f32));
            self.greatest.push(self.cells[from..].iter().copied().fold(0.0, greater));
            self.greatest.len() - 1
        })
    }
}

impl Grid<'_> {
    /// The similarity of a word of the first text to one of the second, by their indexes.
    pub fn likeness(&self, first: usize, second: usize) -> f32 {
        self.cells[self.rows[second] * self.width + first]
    }

    /// The share of the words at some indexes of each text that finds a counterpart among those of the other, 0..1.
    pub fn shares(&mut self, first: (&[Term], &[usize]), second: (&[Term], &[usize])) -> [f64; 2] {
        self.nearest.clear();
        self.nearest.resize(first.1.len(), 0.0);
        let (mut found, mut all) = (0.0, 0.0);
        for y in second.1 {
            let row = &self.cells[self.rows[*y] * self.width..(self.rows[*y] + 1) * self.width];
            let mut best = 0.0;
            for (nearest, x) in self.nearest.iter_mut().zip(first.1) {
                *nearest = greater(*nearest, row[*x]);
                best = greater(best, row[*x]);
            }
            found += second.0[*y].weight * f64::from(best);
            all += second.0[*y].weight;
        }
        let weighed = first.1.iter().zip(&*self.nearest).map(|(x, nearest)| (first.0[*x].weight, f64::from(*nearest)));
        let (ours, whole) = weighed.fold((0.0, 0.0), |(sum, all), (weight, nearest)| (sum + weight * nearest, all + weight));
        [part(ours, whole), part(found, all)]
    }
}

impl Nearest {
    /// Resets to this many words of both texts, all without near words.
    fn clear(&mut self, first: usize, second: usize) {
        for (nearest, words) in [(&mut self.first, first), (&mut self.second, second)] {
            nearest.clear();
            nearest.resize(words, 0.0);
        }
    }
}

/// The greater of two numbers, without the handling of NaN in `max`: there is none here.
fn greater(x: f32, y: f32) -> f32 {
    if y > x { y } else { x }
}

/// The share of the words at these indexes that finds a counterpart, 0..1; 0 for no words.
pub fn share(terms: &[Term], nearest: &[f32], places: impl Iterator<Item = usize>) -> f64 {
    let (found, all) = places.fold((0.0, 0.0), |(found, all), at| {
        let weight = terms[at].weight;
        (found + weight * f64::from(nearest[at]), all + weight)
    });
    part(found, all)
}

fn part(found: f64, all: f64) -> f64 {
    if all > 0.0 { found / all } else { 0.0 }
}

/// The weighted mean of the words; `None` if no word has a known meaning.
pub fn mean(terms: &[Term]) -> Option<Vector> {
    Vector::sum(terms.iter().filter_map(|t| Some((t.vector.as_deref()?, t.weight))))
}

impl Term {
    /// 1 for the same word, otherwise the cosine, at least 0.
    pub fn likeness(&self, other: &Term) -> f64 {
        match (&self.vector, &other.vector) {
            _ if self.key == other.key => 1.0,
            (Some(x), Some(y)) => x.cosine(y).max(0.0),
            (None, _) | (_, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use super::{Beside, Term, mean, share};
    use crate::vectors::english;
    use proptest::prelude::*;

    fn terms(text: &str) -> Vec<Term> {
        text.split_whitespace().map(|w| Term { key: key(w), weight: w.len() as f64, vector: english().word(w).map(Into::into) }).collect()
    }

    /// A different key for each word.
    fn key(word: &str) -> usize {
        static KEYS: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());
        let mut keys = KEYS.lock().expect("no test panics while it holds the keys");
        let next = keys.len();
        *keys.entry(word.into()).or_insert(next)
    }

    /// The share of each text that finds a counterpart in the other.
    fn align(a: &[Term], b: &[Term]) -> [f64; 2] {
        let mut beside = Beside::default();
        let nearest = beside.lay(a, b).whole;
        [share(a, &nearest.first, 0..a.len()), share(b, &nearest.second, 0..b.len())]
    }

    #[test]
    fn reworded_texts_align_and_others_do_not() {
        let told = terms("gunmen killed three officers");
        let reworded = align(&told, &terms("attackers shot dead three policemen"));
        let other = align(&told, &terms("shares rose after strong quarterly earnings"));
        assert!(reworded[0] > other[0] + 0.2 && reworded[1] > other[1] + 0.2, "{reworded:?} {other:?}");
    }

    #[test]
    fn a_part_aligns_wholly_one_way() {
        let found = align(&terms("bridge collapsed"), &terms("old bridge collapsed after heavy rain"));
        assert!(found[0] == 1.0 && found[1] < 0.9, "{found:?}");
        assert_eq!(align(&[], &terms("bridge")), [0.0; 2]);
        assert!(mean(&[Term { key: 0, weight: 1.0, vector: None }]).is_none());
    }

    #[test]
    fn a_text_laid_beside_many_aligns_with_each_as_if_alone() {
        let (own, others) =
            (terms("gunmen killed three officers"), ["attackers shot three policemen", "three gunmen fled", "rain"].map(terms));
        let mut beside = Beside::default();
        for _ in 0..2 {
            beside.turn();
            for other in &others {
                let mut alone = Beside::default();
                let (mut grid, alone) = (beside.lay(&own, other), alone.lay(&own, other).whole);
                assert_eq!(grid.whole, alone);
                let (ours, theirs): (Vec<usize>, Vec<usize>) = ((0..own.len()).collect(), (0..other.len()).collect());
                let shares = [share(&own, &alone.first, 0..own.len()), share(other, &alone.second, 0..other.len())];
                assert_eq!(grid.shares((&own, &ours), (other, &theirs)), shares);
                assert_eq!(f64::from(grid.likeness(0, 0)), f64::from(own[0].likeness(&other[0]) as f32));
            }
        }
    }

    proptest! {
        #[test]
        fn shares_are_bounded_and_turn_with_the_texts(a in "([a-z]{1,9} ){0,6}", b in "([a-z]{1,9} ){0,6}") {
            let (a, b) = (terms(&a), terms(&b));
            let (there, back) = (align(&a, &b), align(&b, &a));
            prop_assert_eq!(there, [back[1], back[0]]);
            prop_assert!(there.iter().all(|share| (0.0..=1.0 + 1e-9).contains(share)));
        }
    }
}
