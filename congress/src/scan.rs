//! Why a picture of a ballot, or a line on it, is not read: worded for the tellers. What is wrong, where, what to do.

use chibo_frame::Page;
use chibo_sheet::files::Unreadable;
use chibo_sheet::{Doubt, Reason};

/// Why a file, or a page of one, gives no picture.
pub fn unreadable(page: &Page, why: &Unreadable) -> String {
    match why {
        Unreadable::Missing => page.t("scan-file-missing"),
        Unreadable::Empty => page.t("scan-file-empty"),
        Unreadable::NoPicture => page.t("scan-file-no-picture"),
        Unreadable::Foreign("HEIC") => page.t("scan-file-heic"),
        Unreadable::Foreign(kind) => page.t1("scan-file-foreign", "kind", kind),
        Unreadable::Damaged => page.t("scan-file-damaged"),
        Unreadable::TooLarge { megabytes, limit } => {
            page.with("scan-file-too-large", &[("megabytes", megabytes), ("limit", limit)])
        }
        Unreadable::TooManyPixels { millions, limit } => {
            page.with("scan-file-too-many-pixels", &[("millions", millions), ("limit", limit)])
        }
        Unreadable::Locked => page.t("scan-file-locked"),
        Unreadable::NoPages => page.t("scan-file-no-pages"),
        Unreadable::TooManyPages(count) => page.t1("scan-file-too-many-pages", "count", count),
        Unreadable::Swollen => page.t("scan-file-swollen"),
        Unreadable::Stumbled => page.t("scan-file-stumbled"),
        Unreadable::Duplicate(first) => page.t1("scan-file-duplicate", "first", first),
    }
}

/// Why a sheet is refused or shown to the tellers; the lines in question are (place from 1, name, doubt).
pub fn reason(page: &Page, reason: &Reason, lines: &[(usize, &str, Doubt)]) -> String {
    match reason {
        Reason::NotABallot => page.t("scan-sheet-not-a-ballot"),
        Reason::OtherElection { code: None } => page.t("scan-sheet-other"),
        Reason::OtherElection { code: Some(code) } => page.t1("scan-sheet-other-code", "code", code),
        Reason::TestPage => page.t("scan-sheet-test-page"),
        Reason::TooSmall { dots_per_inch } => page.t1("scan-sheet-too-small", "dpi", dots_per_inch),
        Reason::CornersMissing { found } => page.t1("scan-sheet-corners-missing", "found", found),
        Reason::CodeUnreadable => page.t("scan-sheet-code-unreadable"),
        Reason::MapUnusable => page.t("scan-sheet-map-unusable"),
        Reason::Lines { .. } if lines.is_empty() => page.t("scan-sheet-unruled"),
        Reason::Lines { .. } => {
            let lines: Vec<String> = lines.iter().map(|(place, name, doubt)| line(page, *place, name, *doubt)).collect();
            page.t1("scan-sheet-lines", "lines", lines.join("; "))
        }
    }
}

/// One line in question: its place from 1, its name, why.
pub fn line(page: &Page, place: usize, name: &str, doubt: Doubt) -> String {
    page.with("scan-line", &[("line", &place), ("name", &name), ("doubt", &self::doubt(page, doubt))])
}

/// Why one line is shown to the tellers.
pub fn doubt(page: &Page, doubt: Doubt) -> String {
    match doubt {
        Doubt::BothBoxes => page.t("scan-doubt-both-boxes"),
        Doubt::Faint { strength } => page.t1("scan-doubt-faint", "strength", strength),
        Doubt::OffTheBox => page.t("scan-doubt-off-the-box"),
        Doubt::PartlyInTheBox => page.t("scan-doubt-partly-in-the-box"),
        Doubt::StrayMark => page.t("scan-doubt-stray-mark"),
        Doubt::PartialStrike { covered } => page.t1("scan-doubt-partial-strike", "covered", covered),
        Doubt::Underlined => page.t("scan-doubt-underlined"),
        Doubt::AcrossTheRow => page.t("scan-doubt-across-the-row"),
        Doubt::Unclear => page.t("scan-doubt-unclear"),
        Doubt::NotFound => page.t("scan-doubt-not-found"),
    }
}
