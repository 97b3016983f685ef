//! Which files of settings there are: the nearest `compare.toml` at or above the working folder, then the user's own. Or the one that is
//! named, or none.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The name of the file.
pub const FILE: &str = "compare.toml";

/// The files, the stronger first.
pub fn files(named: Option<&Path>, none: bool) -> Vec<PathBuf> {
    if none {
        return Vec::new();
    }
    if let Some(path) = named {
        return vec![path.to_path_buf()];
    }
    let mut out: Vec<PathBuf> = nearest().into_iter().chain(own()).collect();
    // In the user's own folder both are one.
    out.dedup();
    out
}

fn nearest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(FILE)).find(|file| file.is_file())
}

/// `$XDG_CONFIG_HOME/compare`, `~/.config/compare`, or where Windows keeps settings.
fn own() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    Some(folder.join("compare").join(FILE)).filter(|file| file.is_file())
}
