//! Replaying the history to any moment gives the roll that the pages showed then.

use chibo_core::day::Day;
use chibo_core::member::MovementKind;
use chibo_frame::record::{self, Recorded, Undone, change};
use chibo_people::roll::actions::{self, NewMovement};
use chibo_people::roll::{self, Roll, member, movement, roll_on};
use chibo_people::testing::{House, day, settle};
use proptest::prelude::*;
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One thing that somebody does to the roll.
#[derive(Debug, Clone)]
enum Deed {
    Enrol(usize, Option<MovementKind>, u64),
    Correct(prop::sample::Index, usize, u64),
    Move(prop::sample::Index, MovementKind, u64),
    MoveAgain(prop::sample::Index, prop::sample::Index, u64),
    Unmove(prop::sample::Index, prop::sample::Index),
    Group(usize, usize),
    Undo,
}

const NAMES: [&str; 4] = ["Hoàng Văn Thụ", "Mai Thị Lựu", "Đỗ Đức Ý", "Lý Thị Ngà"];
const GROUPS: [&str; 3] = ["Tổ 1", "Tổ 2", "Tổ 3"];
/// The days on which the roll is looked at.
const LOOKS: [&str; 5] = ["3/7/2022", "1/6/2023", "1/1/2024", "1/3/2025", "1/12/2025"];

fn a_deed() -> impl Strategy<Value = Deed> {
    let who = any::<prop::sample::Index>;
    let kind = || prop::sample::select(MovementKind::ALL.to_vec());
    let on = || 0u64..1500;
    prop_oneof![
        (0..NAMES.len(), prop::option::of(kind()), on()).prop_map(|(name, kind, on)| Deed::Enrol(name, kind, on)),
        (who(), 0..NAMES.len(), on()).prop_map(|(who, name, on)| Deed::Correct(who, name, on)),
        (who(), kind(), on()).prop_map(|(who, kind, on)| Deed::Move(who, kind, on)),
        (who(), kind(), on()).prop_map(|(who, kind, on)| Deed::Move(who, kind, on)),
        (who(), who(), on()).prop_map(|(who, which, on)| Deed::MoveAgain(who, which, on)),
        (who(), who()).prop_map(|(who, which)| Deed::Unmove(who, which)),
        (0..GROUPS.len(), 0..GROUPS.len()).prop_map(|(old, new)| Deed::Group(old, new)),
        Just(Deed::Undo),
    ]
}

fn on(days: u64) -> Day {
    day("1/1/2022") + chrono::Days::new(days)
}

fn movement(kind: MovementKind, days: u64) -> NewMovement {
    NewMovement { kind, on: on(days), note: None, decided_on: None, completed_on: None }
}

/// Does it as the pages do; what the rules refuse changes nothing.
async fn act(house: &House, cell: Uuid, deed: Deed) {
    let app = &house.app;
    let rows = roll::list_members(&app.db, cell).await.unwrap();
    let of = |who: prop::sample::Index| rows[who.index(rows.len())].clone();
    match deed {
        Deed::Enrol(name, kind, days) => {
            let row = member::Model { joined: Some(on(days)), ..member::Model::blank(app.new_id(), cell, NAMES[name]) };
            drop(actions::enrol(app, None, row, kind.map(|kind| movement(kind, days))).await.unwrap());
        }
        Deed::Correct(who, name, days) => {
            let row = member::Model { official: Some(on(days)), ..of(who).named(NAMES[name]) };
            drop(actions::correct(app, None, row).await.unwrap());
        }
        Deed::Move(who, kind, days) => {
            drop(actions::write_movement(app, None, of(who).id, None, movement(kind, days)).await.unwrap());
        }
        Deed::MoveAgain(who, which, days) => {
            let id = of(who).id;
            let movements = roll::list_movements_of(&app.db, id).await.unwrap();
            if !movements.is_empty() {
                let old = &movements[which.index(movements.len())];
                let wanted = movement(chibo_frame::db::from_code(&old.kind).unwrap(), days);
                drop(actions::write_movement(app, None, id, Some(old.id), wanted).await.unwrap());
            }
        }
        Deed::Unmove(who, which) => {
            let id = of(who).id;
            let movements = roll::list_movements_of(&app.db, id).await.unwrap();
            if !movements.is_empty() {
                drop(actions::remove_movement(app, None, id, movements[which.index(movements.len())].id).await.unwrap());
            }
        }
        Deed::Group(old, new) => drop(actions::rename_group(app, None, cell, GROUPS[old], GROUPS[new]).await.unwrap()),
        Deed::Undo => undo_last(house).await,
    }
}

/// Takes back the last act that was not taken back.
async fn undo_last(house: &House) {
    let acts = record::act::Entity::find().order_by_desc(record::act::Column::Id).all(&house.app.db).await.unwrap();
    let ours = ["enrol", "correct", "movement", "group"];
    let last = acts.into_iter().find(|act| act.undone_by.is_none() && ours.contains(&act.verb.as_str()));
    if let Some(last) = last {
        let tx = house.app.begin().await.unwrap();
        let undone = record::undo(&house.app, &tx, None, last).await.unwrap();
        assert!(matches!(undone, Undone::Whole(_)), "the last act can be taken back");
        tx.commit().await.unwrap();
    }
}

/// The rolls of the days looked at, as the books stand now.
async fn rolls(house: &House, cell: Uuid) -> Vec<Roll> {
    let mut rolls = Vec::new();
    for look in LOOKS {
        rolls.push(roll::roll_of(&house.app, cell, day(look)).await.unwrap());
    }
    rolls
}

/// What the first so many changes make of a kind of record.
fn replayed<E: Recorded>(changes: &[change::Model]) -> Vec<E::Model> {
    let mut rows: BTreeMap<&str, E::Model> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.kind == E::KIND) {
        match &change.after {
            Some(after) => drop(rows.insert(&change.key, serde_json::from_str(after).unwrap())),
            None => drop(rows.remove(change.key.as_str())),
        }
    }
    rows.into_values().collect()
}

async fn changes(house: &House) -> Vec<change::Model> {
    let acts = record::act::Entity::find().order_by_asc(record::act::Column::Id).all(&house.app.db).await.unwrap();
    let mut changes = Vec::new();
    for act in acts {
        changes.extend(record::list_changes(&house.app.db, act.id, 1000).await.unwrap());
    }
    changes
}

async fn holds(deeds: Vec<Deed>) {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    let mut moments = vec![(changes(&house).await.len(), rolls(&house, cell).await)];
    for deed in deeds {
        act(&house, cell, deed).await;
        moments.push((changes(&house).await.len(), rolls(&house, cell).await));
    }
    let all = changes(&house).await;
    for (count, shown) in moments {
        let mut members = replayed::<member::Entity>(&all[..count]);
        members.sort_by_cached_key(|row| (row.sort_key(), row.birth, row.id));
        let movements = replayed::<movement::Entity>(&all[..count]);
        for (look, shown) in LOOKS.iter().zip(shown) {
            assert_eq!(roll_on(members.clone(), movements.clone(), day(look)).unwrap(), shown, "{look} after {count} changes");
        }
    }
}

#[test]
fn the_history_replayed_to_any_moment_is_the_roll_that_was_shown() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let config = ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() };
    proptest!(config, |(deeds in proptest::collection::vec(a_deed(), 1..24))| {
        runtime.block_on(holds(deeds));
    });
}
