//! Subtitles (SRT, WebVTT, SBV): what is said as running text, with the moment at which each part is said. Sentences run over cues, so cues
//! are joined. The speaker comes before what is said, as in a printed conversation.

mod cues;
mod spoken;

use cues::Cue;
pub(super) use cues::begins;
use spoken::{Spoken, spoken};

use crate::extract::decode::decode;
use crate::extract::{Body, Document, Extracted, Failure, Work, pdf};
use crate::model::{Place, Places};

/// Returns the single document of a subtitle file.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let decoded = decode(bytes, work.path, work.notices);
    if decoded.binary {
        return Err(Failure("is not a subtitle file: it looks like a binary file".into()));
    }
    let found = cues::cues(&decoded.text);
    if found.cues.is_empty() {
        return Err(Failure(
            "has no subtitles: no line with two times and an arrow between them, such as 00:00:01,000 --> 00:00:04,000".into(),
        ));
    }
    found.push_notices(work);
    let said = join_cues(&found.cues);
    said.push_notices(work);
    let body = Body::Extracted(Extracted { text: said.text, pieces: None, places: said.places });
    Ok(vec![Document { body, ..Document::default() }])
}

/// The pause that ends a paragraph after a sentence, and the pause that ends it without a full stop, in milliseconds.
const PAUSE: u64 = 2000;
const LONG_PAUSE: u64 = 5000;
/// From the first length on, in bytes, a paragraph ends with the sentence; from the second on, at the next cue.
const LONG: usize = 600;
const LONGEST: usize = 2400;
/// Cues that follow one another within this time show one rolling text, in milliseconds.
const AT_ONCE: u64 = 120;
/// A text with at least [`LEAST_WORDS`] words counts as unpunctuated if sentences end more rarely than every [`WORDS_A_SENTENCE`] words.
const LEAST_WORDS: usize = 120;
const WORDS_A_SENTENCE: usize = 80;

/// What is said.
#[derive(Default)]
struct Said {
    text: String,
    places: Places,
    /// Number of sounds, and the first.
    sounds: (usize, String),
    /// Number of lines that were shown before.
    repeated: usize,
    /// True if sentences hardly ever end with punctuation.
    unmarked: bool,
}

impl Said {
    fn push_notices(&self, work: &mut Work) {
        if let (count @ 1.., first) = &self.sounds {
            let (what, are) = if *count == 1 { ("sound description", "is") } else { ("sound descriptions", "are") };
            work.warn(format!("{count} {what} {are} left out, such as {first}"));
        }
        if self.repeated > 0 {
            let (lines, are) = if self.repeated == 1 { ("line", "is") } else { ("lines", "are") };
            work.warn(format!("{} repeated {lines} {are} read once", self.repeated));
        }
        if self.unmarked {
            work.warn("has hardly any punctuation at the ends of sentences: the words between two pauses are read as one sentence");
        }
    }
}

/// Joins all cues to one text.
fn join_cues(cues: &[Cue]) -> Said {
    let mut out = Said::default();
    let words: usize = cues.iter().flat_map(|cue| &cue.lines).map(|line| line.split_whitespace().count()).sum();
    let ends = cues.iter().flat_map(|cue| &cue.lines).filter(|line| line.contains(['.', '?', '!', '…'])).count();
    out.unmarked = words >= LEAST_WORDS && ends * WORDS_A_SENTENCE < words;
    let mut before: Vec<Spoken> = Vec::new();
    let mut voice: Option<String> = None;
    let (mut end, mut from) = (0, 0);
    for cue in cues {
        let lines: Vec<Spoken> =
            cue.lines.iter().map(|line| spoken(line)).filter(|line| !line.words.is_empty() || line.sound.is_some()).collect();
        let pause = cue.start.saturating_sub(end);
        let close = cue.start <= end + AT_ONCE && cue.start >= from;
        let shown = if close { shown_before(&before, &lines) } else { 0 };
        out.repeated += shown;
        let mut first = true;
        for line in &lines[shown..] {
            if let Some(sound) = &line.sound {
                out.sounds.0 += 1;
                if out.sounds.1.is_empty() {
                    out.sounds.1.clone_from(sound);
                }
            }
            if line.words.is_empty() {
                continue;
            }
            let other = line.voice.is_some() && line.voice != voice;
            let turn = other || line.turn && line.voice.is_none();
            if out.begins_paragraph(turn, if first { pause } else { 0 }) {
                out.apart();
            }
            out.place(cue.start, &line.words);
            if let Some(name) = line.voice.as_ref().filter(|_| other) {
                out.text.push_str(name);
                out.text.push_str(": ");
            }
            voice = line.voice.clone().or_else(|| voice.take().filter(|_| !line.turn));
            out.text.push_str(&line.words);
            first = false;
        }
        if !lines.is_empty() {
            before = lines;
            (end, from) = (cue.end, cue.start);
        }
    }
    out
}

