//! The examples around the options in the help.

/// Shown before the options: the most common commands.
pub(super) const FIRST: &str = "\
Examples:
  compare sources/*.txt             in short, what cannot all be right, what several say
  compare sources/ -a               all lists in full; --alone: also what has no match
  compare sources/ -o report.html   a web page in one file, to share
  compare sources/ --explain c3     why these statements were put together";

/// Shown after the options of the long help.
pub(super) const EXAMPLES: &str = "\
More examples:
  compare sources/ -f inline                     each claim's statements, each account's own words marked
  compare sources/ -f matrix                     who reports what; timeline, names: what happened when, who calls whom what
  compare sources/ -f profile                    whose words each account quotes, and which words take sides
  compare a.txt b.txt -f columns                 side by side
  compare a.txt                                  what was understood of one account
  compare sources/ -f csv -o reports/            every table for a spreadsheet
  compare sources/ -o quotes.csv                 one of them: who quotes whom
  compare sources/ -o report.xlsx -o report.md   two reports at once
  compare sources/ --only quantity,date          only numbers and dates
  compare sources/ --base aa --min wording       what differs from account aa
  compare sources/ --entity Kalbajar --since 2020-11-15
  compare corpus.jsonl --fields text=body         one account per record; also .csv, .json, .mbox, .zip
  compare a.txt - --published a.txt=2020-11-25 < b.txt
  compare sources/ --exit-code -q > /dev/null    exit code 1 if there is a conflict

On a terminal, output longer than a page goes through less: n goes to the next section, N to the previous one, q quits.

Exit codes: 0 success; 1 a conflict is shown (with --exit-code); 2 error.";
