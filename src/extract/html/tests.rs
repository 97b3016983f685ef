//! Whole pages through the HTML reader.

use crate::extract::format::{Format, recognise};
use crate::extract::{Body, Document, File, Options, extract, limits};
use crate::model::{Part, Place};

/// Returns the document of a page and the notices about it.
fn read(page: &str) -> (Document, Vec<String>) {
    read_bytes("a.html", page.as_bytes())
}

fn read_bytes(path: &str, bytes: &[u8]) -> (Document, Vec<String>) {
    let mut notices = Vec::new();
    let mut documents = extract(File { path, bytes }, &Options::default(), &mut notices).expect("a page");
    (documents.remove(0), notices.into_iter().map(|notice| notice.text).collect())
}

/// Returns the pieces of a page.
fn pieces(page: &str) -> Vec<(Part, String)> {
    let (document, _) = read(page);
    let Body::Extracted(extracted) = document.body else { panic!("no text was taken out") };
    let pieces = extracted.pieces.expect("pieces");
    let end = pieces.iter().fold(0, |end, piece| {
        assert!(piece.range.start >= end, "pieces overlap");
        piece.range.end
    });
    assert_eq!(end, extracted.text.len());
    pieces.into_iter().map(|piece| (piece.part, extracted.text[piece.range].to_string())).collect()
}

