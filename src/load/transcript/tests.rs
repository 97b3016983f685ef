//! Which lines are labels, and what stands behind them.

use super::read;
use crate::language::Language;
use crate::model::Part;

/// The parts of a text, labels and boilerplate in brackets.
fn shown(text: &str) -> Vec<String> {
    let Some(found) = read(text, 0, Language::english()) else { return vec!["none".into()] };
    let words = |range: std::ops::Range<usize>| found.text[range].split_whitespace().collect::<Vec<_>>().join(" ");
    let piece = |piece: &crate::model::Piece| match piece.part {
        Part::Label(_) | Part::Boilerplate => format!("[{}]", words(piece.range.clone())),
        Part::Turn => words(piece.range.clone()),
        Part::Headline | Part::Paragraph | Part::ListItem | Part::Heads => format!("# {}", words(piece.range.clone())),
    };
    found.pieces.iter().map(piece).collect()
}

#[test]
fn numbered_lines_that_run_on() {
    let text = "IN THE HARBOUR COURT\n\n 1   Q.  Was the crane manned when the\n 2       load came down?\n 3   A.  It was not. The driver had gone\n 4       to the canteen.\n\nPage 12\n\n 1   Q.  Alone?\n 2   A.  Yes.\n";
    let want = [
        "# IN THE HARBOUR COURT",
        "[Q.]",
        "Was the crane manned when the load came down?",
        "[A.]",
        "It was not. The driver had gone to the canteen.",
        "[Page 12]",
        "[Q.]",
        "Alone?",
        "[A.]",
        "Yes.",
    ];
    assert_eq!(shown(text), want);
}

#[test]
fn letters_without_points_and_labels_of_all_kinds() {
    let text = "Q Who kept the key?\nA The porter kept it.\nA man from the mill had another.\nQ Which man?\nA I never knew.\nMS. VANCE: Objection.\nTHE COURT: Go on.\n";
    let want = [
        "[Q]",
        "Who kept the key?",
        "[A]",
        "The porter kept it. A man from the mill had another.",
        "[Q]",
        "Which man?",
        "[A]",
        "I never knew.",
        "[MS. VANCE:]",
        "Objection.",
        "[THE COURT:]",
        "Go on.",
    ];
    assert_eq!(shown(text), want);
}

#[test]
fn questions_and_answers_in_a_newspaper() {
    let text = "The keeper spoke to the Gazette on Friday.\n\nQ: Did the lamp go out? A: It did.\n\nQ: When?\nA: At dusk.\n\nThe council meets again in May.\n";
    let want = [
        "# The keeper spoke to the Gazette on Friday.",
        "[Q:]",
        "Did the lamp go out?",
        "[A:]",
        "It did.",
        "[Q:]",
        "When?",
        "[A:]",
        "At dusk.",
        "# The council meets again in May.",
    ];
    assert_eq!(shown(text), want);
}

#[test]
fn names_that_take_turns() {
    let text = "Moen: The well ran dry in June.\nRuiz: It was July.\nMoen: I dug there myself.\nRuiz: So did I.\n";
    assert_eq!(shown(text).len(), 8);
    assert_eq!(shown("Interviewer: Did you see the bull?\nPC Aldous: No.\n")[3], "No.");
}

#[test]
fn what_is_no_conversation() {
    for text in [
        "Place: the old mill\nTime: noon\nPlace: the new mill\nTime: dusk\n",
        "A. Moe left at noon.\nQ was the last letter on the wall.\n",
        "Update: the road is open.\nNote: bring a coat.\n",
        "The mayor had a question: who knew?\nNobody did.\n",
    ] {
        assert_eq!(shown(text), ["none"], "{text}");
    }
}
