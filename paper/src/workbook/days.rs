//! Days as hands write them: Excel dates, serial numbers, `3/7/2022`, "ngày 03 tháng 7 năm 2022". Never guesses a century.

use super::Problem;
use super::grid::Value;
use chibo_core::day::{Day, parse_day};
use chibo_core::name::fold;
use chrono::{Datelike, Days};

/// A day in which somebody can have been born or a meeting held.
pub(super) fn is_plausible(day: Day) -> bool {
    (1850..=2200).contains(&day.year())
}

/// The day in a cell of a date column.
pub(super) fn read(value: &Value) -> Result<Day, Problem> {
    match value {
        Value::Day(day) => Ok(*day),
        Value::NoDay(_) => Err(Problem::ImpossibleDate),
        Value::Number(number) => of_number(*number),
        Value::Text(text) => of_text(text),
    }
}

fn of_number(number: f64) -> Result<Day, Problem> {
    if (1850.0..=2200.0).contains(&number) {
        return Err(Problem::OnlyYear);
    }
    if number.fract() == 0.0 && number >= 1_000_000.0 {
        return of_text(&number.to_string());
    }
    serial(number).ok_or(Problem::UnreadableDate)
}

/// A date that lost its format: days since 30 December 1899.
fn serial(number: f64) -> Option<Day> {
    if !(3000.0..=100_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just above")]
    let days = number as u64;
    Day::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

fn of_text(text: &str) -> Result<Day, Problem> {
    let groups = digit_groups(text);
    match groups.as_slice() {
        [a, b, c, ..] if groups.len() == 3 || is_clock(text, &groups) => of_groups(a, b, c),
        [_, year] | [year] if year.len() == 4 => Err(Problem::OnlyYear),
        [all] if all.len() == 8 => {
            of_groups(&all[..2], &all[2..4], &all[4..]).or_else(|_| of_groups(&all[..4], &all[4..6], &all[6..]))
        }
        [all] if all.len() == 5 => all.parse().ok().and_then(serial).ok_or(Problem::UnreadableDate),
        _ => match dates_in(text).as_slice() {
            [one] => one.clone(),
            _ => Err(Problem::UnreadableDate),
        },
    }
}

/// Whether what follows the day is the time of day: `2022-07-03 00:00:00`.
fn is_clock(text: &str, groups: &[&str]) -> bool {
    groups.len() > 4 && text.contains(':') && text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

fn of_groups(a: &str, b: &str, c: &str) -> Result<Day, Problem> {
    match (a.len(), b.len(), c.len()) {
        (1..=2, 1..=2, 4) | (4, 1..=2, 1..=2) => {
            parse_day(&[a, b, c].join("/")).filter(|day| is_plausible(*day)).ok_or(Problem::ImpossibleDate)
        }
        (1..=2, 1..=2, 2) => Err(Problem::TwoDigitYear),
        _ => Err(Problem::UnreadableDate),
    }
}

/// The first thing with the form of a date in a longer text, such as a title or "QĐ số 12-QĐ/ĐU ngày 29/4/2023".
pub(super) fn find(text: &str) -> Option<Result<Day, Problem>> {
    dates_in(text).into_iter().next()
}

/// Everything in the text that has the form of a date.
fn dates_in(text: &str) -> Vec<Result<Day, Problem>> {
    let slashed = fold(text).replace("thang", "/").replace("nam", "/").replace(" /", "/").replace("/ ", "/");
    let tokens = slashed.split(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.' | '-' | '\\'));
    tokens.filter_map(|token| <[&str; 3]>::try_from(digit_groups(token)).ok()).map(|[a, b, c]| of_groups(a, b, c)).collect()
}

fn digit_groups(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect()
}

/// The last year named by the word "năm", else the only number that can be one. A range of years names none, nor does a
/// full date: that is the day of a decision or of a signature.
pub(super) fn year_in(text: &str) -> Option<i32> {
    let plain = super::headings::plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let year = |word: &str| word.parse::<i32>().ok().filter(|y| word.len() == 4 && (1990..=2100).contains(y));
    let mut all: Vec<i32> = words.iter().filter_map(|word| year(word)).collect();
    for day in dates_in(text).into_iter().flatten() {
        if let Some(place) = all.iter().rposition(|y| *y == day.year()) {
            all.remove(place);
        }
    }
    let mut named = words.windows(2).filter(|w| w.first() == Some(&"nam")).filter_map(|w| year(w.last()?));
    named.rfind(|y| all.contains(y)).or(match all.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}
