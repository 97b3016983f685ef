//! Boundaries of the library that do not end a sentence: after "vol.", before a lower-case letter, inside a list within one sentence.

use crate::language::Language;

/// Moves a boundary past what still belongs to the sentence: a closing quotation mark (`… early.| " After the match`), the number of a note
/// (`… research.| [1] Later …`), a smiley.
pub(super) fn past_tail(text: &str, cut: usize, language: &Language) -> usize {
    let mut cut = cut;
    let mark = text[cut..].chars().next().filter(|c| matches!(c, '"' | '”' | '’' | ')' | ']'));
    if let Some(mark) = mark
        && !text[..cut].ends_with(char::is_whitespace)
        && text[cut + mark.len_utf8()..].starts_with(char::is_whitespace)
    {
        cut += mark.len_utf8();
    }
    while let Some(length) = note(text[cut..].trim_start()) {
        cut = text.len() - text[cut..].trim_start().len() + length;
    }
    bare_note(text, cut, language).unwrap_or(cut)
}

/// "… of minorities. 4 Even though …": the number of a note, between a full stop and a word that a number does not count.
fn bare_note(text: &str, cut: usize, language: &Language) -> Option<usize> {
    let rest = text[cut..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let word = rest[digits..].strip_prefix(' ')?;
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    let fits = text[..cut].trim_end().ends_with(['.', ')', '"', '”'])
        && (1..=2).contains(&digits)
        && word.starts_with(char::is_uppercase)
        && language.sentences.uncounted.contains(&word[..end].to_lowercase());
    fits.then(|| text.len() - rest.len() + digits)
}

/// Smileys, which often end a line.
pub(super) const SMILEYS: [&str; 9] = [":)", ":-)", ";)", ";-)", ":D", ":-D", ":(", ":-(", ":P"];

/// Longest content of the brackets of a note, in bytes.
const LONGEST_NOTE: usize = 20;

/// Length of `[12]`, `[1 - 3]`, `[...]` or `:-)` at the start of a text, if white space or the end follows.
fn note(rest: &str) -> Option<usize> {
    let gap = ["[...]", "[…]"].iter().find(|s| rest.starts_with(**s)).map(|s| s.len());
    let smiley = SMILEYS.iter().find(|s| rest.starts_with(**s)).map(|s| s.len());
    let number = || {
        let close = rest.strip_prefix('[')?.bytes().take(LONGEST_NOTE).position(|b| b == b']')?;
        let inside = &rest[1..=close];
        let digits = inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–'))
            && inside.contains(|c: char| c.is_ascii_digit());
        digits.then_some(close + 2)
    };
    gap.or(smiley).or_else(number).filter(|length| rest[*length..].is_empty() || rest[*length..].starts_with(char::is_whitespace))
}

/// True if the words on both sides of a boundary belong to one sentence.
pub(super) fn belongs_together(text: &str, cut: usize, language: &Language) -> bool {
    let (left, right) = (text[..cut].trim_end(), text[cut..].trim_start());
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return false };
    let ends =
        matches!(last, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '。' | '！' | '？' | '։' | '።' | '؟' | '۔' | '।');
    let open = !ends && (matches!(last, ',' | ';' | ':' | '(') || never_ends(left, language));
    let word = first_word(right);
    // "Hundreds? thought the mayor", "What is a pier? is a good question"
    let second = || right.split_whitespace().nth(1).unwrap_or_default();
    let goes_on = language.sentences.finite.contains(word) && !language.sentences.starters.contains(second());
    let tagged = matches!(last, '!' | '?') && (language.sentences.tags.contains(word) || goes_on);
    // "and then … (who knows why) he left"
    let trails_off = left.ends_with("...") || last == '…';
    let aside = first == ')' || trails_off && right.strip_prefix('(').is_some_and(|inside| inside.starts_with(char::is_lowercase));
    // "R-N.C.", with the boundary in the middle of it
    let initials =
        left.len() == cut && right.len() == text.len() - cut && word.chars().count() == 1 && right[word.len()..].starts_with('.');
    // "for 1? days": a character that could not be read
    let unread = left.ends_with('?') && left.trim_end_matches('?').ends_with(|c: char| c.is_ascii_digit()) && first.is_lowercase();
    open || initials
        || unread
        || numbers_item(left, right)
        || half_day_goes_on(left, right, language)
        || tagged
        || aside
        || is_tag(left, right, language)
        || goes_on_after_dash(right)
        || (last == '.'
            && (before_small_letter(left, first, language)
                || cut_short(left, right)
                || measure_goes_on(left, right)
                || after_abbreviation(left, right, language)
                || reign_goes_on(left, right, language)
                || only_a_time(left, language)))
}

