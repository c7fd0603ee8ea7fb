//! A paper as PDF, straight from the records: for the addresses that print one paper in one press.

use anyhow::Context;
use chibo_frame::{App, Message, Page, PageError};
use chibo_paper::writing;
use chibo_people::papers::{PaperKind, Subject, paper_of};

/// The paper as PDF; 404 where the subject names nothing.
pub(crate) async fn pdf(app: &App, page: &Page, kind: &PaperKind, subject: &Subject) -> Result<Vec<u8>, PageError> {
    let draft = paper_of(app, kind, subject).await?.ok_or(PageError::NotFound)?;
    match tokio::task::spawn_blocking(move || writing::pdf(&[draft.paper])).await.context("set a paper")? {
        Ok(bytes) => Ok(bytes),
        Err(writing::Fault::Letter(letter)) => {
            let message =
                Message::new(page.t1("books-papers-letter", "letter", letter)).remedy(page.t("books-papers-letter-remedy"));
            Err(PageError::Refused(message))
        }
        Err(fault) => Err(PageError::Fault(fault.into())),
    }
}
