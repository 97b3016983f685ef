//! The pairing weights of each fold of `train/pairing.py`: fitted without some topics, and used to run the events of those topics.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use compare_sources::model::PairingWeights;
use serde::Deserialize;

/// The weights of one fold.
#[derive(Deserialize)]
pub struct Fold {
    /// The events that were left out when they were fitted.
    events: Vec<String>,
    #[serde(flatten)]
    weights: PairingWeights,
}

/// All folds.
pub fn folds() -> Result<Vec<Fold>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("folds");
    let at = |e: &dyn std::fmt::Display| format!("{}: {e}", folder.display());
    let read = |path: &Path| toml::from_str(&fs::read_to_string(path).map_err(|e| at(&e))?).map_err(|e| at(&e));
    let mut paths: Vec<_> = fs::read_dir(&folder).map_err(|e| at(&e))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The weights that were fitted without an event.
pub fn without(folds: &[Fold], event: &str) -> Result<Arc<PairingWeights>, String> {
    let fold = folds.iter().find(|fold| fold.events.iter().any(|left_out| left_out == event));
    fold.map(|fold| Arc::new(fold.weights.clone())).ok_or_else(|| format!("no fold leaves out {event}"))
}
