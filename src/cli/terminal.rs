//! What is known of the terminal: its width and whether to use colour.

use std::io;

use anstream::{AutoStream, ColorChoice};

use super::args::Colour;

/// Columns where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 80;
/// Narrower than this, tables cannot be drawn.
const LEAST_WIDTH: usize = 60;

/// Columns to write in: as asked, as the terminal has, or 80.
pub fn width(asked: Option<u16>) -> usize {
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    asked.map(usize::from).or_else(terminal).unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH)
}

/// Is standard output to be coloured? `auto` asks NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM and whether it is a terminal.
pub fn colour(asked: Colour) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// Standard output, with colours as the terminal understands them or with none.
pub fn output(colour: bool) -> impl io::Write {
    let choice = if colour { ColorChoice::Always } else { ColorChoice::Never };
    AutoStream::new(io::stdout().lock(), choice)
}
