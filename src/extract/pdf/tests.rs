//! PDF: what is read of small files and of hostile ones.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::extract::{Body, Extracted, File, Options, extract, limits};
use crate::model::{Part, Place};

/// Returns a file of these objects, numbered from 1. The first is the root.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    out.extend(format!("trailer <</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    out
}

fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<<{dict}/Length {}>>\nstream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// Returns a file whose pages have these contents.
fn pages(contents: &[Vec<u8>]) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|at| format!("{} 0 R ", 4 + 2 * at)).collect();
    let tree = format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>>>", contents.len());
    let mut objects = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), tree.into_bytes(), FONT.into()];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + 2 * at).into_bytes());
        objects.push(content.clone());
    }
    file(&objects)
}

/// Returns a content stream with lines at these positions.
fn lines(lines: &[(u32, u32, &str)]) -> Vec<u8> {
    let shown: String = lines.iter().map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")).collect();
    stream("", shown.as_bytes())
}

fn read(bytes: &[u8]) -> Result<(Extracted, Vec<String>), String> {
    let mut notices = Vec::new();
    let mut documents = extract(File { path: "a.pdf", bytes }, &Options::default(), &mut notices).map_err(|failure| failure.0)?;
    let Body::Extracted(extracted) = documents.remove(0).body else { panic!("no extracted text") };
    Ok((extracted, notices.into_iter().map(|notice| notice.text).collect()))
}

fn shown(bytes: &[u8]) -> Vec<(Part, String, String)> {
    let got = read(bytes).expect("it is read").0;
    let place = |at: usize| got.places.iter().rev().find(|(start, _)| *start <= at).map(|(_, place)| place.to_string()).unwrap_or_default();
    got.pieces.iter().flatten().map(|p| (p.part, place(p.range.start), got.text[p.range.clone()].to_string())).collect()
}

#[test]
fn heads_go_and_paragraphs_go_on_over_pages() {
    let page = |number: u32, text: &[(u32, u32, &str)]| {
        let foot = format!("Page {number} of 3");
        lines(&[&[(50, 780, "Confidential draft"), (280, 20, foot.as_str())], text].concat())
    };
    let one = page(
        1,
        &[
            (50, 700, "The ferry left at nine and came back at noon with"),
            (50, 688, "two crates of lamps for the village school on the"),
            (50, 676, "hill, which had been dark since the storm broke a"),
        ],
    );
    let two = page(
        2,
        &[(50, 740, "window and the old oil was gone."), (50, 700, "1. Nobody was hurt."), (50, 680, "2. The lamps were paid for.")],
    );
    let three = page(3, &[(50, 740, "A third page says little.")]);
    let bytes = pages(&[one, two, three]);
    let got = shown(&bytes);
    assert_eq!(got.len(), 4, "{got:#?}");
    assert!(got[0].2.ends_with("the storm broke a\nwindow and the old oil was gone."));
    let rest: Vec<(Part, &str, &str)> = got[1..].iter().map(|(part, place, text)| (*part, place.as_str(), text.as_str())).collect();
    assert_eq!(
        rest,
        [
            (Part::ListItem, "p2.1", "Nobody was hurt."),
            (Part::ListItem, "p2.2", "The lamps were paid for."),
            (Part::Paragraph, "p3.1", "A third page says little."),
        ]
    );
    let notices = read(&bytes).expect("read").1;
    assert!(notices.len() == 1 && notices[0].contains("(Confidential draft)") && notices[0].contains("(Page 1 of 3)"), "{notices:?}");
}

#[test]
fn numbers_of_lines_are_left_out() {
    let numbers: Vec<String> = (1..=10).map(|n| n.to_string()).collect();
    let mut all: Vec<(u32, u32, &str)> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        all.extend([
            (50, 700 - 24 * at as u32, number.as_str()),
            (90, 700 - 24 * at as u32, if at % 2 == 0 { "Q.  Did the van stop?" } else { "A.  No." }),
        ]);
    }
    let (got, notices) = read(&pages(&[lines(&all)])).expect("it is read");
    assert!(got.text.starts_with("Q. Did the van stop?") && !got.text.contains('3'), "{}", got.text);
    assert!(notices[0].contains("line numbers"), "{notices:?}");
}

#[test]
fn pictures_without_text_are_named() {
    let picture = stream("", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI");
    assert!(read(&pages(std::slice::from_ref(&picture))).expect_err("a scan").contains("no text layer"));
    let (_, notices) = read(&pages(&[lines(&[(50, 700, "Only here.")]), picture])).expect("it is read");
    assert!(notices[0].starts_with("page 2: a picture without a text layer"), "{notices:?}");
    assert!(read(&pages(&[stream("", b"")])).expect_err("empty").contains("no text on its pages"));
    let unknown = file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        b"<</Type/Page/Contents 4 0 R>>".to_vec(),
        lines(&[(50, 700, "abcdef")]),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<<>>]>>".to_vec(),
    ]);
    assert!(read(&unknown).expect_err("unknown letters").contains("OCR"));
}

