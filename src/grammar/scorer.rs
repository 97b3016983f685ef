//! Scores the moves of a transition system: looks at a few tokens of its state, sums what was computed beforehand of each token in each
//! slot, takes the best of each hidden unit's pieces and gives every move a number (spaCy's TransitionBasedParser with an upper layer).

use ndarray::{Array2, ArrayView1};

use super::GrammarError;
use super::weights::Weights;

/// A network over states of which `SLOTS` tokens are seen.
pub struct Scorer<const SLOTS: usize> {
    input: Array2<f32>,
    input_bias: Vec<f32>,
    /// (input, slots × pieces × hidden)
    lower: Array2<f32>,
    bias: Vec<f32>,
    /// For each slot, what stands for a token that is not there
    pad: Vec<f32>,
    /// (hidden, moves)
    upper: Array2<f32>,
    upper_bias: Vec<f32>,
}

/// The tokens of some documents, looked at in every slot.
pub struct Prepared<'s, const SLOTS: usize> {
    scorer: &'s Scorer<SLOTS>,
    products: Array2<f32>,
    first: usize,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

impl<const SLOTS: usize> Scorer<SLOTS> {
    /// Finds the network called `name`; `width` is the length of a token's vector.
    pub fn read(weights: &Weights, name: &str, width: usize, moves: usize) -> Result<Self, GrammarError> {
        let input_bias = weights.floats(&format!("{name}.input.bias"), weights.length(&format!("{name}.input.bias"))?)?;
        let input = weights.layer(&format!("{name}.input.weight"), width)?;
        let lower = weights.layer(&format!("{name}.lower.weight"), input_bias.len())?;
        let bias = weights.floats(&format!("{name}.lower.bias"), weights.length(&format!("{name}.lower.bias"))?)?;
        let upper_bias = weights.floats(&format!("{name}.upper.bias"), moves)?;
        let hidden = weights.inputs(&format!("{name}.upper.weight"))?;
        let upper = weights.layer(&format!("{name}.upper.weight"), hidden)?;
        let fits = input.ncols() == input_bias.len() && lower.ncols() == SLOTS * bias.len() && upper.ncols() == moves;
        if !fits || moves == 0 || hidden == 0 || !bias.len().is_multiple_of(hidden) {
            return Err(GrammarError::new(format!("the layers of {name:?} do not fit {SLOTS} tokens and {moves} moves")));
        }
        let pad = weights.floats(&format!("{name}.lower.pad"), lower.ncols())?;
        Ok(Scorer { input, input_bias, lower, bias, pad, upper, upper_bias })
    }

    /// Looks at all tokens in all slots. `vectors` is (tokens, width).
    pub fn prepare(&self, vectors: &Array2<f32>) -> Prepared<'_, SLOTS> {
        let inputs = vectors.dot(&self.input) + ArrayView1::from(&self.input_bias);
        Prepared {
            scorer: self,
            products: inputs.dot(&self.lower),
            first: 0,
            hidden: vec![0.0; self.bias.len()],
            scores: vec![0.0; self.upper_bias.len()],
        }
    }
}

impl<const SLOTS: usize> Prepared<'_, SLOTS> {
    /// From now on, tokens are counted from this row.
    pub fn start_at(&mut self, first: usize) {
        self.first = first;
    }

    /// The allowed move with the highest score, the first of equals.
    pub fn best(&mut self, slots: [Option<usize>; SLOTS], allowed: impl Fn(usize) -> bool) -> Option<usize> {
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
        let length = self.scorer.bias.len();
        self.hidden.copy_from_slice(&self.scorer.bias);
        for (slot, token) in slots.into_iter().enumerate() {
            let row = match token {
                Some(token) => self.products.row(self.first + token).to_slice().expect("rows are contiguous"),
                None => &self.scorer.pad,
            };
            let part = &row[slot * length..(slot + 1) * length];
            self.hidden.iter_mut().zip(part).for_each(|(sum, x)| *sum += x);
        }
        let (best, rest) = self.hidden.split_at_mut(self.scorer.upper.nrows());
        for piece in rest.chunks_exact(best.len()) {
            best.iter_mut().zip(piece).for_each(|(best, x)| *best = best.max(*x));
        }
        self.scores.copy_from_slice(&self.scorer.upper_bias);
        for (unit, weights) in best.iter().zip(self.scorer.upper.rows()) {
            let weights = weights.to_slice().expect("rows are contiguous");
            self.scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += unit * weight);
        }
    }
}
