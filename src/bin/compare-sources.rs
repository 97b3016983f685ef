//! The same program under a name that no other program has: ImageMagick installs a `compare` too.

#[path = "../main.rs"]
mod program;

fn main() -> std::process::ExitCode {
    program::main()
}
