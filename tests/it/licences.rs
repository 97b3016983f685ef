//! Every package that ends up in the program has a licence that lets anybody use and pass on the program.

use std::process::Command;

/// Licences without conditions beyond notice.
const FREE: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "Unicode-3.0",
    "BSL-1.0",
    "MIT-0",
];

/// `A OR B` needs one free licence, `A AND B` (or the older `A/B` for OR) all of them.
fn is_free(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|all| all.split(" OR ").any(|one| FREE.contains(&one.trim())))
}

#[test]
fn every_dependency_is_free() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none", "--format", "{p}|{l}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listing = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    let packages: Vec<(&str, &str)> = listing.lines().filter_map(|line| line.trim_end_matches(" (*)").split_once('|')).collect();
    let unfree: Vec<_> = packages.iter().filter(|(_, licence)| !is_free(licence)).collect();
    assert!(packages.len() > 50 && unfree.is_empty(), "{unfree:?}");
}

#[test]
fn expressions_are_read() {
    assert!(is_free("MIT OR GPL-3.0"));
    assert!(is_free("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!is_free("GPL-3.0"));
    assert!(!is_free("MIT AND GPL-2.0-only"));
}
