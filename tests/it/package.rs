//! Every file of a package exists or is made by `.ci/package`: a missing one must not be found out only when a release is tagged.

use std::fs;
use std::path::Path;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn everything_in_the_deb_is_made_or_there() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is well formed");
    let assets = manifest["package"]["metadata"]["deb"]["assets"].as_array().expect("a list").clone();
    let script = read(".ci/package");
    let made = [
        "completions/$name.bash",
        "completions/_$name",
        "completions/$name.fish",
        "man/$name.1",
        "licences/libraries.txt",
        "licences/libraries-texts.txt",
    ];
    assert!(made.iter().all(|file| script.contains(&format!("$out/{file}"))) && assets.len() > 8);
    for asset in &assets {
        let from = asset[0].as_str().expect("a path");
        let packaged = from.strip_prefix("target/package/").map(|file| file.replace("compare-sources", "$name"));
        let there = match (packaged, from.strip_prefix("target/release/"), from.split_once('*')) {
            (Some(file), ..) => made.contains(&file.as_str()) || file == "licences/*",
            (None, Some(program), _) => {
                manifest["bin"].as_array().is_some_and(|all| all.iter().any(|bin| bin["name"].as_str() == Some(program)))
            }
            (None, None, Some((folder, ending))) => fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
                .is_ok_and(|mut all| all.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().ends_with(ending)))),
            (None, None, None) => Path::new(env!("CARGO_MANIFEST_DIR")).join(from).is_file(),
        };
        assert!(there, "{from} is packed, but neither exists nor is made");
    }
}

#[test]
fn the_release_packs_what_the_script_makes() {
    let workflow = read(".github/workflows/release.yml");
    for step in ["cargo build --release --locked --target", "bash .ci/package", "cargo deb --no-build", "*.cdx.json", "gh release create"] {
        assert!(workflow.contains(step), "{step}");
    }
}

#[test]
fn what_the_packed_documents_link_to_is_packed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = read(".ci/package");
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is well formed");
    let assets = manifest["package"]["metadata"]["deb"]["assets"].as_array().expect("a list").clone();
    let in_deb = |file: &str| {
        assets.iter().filter_map(|asset| asset[0].as_str()).any(|asset| match asset.split_once('*') {
            Some((folder, ending)) => {
                let name = file.strip_prefix(folder).and_then(|rest| rest.strip_suffix(ending));
                name.is_some_and(|name| !name.contains('/')) || file == folder.trim_end_matches('/')
            }
            None => asset == file,
        })
    };
    let in_archive = |file: &str| file.starts_with("docs/") || script.split_whitespace().any(|word| word.trim_end_matches(';') == file);
    let mut documents = vec!["README.md".to_string(), "CHANGELOG.md".to_string()];
    for entry in fs::read_dir(root.join("docs")).expect("docs is there") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        documents.extend(name.ends_with(".md").then(|| format!("docs/{name}")));
    }
    let mut links = 0;
    for document in &documents {
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in read(document).split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let file = link.split('#').next().unwrap_or(link);
            if file.is_empty() || file.contains("://") || file.contains(' ') {
                continue;
            }
            let file = match file.strip_prefix("../") {
                Some(above) => above.to_string(),
                None if folder.is_empty() => file.to_string(),
                None => format!("{folder}/{file}"),
            };
            links += 1;
            assert!(root.join(&file).exists(), "{document} links to {file}, which is not there");
            assert!(in_archive(&file), "{document} links to {file}, which is in no archive");
            assert!(in_deb(&file), "{document} links to {file}, which is not in the .deb");
        }
    }
    assert!(links > 10, "{links}");
}