#[test]
fn forms_are_read_and_what_the_file_calls_margins_is_told() {
    let content =
        stream("", b"/Artifact BMC BT /F 10 Tf 50 780 Td (Draft of May) Tj ET EMC BT /F 10 Tf 50 700 Td (Name of the keeper:) Tj ET");
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F 3 0 R>>>>", b"BT /F 10 Tf 2 5 Td (Ada Brix) Tj ET");
    let bytes = file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>>>".to_vec(),
        FONT.into(),
        b"<</Type/Page/Contents 5 0 R/Annots[<</Subtype/Widget/Rect[150 695 250 715]/AP<</N 6 0 R>>>> <</Subtype/Text/Contents(why?)>>]>>"
            .to_vec(),
        content,
        form,
    ]);
    let (got, notices) = read(&bytes).expect("it is read");
    assert_eq!(got.text, "Name of the keeper: Ada Brix");
    assert_eq!(notices, ["page headers and footers, not read as statements: (Draft of May)", "contains 1 comment: left out"]);
}

#[test]
fn what_is_broken_or_cut_off_is_said() {
    let whole = pages(&[lines(&[(50, 700, "One page.")]), lines(&[(50, 700, "Another page.")])]);
    let (got, notices) = read(&whole[..whole.len() - 120]).expect("it is mended");
    assert_eq!((got.text.as_str(), notices[0].as_str()), ("One page.\n\nAnother page.", "is cut off at its end: pages may be missing"));
    assert!(read(b"%PDF-1.4 and nothing else").expect_err("nothing").contains("is damaged"));
    let many = String::from_utf8_lossy(&whole).replace("/Count 2", "/Count 1000000");
    let notices = read(many.as_bytes()).expect("it is read").1;
    assert!(notices[0].contains("states 1000000 pages, but only 2"), "{notices:?}");
}

#[test]
fn circles_and_huge_pages_end() {
    let kid = "<</Type/Pages/Kids[2 0 R 3 0 R 4 0 R]/Count 9/MediaBox[0 0 900000000000000000 9000000000]/Resources<</Font<</F 6 0 R>>/XObject<</X 7 0 R>>>>>>";
    let bytes = file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        kid.into(),
        kid.into(),
        b"<</Type/Page/Contents[5 0 R 5 0 R]>>".to_vec(),
        stream("", b"BT /F 10 Tf 50 700 Td (Still read.) Tj ET /X Do"),
        FONT.into(),
        // A form that draws itself many times over.
        stream("/Type/XObject/Subtype/Form", "/X Do ".repeat(1000).as_bytes()),
        b"8 0 R".to_vec(),
    ]);
    let got = read(&bytes);
    assert!(got.as_ref().is_ok_and(|(text, _)| text.text.contains("Still read.")), "{got:?}");
}

#[test]
fn bombs_are_not_unfolded() {
    let packed = |size: usize| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let chunk = vec![b' '; 1 << 20];
        (0..size >> 20).for_each(|_| encoder.write_all(&chunk).expect("packed"));
        encoder.finish().expect("packed")
    };
    let bomb = packed(limits::UNFOLDED + (1 << 20));
    let content = pages(&[stream("/Filter/FlateDecode", &bomb)]);
    assert!(read(&content).expect_err("too much").contains("more than can be unpacked"));
    let objects = file(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb)]);
    assert!(read(&objects).expect_err("too much").contains("unpacks to more than"));
    let mut twice = ZlibEncoder::new(Vec::new(), Compression::fast());
    twice.write_all(&bomb).expect("packed");
    let twice = twice.finish().expect("packed");
    assert!(read(&pages(&[stream("/Filter[/FlateDecode/FlateDecode]", &twice)])).is_err());
    assert!(
        read(&file(&[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            stream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]", &twice)
        ]))
        .is_err()
    );
}

#[test]
fn nests_and_chains_end() {
    for nest in ["[", "<</A", "("] {
        let content = stream("", format!("BT /F 10 Tf 50 700 Td {} (Read.) Tj ET", nest.repeat(100_000)).as_bytes());
        let _ = read(&pages(&[content]));
        let _ = read(&file(&[format!("<</Type/Catalog/Pages 2 0 R/X {}", nest.repeat(100_000)).into_bytes()]));
    }
    let chain: Vec<Vec<u8>> = (0..20_000).map(|at| format!("{} 0 R", at + 2).into_bytes()).collect();
    let _ = read(&file(&chain));
    let saves = stream("", ["q ".repeat(1_000_000).as_bytes(), b"BT /F 10 Tf 50 700 Td (Read.) Tj ET"].concat().as_slice());
    assert_eq!(shown(&pages(&[saves]))[0].2, "Read.");
}

