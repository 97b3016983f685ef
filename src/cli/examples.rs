//! The examples around the options in the help.

/// Shown before the options: the most common commands.
pub const FIRST: &str = "\
Examples:
  compare sources/*.txt             in short, what cannot all be right, what several say the same
  compare sources/ -a               all of everything; --alone: also what has no match elsewhere
  compare sources/ -o report.html   a web page in one file, to pass round
  compare sources/ --explain c3     why these statements were held to make one claim";

/// Shown after the options of the long help.
pub const EXAMPLES: &str = "\
More examples:
  compare sources/ -f inline                     each claim's statements, with the words that are an account's own
  compare sources/ -f matrix                     who tells what; timeline, names: what happened when, who calls whom what
  compare sources/ -f profile                    whose words each account quotes, and which words take sides
  compare a.txt b.txt -f columns                 side by side
  compare a.txt                                  what is understood of one account
  compare sources/ -f csv -o reports/            every table for a spreadsheet
  compare sources/ -o quotes.csv                 one of them: who quotes whom
  compare sources/ -o report.xlsx -o report.md   two reports at once
  compare sources/ --only quantity,date          conflicting numbers and dates, and those that go together
  compare sources/ --base aa --min wording       what differs from account aa
  compare sources/ --entity Kalbajar --since 2020-11-15
  compare corpus.jsonl --fields text=body         an account a record; .csv, .json, .mbox, .zip as well
  compare a.txt - --published a.txt=2020-11-25 < b.txt
  compare sources/ --exit-code -q > /dev/null    1 if there is a conflict

On a terminal, what is longer than a page goes through less: n goes to the next section, N to the one before, q leaves.

Exit codes: 0 done; 1 with --exit-code, when a conflict is shown; 2 error.";
