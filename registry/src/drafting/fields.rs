//! The fields of a wording with what stands for them, and how two sets of figures differ.

use chibo_paper::writing::{Value, Values, Wording, plain};
use std::collections::BTreeSet;

/// A field that a wording uses or could use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Its name, as it stands between braces.
    pub(crate) name: String,
    /// What stands for it; why nothing does, where the records do not say.
    pub(crate) value: String,
    /// What is known of it.
    pub(crate) state: State,
    /// Whether the wording uses it.
    pub(crate) used: bool,
}

/// **Tình trạng của một số liệu.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The records say it.
    Known,
    /// The records do not.
    Missing,
    /// No such field.
    Unknown,
}

/// The fields: those that the wording uses first, in its order; then the others by name.
pub(crate) fn legend(words: &str, values: &Values) -> Vec<Field> {
    let used: Vec<String> = Wording::read(words).fields().into_iter().map(|(name, _)| name).collect();
    let known: BTreeSet<&String> = used.iter().collect();
    let others = values.0.keys().filter(|name| !known.contains(name)).map(|name| (name, false));
    let field = |(name, used): (&String, bool)| {
        let (value, state) = match values.get(name) {
            Some(Value::Missing(why)) => (why.clone(), State::Missing),
            Some(value) => (text_of(value), State::Known),
            None => (String::new(), State::Unknown),
        };
        Field { name: name.clone(), value, state, used }
    };
    used.iter().map(|name| (name, true)).chain(others).map(field).collect()
}

/// A value as plain text.
fn text_of(value: &Value) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::Pieces(pieces) => plain::of_pieces(pieces),
        Value::Missing(why) => format!("({why})"),
    }
}

/// **Chỗ khác.** A field of which the records say something else now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The field.
    pub(crate) field: String,
    /// The lines as they stand in the draft, and whether they go.
    pub(crate) old: Vec<(String, bool)>,
    /// The lines as the records give them, and whether they are new.
    pub(crate) new: Vec<(String, bool)>,
}

/// How the figures of a draft differ from others, over the fields that its words use.
pub(crate) fn differences(words: &str, old: &Values, new: &Values) -> Vec<Difference> {
    let fields = Wording::read(words).fields().into_iter().map(|(name, _)| name);
    let differing = fields.filter(|name| old.get(name) != new.get(name));
    differing.map(|field| difference(old.get(&field), new.get(&field), field.clone())).collect()
}

fn difference(old: Option<&Value>, new: Option<&Value>, field: String) -> Difference {
    let lines =
        |value: Option<&Value>| -> Vec<String> { value.map(text_of).unwrap_or_default().lines().map(str::to_owned).collect() };
    let (old, new) = (lines(old), lines(new));
    let marked = |lines: &[String], others: &[String]| lines.iter().map(|line| (line.clone(), !others.contains(line))).collect();
    Difference { field, old: marked(&old, &new), new: marked(&new, &old) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chibo_paper::writing::Piece;

    const WORDS: &str = "BÁO CÁO\n-----\nCó {số} người.\n{danh sách}\n{lạ}";

    fn values(number: u32, names: &[&str]) -> Values {
        let mut values = Values::default();
        values.words("số", number).words("thừa", number).pieces("danh sách", names.iter().map(|name| Piece::bullet(*name)));
        values
    }

    #[test]
    fn a_legend_names_what_is_used_first_and_what_is_unknown() {
        let legend = legend(WORDS, &values(3, &["An", "Ba"]));
        let told: Vec<_> =
            legend.iter().map(|field| (field.name.as_str(), field.value.as_str(), field.state, field.used)).collect();
        let (known, unknown) = (State::Known, State::Unknown);
        assert_eq!(
            told,
            [
                ("số", "3", known, true),
                ("danh sách", "An\nBa", known, true),
                ("lạ", "", unknown, true),
                ("thừa", "3", known, false)
            ]
        );
    }

    #[test]
    fn only_fields_in_use_differ_and_lists_line_by_line() {
        let found = differences(WORDS, &values(3, &["An", "Ba"]), &values(4, &["Ba", "Tư"]));
        let line = |text: &str, changed| (text.to_owned(), changed);
        assert_eq!(found.len(), 2);
        assert_eq!((&found[0].old, &found[0].new), (&vec![line("3", true)], &vec![line("4", true)]));
        assert_eq!(found[1].old, [line("An", true), line("Ba", false)]);
        assert_eq!(found[1].new, [line("Ba", false), line("Tư", true)]);
        assert_eq!(differences(WORDS, &values(3, &["An"]), &values(3, &["An"])), []);
    }
}