fn texts(page: &str) -> Vec<String> {
    pieces(page).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn blocks_of_a_bare_page() {
    use Part::{Boilerplate, Headline, ListItem, Paragraph};
    let got = pieces(
        "<h1>Ferry hits pier</h1><p>The ferry\n  <b>Astrid</b>\nhit the&nbsp;pier.<p>Two were <i>hurt</i>.<ul><li>one woman<li>one man</ul>\
         <blockquote>No comment.</blockquote><figure><img src=x><figcaption>The pier</figcaption></figure><nav>Home</nav><aside>Ad</aside>\
         <p style='display:none'>Hidden.</p><p><a href=x>Read more: The old pier</a></p><pre>let x;</pre>",
    );
    let want = [
        (Headline, "Ferry hits pier"),
        (Paragraph, "The ferry Astrid hit the\u{a0}pier."),
        (Paragraph, "Two were hurt."),
        (ListItem, "one woman"),
        (ListItem, "one man"),
        (Paragraph, "No comment."),
        (Boilerplate, "The pier"),
        (Boilerplate, "Read more: The old pier"),
        (Boilerplate, "let x;"),
    ];
    assert_eq!(got, want.map(|(part, text)| (part, text.to_string())));
}

#[test]
fn headings_that_are_links() {
    let text = "The ferry Astrid hit the pier of Lunde on Monday and two people were hurt, the police said in the evening.";
    let page = format!(
        "<h2><a href=#a>One</a><a class=headerlink href=#a>¶</a></h2><p>x.</p><h2><a href=y>Two</a></h2><p>{text}</p><h3><a href=z>Three</a></h3><p>y.</p>"
    );
    let got = pieces(&page);
    let parts: Vec<(Part, &str)> = got.iter().filter(|(_, text)| text.len() < 6).map(|(part, text)| (*part, text.as_str())).collect();
    use Part::{Boilerplate, Headline, Paragraph};
    assert_eq!(parts, [(Headline, "One"), (Paragraph, "x."), (Headline, "Two"), (Boilerplate, "Three"), (Paragraph, "y.")]);
}

#[test]
fn rows_have_heads_and_columns() {
    let page = "<p>Rain.</p><table><tr><th>Town<th>Day<th>Rain<tr><td rowspan=2>Lunde<td>Monday<td>14<tr><td>Tuesday<td>9</table>";
    let (document, _) = read(page);
    let Body::Extracted(extracted) = document.body else { panic!("no text") };
    let pieces = extracted.pieces.expect("pieces");
    let got: Vec<&str> = pieces.iter().map(|piece| &extracted.text[piece.range.clone()]).collect();
    assert_eq!(got, ["Rain.", "Town | Day | Rain", "Lunde | Monday | 14", "| Tuesday | 9"]);
    assert_eq!(pieces[1].part, Part::Heads);
    assert_eq!(pieces[3].heads, Some(pieces[1].range.clone()));
    assert_eq!(extracted.places[3], (pieces[3].range.start, Place::Paragraph(4)));
}

#[test]
fn breaks_raised_text_and_quotations() {
    assert_eq!(texts("<p>One stands here<br>and goes on.<br><br>Two.<br>Three.</p>"), ["One stands here and goes on.", "Two.", "Three."]);
    assert_eq!(texts("<p>60 m<sup>2</sup> burned.<sup><a href=#n>1</a></sup> He said <q>no</q>.</p>"), ["60 m² burned. He said “no”."]);
    assert_eq!(
        texts("<p>It sank.<a href=#n><sup>2</sup></a> <a href=x>The 10<sup>th</sup> in 10<sup>2</sup> years</a>, he said.</p>"),
        ["It sank. The 10th in 10² years, he said."]
    );
    assert_eq!(texts("<p>a<wbr>b c&shy;d &lt;e&gt;</p>"), ["ab c\u{ad}d <e>"]);
}

#[test]
fn mail_and_letters_in_lines_are_looked_at_as_printed() {
    let page = "<title>x</title><pre>Dear all,\n\nthe quay is\nshut.\n</pre>";
    let (document, _) = read(page);
    let Body::Extracted(extracted) = document.body else { panic!("no text") };
    assert_eq!((extracted.pieces, extracted.text.as_str()), (None, "x\n\nDear all,\n\nthe quay is\nshut."));
}

#[test]
fn the_headline_stands_once() {
    let body = "<p>The ferry Astrid hit the pier of Lunde on Monday and two people were hurt, the police said.</p>".repeat(4);
    let count = |page: &str| texts(page).iter().filter(|text| *text == "Ferry hits pier").count();
    assert_eq!(count(&format!("<title>Ferry hits pier - Post</title><article><h1>Ferry hits pier</h1>{body}</article>")), 1);
    assert_eq!(count(&format!("<meta property=og:title content='Ferry hits pier'><body><article>{body}</article>")), 1);
    let (document, _) = read(&format!("<title>Ferry hits pier | Lunde Post</title><p>Ferry hits pier</p>{body}"));
    assert_eq!((document.known.title.as_deref(), document.known.source.as_deref()), (Some("Ferry hits pier"), Some("Lunde Post")));
}

#[test]
fn what_the_head_says() {
    let known = |head: &str| {
        let (document, notices) = read(&format!("<html lang=en-GB><head>{head}</head><body><p>Rain fell.</p>"));
        let known = document.known;
        let published = known.published.map(|when| when.edtf());
        (known.source.unwrap_or_default(), published.unwrap_or_default(), known.url.unwrap_or_default(), notices)
    };
    let (source, published, url, _) =
        known("<link rel=canonical href='https://www.lunde.example/a'><meta property=article:published_time content=2021-03-03T14:05:00Z>");
    assert_eq!((source.as_str(), published.as_str(), url.as_str()), ("lunde.example", "2021-03-03T14:05", "https://www.lunde.example/a"));
    let (source, published, _, notices) = known(
        "<meta name=application-name content='Lunde Post'><meta name=date content=2021-03-05>\
         <script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-03-03\"}</script><script type=application/ld+json>{{</script>",
    );
    assert_eq!((source.as_str(), published.as_str()), ("Lunde Post", "2021-03-03"));
    assert!(notices.iter().any(|notice| notice.contains("two dates of publication")), "{notices:?}");
    let (_, published, _, notices) = known("<meta property=article:modified_time content=2021-03-05>");
    assert!(published.is_empty() && notices.is_empty(), "{notices:?}");
    let (_, published, _, notices) = known("<meta name=date content='yesterday'>");
    assert!(published.is_empty() && notices.is_empty());
}

#[test]
fn a_text_that_begins_with_a_tag_is_a_text() {
    assert_eq!(recognise("a.md", b"<div>\n# Ferry\n"), Format::Markdown);
    assert_eq!(recognise("a.txt", b"<p>Rain fell."), Format::Text);
    assert_eq!(recognise("a.txt", b"<htmlish> words"), Format::Text);
    assert_eq!(recognise("a", b"\xef\xbb\xbf\n <!-- saved --><!DOCTYPE HTML PUBLIC>"), Format::Html);
    assert_eq!(recognise("a", b"<?xml version='1.0'?>\n<html xmlns='x'>"), Format::Html);
    assert_eq!(recognise("a.htm", b"<p>Rain fell."), Format::Html);
    let wide: Vec<u8> = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(recognise("a", &wide), Format::Html);
}

#[test]
fn scripts_are_no_text() {
    let page = "<body><script>document.write('<p>Nine died.</p>')</script><p>Rain fell.</p><noscript><p>Turn it on.</p></noscript><template><p>x</p></template>";
    assert_eq!(texts(page), ["Rain fell."]);
    assert_eq!(texts("<p>Rain fell.</p><script>var a = '<p>Nine died.</p>'"), ["Rain fell."]);
}

#[test]
fn what_only_a_script_would_show_is_read_and_told() {
    let (document, notices) = read("<body style='display:none'><p>Rain fell.</p>");
    let Body::Extracted(extracted) = document.body else { panic!("no text") };
    assert_eq!(extracted.text, "Rain fell.");
    assert!(notices.iter().any(|notice| notice.contains("hides all of its text")));
}

#[test]
fn nuls_and_binary_files() {
    let (document, notices) = read_bytes("a.html", b"<p>Ra\0in fell.</p>");
    let Body::Extracted(extracted) = document.body else { panic!("no text") };
    assert_eq!((extracted.text.as_str(), notices.len()), ("Rain fell.", 0));
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    read_bytes("a.html", &noise);
}

const MILL: &str = "<p>The old mill by the weir was sold to a baker from Orrvik, its owner told the council on Tuesday.</p>\
    <p>It had stood empty for eleven years, and the wheel was taken away long ago by a museum in the north of the country.</p>";

#[test]
fn the_line_with_outlet_and_day_above_the_block_of_text() {
    for line in ["<span>Orrvik Post, 3 February 2020</span>", "<p>Orrvik Post, 3 February 2020</p>"] {
        let page =
            format!("<title>Mill sold</title><body><div><div><h1>Mill sold</h1>{line}<p>3 comments</p><div>{MILL}</div></div></div>");
        let found = texts(&page);
        assert_eq!(found[..2], ["Mill sold", "Orrvik Post, 3 February 2020"], "{found:?}");
        assert!(!found.iter().any(|text| text.contains("comments")), "{found:?}");
    }
}

#[test]
fn an_outlet_before_the_headline_is_named_twice() {
    let outlet = |title: &str, line: &str| {
        let page = format!("<html><head><title>{title}</title></head><body><h2>Mill sold</h2><p>{line}</p>{MILL}</body></html>");
        let (document, _) = read(&page);
        (document.known.source, document.known.title)
    };
    let told = |outlet: &str| (Some(outlet.to_string()), Some("Mill sold".to_string()));
    assert_eq!(outlet("Orrvik Post: Mill sold", "Orrvik Post, 3 February 2020"), told("Orrvik Post"));
    assert_eq!(outlet("Live: Mill sold", "Orrvik Post, 3 February 2020"), (None, Some("Mill sold".into())));
}

/// Hostile input ends soon, and a notice says what is cut.
#[test]
fn floods_end() {
    let deep = format!("<p>Rain fell.</p>{}<p>The last one.</p>", "<div>".repeat(100_000));
    let floods = [
        (deep, Some("deep")),
        (format!("<p{}>Rain fell.</p>", (0..30_000).map(|n| format!(" data-a{n}='{n}'")).collect::<String>()), None),
        (format!("<p>{}</p>", "&amp;".repeat(100_000)), None),
        ("<table><tr><td>".repeat(20_000), Some("deep")),
        ("</table></td><tr>x".repeat(5_000), None),
        ("<p><b><i><font color=red>x".repeat(5_000), None),
        ("<a href=x><p>x".repeat(5_000), None),
        ("<h1>x<li>y<dt>z".repeat(3_000), None),
        ("<base href='file:///etc/'><link rel=canonical href='file:///etc/passwd'><p>x".repeat(1000), None),
        ("<span>".repeat(100_000), Some("deep")),
        ("x<br>".repeat(10_000), None),
        ("<title>x".repeat(5_000), None),
    ];
    for (flood, told) in floods {
        let (_, notices) = read(&flood);
        let begin: String = flood.chars().take(40).collect();
        assert!(told.is_none_or(|told| notices.iter().any(|notice| notice.contains(told))), "{begin}: {notices:?}");
    }
    let (document, _) = read(&"<div>".repeat(limits::NESTED * 2).replacen("<div>", "<div><p>Rain fell.</p>", 1));
    assert!(matches!(document.body, Body::Extracted(extracted) if extracted.text == "Rain fell."));
}

const TEXT: &str = "<p>The old mill by the weir was sold to a baker from Orrvik on Monday, the owner of the mill said in a letter.</p>";

#[test]
fn what_readers_write_is_left_out_however_much_it_is() {
    let comment =
        "<li><p class=author>Ola</p><p>I have lived beside the mill for forty years and nobody ever asked me about any of it.</p></li>";
    for around in ["<section id=comments>", "<div class='comments-area wide'>", "<div id=disqus_thread>"] {
        let page = format!(
            "<article class='post comments-open'><h1>Mill sold</h1>{}</article>{around}<h2>Comments</h2><ol class=commentlist>{}</ol>",
            TEXT.repeat(3),
            comment.repeat(28)
        );
        let got = texts(&page);
        assert!(got.len() == 4 && got[0] == "Mill sold", "{got:?}");
        assert!(read(&page).1.contains(&"contains 28 comments by readers: they are not read".to_string()), "{around}");
    }
    // only what readers write
    let page = format!("<div id=comments>{TEXT}{TEXT}{TEXT}</div>");
    assert_eq!(texts(&page).len(), 3);
}

#[test]
fn terms_and_headings_stay_whatever_their_class() {
    let page = format!(
        "<article><h1>Mill sold</h1>{0}{0}<h2 class=subheader>The weir</h2>{0}<dl><dt class=subheaders>Weir</dt><dd>A low wall across a river that          holds its water back, over which the rest of it runs.</dd><dt>Mill</dt><dd>A house with stones that a wheel turns.</dd></dl></article>",
        TEXT
    );
    let got = texts(&page);
    assert!(["The weir", "Weir", "Mill"].iter().all(|line| got.iter().any(|text| text == line)), "{got:?}");
}

#[test]
fn marks_in_headings_and_texts_are_none_of_their_words() {
    let page = "<h2>The comet <a class=anchor href=#c>#</a></h2><p>It fades.<sup class='noprint Template-Fact'>[<i>source?</i>]</sup> It returns.</p>";
    assert_eq!(texts(page), ["The comet", "It fades. It returns."]);
}

#[test]
fn a_formula_stays_in_its_sentence() {
    let formula = "<math><semantics><mrow><mi>v</mi><mo>=</mo><mn>12</mn></mrow><annotation>v = 12</annotation></semantics></math>";
    assert_eq!(texts(&format!("<p>The speed {formula} knots was too high.</p>")), ["The speed v=12 knots was too high."]);
}

#[test]
fn a_page_laid_out_by_tables() {
    let page = format!(
        "<TITLE>Orrvik Post: Old mill by the weir is sold to a baker from abroad</TITLE><TABLE><TR><TD><A href=i>Front page</A><BR><A href=s>Sport</A>         <TD><FONT><B>Old mill by the weir is sold to a baker from abroad</B></FONT><BR><FONT>Friday, August 19, 2022</FONT>{}<TR><TD>Copyright          Orrvik Post</TABLE>",
        TEXT.repeat(3)
    );
    let (document, _) = read(&page);
    let headline = "Old mill by the weir is sold to a baker from abroad";
    assert_eq!((document.known.title.as_deref(), document.known.source.as_deref()), (Some(headline), Some("Orrvik Post")));
    let got = texts(&page);
    assert!(got.iter().any(|text| text == headline) && got.iter().any(|text| text == "Friday, August 19, 2022"), "{got:?}");
}

#[test]
fn who_publishes_by_microdata() {
    for publisher in [
        "<span itemprop=publisher itemscope><meta itemprop=name content='Orrvik Post'></span>",
        "<p>From <span itemprop=publisher><span itemprop=name>Orrvik Post</span>, Orrvik</span></p>",
        "<span itemprop=publisher>Orrvik Post</span>",
    ] {
        let (document, _) = read(&format!("<title>Mill sold</title><h1>Mill sold</h1>{publisher}{TEXT}"));
        assert_eq!(document.known.source.as_deref(), Some("Orrvik Post"), "{publisher}");
    }
}
