//! The meaning of whole statements relative to the topic of the run. Sentences about one event share its topic, which makes any two of them
//! look alike; what is left without it shows which of them say the same.

use crate::encoder::Encoded;
use crate::model::Statement;

/// The mean of a run includes so many additional statements without meaning: what only two statements have in common is no topic. Chosen by
/// cross-validation among 5, 20 and 60.
const ABOUT_NOTHING: f64 = 5.0;

/// The vectors of all statements minus their mean, normalised to length 1.
pub fn centred(statements: &[Statement]) -> Vec<Option<Encoded>> {
    let vectors = || statements.iter().filter_map(|s| s.encoded.as_deref());
    let mut mean = vec![0.0; vectors().map(<[f32]>::len).max().unwrap_or(0)];
    let weight = vectors().count() as f64 + ABOUT_NOTHING;
    for vector in vectors() {
        mean.iter_mut().zip(vector).for_each(|(sum, x)| *sum += f64::from(*x) / weight);
    }
    statements.iter().map(|s| s.encoded.as_deref().and_then(|vector| without(vector, &mean))).collect()
}

fn without(vector: &[f32], mean: &[f64]) -> Option<Encoded> {
    let rest: Vec<f64> = vector.iter().zip(mean).map(|(x, m)| f64::from(*x) - m).collect();
    let length = rest.iter().map(|x| x * x).sum::<f64>().sqrt();
    (length > 0.0).then(|| rest.iter().map(|x| (x / length) as f32).collect())
}

#[cfg(test)]
mod tests {
    use super::{centred, without};
    use crate::encoder::cosine;
    use crate::segment::segment;

    #[test]
    fn what_all_have_in_common_makes_none_alike() {
        let account = crate::model::Account::plain("One came. Two came. Three came. Four came.", None);
        let language = crate::language::Language::english();
        let mut statements = segment(&account, crate::model::AccountId(0), language);
        assert!(centred(&statements).iter().all(Option::is_none));
        for (at, statement) in statements.iter_mut().enumerate() {
            let turn = [0.0f32, 0.3, -0.3, 0.0][at];
            statement.encoded = Some([(1.0 - turn * turn).sqrt(), turn].into());
        }
        let raw = |x: usize, y: usize| cosine(statements[x].encoded.as_deref().unwrap(), statements[y].encoded.as_deref().unwrap());
        let kept: Vec<_> = centred(&statements).into_iter().map(Option::unwrap).collect();
        assert!(cosine(&kept[1], &kept[2]) < raw(1, 2) && raw(1, 2) > 0.8);
        assert_eq!(cosine(&kept[0], &kept[3]), 1.0);
    }

    #[test]
    fn what_is_nothing_but_the_theme_has_no_direction() {
        assert_eq!(without(&[1.0, 0.0], &[1.0, 0.0]), None);
    }
}
