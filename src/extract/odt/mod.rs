//! OpenDocument texts (`.odt`, and `.fodt`, the same in a single XML file): the running text as printed, without page headers and footers.
//! Scripts, comments and deleted text are not read; no link is followed.

mod body;
mod styles;

use body::Reader;
use styles::{Lists, Styles};

use super::office::flow::Flow;
use super::office::{document_title, language_tag};
use super::package::Package;
use super::{Body, Document, Failure, Work, decode, moment, xml};
use crate::model::Stated;

/// The name of this kind of file in messages.
const WORDS: &str = "OpenDocument text";

/// The start of the root tag of a text saved as a single XML file.
const FLAT: &str = "<office:document";

/// True if the first entry of an archive, or the start of an XML file, says that it is such a text.
pub(super) fn begins(head: &[u8]) -> bool {
    let flat = || {
        let start = head.trim_ascii_start();
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let marked = start.starts_with(b"<?xml") || start.starts_with(FLAT.as_bytes());
        marked && head.windows(FLAT.len()).any(|window| window == FLAT.as_bytes())
    };
    flat()
        || head.starts_with(b"PK\x03\x04")
            && head.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"))
}

/// Reads a file.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    if !bytes.starts_with(b"PK") {
        let text = decode::decode(bytes, work.path, work.notices).text;
        // pictures are included as Base64 text
        let text = without_pictures(&text);
        if !text.contains("<office:text") {
            return Err(Failure(format!("is an OpenDocument file, but not an {WORDS}: only texts are read")));
        }
        return document(work, &text, &text, &text);
    }
    let mut package = Package::open(bytes, WORDS)?;
    let manifest = package.text(work, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") || package.has("encrypted-package") {
        return Err(Failure("is locked with a password; open it and save a copy without one".into()));
    }
    let missing = || Failure(format!("is not a complete {WORDS}: the part with its text is missing; save it again as ODT"));
    let content = package.text(work, "content.xml")?.ok_or_else(missing)?;
    let common = package.text(work, "styles.xml")?.unwrap_or_default();
    let meta = package.text(work, "meta.xml")?.unwrap_or_default();
    document(work, &content, &common, &meta)
}

