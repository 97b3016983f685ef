//! The summary: a few sentences made from findings, none of which claims more than its finding. What all or most accounts say comes first,
//! then what they differ on.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::claim_rows::SamePairs;
use super::{Choice, Digest, Dispute, Extent, Row, Shared, shared};
use crate::model::{AccountId, Bound, ClaimId, Comparison, Content, DifferenceId, DifferenceKind, Span};
use crate::text::languages;

/// Most sentences.
const MOST: usize = 6;

/// How many rows are searched for one whose accounts share a clause.
const ROWS: usize = 12;

/// From so many accounts on, what fewer than a third of them say is left out of the summary.
const MANY: usize = 6;

/// Most points in dispute and most moved figures that are named.
const POINTS: usize = 3;
const FIGURES: usize = 2;

/// A figure that moved more often is shown with its first and last values.
const STEPS: usize = 4;

/// Longer quotations are cut.
const LONG: usize = 32;

/// A sentence, and the findings that it is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words. Quoted words are verbatim.
    pub text: String,
    /// The claims behind it.
    pub claims: Vec<ClaimId>,
    /// The differences behind it.
    pub differences: Vec<DifferenceId>,
    /// For a sentence that names points in dispute: how it begins, and how many of the digest's first points it names. A report that has
    /// room lists them instead.
    pub points: Option<(String, usize)>,
}

impl Sentence {
    fn of(claims: Vec<ClaimId>, text: String) -> Sentence {
        Sentence { text, claims, differences: Vec::new(), points: None }
    }
}

/// The sentences, the most important first.
pub fn in_short(comparison: &Comparison, digest: &Digest<'_>, sure: &SamePairs<'_>) -> Vec<Sentence> {
    let of = digest.accounts.len();
    if of < 2 {
        return Vec::new();
    }
    let agreed = agreed(comparison, digest);
    let known = agreed.first().map_or(0, |(n, _)| *n);
    let mut agreed: Vec<Sentence> = agreed.into_iter().map(|(_, sentence)| sentence).collect();
    let second = (agreed.len() > 1).then(|| agreed.remove(1));
    // What more accounts report comes first; a claim that is only possible is shown only if there is nothing else.
    let surer = digest.several.iter().chain(&digest.not_settled);
    let found = [disputed_story(comparison, digest, sure), unsettled(comparison, digest, surer, sure)];
    let open = found.into_iter().flatten().max_by_key(|(n, sentence)| (*n, Reverse(sentence.claims.clone())));
    let open = open.or_else(|| unsettled(comparison, digest, digest.perhaps.iter(), sure));
    let open = open.filter(|(n, _)| *n > known).map(|(_, sentence)| sentence);
    let fallback = if open.is_none() && 2 * known <= of { story(comparison, digest) } else { None };
    let has_fallback = fallback.is_some();
    let found =
        [fallback, open, agreed.pop(), disputed(digest), moved(comparison, digest), wording(comparison, digest), alone(comparison, digest)];
    let mut out: Vec<Sentence> = found.into_iter().flatten().collect();
    if let Some(second) = second.filter(|_| out.len() + 1 < MOST) {
        out.insert(1, second);
    }
    if !has_fallback
        && digest.agreed.is_empty()
        && digest.not_settled.is_empty()
        && digest.several.is_empty()
        && digest.disputes.is_empty()
        && digest.moved.is_empty()
    {
        out.extend(nothing(comparison, digest));
    }
    out.extend(foreign(comparison, digest));
    out
}

/// Which accounts are in a language whose words are not compared: a statement that was not found in them may still be there.
fn foreign(comparison: &Comparison, digest: &Digest<'_>) -> Option<Sentence> {
    let account = |id: &AccountId| comparison.account(*id);
    let mut by_language: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for account in digest.accounts.iter().map(account).filter(|account| !account.has_word_lists) {
        let name = languages::name(&account.language).unwrap_or(&account.language);
        by_language.entry(name.to_string()).or_default().push(&account.label);
    }
    let named = |labels: &[&str]| match labels {
        [_, _, _, _, _, ..] => format!("{} accounts", labels.len()),
        few => few.join(", "),
    };
    let lines: Vec<String> = by_language.iter().map(|(name, labels)| format!("{} ({name})", named(labels))).collect();
    let text = format!("{}: compared only by names, figures and days in digits, and equal words.", lines.join(", "));
    (!lines.is_empty()).then(|| Sentence::of(Vec::new(), text))
}

