//! Records in all the forms that people use, and in forms that nobody should.

use crate::extract::{Body, Document, File, Options, extract};
use crate::model::Notice;

fn read_with(path: &str, bytes: &[u8], fields: &[(&str, &str)]) -> (Result<Vec<Document>, String>, Vec<String>) {
    let mut notices: Vec<Notice> = Vec::new();
    let fields = fields.iter().map(|(key, field)| ((*key).to_string(), (*field).to_string())).collect();
    let documents = extract(File { path, bytes }, &Options { format: None, fields }, &mut notices);
    (documents.map_err(|failure| failure.0), notices.into_iter().map(|notice| notice.text).collect())
}

fn read(path: &str, text: &str) -> (Vec<Document>, Vec<String>) {
    let (documents, notices) = read_with(path, text.as_bytes(), &[]);
    (documents.unwrap_or_else(|why| panic!("{path}: {why}")), notices)
}

fn failure(path: &str, text: &str) -> String {
    read_with(path, text.as_bytes(), &[]).0.expect_err("nothing to read")
}

fn text(document: &Document) -> &str {
    match &document.body {
        Body::Extracted(extracted) => &extracted.text,
        Body::Plain { .. } => panic!("not extracted"),
    }
}

fn texts(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(text).collect()
}

fn members(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|d| d.member.as_deref().unwrap_or_default()).collect()
}

#[test]
fn a_table_with_the_usual_names() {
    let table = "ID,Site_Name,Headline,Published-At,Body,URL\n\
        7,Nordlys,Pier closed,\"Wed, 25 Nov 2020 10:08:00 +0300\",\"The pier was closed, he said.\nTwo boats left.\",https://n.example/7\n\
        8,,Pier closed,2020-11-26,Pier closed\n";
    let (documents, notices) = read("d/corpus.csv", table);
    assert_eq!(texts(&documents), ["Pier closed\n\nThe pier was closed, he said.\nTwo boats left.", "Pier closed"]);
    assert_eq!(members(&documents), ["1", "2"]);
    assert_eq!(documents.iter().map(|d| d.name.as_deref().unwrap_or_default()).collect::<Vec<_>>(), ["Nordlys", "corpus-8"]);
    let known = &documents[0].known;
    assert_eq!((known.source.as_deref(), known.title.as_deref()), (Some("Nordlys"), Some("Pier closed")));
    assert_eq!(known.published.as_ref().map(|w| w.edtf()).as_deref(), Some("2020-11-25T10:08"));
    assert_eq!(known.url.as_deref(), Some("https://n.example/7"));
    assert_eq!(notices, ["1 row has more or fewer values than there are fields; a quotation mark or a separator may be missing: 2"]);
}

#[test]
fn signs_between_values_are_found() {
    for table in [
        "sep=;\r\nsource;text\r\nA;Rain, wind.\r\n",
        "source;text\nA;Rain, wind.",
        "source|text\nA|Rain, wind.",
        "source\ttext\nA\tRain, wind.",
    ] {
        assert_eq!(texts(&read("a.csv", table).0), ["Rain, wind."], "{table}");
    }
    assert_eq!(texts(&read("a.tsv", "source\ttext\nA\t\"Rain,\" he said.\n").0), ["\"Rain,\" he said."]);
    assert_eq!(texts(&read("a.tsv", "source\ttext\nA\t\"Rain \"\"now\"\"\"\n").0), ["Rain \"now\""]);
    let (documents, notices) =
        read_with("a.csv", "text,source\nD\u{e9}luge \u{e0} Paris,A\n".chars().map(|c| c as u8).collect::<Vec<u8>>().as_slice(), &[]);
    assert_eq!((texts(&documents.expect("read"))[0], notices[0].as_str()), ("Déluge à Paris", "is not UTF-8; read as windows-1252"));
}

#[test]
fn lines_of_json_one_broken_one_empty_one_none() {
    let lines = "{\"text\": \"Rain fell.\", \"source\": {\"name\": \"Nordlys\", \"id\": 3}, \"authors\": [\"A\", \"B\"]}\n\n\
        {\"text\": \"Wind\n{\"text\": \"  \"}\n[1]\n{\"text\": [\"One.\", \"Two.\"], \"authors\": [\"A\", \"B\"], \"timestamp\": 1606298880}\n";
    let (documents, notices) = read("c.jsonl", lines);
    assert_eq!(texts(&documents), ["Rain fell.", "One.\n\nTwo."]);
    assert_eq!(members(&documents), ["1", "6"]);
    assert_eq!(documents[0].known.source.as_deref(), Some("Nordlys"));
    assert_eq!((documents[1].known.source.as_deref(), documents[1].name.as_deref()), (Some("A, B"), Some("A, B")));
    assert_eq!(documents[1].known.published.as_ref().map(|w| w.edtf()).as_deref(), Some("2020-11-25T10:08"));
    assert_eq!(
        notices,
        ["1 line is not valid JSON and left out: 3", "1 entry is not a record and is left out: 5", "1 record has no text, left out: 4"]
    );
}

