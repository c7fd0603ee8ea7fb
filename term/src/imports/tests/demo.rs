//! The demonstration's seven workbooks, through the same door as anybody's.

use super::{demo, one, records, town};
use crate::imports::{File, Written, import, undo};
use chibo_core::day::Day;
use chibo_core::target::{Figure, MeasureKind, read_all, twelve};
use chibo_core::term::{Period, Term};
use chibo_frame::record::{self, Tally, Undone};
use std::path::Path;

fn term() -> Term {
    Term { congress: 5, from: Day::from_ymd_opt(2022, 7, 3).unwrap(), to: Day::from_ymd_opt(2025, 6, 30).unwrap() }
}

#[tokio::test]
async fn the_demonstration_is_imported_and_the_second_time_changes_nothing() {
    let scratch = town().await;
    let app = &scratch.app;
    let first = import(app, None, demo(), false).await.unwrap();
    assert_eq!(first.written, Written::Rows);
    assert!(first.plan.files.iter().all(|file| file.faults.is_empty()));
    let tally = first.plan.tally();
    assert_eq!(tally.changed, 0);

    let again = import(app, None, demo(), false).await.unwrap();
    assert_eq!(again.batch, None);
    assert_eq!(again.written, Written::NothingNew);
    let total = tally.new + tally.identical;
    assert_eq!(again.plan.tally(), Tally { new: 0, changed: 0, identical: total });
    assert_eq!(record::list_acts(&app.db, "import").await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_readings_are_those_expected() {
    let scratch = town().await;
    let app = &scratch.app;
    import(app, None, demo(), false).await.unwrap();
    let expected = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b/expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_slice(&expected).unwrap();
    let mut wrong = Vec::new();
    for judged in read_all(&twelve(), &records(app).await, &term()) {
        let measure = judged.target.measure.name();
        for reading in &judged.readings {
            let period = reading.period.to_string();
            let figures = match reading.period {
                Period::Year(_) => &expected["years"][&period][measure],
                Period::Term => &expected["term"][measure],
            };
            let found = match &reading.figure {
                Figure::Share(share) => serde_json::json!([share.numerator, share.denominator]),
                Figure::Level(level) => serde_json::to_value(level).unwrap(),
                Figure::Count(count) if reading.period == Period::Term => {
                    assert_eq!(expected["admitted_in_term"], *count);
                    continue;
                }
                _ => serde_json::Value::Null,
            };
            if !figures.is_null() && *figures != found {
                wrong.push(format!("{measure} {period}: {found}, expected {figures}"));
            }
            let reached = &expected["reached"][measure][&period];
            if !reached.is_null() && *reached != reading.reached {
                wrong.push(format!("{measure} {period}: reached {}, expected {reached}", reading.reached));
            }
        }
        let read: Vec<String> = judged.readings.iter().map(|reading| reading.period.to_string()).collect();
        for period in expected["reached"][measure].as_object().into_iter().flat_map(|periods| periods.keys()) {
            if !read.contains(period) && judged.target.measure != MeasureKind::Admissions {
                wrong.push(format!("{measure} {period}: no reading"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn the_roll_of_the_congress_day() {
    let scratch = town().await;
    let app = &scratch.app;
    import(app, None, demo(), false).await.unwrap();
    let members = records(app).await.members;
    let on = |day: Day| members.iter().map(|m| m.standing_on(day)).filter(|s| s.on_roll).collect::<Vec<_>>();
    let standing = on(Day::from_ymd_opt(2022, 7, 3).unwrap());
    assert_eq!(standing.len(), 112);
    assert_eq!(standing.iter().filter(|s| s.official).count(), 110);
    assert_eq!(standing.iter().filter(|s| s.exempt).count(), 9);
}

#[tokio::test]
async fn an_import_is_taken_back_whole_unless_later_work_depends_on_it() {
    let scratch = town().await;
    let app = &scratch.app;
    let roll = import(app, None, one("danh-sach"), false).await.unwrap().batch.unwrap();
    let book = import(app, None, one("diem-danh"), false).await.unwrap().batch.unwrap();
    let Some(Undone::Depended(dependents)) = undo(app, None, roll).await.unwrap() else { panic!("must depend") };
    assert!(dependents.iter().all(|dependent| dependent.kind == "attendance"));
    assert!(!records(app).await.members.is_empty());
    assert!(matches!(undo(app, None, book).await.unwrap(), Some(Undone::Whole(_))));
    assert!(matches!(undo(app, None, roll).await.unwrap(), Some(Undone::Whole(_))));
    assert!(matches!(undo(app, None, roll).await.unwrap(), Some(Undone::Already)));
    assert!(undo(app, None, app.new_id()).await.unwrap().is_none());
    let records = records(app).await;
    assert_eq!((records.members.len(), records.meetings.len()), (0, 0));
}

#[tokio::test]
async fn the_order_of_the_files_does_not_matter() {
    let (forward, backward) = (town().await, town().await);
    import(&forward.app, None, demo(), false).await.unwrap();
    let names = ["z", "y", "x", "w", "v", "u", "t"];
    let reversed = demo().into_iter().zip(names).map(|(file, name)| File { name: name.into(), ..file }).collect();
    import(&backward.app, None, reversed, false).await.unwrap();
    assert_eq!(as_text(&forward.app).await, as_text(&backward.app).await);
}

#[tokio::test]
async fn an_admission_in_two_workbooks_counts_once_however_they_come() {
    let scratch = town().await;
    let app = &scratch.app;
    for name in ["phat-trien", "danh-sach", "phat-trien"] {
        import(app, None, one(name), false).await.unwrap();
    }
    let together = town().await;
    import(&together.app, None, [one("phat-trien"), one("danh-sach")].concat(), false).await.unwrap();
    assert_eq!(as_text(app).await, as_text(&together.app).await);
    assert_eq!(records(app).await.members.len(), 116);
}

/// All records without their keys, in an order that does not depend on them.
pub(super) async fn as_text(app: &chibo_frame::App) -> Vec<String> {
    let records = records(app).await;
    let name = |id: &chibo_core::member::MemberId| {
        let member = records.members.iter().find(|member| member.id == *id).unwrap();
        format!("{} {:?}", member.name, member.birth)
    };
    let mut lines: Vec<String> = Vec::new();
    for member in &records.members {
        lines.push(format!(
            "{} {:?} {:?} {:?} {:?} {:?}",
            member.name, member.birth, member.joined, member.official, member.exempt, member.movements
        ));
    }
    for meeting in &records.meetings {
        lines.extend(meeting.marks.iter().map(|(id, mark)| format!("{} {:?} {} {mark:?}", meeting.on, meeting.kind, name(id))));
    }
    for study in &records.studies {
        lines.extend(study.marks.iter().map(|(id, mark)| format!("{} {} {mark:?}", study.on, name(id))));
    }
    lines.extend(records.ratings.iter().map(|((year, id), level)| format!("{year} {} {level:?}", name(id))));
    lines.extend(records.inspections.iter().map(|i| format!("{} {} {:?} {:?}", i.year, i.subject, i.done_on, i.conclusion)));
    lines.extend(records.admissions.iter().map(|a| format!("{} {:?} {:?}", a.name, a.admitted_on, a.member.as_ref().map(name))));
    for household in &records.households {
        let mut members: Vec<String> = household.members.iter().map(name).collect();
        members.sort();
        lines.push(format!("{} {members:?} {:?}", household.head, household.titles));
    }
    lines.push(format!("{:?} {:?}", records.cell_ratings, records.quarter_titles));
    lines.sort();
    lines
}

#[tokio::test]
async fn a_book_of_people_whom_nobody_knows_writes_nothing_and_says_so() {
    let scratch = town().await;
    let app = &scratch.app;
    let outcome = import(app, None, one("diem-danh"), false).await.unwrap();
    assert_eq!((outcome.batch, outcome.written), (None, Written::NothingUsable));
    assert!(outcome.plan.files[0].warnings().count() > 400);
    assert!(records(app).await.meetings.is_empty());
}
