//! Why a file of the batch gives no picture.

/// **Tệp không dùng được.** Why a file, or a page of one, was refused before anybody looked for a ballot on it. Worded by
/// whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It cannot be read from the disk.
    #[error("cannot be read from the disk")]
    Missing,
    /// It holds nothing.
    #[error("is empty")]
    Empty,
    /// It is no picture at all.
    #[error("is no picture")]
    NoPicture,
    /// A picture or document of a kind that is not read, such as HEIC.
    #[error("is a {0}, which is not read")]
    Foreign(&'static str),
    /// Cut short or damaged.
    #[error("is damaged")]
    Damaged,
    /// The file has more megabytes than one file of a batch may have.
    #[error("has {megabytes} MB, over {limit} MB")]
    TooLarge {
        /// What it has.
        megabytes: u64,
        /// What it may have.
        limit: u64,
    },
    /// The picture has more millions of pixels than one picture may have.
    #[error("has {millions} million pixels, over {limit}")]
    TooManyPixels {
        /// What it has.
        millions: u64,
        /// What it may have.
        limit: u64,
    },
    /// The PDF asks for a password.
    #[error("asks for a password")]
    Locked,
    /// The PDF has no page.
    #[error("has no page")]
    NoPages,
    /// The file holds more pages than one file may have.
    #[error("has more than {0} pages")]
    TooManyPages(usize),
    /// It unpacks to, or draws, far more than a scanned page does.
    #[error("unpacks to more than a scanned page does")]
    Swollen,
    /// The program stumbled over it, which is the program's fault.
    #[error("made the program stumble")]
    Stumbled,
    /// The same picture stands in the batch already, under this key.
    #[error("is the same picture as {0}")]
    Duplicate(String),
}