#[test]
fn json_in_all_its_shapes() {
    let record = "{\"title\": \"Pier &amp; boat\", \"content\": \"<p>Rain fell.</p><p>Wind rose.</p>\"}";
    let wanted = "Pier & boat\n\nRain fell.\n\nWind rose.";
    for json in [
        format!("[{record}]"),
        record.to_string(),
        format!("{{\"status\": \"ok\", \"articles\": [{record}], \"tags\": [\"a\"]}}"),
        format!("{{\"response\": {{\"total\": 1, \"docs\": [{record}]}}}}"),
        format!("{{\"hits\": {{\"hits\": [{{\"_index\": \"n\", \"_source\": {record}}}]}}}}"),
        "{\"title\": {\"rendered\": \"Pier &amp; boat\"}, \"content\": [{\"kind\": \"p\", \"text\": \"Rain fell.\"}, {\"text\": \"Wind rose.\"}]}".to_string(),
        "{\n \"title\": \"Pier & boat\",\n \"body\": [\"Rain fell.\", \"Wind rose.\"]\n}".to_string(),
    ] {
        assert_eq!(texts(&read("a.json", &json).0), [wanted], "{json}");
    }
    assert_eq!(read("a.json", &format!("{record}\n{record}\n")).0.len(), 2);
    assert_eq!(read("a.jsonl", &format!("[{record},\n{record}]")).0.len(), 2);
    assert_eq!(read("a.jsonl", "{\n\"text\": \"Rain.\"\n}").0.len(), 1);
    let (documents, notices) = read("a.json", &format!("[{record}, {{\"text\": \"Ra"));
    assert_eq!((documents.len(), notices.len()), (1, 1), "{notices:?}");
}

#[test]
fn what_is_no_list_of_accounts_is_told() {
    let none = "is JSON, but not a list of accounts";
    for json in ["{\"name\": \"pier\", \"version\": \"1\", \"keywords\": [\"a\"]}", "[]", "3", "\"text\"", "[1, [2], \"three\"]", "null"] {
        assert!(failure("package.json", json).starts_with(none), "{json}");
    }
    assert!(
        failure("a.json", "{\"a\": [{\"text\": \"x\"}], \"b\": [{\"text\": \"y\"}]}")
            .starts_with("contains several lists, such as a and b")
    );
    assert!(failure("a.json", "{\"a\": ").starts_with("is JSON that is cut off"));
    assert!(failure("a.json", "{\"text\": 'x'}").starts_with("is not valid JSON from line 1, column 10"));
    assert!(failure("a.jsonl", "rain\nwind\n").starts_with("has no line that is a JSON object"));
    assert_eq!(failure("a.json", " \n"), "is empty");
    assert_eq!(failure("a.csv", ""), "is empty: it has no header row");
    assert_eq!(failure("a.csv", "text\n"), "has no row after its header row");
}

#[test]
fn fields_are_named_where_none_fits() {
    let lines = "{\"texte\": \"Rain.\", \"zeit\": \"2020-11-25\"}\n";
    assert_eq!(
        failure("a.jsonl", lines),
        "no field of its records is known as the text; name it with --fields text=FIELD; the fields are texte, zeit"
    );
    let (documents, _) = read_with("a.jsonl", lines.as_bytes(), &[("text", "texte"), ("published", "Zeit")]);
    let documents = documents.expect("named");
    assert_eq!(documents[0].known.published.as_ref().map(|w| w.edtf()).as_deref(), Some("2020-11-25"));
    let (wrong, _) = read_with("a.jsonl", lines.as_bytes(), &[("text", "texte"), ("published", "zeiten")]);
    assert_eq!(wrong.expect_err("no such field"), "no record has a field zeiten, which --fields names; the fields are zeit, texte");
}

