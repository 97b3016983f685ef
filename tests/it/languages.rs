//! Accounts in languages without word lists: the language is recognised by its words and named in a notice, and only figures and dates
//! are compared.

use compare_sources::compare;
use compare_sources::load::{Input, load};
use compare_sources::model::{Comparison, Content, DifferenceKind, Relation, Settings, Stated};

const WIRE: &str = "Ferry sinks in Oddan sound\n\nODDAN, May 3, 2021 (Reuters) - A ferry with 43 people on board sank in the Oddan sound on Monday, \
    police said. Eleven people were rescued by the coast guard.\n\nThe captain, Ole Brandt, said the \"Nordstern\" had hit a rock. The owner, \
    Brandt Line, denied that the ship was overloaded.\n";
const POST: &str = "Oddan ferry goes down\n\nPublished May 4, 2021\n\nThe ferry Nordstern sank near Oddan on Monday with 41 people aboard. The \
    coast guard rescued eleven of them, police said.\n\nCaptain Ole Brandt told reporters that the ship struck a rock in the fog.\n";
const BOTE: &str = "Fähre vor Oddan gesunken\n\nDie Fähre \"Nordstern\" ist am 03.05.2021 vor Oddan gesunken. An Bord waren 45 Menschen, elf wurden \
    gerettet, teilte die Polizei mit.\n\nKapitän Ole Brandt sagte, das Schiff habe einen Felsen gerammt. Der Schaden beträgt 1.200.000 Euro.\n";
const ANZEIGER: &str = "Fährunglück bei Oddan: Suche geht weiter\n\nNach dem Untergang der Fähre \"Nordstern\" am 03.05.2021 vor Oddan geht die Suche \
    weiter. Elf Menschen wurden gerettet, teilte die Polizei mit.\n\nKapitän Ole Brandt bestritt, dass das Schiff einen Felsen gerammt habe. Der \
    Schaden beträgt 1.400.000 Euro.\n";

fn input(path: &str, text: &str) -> Input {
    Input { path: path.into(), bytes: text.into(), ..Input::default() }
}

fn compared(texts: &[(&str, &str)]) -> Comparison {
    compare(texts.iter().map(|(path, text)| input(path, text)).collect(), &Settings::default())
}

fn claims(comparison: &Comparison) -> Vec<Vec<&str>> {
    let mut out: Vec<Vec<&str>> = comparison
        .claims
        .iter()
        .map(|claim| {
            claim.statements.iter().map(|id| comparison.statement(*id).label.as_str()).filter(|l| !l.starts_with("bote")).collect()
        })
        .filter(|labels: &Vec<&str>| labels.len() > 1)
        .collect();
    out.sort();
    out
}

#[test]
fn a_folder_of_two_languages() {
    let (alone, both) =
        (compared(&[("post.txt", POST), ("wire.txt", WIRE)]), compared(&[("bote.txt", BOTE), ("post.txt", POST), ("wire.txt", WIRE)]));
    let languages: Vec<(&str, bool)> = both.accounts.iter().map(|a| (a.language.as_str(), a.has_word_lists)).collect();
    assert_eq!(languages, [("de", false), ("en", true), ("en", true)]);
    assert!(both.notices.iter().any(|n| n.path == "bote.txt" && n.text.starts_with("is in German, for which there are no word lists")));
    assert!(!claims(&alone).is_empty());
    assert_eq!(claims(&alone), claims(&both), "an account in another language changes no claims of the others");
    assert_eq!(conflicts(&alone), conflicts(&both));
    let foreign = both.accounts.iter().position(|a| a.language == "de").expect("there");
    assert!(
        both.differences.iter().all(|d| d.sides.iter().all(|side| side.account.0 != foreign) || may_be_told(d.kind)),
        "{:#?}",
        both.differences
    );
    assert!(both.unmatched.iter().all(|id| both.statement(*id).account.0 != foreign), "a foreign account has no unmatched statement");
}

