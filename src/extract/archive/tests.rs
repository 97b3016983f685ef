//! Archives built here, valid and hostile.

use std::io::{Cursor, Write};

use ::zip::write::{SimpleFileOptions, ZipWriter};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::extract::{Document, File, Format, Options, extract};

fn read_as(format: Option<Format>, path: &str, bytes: &[u8]) -> (Result<Vec<Document>, String>, Vec<String>) {
    let mut notices = Vec::new();
    let documents = extract(File { path, bytes }, &Options { format, fields: Vec::new() }, &mut notices);
    (documents.map_err(|failure| failure.0), notices.into_iter().map(|notice| notice.text).collect())
}

fn read(path: &str, bytes: &[u8]) -> (Result<Vec<Document>, String>, Vec<String>) {
    read_as(None, path, bytes)
}

fn members(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|d| d.member.as_deref().unwrap_or("-")).collect()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).expect("in memory");
    out.finish().expect("in memory")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        out.write_all(bytes).expect("in memory");
    }
    out.finish().expect("in memory").into_inner()
}

fn tarred(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ::tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = ::tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        out.append_data(&mut header, name, *bytes).expect("in memory");
    }
    out.into_inner().expect("in memory")
}

const FILES: [(&str, &[u8]); 7] = [
    ("b/two.txt", b"Wind rose."),
    ("a/one.md", b"Rain fell."),
    ("corpus.jsonl", b"{\"text\": \"Snow.\", \"source\": \"Nordlys\"}\n{\"text\": \"Hail.\"}\n"),
    ("picture.jpg", b"\xff\xd8\xff"),
    ("__MACOSX/._two.txt", b"x"),
    (".hidden.txt", b"x"),
    ("package.json", b"{\"name\": \"x\"}"),
];

#[test]
fn archives_give_all_files_of_known_kinds() {
    for (name, bytes) in
        [("all.zip", zipped(&FILES)), ("all.tar", tarred(&FILES)), ("all.tgz", gzipped(&tarred(&FILES))), ("x", gzipped(&zipped(&FILES)))]
    {
        let (documents, notices) = read(name, &bytes);
        let documents = documents.expect("it can be read");
        assert_eq!(members(&documents), ["a/one.md", "b/two.txt", "corpus.jsonl#1", "corpus.jsonl#2"], "{name}");
        assert_eq!(documents.iter().map(|d| d.name.as_deref().unwrap_or("-")).collect::<Vec<_>>(), ["one", "two", "Nordlys", "corpus-2"]);
        assert_eq!(notices[0], "1 file in it is of an unknown kind and is not read: 1 .jpg", "{name}");
        assert!(notices[1].starts_with("package.json in it is not read: is JSON, but not a list of accounts"), "{notices:?}");
    }
}

#[test]
fn what_is_packed_is_read_as_what_it_is() {
    let lines = b"{\"text\": \"Snow.\"}\n{\"text\": \"Hail.\"}\n";
    assert_eq!(members(&read("c.jsonl.gz", &gzipped(lines)).0.expect("read")), ["1", "2"]);
    assert_eq!(members(&read("a.txt.gz", &gzipped(b"Rain.")).0.expect("read")), ["-"]);
    assert_eq!(members(&read_as(Some(Format::Jsonl), "-", &gzipped(lines)).0.expect("read")), ["1", "2"]);
    let twice = [gzipped(b"{\"text\": \"Snow.\"}\n"), gzipped(b"{\"text\": \"Hail.\"}\n")].concat();
    assert_eq!(read("c.jsonl.gz", &twice).0.expect("read").len(), 2);
    // "Rain fell." twice, as zstd compresses it; the second comes after a skippable frame
    let frame = [0x28, 0xb5, 0x2f, 0xfd, 0x20, 10, 0x51, 0, 0, b'R', b'a', b'i', b'n', b' ', b'f', b'e', b'l', b'l', b'.'];
    let two = [frame.as_slice(), &[0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9], &frame].concat();
    let documents = read("a.txt.zst", &two).0.expect("read");
    assert_eq!(documents[0].body, crate::extract::Body::Plain { bytes: b"Rain fell.Rain fell.".to_vec(), markdown: false });
}

