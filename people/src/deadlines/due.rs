//! The roll's deadlines for the office's first page. They name people, so only who may see people is told.

use super::badges_between;
use crate::roll::{self, member, movement};
use crate::rules;
use chibo_core::day::Day;
use chibo_core::deadline::{Calendar, recognition, transfer_by};
use chibo_core::member::{Member, MovementKind};
use chibo_frame::db::code;
use chibo_frame::{App, Due, Page, Right};
use chrono::Days;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many days ahead badges are announced: papers go up about two months before an award day.
const BADGES_AHEAD: u64 = 90;
/// How many days before its end a probation is announced.
const PROBATION_AHEAD: u64 = 60;

/// Badges of the next award days, probations that end, transfers that are not completed.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    if !page.may(Right::SeePeople) {
        return Ok(Vec::new());
    }
    let today = app.today();
    let rows = roll::list_members(&app.db, cell).await?;
    let movements = roll::list_movements(&app.db, cell).await?;
    let calendar = rules::calendar(&app.db, cell).await?;
    let members = roll::members(rows.clone(), movements.clone())?;
    let mut due: Vec<Due> = members.iter().filter_map(|member| probation(page, member, today, &calendar)).collect();
    due.extend(transfers(page, &rows, &movements, today, &calendar));
    due.extend(badges(page, &roll::roll_on(rows, movements, today)?, today));
    due.sort_by_key(|due| due.on);
    Ok(due)
}

/// One line an award day.
fn badges(page: &Page, roll: &roll::Roll, today: Day) -> Vec<Due> {
    let last = today.checked_add_days(Days::new(BADGES_AHEAD)).unwrap_or(today);
    let mut days: BTreeMap<Day, Vec<String>> = BTreeMap::new();
    for awarded in badges_between(roll, today, last) {
        let years = awarded.badge.years;
        let name = page.with("deadlines-due-badge-of", &[("name", &awarded.name), ("years", &years)]);
        days.entry(awarded.badge.awarded_on).or_default().push(name);
    }
    let line = |(on, names): (Day, Vec<String>)| {
        let text = page.with("deadlines-due-badges", &[("day", &page.day(&on)), ("names", &names.join(", "))]);
        Due { on, late: false, text, href: "/van-phong/huy-hieu".to_owned() }
    };
    days.into_iter().map(line).collect()
}

/// A member on probation whose twelve months end soon or are over.
fn probation(page: &Page, member: &Member, today: Day, calendar: &Calendar) -> Option<Due> {
    let standing = member.standing_on(today);
    if !standing.on_roll || standing.official {
        return None;
    }
    let admission = member.movements.iter().rfind(|movement| movement.kind == MovementKind::Admission);
    let found = recognition(admission.map(|movement| movement.on).or(member.joined)?, calendar);
    if found.ends_on.checked_sub_days(Days::new(PROBATION_AHEAD))? > today {
        return None;
    }
    let late = found.consider_by < today;
    let key = if late { "deadlines-due-recognition-late" } else { "deadlines-due-recognition" };
    let (ends, by) = (page.day(&found.ends_on), page.day(&found.consider_by));
    let text = page.with(key, &[("name", &member.name), ("ends", &ends), ("by", &by)]);
    Some(Due { on: found.consider_by, late, text, href: format!("/van-phong/danh-sach/{}", member.id.0) })
}

/// The official transfers that were decided and are not completed.
fn transfers(page: &Page, rows: &[member::Model], movements: &[movement::Model], today: Day, calendar: &Calendar) -> Vec<Due> {
    let names: BTreeMap<Uuid, &str> = rows.iter().map(|row| (row.id, row.name.as_str())).collect();
    let kinds = [MovementKind::Arrival, MovementKind::Departure].map(|kind| code(&kind));
    let open = movements.iter().filter(|row| row.completed_on.is_none() && kinds.contains(&row.kind));
    let line = |row: &movement::Model| {
        let on = transfer_by(row.decided_on?, calendar);
        let late = on < today;
        let key = if late { "deadlines-due-transfer-late" } else { "deadlines-due-transfer" };
        let text = page.with(key, &[("name", names.get(&row.member_id)?), ("by", &page.day(&on))]);
        Some(Due { on, late, text, href: format!("/van-phong/danh-sach/{}", row.member_id) })
    };
    open.filter_map(line).collect()
}