fn conflicts(comparison: &Comparison) -> Vec<(DifferenceKind, Vec<&str>)> {
    let label = |side: &compare_sources::model::Side| side.statement.map(|id| comparison.statement(id).label.as_str());
    let mut out: Vec<_> = comparison
        .differences
        .iter()
        .filter(|d| d.relation == Relation::Conflict)
        .map(|d| (d.kind, d.sides.iter().filter_map(label).filter(|l| !l.starts_with("bote")).collect::<Vec<&str>>()))
        .filter(|(_, sides)| sides.len() > 1)
        .collect();
    out.sort();
    out.dedup();
    out
}

fn may_be_told(kind: DifferenceKind) -> bool {
    matches!(kind, DifferenceKind::Quantity | DifferenceKind::Date)
}

#[test]
fn figures_of_one_foreign_language_exclude_each_other() {
    let comparison = compared(&[("anzeiger.txt", ANZEIGER), ("bote.txt", BOTE)]);
    assert!(
        comparison.differences.iter().all(|d| may_be_told(d.kind)),
        "no denial, speech or wording is compared: {:#?}",
        comparison.differences
    );
    let conflicts: Vec<_> = comparison.differences.iter().filter(|d| d.relation == Relation::Conflict).collect();
    assert_eq!(conflicts.len(), 1, "{conflicts:#?}");
    let texts: Vec<&str> = conflicts[0].sides.iter().filter_map(|s| Some(s.span?.text(&comparison.account(s.account).text))).collect();
    assert_eq!(texts, ["1.400.000 Euro", "1.200.000 Euro"]);
}

#[test]
fn numbers_and_days_are_read_as_the_language_writes_them() {
    let comparison = compared(&[("anzeiger.txt", ANZEIGER), ("bote.txt", BOTE)]);
    let contents = || comparison.statements.iter().flat_map(|s| &s.mentions).map(|m| &m.content);
    let values: Vec<String> =
        contents().filter_map(|c| if let Content::Quantity(q) = c { q.value.map(|v| v.to_string()) } else { None }).collect();
    assert!(values.contains(&"1200000".to_string()) && values.contains(&"45".to_string()), "{values:?}");
    let days: Vec<String> =
        contents().filter_map(|c| if let Content::Date(d) = c { d.when.as_ref().map(|w| w.edtf()) } else { None }).collect();
    assert_eq!(days, ["2021-05-03", "2021-05-03"]);
    assert!(contents().all(|c| matches!(c, Content::Quantity(_) | Content::Date(_) | Content::Name(_))));
}

#[test]
fn sentences_end_where_the_language_ends_them() {
    let german =
        "Die Mühle am Wehr wurde am 14. März 2020 verkauft. Es war der 3. Verkauf in einem Jahr, sagte Dr. Kehl. Der Preis blieb geheim.";
    let comparison = compared(&[("a.txt", german)]);
    let account = &comparison.accounts[0];
    let statements: Vec<&str> = comparison.statements.iter().map(|s| s.span.text(&account.text)).collect();
    assert_eq!(
        statements,
        [
            "Die Mühle am Wehr wurde am 14. März 2020 verkauft.",
            "Es war der 3. Verkauf in einem Jahr, sagte Dr. Kehl.",
            "Der Preis blieb geheim."
        ]
    );
}

#[test]
fn numbers_with_blanks_commas_and_scales() {
    let of = |text: &str| {
        let comparison = compared(&[("a.txt", text)]);
        let contents = comparison.statements.iter().flat_map(|s| &s.mentions).map(|m| &m.content);
        contents
            .filter_map(|c| if let Content::Quantity(q) = c { q.value.map(|v| v.normalize().to_string()) } else { None })
            .collect::<Vec<_>>()
    };
    let french =
        "La ville comptait 300\u{a0}000 habitants et 12 500 ouvriers, a annoncé le maire de la ville dans son discours de mardi soir.";
    assert_eq!(of(french), ["300000", "12500"]);
    let german =
        "Die Stadt zählte 1,5 Millionen Einwohner und 12 Schulen, sagte der Bürgermeister in seiner Rede am Dienstagabend vor dem Rat.";
    assert_eq!(of(german), ["1500000", "12"]);
}

