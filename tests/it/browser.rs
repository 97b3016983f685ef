//! Runs Chromium if it is installed: what a script finds in a page, and how many pages it prints. The script is added to a copy of the
//! page, and its hash to the page's content security policy.

use std::path::Path;
use std::process::{Command, Output};

use base64::Engine;
use sha2::Digest;

/// Names of the Chromium program.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Opens the page with the script in a browser and returns the title that the script sets, or `None` without a browser. Fails on any console message.
pub fn title(page: &str, script: &str, flags: &[&str]) -> Option<String> {
    let fingerprint = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(script));
    let tried = page.replacen("script-src ", &format!("script-src 'sha256-{fingerprint}' "), 1).replacen(
        "</body>",
        &format!("<script>{script}</script></body>"),
        1,
    );
    let folder = tempfile::tempdir().expect("a folder");
    let output = opened(folder.path(), &tried, &[&["--dump-dom", "--enable-logging=stderr"], flags].concat())?;
    let said = String::from_utf8_lossy(&output.stderr);
    let console: Vec<&str> = said.lines().filter(|line| line.contains(":CONSOLE")).collect();
    assert!(console.is_empty(), "{console:?}");
    let seen = String::from_utf8_lossy(&output.stdout);
    let title = seen.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or("no page");
    Some(title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// Returns how wide a page is drawn at these widths, folded and unfolded: "360: 360 360; 390: 390 390"; `None` without a browser. A browser
/// window cannot be as narrow as a phone, so the page is shown in frames.
pub fn widths(page: &str, widths: &[usize]) -> Option<String> {
    let escaped = page.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let frame = |width: &usize| format!("<iframe width=\"{width}\" height=\"844\" srcdoc=\"{escaped}\"></iframe>\n");
    let frames: String = widths.iter().map(frame).collect();
    let outer =
        format!("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>frames</title></head><body>\n{frames}</body></html>\n");
    title(&outer, MEASURE, &["--hide-scrollbars", "--virtual-time-budget=60000"])
}

/// Writes the width of the page in each frame into the title.
const MEASURE: &str = r##"
addEventListener("load", () => {
  const told = [...document.querySelectorAll("iframe")].map((frame) => {
    const inside = frame.contentDocument, wide = () => inside.scrollingElement.scrollWidth;
    const folded = wide();
    inside.getElementById("minor")?.click();
    for (const one of inside.querySelectorAll("details")) one.open = true;
    return `${frame.width}: ${folded} ${wide()}`;
  });
  document.title = told.join("; ");
});
"##;

/// Returns how many pages of paper the page prints on, or `None` without a browser.
pub fn sides(page: &str) -> Option<usize> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.pdf");
    opened(folder.path(), page, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", file.display())])?;
    let printed = std::fs::read(&file).expect("the browser prints");
    let mark = b"/Type /Page\n";
    Some(printed.windows(mark.len()).filter(|window| window == mark).count())
}

/// Opens a page in a browser with these flags; `None` without a browser.
pub fn opened(folder: &Path, page: &str, flags: &[&str]) -> Option<Output> {
    let browser = BROWSERS.iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success()))?;
    let file = folder.join("report.html");
    std::fs::write(&file, page).expect("written");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .args(flags)
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .output();
    Some(output.expect("the browser runs"))
}
