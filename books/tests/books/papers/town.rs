//! A cell on 20 December 2025 with a year in all its books.

use chibo_books::fees;
use chibo_books::inspections::inspection;
use chibo_books::meetings::{agenda_item, attendance, meeting};
use chibo_books::ratings::{self, At, Decision, Opinions, SelfReview};
use chibo_books::study::{study_mark, study_session};
use chibo_books::tasks::task;
use chibo_books::{admissions::admission, four_goods, meetings};
use chibo_core::day::Day;
use chibo_core::fee::Month;
use chibo_core::mandate::HeldOffice;
use chibo_core::rating::{Level, Papers, Points, Votes};
use chibo_frame::record::{self, Act};
use chibo_frame::{App, Role, Transaction};
use chibo_people::mandates::{self, Wanted};
use chibo_people::roll::{self, member};
use chibo_people::testing::{House, day, settle};

use std::collections::BTreeMap;
use uuid::Uuid;

/// The cell with its people and one of each record.
pub(super) struct Town {
    pub(super) house: House,
    pub(super) cell: Uuid,
    /// Ánh (exempt), An (secretary), Đức (on probation), Bưởi (left), Ân, Hoa (committee).
    pub(super) people: Vec<Uuid>,
    pub(super) meeting: Uuid,
    pub(super) theme: Uuid,
    pub(super) study: Uuid,
}

pub(super) const NOW: &str = "2025-12-20T02:00:00Z";

/// A cell without any record but its name.
pub(super) async fn empty() -> (House, Uuid) {
    let house = House::of(crate::SLICES, NOW).await;
    let cell = house.found_cell().await;
    (house, cell)
}

/// A cell with a year in its books.
pub(super) async fn filled() -> Town {
    let (house, cell) = empty().await;
    let people = settle(&house, cell, None).await;
    let app = &house.app;
    for (who, office) in [(1, HeldOffice::Secretary), (5, HeldOffice::Committee)] {
        let wanted = Wanted { member: people[who], office, group: None, from: day("3/9/2022"), to: None, note: None };
        mandates::grant(app, None, cell, wanted).await.unwrap().unwrap();
    }
    let (tx, act) = begin(app).await;
    let meeting = held(app, &tx, &act, cell, "3/11/2025", "regular", &people).await;
    let theme = held(app, &tx, &act, cell, "3/12/2025", "thematic", &people).await;
    let study = studied(app, &tx, &act, cell, &people).await;
    let given = task::Model {
        id: app.new_id(),
        cell_id: cell,
        meeting_id: Some(meeting),
        member_id: Some(people[1]),
        title: "Sửa đèn ngõ 3".into(),
        owner: "Trần Văn An".into(),
        given_on: day("3/11/2025"),
        due_on: Some(day("30/11/2025")),
        done_on: Some(day("28/11/2025")),
        note: Some("Đã thay 4 bóng".into()),
    };
    record::put::<task::Entity>(app, &tx, &act, None, given).await.unwrap();
    let line = inspection::Model {
        year: 2025,
        line: 1,
        form: "inspection".into(),
        topic: "Chấp hành nghị quyết".into(),
        subject: "Trần Văn An".into(),
        subject_id: Some(people[1]),
        done_on: Some(day("1/10/2025")),
        conclusion: Some("Chấp hành tốt".into()),
        ..inspection::Model::blank(app.new_id(), cell)
    };
    record::put::<inspection::Entity>(app, &tx, &act, None, line).await.unwrap();
    let person = admission::Model {
        birth: Some(day("1/1/2000")),
        class_on: Some(day("1/6/2025")),
        helpers: Some("Vũ Thị Hoa".into()),
        ..admission::Model::blank(app.new_id(), cell, "Phạm Thị Mai")
    };
    record::put::<admission::Entity>(app, &tx, &act, None, person).await.unwrap();
    tx.commit().await.unwrap();
    let account = house.account("thu", &[Role::Secretary]).await;
    take_fees(app, account, cell, &people).await;
    rate(app, cell, &people).await;
    four_goods::fill_month(app, None, cell, 2025, 11, &BTreeMap::new()).await.unwrap();
    Town { house, cell, people, meeting, theme, study }
}

