//! All that is printed, and read back: documents as PDF, workbooks as a secretary keeps them,
//! ballots with the map of what stands where.

pub mod documents;
pub mod sheet;
pub mod workbook;
pub mod writing;
