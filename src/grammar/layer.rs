//! A maxout layer with layer normalisation (Goodfellow et al. 2013; Ba et al. 2016), as far as it is not a matrix product.

use ndarray::Array2;

use super::GrammarError;
use super::weights::Weights;

/// What keeps a variance from being nothing; the model was trained with it.
const LEAST_VARIANCE: f32 = 1e-8;

pub struct Layer {
    /// (inputs, pieces × width): all first pieces, then all second ones
    pub weight: Array2<f32>,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    pub fn read(weights: &Weights, name: &str, inputs: usize, pieces: usize) -> Result<Self, GrammarError> {
        let width = weights.length(&format!("{name}.gain"))?;
        let weight = weights.layer(&format!("{name}.weight"), inputs)?;
        if inputs == 0 || pieces == 0 || pieces.checked_mul(width) != Some(weight.ncols()) {
            return Err(GrammarError::new(format!("{name:?} does not have {pieces} pieces of {width} numbers")));
        }
        Ok(Layer {
            bias: weights.floats(&format!("{name}.bias"), weight.ncols())?,
            gain: weights.floats(&format!("{name}.gain"), width)?,
            shift: weights.floats(&format!("{name}.shift"), width)?,
            weight,
        })
    }

    /// Length of a result.
    pub fn width(&self) -> usize {
        self.gain.len()
    }

    /// Adds to `out` what the layer makes of a product with its weights, in which it works.
    pub fn activate(&self, product: &mut [f32], out: &mut [f32]) {
        let width = self.width();
        product.iter_mut().zip(&self.bias).for_each(|(sum, bias)| *sum += bias);
        let (best, rest) = product.split_at_mut(width);
        for piece in rest.chunks_exact(width) {
            best.iter_mut().zip(piece).for_each(|(best, x)| *best = best.max(*x));
        }
        let mean = best.iter().sum::<f32>() / width as f32;
        let variance = best.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / width as f32 + LEAST_VARIANCE;
        let scale = variance.sqrt().recip();
        for (((out, x), gain), shift) in out.iter_mut().zip(best).zip(&self.gain).zip(&self.shift) {
            *out += (*x - mean) * scale * gain + shift;
        }
    }
}
