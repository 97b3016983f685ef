//! Data tables, as opposed to layout tables.

use super::tags::Node;

/// Most bytes of a cell of a table that is not marked as a data table.
const CELL: usize = 400;
/// Most columns that a cell may span.
const SPAN: usize = 20;

/// True if the table that begins at a node is a data table.
pub(super) fn is_data(nodes: &[Node], at: usize) -> bool {
    let Node::Open(table) = &nodes[at] else { return false };
    let class = table.get("class").unwrap_or_default();
    if table.get("role") == Some("presentation") {
        return false;
    }
    let mut said = ["wikitable", "infobox", "datatable"].iter().any(|name| class.contains(name));
    let (mut rows, mut cells, mut widest, mut longest) = (0, 0, 0, 0);
    for node in &nodes[at + 1..table.end] {
        let Node::Open(element) = node else { continue };
        if element.is(&["table", "h1", "h2", "h3", "form"]) {
            return false;
        }
        if element.is(&["tr"]) {
            rows += 1;
            cells = 0;
        }
        if element.is(&["td", "th"]) {
            said |= element.is(&["th"]);
            cells += span(element.get("colspan"));
            widest = widest.max(cells);
            longest = longest.max(element.text);
        }
    }
    rows >= 2 && widest >= 2 && (said || longest <= CELL && table.linked * 2 <= table.text)
}

/// Returns how many columns or rows a cell takes.
pub(super) fn span(value: Option<&str>) -> usize {
    value.and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, SPAN)
}

/// The current row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The texts of its cells. A cell that spans columns is followed by empty ones.
    pub cells: Vec<String>,
    /// True if all of them are header cells.
    pub heads: bool,
    /// Bytes of link text in it.
    pub linked: usize,
}

/// Cells that extend into rows below: for each column, how many more rows.
#[derive(Debug, Default)]
pub(super) struct Carry(Vec<usize>);

impl Carry {
    /// Fills the columns of a row into which cells from above extend, up to the next free one.
    pub(super) fn fill(&mut self, row: &mut Row) {
        while let Some(rows) = self.0.get_mut(row.cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.cells.push(String::new());
        }
    }

    /// Adds a cell, which takes columns of this row and of rows below.
    pub(super) fn take(&mut self, row: &mut Row, text: String, columns: usize, rows: usize) {
        for column in 0..columns {
            let at = row.cells.len();
            if at >= SPAN * SPAN {
                return;
            }
            if self.0.len() <= at {
                self.0.resize(at + 1, 0);
            }
            self.0[at] = rows - 1;
            row.cells.push(if column == 0 { text.clone() } else { String::new() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Carry, Row, is_data};
    use crate::extract::html::tags::tags;

    #[test]
    fn layout_is_no_table() {
        let data = |markup: &str| is_data(&tags(markup), 0);
        assert!(data("<table><tr><td>a<td>b<tr><td>c<td>d</table>"));
        assert!(!data("<table><tr><td>a<td>b</table>"));
        assert!(!data("<table><tr><td>a<tr><td>b</table>"));
        assert!(!data("<table><tr><td>a<td><table><tr><td>b<td>c<tr><td>d<td>e</table></table>"));
        assert!(!data("<table><tr><td><a href=x>a</a><td><a href=y>b</a><tr><td><a href=x>c</a><td>d</table>"));
        assert!(!data(&format!("<table><tr><td>a<td>b<tr><td>c<td>{}</table>", "x ".repeat(300))));
        assert!(!data("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>"));
    }

    #[test]
    fn columns_stay_below_one_another() {
        let mut carry = Carry::default();
        let mut first = Row::default();
        carry.take(&mut first, "a".into(), 1, 2);
        carry.take(&mut first, "b".into(), 2, 1);
        let mut second = Row::default();
        carry.fill(&mut second);
        carry.take(&mut second, "c".into(), 1, 1);
        assert_eq!((first.cells.join("|"), second.cells.join("|")), ("a|b|".into(), "|c".into()));
    }
}
