//! Reads a grammar file: safetensors with quantised matrices (see `train/grammar.py` for its contents). Every length is checked here, so
//! that later code can rely on it; a broken file is an error, never a panic.

use std::fmt;
use std::ops::Range;

use safetensors::tensor::{Dtype, Metadata, SafeTensors, TensorInfo};

use super::matrix::Matrix;

/// The reason why a grammar file cannot be used, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrammarError(String);

impl GrammarError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        GrammarError(message.into())
    }
}

impl fmt::Display for GrammarError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a usable grammar: {}", self.0)
    }
}

impl std::error::Error for GrammarError {}

/// The tensors of a file.
pub struct Weights<'a> {
    file: &'a [u8],
    metadata: Metadata,
    data: usize,
}

/// A matrix that stays in the file: rows of eight-bit integers, each with its scale.
pub struct Table {
    at: Range<usize>,
    width: usize,
    scales: Vec<f32>,
}

impl<'a> Weights<'a> {
    /// Checks the header of a file.
    pub fn of(file: &'a [u8]) -> Result<Self, GrammarError> {
        let (header, metadata) =
            SafeTensors::read_metadata(file).map_err(|_| GrammarError::new("it is not in the format that train/grammar.py writes"))?;
        Ok(Weights { file, metadata, data: header + size_of::<u64>() })
    }

    /// The byte range of a tensor in the file, if there is such a tensor.
    pub fn bytes(&self, name: &str) -> Option<Range<usize>> {
        let (start, end) = self.metadata.info(name).filter(|info| info.dtype == Dtype::U8)?.data_offsets;
        Some(self.data + start..self.data + end)
    }

    /// A list of `length` numbers.
    pub fn floats(&self, name: &str, length: usize) -> Result<Vec<f32>, GrammarError> {
        let (info, bytes) = self.tensor(name, Dtype::F32)?;
        expect(name, &info.shape, &[length])?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect())
    }

    /// The length of a list.
    pub fn length(&self, name: &str) -> Result<usize, GrammarError> {
        let (info, _) = self.tensor(name, Dtype::F32)?;
        info.shape.first().copied().filter(|length| *length > 0).ok_or_else(|| GrammarError::new(format!("{name:?} is empty")))
    }

    /// The number of inputs of a layer.
    pub fn inputs(&self, name: &str) -> Result<usize, GrammarError> {
        let (info, _) = self.tensor(name, Dtype::I16)?;
        info.shape.get(1).copied().ok_or_else(|| GrammarError::new(format!("{name:?} is not a matrix")))
    }

    /// A layer of weights, stored as (out, `inputs`), returned as (inputs, out).
    pub fn layer(&self, name: &str, inputs: usize) -> Result<Matrix, GrammarError> {
        let (info, bytes) = self.tensor(name, Dtype::I16)?;
        let outputs = info.shape.first().copied().unwrap_or(0);
        expect(name, &info.shape, &[outputs, inputs])?;
        let scales = self.floats(&format!("{name}.scale"), outputs)?;
        let whole = bytes.as_chunks::<2>().0;
        let weight = |input: usize, output: usize| f32::from(i16::from_le_bytes(whole[output * inputs + input])) * scales[output];
        Ok(Matrix::of(inputs, outputs, weight))
    }

    /// A matrix that stays in the file.
    pub fn table(&self, name: &str) -> Result<Table, GrammarError> {
        let (info, _) = self.tensor(name, Dtype::I8)?;
        let &[rows, width] = &info.shape[..] else { return Err(GrammarError::new(format!("{name:?} is not a matrix"))) };
        if rows == 0 || width == 0 {
            return Err(GrammarError::new(format!("{name:?} is empty")));
        }
        let (start, end) = info.data_offsets;
        Ok(Table { at: self.data + start..self.data + end, width, scales: self.floats(&format!("{name}.scale"), rows)? })
    }

    fn tensor(&self, name: &str, kind: Dtype) -> Result<(&TensorInfo, &'a [u8]), GrammarError> {
        let info = self.metadata.info(name).ok_or_else(|| GrammarError::new(format!("it does not contain {name:?}")))?;
        if info.dtype != kind {
            return Err(GrammarError::new(format!("{name:?} is of type {:?}, not {kind:?}", info.dtype)));
        }
        let (start, end) = info.data_offsets;
        Ok((info, &self.file[self.data + start..self.data + end]))
    }
}

impl Table {
    /// The number of rows, at least one.
    pub fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Numbers in a row, at least one.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Adds a row to `sum`; `file` is the file in which the table was found.
    pub fn add(&self, file: &[u8], row: usize, sum: &mut [f32]) {
        let scale = self.scales[row];
        let start = self.at.start + row * self.width;
        for (sum, whole) in sum.iter_mut().zip(&file[start..start + self.width]) {
            *sum += f32::from(whole.cast_signed()) * scale;
        }
    }
}

fn expect(name: &str, found: &[usize], wanted: &[usize]) -> Result<(), GrammarError> {
    if found == wanted { Ok(()) } else { Err(GrammarError::new(format!("{name:?} has the shape {found:?} where {wanted:?} is needed"))) }
}