/// True if the text ends in a word that never ends a sentence, with a space before it.
fn never_ends(left: &str, language: &Language) -> bool {
    left.rsplit_once(' ').is_some_and(|(_, word)| language.functions.boundaries.never_last.contains(word))
}

/// "The Rept. was filed", "the Exch. court": a short capitalised word with a full stop, before a lower-case word. After the end of a sentence a
/// capital follows, unless the whole text is in lower case; but then this word would be too.
fn cut_short(left: &str, right: &str) -> bool {
    const LONGEST: usize = 6;
    let word = left[last_word_start(left)..].trim_end_matches('.');
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.clone().all(char::is_lowercase);
    let count = 1 + letters.count();
    let word = right.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ';']);
    let small = word.chars().all(|c| c.is_lowercase() || c == '-') && !word.is_empty();
    capital && (3..=LONGEST).contains(&count) && small
}

/// "3 Hen. VIII": the short name of a sovereign and the number.
fn reign_goes_on(left: &str, right: &str, language: &Language) -> bool {
    let mut words = left.trim_end_matches('.').rsplit(' ');
    let name = words.next().unwrap_or_default();
    let year = words.next().unwrap_or_default();
    let counted = (1..=2).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
    let number = first_word(right);
    let roman = (1..=4).contains(&number.len()) && number.bytes().all(|b| b"IVX".contains(&b));
    name.starts_with(char::is_uppercase) && roman && language.dates.reign_names.contains_key(&name.to_lowercase()) && counted
}

/// The first word of a text. Empty if it is longer than any listed word, so that a long text is not scanned at every cut.
fn first_word(text: &str) -> &str {
    const LONGEST: usize = 60;
    match text.char_indices().take(LONGEST).find(|(_, c)| !c.is_alphanumeric()) {
        Some((end, _)) => &text[..end],
        None if text.char_indices().nth(LONGEST).is_none() => text,
        None => "",
    }
}

/// "8:30 p. m. Thursday", "7 a. m. EDT": written with a space, the half of the day looks like the end of a sentence. Before a time zone it does so
/// without a space too: "7 a.m. UTC", "7 a.m. Lisbon time".
fn half_day_goes_on(left: &str, right: &str, language: &Language) -> bool {
    const LONGEST: usize = 5;
    let from = left.char_indices().rev().nth(LONGEST - 1).map_or(0, |(at, _)| at);
    let end = left[from..].to_lowercase();
    let half = |forms: &[String]| forms.iter().any(|half| end.ends_with(half.as_str()));
    let boundaries = &language.functions.boundaries;
    let (apart, together) = (half(&boundaries.half_days_apart), half(&boundaries.half_days));
    if !apart && !together {
        return false;
    }
    let dates = &language.dates;
    let word = &right[..right.find(|c: char| !c.is_alphanumeric()).unwrap_or(right.len())];
    let lower = word.to_lowercase();
    // "AST", whichever zone that is
    let letters = (2..=5).contains(&word.len()) && word.ends_with('T') && word.bytes().all(|b| b.is_ascii_uppercase());
    let alone = letters && right[word.len()..].trim_start_matches(['.', ')']).trim_start().is_empty();
    let zone = dates.is_zone(&lower) && !word.contains(char::is_lowercase) || alone || clock_of_place(right, language);
    let day = dates.weekdays.contains_key(&lower) || dates.months.contains_key(&lower);
    apart && (zone || day) || together && (zone || day && day_goes_on(&right[word.len()..], language))
}

