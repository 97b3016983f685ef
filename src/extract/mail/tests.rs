//! Mails as programs write them, and as none should.

use crate::extract::{Body, Document, File, Options, extract};

fn read(path: &str, bytes: &[u8]) -> (Result<Vec<Document>, String>, Vec<String>) {
    let mut notices = Vec::new();
    let documents = extract(File { path, bytes }, &Options::default(), &mut notices);
    (documents.map_err(|failure| failure.0), notices.into_iter().map(|notice| notice.text).collect())
}

fn text(document: &Document) -> String {
    match &document.body {
        Body::Extracted(extracted) => extracted.text.clone(),
        Body::Plain { bytes, .. } => String::from_utf8_lossy(bytes).into_owned(),
    }
}

const HEAD: &str = "From: \"Ada Quill\" <ada@pier.example>\nTo: ben@pier.example\nSubject: =?utf-8?q?The_pier_=E2=80=93_closed?=\n\
    Date: Wed, 25 Nov 2020 10:08:00 +0300\nMessage-ID: <1@pier.example>\nMIME-Version: 1.0\n";

#[test]
fn a_mail_knows_who_when_and_what() {
    let mail = format!(
        "{HEAD}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=E9 at the pier was clo=\nsed.\n\n> It is open.\n\n--=20\nAda Quill\nPier office\n"
    );
    let (documents, notices) = read("a.eml", mail.as_bytes());
    let documents = documents.expect("a mail");
    assert_eq!(text(&documents[0]), "The café at the pier was closed.\n\n> It is open.");
    let known = &documents[0].known;
    assert_eq!((known.source.as_deref(), known.title.as_deref()), (Some("Ada Quill"), Some("The pier – closed")));
    assert_eq!(known.published.as_ref().map(|w| w.edtf()).as_deref(), Some("2020-11-25T10:08"));
    assert_eq!(notices, ["2 lines of signature after \"-- \" are left out"]);
    assert_eq!((documents[0].member.as_ref(), documents[0].name.as_ref()), (None, None));
}

#[test]
fn quoted_lines_broken_at_a_width_are_one() {
    let quoted = "> The comet was seen from the tower of the observatory on\n> Monday night, its keeper said in a letter to the paper.\n> \n\
                  > It fades.\n> - twice a year\n>> Who says so?";
    let (documents, _) = read("a.eml", format!("{HEAD}Content-Type: text/plain\n\nNo.\n\n{quoted}\n").as_bytes());
    let want = "No.\n\n> The comet was seen from the tower of the observatory on Monday night, its keeper said in a letter to the paper.\n>\n\
                > It fades.\n> - twice a year\n>> Who says so?";
    assert_eq!(text(&documents.expect("a mail")[0]), want);
}

#[test]
fn the_plain_part_goes_before_the_marked_up_one() {
    let plain = "--b\nContent-Type: text/plain\n\nRain fell.\n";
    let html = "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Rain &amp; wind.</p>\n<p>Snow.</p>\n";
    let mail = |parts: &str| format!("{HEAD}Content-Type: multipart/alternative; boundary=b\n\n{parts}--b--\n");
    let words = |parts: &str| text(&read("a.eml", mail(parts).as_bytes()).0.expect("a mail")[0]);
    assert_eq!(words(&format!("{plain}{html}")).trim(), "Rain fell.");
    assert_eq!(words(html), "Rain & wind.\n\nSnow.");
}

#[test]
fn markup_tells_parts_and_who_is_quoted() {
    let mail = |html: &str| format!("{HEAD}Content-Type: text/html; charset=utf-8\n\n{html}\n");
    let body = |html: &str| match read("a.eml", mail(html).as_bytes()).0.expect("a mail").remove(0).body {
        Body::Extracted(extracted) => extracted,
        Body::Plain { .. } => panic!("not extracted"),
    };
    let plain = body("<h3>The pier</h3><ul><li>Rain fell.<li>Wind rose.</ul><table><tr><th>Day<th>Boats<tr><td>Monday<td>3</table>");
    assert_eq!(plain.text, "The pier\n\nRain fell.\n\nWind rose.\n\nDay | Boats\n\nMonday | 3");
    assert_eq!((plain.pieces.map(|pieces| pieces.len()), plain.places.len()), (Some(5), 5));
    for quote in ["blockquote type=cite", "blockquote class=\"gmail_quote\"", "div class=yahoo_quoted"] {
        let read =
            body(&format!("<p>I disagree.</p><div>On Tuesday Ben Roe wrote:<br></div><{quote}><p>It is <b>open</b>.</p><p>All day.</p>"));
        assert_eq!(read.text, "I disagree.\n\nOn Tuesday Ben Roe wrote:\n\n> It is open.\n\n> All day.", "{quote}");
        assert_eq!(read.pieces, None);
    }
    let passed = body(
        "<p>See below.</p><p><b>From:</b> Ben Roe<br><b>Sent:</b> Tuesday<br><b>To:</b> Ada<br><b>Subject:</b> Pier</p><p>It is open.</p>",
    );
    assert!(passed.text.starts_with("See below.\n\n> From: Ben Roe\n") && passed.text.ends_with("\n> It is open."), "{}", passed.text);
}

