//! Scores the moves of a transition system: for a few tokens of its state, sums what was precomputed for each token in each
//! slot, takes the maximum of each hidden unit's pieces and gives every move a score (spaCy's TransitionBasedParser with an upper layer).

use pulp::{Arch, Simd, WithSimd};

use super::GrammarError;
use super::file::Weights;
use super::matrix::Matrix;

/// A network over states that sees `SLOTS` tokens of each.
pub(super) struct Scorer<const SLOTS: usize> {
    input: Matrix,
    input_bias: Vec<f32>,
    /// (input, slots × pieces × hidden)
    lower: Matrix,
    bias: Vec<f32>,
    /// For each slot, the values used for a missing token
    pad: Vec<f32>,
    /// (hidden, moves)
    upper: Matrix,
    upper_bias: Vec<f32>,
}

/// The tokens of some documents, precomputed for every slot.
pub(super) struct Prepared<'s, const SLOTS: usize> {
    scorer: &'s Scorer<SLOTS>,
    products: Matrix,
    first: usize,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

impl<const SLOTS: usize> Scorer<SLOTS> {
    /// Reads the network called `name`; `width` is the length of a token's vector.
    pub(super) fn read(weights: &Weights, name: &str, width: usize, moves: usize) -> Result<Self, GrammarError> {
        let input_bias = weights.floats(&format!("{name}.input.bias"), weights.length(&format!("{name}.input.bias"))?)?;
        let input = weights.layer(&format!("{name}.input.weight"), width)?;
        let lower = weights.layer(&format!("{name}.lower.weight"), input_bias.len())?;
        let bias = weights.floats(&format!("{name}.lower.bias"), weights.length(&format!("{name}.lower.bias"))?)?;
        let upper_bias = weights.floats(&format!("{name}.upper.bias"), moves)?;
        let hidden = weights.inputs(&format!("{name}.upper.weight"))?;
        let upper = weights.layer(&format!("{name}.upper.weight"), hidden)?;
        let fits = input.width() == input_bias.len() && lower.width() == SLOTS * bias.len() && upper.width() == moves;
        if !fits || moves == 0 || hidden == 0 || !bias.len().is_multiple_of(hidden) {
            return Err(GrammarError::new(format!("the layers of {name:?} do not fit {SLOTS} tokens and {moves} moves")));
        }
        let pad = weights.floats(&format!("{name}.lower.pad"), lower.width())?;
        Ok(Scorer { input, input_bias, lower, bias, pad, upper, upper_bias })
    }

    /// Precomputes all tokens for all slots. `vectors` is (tokens, width).
    pub(super) fn prepare(&self, vectors: &Matrix) -> Prepared<'_, SLOTS> {
        let mut inputs = vectors.whole().times(self.input.whole());
        for row in 0..inputs.rows() {
            inputs.row_mut(row).iter_mut().zip(&self.input_bias).for_each(|(x, bias)| *x += bias);
        }
        Prepared {
            scorer: self,
            products: inputs.whole().times(self.lower.whole()),
            first: 0,
            hidden: vec![0.0; self.bias.len()],
            scores: vec![0.0; self.upper_bias.len()],
        }
    }
}

impl<const SLOTS: usize> Prepared<'_, SLOTS> {
    /// Counts tokens from this row from now on.
    pub(super) fn start_at(&mut self, first: usize) {
        self.first = first;
    }

    /// The allowed move with the highest score; the first one if several are equal.
    pub(super) fn best(&mut self, slots: [Option<usize>; SLOTS], allowed: impl Fn(usize) -> bool) -> Option<usize> {
        self.score(slots);
        let mut best: Option<(usize, f32)> = None;
        for (place, score) in self.scores.iter().enumerate() {
            if best.is_none_or(|(_, highest)| *score > highest) && allowed(place) {
                best = Some((place, *score));
            }
        }
        best.map(|(place, _)| place)
    }

    fn score(&mut self, slots: [Option<usize>; SLOTS]) {
        Arch::new().dispatch(Scoring { prepared: self, slots });
    }
}

/// Computes the scores of a state, compiled for every register width.
struct Scoring<'a, 's, const SLOTS: usize> {
    prepared: &'a mut Prepared<'s, SLOTS>,
    slots: [Option<usize>; SLOTS],
}

impl<const SLOTS: usize> WithSimd for Scoring<'_, '_, SLOTS> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Prepared { scorer, products, first, hidden, scores } = self.prepared;
        let length = scorer.bias.len();
        hidden.copy_from_slice(&scorer.bias);
        for (slot, token) in self.slots.into_iter().enumerate() {
            let row = match token {
                Some(token) => products.row(*first + token),
                None => &scorer.pad,
            };
            let part = &row[slot * length..(slot + 1) * length];
            hidden.iter_mut().zip(part).for_each(|(sum, x)| *sum += x);
        }
        let (best, rest) = hidden.split_at_mut(scorer.upper.rows());
        for piece in rest.chunks_exact(best.len()) {
            best.iter_mut().zip(piece).for_each(|(best, x)| *best = if *x > *best { *x } else { *best });
        }
        scores.copy_from_slice(&scorer.upper_bias);
        for (at, unit) in best.iter().enumerate() {
            scores.iter_mut().zip(scorer.upper.row(at)).for_each(|(score, weight)| *score += unit * weight);
        }
    }
}
