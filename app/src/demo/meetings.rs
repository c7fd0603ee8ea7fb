//! The regular meetings of the last two months, one with signed minutes and the tasks it gave, and the next one prepared.
//! Their days follow the clock; before the term reviewed is over there are none.

use super::day;
use super::rooms::Hands;
use anyhow::{Context, anyhow};
use chibo_books::meetings::{self, NewTask, Written, agenda_item, meeting};
use chibo_books::roll_call::{Book, take_attendance};
use chibo_books::tasks;
use chibo_core::day::Day;
use chibo_core::meeting::{AgendaKind, Mark, Marks};
use chibo_core::member::MemberId;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_people::roll;
use chrono::{Datelike, Days, Months};
use uuid::Uuid;

/// The day of the month on which the cell meets.
const MEETS_ON: u32 = 3;
const PLACE: &str = "Nhà văn hóa khu 5B";
const CHAIR: &str = "Hồ Minh Long";
const CLERK: &str = "Nguyễn Minh Hằng";
const SUPERIOR: &str = "Ông Phan Đình Trọng, đảng ủy viên phụ trách chi bộ";
const BEGINS: i32 = 8 * 60;
const ENDS: i32 = 9 * 60 + 35;

/// One of so many is excused, and one more stays away without a word.
const EXCUSED: usize = 14;
const UNEXCUSED: usize = 61;

/// Who prepares an item, what was said of it, what was concluded.
const SAID: [(AgendaKind, &str, &str, &str); 4] = [
    (
        AgendaKind::LastMonth,
        CHAIR,
        "Vũ Thị Loan: Thu quỹ “Đền ơn đáp nghĩa” đạt 96 % kế hoạch.\nHoàng Thu Liên: Ngõ 12 còn để rác sai giờ.",
        "Nhiệm vụ tháng trước cơ bản hoàn thành; nhắc nhở các hộ ngõ 12 để rác đúng giờ.",
    ),
    (
        AgendaKind::NextMonth,
        "Vũ Thị Loan",
        "Hồ Thanh Vân: Đề nghị kiểm tra bình chữa cháy trước mùa hanh khô.",
        "Kiểm tra bình chữa cháy của các ngõ; thăm đảng viên cao tuổi đau yếu.",
    ),
    (
        AgendaKind::Discussion,
        CHAIR,
        "Nguyễn Trọng Khánh: Tuyến đường trước nhà văn hóa cần thêm đèn chiếu sáng.",
        "Giao chi ủy kiến nghị phường lắp thêm đèn chiếu sáng.",
    ),
    (AgendaKind::Conclusion, CHAIR, "", "Chi bộ biểu quyết thông qua nhiệm vụ tháng tới."),
];

/// What the first meeting gave: what, to whom, days until it is due.
const TASKS: [(&str, &str, u64); 3] = [
    (DONE, "Nguyễn Thị Thảo", 10),
    ("Kiến nghị phường lắp thêm đèn chiếu sáng trước nhà văn hóa", CHAIR, 17),
    ("Kiểm tra bình chữa cháy của các ngõ, báo cáo chi bộ", "Hồ Thanh Vân", 90),
];
const DONE: &str = "Thăm các đảng viên cao tuổi đau yếu của tổ đảng số 4";
const DONE_NOTE: &str = "Đã thăm 6 đảng viên, tặng quà từ quỹ chi bộ";

const THEME: &str = "Chuyển đổi số trong sinh hoạt chi bộ ở khu dân cư";

/// The meeting that was written up comes back.
pub(super) async fn fill(app: &App, hands: &Hands) -> anyhow::Result<Option<Uuid>> {
    let today = app.today();
    let this = today.with_day(MEETS_ON).context("a day of every month")?;
    let last = if this <= today { this } else { this - Months::new(1) };
    let before = last - Months::new(1);
    if before <= day(2025, 6, 30)? {
        return Ok(None);
    }
    let account = Some(hands.secretary);
    let first = held(app, hands, before).await?;
    write_up(app, hands, first).await?;
    held(app, hands, last).await?;
    let next = meetings::prepare_next(app, account, true).await?.context("the next meeting")?;
    let row = meetings::find(&app.db, next).await?.context("the next meeting")?;
    let row = meeting::Model { title: Some(THEME.to_owned()), ..row };
    meetings::save_facts(app, account, row).await??;
    Ok(Some(first))
}