/// What all or most accounts say, with how many: at most two sentences.
fn agreed(comparison: &Comparison, digest: &Digest<'_>) -> Vec<(usize, Sentence)> {
    // What a few of many accounts say is not the main subject.
    let many = |row: &&Row| digest.accounts.len() < MANY || 3 * row.accounts.len() >= digest.accounts.len();
    let open = digest.agreed.iter().filter(|row| !row.slight && row.disputes.is_empty()).filter(many).take(ROWS);
    let parts: Vec<(&Row, Shared)> = open.map(|row| (row, shared(comparison, row.claim))).collect();
    let sentence = |(row, part): &(&Row, Shared)| {
        let words = quotation(comparison, part);
        let n = comparison.claims[row.claim.0].accounts.len();
        let say = accounts_say(n, digest.accounts.len(), "say");
        let text = if part.extent == Extent::Words {
            format!("{say}: “{words}”.")
        } else {
            let label = &comparison.account(comparison.statement(part.statement).account).label;
            format!("{say} this, each in other words; {label}: “{words}”.")
        };
        (n, Sentence::of(vec![row.claim], text))
    };
    let brief = |(_, part): &&(&Row, Shared)| quotation(comparison, part).split_whitespace().count() <= LONG;
    let (same, other): (Vec<_>, Vec<_>) = parts.iter().filter(brief).partition(|(_, part)| part.extent == Extent::Words);
    if same.is_empty() { other.into_iter().take(1).map(sentence).collect() } else { same.into_iter().take(2).map(sentence).collect() }
}

/// The accounts that surely report what a row's example statement says.
fn sure_accounts(comparison: &Comparison, sure: &SamePairs<'_>, row: &Row) -> Vec<AccountId> {
    sure.accounts(&sure.statements(row.claim, &comparison.claims[row.claim.0].statements))
}

/// What most accounts surely report in different ways, with how many report it.
fn unsettled<'r>(
    comparison: &Comparison,
    digest: &Digest<'_>,
    rows: impl Iterator<Item = &'r Row>,
    sure: &SamePairs<'_>,
) -> Option<(usize, Sentence)> {
    let of = digest.accounts.len();
    let rows = rows.filter(|row| !row.slight).take(ROWS);
    let counts = rows.map(|row| (sure_accounts(comparison, sure, row).len(), Reverse(row.claim), row.disputes.is_empty()));
    let (n, Reverse(claim), alike) = counts.filter(|(n, ..)| is_main(*n, of)).max()?;
    let how = if alike { "this, each with details of its own" } else { "this, not alike on every point" };
    Some((n, Sentence::of(vec![claim], example(comparison, claim, n, of, how))))
}

/// The fallback if most accounts surely report nothing in common: the statement that is most similar to those of the others, shown as no
/// more than that.
fn story(comparison: &Comparison, digest: &Digest<'_>) -> Option<Sentence> {
    let of = digest.accounts.len();
    let rows = digest.perhaps.iter().chain(&digest.not_settled).chain(&digest.several);
    let brief = |row: &&Row| !row.slight && comparison.words(comparison.claims[row.claim.0].gist).split_whitespace().count() <= LONG;
    let row = rows
        .filter(|row| 2 * row.accounts.len() > of)
        .filter(brief)
        .max_by_key(|row| (row.texts, row.accounts.len(), Reverse(row.claim)))?;
    let claims = std::iter::once(row.claim).chain(row.others.iter().copied()).collect();
    let gist = comparison.claims[row.claim.0].gist;
    let label = &comparison.account(comparison.statement(gist).account).label;
    let by = if of == 2 { "both" } else { "most" };
    let text =
        format!("Nothing was found that {by} surely report; closest to the others is {label}: “{}”.", clause(comparison.words(gist)));
    Some(Sentence::of(claims, text))
}

/// What most accounts surely report while they disagree on a point, with how many report it.
fn disputed_story(comparison: &Comparison, digest: &Digest<'_>, sure: &SamePairs<'_>) -> Option<(usize, Sentence)> {
    let of = digest.accounts.len();
    let claims = digest.disputes.iter().chain(&digest.moved).flat_map(|dispute| dispute.claims.iter().copied());
    let counts = claims.map(|id| (sure.accounts(&sure.statements(id, &comparison.claims[id.0].statements)).len(), Reverse(id)));
    let (n, Reverse(claim)) = counts.filter(|(n, _)| is_main(*n, of)).max()?;
    Some((n, Sentence::of(vec![claim], example(comparison, claim, n, of, "this, not alike on every point"))))
}

