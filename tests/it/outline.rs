//! The structure of every topic's reports: the sections in order with correct counts, unique addresses, and links that lead somewhere. The
//! bytes of the sample's reports are in `reports/`.

use std::collections::BTreeSet;

use compare_sources::digest::Digest;
use compare_sources::digest::sections::Section;

use crate::sample::{self, Topic};

/// How many entries each section that is not empty has, by the digest that all reports are made of.
fn counts(topic: &Topic) -> Vec<(Section, usize)> {
    let digest = Digest::of(&topic.comparison, &topic.reading, None);
    let count = |section: Section| match section {
        Section::Short => digest.in_short.len(),
        Section::Disputes => digest.disputes.len(),
        Section::Moved => digest.moved.len(),
        Section::NotSettled => digest.not_settled.len(),
        Section::Several => digest.several.len(),
        Section::Same => digest.agreed.len(),
        Section::Perhaps => digest.perhaps.len(),
        Section::Words | Section::Sources | Section::Certainty => digest.choices_of(section).len(),
        Section::NoMatch => topic.reading.unmatched.len(),
        Section::Compatible => digest.compatible.len(),
        Section::LeftOut => digest.left_out.len(),
    };
    Section::ALL.into_iter().map(|section| (section, count(section))).filter(|(_, count)| *count > 0).collect()
}

#[test]
fn the_terminal_and_markdown_have_the_same_sections_in_one_order() {
    for topic in sample::topics() {
        let (table, markdown) = (topic.report("table"), topic.report("md"));
        let headings: Vec<&str> = markdown.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let wanted: Vec<String> = counts(topic)
            .into_iter()
            .map(|(section, count)| match section {
                Section::Short => section.name().to_string(),
                _ => format!("{} · {count}", section.name()),
            })
            .collect();
        let shared: Vec<&str> =
            headings.iter().copied().filter(|heading| !heading.starts_with("Names") && !heading.ends_with("none")).collect();
        assert_eq!(shared, wanted, "{}", topic.folder);
        let names: BTreeSet<String> = counts(topic).into_iter().map(|(section, _)| section.name().to_uppercase()).collect();
        for name in &names {
            assert_eq!(table.lines().filter(|line| line.starts_with(name.as_str())).count(), 1, "{name} in {}:\n{table}", topic.folder);
        }
    }
}

#[test]
fn the_page_counts_what_it_holds_and_its_links_lead_somewhere() {
    for topic in sample::topics() {
        let page = topic.report("html");
        let between = |open: &str| -> Vec<&str> {
            let parts = page.match_indices(open).map(|(at, _)| &page[at + open.len()..]);
            parts.map(|rest| rest.split('"').next().unwrap_or("")).collect()
        };
        let ids = between(" id=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{}: an address is used twice", topic.folder);
        for link in between(" href=\"#") {
            assert!(unique.contains(link), "{}: #{link} leads nowhere", topic.folder);
        }
        for (address, section) in [
            ("disputes", Section::Disputes),
            ("moved", Section::Moved),
            ("not-settled", Section::NotSettled),
            ("several", Section::Several),
            ("agreed", Section::Same),
            ("perhaps", Section::Perhaps),
            ("alone", Section::NoMatch),
        ] {
            let heading = page.split(&format!("id=\"{address}-heading\"")).nth(1).and_then(|rest| rest.split("</h2>").next());
            let wanted = counts(topic).into_iter().find(|(held, _)| *held == section).map(|(_, count)| count);
            let shown = heading.and_then(|heading| heading.split("class=\"count\">").nth(1)).and_then(|rest| rest.split('<').next());
            if let Some(shown) = shown {
                assert_eq!(shown, wanted.unwrap_or(0).to_string(), "{} {address}", topic.folder);
            }
        }
    }
}