/// Returns how many lines at the start of a cue are those at the end of the cue before it.
fn shown_before(before: &[Spoken], lines: &[Spoken]) -> usize {
    let most = before.len().min(lines.len());
    (1..=most).rev().find(|count| before[before.len() - count..] == lines[..*count]).unwrap_or(0)
}

impl Said {
    fn begins_paragraph(&self, turn: bool, pause: u64) -> bool {
        let ended = self.text.trim_end().ends_with(['.', '!', '?', '…', '"', '”', ':', ')', ']']);
        let length = self.text.len() - self.text.rfind("\n\n").map_or(0, |at| at + 2);
        turn || ended && (pause >= PAUSE || length > LONG) || pause >= LONG_PAUSE || self.unmarked && pause >= PAUSE || length > LONGEST
    }

    fn apart(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// Notes the place of the next words and adds a blank before them, unless a word continues: "34-year-", "old".
    fn place(&mut self, start: u64, words: &str) {
        let word = self.text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let next = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let goes_on = word && next.starts_with(char::is_lowercase) && !pdf::hangs(next);
        if !self.text.is_empty() && !self.text.ends_with('\n') && !goes_on {
            self.text.push(' ');
        }
        let place = Place::Time(u32::try_from(start / 1000).unwrap_or(u32::MAX));
        if self.places.last().is_none_or(|(_, last)| *last != place) {
            self.places.push((self.text.len(), place));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Body, Extracted, File, Options, extract};

    fn read(path: &str, text: &str) -> Result<(Extracted, Vec<String>), String> {
        let mut notices = Vec::new();
        let documents = extract(File { path, bytes: text.as_bytes() }, &Options::default(), &mut notices).map_err(|failure| failure.0)?;
        let Some(Body::Extracted(extracted)) = documents.into_iter().next().map(|d| d.body) else { panic!("not extracted") };
        Ok((extracted, notices.into_iter().map(|notice| notice.text).collect()))
    }

    fn placed(extracted: &Extracted) -> Vec<(&str, String)> {
        let ends = extracted.places.iter().skip(1).map(|(at, _)| *at).chain([extracted.text.len()]);
        extracted.places.iter().zip(ends).map(|((at, place), end)| (extracted.text[*at..end].trim(), place.to_string())).collect()
    }

    #[test]
    fn sentences_run_over_cues() {
        let srt = "1\r\n00:00:01,000 --> 00:00:03,500\r\n{\\an8}The <i>pier</i> was\r\nclosed on\r\n\r\n2\r\n00:00:03,600 --> 00:00:05,000\r\nMonday. [applause]\r\n\r\n\
            3\r\n00:00:05,100 --> 00:00:06,000\r\n[applause]\r\n\r\n4\r\n01:00:09,000 --> 01:00:10,000\r\nTwo boats left.\r\n";
        let (extracted, notices) = read("a.srt", srt).expect("read");
        assert_eq!(extracted.text, "The pier was closed on Monday.\n\nTwo boats left.");
        let places = placed(&extracted);
        assert_eq!(places[0], ("The pier was closed on", "00:00:01".to_string()));
        assert_eq!(places[2], ("Two boats left.", "01:00:09".to_string()));
        assert_eq!(notices, ["2 sound descriptions are left out, such as [applause]"]);
    }

    #[test]
    fn words_run_over_cues() {
        let srt =
            "1\n00:00:01,0 --> 00:00:02,0\nA 61-year-\n\n2\n00:00:02,0 --> 00:00:03,0\nold keeper and first-\nand second-class seats\n";
        let (extracted, _) = read("a.srt", srt).expect("read");
        assert_eq!(extracted.text, "A 61-year-old keeper and first- and second-class seats");
        assert_eq!(placed(&extracted)[1], ("old keeper and first- and second-class seats", "00:00:02".to_string()));
    }

    #[test]
    fn speakers_stand_before_what_they_say() {
        let vtt = "WEBVTT - hearing\n\nNOTE not\nread\n\nSTYLE\n::cue { color: red }\n\nq1\n00:01.000 --> 00:02.000 align:start position:0%\n<v Ada Quill>Did the\nvan stop?\n\n\
            00:02.000 --> 00:03.000\n<v Ben Roe>No.</v>\n\n00:03.000 --> 00:04.000\n<v Ben Roe>It drove on.</v>\n\n00:05.000 --> 00:06.000\n- Where to?\n- South.\n\n00:07.000 --> 00:08.000\nDR HALE: I saw &lt;it&gt;.\n";
        let (extracted, notices) = read("a.vtt", vtt).expect("read");
        assert_eq!(
            extracted.text,
            "Ada Quill: Did the van stop?\n\nBen Roe: No. It drove on.\n\nWhere to?\n\nSouth.\n\nDR HALE: I saw <it>."
        );
        assert_eq!(notices, Vec::<String>::new());
    }

    #[test]
    fn lines_that_roll_up_are_read_once() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\nrain fell<00:00:00.500><c> on</c>\n\n00:02.000 --> 00:02.010\nrain fell on\n\n00:02.010 --> 00:04.000\nrain fell on\nthe pier\n\n\
            00:04.000 --> 00:06.000\nthe pier\nall day\n\n00:09.000 --> 00:10.000\nall day\n";
        let (extracted, notices) = read("a.vtt", vtt).expect("read");
        assert_eq!(extracted.text, "rain fell on the pier all day all day");
        assert_eq!(notices, ["3 repeated lines are read once"]);
    }

    #[test]
    fn captions_of_a_machine() {
        let vtt = "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.160 --> 00:00:02.310 align:start position:0%\n \nrain<00:00:00.480><c> fell</c>\n\n\
            00:00:02.310 --> 00:00:02.320 align:start position:0%\nrain fell\n \n\n00:00:02.320 --> 00:00:04.950 align:start position:0%\nrain fell\non<00:00:02.639><c> the</c><c> pier</c>\n\n\
            00:00:04.950 --> 00:00:04.960 align:start position:0%\non the pier\n \n\n";
        let (extracted, notices) = read("a.vtt", vtt).expect("read");
        assert_eq!(placed(&extracted), [("rain fell", "00:00:00".to_string()), ("on the pier", "00:00:02".to_string())]);
        assert_eq!(notices, ["3 repeated lines are read once"]);
    }

    #[test]
    fn sbv_and_sloppy_files() {
        let (extracted, _) = read("a.sbv", "0:00:01.000,0:00:04.000\nRain fell.\n\n0:00:04.500,0:00:05.000\nWind rose.\n").expect("read");
        assert_eq!(placed(&extracted)[1], ("Wind rose.", "00:00:04".to_string()));
        // No empty lines between cues, and one inside a cue.
        let (extracted, notices) =
            read("a.srt", "1\n00:00:01,0 --> 00:00:02,0\nRain fell.\n2\n00:00:02,0 --> 00:00:03,0\nWind\n\nrose.\n").expect("read");
        assert_eq!((extracted.text.as_str(), notices.len()), ("Rain fell. Wind rose.", 0));
    }

    #[test]
    fn wrong_times_are_told() {
        let (extracted, notices) = read(
            "a.srt",
            "1\n00:00:05,000 --> 00:00:06,000\nRain.\n\n2\n99:99:99,999 --> 99:99:99,999\nWind.\n\n3\n00:00:02,000 --> 00:00:01,000\nSnow.\n",
        )
        .expect("read");
        assert_eq!(extracted.text.split_whitespace().collect::<Vec<_>>(), ["Rain.", "Wind.", "Snow."]);
        assert_eq!(
            notices,
            [
                "1 subtitle has an impossible time; each is placed at the time before it",
                "1 subtitle has a time before that of the one above; it is read in the order of the file"
            ]
        );
        assert!(read("a.srt", "Rain fell.\n").expect_err("no cue").starts_with("has no subtitles"));
        assert!(read("a.vtt", "WEBVTT\n").expect_err("no cue").starts_with("has no subtitles"));
        for junk in [
            "-->",
            "0 --> 0",
            "00:00:00,0 --> ",
            "999999:0:0,0 --> 0:0:0,0\nx",
            "\u{feff}WEBVTT\n\n00:01.000 --> 00:02.000\n<v >x<v",
            "1\n00:00:01,0 --> 00:00:02,0\n{\\",
        ] {
            let _ = read("a.srt", junk);
        }
    }

    #[test]
    fn a_text_without_full_stops_is_cut_at_pauses() {
        let cues: String = (0..40).map(|at| format!("{at}\n00:{at:02}:00,000 --> 00:{at:02}:03,000\nrain fell on the pier\n\n")).collect();
        let (extracted, notices) = read("a.srt", &cues).expect("read");
        assert_eq!(extracted.text.split("\n\n").count(), 40);
        assert_eq!(notices, ["has hardly any punctuation at the ends of sentences: the words between two pauses are read as one sentence"]);
    }
}
