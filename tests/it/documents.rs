//! The documents for people are correct: every command in them runs on the sample accounts, what they show is what the program prints,
//! their links lead somewhere and the figures they repeat are those of `docs/accuracy.md`. The word after a fence says what it contains: `sh`
//! is run; `console` is run command by command, and the lines under a command are lines of its output, or their right-hand ends; `toml` and
//! `python` whose first line is a comment with a file name are written to that file; `bash` is for setting up, and is not run. Python commands
//! run if Python is installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The documents with commands, and the least number of commands in each.
const DOCUMENTS: [(&str, usize); 4] = [("README.md", 5), ("docs/manual.md", 25), ("docs/guide.md", 20), ("docs/how-it-decides.md", 3)];

/// What a line in a `bash` fence may begin with: commands that build and install, and that the tests cannot run.
const SETTING_UP: [&str; 5] = ["cargo ", "sudo ", "git ", "cd ", "bash .ci/"];

/// The interpreter for the scripts of the guide, which read tables.
const PYTHON: &str = "python3";

/// A fenced block.
struct Fence<'t> {
    word: &'t str,
    text: String,
    line: usize,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap_or_else(|error| panic!("{document}: {error}"))
}

fn fences(text: &str) -> Vec<Fence<'_>> {
    let mut out = Vec::new();
    let mut open: Option<Fence<'_>> = None;
    for (at, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(word), None) => open = Some(Fence { word, text: String::new(), line: at + 1 }),
            (Some(_), Some(_)) => out.extend(open.take()),
            (None, Some(fence)) => fence.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    out
}

/// A temporary folder with the sample accounts, at their paths in the project.
fn workplace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("sources"), &folder.path().join("sources"));
    copy(&root().join("docs/versions"), &folder.path().join("docs/versions"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the sample can be read") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

/// Runs a script as a reader would type it, with the program under test first on the path and without the user's settings.
fn run(script: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_compare")).parent().expect("a folder");
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(program.to_path_buf()).chain(std::env::split_paths(&others))).expect("a path");
    Command::new("sh")
        .args(["-euc", script])
        .current_dir(folder)
        .env("PATH", path)
        .envs([("HOME", folder), ("XDG_CONFIG_HOME", folder), ("APPDATA", folder)])
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("sh runs")
}

/// The output of a script that must succeed.
fn answer(script: &str, folder: &Path, at: &str) -> String {
    let output = run(script, folder);
    assert!(output.status.success(), "{at}: {script}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// True if a program of this name is installed.
fn there_is(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Runs the commands of a `console` fence; the lines under each must be the ends of lines of its output, in order.
fn converse(fence: &Fence<'_>, folder: &Path, at: &str) {
    let mut answer_lines: Vec<String> = Vec::new();
    for line in fence.text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) if command.starts_with(PYTHON) && !there_is(PYTHON) => return,
            Some(command) => answer_lines = answer(command, folder, at).lines().map(|l| l.trim_end().to_string()).collect(),
            None => {
                let found = answer_lines.iter().position(|l| l.ends_with(line.trim()));
                let found = found.unwrap_or_else(|| panic!("{at}: not in the answer, or not in this order: {line}"));
                answer_lines.drain(..=found);
            }
        }
    }
}

#[test]
fn every_command_runs() {
    if Command::new("sh").args(["-c", "true"]).output().is_err() {
        crate::skipped::skipped("no sh was found: the commands of the documents were not run");
        return;
    }
    for (document, least) in DOCUMENTS {
        let text = read(document);
        let workplace = workplace();
        let folder = workplace.path();
        let mut commands = 0;
        for fence in fences(&text) {
            let at = format!("{document}:{}", fence.line);
            let lines = || fence.text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
            match fence.word {
                "sh" => {
                    commands += lines().count();
                    answer(&fence.text, folder, &at);
                }
                "console" => {
                    commands += lines().filter(|l| l.starts_with("$ ")).count();
                    converse(&fence, folder, &at);
                }
                "bash" => assert!(lines().all(|l| SETTING_UP.iter().any(|s| l.starts_with(s))), "{at}: use sh, so that it is run"),
                "toml" | "python" => {
                    let ending = if fence.word == "toml" { ".toml" } else { ".py" };
                    let name = fence.text.lines().next().and_then(|l| l.strip_prefix("# ")).filter(|name| name.ends_with(ending));
                    name.into_iter().for_each(|name| fs::write(folder.join(name), &fence.text).expect("written"));
                }
                "text" | "yaml" => {}
                other => panic!("{at}: a fence of “{other}” is not known"),
            }
        }
        assert!(commands >= least, "{document}: only {commands} commands are run");
    }
    if !there_is(PYTHON) {
        crate::skipped::skipped(&format!("no {PYTHON} was found: the scripts of the guide were not run"));
    }
}

#[test]
fn commands_stand_in_fences() {
    for (document, _) in DOCUMENTS {
        let text = read(document);
        let loose = text.lines().find(|l| l.starts_with("    compare ") || l.starts_with("    cargo "));
        assert!(loose.is_none(), "{document}: {loose:?} is not run: put it into an `sh` fence");
    }
}

#[test]
fn links_lead_somewhere() {
    let own = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(str::to_string);
    let docs = fs::read_dir(root().join("docs")).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let docs = docs.map(|name| format!("docs/{}", name.to_string_lossy())).filter(|name| name.ends_with(".md"));
    for document in &own.into_iter().chain(docs).collect::<Vec<_>>() {
        let folder = root().join(document).parent().expect("a folder").to_path_buf();
        for link in read(document).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let target = if file.is_empty() { root().join(document) } else { folder.join(file) };
            assert!(target.exists(), "{document}: {link}");
            if !anchor.is_empty() {
                let text = fs::read_to_string(&target).expect("a document");
                let heads = text.lines().filter_map(|l| l.strip_prefix('#')).map(slug);
                assert!(heads.into_iter().any(|head| head == anchor), "{document}: {link}");
            }
        }
    }
}

/// The anchor that GitHub gives a heading.
fn slug(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn figures_are_those_of_the_table() {
    let (table, text) = (read("docs/accuracy.md"), read("docs/how-it-decides.md"));
    // Task, file and figure as in the table, the value cut to two digits.
    let rows: Vec<Vec<&str>> = text.lines().filter(|l| l.starts_with("| ") && l.contains(" | 0.")).map(cells).collect();
    assert!(rows.len() > 4, "how-it-decides.md has the figures");
    for row in rows {
        let known = table.lines().map(cells).any(|c| c.len() > 4 && row.len() > 4 && c[..3] == row[..3] && c[3].starts_with(row[3]));
        assert!(known, "not in docs/accuracy.md: {row:?}");
    }
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}
