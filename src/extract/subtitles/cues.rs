//! Splits a subtitle file into cues: when they are shown, and their lines.

use crate::extract::Work;

/// What is shown at one time. Times are in milliseconds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cue<'t> {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) lines: Vec<&'t str>,
}

/// The cues of a file, and what is wrong with their times.
#[derive(Default)]
pub(super) struct Found<'t> {
    pub(super) cues: Vec<Cue<'t>>,
    /// Number of cues with an impossible time. They take the time of the cue before them.
    unclear: usize,
    /// Number of cues that begin before the one above them, or end before they begin.
    backwards: usize,
    /// Number of lines that belong to no cue.
    stray: usize,
}

/// The arrow between two times.
const ARROW: &str = "-->";
/// Blocks of a file that contain no cue.
const ASIDE: [&str; 3] = ["NOTE", "STYLE", "REGION"];
/// Latest hour of a time.
const LATEST: u64 = 999;

impl Found<'_> {
    pub(super) fn push_notices(&self, work: &mut Work) {
        if self.unclear > 0 {
            let (cues, have) = if self.unclear == 1 { ("subtitle", "has") } else { ("subtitles", "have") };
            work.warn(format!("{} {cues} {have} an impossible time; each is placed at the time before it", self.unclear));
        }
        if self.backwards > 0 {
            let (cues, stand) = if self.backwards == 1 { ("subtitle has", "it is") } else { ("subtitles have", "they are") };
            work.warn(format!("{} {cues} a time before that of the one above; {stand} read in the order of the file", self.backwards));
        }
        if self.stray > 0 {
            let (lines, are) = if self.stray == 1 { ("line", "is") } else { ("lines", "are") };
            work.warn(format!("{} {lines} without a time {are} not read", self.stray));
        }
    }
}

/// True if a file begins with a cue, whatever its name.
pub(in crate::extract) fn begins(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let text = head.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().trim_end();
    if is_mark(first) {
        return text.contains(ARROW) || text.lines().nth(1).is_none_or(|line| line.trim().is_empty() || line.contains(':'));
    }
    let numbered = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    let timed = if numbered { lines.next().unwrap_or_default() } else { first };
    timed.contains(ARROW) && times(timed).is_some_and(|(start, end)| start.is_some() && end.is_some())
}

/// True for the first line of a WebVTT file.
fn is_mark(line: &str) -> bool {
    line == "WEBVTT" || line.strip_prefix("WEBVTT").is_some_and(|rest| rest.starts_with(['\t', ' ']) && !rest.trim_end().ends_with('.'))
}

/// Returns the cues of a text.
pub(super) fn cues(text: &str) -> Found<'_> {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let mut found = Found::default();
    let mut aside = lines.first().is_some_and(|line| is_mark(line.trim_end()));
    // Lines before a time, which may be its number or name.
    let mut before: Vec<&str> = Vec::new();
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        // A blank represents a line that is still empty while captions roll up.
        if open && !line.is_empty() && line.trim().is_empty() {
            continue;
        }
        let line = line.trim_end();
        if let Some((start, end)) = times(line) {
            // The number of a cue that no empty line separates from the one before it.
            if let Some(last) = found.cues.last_mut().filter(|_| open)
                && last.lines.last().is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()))
                && last.lines.len() > 1
            {
                last.lines.pop();
            }
            before.clear();
            found.open(start, end);
            (open, aside) = (true, false);
        } else if line.is_empty() {
            // SBV and SRT sometimes have empty lines within a cue: what follows is a new cue only if it has a time.
            let next = lines[at + 1..].iter().take(3).position(|line| times(line).is_some());
            if !open || next.is_some() || at + 1 == lines.len() {
                found.stray += before.len();
                before.clear();
                open = false;
            }
            aside = false;
        } else if ASIDE.iter().any(|word| line == *word || line.starts_with(&format!("{word} ")))
            && (!open || lines[at.saturating_sub(1)].is_empty())
        {
            (aside, open) = (true, false);
        } else if aside {
        } else if open {
            if let Some(cue) = found.cues.last_mut() {
                cue.lines.push(line.trim());
            }
        } else {
            before.push(line);
        }
    }
    found.stray += before.len();
    found
}

impl Found<'_> {
    fn open(&mut self, start: Option<u64>, end: Option<u64>) {
        let last = self.cues.last().map_or(0, |cue| cue.start);
        let (Some(start), Some(end)) = (start, end) else {
            self.unclear += 1;
            self.cues.push(Cue { start: last, end: last, lines: Vec::new() });
            return;
        };
        self.backwards += usize::from(start < last || end < start);
        self.cues.push(Cue { start, end: end.max(start), lines: Vec::new() });
    }
}

/// Returns two times, if a line contains only these and settings. A time that has only the form of one (`99:99:99,000`) is `None`.
fn times(line: &str) -> Option<(Option<u64>, Option<u64>)> {
    let line = line.trim();
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((start, rest)) = line.split_once(ARROW) {
        let end = rest.split_whitespace().next()?;
        return Some((time(start.trim())?, time(end)?));
    }
    // SBV: `0:00:01.000,0:00:04.000`
    let (start, end) = line.split_once(',').filter(|(start, end)| start.contains('.') && end.contains('.'))?;
    Some((time(start)?, time(end)?))
}

/// Returns the milliseconds of `00:00:01,000` or `00:01.500`. Returns `None` if it does not look like a time, and `Some(None)` if no clock
/// can show it.
fn time(text: &str) -> Option<Option<u64>> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let parts: Vec<&str> = clock.split(':').collect();
    let digits = |text: &str| !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|part| digits(part)) || !digits(fraction) {
        return None;
    }
    let mut numbers: Vec<u64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    if numbers.len() == 2 {
        numbers.insert(0, 0);
    }
    let [hours, minutes, seconds] = numbers[..] else { return None };
    let thousandths: u64 = format!("{fraction:0<3}")[..3].parse().ok()?;
    let shown = hours <= LATEST && minutes < 60 && seconds < 60;
    Some(shown.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths))
}