impl Town {
    /// Corrects a name in the roll.
    pub(super) async fn rename(&self, who: usize, name: &str) {
        let app = &self.house.app;
        let old = roll::find_member(&app.db, self.people[who]).await.unwrap().unwrap();
        let (tx, act) = begin(app).await;
        record::put::<member::Entity>(app, &tx, &act, Some(old.clone()), old.named(name)).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn begin(app: &App) -> (Transaction, Act) {
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "test", &"").await.unwrap();
    (tx, act)
}

/// A meeting with an agenda, marks, a conclusion and a vote: An, Hoa come, Ân is excused, Đức is not.
async fn held(app: &App, tx: &Transaction, act: &Act, cell: Uuid, on: &str, kind: &str, people: &[Uuid]) -> Uuid {
    let id = app.new_id();
    let row = meeting::Model {
        starts_at: Some(19 * 60 + 30),
        opened_at: Some(19 * 60 + 30),
        closed_at: Some(21 * 60 + 5),
        place: Some("Nhà văn hóa khu 5B".into()),
        chair: Some("Trần Văn An".into()),
        clerk: Some("Vũ Thị Hoa".into()),
        ..meeting::Model::plain(id, cell, day(on), kind.into(), (kind == "thematic").then(|| "Giữ gìn ngõ phố xanh".into()))
    };
    record::put::<meeting::Entity>(app, tx, act, None, row).await.unwrap();
    for (who, mark) in [(1, "present"), (2, "unexcused"), (4, "excused"), (5, "present")] {
        let row = attendance::Model { meeting_id: id, member_id: people[who], mark: mark.into(), reason: None };
        record::put::<attendance::Entity>(app, tx, act, None, row).await.unwrap();
    }
    let kinds = [if kind == "thematic" { "thematic" } else { "last_month" }, "conclusion"];
    for (position, kind) in (1..).zip(kinds) {
        let row = agenda_item::Model {
            id: app.new_id(),
            meeting_id: id,
            position,
            kind: kind.into(),
            title: String::new(),
            prepared_by: "Vũ Thị Hoa".into(),
            minutes: 45,
            opinions: Some("Vũ Thị Hoa: cần làm sớm".into()),
            conclusion: Some(format!("Kết luận mục {position}")),
            agree: Some(2),
            disagree: Some(0),
            abstain: Some(0),
        };
        record::put::<agenda_item::Entity>(app, tx, act, None, row).await.unwrap();
    }
    id
}

async fn studied(app: &App, tx: &Transaction, act: &Act, cell: Uuid, people: &[Uuid]) -> Uuid {
    let id = app.new_id();
    let title = Some("Nghị quyết số 57".into());
    let row = study_session::Model {
        id, cell_id: cell, on_day: day("15/9/2025"), title, place: Some("Hội trường phường".into())
    };
    record::put::<study_session::Entity>(app, tx, act, None, row).await.unwrap();
    for (who, mark) in [(1, "present"), (2, "unexcused"), (4, "made_up"), (5, "present")] {
        let row = study_mark::Model { session_id: id, member_id: people[who], mark: mark.into(), reason: None };
        record::put::<study_mark::Entity>(app, tx, act, None, row).await.unwrap();
    }
    id
}

async fn take_fees(app: &App, account: Uuid, cell: Uuid, people: &[Uuid]) {
    let month = Month::new(2025, 11).unwrap();
    let typed = [(people[1], "wage".to_owned(), Some(9_000_000)), (people[4], "pension".to_owned(), Some(5_000_000))];
    fees::set_categories(app, account, cell, month, &typed).await.unwrap();
    let sums = BTreeMap::from([(people[1], 90_000), (people[4], 25_000)]);
    fees::collect(app, account, cell, month, day("3/11/2025"), &sums).await.unwrap().unwrap();
}

async fn rate(app: &App, cell: Uuid, people: &[Uuid]) {
    let at = At { account: None, cell, year: 2025 };
    ratings::make(app, at).await.unwrap();
    let own =
        SelfReview { member: people[1], level: Some(Level::Excellent), points: Some(Points(925)), on: Some(day("5/12/2025")) };
    ratings::save_self_reviews(app, at, &[own]).await.unwrap();
    let opinions = Opinions {
        committee: "Gương mẫu, trách nhiệm.".into(),
        own: "Luôn hoàn thành việc được giao.".into(),
        ..Opinions::default()
    };
    ratings::save_opinions(app, at, people[1], &opinions).await.unwrap();
    let papers = Papers { base: 3, issued: 3, returned: 3, valid: 3 };
    let votes = |excellent, good| Some(Votes { excellent, good, ..Votes::default() });
    let of = [(people[1], votes(3, 0)), (people[4], votes(0, 3)), (people[5], votes(1, 2)), (people[2], votes(0, 2))];
    ratings::save_ballot(app, at, day("15/12/2025"), papers, &of).await.unwrap().unwrap();
    ratings::propose_by_votes(app, at).await.unwrap();
    let decision = Decision { number: "12-QĐ/ĐU".into(), on: day("18/12/2025") };
    ratings::decide(app, at, &decision, &[(people[1], Some(Level::Good))]).await.unwrap();
}

/// So many more official members with names of 60 letters, on the roll since 2010.
pub(super) async fn crowd(app: &App, cell: Uuid, count: usize) -> Vec<Uuid> {
    let (tx, act) = begin(app).await;
    let mut ids = Vec::new();
    for n in 1..=count {
        let name = format!("{} {n:03}", "Nguyễn Hoàng Phương Nghiêng Thượng Khương Trường Đường Sang");
        let row = member::Model {
            joined: Some(joined()),
            official: Some(day("3/2/2011")),
            birth: Some(day("1/1/1980")),
            group_name: Some(format!("Tổ {}", n % 4 + 1)),
            ..member::Model::blank(app.new_id(), cell, &name)
        };
        ids.push(row.id);
        record::put::<member::Entity>(app, &tx, &act, None, row).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(roll::roll_of(app, cell, day("1/12/2025")).await.unwrap().members >= count);
    assert!(meetings::list(&app.db, cell).await.is_ok());
    ids
}

fn joined() -> Day {
    day("3/2/2010")
}
