//! What SECURITY.md promises about the sources: no dependency uses the network, our own code is never `unsafe`, and the pager is the only
//! other program that is started.

use std::fs;
use std::path::{Path, PathBuf};

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect()
}

/// The lines of our own code, each with its file.
fn code(folder: &str) -> Vec<(String, String)> {
    let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let lines = all.into_iter().flat_map(|path| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let place = path.display().to_string();
        text.lines().map(|line| (place.clone(), line.trim().to_string())).collect::<Vec<_>>()
    });
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

#[test]
fn nothing_in_the_tree_speaks_over_a_network() {
    let banned: toml::Table = read("deny.toml").parse().expect("deny.toml is well formed");
    let banned = banned["bans"]["deny"].as_array().expect("a list").clone();
    let lock: toml::Table = read("Cargo.lock").parse().expect("Cargo.lock is well formed");
    let packages: Vec<&str> = lock["package"].as_array().expect("a list").iter().filter_map(|p| p["name"].as_str()).collect();
    let found: Vec<_> = banned.iter().filter_map(|name| name.as_str()).filter(|name| packages.contains(name)).collect();
    assert!(banned.len() > 15 && packages.len() > 100 && found.is_empty(), "{found:?}");
    let ours: Vec<_> = code("src").into_iter().filter(|(_, line)| line.contains("std::net") || line.contains("TcpStream")).collect();
    assert!(ours.is_empty(), "{ours:?}");
}

#[test]
fn nothing_of_ours_is_unsafe() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is well formed");
    assert_eq!(manifest["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    let allowed: Vec<_> =
        code("src").into_iter().filter(|(_, line)| line.contains("allow(unsafe") || line.starts_with("unsafe ")).collect();
    assert!(allowed.is_empty(), "{allowed:?}");
}

#[test]
fn only_the_pager_is_another_program() {
    let starts: Vec<_> = code("src").into_iter().filter(|(_, line)| line.contains("Command::new(")).collect();
    assert!(starts.len() == 1 && starts[0].0.ends_with("terminal.rs"), "{starts:?}");
}

#[test]
fn deny_toml_allows_the_licences_that_the_tests_allow() {
    let deny: toml::Table = read("deny.toml").parse().expect("deny.toml is well formed");
    let mut allowed: Vec<String> =
        deny["licenses"]["allow"].as_array().expect("a list").iter().filter_map(|l| l.as_str()).map(str::to_string).collect();
    let mut free: Vec<String> = crate::licences::FREE.iter().map(|licence| licence.to_string()).collect();
    allowed.sort();
    free.sort();
    assert_eq!(allowed, free);
}

/// The names of the direct dependencies of this package in a lock file.
fn locked_dependencies(lock: &str) -> Vec<String> {
    let lock: toml::Table = read(lock).parse().expect("the lock file is well formed");
    let packages = lock["package"].as_array().expect("a list");
    let own = packages.iter().find(|p| p["name"].as_str() == Some("compare-sources")).expect("the package itself");
    let names = own["dependencies"].as_array().expect("a list").iter().filter_map(|d| d.as_str());
    names.map(|name| name.split(' ').next().unwrap_or(name).to_string()).collect()
}

#[test]
fn the_fuzz_targets_build_with_the_libraries_of_today() {
    let (root, fuzz) = (locked_dependencies("Cargo.lock"), locked_dependencies("fuzz/Cargo.lock"));
    let gone: Vec<_> = fuzz.iter().filter(|name| !root.contains(name)).collect();
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is well formed");
    let needed = manifest["dependencies"].as_table().expect("a table").iter();
    let needed = needed.filter(|(_, how)| how.get("optional").and_then(toml::Value::as_bool) != Some(true));
    let missing: Vec<_> = needed.map(|(name, _)| name).filter(|name| !fuzz.contains(name)).collect();
    assert!(gone.is_empty() && missing.is_empty(), "build in fuzz/ once, without --locked: {gone:?} {missing:?}");
}

#[cfg(unix)]
#[test]
fn the_bill_of_materials_names_every_library() {
    let root = env!("CARGO_MANIFEST_DIR");
    let output = std::process::Command::new("bash").arg(".ci/sbom").current_dir(root).output().expect("bash runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bill: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&bill["bomFormat"], &bill["metadata"]["component"]["name"]), (&"CycloneDX".into(), &"compare-sources".into()));
    let components = bill["components"].as_array().expect("a list");
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is well formed");
    for (name, stated) in manifest["dependencies"].as_table().expect("a table") {
        let optional = stated.get("optional").and_then(toml::Value::as_bool) == Some(true);
        assert!(optional || components.iter().any(|c| c["name"] == name.as_str()), "{name}");
    }
    for component in components {
        let sum = component["hashes"][0]["content"].as_str().unwrap_or_default();
        assert!(sum.len() == 64 && component["licenses"][0]["expression"].is_string(), "{component}");
    }
}
