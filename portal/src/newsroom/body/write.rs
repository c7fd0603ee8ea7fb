//! Blocks to HTML. Every sign that can come out stands in this file.

use super::{Block, Cell, Kind, Level, Marks, Run};

/// HTML without a line of its own between blocks.
pub(super) fn blocks(all: &[Block]) -> String {
    let mut out = String::new();
    for one in all {
        block(&mut out, one);
    }
    out
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Text(level, runs) => {
            let tag = match level {
                Level::Paragraph => "p",
                Level::Heading => "h2",
                Level::Subheading => "h3",
            };
            around(out, tag, "", |out| words(out, runs));
        }
        Block::List(kind, items) => list(out, *kind, items),
        Block::Quote(inside) => around(out, "blockquote", "", |out| out.push_str(&blocks(inside))),
        Block::Table(rows) => table(out, rows),
        Block::Figure(id) => around(out, "figure", &format!(" data-photo=\"{id}\""), |_| ()),
    }
}

fn around(out: &mut String, tag: &str, attributes: &str, inside: impl FnOnce(&mut String)) {
    out.extend(["<", tag, attributes, ">"]);
    inside(out);
    out.extend(["</", tag, ">"]);
}

fn list(out: &mut String, kind: Kind, items: &[Vec<Block>]) {
    let (tag, attributes) = match kind {
        Kind::Bullets => ("ul", String::new()),
        Kind::Numbers(first, style) => {
            let start = if first == 1 { String::new() } else { format!(" start=\"{first}\"") };
            let style = if style == '1' { String::new() } else { format!(" type=\"{style}\"") };
            ("ol", start + &style)
        }
    };
    around(out, tag, &attributes, |out| items.iter().for_each(|item| around(out, "li", "", |out| within(out, item))));
}

/// What stands in an item or a cell: its first paragraph goes without a sign.
fn within(out: &mut String, inside: &[Block]) {
    match inside.split_first() {
        Some((Block::Text(Level::Paragraph, runs), rest)) => {
            words(out, runs);
            out.push_str(&blocks(rest));
        }
        _ => out.push_str(&blocks(inside)),
    }
}

/// The rows of headings at the top are the table's head. Of a table without other rows, the first.
fn table(out: &mut String, rows: &[Vec<Cell>]) {
    let is_head = |row: &&Vec<Cell>| row.iter().all(|cell| cell.heading);
    let heads = rows.iter().take_while(is_head).count();
    let (head, rest) = rows.split_at(if heads == rows.len() { heads.min(1) } else { heads });
    around(out, "table", "", |out| {
        for (part, scope, rows) in [("thead", "col", head), ("tbody", "row", rest)] {
            if !rows.is_empty() {
                around(out, part, "", |out| rows.iter().for_each(|row| self::row(out, row, scope)));
            }
        }
    });
}

fn row(out: &mut String, row: &[Cell], scope: &str) {
    around(out, "tr", "", |out| {
        for cell in row {
            let mut attributes = if cell.heading { format!(" scope=\"{scope}\"") } else { String::new() };
            for (name, span) in [("colspan", cell.spans.0), ("rowspan", cell.spans.1)] {
                if span > 1 {
                    attributes.extend([" ", name, "=\"", &span.to_string(), "\""]);
                }
            }
            around(out, if cell.heading { "th" } else { "td" }, &attributes, |out| within(out, &cell.blocks));
        }
    });
}

/// Signs are always opened in the same order: link, strong, em. What two neighbours share stays open between them.
fn words(out: &mut String, runs: &[Run]) {
    let mut open: Vec<String> = Vec::new();
    for run in runs {
        let Run::Letters(letters, marks) = run else {
            turn(out, &mut open, Vec::new());
            out.push_str("<br>");
            continue;
        };
        turn(out, &mut open, signs(marks));
        out.push_str(&escaped(letters));
    }
    turn(out, &mut open, Vec::new());
}

fn signs(marks: &Marks) -> Vec<String> {
    let link = marks.href.as_ref().map(|href| format!("a href=\"{}\"", escaped(href)));
    let strong = marks.strong.then(|| String::from("strong"));
    let em = marks.em.then(|| String::from("em"));
    [link, strong, em].into_iter().flatten().collect()
}

/// Closes what is open and no longer wanted, opens what is wanted.
fn turn(out: &mut String, open: &mut Vec<String>, wanted: Vec<String>) {
    let shared = open.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
    for sign in open.drain(shared..).rev() {
        out.extend(["</", sign.split(' ').next().unwrap_or_default(), ">"]);
    }
    for sign in wanted.into_iter().skip(shared) {
        out.extend(["<", &sign, ">"]);
        open.push(sign);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