#[test]
fn a_page_on_its_side_and_text_across() {
    let content = stream("", b"BT /F 10 Tf 0 1 -1 0 300 100 Tm (Read from below.) Tj ET BT /F 10 Tf 50 700 Td (Aside) Tj ET");
    let bytes = pages(&[content]);
    assert_eq!(shown(&bytes)[0].2, "Read from below.");
    assert!(read(&bytes).expect("read").1[0].contains("another direction"));
    assert_eq!(read(&bytes).expect("read").0.places[0].1, Place::Page { page: 1, paragraph: 1 });
}

#[test]
fn words_parted_at_the_ends_of_lines_are_whole() {
    let page = lines(&[
        (50, 700, "The keeper of the lamp at Har-"),
        (50, 688, "wick wrote to the twenty-"),
        (50, 676, "two owners of well-known ships in Feb-"),
        (50, 664, "ruary."),
        (50, 630, "Nobody had an answer."),
    ]);
    let got = shown(&pages(&[page]));
    assert_eq!(got[0].2, "The keeper of the lamp at Harwick wrote to the twenty-two owners of well-known ships in February.");
    assert_eq!((got[1].1.as_str(), got[1].2.as_str()), ("p1.2", "Nobody had an answer."));
}

#[test]
fn a_day_below_an_outlet_in_the_middle_is_a_line_of_its_own() {
    let long = "The mill by the bridge stood still on Friday because the river had";
    let page = lines(&[
        (170, 724, "Fenland Herald"),
        (172, 712, "25 November 2020"),
        (50, 690, long),
        (50, 678, long),
        (50, 666, long),
        (50, 654, "frozen at night."),
    ]);
    let texts: Vec<String> = shown(&pages(&[page])).into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts, ["Fenland Herald", "25 November 2020", &format!("{long}\n{long}\n{long}\nfrozen at night.")]);
}

#[test]
fn stretched_lines_in_two_columns_are_no_table() {
    // with the gap that stretches each line to a width of 240
    let left = [
        ("the comet was first seen from the", 10.54),
        ("tower of the old observatory", 22.98),
        ("on Monday evening by a keeper", 13.85),
        ("who had been waiting there", 23.31),
        ("for its light since early May", 19.73),
    ];
    let right = [
        ("and it will surely fade before", 18.25),
        ("the end of the month as it", 17.43),
        ("moves away from the sun and", 15.99),
        ("out into the cold where nobody", 15.31),
        ("can see anything of it at all", 16.32),
    ];
    let set = |x: u32, lines: &[(&str, f64)]| -> String {
        let line = |(at, (text, gap)): (usize, &(&str, f64))| format!("BT /F 12 Tf {gap} Tw {x} {} Td ({text}) Tj ET\n", 700 - 15 * at);
        lines.iter().enumerate().map(line).collect()
    };
    let page = stream("", format!("{}{}", set(50, &left), set(305, &right)).as_bytes());
    let got = read(&pages(&[page])).expect("it is read").0.text.replace('\n', " ");
    let want: Vec<&str> = left.iter().chain(&right).map(|(text, _)| *text).collect();
    assert_eq!(got.split_whitespace().collect::<Vec<_>>().join(" "), want.join(" "));
    // cells of single words
    let rows: Vec<(u32, u32, &str)> = (0..6)
        .flat_map(|row| [(50, "Monday"), (150, "rain"), (250, "wind"), (350, "calm")].map(|(x, text)| (x, 700 - 15 * row, text)))
        .collect();
    assert!(read(&pages(&[lines(&rows)])).expect("it is read").0.text.starts_with("Monday | rain | wind | calm"));
}

#[test]
fn numbers_of_lines_go_also_from_a_page_with_few() {
    let line = |number: u32, apart: u32| {
        format!("BT /F 10 Tf 50 {} Td ({number}) Tj {apart} 0 Td (the comet was seen by) Tj ET\n", 700 - 12 * number)
    };
    for apart in [30, 12] {
        let page = |count: u32| stream("", (1..=count).map(|number| line(number, apart)).collect::<String>().as_bytes());
        let got = read(&pages(&[page(9), page(3)])).expect("it is read");
        assert!(!got.0.text.contains(|c: char| c.is_ascii_digit()), "{}", got.0.text);
    }
}

#[test]
fn a_word_parted_by_its_own_hyphen_goes_on() {
    let page = lines(&[
        (50, 700, "The keepers of the tower wrote down what they had seen in the night and the self-"),
        (50, 688, "taught one drew it."),
        (50, 676, "Nobody else in the whole town had been awake at that hour of the night, as it seems."),
        (50, 664, "It was a 19-"),
        (50, 652, "year-old."),
    ]);
    let got = read(&pages(&[page])).expect("it is read").0.text;
    assert!(!got.contains("self-\n\n") && !got.contains("19-\n\n"), "{got}");
}
