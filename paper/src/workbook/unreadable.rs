//! Files that are no workbook, each with its own sentence to come.

use thiserror::Error;

/// Why nothing could be read from the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than is read.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The greatest size read.
        limit: u64,
    },
    /// The file is small but unpacks to more than is read.
    #[error("the file unpacks to more than {limit} bytes")]
    UnpacksTooLarge {
        /// The greatest size read.
        limit: u64,
    },
    /// The old `.xls` format of Excel 97–2003.
    #[error("the file is an old .xls workbook")]
    OldExcel,
    /// The workbook is protected by a password.
    #[error("the workbook is protected by a password")]
    Password,
    /// A Word document, whatever it is called.
    #[error("the file is a Word document")]
    WordDocument,
    /// Something else: a picture, a PDF, text, another archive.
    #[error("the file is not an .xlsx workbook")]
    NotAWorkbook,
    /// It begins as a workbook does, but is cut off or damaged.
    #[error("the workbook is cut off or damaged")]
    Damaged,
    /// A workbook in which no heading of any known list was found.
    #[error("nothing was recognised in the sheets {}", sheets.join(", "))]
    NothingRecognised {
        /// The names of its sheets.
        sheets: Vec<String>,
    },
}
