//! Matrices of numbers in rows, their products, and the layers made of them. The products are computed by faer, which uses the widest
//! registers of the processor, on one thread.

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};
use pulp::{Arch, Simd, WithSimd};

use super::GrammarError;
use super::file::Weights;

/// Numbers in rows of one length.
#[derive(Clone)]
pub(super) struct Matrix {
    rows: usize,
    width: usize,
    numbers: Vec<f32>,
}

impl Matrix {
    /// All zero.
    pub(super) fn zeros(rows: usize, width: usize) -> Matrix {
        Matrix { rows, width, numbers: vec![0.0; rows * width] }
    }

    /// A matrix of the number for each row and column.
    pub(super) fn of(rows: usize, width: usize, number: impl Fn(usize, usize) -> f32) -> Matrix {
        let numbers =
            (0..rows).flat_map(|row| (0..width).map(move |column| (row, column))).map(|(row, column)| number(row, column)).collect();
        Matrix { rows, width, numbers }
    }

    /// The number of rows.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Length of a row.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// A row.
    pub(super) fn row(&self, at: usize) -> &[f32] {
        &self.numbers[at * self.width..(at + 1) * self.width]
    }

    /// A row to change.
    pub(super) fn row_mut(&mut self, at: usize) -> &mut [f32] {
        &mut self.numbers[at * self.width..(at + 1) * self.width]
    }

    /// Consecutive rows.
    pub(super) fn part(&self, from: usize, rows: usize) -> Part<'_> {
        Part { rows, width: self.width, numbers: &self.numbers[from * self.width..(from + rows) * self.width] }
    }

    /// All rows.
    pub(super) fn whole(&self) -> Part<'_> {
        self.part(0, self.rows)
    }

    /// Overwrites the first rows with the sum of at least one product. The left parts have that number of rows.
    pub(super) fn set_products<'p>(&mut self, products: impl IntoIterator<Item = (Part<'p>, Part<'p>)>) {
        let mut how = Accum::Replace;
        for (left, right) in products {
            let out = &mut self.numbers[..left.rows * self.width];
            matmul(MatMut::from_row_major_slice_mut(out, left.rows, self.width), how, left.matrix(), right.matrix(), 1.0, Par::Seq);
            how = Accum::Add;
        }
    }
}

/// Some rows of a matrix.
#[derive(Clone, Copy)]
pub(super) struct Part<'m> {
    rows: usize,
    width: usize,
    numbers: &'m [f32],
}

impl<'m> Part<'m> {
    /// The product with another part, which has as many rows as this one has columns.
    pub(super) fn times(self, right: Part) -> Matrix {
        let mut product = Matrix::zeros(self.rows, right.width);
        product.set_products([(self, right)]);
        product
    }

    fn matrix(self) -> MatRef<'m, f32> {
        MatRef::from_row_major_slice(self.numbers, self.rows, self.width)
    }
}

/// Prevents a variance of zero; the model was trained with this value.
const LEAST_VARIANCE: f32 = 1e-8;

pub(super) struct Layer {
    /// (inputs, pieces × width): all first pieces, then all second ones
    pub weight: Matrix,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    pub(super) fn read(weights: &Weights, name: &str, inputs: usize, pieces: usize) -> Result<Self, GrammarError> {
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
    pub(super) fn width(&self) -> usize {
        self.gain.len()
    }

    /// Adds the result of the layer to `out`. `product` is a product with its weights and is overwritten.
    pub(super) fn activate(&self, product: &mut [f32], out: &mut [f32]) {
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

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn products_are_products() {
        let (a, b) = (Matrix::of(5, 7, |r, c| (r * 3 + c) as f32), Matrix::of(7, 4, |r, c| (r + c * 2) as f32));
        let product = a.part(1, 3).times(b.whole());
        for row in 0..3 {
            for column in 0..4 {
                let wanted: f32 = (0..7).map(|at| a.row(row + 1)[at] * b.row(at)[column]).sum();
                assert_eq!(product.row(row)[column], wanted);
            }
        }
        assert_eq!(Matrix::zeros(0, 7).whole().times(b.whole()).rows(), 0);
    }
}
