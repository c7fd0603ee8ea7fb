//! What a text of a page is: a day, a figure with its unit, or a text. A code such as `02` is a text.

use chibo_core::day::Day;
use chibo_frame::Lang;
use chibo_paper::workbook::write::{Figure, Value};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

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

/// A minute of a day as pages write it: `09:20, 15/6/2025` or the other way round.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    let (time, day) = text.split_once(", ").or_else(|| text.rsplit_once(' ').map(|(day, time)| (time, day)))?;
    Some(self::day(day)?.and_time(NaiveTime::parse_from_str(time, "%H:%M").ok()?))
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

/// Two figures of which the second holds the first: `89/100`, where nothing is known of the first `–/100`.
pub(super) fn pair(text: &str, lang: Lang) -> Option<[Value; 2]> {
    let (part, whole) = text.split_once('/')?;
    let part = if is_nothing(part) { Value::Blank } else { figure(part, lang)? };
    Some([part, figure(whole, lang)?])
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

    fn shown(digits: i64, decimals: u8, is_grouped: bool, unit: &str) -> Value {
        Value::Figure(Figure { digits, decimals, is_grouped, unit: unit.into() })
    }

    #[test]
    fn figures_are_read_as_each_language_writes_them() {
        assert_eq!(figure("12", Lang::Vi), Some(Value::Number(12)));
        assert_eq!(figure("0", Lang::Vi), Some(Value::Number(0)));
        assert_eq!(figure("−3", Lang::Vi), Some(Value::Number(-3)));
        assert_eq!(figure("1.234.000", Lang::Vi), Some(shown(1_234_000, 0, true, "")));
        assert_eq!(figure("1,234", Lang::En), Some(shown(1234, 0, true, "")));
        assert_eq!(figure("85,5 %", Lang::Vi), Some(shown(855, 1, false, "%")));
        assert_eq!(figure("90.66%", Lang::En), Some(shown(9066, 2, false, "%")));
        assert_eq!(figure("0,05", Lang::Vi), Some(shown(5, 2, false, "")));
        assert_eq!(figure("12 buổi học", Lang::Vi), Some(shown(12, 0, false, "buổi học")));
    }

    #[test]
    fn a_part_stands_with_its_whole() {
        let number = Value::Number;
        assert_eq!(pair("89/100", Lang::Vi), Some([number(89), number(100)]));
        assert_eq!(pair("–/10", Lang::Vi), Some([Value::Blank, number(10)]));
        assert_eq!((pair("3/7/2022", Lang::Vi), pair("12", Lang::Vi), pair("a/b", Lang::Vi)), (None, None, None));
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
    fn days_minutes_and_years() {
        let first = NaiveDate::from_ymd_opt(2022, 7, 3);
        for text in ["03/7/2022", "3/7/2022", "03/07/2022", "3 July 2022"] {
            assert_eq!(day(text), first, "{text}");
        }
        for text in ["31/2/2022", "3/7/22", "7/2022", "2022", "3/7"] {
            assert_eq!(day(text), None, "{text}");
        }
        let nine = first.and_then(|day| day.and_hms_opt(9, 5, 0));
        for text in ["09:05, 03/7/2022", "03/7/2022 09:05", "3 July 2022 09:05"] {
            assert_eq!(moment(text), nine, "{text}");
        }
        assert_eq!((moment("09:05"), moment("25:00, 3/7/2022"), moment("3/7/2022")), (None, None, None));
        assert_eq!((year("2025"), year("0123"), year("5286"), year("202")), (Some(2025), None, None, None));
    }
}