#[test]
fn what_is_attached_is_read_where_it_is_known() {
    let part = |name: &str, body: &str| {
        format!(
            "--b\nContent-Type: application/octet-stream; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"\n\n{body}\n"
        )
    };
    let inner = format!("--b\nContent-Type: message/rfc822\n\n{}\nSnow fell.\n", HEAD.replace("Ada Quill", "Cy Dorn"));
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n{}{}{}{}{inner}--b--\n",
        part("note.txt", "Rain fell."),
        part("note.txt", "Wind rose."),
        part("plan.dwg", "x"),
        part("list.json", "{}")
    );
    let (documents, notices) = read("a.eml", mail.as_bytes());
    let documents = documents.expect("a mail");
    let members: Vec<&str> = documents.iter().map(|d| d.member.as_deref().unwrap_or("-")).collect();
    assert_eq!(members, ["-", "note.txt", "note.txt (2)", "message.eml"]);
    assert_eq!((text(&documents[3]).trim(), documents[3].known.source.as_deref()), ("Snow fell.", Some("Cy Dorn")));
    assert_eq!(notices[0], "attachments of unknown kinds are not read: plan.dwg");
    assert!(notices[1].starts_with("the attachment list.json is not read: is JSON"), "{notices:?}");
}

#[test]
fn a_mailbox_is_an_account_a_mail() {
    let mbox = format!(
        "From ada@pier.example Wed Nov 25 10:08:00 2020\n{HEAD}\nRain fell.\n\n>From then on it snowed.\nFrom Monday on it froze.\n\nFrom - Thu Nov 26 08:00:00 2020 +0300\n{}\nWind rose.\n",
        HEAD.replace("Ada Quill", "Ben Roe")
    );
    for name in ["all.mbox", "Inbox"] {
        let documents = read(name, mbox.as_bytes()).0.expect("a mailbox");
        assert_eq!(documents.len(), 2, "{name}");
        assert_eq!(text(&documents[0]), "Rain fell.\n\nFrom then on it snowed.\nFrom Monday on it froze.");
        assert_eq!((documents[1].member.as_deref(), documents[1].name.as_deref()), (Some("2"), Some("Ben Roe")));
    }
    assert!(read("a.mbox", b"Rain fell.\n").0.expect_err("none").starts_with("is not a mailbox"));
}

#[test]
fn lines_that_flow_are_joined_and_what_is_passed_on_is_marked() {
    let mail = format!(
        "{HEAD}Content-Type: text/plain; format=flowed\n\nThe pier was closed by \nthe harbour office.\n>> It is \n>> open.\n-- \nAda\n"
    );
    assert_eq!(text(&read("a.eml", mail.as_bytes()).0.expect("a mail")[0]), "The pier was closed by the harbour office.\n>> It is open.");
    let mail = format!(
        "{HEAD}\nI disagree.\n\n-----Original Message-----\nFrom: Ben Roe\nSent: Tuesday\nTo: Ada Quill\nSubject: The pier\n\nIt is open.\n"
    );
    let words = text(&read("a.eml", mail.as_bytes()).0.expect("a mail")[0]);
    assert!(words.starts_with("I disagree.\n") && words.ends_with("\n>\n> It is open."), "{words}");
}

#[test]
fn encodings_that_are_not_stated_are_guessed() {
    let mail = [HEAD.as_bytes(), b"\nThe caf\xE9 owner said \x93no\x94 to the mayor\x92s offer \x96 twice.\n"].concat();
    let (documents, _) = read("a.eml", &mail);
    assert_eq!(text(&documents.expect("a mail")[0]).trim(), "The café owner said “no” to the mayor’s offer – twice.");
}

#[test]
fn hostile_mails_end_with_words() {
    let layer = "Content-Type: message/rfc822\n\n";
    let fifty = read("a.eml", format!("{HEAD}{}{HEAD}\nRain fell.\n", layer.repeat(50)).as_bytes());
    assert!(fifty.0.is_ok(), "{:?}", fifty.0);
    assert!(fifty.1.iter().any(|notice| notice.contains("nested in more than")), "{:?}", fifty.1);
    let many = read("a.eml", format!("{HEAD}{}", layer.repeat(100_000)).as_bytes());
    assert!(many.0.expect_err("too many").starts_with("contains more than 2000 parts"));
    let layers: String = (0..1900).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")).collect();
    let _ = read("a.eml", format!("{HEAD}{layers}").as_bytes());
    for junk in [
        "",
        "\n\n",
        "From:",
        ":\n",
        "Content-Type: multipart/mixed; boundary=\n\n--\n",
        "Content-Transfer-Encoding: quoted-printable\n\n=ZZ=\n==3=\u{fffd}=",
        "Content-Transfer-Encoding: base64\n\n!!!!\n",
        "Subject: =?x?q?=ZZ?=\n\n\0\0",
        "Date: Wed, 99 Foo 99999 99:99:99\nFrom: <<>>\n\nx",
    ] {
        let _ = read("a.eml", junk.as_bytes());
        let _ = read("a.mbox", format!("From x Wed Nov 25 10:08:00 2020\n{junk}").as_bytes());
    }
}

#[test]
fn a_page_that_was_saved_as_one_file_is_that_page() {
    let page = "From: <Saved by Blink>\nSnapshot-Content-Location: https://orrvik.example/1\nSubject: Mill\nDate: Mon, 4 May 2026 10:00:00 -0000\n\
        MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n\n--b\nContent-Type: text/html\n\n\
        <html lang=en><title>Mill sold</title><h1>Mill sold</h1><p>The old mill by the weir was sold to a baker from Orrvik.</p></html>\n--b--\n";
    for name in ["a.mhtml", "a.mht", "a.eml"] {
        let documents = read(name, page.as_bytes()).0.expect("a page");
        assert_eq!(text(&documents[0]), "Mill sold\n\nThe old mill by the weir was sold to a baker from Orrvik.");
        let known = &documents[0].known;
        assert_eq!((known.url.as_deref(), known.published.as_ref()), (Some("https://orrvik.example/1"), None));
        assert_eq!(known.source.as_deref().unwrap_or("none"), known.source.as_deref().filter(|s| !s.contains("Saved")).unwrap_or("none"));
    }
}
