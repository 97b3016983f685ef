//! Pictures of the web page in `docs/pictures`, as Chromium shows the sample's page at three widths. Browsers and fonts draw letters
//! differently, so the test compares not the pictures but the page that they were taken of: `page.sha256` is that page's hash.
//! `UPDATE_REPORTS=1 cargo test --test it current` takes them again if Chromium is installed.

use std::fmt::Write;
use std::path::Path;

use sha2::Digest;

use crate::{browser, page};

/// Name of the picture, width and height of the window, and whether it is dark.
const SCREENS: [(&str, &str, bool); 3] =
    [("page-wide", "1280,1600", false), ("page-tablet", "800,1100", false), ("page-phone", "500,1000", true)];

#[test]
fn pictures_of_the_page_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let page = page::page("sources");
    let fingerprint = sha2::Sha256::digest(&page).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to memory does not fail");
        hex
    });
    let known = folder.join("page.sha256");
    let recorded = std::fs::read_to_string(&known).unwrap_or_default();
    if std::env::var_os("UPDATE_REPORTS").is_some() && recorded.trim() != fingerprint {
        let taken = SCREENS.iter().all(|(name, size, dark)| taken(&page, &folder.join(format!("{name}.png")), size, *dark));
        if taken {
            std::fs::write(&known, format!("{fingerprint}\n")).expect("written");
        } else {
            crate::skipped::skipped("no Chromium was found: the pictures of the page were not taken again");
        }
    }
    let recorded = std::fs::read_to_string(&known).unwrap_or_default();
    assert!(recorded.trim() == fingerprint, "docs/pictures/page-*.png show an older page");
    for (name, ..) in SCREENS {
        let picture = std::fs::read(folder.join(format!("{name}.png"))).expect("a picture");
        assert!(picture.starts_with(b"\x89PNG") && picture.len() > 10_000, "{name}");
    }
}

/// Takes a picture; returns false without a browser.
fn taken(page: &str, file: &Path, size: &str, dark: bool) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let window = format!("--window-size={size}");
    let scheme = format!("--blink-settings=preferredColorScheme={}", u8::from(!dark));
    let shot = format!("--screenshot={}", file.display());
    browser::opened(folder.path(), page, &["--hide-scrollbars", &window, &scheme, &shot]).is_some()
}
