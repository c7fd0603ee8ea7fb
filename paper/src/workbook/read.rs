//! From bytes to what the workbook holds.

use super::{
    AdmissionRow, Book, CellRating, Fault, HouseholdRow, InspectionRow, MovementRow, QuarterTitle, RatingRow, RollRow, Unreadable,
};
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
        /// The year.
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

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    Err(Unreadable::NothingRecognised { sheets: Vec::new() })
}
