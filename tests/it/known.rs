//! Outlet and day of publication of an account: where each is known from, the order of trust, and a notice if two origins disagree.

use compare_sources::load::{Input, load};
use compare_sources::model::{Account, KnownFrom, Stated};

fn loaded(path: &str, text: &str, known: &str, given: &str) -> (Account, Vec<String>) {
    let stated = |source: &str| Stated { source: (!source.is_empty()).then(|| source.into()), ..Stated::default() };
    let input = Input { path: path.into(), bytes: text.into(), known: stated(known), stated: stated(given), ..Input::default() };
    let (mut accounts, notices) = load(vec![input]);
    (accounts.remove(0), notices.into_iter().map(|n| n.text).collect())
}

fn day(account: &Account) -> (Option<String>, Option<KnownFrom>) {
    (account.published.as_ref().map(|w| w.edtf()), account.published_from)
}

const BODY: &str = "The ferry to Oddan sank in the sound and eleven people were rescued.\n\nThe harbour was closed until noon.\n";

#[test]
fn the_order_of_trust() {
    let front = format!("---\nsource: Sound Gazette\npublished: 2021-05-03\n---\nThe ferry sank\n\n{BODY}");
    let (account, notices) = loaded("2021-05-09-a.txt", &front, "", "");
    assert_eq!((account.source.as_str(), account.source_from), ("Sound Gazette", KnownFrom::Metadata));
    assert_eq!(day(&account), (Some("2021-05-03".into()), Some(KnownFrom::Metadata)));
    assert_eq!(notices, ["was published 2021-05-03 (metadata), but its file name says 2021-05-09"]);
    let (account, _) = loaded("2021-05-09-a.txt", &front, "", "Oddan Post");
    assert_eq!((account.source.as_str(), account.source_from), ("Oddan Post", KnownFrom::Given));
    let (account, _) = loaded("a.txt", &format!("ODDAN, May 4, 2021 (Reuters) - {BODY}"), "", "");
    assert_eq!((account.source.as_str(), account.source_from), ("Reuters", KnownFrom::Dateline));
    assert_eq!(day(&account), (Some("2021-05-04".into()), Some(KnownFrom::Dateline)));
    let (account, _) = loaded("a.txt", &format!("The ferry sank\n\nPublished May 5, 2021\n\n{BODY}"), "", "");
    assert_eq!(day(&account).1, Some(KnownFrom::Text));
}

#[test]
fn the_name_of_the_file_comes_last_and_is_told() {
    let (account, notices) = loaded("b/2021-05-09-gazette.txt", BODY, "", "");
    assert_eq!(day(&account), (Some("2021-05-09".into()), Some(KnownFrom::FileName)));
    assert_eq!(account.source_from, KnownFrom::FileName);
    assert_eq!(notices, ["its date of publication, 2021-05-09, is from the file name: the text states none"]);
}

#[test]
fn what_disagrees_is_told() {
    let text = format!("---\nsource: Sound Gazette\npublished: 2021-05-03\n---\nThe ferry sank\n\nPublished May 7, 2021\n\n{BODY}");
    let (account, notices) = loaded("a.txt", &text, "", "");
    assert_eq!(day(&account).0.as_deref(), Some("2021-05-03"));
    assert_eq!(notices, ["was published 2021-05-03 (metadata), but its text says 2021-05-07"]);
    let (_, notices) = loaded("a.txt", &text.replace("May 7", "May 4"), "", "");
    assert!(notices.is_empty(), "an agency's story is printed on the next day: {notices:?}");
    let (_, notices) = loaded("a.txt", BODY, "Sound Gazette", "Oddan Post");
    assert_eq!(notices.first().map(String::as_str), Some("its outlet is Oddan Post (given), but its metadata says Sound Gazette"));
    let (_, notices) = loaded("a.txt", BODY, "BBC News", "bbc");
    assert!(!notices.iter().any(|n| n.contains("outlet")), "{notices:?}");
}