#[test]
fn what_is_stated_counts_before_what_is_shown() {
    let stated = |language: &str| Stated { language: Some(language.into()), ..Stated::default() };
    let (given, notices) = load(vec![Input { stated: stated("en"), ..input("a.txt", BOTE) }]);
    assert!(given[0].language == "en" && given[0].has_word_lists && !notices.iter().any(|n| n.text.contains("word lists")));
    let (marked, notices) = load(vec![Input { known: stated("en"), ..input("a.txt", BOTE) }]);
    assert!(
        marked[0].language == "de" && notices.iter().any(|n| n.text == "is marked as English, but its words are German"),
        "{notices:?}"
    );
    let (unknown, notices) = load(vec![Input { stated: stated("tlh"), ..input("a.txt", POST) }]);
    assert!(!unknown[0].has_word_lists && notices.iter().any(|n| n.text.starts_with("is in language \"tlh\", for which")), "{notices:?}");
}

#[test]
fn lines_of_a_page_are_read_in_other_languages() {
    let of = |text: &str| {
        let comparison = compared(&[("a.txt", text)]);
        let account = &comparison.accounts[0];
        let statements = comparison.statements.iter().map(|s| s.span.text(&account.text).to_string()).collect::<Vec<_>>();
        (account.source.clone(), account.published.as_ref().map(|when| when.edtf()), statements)
    };
    let told =
        |source: &str, day: &str, statements: [&str; 2]| (source.to_string(), Some(day.to_string()), statements.map(String::from).to_vec());
    let mill =
        ["Mühle verkauft", "Die alte Mühle am Wehr ist an einen Bäcker aus Orrvik verkauft worden, teilte der Besitzer am Dienstag mit."];
    for (lines, source, day) in [
        ("Wehranzeiger, 3. Februar 2020", "Wehranzeiger", "2020-02-03"),
        ("Veröffentlicht am 03.02.2020", "a", "2020-02-03"),
        ("Aktualisiert am 3. Feb. 2020, 10:30 Uhr", "a", "2020-02-03T10:30"),
    ] {
        let text = format!("{}\n\n{lines}\n\n{}\n", mill[0], mill[1]);
        assert_eq!(of(&text), told(source, day, mill), "{lines}");
    }
    let dateline = format!("{}\n\nORRVIK, 3. Februar 2020 (dpa) – {}\n", mill[0], mill[1]);
    assert_eq!(of(&dateline), told("dpa", "2020-02-03", mill));
    let molino =
        ["Vendido el molino", "El viejo molino de la presa fue vendido a un panadero de Orrvik, informó el dueño este martes al consejo."];
    let text = format!("{}\n\n3 de febrero de 2020\n\n{}\n", molino[0], molino[1]);
    assert_eq!(of(&text), told("a", "2020-02-03", molino));
    let moulin =
        ["Le moulin est vendu", "Le vieux moulin près du barrage a été vendu à un boulanger d'Orrvik, a annoncé mardi son propriétaire."];
    let text = format!("{}\n\nPublié le 1er février 2020 à 10:12\n\n{}\n", moulin[0], moulin[1]);
    assert_eq!(of(&text), told("a", "2020-02-01T10:12", moulin));
    let mill = ["Старая мельница продана", "Старую мельницу у плотины продали пекарю, сообщил во вторник её хозяин."];
    let text = format!("{}\n\nОпубликовано 3 февраля 2020 г.\n\n{}\n", mill[0], mill[1]);
    assert_eq!(of(&text), told("a", "2020-02-03", mill));
}
