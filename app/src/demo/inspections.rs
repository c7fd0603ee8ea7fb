//! A line of the plan of inspections of 2026, its steps, and its conclusion once its days are past.

use super::day;
use super::rooms::Hands;
use chibo_books::inspections::{self, Conclusion, inspection};
use chibo_core::inspection::{InspectionForm, Procedure, StepDays};
use chibo_frame::App;
use chibo_frame::db::code;

const SUBJECT: &str = "Đặng Bá Thành";
const IN_CHARGE: &str = "Vũ Thị Loan";
const PROCEDURE: Procedure = Procedure::Cell;

pub(super) async fn fill(app: &App, hands: &Hands) -> anyhow::Result<()> {
    let (starts, ends) = (day(2026, 4, 6)?, day(2026, 6, 3)?);
    let line = inspection::Model {
        year: 2026,
        form: code(&InspectionForm::Inspection),
        topic: "Việc thực hiện nhiệm vụ đảng viên được phân công phụ trách hộ gia đình".to_owned(),
        subject: SUBJECT.to_owned(),
        subject_id: Some(hands.member(SUBJECT)?.id),
        starts_on: Some(starts),
        ends_on: Some(ends),
        period: Some("Năm 2025".to_owned()),
        in_charge: Some(hands.member(IN_CHARGE)?.name.clone()),
        procedure: Some(code(&PROCEDURE)),
        ..inspection::Model::blank(app.new_id(), hands.cell)
    };
    let id = inspections::save(app, hands.secretary, line).await??;
    if app.today() < ends {
        return Ok(());
    }
    let steps = PROCEDURE.proposed(starts, ends).into_iter();
    let steps: Vec<StepDays> = steps.map(|(step, on)| StepDays { step, due: Some(on), done: Some(on) }).collect();
    inspections::save_steps(app, hands.secretary, id, &steps).await??;
    let conclusion = Conclusion {
        done_on: Some(ends),
        text: Some("Thực hiện tốt nhiệm vụ được phân công; cần đến thăm các hộ thường xuyên hơn".to_owned()),
        follow_up: Some("Báo cáo chi bộ kết quả thăm các hộ được phân công".to_owned()),
        follow_up_by: Some(day(2026, 9, 3)?),
        followed_up_on: Some(day(2026, 9, 3)?).filter(|on| *on <= app.today()),
    };
    Ok(inspections::conclude(app, hands.secretary, id, conclusion).await??)
}
