//! Why a picture, or a line on it, is not read but shown to a person. Words for people stand where they are shown.

use serde::{Deserialize, Serialize};

/// Why a whole picture is refused or shown to a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Reason {
    /// Nothing on the picture is where the ballot has it: another paper, an empty page, a page cut off. Refused.
    NotABallot,
    /// A ballot of another vote, or of the other style; what its code says, where that can be read. Refused.
    OtherElection {
        /// The code's words.
        code: Option<String>,
    },
    /// **Trang thử**: the test page of a printer and scanner. Refused.
    TestPage,
    /// The picture is so small that a line of a pen would be lost. Refused.
    TooSmall {
        /// How many dots an inch of paper has on it.
        dots_per_inch: u32,
    },
    /// The sheet is there, but too few of its corner marks to square it up.
    CornersMissing {
        /// How many marks were found.
        found: u8,
    },
    /// The layout code is torn off, covered or blurred: the sheet may be of another vote.
    CodeUnreadable,
    /// The map says nothing that could be read from a picture.
    MapUnusable,
    /// Lines of the sheet are shown to a person.
    Lines {
        /// How many.
        count: u32,
    },
}

/// Why one line is shown to a person. Shares are in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Doubt {
    /// Marks in both boxes, one perhaps taken back.
    BothBoxes,
    /// A mark so faint that it may be none.
    Faint {
        /// How dark it is, where the print is 100.
        strength: u8,
    },
    /// Ink beside a box, and none within.
    OffTheBox,
    /// A mark that stands partly in a box, partly beside it.
    PartlyInTheBox,
    /// A speck, or a mark much smaller than its box.
    StrayMark,
    /// A line through a part of the name alone.
    PartialStrike {
        /// How much of the name's length it covers.
        covered: u8,
    },
    /// A line below the name, or above it.
    Underlined,
    /// A line through the name that goes on far beyond both its ends, as a fold of the paper does.
    AcrossTheRow,
    /// A very faint mark could not be seen here if there were one: too dark, too blurred, or too coarse a picture.
    Unclear,
    /// The line is not wholly on the picture, or its print is not where it should be.
    NotFound,
}
