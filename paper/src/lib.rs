//! All that is printed, and read back: documents as PDF, workbooks as a secretary keeps them.

pub mod documents;
pub mod workbook;
