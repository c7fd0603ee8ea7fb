//! Taking an import back restores every table as it was: whichever workbooks, in whatever order, after whatever edits.

use super::{demo, town};
use crate::imports::{File, Written, import, undo};
use chibo_frame::App;
use chibo_frame::record::{self, Undone};
use chibo_people::{roll, units};
use serde_json::Value;
use std::collections::BTreeMap;

/// Every row of every recorded table.
async fn dump(app: &App) -> BTreeMap<&'static str, Vec<String>> {
    let mut tables = BTreeMap::new();
    for kind in app.kinds.iter() {
        let rows = kind.all(app).await.unwrap().into_iter();
        let mut rows: Vec<String> = rows.map(|row| Value::Object(row.fields).to_string()).collect();
        rows.sort();
        tables.insert(kind.name, rows);
    }
    tables
}

/// A row of numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// Somebody edits a member by hand: an act of its own.
async fn edit(app: &App, dice: &mut Dice) {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap();
    let members = roll::list_members(&app.db, cell.id).await.unwrap();
    if members.is_empty() {
        return;
    }
    let before = members[dice.below(members.len())].clone();
    let after = roll::member::Model { phone: Some(format!("09{:08}", dice.below(99_999_999))), ..before.clone() };
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "member-edit", &"test").await.unwrap();
    record::put::<roll::member::Entity>(app, &tx, &act, Some(before), after).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn undo_of_imports_restores_every_table_step_by_step() {
    for seed in 1..=3 {
        let scratch = town().await;
        let app = &scratch.app;
        let mut dice = Dice(seed);
        let mut left: Vec<File> = demo();
        let mut done = Vec::new();
        while !left.is_empty() {
            edit(app, &mut dice).await;
            let count = 1 + dice.below(left.len().min(3));
            let files: Vec<File> = (0..count).map(|_| left.swap_remove(dice.below(left.len()))).collect();
            let before = dump(app).await;
            let outcome = import(app, None, files, false).await.unwrap();
            if outcome.written == Written::Rows {
                done.push((outcome.batch.unwrap(), before, dump(app).await));
            }
        }
        assert!(!done.is_empty(), "seed {seed}: nothing was ever written");
        // Whatever was edited since stands in the way only where it touches the same rows: the last import has none.
        let (last, before, after) = done.pop().unwrap();
        assert_ne!(before, after);
        assert!(matches!(undo(app, None, last).await.unwrap(), Some(Undone::Whole(_))), "seed {seed}");
        assert_eq!(dump(app).await, before, "seed {seed}");
    }
}

#[tokio::test]
async fn imports_taken_back_from_the_last_to_the_first_leave_nothing_behind() {
    let scratch = town().await;
    let app = &scratch.app;
    let mut done = Vec::new();
    for file in demo() {
        let before = dump(app).await;
        if let Some(batch) = import(app, None, vec![file], false).await.unwrap().batch {
            done.push((batch, before));
        }
    }
    assert!(done.len() >= 3, "few of the workbooks stand alone");
    for (batch, before) in done.into_iter().rev() {
        assert!(matches!(undo(app, None, batch).await.unwrap(), Some(Undone::Whole(_))));
        assert_eq!(dump(app).await, before);
    }
}
