//! What falls due of members in the making: a ceremony after its decision, a certificate about to run out. Recognitions are
//! the roll's to tell, which knows everybody on probation.

use super::case::Ground;
use super::store::{self, admission};
use chibo_core::admission::{CERTIFICATE_MONTHS, Stage, ceremony_by};
use chibo_core::day::Day;
use chibo_frame::{App, Due, Page, Right};
use chrono::{Days, Months};
use uuid::Uuid;

/// How many days ahead something is told of.
const AHEAD: Days = Days::new(30);

/// A certificate is told of half a year ahead: the file takes months.
const CERTIFICATE_AHEAD: Days = Days::new(180);

/// What falls due, for who may see people.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    if !page.may(Right::SeePeople) {
        return Ok(Vec::new());
    }
    let ground = Ground::load(&app.db, cell, app.today()).await?;
    let rows = store::list(&app.db, cell).await?;
    Ok(rows.iter().filter_map(|row| of(page, &ground, row)).collect())
}

fn of(page: &Page, ground: &Ground, row: &admission::Model) -> Option<Due> {
    let (key, on) = match ground.case(row).stage() {
        Stage::Decision => ("admissions-due-ceremony", ceremony_by(row.decided_on?, &ground.calendar)),
        Stage::Class | Stage::Dossier => ("admissions-due-certificate", certificate_over(row)?),
        Stage::Contact | Stage::Resolution | Stage::Probation | Stage::Official => return None,
    };
    let ahead = if key == "admissions-due-ceremony" { AHEAD } else { CERTIFICATE_AHEAD };
    let near = on <= ground.today + ahead;
    let text = page.t1(key, "name", &row.name);
    near.then(|| Due { on, late: on < ground.today, text, href: format!("/van-phong/phat-trien/{}", row.id) })
}

/// The last day of the certificate of the awareness class.
fn certificate_over(row: &admission::Model) -> Option<Day> {
    row.class_on?.checked_add_months(Months::new(CERTIFICATE_MONTHS.value))
}
