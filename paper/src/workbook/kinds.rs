//! Of which kind a table is, from the fields of its columns and the words of its title.

use super::Kind;
use super::headings::{Field, When, has, plain};
use super::marks;
use super::table::{Column, Table};

/// Whether rows can be told apart by this field: a name, a head of household, a form of inspection.
pub(super) fn is_key(field: &Field) -> bool {
    matches!(field, Field::Name | Field::Head | Field::Form | Field::Subject | Field::Content | Field::Movement)
}

/// Whether this field tells the rows of this very table apart.
pub(super) fn is_key_of(field: &Field, columns: &[Column]) -> bool {
    let any = |field: &Field| columns.iter().any(|column| column.field == *field);
    if any(&Field::Head) {
        return *field == Field::Head;
    }
    if any(&Field::Name) && !(any(&Field::Form) && any(&Field::Content)) {
        return *field == Field::Name;
    }
    *field == if any(&Field::Content) { Field::Content } else { Field::Form }
}

/// Whether the columns are those of any kind of list.
pub(super) fn is_table(columns: &[Column]) -> bool {
    of_fields(columns).is_some() || is_named_list(columns)
}

/// Names and something more, of which only the title says what it is.
fn is_named_list(columns: &[Column]) -> bool {
    let any = |wanted: &[Field]| columns.iter().any(|column| wanted.contains(&column.field));
    any(&[Field::Name]) && any(&[Field::Birth, Field::Male, Field::Form, Field::Content, Field::Conclusion])
        || any(&[Field::Name]) && has_years(columns)
}

fn has_years(columns: &[Column]) -> bool {
    columns.iter().any(|column| matches!(column.field, Field::OfYear(_)))
}

fn of_fields(columns: &[Column]) -> Option<Kind> {
    let any = |wanted: &[Field]| columns.iter().any(|column| wanted.contains(&column.field));
    let count = |wanted: &[Field]| wanted.iter().filter(|field| columns.iter().any(|column| column.field == **field)).count();
    let level = columns.iter().any(|column| matches!(column.field, Field::Level(_) | Field::LevelCross(_)));
    let title = columns.iter().any(|column| matches!(column.field, Field::Title(_)));
    let names = any(&[Field::Name]);
    let roll = count(&[Field::Card, Field::Exempt, Field::Phone, Field::Group, Field::Joined, Field::Official, Field::Occupation]);
    if any(&[Field::Head]) {
        return (title
            || has_years(columns)
            || level
            || any(&[Field::People, Field::Address, Field::Members, Field::HouseholdClass]))
        .then_some(Kind::Households);
    }
    if names && any(&[Field::Movement]) {
        return Some(Kind::Movements);
    }
    if any(&[Field::Form, Field::Subject])
        && any(&[Field::Planned, Field::Done, Field::Conclusion])
        && count(&[Field::Form, Field::Subject, Field::Content]) >= 2
    {
        return Some(Kind::Inspections);
    }
    if !names {
        return None;
    }
    if columns.iter().any(|column| matches!(column.field, Field::Session(_))) {
        return Some(Kind::Attendance);
    }
    if any(&[Field::Class, Field::Resolution, Field::Decision]) {
        return Some(Kind::Admissions);
    }
    if level && roll < 4 {
        return Some(Kind::Ratings);
    }
    let is_roll = any(&[Field::Joined, Field::Card, Field::Official, Field::Exempt])
        || any(&[Field::Birth, Field::Male, Field::Female]) && roll > 0;
    is_roll.then_some(Kind::Roll)
}

/// The kind of a table, with its title heard where the columns leave a choice.
pub(super) fn kind(table: &Table) -> Option<Kind> {
    let fields = of_fields(&table.columns);
    let says = |words: &[&str]| words.iter().any(|word| has(&title_words(table), word));
    let level = table.columns.iter().any(|column| matches!(column.field, Field::Level(_)));
    match fields {
        Some(Kind::Roll) if level && says(&["xep loai", "danh gia"]) => Some(Kind::Ratings),
        Some(Kind::Roll) if says(&["phat trien dang", "ket nap dang", "quan chung"]) && !table.has(&Field::Card) => {
            Some(Kind::Admissions)
        }
        Some(Kind::Roll) if says(&["bien dong"]) && table.has(&Field::Day) => Some(Kind::Movements),
        Some(kind) => Some(kind),
        None if says(&["bien dong"]) => Some(Kind::Movements),
        None if says(&["xep loai", "danh gia"]) => Some(Kind::Ratings),
        None if says(&["danh sach dang vien"]) => Some(Kind::Roll),
        None => None,
    }
}

/// Whether a column of marks belongs to the study book: its own words first, then the title's, then its form.
pub(super) fn is_study(table: &Table, column: &Column) -> bool {
    let study = |text: &str| {
        ["hoc tap", "quan triet", "nghi quyet", "chi thi", "hoc nghi quyet", "chuyen de hoc tap", "nq"]
            .iter()
            .any(|word| has(text, word))
    };
    let meeting = |text: &str| ["sinh hoat", "diem danh", "chuyen can", "hop"].iter().any(|word| has(text, word));
    let own = plain(&column.title);
    for text in [own, title_words(table)] {
        match (study(&text), meeting(&text)) {
            (true, false) => return true,
            (false, true) => return false,
            _ => {}
        }
    }
    !matches!(column.field, Field::Session(When::Month(..)))
}

/// The titles and the sheet's name in plain words; an explanation of marks is no title.
fn title_words(table: &Table) -> String {
    let titles = table.titles.iter().filter(|note| !marks::is_legend(&note.text)).map(|note| plain(&note.text));
    titles.chain([plain(table.sheet)]).collect::<Vec<_>>().join(" ")
}
