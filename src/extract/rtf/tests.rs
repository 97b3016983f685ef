//! RTF: what is read of small documents and of hostile ones.

use crate::extract::{Body, File, Options, extract};

fn read(text: &str) -> (String, Vec<String>) {
    let mut notices = Vec::new();
    let mut documents = extract(File { path: "a.rtf", bytes: text.as_bytes() }, &Options::default(), &mut notices).expect("it is read");
    let Body::Extracted(got) = documents.remove(0).body else { panic!("no extracted text") };
    (got.text, notices.into_iter().map(|notice| notice.text).collect())
}

#[test]
fn characters_by_code_page_font_and_number() {
    let text = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 A;}{\\f1\\fcharset238 B;}}\\f0\\'cc\\'ee\\'f1\\'ea\\'e2\\'e0 \\f1\\'e8 \\u1078?\\uc0\\u-10179\\u-8703 \\uc2\\u8212 xy\\emdash z\\~\\{\\}}";
    assert_eq!(read(text).0, "Москва č ж😁——z\u{a0}{}");
}

#[test]
fn what_is_not_read() {
    let (text, notices) = read(
        "{\\rtf1{\\header Head}{\\*\\unknown x}{\\pict 0a0b}{\\info{\\title T}}They met at {\\deleted nine}{\\revised ten}.{\\v secret}{\\*\\annotation why}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\bin3 }}}\\par}",
    );
    assert_eq!(text, "They met at ten.7");
    assert_eq!(notices.len(), 3, "{notices:?}");
}

#[test]
fn rows_and_notes() {
    let (text, _) = read(
        "{\\rtf1 Shut{\\super\\chftn}{\\footnote{\\super\\chftn} A note.}.\\par\\trowd\\trhdr\\pard\\intbl Day\\cell Boats\\cell\\row\\trowd\\intbl Monday\\cell 3\\cell\\row\\pard End.\\par}",
    );
    assert_eq!(text, "Shut[1].\n\n[1] A note.\n\nDay | Boats\n\nMonday | 3\n\nEnd.");
}

#[test]
fn a_title_that_people_wrote_is_known() {
    let text = b"{\\rtf1{\\info{\\title Old notes on the ferry}{\\author x}}Only text.\\par}";
    let documents = extract(File { path: "a.rtf", bytes: text }, &Options::default(), &mut Vec::new()).expect("it is read");
    assert_eq!(documents[0].known.title.as_deref(), Some("Old notes on the ferry"));
}

#[test]
fn text_in_the_place_of_a_number_is_not_lost() {
    let (text, _) =
        read("{\\rtf1 {\\listtext 2.\\tab}The ferry left.\\par{\\listtext The ferry left Oss at noon with ninety people.}\\par}");
    assert!(text.contains("The ferry left Oss at noon with ninety people."), "{text}");
    let (text, _) = read("{\\rtf1 {\\listtext Article 4.\\tab}The ferry left.\\par{\\listtext 4.Signed; }\\par}");
    assert_eq!(text, "Article 4. The ferry left.\n\n4.Signed;");
}

#[test]
fn bounds() {
    let (text, notices) = read(&format!("{{\\rtf1 a{}b{}c\\par}}", "{".repeat(100_000), "}".repeat(100_000)));
    assert_eq!((text.as_str(), notices.len()), ("ac", 1));
    let (text, notices) = read(&format!("{{\\rtf1 {}x", "{\\footnote ".repeat(300)));
    assert!(text.contains('x') && notices.iter().any(|n| n.contains("damaged")), "{text} {notices:?}");
    assert_eq!(read("{\\rtf").0, "");
    assert_eq!(read("{\\rtf1 a}}}} b\\par").0, "a b");
}
