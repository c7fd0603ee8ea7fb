//! What attendance is taken of: a meeting or a study session, found by the address of the page.

use super::store;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use chibo_core::day::Day;
use chibo_core::meeting::{Mark, MeetingKind};
use chibo_frame::{App, Page, PageError};
use uuid::Uuid;

/// **Sổ.** Which of the two books of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    /// Sổ sinh hoạt.
    Meetings,
    /// Sổ học tập.
    Study,
}

impl Book {
    /// Where its pages stand.
    pub fn path(self) -> &'static str {
        match self {
            Self::Meetings => "/van-phong/sinh-hoat",
            Self::Study => "/van-phong/hoc-tap",
        }
    }
}

/// **Buổi sinh hoạt hoặc học tập.** What attendance is taken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The book in which it stands.
    pub book: Book,
    /// Its key.
    pub id: Uuid,
    /// The cell.
    pub cell: Uuid,
    /// Its day.
    pub on: Day,
    /// Regular or thematic; none of study.
    pub kind: Option<MeetingKind>,
    /// Its subject.
    pub title: Option<String>,
    /// The mark of who comes as the meeting's form has it: in the room, by a line, or with his group.
    pub usual: Mark,
    /// Whether the minutes are signed: the marks stand.
    pub signed: bool,
}

impl Occasion {
    /// Its own page.
    pub fn path(&self) -> String {
        format!("{}/{}", self.book.path(), self.id)
    }

    /// What it is called: `Sinh hoạt thường kỳ ngày 03/12/2026`.
    pub fn name(&self, page: &Page) -> String {
        let day = page.day(&self.on);
        match self.kind {
            Some(MeetingKind::Regular) => page.t1("roll-call-regular-on", "day", day),
            Some(MeetingKind::Thematic) => page.t1("roll-call-thematic-on", "day", day),
            None => page.t1("roll-call-study-on", "day", day),
        }
    }
}

/// By the book and the key in the address; a page of nothing answers 404.
impl FromRequestParts<App> for Occasion {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let Ok(Path(id)) = Path::<Uuid>::from_request_parts(parts, app).await else { return Err(PageError::NotFound) };
        let book = if parts.uri.path().starts_with(Book::Study.path()) { Book::Study } else { Book::Meetings };
        store::find(&app.db, book, id).await?.ok_or(PageError::NotFound)
    }
}
