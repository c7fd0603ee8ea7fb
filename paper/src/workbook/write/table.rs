//! A list as it is to be written: its titles, its columns, its rows.

use chibo_core::day::Day;

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
    /// A real date, shown as dd/mm/yyyy.
    Day(Day),
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

impl Column {
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
    /// The lines under the list: results, legends.
    pub notes: Vec<String>,
}

impl Table {
    /// A plain list.
    pub fn new(sheet: impl Into<String>, title: impl Into<String>, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Self {
        let (above, remark, notes) = (Vec::new(), String::new(), Vec::new());
        Self { sheet: sheet.into(), above, title: title.into(), remark, columns, rows, notes }
    }

    /// The headings of its columns.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.heading.as_str())
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