/// "3 of 5 report this, each with details of its own; a: “The depot burned”."
fn example(comparison: &Comparison, claim: ClaimId, n: usize, of: usize, how: &str) -> String {
    let gist = comparison.claims[claim.0].gist;
    let label = &comparison.account(comparison.statement(gist).account).label;
    // Only accounts that surely report it are counted; others may report it too.
    let least = if n < of { "At least " } else { "" };
    format!("{least}{} {how}; {label}: “{}”.", accounts_say(n, of, "report"), brief(comparison.words(gist)))
}

/// True if enough accounts report it for it to be the main subject: most, or a third of many.
fn is_main(n: usize, of: usize) -> bool {
    2 * n > of || of >= MANY && 3 * n >= of
}

fn disputed(digest: &Digest<'_>) -> Option<Sentence> {
    let points = &digest.disputes;
    let all = if digest.accounts.len() == 2 { "both" } else { "all" };
    (!points.is_empty()).then(|| {
        let about = points.iter().map(|d| about(&d.question)).collect();
        let lead = format!("They cannot {all} be right on {}", counted(points.len(), "point"));
        let text = format!("{lead}: {}.", listed(about, POINTS));
        Sentence { points: Some((lead, points.len().min(POINTS))), ..from(points, text) }
    })
}

/// The question, with the words around the answer if the question alone says too little.
fn about(question: &super::Question) -> String {
    let beside =
        question.asked.split_once("? ").filter(|(_, words)| !question.about.contains(words)).map(|(_, words)| format!(" ({words})"));
    format!("{}{}", question.about, beside.unwrap_or_default())
}

/// Figures for which later reports have later values.
fn moved(comparison: &Comparison, digest: &Digest<'_>) -> Option<Sentence> {
    let steps = |d: &Dispute<'_>| {
        let mut all: Vec<String> = d.values.iter().map(|value| step(comparison, value)).collect();
        if all.len() > STEPS {
            drop(all.splice(1..all.len() - 1, ["…".to_string()]));
        }
        all.join(" → ")
    };
    let count = digest.moved.len();
    let each = digest.moved.iter().map(|d| format!("{} ({})", d.question.about, steps(d))).collect();
    let were = if count == 1 { "was" } else { "were" };
    (count > 0).then(|| from(&digest.moved, format!("{} {were} updated: {}.", counted(count, "figure"), listed(each, FIGURES))))
}

/// A figure as a number, unless it has a bound.
fn step(comparison: &Comparison, value: &super::Value<'_>) -> String {
    let exact = value.sides.first().and_then(|side| {
        let (statement, span) = (comparison.statement(side.statement?), side.span?);
        statement.mentions.iter().filter(|m| m.span.overlaps(span)).find_map(|m| match &m.content {
            Content::Quantity(quantity) => Some(quantity.bound == Bound::Exact),
            _ => None,
        })
    });
    if exact == Some(true) { value.normal.to_string() } else { format!("“{}”", value.words) }
}

/// The words in which the accounts differ, those that take sides first.
fn wording(comparison: &Comparison, digest: &Digest<'_>) -> Option<Sentence> {
    const KINDS: [DifferenceKind; 4] =
        [DifferenceKind::Loaded, DifferenceKind::Distancing, DifferenceKind::Intensity, DifferenceKind::Label];
    const WORDS: usize = 6;
    // Most of its wordings that are shown.
    const NAMED: usize = 4;
    // a word against the same word in scare quotes says little in short
    let bare = |words: &str| words.trim_matches(['‘', '’']).to_lowercase();
    let clear = |choice: &&Choice<'_>| {
        let differ = choice.wordings.iter().any(|w| bare(&w.words) != bare(&choice.wordings[0].words));
        let short = choice.wordings.iter().all(|w| !w.accounts.is_empty() && (1..=WORDS).contains(&w.words.split_whitespace().count()));
        short && differ && choice.wordings.iter().any(|w| w.charged)
    };
    let choice = KINDS.iter().find_map(|kind| digest.choices.iter().filter(|choice| choice.kind == *kind).find(clear))?;
    let each = choice.wordings.iter().take(NAMED).enumerate().map(|(at, wording)| {
        let say = match (at, wording.accounts.len()) {
            (0, 1) => " says",
            (0, _) => " say",
            _ => "",
        };
        format!("{}{say} “{}”", names(comparison, &wording.accounts), wording.words)
    });
    let mut each: Vec<String> = each.collect();
    let first = each.remove(0);
    let more = choice.wordings.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let text = format!("{first}; {}{rest}.", each.join(", "));
    Some(Sentence { differences: choice.differences.clone(), ..Sentence::of(choice.claims.clone(), text) })
}