#[test]
fn two_files_of_one_name_stay_two() {
    let mut bytes = zipped(&[("a.txt", b"Rain."), ("b.txt", b"Wind.")]);
    while let Some(at) = bytes.windows(5).position(|w| w == b"b.txt") {
        bytes[at] = b'a';
    }
    // The table of contents of a ZIP archive keeps one of the two; a tar archive keeps both.
    assert!(!read("x.zip", &bytes).0.expect("read").is_empty());
    let documents = read("x.tar", &tarred(&[("a.txt", b"Rain."), ("a.txt", b"Wind.")])).0.expect("read");
    assert_eq!(members(&documents), ["a.txt", "a.txt (2)"]);
}

#[test]
fn names_are_only_names() {
    let documents = read("x.zip", &zipped(&[("../../etc/one.txt", b"Rain."), ("/tmp/two.txt", b"Wind."), ("a\u{1b}[31m.txt", b"Snow.")]))
        .0
        .expect("read");
    assert_eq!(members(&documents), ["../../etc/one.txt", "/tmp/two.txt", "a\u{1b}[31m.txt"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let failed = |name: &str, bytes: &[u8]| read(name, bytes).0.expect_err("nothing to read");
    assert!(failed("a.zip", b"PK\x03\x04 no archive").starts_with("is not a ZIP archive"));
    assert_eq!(failed("a.zip", &zipped(&[])), "contains no files");
    assert_eq!(
        failed("a.zip", &zipped(&[("a.jpg", b"x"), ("b.jpg", b"y"), ("c", b"z")])),
        "contains no file of a known kind, only 2 .jpg, 1 without an extension"
    );
    assert!(failed("a.zip", &zipped(&[("[Content_Types].xml", b"<a/>"), ("a.txt", b"x")])).starts_with("is an office document"));
    assert!(failed("a.zip", &zipped(&[("a.json", b"3")])).starts_with("contains no file that can be read; a.json: is JSON"));
    assert!(failed("a.gz", &gzipped(b"Rain")[..12]).starts_with("is damaged"));
    assert!(failed("a.zst", b"\x28\xb5\x2f\xfd\x20\x0a\xff\xff").starts_with("is damaged"));
    assert!(failed("a.tar", b"no tar").starts_with("is not a tar archive"));
    let mut locked = zipped(&[("a.txt", b"Rain.")]);
    // The encryption flag, in both places where it occurs.
    locked[6] |= 1;
    let at = locked.windows(4).position(|w| w == b"PK\x01\x02").expect("a list of contents");
    locked[at + 8] |= 1;
    assert_eq!(failed("a.zip", &locked), "is locked with a password; unpack it and give the files");
    let mut nested = b"Rain.".to_vec();
    (0..6).for_each(|_| nested = gzipped(&nested));
    assert!(failed("a", &nested).contains("nested in more than 4 files"));
}

#[test]
fn bombs_end_at_the_bound() {
    let zeros = vec![b' '; 8 << 20];
    let pack = gzipped(&zeros);
    let bomb = pack.repeat(80);
    assert!(read("a.txt.gz", &bomb).0.expect_err("too large").starts_with("its contents unpack to more than 512 MB"));
    let names: Vec<String> = (0..80).map(|at| format!("{at}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();
    assert!(read("a.zip", &zipped(&files)).0.expect_err("too large").starts_with("its contents unpack to more than 512 MB"));
    // Entries that share their bytes: the table of contents names one file many times.
    let one = zipped(&[("a.txt", &zeros)]);
    let list = one.windows(4).position(|w| w == b"PK\x01\x02").expect("a list of contents");
    let end = one.windows(4).position(|w| w == b"PK\x05\x06").expect("an end");
    let mut shared = one[..list].to_vec();
    for at in 0..200u8 {
        let mut entry = one[list..end].to_vec();
        entry[46] = at % 100 + 20;
        entry[47] = at / 100 + 30;
        shared.extend(entry);
    }
    let (start, length) = (list as u32, (shared.len() - list) as u32);
    shared.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    shared.extend([200, 0, 200, 0]);
    shared.extend(length.to_le_bytes());
    shared.extend(start.to_le_bytes());
    shared.extend([0, 0]);
    assert!(read("a.zip", &shared).0.is_err());
}
