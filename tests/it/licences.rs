//! Every package that becomes part of the program has a licence that lets anybody use and redistribute the program.

use std::process::Command;

/// Licences that ask for no more than a notice.
pub const FREE: &[&str] = &[
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

/// The licence texts that are distributed with the program include that of each library in it.
#[cfg(unix)]
#[test]
fn every_library_comes_with_its_text() {
    let root = env!("CARGO_MANIFEST_DIR");
    let output = Command::new("bash").arg(".ci/licences").current_dir(root).output().expect("bash runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let texts = String::from_utf8(output.stdout).expect("UTF-8");
    let tree = ["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}|{l}"];
    let output = Command::new(env!("CARGO")).args(tree).current_dir(root).output().expect("cargo runs");
    let listing = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    let mut count = 0;
    for line in listing.lines().filter(|line| !line.starts_with("compare-sources ")) {
        let (package, licence) = line.trim_end_matches(" (*)").split_once('|').expect("two parts");
        let (name, version) = package.split_once(" v").expect("a version");
        let wanted = format!("{name} {} ({licence})", version.split(' ').next().unwrap_or(version));
        assert!(texts.lines().any(|line| line == wanted), "no text for {wanted}");
        count += 1;
    }
    assert!(count > 50 && texts.contains("Permission is hereby granted") && texts.contains("UNICODE LICENSE V3"));
}

#[test]
fn expressions_are_read() {
    assert!(is_free("MIT OR GPL-3.0"));
    assert!(is_free("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!is_free("GPL-3.0"));
    assert!(!is_free("MIT AND GPL-2.0-only"));
}
