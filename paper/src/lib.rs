//! All that is printed, and read back: papers as PDF and DOCX, workbooks as a secretary keeps them,
//! ballots with the map of what stands where.

pub mod sheet;
pub mod typeset;
pub mod workbook;
pub mod writing;
