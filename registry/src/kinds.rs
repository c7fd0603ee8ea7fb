//! **Các loại văn bản.** All kinds of paper of the house.

use chibo_people::papers::PaperKind;

/// All kinds, slice by slice.
pub fn all() -> Vec<PaperKind> {
    [chibo_people::papers(), chibo_books::papers(), chibo_term::papers(), chibo_congress::papers()].concat()
}

/// The kind of this name.
pub fn find(name: &str) -> Option<PaperKind> {
    all().into_iter().find(|kind| kind.name == name)
}