/// "7 a.m. Sunday, police said", "7 a.m. Sunday in a barn", "7 a.m. March 3": the day of that hour. In "7 a.m. Sunday was quiet"
/// the day is the subject.
fn day_goes_on(behind: &str, language: &Language) -> bool {
    let next = behind.split_whitespace().next().unwrap_or_default();
    let is_clause = language.sentences.finite.contains(next) || behind.starts_with(['\'', '’']);
    let small = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    !is_clause && (behind.is_empty() || behind.starts_with([',', '.', ';', ')', '"', '”']) || small)
}

/// "New York time", "Eastern": capitalised words before "time", or a zone that may be used alone.
fn clock_of_place(right: &str, language: &Language) -> bool {
    const LONGEST: usize = 4;
    let words = || right.split_whitespace().take(LONGEST + 1).map(|w| w.trim_end_matches([',', '.', ';', ')']));
    let noun = |w: &str| w.eq_ignore_ascii_case(&language.functions.boundaries.clock_noun);
    let named = words().take_while(|w| w.starts_with(char::is_uppercase) && !noun(w)).count();
    let first = words().next().unwrap_or_default().to_lowercase();
    let alone = language.dates.place_clocks.get(&first).is_some_and(|clock| clock.alone);
    alone || named > 0 && words().nth(named).is_some_and(noun)
}

/// "Shortly after 8:30 a.m." opens a sentence; it is not a sentence.
fn only_a_time(left: &str, language: &Language) -> bool {
    const MOST_WORDS: usize = 6;
    let boundaries = &language.functions.boundaries;
    let start = ['.', '!', '?'].iter().filter_map(|mark| left.rfind(&format!("{mark} "))).max().map_or(0, |at| at + 2);
    let sentence = left[start..].to_lowercase();
    let mut words = sentence.split_whitespace();
    boundaries.half_day_words.contains(&last_word(left))
        && words.next().is_some_and(|first| boundaries.before_clock.contains(first))
        && words.count() < MOST_WORDS
        && sentence.contains(|c: char| c.is_ascii_digit())
}

/// `"Is it safe?" the mayor asked`: one to four words with a verb of saying, after a quotation.
fn is_tag(left: &str, right: &str, language: &Language) -> bool {
    if !(left.ends_with(['"', '”', '\'', '’']) && left.trim_end_matches(['"', '”', '\'', '’']).ends_with(['?', '!', '…'])) {
        return false;
    }
    let verb = right.split_whitespace().take(4).position(|w| language.sentences.tags.contains(w.trim_end_matches([',', '.', ':', ';'])));
    verb.is_some_and(|at| at > 0 && right.split_whitespace().take(at).all(|w| !w.ends_with([',', '.', ':', '?', '!']) || w.len() < 5))
}

/// `— at least so they say`
fn goes_on_after_dash(right: &str) -> bool {
    let rest = right.trim_start_matches(['—', '–', '-']);
    rest.len() < right.len() && rest.trim_start().starts_with(char::is_lowercase)
}

/// A lower-case letter after an abbreviation continues the sentence, as it does after one or two letters that follow a number:
/// "50l. from", "6 ft. wide".
fn before_small_letter(left: &str, first: char, language: &Language) -> bool {
    first.is_lowercase()
        && (is_abbreviation(&last_word(left), language) || is_voiceless(&left[last_word_start(left)..], language) || behind_figure(left))
}

/// True if a text ends in a number and a short word with its full stop.
fn behind_figure(left: &str) -> bool {
    const LONGEST: usize = 4;
    let word = left.strip_suffix('.').unwrap_or_default();
    let figure = word.trim_end_matches(char::is_alphabetic);
    let letters = word[figure.len()..].chars().count();
    (1..=LONGEST).contains(&letters) && figure.trim_end().ends_with(|c: char| c.is_numeric())
}

