//! Days and times, and reading them as a secretary writes them. No clock: whoever needs today hands it in.

/// **Ngày.** A calendar day in Vietnam. Every rule of the term counts in days, never in hours.
pub use chrono::NaiveDate as Day;

use chrono::Datelike;

/// Reads `3/7/2022`, `03.07.2022`, `03-07-2022` or `2022-07-03`. A two-digit year is not guessed at.
pub fn parse_day(text: &str) -> Option<Day> {
    let text = text.trim();
    let mut parts = text.split(['/', '.', '-']).map(str::trim);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || [a, b, c].iter().any(|p| p.is_empty() || !p.bytes().all(|d| d.is_ascii_digit())) {
        return None;
    }
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (a, b, c),
        (1..=2, 4) => (c, b, a),
        _ => return None,
    };
    Day::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Minutes after midnight of `13:30`, `13h30` or `13 giờ 30`.
pub fn parse_clock(text: &str) -> Option<u16> {
    let mut parts = text.split([':', 'h', 'g']).map(|part| part.trim_start_matches(|c: char| !c.is_ascii_digit()).trim());
    let (hours, minutes) = (parts.next()?.parse::<u16>().ok()?, parts.next().filter(|m| !m.is_empty()).unwrap_or("0"));
    let minutes = minutes.parse::<u16>().ok()?;
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The last day of a year, on which a household's members are looked up.
pub fn year_end(year: i32) -> Day {
    Day::from_ymd_opt(year, 12, 31).unwrap_or(Day::MAX)
}

/// The first day of a year.
pub fn year_start(year: i32) -> Day {
    Day::from_ymd_opt(year, 1, 1).unwrap_or(Day::MIN)
}

/// The quarter of the year, 1 to 4.
pub fn quarter(day: Day) -> u32 {
    day.month0() / 3 + 1
}

/// The day so many years later; 29 February in a year without one is 1 March.
pub fn anniversary(day: Day, years: i32) -> Day {
    let year = day.year().saturating_add(years);
    day.with_year(year).or_else(|| Day::from_ymd_opt(year, 3, 1)).unwrap_or(Day::MAX)
}

/// The full years from one day to another; none where the second lies before the first.
pub fn full_years(from: Day, on: Day) -> Option<i32> {
    let before_the_day = (on.month(), on.day()) < (from.month(), from.day());
    Some(on.year() - from.year() - i32::from(before_the_day)).filter(|years| *years >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_secretaries_write() {
        let congress = Day::from_ymd_opt(2022, 7, 3);
        for text in ["3/7/2022", "03/07/2022", "03.07.2022", "3-7-2022", "2022-07-03", " 3 / 7 / 2022 "] {
            assert_eq!(parse_day(text), congress, "{text}");
        }
    }

    #[test]
    fn clocks_are_read_as_people_write_them() {
        for text in ["13:30", "13h30", "13 giờ 30"] {
            assert_eq!(parse_clock(text), Some(810), "{text}");
        }
        assert_eq!(parse_clock("8h"), Some(480));
        for text in ["", "chiều", "25:00", "13:75"] {
            assert_eq!(parse_clock(text), None, "{text}");
        }
    }

    #[test]
    fn an_impossible_or_doubtful_day_is_none() {
        for text in ["31/02/1950", "3/7/22", "3/7", "", "ngày 3", "3/7/2022/1", "+3/7/2022", "0/1/2000"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
