//! Two people in the making whom the workbook names, with who helps them and the papers of their files; and whom the cell
//! recognised after the term as official.

use super::day;
use super::rooms::Hands;
use anyhow::{Context, anyhow};
use chibo_books::admissions::{self, PaperTyped, admission};
use chibo_core::admission::Paper;
use chibo_core::day::Day;
use chibo_frame::App;
use uuid::Uuid;

/// Where files are kept.
const CABINET: &str = "Tủ hồ sơ chi bộ, ngăn 2";

pub(super) async fn fill(app: &App, hands: &Hands) -> anyhow::Result<()> {
    let standing = admissions::list(&app.db, hands.cell).await?;
    let person = |name: &str| standing.iter().find(|row| row.name == name).cloned().context("a person of the workbook");
    let (first, second) = (hands.member("Nguyễn Thị Thảo")?.id, hands.member("Nguyễn Thanh Bình")?.id);
    let since = Some(day(2015, 9, 1)?);
    let applied = admission::Model {
        contact_on: Some(day(2024, 1, 15)?),
        helpers: Some("Nguyễn Thị Thảo\nNguyễn Thanh Bình".to_owned()),
        education: Some("Cao đẳng sư phạm mầm non".to_owned()),
        organisation: Some("Chi hội Phụ nữ".to_owned()),
        introducer_one: Some(first),
        introducer_one_since: since,
        introducer_two: Some(second),
        introducer_two_since: since,
        applied_on: Some(day(2025, 3, 20)?),
        cv_on: Some(day(2025, 3, 25)?),
        ..person("Đoàn Thị Xuân")?
    };
    let papers = [
        (Paper::Class, day(2024, 2, 26)?),
        (Paper::Application, day(2025, 3, 20)?),
        (Paper::Cv, day(2025, 3, 25)?),
        (Paper::Introduction, day(2025, 4, 10)?),
    ];
    keep(app, hands.secretary, applied, &papers).await?;
    let helped = admission::Model {
        contact_on: Some(day(2024, 3, 10)?),
        helpers: Some("Nguyễn Đình Khánh".to_owned()),
        education: Some("Kỹ sư điện".to_owned()),
        organisation: Some("Chi đoàn Thanh niên".to_owned()),
        ..person("Nguyễn Văn Long")?
    };
    keep(app, hands.secretary, helped, &[(Paper::Class, day(2024, 5, 27)?)]).await?;
    let (recognised, on) = (person("Nguyễn Thị Hằng")?, day(2025, 9, 2)?);
    if on <= app.today() {
        let done = admissions::recognise(app, hands.secretary, recognised.id, on).await?;
        done.map_err(|refusal| anyhow!("the demonstration's recognition: {refusal}"))?;
    }
    Ok(())
}

async fn keep(app: &App, account: Uuid, row: admission::Model, papers: &[(Paper, Day)]) -> anyhow::Result<()> {
    let saved = admissions::save(app, account, row).await?;
    let id = saved.map_err(|refusal| anyhow!("the demonstration's person in the making: {refusal}"))?;
    let papers =
        papers.iter().map(|(paper, got)| PaperTyped { paper: *paper, got_on: Some(*got), kept_at: Some(CABINET.to_owned()) });
    admissions::save_papers(app, account, id, papers.collect()).await
}
