//! The names that a paper of the cell bears: the cell, the Party committee above it, the place; days and times in words.

use chibo_core::day::Day;
use chibo_people::units;
use chrono::Datelike;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The names.
pub(crate) struct Names {
    /// `Chi bộ khu 5B`.
    pub(crate) cell: String,
    /// `Đảng bộ phường Quang Trung`.
    pub(crate) superior: Option<String>,
    /// `Quang Trung`.
    pub(crate) place: String,
}

/// The names of a cell and what is above it, as they were on a day.
pub(crate) async fn of<C: ConnectionTrait>(db: &C, cell: Uuid, day: Day) -> anyhow::Result<Names> {
    let name = units::name_on(db, cell, day).await?;
    let ward = units::superiors_on(db, cell, day).await?.into_iter().next();
    Ok(Names {
        place: units::place_of(ward.as_ref().unwrap_or(&name)),
        superior: ward.map(|ward| units::committee_of(&ward)),
        cell: name,
    })
}

/// `Quang Trung, ngày 03 tháng 11 năm 2025`: the day has two figures, the month only in January and February.
pub(crate) fn dated(place: &str, day: Day) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{place}, ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// `19 giờ 30 phút` of minutes after midnight.
pub(crate) fn clock(minutes: i32) -> String {
    match minutes % 60 {
        0 => format!("{} giờ", minutes / 60),
        rest => format!("{} giờ {rest:02} phút", minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_written_as_papers_write_them() {
        let day = |month, day| Day::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(dated("Quang Trung", day(2, 3)), "Quang Trung, ngày 03 tháng 02 năm 2026");
        assert_eq!(dated("Quang Trung", day(11, 13)), "Quang Trung, ngày 13 tháng 11 năm 2026");
        assert_eq!((clock(1170), clock(480), clock(605)), ("19 giờ 30 phút".into(), "8 giờ".into(), "10 giờ 05 phút".into()));
    }
}