#[test]
fn days_and_months_are_told_apart_by_other_records_or_not_at_all() {
    let table = |dates: [&str; 3]| format!("text,date\nRain.,{}\nWind.,{}\nSnow.,{}\n", dates[0], dates[1], dates[2]);
    let days = |dates| {
        let (documents, notices) = read("a.csv", &table(dates));
        (documents.iter().map(|d| d.known.published.as_ref().map(|w| w.edtf())).collect::<Vec<_>>(), notices)
    };
    let (read, notices) = days(["03/04/2020", "25/04/2020", "soon"]);
    assert_eq!(read, [Some("2020-04-03".into()), Some("2020-04-25".into()), None]);
    assert_eq!(
        notices,
        [
            "dates such as \"03/04/2020\" are read with the day first, as \"25/04/2020\" in record 2 shows",
            "1 date is not understood, such as \"soon\": records 3"
        ]
    );
    let (read, notices) = days(["03/04/2020", "25/04/2020", "04/25/2020"]);
    assert_eq!(read[0], None);
    assert_eq!(notices, ["1 date is ambiguous (day/month or month/day) and left unread, such as \"03/04/2020\": records 1"]);
}

#[test]
fn the_day_of_publication_goes_before_any_other() {
    for lines in [
        "{\"text\": \"Rain.\", \"date\": \"2021-02-03\", \"date_published\": \"2020-11-25\"}\n",
        "{\"text\": \"Rain.\", \"datePublished\": \"2020-11-25\", \"Date\": \"2021-02-03\", \"timestamp\": 1}\n",
    ] {
        let (documents, notices) = read("a.jsonl", lines);
        assert_eq!(documents[0].known.published.as_ref().map(|w| w.edtf()).as_deref(), Some("2020-11-25"));
        assert!(notices.len() == 1 && notices[0].starts_with("1 record has two different dates"), "{notices:?}");
        assert!(notices[0].contains("\"2020-11-25\" rather than \"2021-02-03\""), "{notices:?}");
    }
    let same = "date,pubdate,created_at,text\n2020-11-25,2020-11-25T10:08,2021-01-01,Rain.\n";
    assert_eq!(read("a.csv", same).1, Vec::<String>::new());
}

#[test]
fn names_of_two_words_and_values_that_are_missing() {
    let table =
        "Article Title,Publication Name,Article Text,Publication Date\nPier closed,Nordlys,Rain fell.,11/25/20\nNaN,None,NULL,n/a\n";
    let (documents, notices) = read("a.csv", table);
    assert_eq!(texts(&documents), ["Pier closed\n\nRain fell."]);
    let known = &documents[0].known;
    assert_eq!((known.source.as_deref(), known.title.as_deref()), (Some("Nordlys"), Some("Pier closed")));
    assert_eq!(known.published.as_ref().map(|w| w.edtf()).as_deref(), Some("2020-11-25"));
    assert_eq!(notices, ["1 record has no text, left out: 2"]);
}

#[test]
fn hostile_records_end_with_words() {
    let (open, closed) = ("[".repeat(1_000_000), "]".repeat(1_000_000));
    assert!(failure("a.json", &open).contains("is cut off"));
    assert!(failure("a.json", &format!("{open}{closed}")).contains("not a list of accounts"));
    assert!(failure("a.json", &format!("{{\"text\": {open}{closed}}}")).contains("not a list of accounts"));
    let objects = "{\"a\":".repeat(1_000_000);
    assert!(failure("a.json", &objects).contains("is cut off"));
    assert!(failure("a.jsonl", &objects).contains("no line that is a JSON object"));
    let wide = format!("{{{}\"text\": \"Rain.\"}}", (0..5000).map(|at| format!("\"k{at}\": 1, ")).collect::<String>());
    assert_eq!(read("a.jsonl", &wide).0.len(), 1);
    let nul = read("a.csv", "text\nRa\0in and wind and more wind.\n");
    assert_eq!((texts(&nul.0)[0], nul.1.len()), ("Ra\0in and wind and more wind.", 1));
    assert!(failure("a.csv", "\0\u{1}\u{2}\u{3}").contains("binary"));
    // A quotation mark that is never closed takes in all that follows; the row is uneven, which a notice reports.
    let (documents, notices) = read("a.csv", "source,text,date\nA,\"Rain,2020-11-25\nB,Wind,2020-11-26\n");
    assert_eq!((documents.len(), notices.len()), (1, 1));
    for junk in ["\"", ",,,\n,,,\n", "text\n\"\"\"\"\"", "\u{feff}text\nRain.", "text\r\rRain."] {
        let _ = read_with("a.csv", junk.as_bytes(), &[]);
        let _ = read_with("a.json", junk.as_bytes(), &[]);
        let _ = read_with("a.jsonl", junk.as_bytes(), &[]);
    }
}
