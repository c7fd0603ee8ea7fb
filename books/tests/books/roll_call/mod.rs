//! Taking attendance: on the page, from the signed sheet, by card; what comes of it.

mod absences;
mod book;
mod by_number;
mod scan;
mod take;

use chibo_books::roll_call::{Book, take_attendance};
use chibo_books::{meetings, study};
use chibo_core::meeting::{Mark, MeetingKind};
use chibo_core::member::MemberId;
use chibo_frame::db::{code, from_code};
use chibo_frame::private::Find;
use chibo_frame::{Role, record};
use chibo_people::testing::{Browser, House, day, settle};
use sea_orm::EntityTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A cell with six made-up members, on 10 November 2022: three are required, one is exempt, one away, one has left.
pub(crate) struct Town {
    pub(crate) house: House,
    pub(crate) cell: Uuid,
    pub(crate) browser: Browser,
    /// Ánh (exempt), An, Đức, Bưởi (left), Ân (away), Hoa.
    pub(crate) people: Vec<Uuid>,
}

pub(crate) async fn town() -> Town {
    let house = House::of(crate::SLICES, "2022-11-10T02:00:00Z").await;
    let cell = house.found_cell().await;
    let people = settle(&house, cell, None).await;
    let browser = house.signed_in("chiuy", &[Role::Committee]).await;
    Town { house, cell, browser, people }
}

impl Town {
    pub(crate) async fn meeting(&self, on: &str, kind: MeetingKind) -> Uuid {
        let app = &self.house.app;
        let id = app.new_id();
        let row = serde_json::json!({ "id": id, "cell_id": self.cell, "on_day": day(on), "kind": code(&kind) });
        let row: meetings::meeting::Model = serde_json::from_value(row).unwrap();
        let tx = app.begin().await.unwrap();
        let act = record::begin(app, &tx, None, "test", &"").await.unwrap();
        record::put::<meetings::meeting::Entity>(app, &tx, &act, None, row).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub(crate) async fn study(&self, on: &str) -> Uuid {
        let app = &self.house.app;
        let id = app.new_id();
        let row = study::study_session::Model { id, cell_id: self.cell, on_day: day(on), title: None, place: None };
        let tx = app.begin().await.unwrap();
        let act = record::begin(app, &tx, None, "test", &"").await.unwrap();
        record::put::<study::study_session::Entity>(app, &tx, &act, None, row).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A meeting with these marks, by place in `people`.
    pub(crate) async fn held(&self, on: &str, marks: &[(usize, Mark)]) -> Uuid {
        let id = self.meeting(on, MeetingKind::Regular).await;
        let marks = marks.iter().map(|(person, mark)| (MemberId(self.people[*person]), *mark)).collect();
        take_attendance(&self.house.app, None, Book::Meetings, id, &marks).await.unwrap().unwrap();
        id
    }

    /// The marks of a meeting as they stand, by member, with their reasons.
    pub(crate) async fn marks(&self, meeting: Uuid) -> BTreeMap<Uuid, (Mark, Option<String>)> {
        let rows = meetings::attendance::Entity::find().rows(&self.house.app.db).await.unwrap();
        let of_meeting = rows.into_iter().filter(|row| row.meeting_id == meeting);
        of_meeting.map(|row| (row.member_id, (from_code(&row.mark).unwrap(), row.reason))).collect()
    }

    /// The same without reasons, in the order of `people`.
    pub(crate) async fn marked(&self, meeting: Uuid) -> Vec<Option<Mark>> {
        let marks = self.marks(meeting).await;
        self.people.iter().map(|id| marks.get(id).map(|(mark, _)| *mark)).collect()
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(String, &str)]) -> chibo_people::testing::Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        self.browser.post(path, &fields).await
    }

    /// `m-KEY` of one of the people.
    pub(crate) fn field(&self, what: &str, person: usize) -> String {
        format!("{what}-{}", self.people[person])
    }
}

/// Places in [`Town::people`].
pub(crate) const ANH: usize = 0;
pub(crate) const AN: usize = 1;
pub(crate) const DUC: usize = 2;
pub(crate) const HOA: usize = 5;
