//! How a row names a person.

use super::Cell;
use chibo_core::day::Day;

/// A person as a row names him: who he is among the members is decided elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Full name, composed Unicode, without the year of birth that tells namesakes apart.
    pub name: String,
    /// Day of birth, where the row has one.
    pub birth: Option<Day>,
    /// Year of birth: of `birth`, or written after the name, or standing alone in the birth column.
    pub birth_year: Option<i32>,
    /// The cell of the name.
    pub at: Cell,
}
