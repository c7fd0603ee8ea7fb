//! **Các loại văn bản.** All kinds of paper of the house.

use chibo_frame::{Page, PageError};
use chibo_people::papers::PaperKind;

/// All kinds, slice by slice.
pub fn all() -> Vec<PaperKind> {
    [chibo_people::paper_kinds(), chibo_books::paper_kinds(), chibo_term::paper_kinds(), chibo_congress::paper_kinds()].concat()
}

/// The kind of this name.
pub fn find(name: &str) -> Option<PaperKind> {
    all().into_iter().find(|kind| kind.name == name)
}

/// The kind of this name, where the reader may see its papers.
pub(crate) fn open(page: &Page, name: &str) -> Result<PaperKind, PageError> {
    let kind = find(name).ok_or(PageError::NotFound)?;
    if page.may(kind.right) { Ok(kind) } else { Err(PageError::Forbidden) }
}
