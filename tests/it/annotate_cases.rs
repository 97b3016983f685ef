//! The cases in `tests/cases/{speech,certainty,actions,quantities}/*.md`: a text in a block quote, then the mentions found in it, one per
//! line, their parts joined by " · ", with "-" for a missing part. Every mention must be listed, in order.

use std::fs;
use std::path::Path;

use compare_sources::grammar::Grammar;
use compare_sources::language::Language;
use compare_sources::model::{Account, AccountId, Bound, Content, Mention, Reality, Span, SpeechForm};
use compare_sources::{annotate, segment};
use proptest::prelude::*;

/// Renders a mention of the stage under test; `None` for other mentions.
type Render = fn(&str, &Mention) -> Option<String>;

fn words(text: &str, span: Option<Span>) -> String {
    span.map_or("-".into(), |s| s.text(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn speech(text: &str, mention: &Mention) -> Option<String> {
    let Content::Speech(said) = &mention.content else { return None };
    let form = match said.form {
        SpeechForm::Direct => "direct",
        SpeechForm::Mixed => "mixed",
        SpeechForm::Indirect => "indirect",
    };
    Some([form, &words(text, said.source), &words(text, said.cue), &words(text, Some(mention.span))].join(" · "))
}

fn certainty(text: &str, mention: &Mention) -> Option<String> {
    let (level, scope) = match &mention.content {
        Content::Negation { scope } => ("not", *scope),
        Content::Certainty(c) => {
            let level = match c.reality {
                Reality::Confirmed => "confirmed",
                Reality::Probable => "probable",
                Reality::Possible => "possible",
                Reality::Alleged => "alleged",
                Reality::Planned => "planned",
                Reality::Conditional => "conditional",
                Reality::Unknown => "unknown",
            };
            (level, c.scope)
        }
        _ => return None,
    };
    Some([level, &words(text, Some(mention.span)), &words(text, Some(scope))].join(" · "))
}

fn action(text: &str, mention: &Mention) -> Option<String> {
    let Content::Action(event) = &mention.content else { return None };
    let mut out = [event.lemma.as_str(), &words(text, event.agent), &words(text, event.patient)].join(" · ");
    out.push_str(if event.passive { " · passive" } else { "" });
    out.push_str(if event.negated { " · not" } else { "" });
    Some(out)
}

/// Words · value or interval · bound, unit, change, scope, ordinal and role, as far as they are present · what is counted.
fn quantity(text: &str, mention: &Mention) -> Option<String> {
    let Content::Quantity(q) = &mention.content else { return None };
    let value = match (q.bound, q.value, q.low, q.high) {
        (Bound::Range | Bound::Vague, _, Some(low), Some(high)) => format!("{}..{}", low.normalize(), high.normalize()),
        (_, value, _, _) => value.map_or("-".into(), |v| v.normalize().to_string()),
    };
    let mut out = vec![words(text, Some(mention.span)), value];
    out.extend((q.bound != Bound::Exact).then(|| format!("{:?}", q.bound)));
    out.extend(q.unit.clone());
    out.extend(q.change.map(|change| format!("{change:?}")));
    out.extend(q.scope.map(|scope| format!("{scope:?}")));
    out.extend(q.ordinal.then(|| "ordinal".to_string()));
    out.extend(q.role.as_ref().map(|role| format!("role {role}")));
    let modifiers: String = q.modifiers.iter().map(|m| format!(" ({m})")).collect();
    out.extend(q.of.as_ref().map(|of| format!("of {of}{modifiers}")));
    Some(out.join(" · "))
}

fn found(text: &str, render: Render) -> Vec<String> {
    let account = Account::plain(text, None);
    let mut statements = segment::segment(&account, AccountId(0), Language::english());
    annotate::annotate(&account, &mut statements, Language::english(), Grammar::english());
    statements.iter().flat_map(|s| &s.mentions).filter_map(|m| render(text, m)).collect()
}

/// Checks every case of a stage and lists those that differ.
fn check(stage: &str, render: Render) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<_> = fs::read_dir(&folder).expect("a folder of cases").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in files {
        for case in fs::read_to_string(&file).expect("UTF-8").split("\n## ").skip(1) {
            let title = case.lines().next().unwrap_or("");
            let text: Vec<&str> = case.lines().filter_map(|l| l.strip_prefix('>')).map(str::trim).collect();
            let wanted: Vec<String> = case.lines().filter_map(|l| l.strip_prefix("- ")).map(str::to_string).collect();
            let got = found(&text.join("\n"), render);
            count += 1;
            if got != wanted {
                wrong.push(format!("{title}\n  wanted {wanted:#?}\n  got    {got:#?}"));
            }
        }
    }
    assert!(count > 0, "no cases in {}", folder.display());
    assert!(wrong.is_empty(), "{} of {count} cases of {stage} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn speech_cases() {
    check("speech", speech);
}

#[test]
fn certainty_cases() {
    check("certainty", certainty);
}

#[test]
fn action_cases() {
    check("actions", action);
}

#[test]
fn quantity_cases() {
    check("quantities", quantity);
}

/// Pieces that random sentences are made of.
const PIECES: &[&str] = &[
    "said",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "``",
    "''",
    ",",
    ".",
    "?",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "the",
    "officials",
    "Ana Roe",
    "he",
    "who",
    "that",
    "to",
    "by",
    "not",
    "no",
    "may",
    "will",
    "if",
    "killed",
    "was",
    "were",
    "and",
    "according",
    "according to",
    "told",
    "report",
    "claims",
    "failed",
    "on",
    "Monday",
    "in",
    "é",
    "\u{301}",
    "\n",
    "\n\n",
    "12",
    "'s",
    "n't",
    "over",
    "hand",
    "accused",
    "of",
    "adding",
    "whether",
    "unclear",
    "police",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        found(&text, speech);
    }

    #[test]
    fn any_mix_of_words_and_marks_is_read(picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        let text: String = picks.iter().map(|(at, space)| format!("{}{}", PIECES[*at], if *space { " " } else { "" })).collect();
        found(&text, speech);
    }
}

#[test]
fn thousands_of_numbers_are_read() {
    for piece in [
        "million ",
        "1 ",
        "234 ",
        "12,",
        "5-",
        "one and ",
        "two hundred and ",
        "5 to ",
        "3 pounds ",
        "half a ",
        "at least ",
        "dozens of ",
        "killed 5 ",
        "$",
        "1/2 ",
        "$5 (",
        "the age of 5 ",
    ] {
        let account = Account::plain(&piece.repeat(10_000), None);
        let statements = segment::segment(&account, AccountId(0), Language::english());
        // Work quadratic in the length of the text would not end here.
        annotate::quantities::find(&account, &statements, Language::english());
    }
}

#[test]
fn thousands_of_marks_are_read() {
    for piece in ["“", "‘", "\" ", "'a ", "(", "said ", "said, ", "no ", "who ", ", ", "according to ", "to say ", "and said ", "— "]
    {
        let account = Account::plain(&piece.repeat(10_000), None);
        let statements = segment::segment(&account, AccountId(0), Language::english());
        for find in [annotate::speech::find, annotate::certainty::find, annotate::actions::find] {
            find(&account, &statements, Language::english());
        }
    }
}

#[test]
fn a_figure_that_may_be_two_is_announced() {
    for (text, written) in [("The choir of Vik has 2, 129 members.", "“2, 129”"), ("The cable to Oss is 12, 400 metres long.", "“12, 400”")]
    {
        let account = Account::plain(text, None);
        let mut statements = segment::segment(&account, AccountId(0), Language::english());
        annotate::annotate(&account, &mut statements, Language::english(), Grammar::english());
        let notices = annotate::notices(&account, &statements, Language::english());
        assert!(notices.len() == 1 && notices[0].text.contains(written), "{notices:?}");
    }
}
