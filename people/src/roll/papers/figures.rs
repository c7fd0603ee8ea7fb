//! The figures of one member's papers.

use super::super::store::{self, member, movement};
use super::{TEMPORARY, day_of};
use crate::papers::{Facts, Gathered, Subject};
use crate::rules;
use chibo_core::deadline::transfer_by;
use chibo_core::member::MovementKind::TemporaryLeave;
use chibo_frame::db::code;
use chibo_frame::{App, Page};

/// The figures of a paper on a movement or a member; none where the subject is neither, or of another cell.
pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let movement = store::find_movement(&app.db, subject.id).await?;
    let id = movement.as_ref().map_or(subject.id, |movement| movement.member_id);
    let member = store::find_member(&app.db, id).await?.filter(|member| member.cell_id == subject.cell);
    let Some(member) = member else { return Ok(None) };
    let day = movement.as_ref().map_or(app.today(), day_of);
    let mut facts = Facts::of(page, &member.name);
    facts.instruments(day);
    put_member(page, &mut facts, &member);
    put_movement(page, &mut facts, movement.as_ref(), subject);
    let by = match movement.as_ref().and_then(|movement| movement.decided_on) {
        Some(decided) => page.day(&transfer_by(decided, &rules::calendar(&app.db, member.cell_id).await?)),
        None => String::new(),
    };
    facts.values.words("hạn chuyển", by);
    let unknown = page.t("papers-votes-unknown");
    facts.values.missing("số phiếu tán thành", &unknown).missing("số phiếu không tán thành", &unknown);
    Ok(Some(Gathered { day, label: member.name, issuer: None, values: facts.values }))
}

/// What the roll says of a member. Who is on probation has no day of recognition.
pub fn put_member(page: &Page, facts: &mut Facts<'_>, member: &member::Model) {
    facts
        .known("họ tên", Some(&member.name), "roll-name")
        .day("ngày sinh", member.birth, "roll-birth")
        .day("ngày vào Đảng", member.joined, "roll-joined")
        .day("ngày chính thức", member.official, "roll-official-since")
        .known("số thẻ đảng viên", member.card_no.as_ref(), "roll-card-no")
        .by_hand("giới tính", member.sex.as_ref().map(|sex| page.t(&format!("roll-sex-{sex}"))))
        .by_hand("quê quán", member.home_town.as_ref())
        .by_hand("nơi ở", member.address.as_ref())
        .by_hand("nghề nghiệp", member.job.as_ref())
        .by_hand("nơi công tác", member.workplace.as_ref());
}

/// What the movement says; before it is written, its days are filled in by hand.
fn put_movement(page: &Page, facts: &mut Facts<'_>, movement: Option<&movement::Model>, subject: &Subject) {
    let temporary = movement.map_or(subject.period == TEMPORARY, |movement| movement.kind == code(&TemporaryLeave));
    let form = page.t(if temporary { "papers-transfer-temporary" } else { "papers-transfer-official" });
    let from = movement.map(|movement| page.day(&movement.on_day));
    let note = movement.and_then(|movement| movement.note.clone());
    facts
        .by_hand("ngày chuyển", from.as_ref())
        .by_hand("miễn từ", from.as_ref())
        .by_hand("tạm thời từ", from.as_ref())
        .known("lý do", note.as_ref(), "papers-reason")
        .values
        .words("hình thức", form)
        .words("ghi chú", note.unwrap_or_default());
    if !temporary {
        facts.values.words("tạm thời từ", "");
    }
}