/// A meeting prepared, held on this day, its attendance taken.
async fn held(app: &App, hands: &Hands, on: Day) -> anyhow::Result<Uuid> {
    let account = Some(hands.secretary);
    let id = meetings::prepare_next(app, account, false).await?.context("a meeting of the demonstration")?;
    let row = meetings::find(&app.db, id).await?.context("a meeting of the demonstration")?;
    let row = meeting::Model {
        on_day: on,
        starts_at: Some(BEGINS),
        place: Some(PLACE.to_owned()),
        chair: Some(hands.member(CHAIR)?.name.clone()),
        clerk: Some(hands.member(CLERK)?.name.clone()),
        papers_on: Some(on - Days::new(3)),
        ..row
    };
    meetings::save_facts(app, account, row).await??;
    take_attendance(app, account, Book::Meetings, id, &marks(app, hands, on).await?).await??;
    Ok(id)
}

/// Everybody who could come came, but for a few.
async fn marks(app: &App, hands: &Hands, on: Day) -> anyhow::Result<Marks> {
    let roll = roll::roll_of(app, hands.cell, on).await?;
    let here = roll.people.iter().filter(|person| !person.away && !person.suspended);
    let mark = |(place, person): (usize, &roll::Person)| {
        let mark = match () {
            () if person.exempt => Mark::Exempt,
            () if place == UNEXCUSED => Mark::Unexcused,
            () if place % EXCUSED == usize::try_from(on.month()).unwrap_or(0) => Mark::Excused,
            () => Mark::Present,
        };
        (MemberId(person.id), mark)
    };
    Ok(here.enumerate().map(mark).collect())
}

/// Writes a meeting up with what was said and concluded, signs the minutes; one of its tasks is done.
async fn write_up(app: &App, hands: &Hands, id: Uuid) -> anyhow::Result<()> {
    let account = Some(hands.secretary);
    let row = meetings::find(&app.db, id).await?.context("a meeting of the demonstration")?;
    let votes = votes(app, hands, &row).await?;
    let items = meetings::list_agenda(&app.db, id).await?.into_iter().map(|item| said(item, votes)).collect();
    let tasks = TASKS.iter().map(|(title, owner, days)| NewTask {
        title: (*title).to_owned(),
        owner: (*owner).to_owned(),
        due_on: Some(row.on_day + Days::new(*days)),
    });
    let tasks = tasks.collect();
    let meeting =
        meeting::Model { opened_at: Some(BEGINS), closed_at: Some(ENDS), superior: Some(SUPERIOR.to_owned()), ..row.clone() };
    meetings::write_up(app, account, Written { meeting, items, tasks }).await??;
    meetings::sign(app, account, id).await??;
    let given = tasks::list_of_meeting(&app.db, id).await?;
    let done = given.iter().find(|task| task.title == DONE).context("a task of the demonstration")?;
    let finished = tasks::finish(app, account, done.id, row.on_day + Days::new(9), DONE_NOTE).await?;
    finished.map_err(|refusal| anyhow!("the demonstration's task: {refusal}"))
}

/// How many official members were there.
async fn votes(app: &App, hands: &Hands, row: &meeting::Model) -> anyhow::Result<i32> {
    let marks = meetings::attendances(&app.db, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let roll = roll::roll_of(app, hands.cell, row.on_day).await?;
    let came = |person: &&roll::Person| person.official && marks.get(&MemberId(person.id)).is_some_and(|mark| mark.present());
    Ok(i32::try_from(roll.people.iter().filter(came).count())?)
}

/// An item of the agenda with what came of it; the conclusion is voted on, all for it.
fn said(item: agenda_item::Model, present: i32) -> agenda_item::Model {
    let Some((kind, by, opinions, conclusion)) = SAID.iter().find(|(kind, ..)| code(kind) == item.kind) else { return item };
    let full = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let votes = (*kind == AgendaKind::Conclusion).then_some(present);
    agenda_item::Model {
        prepared_by: (*by).to_owned(),
        opinions: full(opinions),
        conclusion: full(conclusion),
        agree: votes,
        disagree: votes.map(|_| 0),
        abstain: votes.map(|_| 0),
        ..item
    }
}
