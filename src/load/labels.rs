//! Short names of accounts, from their files or the names that these give them: `sources/AA Daily.txt` → `aa-daily`, unique in a run.

use std::collections::{BTreeMap, BTreeSet};

/// A label for each name, in the order of the names. The same names give the same labels.
pub fn labels(names: &[&str]) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|name| kebab(name)).collect();
    let stems: BTreeSet<&String> = plain.iter().collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut numbers: BTreeMap<&String, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(plain.len());
    for base in &plain {
        let mut label = base.clone();
        // A number must not take the place of a file that is truly called so.
        while taken.contains(&label) || (label != *base && stems.contains(&label)) {
            let number = numbers.entry(base).or_insert(1);
            *number += 1;
            label = format!("{base}-{number}");
        }
        taken.insert(label.clone());
        out.push(label);
    }
    out
}

/// File name without folders and last extension.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rfind('.') {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    }
}

/// Lower-case letters and digits, one hyphen between runs of them.
fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "input".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::{labels, stem};

    #[test]
    fn from_the_stem_and_unique() {
        let paths = ["-", "a/AA Daily.txt", "b/aa_daily.md", "c/aa-daily-2.txt", "d/aa.daily", "x/.hidden", "y/Şuşa 1.txt"];
        assert_eq!(labels(&paths.map(stem)), ["input", "aa-daily", "aa-daily-3", "aa-daily-2", "aa", "hidden", "şuşa-1"]);
        // The name of an outlet is no file's: nothing is cut off it.
        assert_eq!(labels(&["U.S. Wire", "AP/Nordlys", "example.org"]), ["u-s-wire", "ap-nordlys", "example-org"]);
    }
}
