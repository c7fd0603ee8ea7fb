//! **Sổ của nhiệm kỳ.** Terms as the register knows them: each goes on until the next begins, so every day has its book.

use chibo_core::day::Day;
use chibo_frame::App;
use chibo_term::targets::{days, list_terms};
use uuid::Uuid;

/// One book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    /// The term; the cell itself for what came before the first term that is written down.
    pub(crate) term: Uuid,
    /// "2022-2025"; empty before the first term.
    pub(crate) label: String,
    /// The first day; none before the first term.
    pub(crate) from: Option<Day>,
}

/// The books of a cell, oldest first. The first one is that of the time before all terms.
pub(crate) async fn books(app: &App, cell: Uuid) -> anyhow::Result<Vec<Book>> {
    let mut terms: Vec<Book> = list_terms(&app.db, cell)
        .await?
        .iter()
        .map(|row| Book { term: row.id, label: days(row).label(), from: Some(row.starts) })
        .collect();
    terms.sort_by_key(|book| book.from);
    terms.insert(0, Book { term: cell, label: String::new(), from: None });
    Ok(terms)
}

/// The book of a day. On the day of a congress it is that of the new term: the papers of that day are the congress's.
pub(crate) fn book_of(books: &[Book], day: Day) -> Option<&Book> {
    books.iter().rev().find(|book| book.from.is_none_or(|from| from <= day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn the_day_of_a_congress_belongs_to_the_new_term() {
        let book = |key: u128, label: &str, from| Book { term: Uuid::from_u128(key), label: label.to_owned(), from };
        let books = [book(1, "", None), book(2, "2020-2022", Some(day(2020, 6, 1))), book(3, "2022-2025", Some(day(2022, 7, 3)))];
        let label = |on| book_of(&books, on).map(|book| book.label.as_str());
        assert_eq!(label(day(2022, 7, 2)), Some("2020-2022"));
        assert_eq!(label(day(2022, 7, 3)), Some("2022-2025"));
        assert_eq!(label(day(2026, 1, 1)), Some("2022-2025"), "until the next one is written down");
        assert_eq!(label(day(2019, 1, 1)), Some(""));
    }
}
