//! The network itself: pieces by number in, a vector for each piece out. What it computes is candle's.

use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{self, BertModel, HiddenAct};
use candle_transformers::models::xlm_roberta::{self, XLMRobertaModel};

use super::EncoderError;
use super::config::{Activation, Config, Family, Sizes};

/// The file of the weights.
pub(crate) const WEIGHTS: &str = "model.safetensors";

/// A tensor that every network has; its prefix is that of all others.
const WORDS: &str = "embeddings.word_embeddings.weight";

/// A network with its weights.
pub(crate) struct Network {
    model: Model,
    padding: u32,
}

enum Model {
    Bert(BertModel),
    Roberta(XLMRobertaModel),
}

impl Network {
    /// Builds the network of a configuration from the bytes of its weights, in any precision.
    pub(crate) fn read(bytes: Vec<u8>, config: &Config) -> Result<Network, EncoderError> {
        let broken = |error: candle_core::Error| EncoderError::broken(WEIGHTS, error);
        let weights = VarBuilder::from_buffered_safetensors(bytes, DType::F32, &Device::Cpu).map_err(broken)?;
        let named = |prefix: &&str| weights.contains_tensor(&format!("{prefix}{WORDS}"));
        let prefix = ["", "bert.", "roberta."].into_iter().find(named);
        let prefix = prefix.ok_or_else(|| EncoderError::broken(WEIGHTS, format!("there is no {WORDS} in it")))?;
        let weights = if prefix.is_empty() { weights } else { weights.pp(prefix.trim_end_matches('.')) };
        let model = match config.family {
            Family::Bert => BertModel::load(weights, &as_bert(&config.sizes, config.activation)).map(Model::Bert),
            Family::Roberta => XLMRobertaModel::new(&as_roberta(&config.sizes, config.activation), weights).map(Model::Roberta),
        };
        Ok(Network { model: model.map_err(broken)?, padding: config.sizes.pad_token_id })
    }

    /// For each text the vectors of its pieces.
    pub(crate) fn run(&self, texts: &[&[u32]]) -> candle_core::Result<Vec<Vec<Vec<f32>>>> {
        let longest = texts.iter().map(|t| t.len()).max().unwrap_or(0);
        let padded = |text: &&[u32]| text.iter().copied().chain(std::iter::repeat(self.padding)).take(longest).collect::<Vec<u32>>();
        let real = |text: &&[u32]| (0..longest).map(|at| u32::from(at < text.len())).collect::<Vec<u32>>();
        let matrix = |rows: Vec<u32>| Tensor::from_vec(rows, (texts.len(), longest), &Device::Cpu);
        let pieces = matrix(texts.iter().flat_map(padded).collect())?;
        let mask = matrix(texts.iter().flat_map(real).collect())?;
        let first = pieces.zeros_like()?;
        let vectors = match &self.model {
            Model::Bert(model) => model.forward(&pieces, &first, Some(&mask))?,
            Model::Roberta(model) => model.forward(&pieces, &mask, &first, None, None, None)?,
        };
        let mut vectors: Vec<Vec<Vec<f32>>> = vectors.to_vec3()?;
        vectors.iter_mut().zip(texts).for_each(|(vectors, text)| vectors.truncate(text.len()));
        Ok(vectors)
    }
}

fn as_bert(sizes: &Sizes, activation: Activation) -> bert::Config {
    bert::Config {
        vocab_size: sizes.vocab_size,
        hidden_size: sizes.hidden_size,
        num_hidden_layers: sizes.num_hidden_layers,
        num_attention_heads: sizes.num_attention_heads,
        intermediate_size: sizes.intermediate_size,
        hidden_act: match activation {
            Activation::Gelu => HiddenAct::Gelu,
            Activation::NearlyGelu => HiddenAct::GeluApproximate,
            Activation::Relu => HiddenAct::Relu,
        },
        max_position_embeddings: sizes.max_position_embeddings,
        type_vocab_size: sizes.type_vocab_size,
        layer_norm_eps: sizes.layer_norm_eps,
        pad_token_id: sizes.pad_token_id as usize,
        ..bert::Config::default()
    }
}

fn as_roberta(sizes: &Sizes, activation: Activation) -> xlm_roberta::Config {
    xlm_roberta::Config {
        hidden_size: sizes.hidden_size,
        layer_norm_eps: sizes.layer_norm_eps,
        attention_probs_dropout_prob: 0.0,
        hidden_dropout_prob: 0.0,
        num_attention_heads: sizes.num_attention_heads,
        position_embedding_type: "absolute".into(),
        intermediate_size: sizes.intermediate_size,
        hidden_act: match activation {
            Activation::Gelu => candle_nn::Activation::Gelu,
            Activation::NearlyGelu => candle_nn::Activation::GeluPytorchTanh,
            Activation::Relu => candle_nn::Activation::Relu,
        },
        num_hidden_layers: sizes.num_hidden_layers,
        vocab_size: sizes.vocab_size,
        max_position_embeddings: sizes.max_position_embeddings,
        type_vocab_size: sizes.type_vocab_size,
        pad_token_id: sizes.pad_token_id,
    }
}
