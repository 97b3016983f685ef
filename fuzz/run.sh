#!/usr/bin/env bash
# Builds the fuzz targets with stable Rust and runs each for a while. Needs a C++ compiler, and neither nightly Rust nor cargo-fuzz.
#
#   fuzz/run.sh SECONDS [TARGET ...]
#
# SECONDS is the time for each target. Texts that reach new code are kept in FUZZ_FOLDER (default: target/fuzz-runs) and tried again next time;
# what fails is written to its folder `found`, and belongs into tests/fixtures/found once it is mended.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?"usage: fuzz/run.sh SECONDS [TARGET ...]"}
shift
formats=(docx odt rtf pdf html epub csv tsv jsonl json mbox mail subtitles gzip zstd tar zip)
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(decode loaders side_files segment "${formats[@]}" annotate compare_two render_all)

# What `cargo fuzz` passes to nightly Rust for a build without a sanitizer. With --target the flags are not used for build scripts.
host=$(rustc -vV | sed -n 's/^host: //p')
coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
coverage+=" -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
build=${CARGO_TARGET_DIR:-$PWD/target}
# One program serves all formats: it takes the format from its own name.
RUSTFLAGS="--cfg fuzzing $coverage" cargo build --release --locked --target "$host" \
    --bin decode --bin loaders --bin side_files --bin segment --bin docx --bin annotate --bin compare_two --bin render_all
programs=$build/$host/release

folder=${FUZZ_FOLDER:-$PWD/../target/fuzz-runs}
failed=0
for target in "${targets[@]}"; do
    mkdir -p "$folder/$target" "$folder/found/$target" "$folder/bin" "$folder/seeds/$target"
    program=$target
    length=4096
    if printf '%s\n' "${formats[@]}" | grep -qx "$target"; then
        program=docx
        length=65536
        find ../tests/fixtures/formats -type f -name "*.$target" -size -64k -exec cp {} "$folder/seeds/$target/" \;
    fi
    case $target in annotate | compare_two | render_all) length=1024 ;; esac
    ln -f "$programs/$program" "$folder/bin/$target" 2>/dev/null || cp "$programs/$program" "$folder/bin/$target"
    log=$folder/$target.log
    if "$folder/bin/$target" "$folder/$target" "$folder/seeds/$target" -max_total_time="$seconds" -max_len=$length -rss_limit_mb=4096 -timeout=20 \
        -artifact_prefix="$folder/found/$target/" -print_final_stats=1 > "$log" 2>&1; then
        result=passed
    else
        result=FAILED
        failed=1
    fi
    echo "$target: $result, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
done
exit $failed
