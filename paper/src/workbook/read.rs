//! From bytes to what the workbook holds.

use super::open::{self, Sheet};
use super::table::{Table, tables};
use super::{
    AdmissionRow, Book, CellRating, Fault, HouseholdRow, InspectionRow, MovementRow, QuarterTitle, RatingRow, RollRow, Unreadable,
};
use super::{admissions, attendance, households, inspections, kinds, movements, ratings, roll, study};
use chibo_core::day::Day;

/// A workbook read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// What its sheets hold, in their order. A sheet that holds two kinds, or ratings of two years, stands here twice.
    pub sheets: Vec<SheetContent>,
    /// The sheets that were left alone.
    pub ignored: Vec<Ignored>,
}

/// A sheet left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Its name.
    pub sheet: String,
    /// Why.
    pub why: Why,
}

/// Why a sheet was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is hidden.
    Hidden,
    /// Nothing stands in it.
    Empty,
    /// None of its headings was recognised.
    NothingRecognised,
}

/// What a sheet holds, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetContent {
    /// The sheet's name.
    pub sheet: String,
    /// The rows.
    pub content: Content,
    /// What is wrong with it. A row with an error is not in `content`.
    pub faults: Vec<Fault>,
}

/// Typed rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Danh sách đảng viên.
    Roll {
        /// "Tính đến ngày …".
        as_of: Option<Day>,
        /// The members.
        rows: Vec<RollRow>,
    },
    /// Biến động.
    Movements(Vec<MovementRow>),
    /// Theo dõi sinh hoạt.
    Attendance(Book),
    /// Theo dõi học tập.
    Study(Book),
    /// Xếp loại of one year.
    Ratings {
        /// The year; 0 where none was found, and then there are no rows but a fault.
        year: i32,
        /// The members rated.
        rows: Vec<RatingRow>,
        /// The cell's own rating.
        cell: Option<CellRating>,
    },
    /// Kiểm tra, giám sát.
    Inspections(Vec<InspectionRow>),
    /// Phát triển đảng viên.
    Admissions(Vec<AdmissionRow>),
    /// Hộ gia đình.
    Households {
        /// The households.
        rows: Vec<HouseholdRow>,
        /// The quarter's titles.
        quarter: Vec<QuarterTitle>,
    },
}

/// What a sheet can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Danh sách đảng viên.
    Roll,
    /// Biến động.
    Movements,
    /// Theo dõi sinh hoạt.
    Attendance,
    /// Theo dõi học tập.
    Study,
    /// Xếp loại.
    Ratings,
    /// Kiểm tra, giám sát.
    Inspections,
    /// Phát triển đảng viên.
    Admissions,
    /// Hộ gia đình.
    Households,
}

impl Kind {
    /// All of them, in the order in which a cell's year meets them.
    pub const ALL: [Self; 8] = [
        Self::Roll,
        Self::Movements,
        Self::Attendance,
        Self::Study,
        Self::Ratings,
        Self::Inspections,
        Self::Admissions,
        Self::Households,
    ];

    /// The name under which `chibo import --json` lists it in `holds`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roll => "roll",
            Self::Movements => "movements",
            Self::Attendance => "attendance",
            Self::Study => "study",
            Self::Ratings => "ratings",
            Self::Inspections => "inspections",
            Self::Admissions => "admissions",
            Self::Households => "households",
        }
    }
}

impl Content {
    /// Of which kind the rows are.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Roll { .. } => Kind::Roll,
            Self::Movements(_) => Kind::Movements,
            Self::Attendance(_) => Kind::Attendance,
            Self::Study(_) => Kind::Study,
            Self::Ratings { .. } => Kind::Ratings,
            Self::Inspections(_) => Kind::Inspections,
            Self::Admissions(_) => Kind::Admissions,
            Self::Households { .. } => Kind::Households,
        }
    }
}

/// Reads a workbook: every visible sheet, each table of it by what its headings and title say.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let sheets = open::sheets(bytes)?;
    let mut book = Workbook { sheets: Vec::new(), ignored: Vec::new() };
    for sheet in &sheets {
        let found = if sheet.hidden { Vec::new() } else { contents(sheet) };
        let why = match (sheet.hidden, sheet.grid.is_empty()) {
            (true, _) => Why::Hidden,
            (_, true) => Why::Empty,
            _ => Why::NothingRecognised,
        };
        if found.is_empty() {
            book.ignored.push(Ignored { sheet: sheet.name.clone(), why });
        }
        book.sheets.extend(found);
    }
    if book.sheets.is_empty() {
        return Err(Unreadable::NothingRecognised { sheets: sheets.into_iter().map(|sheet| sheet.name).collect() });
    }
    Ok(book)
}

fn contents(sheet: &Sheet) -> Vec<SheetContent> {
    let tables = tables(&sheet.name, &sheet.grid);
    let of_table = |table: &Table| kinds::kind(table).map(|kind| of_kind(kind, table)).unwrap_or_default();
    let found = tables.iter().flat_map(of_table);
    found.map(|(content, faults)| SheetContent { sheet: sheet.name.clone(), content, faults }).collect()
}

fn of_kind(kind: Kind, table: &Table) -> Vec<(Content, Vec<Fault>)> {
    match kind {
        Kind::Roll => {
            let (as_of, rows, faults) = roll::read(table);
            vec![(Content::Roll { as_of, rows }, faults)]
        }
        Kind::Movements => {
            let (rows, faults) = movements::read(table);
            vec![(Content::Movements(rows), faults)]
        }
        Kind::Attendance | Kind::Study => {
            let meetings = attendance::read(table).map(|(book, faults)| (Content::Attendance(book), faults));
            let study = study::read(table).map(|(book, faults)| (Content::Study(book), faults));
            meetings.into_iter().chain(study).collect()
        }
        Kind::Ratings => ratings(table),
        Kind::Inspections => {
            let (rows, faults) = inspections::read(table);
            vec![(Content::Inspections(rows), faults)]
        }
        Kind::Admissions => {
            let (rows, faults) = admissions::read(table);
            vec![(Content::Admissions(rows), faults)]
        }
        Kind::Households => {
            let (rows, quarter, faults) = households::read(table);
            vec![(Content::Households { rows, quarter }, faults)]
        }
    }
}

/// One content a year. Without a year nothing of the sheet can be kept, and the fault says so.
fn ratings(table: &Table) -> Vec<(Content, Vec<Fault>)> {
    match ratings::read(table) {
        Ok(years) => years
            .into_iter()
            .map(|year| (Content::Ratings { year: year.of, rows: year.rows, cell: year.cell }, year.faults))
            .collect(),
        Err(faults) => vec![(Content::Ratings { year: 0, rows: Vec::new(), cell: None }, faults)],
    }
}
