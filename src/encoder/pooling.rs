//! How the vectors of a sentence's word pieces become the vector of the sentence, as the model was trained.

use serde::Deserialize;

use super::{Encoded, EncoderError};

/// A way of pooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pooling {
    /// The mean of all pieces.
    Mean,
    /// The first piece, which represents the sentence.
    First,
    /// The maximum of each number.
    Max,
}

/// `1_Pooling/config.json`.
#[derive(Deserialize)]
pub(crate) struct PoolingConfig {
    #[serde(default)]
    pooling_mode_cls_token: bool,
    #[serde(default)]
    pooling_mode_mean_tokens: bool,
    /// The mean except for its length, which is normalised away.
    #[serde(default)]
    pooling_mode_mean_sqrt_len_tokens: bool,
    #[serde(default)]
    pooling_mode_max_tokens: bool,
}

impl Pooling {
    /// The way that is stated, if it is a single known one.
    pub(crate) fn stated(stated: PoolingConfig, file: &str) -> Result<Pooling, EncoderError> {
        let ways = [
            (stated.pooling_mode_mean_tokens || stated.pooling_mode_mean_sqrt_len_tokens, Pooling::Mean),
            (stated.pooling_mode_cls_token, Pooling::First),
            (stated.pooling_mode_max_tokens, Pooling::Max),
        ];
        let mut chosen = ways.iter().filter(|(chosen, _)| *chosen).map(|(_, way)| *way);
        match (chosen.next(), chosen.next()) {
            (Some(way), None) => Ok(way),
            (None, _) => Err(EncoderError::unsupported(file, "a way of pooling other than mean, cls or max")),
            (Some(_), Some(_)) => Err(EncoderError::unsupported(file, "several ways of pooling at once")),
        }
    }

    /// The vector of a sentence, of length 1. `None` where there is nothing to pool, or it has no direction.
    pub(crate) fn pool(self, pieces: &[Vec<f32>]) -> Option<Encoded> {
        let first = pieces.first()?;
        let fold = |f: fn(f32, f32) -> f32| {
            let start = first.clone();
            pieces[1..].iter().fold(start, |sum, piece| sum.iter().zip(piece).map(|(x, y)| f(*x, *y)).collect())
        };
        let pooled = match self {
            // Sum and mean point alike.
            Pooling::Mean => fold(|x, y| x + y),
            Pooling::First => first.clone(),
            Pooling::Max => fold(f32::max),
        };
        let length = pooled.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt();
        (length.is_finite() && length > 0.0).then(|| pooled.iter().map(|x| (f64::from(*x) / length) as f32).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Pooling;

    #[test]
    fn each_way_gives_a_vector_of_length_one() {
        let pieces = vec![vec![3.0, 0.0], vec![-3.0, 8.0]];
        let pool = |way: Pooling| way.pool(&pieces).map(|v| v.to_vec());
        assert_eq!(pool(Pooling::Mean), Some(vec![0.0, 1.0]));
        assert_eq!(pool(Pooling::First), Some(vec![1.0, 0.0]));
        assert_eq!(pool(Pooling::Max), Some([3.0, 8.0].map(|x: f64| (x / 73f64.sqrt()) as f32).to_vec()));
    }

    #[test]
    fn what_has_no_direction_has_no_vector() {
        for pieces in [vec![], vec![vec![0.0, 0.0]], vec![vec![f32::NAN, 1.0]], vec![vec![f32::INFINITY, 1.0]]] {
            assert_eq!(Pooling::Mean.pool(&pieces), None);
        }
    }

    #[test]
    fn one_known_way_must_be_stated() {
        let stated = |text: &str| Pooling::stated(serde_json::from_str(text).expect("JSON"), "p").map_err(|e| e.to_string());
        assert_eq!(stated(r#"{"pooling_mode_mean_tokens": true, "pooling_mode_lasttoken": false}"#), Ok(Pooling::Mean));
        assert!(stated(r#"{"pooling_mode_lasttoken": true}"#).is_err());
        assert!(stated(r#"{"pooling_mode_mean_tokens": true, "pooling_mode_max_tokens": true}"#).is_err());
    }
}
