//! The demonstration: loaded by the same actions that users' work goes through, found again, never over real records.

use chibo::demo::{self, State};
use chibo::house;
use chibo_books::{fees, inspections, meetings, tasks};
use chibo_core::mandate::HeldOffice;
use chibo_core::target::read_all;
use chibo_frame::App;
use chibo_frame::app::{Clock, DEMO_MARK};
use chibo_people::{households, mandates, organisations, roll, units};
use chibo_term::imports::{File, import};
use chibo_term::targets::{find_term, records, report_json};
use sea_orm::EntityTrait;
use serde_json::Value;

/// The demonstration as it is loaded at this moment.
async fn filled(now: &str) -> chibo_frame::testing::Scratch {
    let scratch = chibo_frame::testing::scratch(&house::SLICES, now.parse().unwrap()).await.unwrap();
    demo::fill(&scratch.app).await.unwrap();
    scratch
}

const LATER: &str = "2026-11-22T02:00:00Z";

#[tokio::test]
async fn a_cut_off_loading_is_noticed_and_real_records_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(demo::state(dir.path(), None).await.unwrap(), State::Empty);
    std::fs::write(dir.path().join(DEMO_MARK), "loading\n").unwrap();
    assert_eq!(demo::state(dir.path(), None).await.unwrap(), State::Half);

    let real = tempfile::tempdir().unwrap();
    drop(house::open(real.path(), None, Clock::Machine).await.unwrap());
    assert_eq!(demo::state(real.path(), None).await.unwrap(), State::Foreign);
    assert!(demo::load(real.path(), None).await.is_err());
}

#[tokio::test]
async fn the_demonstration_loads_whole_and_is_found_again() {
    let dir = tempfile::tempdir().unwrap();
    let app = demo::load(dir.path(), None).await.unwrap();
    assert!(app.demo);
    assert_eq!(demo::state(dir.path(), None).await.unwrap(), State::Ready);
    assert_eq!(chibo_congress::list(&app).await.unwrap().iter().filter(|election| election.closed).count(), 4);
    let report = chibo_frame::check::check(&app).await.unwrap();
    assert!(report.holds(), "{:?}", report.faults.iter().take(20).collect::<Vec<_>>());
    super::rest::holds_at_rest(&app, dir.path()).await;
}

#[tokio::test]
async fn a_database_of_somebodys_own_records_is_left_alone() {
    let scratch = chibo_frame::testing::scratch(&house::SLICES, "2025-06-15T02:00:00Z".parse().unwrap()).await.unwrap();
    let url = scratch.url.clone();
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(demo::state(dir.path(), Some(&url)).await.unwrap(), State::Empty);
    chibo_people::units::create(&scratch.app, None, "Chi bộ thật", "").await.unwrap().unwrap();
    assert_eq!(demo::state(dir.path(), Some(&url)).await.unwrap(), State::Foreign);
    assert!(demo::load(dir.path(), Some(&url)).await.is_err());
    assert!(chibo_people::units::find_cell(&scratch.app.db).await.unwrap().is_some());
}

/// What is read of the term.
async fn readings(app: &App) -> Value {
    let term = find_term(app, Some("2022-2025")).await.unwrap().unwrap();
    let records = records(app, term.cell_id).await.unwrap();
    report_json(&term, &read_all(&term.targets, &records, &term.term), None).unwrap()
}

#[tokio::test]
async fn the_rooms_change_no_reading_of_the_workbooks() {
    let scratch = chibo_frame::testing::scratch(&house::SLICES, LATER.parse().unwrap()).await.unwrap();
    demo::found(&scratch.app).await.unwrap();
    demo::import_workbooks(&scratch.app).await.unwrap();
    let (plain, whole) = (readings(&scratch.app).await, readings(&filled(LATER).await.app).await);
    let evidenced = ["renewed_meetings", "four_goods", "development_plan"].map(Value::from);
    let mut compared = 0;
    for (before, after) in plain["targets"].as_array().unwrap().iter().zip(whole["targets"].as_array().unwrap()) {
        if !evidenced.contains(&before["measure"]) {
            assert_eq!(before, after);
            compared += 1;
        }
    }
    assert_eq!(compared, plain["targets"].as_array().unwrap().len() - evidenced.len());
}

