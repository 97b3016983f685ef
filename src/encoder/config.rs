//! The configuration of a network, from its `config.json`. It is checked before anything is built, so that no number in it can make the
//! building fail.

use serde::Deserialize;

use super::EncoderError;

/// The file.
pub(crate) const CONFIG: &str = "config.json";

/// Longer sentences are cut, even if the model accepts more: the cost of attention grows with the square of the length.
const MOST_PIECES: usize = 512;

/// The configuration.
pub(crate) struct Config {
    /// The architecture of the network.
    pub family: Family,
    /// The activation function of its middle layers.
    pub activation: Activation,
    /// Sizes.
    pub sizes: Sizes,
    /// Most pieces of a text, those that mark its ends among them.
    pub most_pieces: usize,
}

/// Networks that differ in how they count positions in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Positions from 0.
    Bert,
    /// Positions after that of padding.
    Roberta,
}

/// An activation function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activation {
    /// The exact Gaussian error linear unit.
    Gelu,
    /// Its approximation by the hyperbolic tangent.
    NearlyGelu,
    /// The rectified linear unit.
    Relu,
}

/// Sizes, named as in the file.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sizes {
    pub vocab_size: usize,
    pub hidden_size: usize,
    pub num_hidden_layers: usize,
    pub num_attention_heads: usize,
    pub intermediate_size: usize,
    pub max_position_embeddings: usize,
    #[serde(default = "two")]
    pub type_vocab_size: usize,
    #[serde(default = "tiny")]
    pub layer_norm_eps: f64,
    #[serde(default)]
    pub pad_token_id: u32,
    #[serde(default = "gelu")]
    hidden_act: String,
    #[serde(default = "absolute")]
    position_embedding_type: String,
    #[serde(default)]
    is_decoder: bool,
}

fn two() -> usize {
    2
}

fn tiny() -> f64 {
    1e-12
}

fn gelu() -> String {
    "gelu".into()
}

fn absolute() -> String {
    "absolute".into()
}

/// `sentence_bert_config.json`, which a network may include.
#[derive(Default, Deserialize)]
pub(crate) struct Sentences {
    max_seq_length: Option<usize>,
}

impl Config {
    /// Reads and checks a configuration.
    pub(crate) fn read(bytes: &[u8], sentences: &Sentences) -> Result<Config, EncoderError> {
        // What kind of model it is goes first: another kind has other fields.
        #[derive(Deserialize)]
        struct Kind {
            model_type: String,
        }
        let broken = |error: serde_json::Error| EncoderError::broken(CONFIG, error);
        let family = family(&serde_json::from_slice::<Kind>(bytes).map_err(broken)?.model_type)?;
        let sizes: Sizes = serde_json::from_slice(bytes).map_err(broken)?;
        sizes.check()?;
        let places = match family {
            Family::Bert => sizes.max_position_embeddings,
            Family::Roberta => sizes.max_position_embeddings.saturating_sub(sizes.pad_token_id as usize + 1),
        };
        let most_pieces = places.min(sentences.max_seq_length.unwrap_or(MOST_PIECES)).min(MOST_PIECES);
        Ok(Config { family, activation: sizes.activation()?, most_pieces, sizes })
    }
}

fn family(model_type: &str) -> Result<Family, EncoderError> {
    match model_type {
        "bert" => Ok(Family::Bert),
        "roberta" | "xlm-roberta" | "camembert" => Ok(Family::Roberta),
        other => Err(EncoderError::unsupported(CONFIG, format!("a model of type {other:?} (bert, roberta and xlm-roberta can be run)"))),
    }
}

impl Sizes {
    fn check(&self) -> Result<(), EncoderError> {
        let at_least_one = [self.vocab_size, self.hidden_size, self.num_attention_heads, self.type_vocab_size];
        if at_least_one.contains(&0) {
            return Err(EncoderError::broken(CONFIG, "a size is 0"));
        }
        if !self.hidden_size.is_multiple_of(self.num_attention_heads) {
            let (width, heads) = (self.hidden_size, self.num_attention_heads);
            return Err(EncoderError::broken(CONFIG, format!("{width} numbers cannot be divided evenly among {heads} heads")));
        }
        if self.pad_token_id as usize >= self.vocab_size {
            return Err(EncoderError::broken(CONFIG, "the padding token is not in the vocabulary"));
        }
        if self.position_embedding_type != "absolute" || self.is_decoder {
            return Err(EncoderError::unsupported(CONFIG, "positions that are not counted from the start, or a decoder"));
        }
        Ok(())
    }

    fn activation(&self) -> Result<Activation, EncoderError> {
        match self.hidden_act.as_str() {
            "gelu" => Ok(Activation::Gelu),
            "gelu_new" | "gelu_fast" | "gelu_pytorch_tanh" => Ok(Activation::NearlyGelu),
            "relu" => Ok(Activation::Relu),
            other => Err(EncoderError::unsupported(CONFIG, format!("the activation {other:?}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Family, Sentences};

    const VALID: &str = r#"{"model_type": "bert", "vocab_size": 9, "hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2,
        "intermediate_size": 4, "max_position_embeddings": 600, "pad_token_id": 1}"#;

    fn read(text: &str, most: Option<usize>) -> Result<Config, String> {
        Config::read(text.as_bytes(), &Sentences { max_seq_length: most }).map_err(|e| e.to_string())
    }

    #[test]
    fn a_sentence_is_as_long_as_all_allow() {
        let most = |text: &str, stated| read(text, stated).map(|c| c.most_pieces).expect("sound");
        assert_eq!([most(VALID, None), most(VALID, Some(256)), most(VALID, Some(9999))], [512, 256, 512]);
        let short = VALID.replace("600", "66");
        assert_eq!([most(&short, None), most(&short.replace("bert", "roberta"), None)], [66, 64]);
        assert_eq!(read(&VALID.replace("bert", "xlm-roberta"), None).expect("sound").family, Family::Roberta);
    }

    #[test]
    fn what_cannot_be_built_is_said() {
        let wrong = |from: &str, to: &str| read(&VALID.replace(from, to), None).err().unwrap_or_default();
        assert_eq!(
            wrong("bert", "t5"),
            "config.json asks for what this program cannot run: a model of type \"t5\" (bert, roberta and xlm-roberta can be run)"
        );
        assert_eq!(wrong("heads\": 2", "heads\": 0"), "config.json is broken: a size is 0");
        assert_eq!(wrong("heads\": 2", "heads\": 3"), "config.json is broken: 8 numbers cannot be divided evenly among 3 heads");
        assert_eq!(wrong("pad_token_id\": 1", "pad_token_id\": 9"), "config.json is broken: the padding token is not in the vocabulary");
        assert_eq!(wrong("{", r#"{"hidden_act": "mish", "#), "config.json asks for what this program cannot run: the activation \"mish\"");
        assert!(wrong("{", r#"{"is_decoder": true, "#).contains("decoder"));
        assert!(wrong("\"vocab_size\": 9, ", "").starts_with("config.json is broken: missing field `vocab_size`"));
        assert!(wrong("{", "").starts_with("config.json is broken: "));
    }
}
