//! A paper ready to be set: heading block, title, body, foot.

use chibo_core::day::Day;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// **Văn bản.** Everything that stands on the paper, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// **Ngày văn bản.** It decides the layout, and is the file's date.
    pub day: Day,
    /// What tells this paper from all others and stays when it is made again.
    pub ident: String,
    /// **Phần đầu**; none for a form without one.
    pub head: Option<Head>,
    /// **Tên loại**, in capitals: "NGHỊ QUYẾT". Empty for a letter (công văn), whose abstract stands under the number.
    pub title: String,
    /// **Trích yếu.** A line each.
    pub about: Vec<String>,
    /// The body.
    pub body: Vec<Piece>,
    /// **Nơi nhận và chữ ký**; none where the signatures stand in the body.
    pub foot: Option<Foot>,
    /// Whether the sheet lies on its long side, for wide tables.
    pub landscape: bool,
}

/// **Tiêu đề, cơ quan ban hành, số, địa danh.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// **Cấp ủy cấp trên**, in capitals.
    pub superior: Option<String>,
    /// **Cơ quan ban hành**, in capitals; empty on what a person writes (an application): then only the Party's name stands.
    pub issuer: String,
    /// **Số và ký hiệu**, "01-NQ/CB"; none on what bears no number.
    pub number: Option<String>,
    /// **Địa danh.**
    pub place: String,
}

/// **Nơi nhận và chữ ký.** Side by side, never parted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// **Nơi nhận**, without dash or comma.
    pub recipients: Vec<String>,
    /// Who signs.
    pub hand: Hand,
}

/// **Quyền hạn, chức vụ, họ tên người ký.** Lines above the hand; the last line is the name, below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// "T/M CHI BỘ", "BÍ THƯ".
    pub above: Vec<String>,
    /// **Họ và tên**; may be empty where it is written by hand.
    pub name: String,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "piece", rename_all = "snake_case")]
pub enum Piece {
    /// A heading: level 1 "I.", 2 "1.", 3 "a)". `number` is given when the paper is put together; a heading that is not
    /// `numbered` has none.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Whether it takes a number.
        numbered: bool,
        /// "I.", "1.", "a)".
        #[serde(default)]
        number: String,
        /// Its words.
        words: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// How it stands.
        shape: Shape,
        /// Its words.
        words: Vec<Run>,
    },
    /// A ruled table.
    Table(Table),
    /// A plot.
    Picture {
        /// The drawing, self-contained.
        svg: String,
        /// What it shows, in words.
        alt: String,
        /// Its width.
        width_mm: u16,
        /// Its height.
        height_mm: u16,
    },
    /// Dotted lines to be filled in by hand.
    Dots {
        /// How many.
        lines: u8,
    },
    /// Several who sign side by side.
    Hands {
        /// From the left.
        hands: Vec<Hand>,
    },
    /// A new page.
    NewPage,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Running text, first line indented.
    Running,
    /// A line of a list, with a dash.
    Bullet,
    /// Without indent.
    Flat,
    /// In the middle.
    Centred,
}

/// Words in one face.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The words. U+2610 and U+2612 are drawn as boxes: no font need have them.
    pub text: String,
    /// **Đậm.**
    #[serde(default)]
    pub bold: bool,
    /// **Nghiêng.**
    #[serde(default)]
    pub italic: bool,
}

/// **Bảng.**
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
    /// What stands instead of the table when it has no rows; empty: nothing.
    #[serde(default)]
    pub nothing: String,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its head; a table whose heads are all empty has no head row.
    pub head: String,
    /// Its width; none: an equal share of what is left.
    pub width_mm: Option<u16>,
    /// Where its words stand.
    pub align: Align,
}

/// Where the words of a cell stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right: figures.
    Right,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is a sum or a heading within the table.
    #[serde(default)]
    pub bold: bool,
}

impl Head {
    /// "Quang Trung, ngày 03 tháng 7 năm 2022": the day has two figures, the month only in January and February, against
    /// forgery.
    pub fn dated(&self, day: Day) -> String {
        let (month, figures) = (day.month(), if day.month() > 2 { 1 } else { 2 });
        format!("{}, ngày {:02} tháng {month:0figures$} năm {}", self.place, day.day(), day.year())
    }
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: false }
    }
}

impl Piece {
    /// A paragraph of running text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { shape: Shape::Running, words: vec![Run::plain(text)] }
    }

    /// A line of a list.
    pub fn bullet(text: impl Into<String>) -> Self {
        Self::Paragraph { shape: Shape::Bullet, words: vec![Run::plain(text)] }
    }

    /// A heading that takes a number.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, numbered: true, number: String::new(), words: vec![Run::plain(text)] }
    }
}

impl Table {
    /// Whether it has a row of heads.
    pub fn has_heads(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }

    /// Whether it is so short that it stays whole on one page with a signature below it.
    pub(crate) fn is_short(&self) -> bool {
        self.rows.len() <= 12
    }

    /// The widths of its columns, in millimetres: those without one share what the others leave of `area_mm`.
    pub(crate) fn widths_mm(&self, area_mm: f64) -> Vec<f64> {
        let taken: f64 = self.columns.iter().filter_map(|column| column.width_mm).map(f64::from).sum();
        let sharing = self.columns.iter().filter(|column| column.width_mm.is_none()).map(|_| 1.0).sum::<f64>();
        let share = (area_mm - taken).max(0.0) / sharing.max(1.0);
        self.columns.iter().map(|column| column.width_mm.map_or(share, f64::from)).collect()
    }

    /// A table of these columns, without rows.
    pub fn of(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), ..Self::default() }
    }

    /// With one more row.
    pub fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(Row { cells: cells.into_iter().collect(), bold: false });
    }

    /// With one more row in bold: a sum, a heading.
    pub fn push_bold(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(Row { cells: cells.into_iter().collect(), bold: true });
    }
}

impl Column {
    /// A column of words that takes what room is left.
    pub fn wide(head: impl Into<String>) -> Self {
        Self { head: head.into(), width_mm: None, align: Align::Left }
    }

    /// A column of words of this width.
    pub fn left(head: impl Into<String>, width_mm: u16) -> Self {
        Self { head: head.into(), width_mm: Some(width_mm), align: Align::Left }
    }

    /// A column of figures of this width.
    pub fn right(head: impl Into<String>, width_mm: u16) -> Self {
        Self { head: head.into(), width_mm: Some(width_mm), align: Align::Right }
    }

    /// A column of marks of this width.
    pub fn centre(head: impl Into<String>, width_mm: u16) -> Self {
        Self { head: head.into(), width_mm: Some(width_mm), align: Align::Centre }
    }
}
