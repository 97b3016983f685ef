//! A maxout layer with layer normalisation (Goodfellow et al. 2013; Ba et al. 2016), without its matrix product.

use pulp::{Arch, Simd, WithSimd};

use super::GrammarError;
use super::matrix::Matrix;
use super::weights::Weights;

/// Prevents a variance of zero; the model was trained with this value.
const LEAST_VARIANCE: f32 = 1e-8;

pub struct Layer {
    /// (inputs, pieces × width): all first pieces, then all second ones
    pub weight: Matrix,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    pub fn read(weights: &Weights, name: &str, inputs: usize, pieces: usize) -> Result<Self, GrammarError> {
        let width = weights.length(&format!("{name}.gain"))?;
        let weight = weights.layer(&format!("{name}.weight"), inputs)?;
        if inputs == 0 || pieces == 0 || pieces.checked_mul(width) != Some(weight.width()) {
            return Err(GrammarError::new(format!("{name:?} does not have {pieces} pieces of {width} numbers")));
        }
        Ok(Layer {
            bias: weights.floats(&format!("{name}.bias"), weight.width())?,
            gain: weights.floats(&format!("{name}.gain"), width)?,
            shift: weights.floats(&format!("{name}.shift"), width)?,
            weight,
        })
    }

    /// Length of a result.
    pub fn width(&self) -> usize {
        self.gain.len()
    }

    /// Adds the result of the layer to `out`. `product` is a product with its weights and is overwritten.
    pub fn activate(&self, product: &mut [f32], out: &mut [f32]) {
        Arch::new().dispatch(Activation { layer: self, product, out });
    }
}

/// Implements [`Layer::activate`], compiled for every register width.
struct Activation<'a> {
    layer: &'a Layer,
    product: &'a mut [f32],
    out: &'a mut [f32],
}

impl WithSimd for Activation<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Activation { layer, product, out } = self;
        let width = layer.width();
        product.iter_mut().zip(&layer.bias).for_each(|(sum, bias)| *sum += bias);
        let (best, rest) = product.split_at_mut(width);
        for piece in rest.chunks_exact(width) {
            best.iter_mut().zip(piece).for_each(|(best, x)| *best = if *x > *best { *x } else { *best });
        }
        let mean = sum(best, |x| x) / width as f32;
        let variance = sum(best, |x| (x - mean) * (x - mean)) / width as f32 + LEAST_VARIANCE;
        let scale = variance.sqrt().recip();
        for (((out, x), gain), shift) in out.iter_mut().zip(best).zip(&layer.gain).zip(&layer.shift) {
            *out += (*x - mean) * scale * gain + shift;
        }
    }
}

/// Numbers added in parallel, as many as the widest registers hold; always in the same order, on every processor.
const LANES: usize = 16;

/// The sum of `of` applied to some numbers.
#[inline(always)]
fn sum(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    let (chunks, rest) = numbers.as_chunks::<LANES>();
    for chunk in chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            *sum += of(*x);
        }
    }
    sums.iter().sum::<f32>() + rest.iter().map(|x| of(*x)).sum::<f32>()
}