/// "£12 10s. 6d.", "5 ft. 6 in.": two numbers with their abbreviations, which make one measure.
fn measure_goes_on(left: &str, right: &str) -> bool {
    const LONGEST: usize = 2;
    let rest = right.trim_start_matches(|c: char| c.is_numeric());
    let unit = rest.trim_start();
    let letters = unit.chars().take_while(|c| c.is_alphabetic()).count();
    let small =
        unit.starts_with(char::is_lowercase) && letters <= LONGEST && unit.chars().nth(letters).is_none_or(|c| !c.is_alphanumeric());
    behind_figure(left) && rest.len() < right.len() && rest.len() - unit.len() <= 1 && small
}

/// "Top stories: 1. Storm nears": the number of the first item of a list.
fn numbers_item(left: &str, right: &str) -> bool {
    let number = left.rsplit(' ').next().and_then(|word| word.strip_suffix('.')).unwrap_or_default();
    let before = left[..left.len() - number.len() - usize::from(!number.is_empty())].trim_end();
    (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && before.ends_with(':')
        && right.starts_with(char::is_uppercase)
}

/// True for "u.s", single letters and the words in the lists of abbreviations.
pub(super) fn is_abbreviation(word: &str, language: &Language) -> bool {
    let initials = word.contains('.') || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic));
    let words = &language.sentences;
    initials || language.words.abbreviations.contains(word) || words.either.contains(word) || words.before_names.contains(word)
}

/// True if the full stop before the boundary belongs to an abbreviation that needs the next word.
pub(super) fn after_abbreviation(left: &str, right: &str, language: &Language) -> bool {
    let word = last_word(left);
    let words = &language.sentences;
    let digit = right.starts_with(|c: char| c.is_ascii_digit());
    let capital = left[last_word_start(left)..].starts_with(char::is_uppercase);
    let behind_number = !capital && left[..last_word_start(left)].trim_end().ends_with(|c: char| c.is_ascii_digit());
    let unit = words.units_before_numbers.contains(&word) && !behind_number;
    if digit && (words.before_numbers.contains(&word) || unit || capital && words.before_numbers_in_capitals.contains(&word)) {
        // "He said no. 14 people died." keeps its boundary, "No. 10" does not.
        return !(language.functions.boundaries.also_words.contains(&word) && left.ends_with(&format!(" {word}.")));
    }
    // "The shelf is 3 ft. Tom measured it."
    // "St." ends a sentence if it means a street, "Sec." if it means a second: a following word that begins sentences shows it.
    let shortened =
        words.before_names.contains(&word) || is_voiceless(&left[last_word_start(left)..], language) && !words.either.contains(&word);
    !behind_number && shortened && right.starts_with(char::is_uppercase) && !begins_sentence(right, language)
}

/// "Wm.", "Sgt.", "Regt.": a word of a few letters always has a vowel, so these are abbreviations. Words all in capitals are left
/// out: they are acronyms.
fn is_voiceless(word: &str, language: &Language) -> bool {
    let vowels = language.functions.boundaries.vowels.as_str();
    const LONGEST: usize = 5;
    let letters = word.trim_end_matches('.');
    (2..=LONGEST).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_alphabetic() && !vowels.contains(char::from(b).to_ascii_lowercase()))
        && letters.bytes().skip(1).all(|b| b.is_ascii_lowercase())
}

/// The last word of a text in lower case, without its full stop.
pub(super) fn last_word(left: &str) -> String {
    let word = left[last_word_start(left)..].trim_end_matches(['!', '?', '…']);
    word.strip_suffix('.').unwrap_or(word).to_lowercase().replace('ſ', "s")
}

fn last_word_start(left: &str) -> usize {
    let word = left.trim_end_matches(['!', '?', '…', '.']);
    word.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || *c == '.').last().map_or(word.len(), |(at, _)| at)
}

/// True if the first word is one that often begins sentences.
pub(super) fn begins_sentence(right: &str, language: &Language) -> bool {
    let end = right.find(|c: char| !c.is_alphanumeric()).unwrap_or(right.len());
    end > 0 && language.sentences.starters.contains(&right[..end].to_lowercase())
}
