//! A matrix of numbers in rows, and products of matrices. The products are computed by faer, which uses the widest registers of the
//! processor, on one thread.

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};

/// Numbers in rows of one length.
#[derive(Clone)]
pub struct Matrix {
    rows: usize,
    width: usize,
    numbers: Vec<f32>,
}

impl Matrix {
    /// All zero.
    pub fn zeros(rows: usize, width: usize) -> Matrix {
        Matrix { rows, width, numbers: vec![0.0; rows * width] }
    }

    /// A matrix of the number for each row and column.
    pub fn of(rows: usize, width: usize, number: impl Fn(usize, usize) -> f32) -> Matrix {
        let numbers =
            (0..rows).flat_map(|row| (0..width).map(move |column| (row, column))).map(|(row, column)| number(row, column)).collect();
        Matrix { rows, width, numbers }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Length of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// A row.
    pub fn row(&self, at: usize) -> &[f32] {
        &self.numbers[at * self.width..(at + 1) * self.width]
    }

    /// A row to change.
    pub fn row_mut(&mut self, at: usize) -> &mut [f32] {
        &mut self.numbers[at * self.width..(at + 1) * self.width]
    }

    /// Consecutive rows.
    pub fn part(&self, from: usize, rows: usize) -> Part<'_> {
        Part { rows, width: self.width, numbers: &self.numbers[from * self.width..(from + rows) * self.width] }
    }

    /// All rows.
    pub fn whole(&self) -> Part<'_> {
        self.part(0, self.rows)
    }

    /// Overwrites the first rows with the sum of at least one product. The left parts have that number of rows.
    pub fn set_products<'p>(&mut self, products: impl IntoIterator<Item = (Part<'p>, Part<'p>)>) {
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
pub struct Part<'m> {
    rows: usize,
    width: usize,
    numbers: &'m [f32],
}

impl<'m> Part<'m> {
    /// The product with another part, which has as many rows as this one has columns.
    pub fn times(self, right: Part) -> Matrix {
        let mut product = Matrix::zeros(self.rows, right.width);
        product.set_products([(self, right)]);
        product
    }

    fn matrix(self) -> MatRef<'m, f32> {
        MatRef::from_row_major_slice(self.numbers, self.rows, self.width)
    }
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
