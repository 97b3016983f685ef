//! A parallel apparatus in TEI P5, for editors of texts: an `<app>` for each claim with a reading for each account, and the findings as notes. It
//! uses only the few elements of `docs/tei-subset.rng`. An account that leaves a claim out has an empty reading. Text gets in only through `Markup`.

mod marked_words;

use std::collections::BTreeMap;

use super::coverage::{Coverage, claims_by_account};
use super::markup::{Markup, Tag, tag};
use super::prose;
use crate::digest::findings::{Finding, shown_findings};
use crate::digest::sections::{Section, accounts_of_events, event_accounts, event_name, event_views};
use crate::model::{AccountId, ClaimId, Comparison, EventId, Precision, StatementId, When, WhenForm};
use crate::select::View;
use marked_words::Ids;

/// The data of all parts.
struct Edition<'a> {
    comparison: &'a Comparison,
    view: &'a View,
    ids: Ids,
    findings: BTreeMap<ClaimId, Vec<Finding<'a>>>,
}

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let mut findings: BTreeMap<ClaimId, Vec<Finding<'_>>> = BTreeMap::new();
    for finding in shown_findings(comparison, view) {
        findings.entry(finding.claim).or_default().push(finding);
    }
    let edition = Edition { comparison, view, ids: Ids::new(comparison), findings };
    let mut parts = Vec::new();
    for (event, view) in event_views(comparison, view) {
        parts.extend(edition.event(event, &view));
    }
    if parts.is_empty() {
        // The body of a TEI document must not be empty.
        parts.push(division("claims", "No claim is reported by two accounts", [tag("ab")]));
    }
    let text = tag("text").put(Markup::fixed("\n")).put(tag("body").put(Markup::fixed("\n")).all(parts)).put(Markup::fixed("\n"));
    let root = tag("TEI").set("xmlns", "http://www.tei-c.org/ns/1.0").set("xml:lang", "en").put(Markup::fixed("\n"));
    let mut out = Markup::fixed("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push(root.put(edition.header()).put(text).put(Markup::fixed("\n")));
    out.push(Markup::fixed("\n"));
    out.into_string()
}

fn division(kind: &str, head: &str, parts: impl IntoIterator<Item = Tag>) -> Tag {
    tag("div").set("type", kind).put(tag("head").say(head)).put(Markup::fixed("\n")).all(parts)
}

