//! Addresses of the accounts' files, for reports that link to them on a terminal.

use std::fs;
use std::path::Path;

use compare_sources::model::Comparison;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::names::real;

/// The characters that are not escaped in an address.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// `file://` and the absolute path for each account; `None` if it has no file.
pub fn links(comparison: &Comparison) -> Vec<Option<String>> {
    let link = |file: &str| fs::canonicalize(real(file)).ok().filter(|_| file != "-").map(|path| address(&path));
    comparison.accounts.iter().map(|account| link(&account.file)).collect()
}

fn address(path: &Path) -> String {
    if cfg!(not(windows)) {
        return format!("file://{}", percent_encode(path.as_os_str().as_encoded_bytes(), KEPT));
    }
    let path = path.to_string_lossy().replace('\\', "/");
    // "//?/C:/folder".
    let path = path.strip_prefix("//?/").map_or_else(|| path.clone(), |path| format!("/{path}"));
    format!("file://{}", percent_encode(path.as_bytes(), KEPT))
}

#[cfg(test)]
mod tests {
    use super::address;
    use std::path::Path;

    #[test]
    fn an_address_holds_no_signs_of_its_own() {
        assert_eq!(address(Path::new("/tmp/a b/\u{1b}]8;;x.txt")), "file:///tmp/a%20b/%1B%5D8%3B%3Bx.txt");
        if cfg!(windows) {
            assert_eq!(address(Path::new("\\\\?\\C:\\texts\\é.txt")), "file:///C:/texts/%C3%A9.txt");
        }
    }
}