#[tokio::test]
async fn every_room_is_alive() {
    let scratch = filled(LATER).await;
    let db = &scratch.app.db;
    let cell = units::find_cell(db).await.unwrap().unwrap().id;
    let on = |day: &str| chibo_core::day::parse_day(day).unwrap();
    for (day, ward) in [("30/6/2025", "Phường Quang Trung"), ("1/7/2025", "Phường Uông Bí")] {
        assert_eq!(units::superiors_on(db, cell, on(day)).await.unwrap().into_iter().next().as_deref(), Some(ward));
    }

    let mandates = mandates::list(db, cell).await.unwrap();
    let of = |office| mandates.iter().filter(|row| row.office().unwrap() == office).count();
    assert_eq!(HeldOffice::ALL.map(of), [1, 1, 5, 2]);

    assert_eq!(roll::list_saved(db, cell).await.unwrap()[0].name, "Trên 80 tuổi");
    let organisations: Vec<_> = organisations::list(db, cell).await.unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(organisations.len(), 5);
    assert_eq!(organisations::list_heads(db, &organisations).await.unwrap().len(), 5);
    assert_eq!(organisations::list_activities(db, &organisations).await.unwrap().len(), 5);
    let classes = households::list_classes(db, cell).await.unwrap();
    assert!(classes.len() > 400 && classes.iter().all(|class| class.year == 2024));

    let receipts = fees::fee_receipt::Entity::find().all(db).await.unwrap();
    let of_month = |month| receipts.iter().filter(|row| row.month == on(month)).count();
    let (september, october) = (of_month("1/9/2026"), of_month("1/10/2026"));
    assert!(october > 90 && september > october, "{september}, {october}");
    assert!(receipts.iter().all(|row| row.amount > 0));

    let line = inspections::list(db, cell).await.unwrap().into_iter().find(|line| line.year == 2026).unwrap();
    assert!(line.conclusion.is_some() && line.followed_up_on.is_some());
}

#[tokio::test]
async fn the_last_two_meetings_are_written_up_and_the_next_is_prepared() {
    let scratch = filled(LATER).await;
    let (app, db) = (&scratch.app, &scratch.app.db);
    let cell = units::find_cell(db).await.unwrap().unwrap().id;
    let all = meetings::list(db, cell).await.unwrap();
    let after: Vec<_> = all.iter().rev().take(3).map(|row| row.on_day.to_string()).collect();
    assert_eq!(after, ["2026-12-03", "2026-11-03", "2026-10-03"]);
    let signed = meetings::list_signed(db, cell).await.unwrap();
    assert_eq!(signed.into_iter().collect::<Vec<_>>(), [all[all.len() - 3].id]);
    let tasks = tasks::list(db, cell).await.unwrap();
    let count = |is: fn(&tasks::task::Model) -> bool| tasks.iter().filter(|task| is(task)).count();
    assert_eq!((tasks.len(), count(|task| task.done_on.is_some())), (3, 1));
    assert_eq!(tasks.iter().filter(|task| task.is_overdue(app.today())).count(), 1);
}

#[tokio::test]
async fn the_workbooks_can_be_imported_again_and_change_nothing() {
    let scratch = filled(LATER).await;
    let files = demo::WORKBOOKS.iter().map(|(name, bytes)| File { name: (*name).to_owned(), bytes: bytes.to_vec() }).collect();
    let again = import(&scratch.app, None, files, false).await.unwrap();
    let tally = again.plan.tally();
    assert_eq!((tally.new, tally.changed), (0, 0));
}

#[tokio::test]
async fn nothing_is_done_on_a_day_to_come() {
    let scratch = filled("2025-06-15T02:00:00Z").await;
    let (app, db) = (&scratch.app, &scratch.app.db);
    let cell = units::find_cell(db).await.unwrap().unwrap().id;
    assert!(meetings::list(db, cell).await.unwrap().iter().all(|row| row.on_day <= app.today()));
    assert!(inspections::list(db, cell).await.unwrap().iter().all(|line| line.done_on.is_none_or(|on| on <= app.today())));
}