impl Edition<'_> {
    /// The title, the origin of the document, and the witnesses.
    fn header(&self) -> Tag {
        let title = format!("{}: a parallel apparatus", accounts_of_events(self.comparison));
        let made = format!("Made by compare {}, offline.", env!("CARGO_PKG_VERSION"));
        let mut publication = tag("publicationStmt").put(tag("p").say(&made));
        if let Some(selection) = &self.view.selection {
            publication = publication.put(tag("p").say("Shown: ").say(selection).say(" (the rest is hidden)."));
        }
        let witnesses = (0..self.comparison.accounts.len()).map(|at| self.witness(AccountId(at)));
        let file = tag("fileDesc")
            .put(tag("titleStmt").put(tag("title").say(&title)))
            .put(publication)
            .put(tag("sourceDesc").put(tag("listWit").all(witnesses)));
        let program = tag("application").set("ident", "compare").set("version", env!("CARGO_PKG_VERSION")).put(tag("label").say("compare"));
        let encoding = tag("encodingDesc")
            .put(tag("variantEncoding").set("method", "parallel-segmentation").set("location", "internal"))
            .put(tag("appInfo").put(program));
        tag("teiHeader").put(file).put(encoding)
    }

    fn witness(&self, id: AccountId) -> Tag {
        let account = self.comparison.account(id);
        let mut about = tag("bibl");
        if let Some(title) = &account.title {
            about = about.put(tag("title").say(title)).say(" ");
        }
        about = about.put(tag("publisher").say(&account.source)).say(" ");
        if let Some(when) = &account.published {
            about = about.put(date(when)).say(" ");
        }
        about = about.put(tag("idno").set("type", "file").say(&account.path));
        if let Some(url) = &account.url {
            about = about.say(" ").put(tag("idno").set("type", "url").say(url));
        }
        tag("witness").set("xml:id", self.ids.account(id)).put(about)
    }

    /// The part about one event, or about all.
    fn event(&self, event: Option<EventId>, view: &View) -> Option<Tag> {
        let accounts = event_accounts(self.comparison, event);
        let claims: Vec<Tag> = claims_by_account(self.comparison, view, &accounts)
            .into_iter()
            .map(|(id, coverages)| tag("ab").put(self.claim(id, &accounts, &coverages)))
            .collect();
        let alone: Vec<Tag> = view.unmatched.iter().map(|id| tag("ab").put(self.alone(*id))).collect();
        let mut parts = Vec::new();
        if !claims.is_empty() {
            parts.push(division("claims", "Reported by several", claims));
        }
        if !alone.is_empty() {
            parts.push(division("only-in-one", Section::NoMatch.name(), alone));
        }
        let head = event.map_or_else(|| accounts_of_events(self.comparison), |id| self.name(id));
        (!parts.is_empty()).then(|| division("event", &head, parts))
    }

    fn name(&self, id: EventId) -> String {
        let (name, about) = event_name(self.comparison, id);
        if about.is_empty() { name } else { format!("{name}: {about}") }
    }

    fn claim(&self, id: ClaimId, accounts: &[AccountId], coverages: &[Coverage]) -> Tag {
        let claim = &self.comparison.claims[id.0];
        let findings = self.findings.get(&id).map_or(&[][..], Vec::as_slice);
        let marks = marked_words::marks(self.comparison, findings);
        let mut out = tag("app").set("xml:id", id).set("type", "claim").put(Markup::fixed("\n")).put(self.circumstances(id));
        for (account, coverage) in accounts.iter().zip(coverages) {
            let wit = format!("#{}", self.ids.account(*account));
            let silence = match coverage {
                Coverage::Silent => "omission",
                Coverage::Before => "not-in-span",
                Coverage::Reported(_) | Coverage::Apart => {
                    for own in claim.statements.iter().filter(|s| self.comparison.statement(**s).account == *account) {
                        let words = marked_words::words(self.comparison, &self.ids, id, *own, &marks);
                        out = out.put(self.reading(*own).set("xml:id", self.ids.reading(id, *own)).all(words));
                    }
                    continue;
                }
            };
            out = out.put(tag("rdg").set("wit", wit).set("type", silence));
        }
        out.all(findings.iter().map(|finding| self.note(id, finding, &marks)))
    }

    fn reading(&self, id: StatementId) -> Tag {
        let statement = self.comparison.statement(id);
        tag("rdg").set("wit", format!("#{}", self.ids.account(statement.account))).set("n", statement.place)
    }

    /// The section of a claim in other reports, its date, its entities and the number of its accounts.
    fn circumstances(&self, id: ClaimId) -> Tag {
        let claim = &self.comparison.claims[id.0];
        let mut out = tag("note").set("type", "claim").set("subtype", claim.relation.word());
        out = out.say(Section::of_claim(claim).name()).say(" · ");
        if let Some(when) = &claim.date {
            out = out.put(date(when)).say(" · ");
        }
        let about = prose::about(self.comparison, claim, usize::MAX);
        if !about.is_empty() {
            out = out.say(&about).say(" · ");
        }
        out.say(&prose::support(self.comparison, claim))
    }

    /// A finding: the words of the readings that it concerns, and the reasons.
    fn note(&self, id: ClaimId, finding: &Finding<'_>, marks: &marked_words::Marks) -> Tag {
        let ids: Vec<String> = finding.ids.iter().map(|id| id.to_string()).collect();
        let mut out = tag("note").set("xml:id", &ids[0]).set("n", ids.join(" ")).set("type", finding.kind.word());
        out = out.set("subtype", finding.relation.word());
        let sides = || finding.readings.iter().flat_map(|reading| &reading.sides);
        let mut targets: Vec<String> = Vec::new();
        for side in sides() {
            let target = side.statement.map(|own| match finding.words_of(side).and_then(|span| marks.place(own, span)) {
                Some(at) => format!("#{}", self.ids.words(id, own, at)),
                None => format!("#{}", self.ids.reading(id, own)),
            });
            targets.extend(target.filter(|target| !targets.contains(target)));
        }
        if !targets.is_empty() {
            out = out.set("target", targets.join(" "));
        }
        if !finding.is_coverage() {
            for side in sides() {
                if let Some(span) = finding.words_of(side) {
                    let wit = format!("#{}", self.ids.account(side.account));
                    out = out.put(tag("quote").set("source", wit).say(span.text(&self.comparison.account(side.account).text))).say(" ");
                }
            }
        }
        out.say(&finding.explanations.join("; "))
    }

    fn alone(&self, id: StatementId) -> Tag {
        let rdg = self.reading(id).set("xml:id", self.ids.alone(id)).say(self.comparison.words(id));
        tag("app").set("type", "only-in-one").put(rdg)
    }
}

/// A time, with its value if it is a plain day, month or year of the calendar.
fn date(when: &When) -> Tag {
    let written = when.edtf();
    let plain = when.form == WhenForm::Point && !when.approximate;
    let calendar = match when.precision {
        Precision::Year | Precision::Month | Precision::Day => true,
        Precision::Century
        | Precision::Decade
        | Precision::Season
        | Precision::Week
        | Precision::PartOfDay
        | Precision::Hour
        | Precision::Minute => false,
    };
    let out = tag("date");
    if plain && calendar { out.set("when", &written).say(&written) } else { out.say(&written) }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::report::fixture;
    use crate::select;

    #[test]
    fn a_claim_is_an_app_and_silence_an_empty_reading() {
        let mut comparison = fixture::sample();
        comparison.claims[2].statements.truncate(2);
        comparison.claims[2].accounts.truncate(2);
        let tei = render(&comparison, &select::everything(&comparison));
        assert!(tei.contains("<witness xml:id=\"herald\">") && tei.contains("<date when=\"2031-03-04\">2031-03-04</date>"), "{tei}");
        assert!(
            tei.contains("<rdg wit=\"#herald\" n=\"1\" xml:id=\"c1.herald.1\"><seg xml:id=\"c1.herald.1.w1\">Fourteen miners</seg>"),
            "{tei}"
        );
        assert!(
            tei.contains("<note xml:id=\"d1\" n=\"d1 d2\" type=\"quantity\" subtype=\"conflict\" target=\"#c1.herald.1.w1 #c1.wire.1.w1 #c1.ledger.1.w1"),
            "{tei}"
        );
        assert!(tei.contains("<rdg wit=\"#wire\" type=\"omission\"></rdg>"), "{tei}");
        assert!(tei.contains("␛[31mred") && !tei.contains('\u{1b}'), "{tei}");
    }
}
