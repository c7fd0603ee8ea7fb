//! A wording and its values become a paper. What is empty is left out with its sentence and its heading; what is missing
//! becomes dots, and is named.

use super::paper::{Align, Column, Foot, Hand, Piece, Row, Run, Shape, Table};
use super::plain;
use super::value::{Value, Values};
use super::wording::{Line, Part, Wording, parts};

/// A wording with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// **Tên loại.**
    pub title: String,
    /// **Trích yếu.**
    pub about: Vec<String>,
    /// The body, its headings numbered.
    pub body: Vec<Piece>,
    /// **Nơi nhận và chữ ký.**
    pub foot: Option<Foot>,
    /// What is missing, each field once.
    pub gaps: Vec<Gap>,
}

/// A field without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The field.
    pub field: String,
    /// Why; none where no such field is known.
    pub why: Option<String>,
}

/// What is printed where a figure is missing.
pub const DOTS: &str = "…………";

/// Puts the values into a wording.
pub fn fill(wording: &Wording, values: &Values) -> Filled {
    let mut filling = Filling { values, gaps: Vec::new() };
    let title = filling.line(&wording.title);
    let about = wording.about.iter().map(|line| filling.line(line)).filter(|line| !line.is_empty()).collect();
    let mut body: Vec<Piece> = wording.lines.iter().flat_map(|line| filling.pieces(line)).collect();
    let recipients: Vec<String> = wording.recipients.iter().filter_map(|name| filling.said(name).map(text_of)).collect();
    drop_empty_headings(&mut body);
    number_headings(&mut body);
    let foot = take_foot(&mut body, recipients);
    Filled { title, about, body, foot, gaps: filling.gaps }
}

struct Filling<'a> {
    values: &'a Values,
    gaps: Vec<Gap>,
}

impl Filling<'_> {
    /// Words with their fields filled in; none where they have fields and all of these are empty.
    fn said(&mut self, words: &str) -> Option<Vec<Run>> {
        let (mut runs, mut face) = (Vec::new(), Run::default());
        let (mut fields, mut empty) = (0_usize, 0_usize);
        for part in parts(words) {
            let text = match part {
                Part::Text(text) => text.to_owned(),
                Part::Box(on) => if on { "☒" } else { "☐" }.to_owned(),
                Part::Bold => {
                    face.bold = !face.bold;
                    continue;
                }
                Part::Italic => {
                    face.italic = !face.italic;
                    continue;
                }
                Part::Field(name) => {
                    fields += 1;
                    let value = self.value(name);
                    empty += usize::from(value.is_empty());
                    value
                }
            };
            runs.push(Run { text, ..face.clone() });
        }
        runs.retain(|run| !run.text.is_empty());
        (fields == 0 || empty < fields).then_some(runs)
    }

    fn value(&mut self, name: &str) -> String {
        match self.values.get(name) {
            Some(Value::Words(words)) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            Some(Value::Pieces(pieces)) => plain::of_pieces(pieces).trim().replace('\n', "; "),
            Some(Value::Missing(why)) => self.gap(name, Some(why.clone())),
            None => self.gap(name, None),
        }
    }

    fn gap(&mut self, field: &str, why: Option<String>) -> String {
        if !self.gaps.iter().any(|gap| gap.field == field) {
            self.gaps.push(Gap { field: field.to_owned(), why });
        }
        DOTS.to_owned()
    }

    fn line(&mut self, words: &str) -> String {
        self.said(words).map(text_of).unwrap_or_default()
    }

    fn pieces(&mut self, line: &Line) -> Vec<Piece> {
        let piece = match line {
            Line::Field(name) => return self.field(name),
            Line::Heading { level, numbered, words } => {
                self.said(words).map(|words| Piece::Heading { level: *level, numbered: *numbered, number: String::new(), words })
            }
            Line::Paragraph(shape, words) => self.said(words).map(|words| Piece::Paragraph { shape: *shape, words }),
            Line::Centred(words) => self.said(words).map(|words| Piece::Paragraph {
                shape: Shape::Centred,
                words: words.into_iter().map(|run| Run { bold: true, ..run }).collect(),
            }),
            Line::Table(lines) => self.table(lines),
            Line::Dots(lines) => Some(Piece::Dots { lines: *lines }),
            Line::Hands(hands) => Some(Piece::Hands { hands: hands.iter().map(|hand| self.hand(hand)).collect() }),
            Line::NewPage => Some(Piece::NewPage),
        };
        piece.into_iter().collect()
    }

    /// A field alone on its line: each line of words is a paragraph.
    fn field(&mut self, name: &str) -> Vec<Piece> {
        match self.values.get(name) {
            Some(Value::Pieces(pieces)) => pieces.clone(),
            Some(Value::Words(words)) => {
                words.lines().map(str::trim).filter(|line| !line.is_empty()).map(Piece::paragraph).collect()
            }
            Some(Value::Missing(why)) => {
                let why = why.clone();
                self.gap(name, Some(why));
                vec![Piece::Dots { lines: 2 }]
            }
            None => {
                self.gap(name, None);
                vec![Piece::Dots { lines: 2 }]
            }
        }
    }

    fn table(&mut self, lines: &[Vec<String>]) -> Option<Piece> {
        let (heads, rows) = lines.split_first()?;
        let columns: Vec<Column> = heads.iter().map(|head| column(head)).collect();
        let rows = rows.iter().map(|cells| {
            let bold = !cells.is_empty() && cells.iter().all(|cell| cell.is_empty() || is_bold(cell));
            let mut cells: Vec<String> = cells.iter().map(|cell| self.line(cell)).collect();
            cells.resize(columns.len(), String::new());
            Row { cells, bold }
        });
        let rows = rows.collect();
        Some(Piece::Table(Table { columns, rows, nothing: String::new() }))
    }

    fn hand(&mut self, lines: &[String]) -> Hand {
        let mut lines: Vec<String> = lines.iter().map(|line| self.line(line)).collect();
        let name = if lines.len() > 1 { lines.pop().unwrap_or_default() } else { String::new() };
        lines.retain(|line| !line.is_empty());
        Hand { above: lines, name }
    }
}

