//! What every paper of a cell can say: the unit's names on the day, who leads it, how many it counts.

use crate::{mandates, roll, units};
use chibo_core::day::Day;
use chibo_core::mandate::HeldOffice;
use chibo_frame::{App, Lang, Page};
use chibo_paper::writing::Values;
use chrono::Datelike;
use uuid::Uuid;

/// Papers are in Vietnamese, whoever asks for them.
pub fn in_vietnamese(app: &App) -> Page {
    Page::open(app.words.clone(), Lang::Vi, "", app.demo)
}

/// **Cấp ủy cấp trên trực tiếp** on the day: "Đảng bộ phường Quang Trung".
pub async fn superior_on(app: &App, cell: Uuid, day: Day) -> anyhow::Result<Option<String>> {
    let superiors = units::superiors_on(&app.db, cell, day).await?;
    Ok(superiors.first().map(|ward| units::committee_of(ward)))
}

/// **Địa danh** on the day.
pub async fn place_on(app: &App, cell: Uuid, day: Day) -> anyhow::Result<String> {
    let superiors = units::superiors_on(&app.db, cell, day).await?;
    let cell = units::name_on(&app.db, cell, day).await?;
    Ok(units::place_of(superiors.first().unwrap_or(&cell)))
}

/// The values that every wording may use: **chi bộ, đảng bộ, đảng ủy, địa danh, bí thư, phó bí thư, chi ủy, ngày, ngày đầy đủ,
/// năm, số đảng viên, số chính thức, số dự bị, số được miễn**.
pub async fn cell_values(app: &App, cell: Uuid, day: Day) -> anyhow::Result<Values> {
    let mut values = Values::default();
    let superior = superior_on(app, cell, day).await?;
    let committee = superior.as_ref().map(|name| name.replacen("Đảng bộ", "Đảng ủy", 1));
    let unknown = "Chưa ghi đơn vị cấp trên của chi bộ vào ngày này: mở mục Đơn vị để ghi.";
    values
        .words("chi bộ", units::name_on(&app.db, cell, day).await?)
        .words_or("đảng bộ", superior, unknown)
        .words_or("đảng ủy", committee, unknown)
        .words("địa danh", place_on(app, cell, day).await?)
        .words("ngày", format!("{:02}/{}/{}", day.day(), day.month(), day.year()))
        .words("ngày đầy đủ", full_day(day))
        .words("năm", day.year());
    put_leaders(app, cell, day, &mut values).await?;
    let roll = roll::roll_of(app, cell, day).await?;
    values
        .words("số đảng viên", roll.members)
        .words("số chính thức", roll.official)
        .words("số dự bị", roll.probationary)
        .words("số được miễn", roll.exempt);
    Ok(values)
}

/// Nobody as deputy is no gap: a cell may have none.
async fn put_leaders(app: &App, cell: Uuid, day: Day, values: &mut Values) -> anyhow::Result<()> {
    let holders = mandates::office_holders_on(&app.db, cell, day).await?;
    let names = |office| {
        holders.iter().filter(|holder| holder.mandate.office == office).map(|holder| holder.name.as_str()).collect::<Vec<_>>()
    };
    let first = |office| names(office).first().map(|name| (*name).to_owned());
    values
        .words_or("bí thư", first(HeldOffice::Secretary), "Chưa ghi ai là bí thư vào ngày này: mở mục Chức vụ để ghi.")
        .words("phó bí thư", first(HeldOffice::Deputy).unwrap_or_default())
        .words("chi ủy", names(HeldOffice::Committee).join(", "));
    Ok(())
}

/// "ngày 03 tháng 7 năm 2022": two figures for the day, for the month only in January and February, against forgery.
pub fn full_day(day: Day) -> String {
    let month = if day.month() > 2 { day.month().to_string() } else { format!("{:02}", day.month()) };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}