/// The account with most statements without a match.
fn alone(comparison: &Comparison, digest: &Digest<'_>) -> Option<Sentence> {
    let mut alone: Vec<_> = digest.shares.iter().filter(|share| share.alone > 0).collect();
    alone.sort_by_key(|share| (Reverse(share.alone), share.account));
    let label = |account: AccountId| comparison.account(account).label.as_str();
    let most = alone.first()?;
    let others = if digest.accounts.len() == 2 { "the other" } else { "the others" };
    let next = alone.get(1).map_or_else(String::new, |next| format!(", {} {}", label(next.account), next.alone));
    let text = format!("{} says {} with no match found in {others}{next}.", label(most.account), counted(most.alone, "thing"));
    Some(Sentence::of(Vec::new(), text))
}

/// That nothing was found; said only of the whole comparison, not of a selected part.
fn nothing(comparison: &Comparison, digest: &Digest<'_>) -> Option<Sentence> {
    let own = |claim: &crate::model::Claim| claim.accounts.iter().any(|account| digest.accounts.binary_search(account).is_ok());
    let mut claims = (0..comparison.claims.len()).map(ClaimId).filter(|id| own(&comparison.claims[id.0])).peekable();
    let sentence = |text: &str, claims| Sentence::of(claims, text.into());
    if claims.peek().is_none() {
        return Some(sentence("No statement of one was found in another.", Vec::new()));
    }
    let claims: Vec<ClaimId> = claims.collect();
    let weak = claims.iter().all(|id| digest.perhaps.iter().any(|row| row.claim == *id || row.others.contains(id)));
    weak.then(|| sentence("No statement of one was surely found in another; some may be the same.", claims))
}

