//! The figures of a case's papers: what the record says, what it ought to say and does not, what is written by hand.

use super::instruments::{GUIDANCE, STATUTE, on};
use chibo_core::day::Day;
use chibo_frame::Page;
use chibo_paper::writing::Values;

/// What is printed where people write by hand: in groups of "…", among which a line may end; it may not before a full stop.
pub const BY_HAND: &str = "…… …… …… …… ……";

/// **Số liệu của một trường hợp.**
pub struct Facts<'a> {
    page: &'a Page,
    file: String,
    /// The values gathered so far.
    pub values: Values,
}

impl<'a> Facts<'a> {
    /// Of the file of this name, in which a gap is to be filled.
    pub fn of(page: &'a Page, file: &str) -> Self {
        Self { page, file: file.to_owned(), values: Values::default() }
    }

    /// What the record ought to say; a gap where it does not. `label` is the key of the words beside its field.
    pub fn known(&mut self, field: &str, value: Option<impl ToString>, label: &str) -> &mut Self {
        let words = written(value);
        let missing = self.page.with("papers-not-recorded", &[("file", &self.file), ("what", &self.page.t(label))]);
        self.values.words_or(field, words, &missing);
        self
    }

    /// A day that the record ought to say.
    pub fn day(&mut self, field: &str, day: Option<Day>, label: &str) -> &mut Self {
        let words = day.map(|day| self.page.day(&day));
        self.known(field, words, label)
    }

    /// What may be known and is else written by hand: no gap.
    pub fn by_hand(&mut self, field: &str, value: Option<impl ToString>) -> &mut Self {
        self.values.words(field, written(value).unwrap_or_else(|| BY_HAND.to_owned()));
        self
    }

    /// **Căn cứ** of papers about members on a day: `{quy định thi hành Điều lệ}`, `{hướng dẫn công tác đảng viên}`.
    pub fn instruments(&mut self, day: Day) -> &mut Self {
        self.values.words("quy định thi hành Điều lệ", on(STATUTE, day));
        self.values.words("hướng dẫn công tác đảng viên", on(GUIDANCE, day));
        self
    }
}

fn written(value: Option<impl ToString>) -> Option<String> {
    value.map(|value| value.to_string()).filter(|words| !words.trim().is_empty())
}
