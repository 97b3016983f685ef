//! Questions for invented accounts of unrelated events, active and passive.

use super::{Question, question};
use crate::load::Input;
use crate::model::{AccountId, Comparison, DifferenceKind, Settings, Side, Span, StatementId, Voice};

/// The question for disputed values, each the first occurrence in its text.
fn asked(kind: DifferenceKind, stated: &[(&str, &str)]) -> Question {
    let input =
        |(at, (text, _)): (usize, &(&str, &str))| Input { path: format!("{at}.txt"), bytes: text.as_bytes().into(), ..Input::default() };
    let comparison = crate::compare(stated.iter().enumerate().map(input).collect(), &Settings::default());
    let sides: Vec<Side> = stated.iter().enumerate().map(|(at, (_, value))| side(&comparison, AccountId(at), value)).collect();
    question(&comparison, kind, &sides.iter().collect::<Vec<_>>())
}

fn side(comparison: &Comparison, account: AccountId, value: &str) -> Side {
    let text = &comparison.account(account).text;
    let at = text.find(value).expect("the text tells the value");
    let span = Span::of(text, at..at + value.len());
    let statement = comparison.statements.iter().position(|s| s.account == account && s.span.contains(span)).expect("a statement tells it");
    Side { account, statement: Some(StatementId(statement)), span: Some(span), value: value.into(), voice: Voice::Own }
}

#[test]
fn times_are_asked_for_with_their_preposition() {
    use DifferenceKind::Date;
    for (text, value, wanted) in [
        ("The truce was signed late on November 9 and came into force at midnight.", "November 9", "When was the truce signed?"),
        ("Troops had held the valley since 1993.", "1993", "Since when had troops held the valley?"),
        ("The hospital must pay the nurses by Friday 5 June 1998.", "Friday 5 June 1998", "By when must the hospital pay the nurses?"),
        ("The probe, which entered orbit around Mars in 2003, carried a camera.", "2003", "When did the probe enter orbit around Mars?"),
        ("On 4 March 2019 the bank, the oldest in Wales, closed its branches.", "4 March 2019", "When did the bank close its branches?"),
        ("Columba founded the abbey of Kells in 807.", "807", "When did Columba found the abbey of Kells?"),
    ] {
        assert_eq!(asked(Date, &[(text, value)]).asked, wanted);
    }
}

#[test]
fn figures_are_asked_for_by_what_they_count() {
    use DifferenceKind::Quantity;
    for (text, value, wanted, stated) in [
        (
            "Fourteen miners were killed on Tuesday.",
            "Fourteen miners",
            "How many miners were killed on Tuesday?",
            "… miners were killed on Tuesday",
        ),
        ("The collapse killed 14 people.", "14 people", "How many people did the collapse kill?", "The collapse killed … people"),
        ("The shaft is 300 metres deep.", "300 metres", "How deep is the shaft?", "The shaft is … deep"),
        ("The mission cost 300 million euros.", "300 million euros", "How much did the mission cost?", "The mission cost …"),
        (
            "Armenia had occupied about 20 percent of Azerbaijan's territory.",
            "about 20 percent of Azerbaijan's territory",
            "How much of Azerbaijan's territory had Armenia occupied?",
            "Armenia had occupied … of Azerbaijan's territory",
        ),
        (
            "About 5,000 homes were left without power.",
            "About 5,000 homes",
            "How many homes were left without power?",
            "… homes were left without power",
        ),
    ] {
        let question = asked(Quantity, &[(text, value)]);
        assert_eq!((question.asked.as_str(), question.stated.as_str()), (wanted, stated));
    }
}

#[test]
fn only_what_a_figure_counts_is_asked_for() {
    let one = |text, value| asked(DifferenceKind::Quantity, &[(text, value)]).asked;
    let text = "Masked youths attacked three banks, several shops and a hall.";
    assert_eq!(one(text, "three banks"), "How many banks did masked youths attack?");
    assert_eq!(one("The lorry carried 300 men and women.", "300 men and women"), "How many men and women did the lorry carry?");
    let text = "The spring had a depth of 12 metres and was covered.";
    assert_eq!(one(text, "12 metres"), "What depth is given? “The spring had a depth of …”");
    let text = "The couple paid an effective tax rate of 31 percent.";
    assert_eq!(one(text, "31 percent"), "What effective tax rate is given? “… paid an effective tax rate of …”");
}

#[test]
fn no_noun_is_asked_without_what_belongs_to_it() {
    let one = |kind, text, value| asked(kind, &[(text, value)]).asked;
    let text = "The quake struck inland at 0737 GMT at a depth of just ten kilometres in the hills above the old town, the office said.";
    assert_eq!(one(DifferenceKind::Date, text, "0737 GMT"), "When did the quake strike inland?");
    let text = "Storm repairs A strong tide closed the harbour on Tuesday.";
    assert_eq!(one(DifferenceKind::Date, text, "Tuesday"), "When did a strong tide close the harbour?");
}

#[test]
fn a_denied_subject_is_asked_for_with_any() {
    let question = asked(DifferenceKind::Polarity, &[("No alarm was raised.", "No alarm was raised")]);
    assert_eq!((question.asked.as_str(), question.about.as_str()), ("Was any alarm raised?", "whether any alarm was raised"));
    assert_eq!(question.stated, "… alarm was raised");
}

#[test]
fn places_doers_and_denials_are_asked_for() {
    use DifferenceKind::{Actor, Outcome, Place, Polarity};
    let one = |kind, text, value| asked(kind, &[(text, value)]).asked;
    assert_eq!(one(Place, "The trial was held in Leeds.", "Leeds"), "Where was the trial held?");
    assert_eq!(one(Actor, "Anna Reed resigned on Friday.", "Anna Reed"), "Who resigned on Friday?");
    assert_eq!(one(Actor, "The sheriff was shot by Robert Hale.", "Robert Hale"), "By whom was the sheriff shot?");
    let sides = [("The bridge was not damaged.", "was not damaged"), ("The bridge was damaged.", "was damaged")];
    assert_eq!(asked(Polarity, &sides).about, "whether the bridge was damaged");
    let sides = [("The road was wet.", "wet"), ("The road was dry.", "dry")];
    assert_eq!(asked(Outcome, &sides).asked, "Was the road wet or dry?");
}

#[test]
fn the_side_with_a_noun_and_a_short_clause_is_asked_with() {
    let sides = [("He was born in 1961.", "1961"), ("Karel Dvorak was born in 1963.", "1963")];
    assert_eq!(asked(DifferenceKind::Date, &sides).stated, "Karel Dvorak was born");
}

#[test]
fn without_a_clause_the_words_around_the_value_are_shown() {
    let question = asked(DifferenceKind::Quantity, &[("We heard two bangs and then the roof was gone.", "two bangs")]);
    assert_eq!(question.asked, "How many bangs? “We heard … bangs and then the roof was gone”");
    let question = asked(DifferenceKind::Actor, &[("The van hit the car.", "The van hit the car")]);
    assert_eq!(question.asked, "Who did what? “The van hit the car”");
}

#[test]
fn the_stated_question_has_only_words_of_its_account() {
    let text = "The barque, which was bound for Leith, was driven ashore near Dunbar on 4 March 1851 with eleven men.";
    let question = asked(DifferenceKind::Date, &[(text, "4 March 1851")]);
    let own: Vec<&str> = question.stated.split(' ').filter(|word| *word != "…").collect();
    assert!(own.iter().all(|word| text.contains(word)), "{}", question.stated);
    assert!(question.asked.starts_with("When was the barque driven ashore"), "{}", question.asked);
}
