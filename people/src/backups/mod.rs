//! **Sao lưu.** Making a backup from the screen or by a plan, printing the key, and being reminded; of the machine too: a disk
//! that fills up, a clock that was set back.

mod plan;
mod show;

use anyhow::Result;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Due, Page, Right, Routes};
use chibo_frame::{backup, disk, record};
use chrono::{Days, NaiveDate};

/// After so many days without a backup one is reminded.
const DAYS: u64 = 7;
/// Where the page stands.
const PATH: &str = "/van-phong/sao-luu";
const MEGABYTE: u64 = 1024 * 1024;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Right::VerifyRecords, show::show)
        .post(PATH, Right::VerifyRecords, show::download)
        .post("/van-phong/sao-luu/khoa", Right::VerifyRecords, show::key)
        .post("/van-phong/sao-luu/tu-dong", Right::VerifyRecords, plan::save)
        .post("/van-phong/sao-luu/doc-lai", Right::VerifyRecords, plan::read_all)
}

/// The day of the last backup.
async fn last_day(app: &App) -> Result<Option<NaiveDate>> {
    Ok(backup::last(app).await?.map(|act| vietnam(act.at).date_naive()))
}

/// What the machine needs of who looks after it.
pub(crate) async fn due(app: &App, page: &Page) -> Result<Vec<Due>> {
    if !page.may(Right::VerifyRecords) {
        return Ok(Vec::new());
    }
    let mut due: Vec<Due> = reminder(app, page).await?.into_iter().collect();
    let today = app.today();
    let mut add = |text: String| due.push(Due { on: today, late: true, text, href: String::from(PATH) });
    if let Some(state) = backup::plan::state(app).await? {
        let folder = state.plan.folder.display();
        match (&state.found, state.failed) {
            (None, _) => add(page.t1("backups-due-away", "folder", folder)),
            (_, Some(_)) => add(page.t1("backups-due-failed", "folder", folder)),
            _ => {}
        }
    }
    if let Some(free) = disk::free(&app.data).filter(|free| *free < disk::LITTLE) {
        add(page.t1("backups-due-disk", "free", page.number(&(free / MEGABYTE))));
    }
    if let Some(last) = record::clock_behind(app).await? {
        add(page.with("backups-due-clock", &[("now", &page.moment(&app.now())), ("last", &page.moment(&last))]));
    }
    Ok(due)
}

/// That the last backup is old, or that there is none.
async fn reminder(app: &App, page: &Page) -> Result<Option<Due>> {
    let (today, last) = (app.today(), last_day(app).await?);
    let on = last.and_then(|day| day.checked_add_days(Days::new(DAYS))).unwrap_or(today);
    let text = match last {
        Some(day) => page.t1("backups-due", "day", page.day(&day)),
        None => page.t("backups-due-first"),
    };
    Ok((on <= today).then(|| Due { on, late: on < today, text, href: String::from(PATH) }))
}