fn is_bold(cell: &str) -> bool {
    cell.starts_with("**") && cell.ends_with("**")
}

fn text_of(runs: Vec<Run>) -> String {
    runs.into_iter().map(|run| run.text).collect()
}

/// "Điểm:20>": the head, its width in millimetres, where its words stand.
fn column(head: &str) -> Column {
    let (words, align) = match head.strip_suffix(['>', '^']) {
        Some(words) if head.ends_with('>') => (words, Align::Right),
        Some(words) => (words, Align::Centre),
        None => (head, Align::Left),
    };
    match words.rsplit_once(':').and_then(|(head, width)| Some((head, width.trim().parse::<u16>().ok()?))) {
        Some((head, width)) => Column { head: head.trim().to_owned(), width_mm: Some(width.clamp(5, 250)), align },
        None => Column { head: words.trim().to_owned(), width_mm: None, align },
    }
}

/// A heading with nothing under it, down to the next of its level or above, goes. Signatures are not under a heading.
fn drop_empty_headings(body: &mut Vec<Piece>) {
    let mut under = [false; 4];
    let mut kept: Vec<Piece> = Vec::with_capacity(body.len());
    for piece in body.drain(..).rev() {
        match &piece {
            Piece::Heading { level, .. } => {
                let level = usize::from(*level).min(3);
                if !under[level] {
                    continue;
                }
                under[level..].fill(false);
                under[..level].fill(true);
            }
            Piece::Hands { .. } | Piece::NewPage => {}
            Piece::Table(table) if table.rows.is_empty() && table.nothing.is_empty() => continue,
            _ => under.fill(true),
        }
        kept.push(piece);
    }
    kept.reverse();
    *body = kept;
}

fn number_headings(body: &mut [Piece]) {
    let mut at = [0_usize; 4];
    for piece in body {
        if let Piece::Heading { level, numbered, number, .. } = piece {
            let own = usize::from(*level).clamp(1, 3);
            at[own + 1..].fill(0);
            if *numbered {
                at[own] += 1;
                *number = match own {
                    1 => format!("{}.", roman(at[own])),
                    2 => format!("{}.", at[own]),
                    _ => format!("{})", letter(at[own])),
                };
            }
        }
    }
}

/// Roman figures, as sections of a paper are numbered.
pub fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut written = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            written.push_str(sign);
            number -= worth;
        }
    }
    written
}

/// a, b, c, d, đ, e, g…: the letters by which Vietnamese papers number their points.
fn letter(number: usize) -> char {
    "abcdđeghiklmnopqrstuvxy".chars().nth(number.saturating_sub(1)).unwrap_or('y')
}

/// One who signs at the end stands beside the recipients.
fn take_foot(body: &mut Vec<Piece>, recipients: Vec<String>) -> Option<Foot> {
    match body.pop() {
        Some(Piece::Hands { mut hands }) if hands.len() == 1 => Some(Foot { recipients, hand: hands.pop()? }),
        last => {
            body.extend(last);
            if !recipients.is_empty() {
                body.push(Piece::Paragraph { shape: Shape::Flat, words: vec![Run::plain("Nơi nhận:")] });
                body.extend(recipients.into_iter().map(Piece::bullet));
            }
            None
        }
    }
}
