//! Six made-up members of the cell and what happened to them, written through the record of acts.

use super::house::House;
use crate::roll::{member, movement};
use chibo_core::day::{Day, parse_day};
use chibo_core::member::MovementKind::{self, Arrival, Departure, Exemption, TemporaryLeave, TemporaryReturn};
use chibo_frame::db::code;
use chibo_frame::record;
use uuid::Uuid;

pub fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

/// Name, birth, joined, official, group.
const MEMBERS: [(&str, &str, &str, &str, &str); 6] = [
    ("Nguyễn Thị Ánh", "4/5/1950", "3/2/1975", "3/2/1976", "Tổ 1"),
    ("Trần Văn An", "1/1/1980", "2/9/2010", "2/9/2011", "Tổ 2"),
    ("Lê Văn Đức", "20/10/1999", "19/5/2022", "", "Tổ 1"),
    ("Đặng Thị Bưởi", "8/3/1960", "3/2/1985", "3/2/1986", "Tổ 2"),
    ("Phạm Hữu Ân", "2/2/1970", "1/7/1995", "1/7/1996", "Tổ 1"),
    ("Vũ Thị Hoa", "7/7/1988", "1/7/2015", "1/7/2016", "Tổ 2"),
];

/// Who, when, what.
const MOVEMENTS: [(&str, &str, MovementKind); 5] = [
    ("Nguyễn Thị Ánh", "1/1/2020", Exemption),
    ("Đặng Thị Bưởi", "1/9/2022", Departure),
    ("Phạm Hữu Ân", "1/6/2022", TemporaryLeave),
    ("Phạm Hữu Ân", "1/12/2022", TemporaryReturn),
    ("Vũ Thị Hoa", "1/8/2022", Arrival),
];

/// Writes the members and their movements as one import; gives their keys in the order above.
pub async fn settle(house: &House, cell: Uuid, account: Option<Uuid>) -> Vec<Uuid> {
    let app = &house.app;
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, account, "import", &"danh-sach.xlsx").await.unwrap();
    let rows: Vec<member::Model> = MEMBERS.iter().map(|row| row_of(app.new_id(), cell, row)).collect();
    for row in &rows {
        record::put::<member::Entity>(app, &tx, &act, None, row.clone()).await.unwrap();
    }
    for (name, on, kind) in MOVEMENTS {
        let member_id = rows.iter().find(|row| row.name == name).unwrap().id;
        let row = movement::Model {
            id: app.new_id(),
            member_id,
            on_day: day(on),
            kind: code(&kind),
            note: None,
            decided_on: None,
            completed_on: None,
        };
        record::put::<movement::Entity>(app, &tx, &act, None, row).await.unwrap();
    }
    tx.commit().await.unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

fn row_of(id: Uuid, cell_id: Uuid, (name, birth, joined, official, group): &(&str, &str, &str, &str, &str)) -> member::Model {
    member::Model {
        birth: parse_day(birth),
        sex: Some(if name.contains("Thị") { "female" } else { "male" }.into()),
        joined: parse_day(joined),
        official: parse_day(official),
        group_name: Some((*group).into()),
        phone: Some("0900 000 000".into()),
        ..member::Model::blank(id, cell_id, name)
    }
}
