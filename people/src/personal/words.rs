//! Records of any kind in words: what a column is called, what stands in it.

use chibo_core::day::Day;
use chibo_frame::Page;
use serde_json::{Map, Value};

/// What of a record says nothing to a reader: keys, and what is made from other fields.
fn is_hidden(column: &str) -> bool {
    column == "id"
        || column.ends_with("_id")
        || ["folded", "sort_key", "hash", "content_hash", "sha256", "figures", "body", "answer"].contains(&column)
}

/// Where the words of a code stand: column and how the keys begin.
const CODES: [(&str, &str); 11] = [
    ("sex", "roll-sex-"),
    ("mark", "mark-"),
    ("office", "mandates-office-"),
    ("level", "ratings-level-"),
    ("self_level", "ratings-level-"),
    ("proposed", "ratings-level-"),
    ("decided", "ratings-level-"),
    ("kind", "personal-kind-"),
    ("category", "personal-category-"),
    ("status", "status-"),
    ("state", "transfers-said-"),
];

/// Columns in đồng.
const MONEY: [&str; 2] = ["income", "amount"];

/// The name of a column: the roll's own word, this room's, or the column's own.
pub(super) fn column(page: &Page, name: &str) -> String {
    let known = [format!("roll-field-{name}"), format!("personal-field-{}", name.replace('_', "-"))];
    let said = known.iter().map(|key| (key, page.t(key))).find(|(key, words)| *key != words);
    said.map_or_else(|| name.replace('_', " "), |(_, words)| words)
}

/// What stands in a column.
pub(super) fn value(page: &Page, kind: &str, column: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => page.t(if *yes { "personal-yes" } else { "personal-no" }),
        Value::Number(number) => match number.as_u64().filter(|_| MONEY.contains(&column)) {
            Some(sum) => page.number(&sum),
            None => number.to_string(),
        },
        Value::String(text) => text_of(page, kind, column, text),
        other => other.to_string(),
    }
}

fn text_of(page: &Page, kind: &str, column: &str, text: &str) -> String {
    let prefix = match (kind, column) {
        ("movement", "kind") => Some("roll-movement-"),
        _ => CODES.iter().find(|(name, _)| *name == column).map(|(_, prefix)| *prefix),
    };
    if let Some(prefix) = prefix {
        let said = [format!("{prefix}{text}"), format!("{prefix}{}", text.replace('_', "-"))];
        if let Some(words) = said.iter().map(|key| (key, page.t(key))).find(|(key, words)| *key != words) {
            return words.1;
        }
    }
    match text.split_once(", ") {
        _ if text.parse::<Day>().is_ok() => text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| page.day(&day)),
        Some((day, rest)) if day.parse::<Day>().is_ok() => {
            day.parse::<Day>().map_or_else(|_| text.to_owned(), |day| format!("{}, {rest}", page.day(&day)))
        }
        _ => text.to_owned(),
    }
}

/// Records of one kind as a table.
pub(super) struct Table {
    /// What the records are called.
    pub(super) title: String,
    /// The columns in which anything stands.
    pub(super) heads: Vec<String>,
    /// The records.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// What stands in a record, each with its column's name.
    pub(super) fn cells<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = (&'a String, &'a String)> {
        self.heads.iter().zip(row)
    }

    /// Whether it is more than one reads at a glance on a telephone.
    pub(super) fn is_long(&self) -> bool {
        self.rows.len() > 6
    }

    /// Of these records.
    pub(super) fn of(page: &Page, kind: &str, records: &[Map<String, Value>]) -> Self {
        let mut columns: Vec<&String> = Vec::new();
        for (column, value) in records.iter().flatten() {
            if !is_hidden(column) && *value != Value::Null && !columns.contains(&column) {
                columns.push(column);
            }
        }
        let cell = |row: &Map<String, Value>, name: &String| row.get(name).map_or_else(String::new, |v| value(page, kind, name, v));
        Self {
            title: crate::acts::kind_text(page.words(), page.lang, kind),
            rows: records.iter().map(|row| columns.iter().map(|name| cell(row, name)).collect()).collect(),
            heads: columns.into_iter().map(|name| column(page, name)).collect(),
        }
    }
}
