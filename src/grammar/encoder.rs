//! Vectors of words in their context: a hash embedding (four rows of a table for each feature), then convolutions over three words, each a
//! maxout layer with layer normalisation, added to what it got. The architecture is spaCy's Tok2Vec (MultiHashEmbed, MaxoutWindowEncoder).
//!
//! All documents are one matrix, with rows of nothing between them as wide as the convolutions reach, so that none sees another. What
//! depends on the word alone (embedding, first layer, products of the first convolution) is computed once for each kind of word.

use std::ops::Range;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, Axis, ShapeBuilder, Slice};

use super::GrammarError;
use super::kinds::Kind;
use super::layer::Layer;
use super::murmur;
use super::rules::{EncoderOutline, Feature};
use super::weights::{Table, Weights};

/// Words seen by a convolution: the one before, itself, the one after.
const WINDOW: usize = 3;

/// Rows multiplied at a time, few enough that the result is still in the cache when it is read.
const BLOCK: usize = 512;

pub struct Encoder {
    tables: Vec<(Feature, u32, Table)>,
    mix: Layer,
    convolutions: Vec<Layer>,
}

impl Encoder {
    /// Finds the network called `name` in a file.
    pub fn read(weights: &Weights, name: &str, outline: &EncoderOutline) -> Result<Self, GrammarError> {
        if outline.features.len() != outline.seeds.len() || outline.layers < 2 {
            return Err(GrammarError::new(format!("the outline of {name:?} does not fit together")));
        }
        let mut tables = Vec::new();
        for (feature, seed) in outline.features.iter().zip(&outline.seeds) {
            let word = format!("{feature:?}").to_uppercase().replace("ISSPACE", "IS_SPACE");
            tables.push((*feature, *seed, weights.table(&format!("{name}.embed.{word}"))?));
        }
        let embedded = tables.iter().map(|(_, _, table)| table.width()).sum();
        let mix = Layer::read(weights, &format!("{name}.layer0"), embedded, outline.pieces)?;
        let width = mix.width();
        let convolutions = (1..outline.layers)
            .map(|at| Layer::read(weights, &format!("{name}.layer{at}"), WINDOW * width, outline.pieces))
            .collect::<Result<Vec<_>, _>>()?;
        if convolutions.iter().any(|layer| layer.width() != width) {
            return Err(GrammarError::new(format!("the layers of {name:?} differ in width")));
        }
        Ok(Encoder { tables, mix, convolutions })
    }

    /// Length of a vector.
    pub fn width(&self) -> usize {
        self.mix.width()
    }

    /// The vectors (words, width) of the words of all documents, one after the other. `words` are places in `kinds`.
    pub fn encode(&self, file: &[u8], kinds: &[Kind], documents: &[Vec<usize>]) -> Array2<f32> {
        let apart = self.convolutions.len();
        let mut rows: Vec<Option<usize>> = vec![None; apart];
        let mut places: Vec<Range<usize>> = Vec::new();
        for document in documents.iter().filter(|document| !document.is_empty()) {
            places.push(rows.len()..rows.len() + document.len());
            rows.extend(document.iter().map(|kind| Some(*kind)));
            rows.extend(vec![None; apart]);
        }
        let (first, rest) = self.convolutions.split_first().expect("an encoder has a convolution");
        let mut vectors = self.first(first, &self.alone(file, kinds), &rows);
        for layer in rest {
            vectors = self.convolve(layer, &vectors);
        }
        let mut out = Array2::zeros((documents.iter().map(Vec::len).sum(), self.width()));
        let mut at = 0;
        for place in places {
            let length = place.len();
            let found = vectors.slice_axis(Axis(0), Slice::from(place.start + 1..place.end + 1));
            out.slice_axis_mut(Axis(0), Slice::from(at..at + length)).assign(&found);
            at += length;
        }
        out
    }

    /// The vector of each kind of word before its context is looked at.
    fn alone(&self, file: &[u8], kinds: &[Kind]) -> Array2<f32> {
        let mut embedded = Array2::zeros((kinds.len(), self.mix.weight.nrows()));
        for (kind, mut row) in kinds.iter().zip(embedded.rows_mut()) {
            let mut rest = row.as_slice_mut().expect("rows are contiguous");
            for (feature, seed, table) in &self.tables {
                let (part, after) = rest.split_at_mut(table.width());
                for hash in murmur::rows(kind.id(*feature), *seed) {
                    table.add(file, hash as usize % table.rows(), part);
                }
                rest = after;
            }
        }
        let mut vectors = Array2::zeros((kinds.len(), self.width()));
        let mut products = embedded.dot(&self.mix.weight);
        for (mut product, mut vector) in products.rows_mut().into_iter().zip(vectors.rows_mut()) {
            self.mix.activate(product.as_slice_mut().expect("contiguous"), vector.as_slice_mut().expect("contiguous"));
        }
        vectors
    }

    /// The first convolution, from products made once for each kind of word. A row of nothing stands at both ends.
    fn first(&self, layer: &Layer, alone: &Array2<f32>, rows: &[Option<usize>]) -> Array2<f32> {
        let width = self.width();
        let products: Vec<Array2<f32>> = layer.weight.axis_chunks_iter(Axis(0), width).map(|side| alone.dot(&side)).collect();
        let mut sum = vec![0.0; layer.weight.ncols()];
        let mut out = Array2::zeros((rows.len() + 2, width));
        for (at, kind) in rows.iter().enumerate() {
            let mut row = out.row_mut(at + 1);
            if let Some(kind) = kind {
                row.assign(&alone.row(*kind));
            }
            sum.fill(0.0);
            for (product, neighbour) in products.iter().zip([at.checked_sub(1), Some(at), Some(at + 1)]) {
                if let Some(kind) = neighbour.and_then(|at| rows.get(at)).copied().flatten() {
                    sum.iter_mut().zip(product.row(kind)).for_each(|(sum, x)| *sum += x);
                }
            }
            layer.activate(&mut sum, row.as_slice_mut().expect("contiguous"));
        }
        out
    }

    /// A convolution: rows overlap in memory, so that three neighbours are one row of a matrix without being copied.
    fn convolve(&self, layer: &Layer, vectors: &Array2<f32>) -> Array2<f32> {
        let (width, rows) = (self.width(), vectors.nrows() - 2);
        let flat = vectors.as_slice().expect("contiguous");
        let windows = ArrayView2::from_shape((rows, WINDOW * width).strides((width, 1)), flat).expect("windows lie inside");
        let mut products = Array2::zeros((BLOCK.min(rows), layer.weight.ncols()));
        let mut out = vectors.clone();
        for start in (0..rows).step_by(BLOCK) {
            let length = BLOCK.min(rows - start);
            let block = windows.slice_axis(Axis(0), Slice::from(start..start + length));
            let mut products = products.slice_axis_mut(Axis(0), Slice::from(..length));
            general_mat_mul(1.0, &block, &layer.weight, 0.0, &mut products);
            for (at, mut product) in products.rows_mut().into_iter().enumerate() {
                let mut row = out.row_mut(start + at + 1);
                layer.activate(product.as_slice_mut().expect("contiguous"), row.as_slice_mut().expect("contiguous"));
            }
        }
        out
    }
}
