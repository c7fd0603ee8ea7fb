//! A list as it is to be written: its titles, its columns, its rows.

use chibo_core::day::Day;
use chrono::NaiveDateTime;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Blank,
    /// A text; never a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A figure with decimals, thousands apart or a unit.
    Figure(Figure),
    /// A real date, shown as dd/mm/yyyy.
    Day(Day),
    /// A real date with its hour and minute.
    Moment(NaiveDateTime),
}

/// A number that is shown as people write it: 85.5 % is 855 with one decimal and the unit `%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// All its digits, the decimals among them.
    pub digits: i64,
    /// How many of them are decimals.
    pub decimals: u8,
    /// Whether its thousands stand apart: money, votes.
    pub is_grouped: bool,
    /// `%`, `buổi`, or nothing.
    pub unit: String,
}

impl Figure {
    /// How a spreadsheet is told to show it.
    pub(super) fn format(&self) -> String {
        let whole = if self.is_grouped { "#,##0" } else { "0" };
        let point = if self.decimals > 0 { "." } else { "" };
        let unit = match self.unit.as_str() {
            "" | "%" => self.unit.clone(),
            words => format!("\" {}\"", words.replace(['"', '\\'], "")),
        };
        format!("{whole}{point}{}{unit}", "0".repeat(self.decimals.into()))
    }

    /// What stands in the cell: 0.855 for 85.5 %.
    #[expect(clippy::cast_precision_loss, reason = "figures of a cell are far below 2^52")]
    pub(super) fn number(&self) -> f64 {
        let hundredths = if self.unit == "%" { 2 } else { 0 };
        self.digits as f64 / 10_f64.powi(i32::from(self.decimals) + hundredths)
    }
}

impl Value {
    /// How many letters its longest line takes.
    fn width(&self) -> usize {
        match self {
            Self::Blank => 0,
            Self::Text(text) => longest(text.lines()),
            Self::Number(number) => number.to_string().len(),
            Self::Figure(figure) => figure.digits.to_string().len() * 4 / 3 + 1 + figure.unit.chars().count(),
            Self::Day(_) => 10,
            Self::Moment(_) => 16,
        }
    }
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, Self::from)
    }
}

impl From<Option<Day>> for Value {
    fn from(day: Option<Day>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A column: its heading, how wide it is in letters, what can be chosen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub(super) heading: String,
    pub(super) width: u16,
    pub(super) is_centred: bool,
    pub(super) choices: Vec<&'static str>,
}

/// A column with text on the left.
pub fn column(heading: impl Into<String>, width: u16) -> Column {
    Column { heading: heading.into(), width, is_centred: false, choices: Vec::new() }
}

/// The narrowest and the widest column, in letters; beyond that texts wrap.
const WIDTHS: (usize, usize) = (6, 42);

impl Column {
    /// As wide as its values need. Of the heading each word stays whole.
    pub fn fitted<'a>(heading: impl Into<String>, values: impl IntoIterator<Item = &'a Value>) -> Self {
        let heading = heading.into();
        // Beside the word stands the filter's arrow.
        let word = longest(heading.split_whitespace()) + 2;
        let values = values.into_iter().map(Value::width).max().unwrap_or(0) + 1;
        let width = values.max(word).clamp(WIDTHS.0, WIDTHS.1);
        column(heading, u16::try_from(width).unwrap_or(u16::MAX))
    }

    /// Numbers, dates, marks: in the middle.
    #[must_use]
    pub fn centred(mut self) -> Self {
        self.is_centred = true;
        self
    }

    /// What is offered in a list; anything else may be typed, after a warning.
    #[must_use]
    pub fn choices(mut self, choices: &[&'static str]) -> Self {
        self.choices = choices.to_vec();
        self
    }
}

/// A sheet with one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The lines over the title: the body above, the cell.
    pub above: Vec<String>,
    /// The title, in capitals.
    pub title: String,
    /// A line under the title; may be empty.
    pub remark: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a value a column.
    pub rows: Vec<Vec<Value>>,
    /// The rows of sums, which no filter hides.
    pub sums: Vec<Vec<Value>>,
    /// How many columns stay in sight.
    pub frozen: u16,
    /// The lines under the list: results, legends.
    pub notes: Vec<String>,
}

impl Table {
    /// A plain list.
    pub fn new(sheet: impl Into<String>, title: impl Into<String>, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Self {
        let (above, remark, sums, notes) = (Vec::new(), String::new(), Vec::new(), Vec::new());
        Self { sheet: sheet.into(), above, title: title.into(), remark, columns, rows, sums, frozen: 2, notes }
    }

    /// The headings of its columns.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.heading.as_str())
    }

    /// How wide its columns are together, in letters.
    pub(super) fn width(&self) -> usize {
        self.columns.iter().map(|column| usize::from(column.width)).sum()
    }

    /// With these lines over the title.
    #[must_use]
    pub fn under(mut self, above: &[String]) -> Self {
        self.above = above.to_vec();
        self
    }
}

/// The rows numbered from 1 in a column of their own.
pub(super) fn numbered(rows: impl Iterator<Item = Vec<Value>>) -> Vec<Vec<Value>> {
    (1..).zip(rows).map(|(number, row)| std::iter::once(Value::Number(number)).chain(row).collect()).collect()
}

/// The column of numbers.
pub(super) fn number() -> Column {
    column("STT", 6).centred()
}

/// A column of dates.
pub(super) fn dates(heading: &str) -> Column {
    column(heading, 13).centred()
}

/// A text that is a short number, such as that of a group, as a number.
pub(super) fn text_or_number(text: &str) -> Value {
    let is_number = text.len() <= 4 && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).map_or_else(|| text.into(), Value::Number)
}
