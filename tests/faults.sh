#!/usr/bin/env bash
# Tests how the built program handles faults around it: `bash tests/faults.sh [PROGRAM]`. Files and names, interrupts, full disks, and hostile inputs. Works in a
# temporary folder of its own and needs nothing but the program and a shell; every run has a time limit. Prints each case with its result and a total, and exits with 1
# if a case failed.
set -u
export LC_ALL=C
unset COMPARE_PAGER PAGER NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS
program="${1:-$(dirname "$0")/../target/debug/compare}"
case "$program" in /*) ;; *) program="$PWD/$program" ;; esac
[ -x "$program" ] || { echo "there is no program $program; name the one that was built" >&2; exit 2; }
root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT
export HOME="$root" XDG_CONFIG_HOME="$root"
passed=0 failed=0 skipped=0

# Counts and prints one case: its name, the exit code of its check, and what went wrong.
case_is() {
    if [ "$2" = 0 ]; then passed=$((passed + 1)); echo "ok    $1"; else failed=$((failed + 1)); echo "FAIL  $1${3:+: $3}"; fi
}
skip() { skipped=$((skipped + 1)); echo "skip  $1: $2"; }

# Makes a fresh folder with two accounts and goes there.
fresh() {
    cd "$root" && rm -rf here && mkdir here && cd here || exit 2
    printf 'Fourteen miners were killed on 3 March 2031 at Orlova.\n\nA band played.\n' > herald.txt
    printf 'Nine miners were killed on 3 March 2031 at Orlova.\n\nWork has stopped there.\n' > ledger.txt
}

# Runs the program; its output is in $root/out and $root/err, its exit code in $code. No run may hang, panic or be killed, and no message may act on a terminal,
# mention Rust types or the parser, or show the system's error in raw form.
run() { run_with --no-config "$@"; }
run_with() {
    timeout -k 1 30 "$program" "$@" < "${stdin:-/dev/null}" > "$root/out" 2> "$root/err"
    code=$?
    [ "$code" -le 2 ] || { fault="code $code"; return 1; }
    if grep -q -E "panicked|RUST_BACKTRACE" "$root/err"; then fault="$(grep -m1 panicked "$root/err")"; return 1; fi
    if grep -q -E '\(os error|Os \{|Error\(|struct [A-Z]|enum [A-Z]|untagged|invalid type|unknown field|invalid digit|did not match any|[a-z]::[a-z]|valid UTF-8$' "$root/err"; then
        fault="a message for programmers: $(head -1 "$root/err")"; return 1
    fi
    if tr -d '\n' < "$root/err" | grep -q -a '[[:cntrl:]]'; then fault="a message acts on the terminal"; return 1; fi
}
# works: the run must succeed. refused: it must exit with code 2, nothing on standard output, and a message with these words.
works() {
    local name="$1"; shift
    run "$@" && [ "$code" = 0 ]
    case_is "$name" $? "${fault:-$(head -1 "$root/err")}"; fault=""
}
refused() {
    local name="$1" words="$2"; shift 2
    run "$@" && [ "$code" = 2 ] && [ ! -s "$root/out" ] && grep -q -e "$words" "$root/err"
    case_is "$name" $? "${fault:-code $code, $(head -1 "$root/err")}"; fault=""
}
# Runs the program on a text beside a sound one, into every format of files and one of those for terminals, a different one each time. Nothing may crash; nothing that
# is written may contain a control character, live markup, or a cell that is a formula. A text without statements may be refused.
ways=(table inline columns timeline matrix names profile concordance) turn=0
inspect() {
    local way="${ways[turn % 8]}" file act="$root/act"
    turn=$((turn + 1))
    rm -rf all
    run -q herald.txt "$@" -f csv -o all/ -o all.html -o all.md -o all.xml -o all.json -o all.jsonl -o all.xlsx || return 1
    if [ "$code" = 2 ]; then
        grep -q "contains statements" "$root/err" || fault="$(head -1 "$root/err")"
        [ -z "${fault:-}" ]; return
    fi
    run -q herald.txt "$@" -f "$way" && [ "$code" = 0 ] || { fault="${fault:-code $code in $way}"; return 1; }
    mv "$root/out" all/way.txt && mv all.html all.md all.xml all.json all.jsonl all.xlsx all/
    for file in all/*.csv all/*.txt all/all.html all/all.md all/all.xml all/all.json all/all.jsonl; do
        if tr -d '\n\r\t' < "$file" | grep -q -a '[[:cntrl:]]'; then fault="a control character in $file ($way)"; return 1; fi
        if grep -q -a -f "$act" "$file"; then fault="a hidden character in $file ($way): $(grep -m1 -o -a -f "$act" "$file" | od -An -c | head -1)"; return 1; fi
        case "$file" in
            *.csv) if grep -q -a -E '(^|,)"?[-=+@]' "$file"; then fault="a formula in $file: $(grep -m1 -o -a -E '(^|,)"?[-=+@].{0,40}' "$file" | head -1)"; return 1; fi ;;
            *.md) if grep -q -i -a -E '(^|[^\\])(\]\(javascript:|<script>alert|<img src=x|<iframe|<svg onload)' "$file"; then fault="markup lives in $file"; return 1; fi ;;
            *.html | *.xml) if grep -q -i -a -E '<script>alert|<img src=x|<iframe|href="javascript:|<svg onload' "$file"; then fault="markup lives in $file"; return 1; fi ;;
        esac
    done
}
# C1 controls, and characters that turn the reading order.
{ for i in $(seq 128 159); do printf "\\302\\$(printf %o "$i")\n"; done; for i in 216 217 252 253 254 255 256; do printf "\\342\\200\\$i\n"; done; for i in 246 247 250 251; do printf "\\342\\201\\$i\n"; done; } > "$root/act"
# The files are as they were at `remember`.
unchanged() {
    local name="$1"; shift
    (cd "$root/here" && cksum "$@") > "$root/after" 2>&1
    cmp -s "$root/before" "$root/after"
    case_is "$name" $? "a file was changed"
}
remember() { (cd "$root/here" && cksum "$@") > "$root/before" 2>&1; }

echo "== names ($SECONDS s)"
fresh
one="$(printf 'a\377.txt')" two="$(printf 'a\376.txt')" three='a\xFF.txt'
if cp herald.txt "$one" 2> "$root/err" && cp ledger.txt "$two"; then
    cp herald.txt "$three"
    works "two names that are no text are two files" "$one" "$two" -q
    grep -q "2 accounts" "$root/out"; case_is "... and both are read" $?
    run "$one" "$three" ledger.txt -q && grep -q "3 accounts" "$root/out"; case_is "a name that looks like one of them is a third" $?
    remember "$one" "$two"
    refused "a report never overwrites one of them" "one of the accounts" "$one" "$two" -f inline -o "$one"
    unchanged "... and it is as it was" "$one" "$two"
    folder="$(printf 'f\377')"; mkdir "$folder"; mv "$two" "$folder/x.txt"
    printf '["x.txt"]\nsource = "Valley Ledger"\n' > "$folder/sources.toml"
    run herald.txt "$folder/x.txt" -q -f json && grep -q "Valley Ledger" "$root/out"; case_is "side files are found in a folder whose name is no text" $?
else
    skip "names that are no text" "the disk does not take them"
fi
fresh
cp ledger.txt ./-
stdin=herald.txt; works "a file called - is not standard input" - ./- -q; unset stdin
grep -q "2 accounts" "$root/out"; case_is "... and both are read" $?
for name in "$(printf 'esc\033[31m.txt')" "$(printf 'two\nlines.txt')" "$(printf 'rlo\342\200\256txt.txt')" '<svg onload=x>.txt' '=cmd.txt' "\"q\"'.txt" '`tick`|pipe.txt' ' .txt' '$(id).txt' '%00..%2f.txt'; do
    fresh
    cp ledger.txt "./$name"
    shown="$(printf '%s' "$name" | tr -d '\000-\037\200-\377')"
    inspect "./$name" && [ "$code" = 0 ]; case_is "a file called $shown" $? "${fault:-}"; fault=""
done
fresh
printf '["../../etc/passwd"]\nsource = "x"\n["/etc/passwd"]\nsource = "y"\n["herald.txt"]\nsource = "../../../z"\n' > sources.toml
works "names that lead out of the folder lead nowhere" herald.txt ledger.txt -f csv -o tables/
[ ! -e "$root/z" ] && [ "$(find "$root/here" -name '*.csv' | wc -l)" = "$(find tables -name '*.csv' | wc -l)" ]; case_is "... and nothing is written elsewhere" $?

echo "== what was read is never overwritten ($SECONDS s)"
fresh
printf '[[join]]\nnames = ["Orlova", "Orlowa"]\n' > names.toml
printf '[[pair]]\nstatements = ["herald:1", "ledger:1"]\n' > pins.toml
printf '[intensity]\nterms = ["killed"]\n' > words.toml
printf 'width = 100\n' > set.toml
cp names.toml aliases.toml; cp pins.toml pairings.toml; printf '["herald.txt"]\nsource = "Valley Herald"\n' > sources.toml
ln -s herald.txt soft.json; ln herald.txt hard.json; ln -s sources.toml side.json; ln words.toml words.json; mkdir sub; ln -s "$PWD" sub/back
all="herald.txt ledger.txt names.toml pins.toml words.toml set.toml aliases.toml pairings.toml sources.toml"
# shellcheck disable=SC2086 # our own names
remember $all
read_for=(herald.txt ledger.txt --aliases names.toml --pairings pins.toml --lexicon words.toml --config set.toml -f json)
for to in herald.txt ./herald.txt sub/../herald.txt sub/back/herald.txt soft.json hard.json "$PWD/ledger.txt" names.toml pins.toml words.toml set.toml aliases.toml pairings.toml sources.toml side.json words.json; do
    format=json; case "$to" in *.txt) format=inline ;; esac
    run_with "${read_for[@]:0:10}" -f "$format" -o "$to" && [ "$code" = 2 ] && grep -q -E "one of the accounts|is read for this comparison" "$root/err"
    case_is "-o $to" $? "${fault:-code $code, $(head -1 "$root/err")}"; fault=""
done
if [ -e HERALD.TXT ]; then refused "-o HERALD.TXT, which is the same file here" "one of the accounts" herald.txt ledger.txt -f inline -o HERALD.TXT; else skip "capitals" "to this disk they are other names"; fi
stdin=herald.txt; refused "-o where standard input is from" "one of the accounts" - ledger.txt -f inline -o herald.txt; unset stdin
mkdir reports; printf 'text\n"Fourteen miners were killed on 3 March 2031 in Orlova."\n' > reports/claims.csv
refused "a table of a folder" "one of the accounts" reports/claims.csv ledger.txt -f csv -o reports
printf 'width = 100\n' > compare.toml
run_with herald.txt ledger.txt -f json -o compare.toml; [ "$code" = 2 ] && grep -q "is read for this" "$root/err"; case_is "the settings that are in force" $?
# shellcheck disable=SC2086
unchanged "... and all of them are as they were" $all

echo "== where reports go ($SECONDS s)"
fresh
printf old > r.json; chmod 640 r.json; ln -s r.json link.json; ln -s none.json dangling.json
works "over an old report, through a link" herald.txt ledger.txt -o link.json
[ -L link.json ] && [ "$(find r.json -perm 640)" = r.json ] && grep -q '"schema"' r.json; case_is "... the link stays one, the report keeps its mode" $?
works "through a link to nothing" herald.txt ledger.txt -o dangling.json
[ -L dangling.json ] && grep -q '"schema"' none.json; case_is "... the link stays one" $?
ln -s round.json round.json
refused "through a link that goes round" "could not be written" herald.txt ledger.txt -o round.json
for pair in "r.json ./r.json" "r.json link.json" "new.json ./new.json" "sub/../x.md x.md" "- -"; do
    mkdir -p sub
    # shellcheck disable=SC2086
    set -- $pair
    refused "two reports for one place: $pair" "same place" herald.txt ledger.txt -o "$1" -o "$2"
done
works "two folders that are not there yet" herald.txt ledger.txt -f csv -o one/ -o two/
printf before > r.json; remember r.json
for other in no/such/x.csv sub /dev/full r.json/x.md; do
    refused "together or not at all: r.json and $other" "" herald.txt ledger.txt -f json -o r.json -o "$other"
    unchanged "... r.json is as it was" r.json
done
mkdir -p tables/claims.csv; printf before > tables/accounts.csv
refused "a folder where a table should go" "is a folder" herald.txt ledger.txt -f csv -o tables
[ "$(cat tables/accounts.csv)" = before ]; case_is "... no other table was written" $?
if chattr +i r.json 2> "$root/err"; then
    printf before > a.json
    refused "a file that cannot be replaced" "" herald.txt ledger.txt -o a.json -o r.json
    chattr -i r.json
    [ "$(cat a.json r.json)" = beforebefore ]; case_is "... and the other is as it was" $?
else
    skip "a file that cannot be replaced" "there is none here"
fi
works "into nothing, twice" herald.txt ledger.txt -f json -o /dev/null -o /dev/stdout
for slip in "json x.csv" "csv x.json" "html x.txt" "md x.html" "table x.json" "xlsx x.md" "tei x.html" "jsonl x.json"; do
    # shellcheck disable=SC2086
    set -- $slip
    refused "-f $1 -o $2" "different formats" herald.txt ledger.txt -f "$1" -o "$2"
    [ ! -e "$2" ] || case_is "... $2 was written" 1
done
[ "$(find . -name '.compare-*' | wc -l)" = 0 ]; case_is "nothing half written stays" $?

echo "== full disks, closed pipes, interrupts ($SECONDS s)"
fresh
if [ -e /dev/full ]; then
    for what in "herald.txt ledger.txt -q" "herald.txt ledger.txt -q -f json" "herald.txt -q" "herald.txt ledger.txt --suggest-aliases -q" "herald.txt ledger.txt --explain herald:1 -q" "--help" "--version" "--show-settings" "--generate man"; do
        # shellcheck disable=SC2086
        timeout -k 1 30 "$program" $what > /dev/full 2> "$root/err"; code=$?
        [ "$code" = 2 ] && grep -q "no space left" "$root/err"; case_is "a full disk: $what" $? "code $code"
    done
fi
for format in table json html csv; do
    timeout -k 1 30 "$program" --no-config -q herald.txt ledger.txt -f "$format" 2> "$root/err" | head -c 1 > "$root/out"
    [ "${PIPESTATUS[0]}" = 0 ] && [ ! -s "$root/err" ]; case_is "-f $format | head ends quietly" $?
done
"$program" --help 2> "$root/err" | head -c 1 > "$root/out"; [ "${PIPESTATUS[0]}" = 0 ] && [ ! -s "$root/err" ]; case_is "--help | head ends quietly" $?
timeout -k 1 30 "$program" --no-config herald.txt ledger.txt > /dev/null 2>&-; case_is "standard error is closed" $?
for i in $(seq 150); do printf 'On day %s of the strike the %s miners of Orlova asked for %s crowns.\n\n' "$i" "$((i * 7))" "$((i * 13))"; done > long.txt
for signal in INT TERM HUP INT TERM; do
    printf before > one.html
    "$program" --no-config -q long.txt ledger.txt -o one.html -o two.xlsx -o three.json -o four.xml -o five.md & job=$!
    for _ in $(seq 3000); do
        compgen -G '.compare-*' > /dev/null && break
        kill -0 "$job" 2> /dev/null || break
        sleep 0.01
    done
    kill -"$signal" "$job" 2> /dev/null
    for _ in $(seq 1000); do kill -0 "$job" 2> /dev/null || break; sleep 0.01; done
    kill -KILL "$job" 2> /dev/null
    wait "$job" 2> /dev/null; code=$?
    left="$(find . -name '.compare-*' | wc -l)"
    [ "$left" = 0 ] && { [ "$code" = 0 ] || [ "$(cat one.html)" = before ]; }; case_is "SIG$signal while reports are written (code $code)" $? "$left left"
    rm -f one.html two.xlsx three.json four.xml five.md
done

echo "== what never ends, and what is no file ($SECONDS s)"
fresh
mkfifo pipe
for what in "herald.txt pipe" "herald.txt ledger.txt --aliases pipe" "herald.txt ledger.txt --pairings pipe" "herald.txt ledger.txt --lexicon pipe" "herald.txt ledger.txt --grammar pipe" "herald.txt /dev/zero" "herald.txt /dev/tty" "herald.txt ledger.txt --aliases /dev/zero"; do
    # shellcheck disable=SC2086
    refused "$what" "may never end" $what
done
run_with --config pipe herald.txt ledger.txt; [ "$code" = 2 ] && grep -q "may never end" "$root/err"; case_is "--config pipe" $? "$(head -1 "$root/err")"
for side in sources aliases pairings; do
    ln -s /dev/zero $side.toml; refused "$side.toml is /dev/zero" "may never end" herald.txt ledger.txt; rm $side.toml
    ln -s pipe $side.toml; refused "$side.toml is a pipe" "may never end" herald.txt ledger.txt; rm $side.toml
    mkdir $side.toml; refused "$side.toml is a folder" "could not be read: is a directory" herald.txt ledger.txt; rmdir $side.toml
    ln -s $side.toml $side.toml; refused "$side.toml goes round" "could not be read" herald.txt ledger.txt; rm $side.toml
    head -c 17000000 /dev/zero | tr '\0' '#' > $side.toml; refused "$side.toml has no end in sight" "larger than 16 MB" herald.txt ledger.txt; rm $side.toml
    head -c 3000 /dev/urandom > $side.toml; printf '\377' >> $side.toml; refused "$side.toml is no text" "UTF-8" herald.txt ledger.txt; rm $side.toml
done
works "a pipe that the shell gives" herald.txt <(cat ledger.txt) -q
refused "a folder without accounts" "no text, document, mail" /dev
if [ "$(id -u)" != 0 ]; then chmod 0 ledger.txt; refused "a file that may not be read" "cannot be read" herald.txt ledger.txt; chmod 600 ledger.txt; fi

echo "== words of messages ($SECONDS s)"
fresh
for text in 'a = 1' '["herald.txt"]
published = [1]' '["herald.txt"]
source = 3' 'a = "x' 'a = x' 'a' '["herald.txt"]
x = 1' '["herald.txt"' 'a = [1,,2]' 'a = 99999999999999999999' '["herald.txt"]
published = 2020-13-45' "$(printf '\033]0;x\007 = 1')" "$(head -c 20000 /dev/zero | tr '\0' '[')" "a = $(head -c 20000 /dev/zero | tr '\0' '{')"; do
    for side in sources aliases pairings; do
        printf '%s\n' "$text" > $side.toml
        refused "$side.toml: $(printf '%.24s' "$text" | tr -d '\033\007' | tr '\n' ' ')" "$side.toml: line [12]: " herald.txt ledger.txt
        rm $side.toml
    done
    printf '%s\n' "$text" > set.toml
    run_with --config set.toml herald.txt ledger.txt && [ "$code" = 2 ] && grep -q "set.toml: line [12]: " "$root/err"; case_is "... and --config" $? "${fault:-$(head -1 "$root/err")}"; fault=""
    printf '%s\n' "$text" > words.toml
    refused "... and --lexicon" "words.toml: line [12]: " herald.txt ledger.txt --lexicon words.toml
done
for what in "--width x" "--width 5" "--threads 0" "--since soon" "--until 2020-99-01" "--pairing-threshold 7" "--published x" "--published herald.txt=soon" "--only x" "--grammar herald.txt" "--grammar ." "--encoder ." "--lexicon none" "--aliases none" "--explain c999" "--base x" "-f x" "-o ." "-o none/x.json" "-o x.doc" "none.txt"; do
    # shellcheck disable=SC2086
    refused "$what" "" herald.txt ledger.txt $what
done

echo "== hostile texts ($SECONDS s)"
hostile() { inspect "$file"; case_is "$1" $? "${fault:-}"; fault=""; }
fresh; file=x.txt
printf 'Nine miners were \033[31mkilled\033[0m \033]0;title\007 on 3 March 2031 at \033]8;;http://x\033\\Orlova\033]8;;\033\\ \302\233 31m.\n\n\033[2J\033[H Work \010\010\010 has stopped there.\n' > x.txt; hostile "codes of terminals"
run herald.txt x.txt --color always -f inline && sed "s/$(printf '\033')\[[0-9;]*m//g" "$root/out" | grep -q -a "$(printf '\033')" ; [ $? = 1 ]; case_is "... and in colour none but our own" $?
printf 'Nine miners \342\200\256dellik erew\342\200\254 were killed on 3 March 2031 at \342\201\246Orlova\342\201\251.\n\n\342\200\217Work\342\200\213 has\302\255 stopped\357\273\277 there.\n' > x.txt; hostile "characters that turn the reading order"
printf '=cmd|" /C calc"!A0 was what nine miners killed on 3 March 2031 at Orlova said.\n\n+1+1 men were there.\n\n@SUM(A1) was written on a door in Orlova.\n\n-2+3 was what the note said.\n\n\t=1+1 it said, and the =HYPERLINK("http://x","y") too.\n' > x.txt
printf '["x.txt"]\nsource = "=1+1"\ntitle = "@SUM(1)"\ngroup = "+x"\nurl = "-x"\n' > sources.toml; hostile "formulas of spreadsheets"
works "... in every table" herald.txt x.txt -f csv -o tables/
! grep -r -q -a -E '(^|,)"?[-=+@]' tables; case_is "... none of which begins a cell" $? "$(grep -r -m1 -a -E '(^|,)"?[-=+@]' tables | head -1 | head -c 160)"
rm sources.toml
printf 'Nine miners <script>alert(1)</script> were killed on 3 March 2031 at Orlova <img src=x onerror=alert(1)> "><svg onload=alert(1)>.\n\n</title></style><iframe src="javascript:alert(1)">\n\n[click](javascript:alert(1)) said ]]> <!-- and --> the man & he &lt;b&gt;.\n' > x.txt
printf '["x.txt"]\nsource = "<script>alert(1)</script>"\ntitle = "\\"><img src=x onerror=alert(1)>"\nurl = "javascript:alert(1)"\ngroup = "</script><svg onload=alert(1)>"\n' > sources.toml; hostile "markup"
rm sources.toml
printf '# Nine miners were killed on 3 March 2031 at Orlova\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](javascript:alert(1)) said the **man** of <img src=x onerror=alert(1)> Orlova.\n\n| a | b |\n|---|---|\n| =1+1 | x |\n' > x.md; file=x.md; hostile "markup in Markdown"
for made in '>' '- ' '* ' '[' '![' '**_' '`' '<a>' '#' '| ' '1. ' '&amp;' '    ' '---
'; do
    { for _ in $(seq 3000); do printf '%s' "$made"; done; printf ' Nine miners were killed on 3 March 2031 at Orlova.\n'; } > x.md
    hostile "deep Markdown: $(printf '%s' "$made" | tr '\n' ' ')"
done
file=x.txt
{ printf -- '---\ntitle: '; head -c 20000 /dev/zero | tr '\0' '['; printf '\n---\nNine miners were killed.\n'; } > x.txt; hostile "deep front matter"
printf -- '---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f]\ntitle: [*g,*g,*g,*g,*g,*g]\n---\nNine miners were killed.\n' > x.txt; hostile "front matter that grows"
printf -- '---\ntitle: "\\x1b[31m\\u202e<script>alert(1)</script>"\nsource: "=1+1"\npublished: 99999-99-99\nurl: javascript:alert(1)\nlanguage: "../../x"\n---\nNine miners were killed on 3 March 2031 at Orlova.\n' > x.txt; hostile "front matter that does harm"
: > x.txt; hostile "nothing"
printf '\357\273\277' > x.txt; hostile "a byte order mark and nothing else"
printf '\377\376' > x.txt; hostile "one of UTF-16"
printf '\n\n   \n\t\n' > x.txt; hostile "white space"
printf '\0\0\0\0' > x.txt; hostile "NULs"
printf 'Nine miners\0 were killed on 3 March\0 2031 at Orlova.\n' > x.txt; hostile "NULs in a text"
printf 'Nine \300\257 miners \355\240\200 were \370\210\200\200\200 killed \377\376 on 3 March 2031 at Orlova\200.\n' > x.txt; hostile "broken UTF-8"
printf '\377\376N\0i\0n\0e\0 \0\0\330 \0m\0i\0n\0e\0r\0s\0.' > x.txt; hostile "broken UTF-16"
printf '\376\377\0N\0i\0n\0e\334\0\0' > x.txt; hostile "UTF-16 that is cut off"
i=0; while [ $i -lt 256 ]; do printf "\\x$(printf %02x $i)"; i=$((i + 1)); done > x.txt; hostile "every byte"
for seed in 1 2 3 4; do head -c 4000 /dev/urandom > x.txt; hostile "bytes at random, $seed"; done
{ head -c 200000 /dev/zero | tr '\0' 'a'; echo; } > x.txt; hostile "a word of 200 kB"
{ for _ in $(seq 800); do printf 'nine miners were killed and '; done; echo "that was all."; } > x.txt; hostile "a sentence of 4000 words"
head -c 200000 /dev/zero | tr '\0' '\n' > x.txt; hostile "200 000 empty lines"
{ printf 'Nine miners were killed on 3 March 2031 at Orlova'; for _ in $(seq 2000); do printf '\314\201'; done; printf '.\n'; } > x.txt; hostile "2000 marks on one letter"
{ for _ in $(seq 300); do printf '9999999999999999999999999999999999999999 miners and 1e999999 crowns on 99/99/9999 at 99:99; '; done; echo; } > x.txt; hostile "figures that no machine holds"
{ for _ in $(seq 2000); do printf '(['; done; for _ in $(seq 2000); do printf '“'; done; echo " Nine miners were killed at Orlova."; } > x.txt; hostile "brackets and quotation marks that do not close"

echo
echo "$passed passed, $failed failed, $skipped skipped, in $SECONDS s"
[ "$failed" = 0 ]
