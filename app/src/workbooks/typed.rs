//! What a text of a page is: a day, a figure with its unit, or a text. A code such as `02` is a text.

use chibo_core::day::Day;
use chibo_frame::Lang;
use chibo_paper::workbook::write::{Figure, Value};
use chrono::{Datelike, NaiveDate};

/// Digits that a spreadsheet keeps.
const DIGITS: usize = 15;
/// The longest unit: `minh chứng`.
const UNIT: usize = 16;

/// Whether this says that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    ["", "–", "-"].contains(&text)
}

/// A day as pages write it in either language.
pub(super) fn day(text: &str) -> Option<Day> {
    let read = |form| NaiveDate::parse_from_str(text, form).ok();
    read("%d/%m/%Y").or_else(|| read("%d %B %Y")).filter(|day| (1000..10_000).contains(&day.year()))
}

/// Four digits of our time.
pub(super) fn year(text: &str) -> Option<i64> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && (1900..2200).contains(year))
}

/// A figure as a page in this language writes it: `1.234`, `85,5 %`, `12 buổi`.
pub(super) fn figure(text: &str, lang: Lang) -> Option<Value> {
    let (point, apart) = if lang == Lang::Vi { (',', '.') } else { ('.', ',') };
    let (sign, text) = text.strip_prefix(['-', '−']).map_or((1, text), |rest| (-1, rest));
    let end = text.find(|c: char| !c.is_ascii_digit() && c != point && c != apart).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let (whole, decimals) = number.split_once(point).map_or((number, None), |(whole, decimals)| (whole, Some(decimals)));
    let is_grouped = whole.contains(apart);
    let digits = digits(whole, apart)? + decimals.unwrap_or_default();
    let all_digits = digits.len() <= DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) && decimals != Some("");
    let digits = digits.parse::<i64>().ok().filter(|_| all_digits)? * sign;
    let decimals = u8::try_from(decimals.map_or(0, str::len)).ok()?;
    let unit = self::unit(unit)?;
    if decimals == 0 && !is_grouped && unit.is_empty() {
        return Some(Value::Number(digits));
    }
    Some(Value::Figure(Figure { digits, decimals, is_grouped, unit }))
}

/// The digits of a whole number, its thousands apart or not.
fn digits(whole: &str, apart: char) -> Option<String> {
    let mut groups = whole.split(apart);
    let first = groups.next()?;
    let is_first = !first.is_empty() && (whole == "0" || !first.starts_with('0'));
    let are_thousands = !whole.contains(apart) || first.len() <= 3 && groups.all(|group| group.len() == 3);
    (is_first && are_thousands).then(|| whole.replace(apart, ""))
}

/// A unit after a figure: nothing, `%`, or words that stand apart from it.
fn unit(rest: &str) -> Option<String> {
    let unit = rest.trim();
    let is_words = rest.starts_with(' ') && unit.chars().all(|c| c.is_alphabetic() || c == ' ') && unit.chars().count() <= UNIT;
    (unit.is_empty() || unit == "%" || is_words).then(|| unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(digits: i64, decimals: u8, is_grouped: bool, unit: &str) -> Option<Value> {
        Some(Value::Figure(Figure { digits, decimals, is_grouped, unit: unit.into() }))
    }

    #[test]
    fn figures_are_read_as_each_language_writes_them() {
        assert_eq!(figure("12", Lang::Vi), Some(Value::Number(12)));
        assert_eq!(figure("0", Lang::Vi), Some(Value::Number(0)));
        assert_eq!(figure("−3", Lang::Vi), Some(Value::Number(-3)));
        assert_eq!(figure("1.234.000", Lang::Vi), shown(1_234_000, 0, true, ""));
        assert_eq!(figure("1,234", Lang::En), shown(1234, 0, true, ""));
        assert_eq!(figure("85,5 %", Lang::Vi), shown(855, 1, false, "%"));
        assert_eq!(figure("90.66%", Lang::En), shown(9066, 2, false, "%"));
        assert_eq!(figure("0,05", Lang::Vi), shown(5, 2, false, ""));
        assert_eq!(figure("12 buổi học", Lang::Vi), shown(12, 0, false, "buổi học"));
    }

    #[test]
    fn codes_dates_and_shares_of_two_numbers_are_no_figures() {
        for text in [
            "02",
            "0904366216",
            "0.123",
            "12.5",
            "1.23",
            "1,234.5",
            "3/12",
            "x",
            "T8",
            "12A",
            "",
            ",5",
            "5,",
            "1..2",
            "12 của 15",
            "1234567890123456",
        ] {
            assert_eq!(figure(text, Lang::Vi), None, "{text}");
        }
    }

    #[test]
    fn days_and_years() {
        let first = NaiveDate::from_ymd_opt(2022, 7, 3);
        for text in ["03/7/2022", "3/7/2022", "03/07/2022", "3 July 2022"] {
            assert_eq!(day(text), first, "{text}");
        }
        for text in ["31/2/2022", "3/7/22", "7/2022", "2022", "3/7"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!((year("2025"), year("0123"), year("5286"), year("202")), (Some(2025), None, None, None));
    }
}