/// Returns a text without embedded binary data.
fn without_pictures(text: &str) -> String {
    const START: &str = "<office:binary-data";
    const END: &str = "</office:binary-data>";
    let mut out = String::with_capacity(text.len().min(1 << 24));
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(START) {
        out.push_str(before);
        rest = behind.split_once(END).map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// Returns the document of these parts: the text, the styles in a part of their own, and the metadata.
fn document(work: &mut Work, content: &str, common: &str, meta: &str) -> Result<Vec<Document>, Failure> {
    let (mut styles, mut lists) = (Styles::default(), Lists::default());
    let sources = [(common, "office:styles"), (common, "office:automatic-styles"), (content, "office:automatic-styles")];
    for (text, around) in sources {
        xml::inside(text, around, |element| {
            styles.read(&element);
            lists.read(&element);
        });
    }
    let mut reader = Reader::new(styles, lists);
    let mut flow = Flow::default();
    let flaws = xml::inside(content, "office:text", |element| reader.block(&element, &mut flow));
    reader.left_out.broken = flaws.broken;
    reader.left_out.cut |= flaws.cut;
    reader.left_out.push_notices(work);
    let known = stated(meta, flow.has_headline());
    Ok(vec![Document { body: Body::Extracted(flow.done()), known, ..Document::default() }])
}

/// Returns what the metadata say. The writer is left out, because it is whoever typed; so is the date of the file, which is not that of
/// publication.
fn stated(meta: &str, headed: bool) -> Stated {
    let mut out = Stated::default();
    xml::inside(meta, "office:meta", |element| match element.name.as_str() {
        "dc:title" if !headed => out.title = document_title(&element.text()),
        "dc:language" => out.language = language_tag(&element.text()),
        "meta:user-defined" if element.get("meta:name").is_some_and(|name| name.eq_ignore_ascii_case("published")) => {
            out.published = moment::when(&element.text());
        }
        _ => {}
    });
    out
}

#[cfg(test)]
mod tests {
    use crate::extract::docx::tests::archive;
    use crate::extract::{Body, File, Options, extract};
    use crate::model::Part;

    /// Returns the parts of a document with these styles and this body, and the notices.
    fn read(styles: &str, body: &str) -> (Vec<(Part, String)>, Vec<String>) {
        let content = format!(
            "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let mut notices = Vec::new();
        let bytes = archive(&[("content.xml", content.as_bytes())]);
        let mut documents = extract(File { path: "a.odt", bytes: &bytes }, &Options::default(), &mut notices).expect("it is read");
        let Body::Extracted(got) = documents.remove(0).body else { panic!("no extracted text") };
        let parts = got.pieces.unwrap_or_default().into_iter().map(|p| (p.part, got.text[p.range].to_string())).collect();
        (parts, notices.into_iter().map(|notice| notice.text).collect())
    }

    fn texts(styles: &str, body: &str) -> Vec<String> {
        read(styles, body).0.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn blanks_notes_comments_and_changes() {
        let (parts, notices) = read(
            "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>",
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>\
            <text:p>One<text:s text:c='3'/>two\n three<text:line-break/>four<office:annotation><text:p>why?</text:p></office:annotation>.\
            <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>\
            <text:p><text:span text:style-name='H'>not seen</text:span>Seen.</text:p>",
        );
        assert_eq!(parts.iter().map(|p| p.1.as_str()).collect::<Vec<_>>(), ["One two three four.[1]", "A note.", "Seen."]);
        assert_eq!(notices.len(), 3, "{notices:?}");
    }

    #[test]
    fn lists_go_on_or_begin_anew() {
        let style = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
            <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/></text:list-style>";
        let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
        let body = format!(
            "<text:list text:style-name='L' xml:id='a'>{}<text:list-item><text:p>Two</text:p><text:list>{}</text:list></text:list-item></text:list><text:p>Between.</text:p>\
            <text:list text:style-name='L' text:continue-list='a'>{}</text:list><text:list text:style-name='L'>{}</text:list>",
            item("One"),
            item("Deep"),
            item("Three"),
            item("New")
        );
        let content = format!("<d><office:automatic-styles>{style}</office:automatic-styles><office:text>{body}</office:text></d>");
        let bytes = archive(&[("content.xml", content.as_bytes())]);
        let documents = extract(File { path: "a.odt", bytes: &bytes }, &Options::default(), &mut Vec::new()).expect("it is read");
        let Body::Extracted(got) = &documents[0].body else { panic!("no extracted text") };
        assert_eq!(got.text, "1. One\n\n2. Two\n\n(a) Deep\n\nBetween.\n\n3. Three\n\n1. New");
    }

    #[test]
    fn styles_in_a_circle_and_deep_nests_end() {
        let circle = "<style:style style:name='A' style:parent-style-name='B'/><style:style style:name='B' style:parent-style-name='A'/>";
        assert_eq!(texts(circle, "<text:p text:style-name='A'>One.</text:p>"), ["One."]);
        for (open, close) in
            [("<text:span>", "</text:span>"), ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>")]
        {
            for times in [160, 100_000] {
                read("", &format!("<text:p>{}x{}</text:p>", open.repeat(times), close.repeat(times)));
            }
        }
        let lists = "<text:list><text:list-item>".repeat(250) + "<text:p>x</text:p>" + &"</text:list-item></text:list>".repeat(250);
        assert_eq!(texts("", &lists), ["x"]);
        let wide = "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000000'><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
        assert!(texts("", &format!("{wide}<text:p>y</text:p>")).len() < 100);
    }

    #[test]
    fn what_is_locked_is_said() {
        let bytes = archive(&[("content.xml", b"x"), ("META-INF/manifest.xml", b"<manifest:encryption-data/>")]);
        let failure = extract(File { path: "a.odt", bytes: &bytes }, &Options::default(), &mut Vec::new()).expect_err("locked");
        assert!(failure.0.contains("password"));
    }

    #[test]
    fn the_same_in_one_file_of_xml() {
        let flat = "<?xml version='1.0'?><office:document><office:meta><dc:title>Pier</dc:title></office:meta><office:styles/><office:automatic-styles/>\
            <office:body><office:text><text:p>The pier is <draw:frame><draw:image><office:binary-data>QUJD</office:binary-data></draw:image></draw:frame>\
            closed.</text:p></office:text></office:body></office:document>";
        let open = |bytes: &str| extract(File { path: "a.fodt", bytes: bytes.as_bytes() }, &Options::default(), &mut Vec::new());
        let document = open(flat).expect("it is read").remove(0);
        let Body::Extracted(got) = document.body else { panic!("no extracted text") };
        assert!(got.text.ends_with("The pier is closed."), "{}", got.text);
        let table = flat.replace("office:text>", "office:spreadsheet>");
        assert!(open(&table).expect_err("no text").0.contains("only texts are read"));
    }
}
