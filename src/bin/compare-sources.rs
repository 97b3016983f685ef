//! The same program under a name that no other program uses: ImageMagick also installs a `compare`.

#[path = "../main.rs"]
mod program;

fn main() -> std::process::ExitCode {
    program::main()
}
