//! The collective review of the committee (Mẫu 01): the year's figures are filled in, the judgement is written by people.

use super::member_year::member_year;
use crate::papers::{levels_to_tick, lines_or_dots};
use crate::ratings::gather;
use chibo_core::day::year_end;
use chibo_core::mandate::HeldOffice;
use chibo_frame::{App, Page};
use chibo_paper::writing::Values;
use chibo_people::papers::{Gathered, Subject};

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let known = member_year(app, subject.cell, year).await?;
    let review = &known.review;
    let mut values = Values::default();
    crate::year::put_figures(app, page, subject.cell, year, &mut values).await?;
    let leads = |offices: &&Vec<HeldOffice>| offices.iter().any(|office| *office != HeldOffice::GroupHead);
    let committee = known.offices.values().filter(leads).count();
    let own = review.sheet.as_ref().and_then(|sheet| gather::level(sheet.cell_self.as_deref()));
    let has_points = review.regime.points.is_some();
    values
        .words("năm kiểm điểm", year)
        .words("quy định kiểm điểm", review.regime.name)
        .words_or("số chi ủy viên", (committee > 0).then_some(committee), &page.t("meetings-gap-committee"))
        .pieces("ô tự xếp loại", levels_to_tick(page, own))
        .words("mức thực hiện", if has_points { String::new() } else { page.t("ratings-form-grades") })
        .words("điểm tự chấm", if has_points { crate::papers::dotted(None) } else { String::new() })
        .pieces("kết quả nhiệm vụ chính trị", lines_or_dots(None, 5));
    let day = app.today().min(year_end(year));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}
