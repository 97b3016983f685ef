//! What is known of the terminal: its width and whether to use colour.

use std::io::{self, IsTerminal};

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

/// Rows of the terminal, if standard output is one.
pub fn rows() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(_, rows)| usize::from(rows.0))
}

/// Do links get through to somebody who can follow them? On a terminal, and where colour is wanted whatever it is.
pub fn links(asked: bool, colour: Colour) -> bool {
    asked && (colour == Colour::Always || io::stdout().is_terminal())
}

/// Is standard output to be coloured? `auto` asks NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM and whether it is a terminal.
pub fn colour(asked: Colour) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// Standard output, with colours and links as the terminal understands them or with none.
pub fn output(raw: bool) -> impl io::Write {
    let choice = if raw { ColorChoice::Always } else { ColorChoice::Never };
    AutoStream::new(io::stdout().lock(), choice)
}
