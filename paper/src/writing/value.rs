//! The figures of a paper, under the names of the fields of its wording.

use super::paper::Piece;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a field stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words within a sentence, or a paragraph where the field stands alone. Empty where the records say that there is
    /// nothing: the sentence is then left out.
    Words(String),
    /// A list, a table, a plot: a field that stands alone on its line.
    Pieces(Vec<Piece>),
    /// The records do not say; why, and what to do, as a sentence for the secretary. Dots are printed.
    Missing(String),
}

/// **Số liệu.** All values of a paper, by the names of their fields, such as "số đảng viên".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(pub BTreeMap<String, Value>);

impl Values {
    /// Words under a name.
    #[expect(clippy::needless_pass_by_value, reason = "a count or a name is given as it stands")]
    pub fn words(&mut self, name: &str, words: impl ToString) -> &mut Self {
        self.put(name, Value::Words(words.to_string()))
    }

    /// Words under a name; where there are none, what is missing.
    pub fn words_or(&mut self, name: &str, words: Option<impl ToString>, missing: &str) -> &mut Self {
        self.put(name, words.map_or_else(|| Value::Missing(missing.to_owned()), |words| Value::Words(words.to_string())))
    }

    /// Pieces under a name.
    pub fn pieces(&mut self, name: &str, pieces: impl IntoIterator<Item = Piece>) -> &mut Self {
        self.put(name, Value::Pieces(pieces.into_iter().collect()))
    }

    /// What the records do not say.
    pub fn missing(&mut self, name: &str, why: impl Into<String>) -> &mut Self {
        self.put(name, Value::Missing(why.into()))
    }

    /// A value under a name; the later one stands.
    pub fn put(&mut self, name: &str, value: Value) -> &mut Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// These over those: where both have a name, these stand.
    #[must_use]
    pub fn over(mut self, below: Self) -> Self {
        for (name, value) in below.0 {
            self.0.entry(name).or_insert(value);
        }
        self
    }
}
