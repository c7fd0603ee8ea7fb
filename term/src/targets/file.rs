//! A file of targets, as `chibo term open --targets FILE.toml` reads it.

use anyhow::Context;
use chibo_core::target::{Cadence, MeasureKind, Target, Threshold, twelve};
use serde::Deserialize;

/// Targets written in TOML: a `[[targets]]` each, with `number`, `measure`, `threshold` and, where it is not the
/// template's, `cadence`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetsFile {
    #[serde(alias = "target")]
    targets: Vec<Written>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    number: u32,
    measure: MeasureKind,
    threshold: Threshold,
    cadence: Option<Cadence>,
}

impl TargetsFile {
    /// Reads the file's text, or the twelve of the template where there is none.
    pub fn read(text: Option<&str>) -> anyhow::Result<Vec<Target>> {
        let Some(text) = text else { return Ok(twelve()) };
        let mut table: toml::Value = toml::from_str(text).context("read the targets")?;
        shares_as_text(&mut table);
        let file: Self = table.try_into().context("read the targets")?;
        Ok(file.targets.into_iter().map(Written::target).collect())
    }
}

impl Written {
    fn target(self) -> Target {
        let usual = twelve().into_iter().find(|target| target.measure == self.measure).map(|target| target.cadence);
        let cadence = self.cadence.or(usual).unwrap_or(Cadence::EachYear);
        Target { number: self.number, measure: self.measure, threshold: self.threshold, cadence }
    }
}

/// `at_least = 0.85` as the domain reads it, which knows no floats: `"0.85"`.
fn shares_as_text(value: &mut toml::Value) {
    const SHARES: [&str; 4] = ["at_least", "more_than", "at_least_or_cap", "at_most"];
    match value {
        toml::Value::Array(values) => values.iter_mut().for_each(shares_as_text),
        toml::Value::Table(table) => {
            for (key, value) in table.iter_mut() {
                let number = value.as_float().map(|share| share.to_string()).or(value.as_integer().map(|share| share.to_string()));
                match number.filter(|_| SHARES.contains(&key.as_str())) {
                    Some(share) => *value = toml::Value::String(share),
                    None => shares_as_text(value),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_targets_is_read_as_people_write_numbers() {
        let text = "
            [[targets]]
            number = 1
            measure = \"attendance\"
            threshold = { at_least = 0.9 }

            [[targets]]
            number = 2
            measure = \"admissions\"
            threshold = { count_at_least = 3 }

            [[targets]]
            number = 3
            measure = \"study\"
            threshold = { at_least = 1 }
            cadence = \"term\"

            [[targets]]
            number = 4
            measure = \"members_removed\"
            threshold = { count_at_most = 0 }

            [[targets]]
            number = 5
            measure = \"rated_excellent\"
            threshold = { at_most = 0.2 }
        ";
        let targets = TargetsFile::read(Some(text)).unwrap();
        let cadences: Vec<Cadence> = targets.iter().map(|target| target.cadence).collect();
        assert_eq!(cadences, [Cadence::EachYear, Cadence::Term, Cadence::Term, Cadence::EachYear, Cadence::EachYear]);
        assert_eq!(targets[1].threshold, Threshold::CountAtLeast(3));
        assert!(targets.iter().all(Target::fits));
        assert!(TargetsFile::read(Some("[[targets]]\nnumber = 1")).is_err());
        assert_eq!(TargetsFile::read(None).unwrap(), twelve());
    }
}