fn from(points: &[Dispute<'_>], text: String) -> Sentence {
    let (mut claims, mut differences): (Vec<ClaimId>, Vec<DifferenceId>) = (Vec::new(), Vec::new());
    points.iter().for_each(|d| claims.extend(&d.claims));
    points.iter().for_each(|d| differences.extend(&d.differences));
    claims.sort();
    claims.dedup();
    differences.sort();
    differences.dedup();
    Sentence { differences, ..Sentence::of(claims, text) }
}

/// "All 5 say", "Both say", "3 of 5 say".
fn accounts_say(n: usize, of: usize, verb: &str) -> String {
    match (n, of) {
        (2, 2) => format!("Both {verb}"),
        (n, of) if n == of => format!("All {of} {verb}"),
        (n, of) => format!("{n} of {of} {verb}"),
    }
}

/// The shared words, verbatim, with "…" between spans.
fn quotation(comparison: &Comparison, part: &Shared) -> String {
    let text = &comparison.account(comparison.statement(part.statement).account).text;
    let words = |span: &Span| clause(span.text(text));
    part.spans.iter().map(words).collect::<Vec<_>>().join(" … ")
}

/// The same, cut to a readable length.
fn brief(words: &str) -> String {
    let whole = clause(words);
    let all: Vec<&str> = whole.split_whitespace().collect();
    if all.len() <= LONG { whole } else { format!("{} …", all[..LONG].join(" ").trim_end_matches([',', ';', ':'])) }
}

/// Words on one line, without the final full stop and the quotation marks around all of it.
fn clause(words: &str) -> String {
    let line = crate::text::one_line(words);
    line.strip_suffix(['.', ':', ',']).filter(|rest| !rest.ends_with('.')).map_or(line.clone(), str::to_string)
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// The first items, and how many more there are.
fn listed(mut all: Vec<String>, most: usize) -> String {
    let more = all.len().saturating_sub(most);
    all.truncate(most);
    if more > 0 {
        all.push(format!("{more} more"));
    }
    let last = all.pop().unwrap_or_default();
    if all.is_empty() { last } else { format!("{} and {last}", all.join(", ")) }
}

/// Accounts by name; more than four by number.
fn names(comparison: &Comparison, accounts: &[AccountId]) -> String {
    const NAMED: usize = 4;
    if accounts.len() > NAMED {
        return format!("{} accounts", accounts.len());
    }
    let labels: Vec<&str> = accounts.iter().map(|account| comparison.account(*account).label.as_str()).collect();
    match labels.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Sentence, in_short};
    use crate::digest::Digest;
    use crate::digest::claim_rows::SamePairs;
    use crate::load::Input;
    use crate::model::{AccountId, Claim, Comparison, Settings, StatementId};
    use crate::report::fixture;
    use crate::select;

    fn compared(texts: &[String]) -> Comparison {
        let input =
            |(at, text): (usize, &String)| Input { path: format!("paper{at:02}.txt"), bytes: text.as_bytes().into(), ..Input::default() };
        crate::compare(texts.iter().enumerate().map(input).collect(), &Settings { one_event: true, ..Settings::default() })
    }

    fn summary(comparison: &Comparison) -> Vec<Sentence> {
        Digest::of(comparison, &select::everything(comparison), None).in_short
    }

    fn texts(comparison: &Comparison) -> Vec<String> {
        summary(comparison).into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn two_accounts_are_called_both() {
        let comparison = compared(&[
            "Norfolk Bank bought Eastern Trust on 4 March 2019.\n\nThe bank closed 120 branches in Wales.".into(),
            "Norfolk Bank bought Eastern Trust on 4 March 2019.\n\nThe bank closed 140 branches in Wales.".into(),
        ]);
        let found = texts(&comparison);
        assert_eq!(found.first().map(String::as_str), Some("Both say: “Norfolk Bank bought Eastern Trust on 4 March 2019”."));
        assert!(
            found.contains(&"They cannot both be right on 1 point: how many branches in Wales the bank closed.".to_string()),
            "{found:?}"
        );
    }

    #[test]
    fn what_all_report_comes_first() {
        let comparison = compared(&texts_of([
            "The ferry Alma ran aground off Brevik on 4 May 2019 with sixty passengers on board.",
            "The ferry Alma ran aground off Brevik on 4 May 2019, ten minutes after it had left the quay.",
            "The ferry Alma ran aground off Brevik on 4 May 2019 while its captain was asleep.",
        ]));
        let digest = Digest::of(&comparison, &select::everything(&comparison), None);
        assert_eq!(digest.several.iter().map(|row| row.accounts.len()).collect::<Vec<_>>(), [3], "{:?}", digest.not_settled);
        let first = &digest.in_short[0].text;
        assert!(first.starts_with("All 3 report this, each with details of its own; paper0"), "{first}");
    }

    fn texts_of(texts: [&str; 3]) -> Vec<String> {
        texts.map(str::to_string).to_vec()
    }

    #[test]
    fn many_accounts_are_counted() {
        let text = |at: usize| match at % 2 {
            0 => "The old lighthouse at Skagen burned down on 3 May 2001.".to_string(),
            _ => "The old lighthouse at Skagen burned down on 3 May 2001, a keeper said.".to_string(),
        };
        let mut comparison = compared(&(0..60).map(text).collect::<Vec<_>>());
        let all: Vec<StatementId> = (0..60).map(StatementId).collect();
        comparison.claims = fixture::sample().claims.split_off(2);
        let claim = &mut comparison.claims[0];
        *claim = Claim { accounts: (0..60).map(AccountId).collect(), gist: all[0], statements: all, ..claim.clone() };
        comparison.claims[0].entities = Vec::new();
        comparison.claims[0].runner_up = None;
        comparison.differences = Vec::new();
        let found = texts(&comparison);
        assert!(found[0].starts_with("All 60 say: “The old lighthouse at Skagen burned down on 3 May 2001"), "{found:?}");
    }

    #[test]
    fn a_comparison_without_findings_says_so() {
        let comparison = compared(&["The cat slept in the barn.".into(), "Shares in Acme rose by four per cent.".into()]);
        let found = texts(&comparison);
        assert_eq!(found.last().map(String::as_str), Some("No statement of one was found in another."), "{found:?}");
    }

    #[test]
    fn sentences_carry_their_findings_and_count_in_words_that_fit() {
        let comparison = fixture::sample();
        let found = summary(&comparison);
        let dispute = found.iter().find(|s| s.text.contains("cannot all be right")).expect("a dispute");
        assert!(!dispute.claims.is_empty() && !dispute.differences.is_empty());
        assert!(dispute.text.contains(" on 1 point: "), "{}", dispute.text);
        assert!(found.iter().any(|s| s.text == "herald says 2 things with no match found in the others, ledger 1."));
        assert!(found.len() <= MOST + 1);
        let digest =
            Digest { accounts: vec![crate::model::AccountId(0)], ..Digest::of(&comparison, &select::everything(&comparison), None) };
        assert!(in_short(&comparison, &digest, &SamePairs::of(&comparison)).is_empty(), "one account is compared with nothing");
    }
}
