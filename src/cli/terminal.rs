//! Properties of the terminal: its size and whether to use colour and links.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

use super::args::Colour;

/// Width if there is no terminal.
const DEFAULT_WIDTH: usize = 80;
/// Least width in which tables can be drawn.
const LEAST_WIDTH: usize = 60;

/// The width in columns: as asked, as the terminal has, or 80.
pub fn width(asked: Option<u16>) -> usize {
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    asked.map(usize::from).or_else(terminal).unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH)
}

/// Rows of the terminal, if standard output is one.
pub fn rows() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(_, rows)| usize::from(rows.0))
}

/// True if links reach a user who can follow them: on a terminal, or if colour is always wanted.
pub fn links(asked: bool, colour: Colour) -> bool {
    asked && (colour == Colour::Always || io::stdout().is_terminal())
}

/// True if standard output is coloured. `auto` checks NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM and whether it is a terminal.
pub fn colour(asked: Colour) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// Standard output; escape codes for colours and links are kept if `raw`, else removed.
pub fn output(raw: bool) -> impl io::Write {
    let choice = if raw { ColorChoice::Always } else { ColorChoice::Never };
    AutoStream::new(io::stdout().lock(), choice)
}
