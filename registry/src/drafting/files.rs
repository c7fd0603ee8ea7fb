//! A paper as a file.

use crate::register::set;
use crate::words;
use anyhow::Context;
use axum::response::{IntoResponse, Response};
use chibo_core::name::fold;
use chibo_frame::{Page, PageError};
use chibo_paper::writing::{self, Fault, Paper};

/// As PDF, shown in the browser.
pub(crate) async fn pdf(page: &Page, paper: Paper, name: &str) -> Result<Response, PageError> {
    match set(paper).await? {
        Ok((_, bytes)) => Ok(pdf_file(bytes, name)),
        Err(letter) => Err(PageError::Refused(words::letter(page, letter))),
    }
}

/// A PDF as an answer.
pub(crate) fn pdf_file(bytes: Vec<u8>, name: &str) -> Response {
    answer("application/pdf", format!("inline; filename=\"{}.pdf\"", file_name(name)), bytes)
}

/// As DOCX, to be opened in Word.
pub(crate) async fn docx(page: &Page, paper: Paper, name: &str) -> Result<Response, PageError> {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    match tokio::task::spawn_blocking(move || writing::docx(&paper)).await.context("set a paper for Word")? {
        Ok(bytes) => Ok(answer(WORD, format!("attachment; filename=\"{}.docx\"", file_name(name)), bytes)),
        Err(Fault::Letter(letter)) => Err(PageError::Refused(words::letter(page, letter))),
        Err(fault) => Err(PageError::Fault(fault.into())),
    }
}

fn answer(kind: &str, disposition: String, bytes: Vec<u8>) -> Response {
    ([("content-type", kind.to_owned()), ("content-disposition", disposition)], bytes).into_response()
}

/// A name that every system takes: "Nghị quyết tháng 5/2023" is `nghi-quyet-thang-5-2023`.
fn file_name(name: &str) -> String {
    let plain: String = fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_bears_the_name_of_the_paper() {
        assert_eq!(super::file_name("Nghị quyết tháng 5/2023"), "nghi-quyet-thang-5-2023");
        assert_eq!(super::file_name("Số 01-NQ/CB \"a\"\r\n"), "so-01-nq-cb-a");
    }
}
