//! The study book: theo dõi học tập, quán triệt chỉ thị, nghị quyết. Kept like the attendance book, its columns are days.

use super::table::Table;
use super::{Book, Fault, attendance, kinds};

/// The columns of study sessions as a book; `None` if there are none.
pub(super) fn read(table: &Table) -> Option<(Book, Vec<Fault>)> {
    attendance::read_columns(table, |column| kinds::is_study(table, column), false)
}
