//! Vectors of words in context: a hash embedding (four rows of a table for each feature), then convolutions over three words, each a
//! maxout layer with layer normalisation, added to its input. The architecture is spaCy's Tok2Vec (MultiHashEmbed, MaxoutWindowEncoder).
//!
//! All documents are one matrix, separated by as many empty rows as the convolutions reach, so that documents do not influence each other. What
//! depends on the word alone (embedding, first layer, products of the first convolution) is computed once for each kind of word.
use std::ops::Range;

use super::GrammarError;
use super::file::{EncoderOutline, Feature, Table, Weights};
use super::kinds::{Kind, table_rows};
use super::matrix::{Layer, Matrix};

/// Words seen by a convolution: the previous one, the word itself, the next one.
const WINDOW: usize = 3;

/// Rows multiplied at a time: few enough that the result is still in the cache when it is read.
const BLOCK: usize = 512;

pub(super) struct Encoder {
    tables: Vec<(Feature, u32, Table)>,
    mix: Layer,
    convolutions: Vec<Layer>,
}

impl Encoder {
    /// Reads the network called `name` from a file.
    pub(super) fn read(weights: &Weights, name: &str, outline: &EncoderOutline) -> Result<Self, GrammarError> {
        if outline.features.len() != outline.seeds.len() || outline.layers < 2 {
            return Err(GrammarError::new(format!("the parts of the outline of {name:?} do not match")));
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
    pub(super) fn width(&self) -> usize {
        self.mix.width()
    }

    /// The vectors (words, width) of the words of all documents, in sequence. `words` are indexes into `kinds`.
    pub(super) fn encode(&self, file: &[u8], kinds: &[Kind], documents: &[Vec<usize>]) -> Matrix {
        let gap = self.convolutions.len();
        let mut rows: Vec<Option<usize>> = vec![None; gap];
        let mut places: Vec<Range<usize>> = Vec::new();
        for document in documents.iter().filter(|document| !document.is_empty()) {
            places.push(rows.len()..rows.len() + document.len());
            rows.extend(document.iter().map(|kind| Some(*kind)));
            rows.extend(vec![None; gap]);
        }
        let (first, rest) = self.convolutions.split_first().expect("an encoder has a convolution");
        let mut vectors = self.first(first, &self.alone(file, kinds), &rows);
        for layer in rest {
            vectors = self.convolve(layer, &vectors);
        }
        let mut out = Matrix::zeros(documents.iter().map(Vec::len).sum(), self.width());
        for (at, place) in places.into_iter().flatten().enumerate() {
            out.row_mut(at).copy_from_slice(vectors.row(place + 1));
        }
        out
    }

    /// The vector of each kind of word without context.
    fn alone(&self, file: &[u8], kinds: &[Kind]) -> Matrix {
        let mut embedded = Matrix::zeros(kinds.len(), self.mix.weight.rows());
        for (at, kind) in kinds.iter().enumerate() {
            let mut rest = embedded.row_mut(at);
            for (feature, seed, table) in &self.tables {
                let (part, after) = rest.split_at_mut(table.width());
                for hash in table_rows(kind.id(*feature), *seed) {
                    table.add(file, hash as usize % table.rows(), part);
                }
                rest = after;
            }
        }
        let mut vectors = Matrix::zeros(kinds.len(), self.width());
        let mut products = embedded.whole().times(self.mix.weight.whole());
        for at in 0..kinds.len() {
            self.mix.activate(products.row_mut(at), vectors.row_mut(at));
        }
        vectors
    }

    /// The first convolution, from products computed once for each kind of word. There is an empty row at both ends.
    fn first(&self, layer: &Layer, alone: &Matrix, rows: &[Option<usize>]) -> Matrix {
        let width = self.width();
        let side = |at: usize| layer.weight.part(at * width, width);
        let products: Vec<Matrix> = (0..WINDOW).map(|at| alone.whole().times(side(at))).collect();
        let mut sum = vec![0.0; layer.weight.width()];
        let mut out = Matrix::zeros(rows.len() + 2, width);
        for (at, kind) in rows.iter().enumerate() {
            let row = out.row_mut(at + 1);
            if let Some(kind) = kind {
                row.copy_from_slice(alone.row(*kind));
            }
            sum.fill(0.0);
            for (product, neighbour) in products.iter().zip([at.checked_sub(1), Some(at), Some(at + 1)]) {
                if let Some(kind) = neighbour.and_then(|at| rows.get(at)).copied().flatten() {
                    sum.iter_mut().zip(product.row(kind)).for_each(|(sum, x)| *sum += x);
                }
            }
            layer.activate(&mut sum, row);
        }
        out
    }

    /// A convolution: the sum of three products, of the rows before, the rows themselves, and the rows after.
    fn convolve(&self, layer: &Layer, vectors: &Matrix) -> Matrix {
        let (width, rows) = (self.width(), vectors.rows() - 2);
        let mut products = Matrix::zeros(BLOCK.min(rows), layer.weight.width());
        let mut out = vectors.clone();
        for start in (0..rows).step_by(BLOCK) {
            let length = BLOCK.min(rows - start);
            products.set_products((0..WINDOW).map(|side| (vectors.part(start + side, length), layer.weight.part(side * width, width))));
            for at in 0..length {
                layer.activate(products.row_mut(at), out.row_mut(start + at + 1));
            }
        }
        out
    }
}
