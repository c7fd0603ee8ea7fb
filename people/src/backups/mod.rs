//! **Sao lưu.** Making a backup from the screen, printing the key, and being reminded.

mod show;

use chibo_frame::app::vietnam;
use chibo_frame::backup;
use chibo_frame::{App, Due, Page, Right, Routes};
use chrono::{Days, NaiveDate};

/// After so many days without a backup one is reminded.
const DAYS: u64 = 30;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/sao-luu", Right::VerifyRecords, show::show)
        .post("/van-phong/sao-luu", Right::VerifyRecords, show::download)
        .post("/van-phong/sao-luu/khoa", Right::VerifyRecords, show::key)
}

/// The day of the last backup.
async fn last_day(app: &App) -> anyhow::Result<Option<NaiveDate>> {
    Ok(backup::last(app).await?.map(|act| vietnam(act.at).date_naive()))
}

/// The reminder that the last backup is old, or that there is none.
pub(crate) async fn due(app: &App, page: &Page) -> anyhow::Result<Option<Due>> {
    if !page.may(Right::VerifyRecords) {
        return Ok(None);
    }
    let (today, last) = (app.today(), last_day(app).await?);
    let on = last.and_then(|day| day.checked_add_days(Days::new(DAYS))).unwrap_or(today);
    let text = match last {
        Some(day) => page.t1("backups-due", "day", page.day(&day)),
        None => page.t("backups-due-first"),
    };
    Ok((on <= today).then(|| Due { on, late: on < today, text, href: String::from("/van-phong/sao-luu") }))
}
