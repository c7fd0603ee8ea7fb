//! **Chuyển sinh hoạt, xóa tên, miễn sinh hoạt.** The papers of one member's movement. Their subject is the movement once it
//! stands in the books, or the member while the application is still to be written.

mod figures;

use super::store::{self, movement};
use crate::papers::instruments::MEMBER_WORK;
use crate::papers::{Author, Choice, Group, Offer, PaperKind};
use chibo_core::day::Day;
use chibo_core::member::MovementKind::{self, Departure, Exemption, Removal, TemporaryLeave};
use chibo_frame::db::code;
use chibo_frame::{App, Page, Right};
use figures::gather;
pub use figures::put_member;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The period that asks for a temporary transfer, where no movement says so.
const TEMPORARY: &str = "tam-thoi";

/// The movements by which a member goes elsewhere.
const TRANSFERS: &[MovementKind] = &[Departure, TemporaryLeave];

const TRANSFER: PaperKind = PaperKind {
    name: "transfer-letter",
    group: Group::Case,
    code: Some("CV"),
    author: Author::Cell,
    rules: MEMBER_WORK,
    right: Right::SeePeople,
    wording: include_str!("../../../papers/transfer-letter.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(of_movements(app, page, cell, TRANSFERS, "papers-file-transfer")),
    gather: |app, page, subject| Box::pin(gather(app, page, subject)),
};

const REMOVAL: PaperKind = PaperKind {
    name: "removal-resolution",
    code: Some("NQ"),
    wording: include_str!("../../../papers/removal-resolution.txt"),
    choices: |app, page, cell| Box::pin(of_movements(app, page, cell, &[Removal], "papers-file-removal")),
    ..TRANSFER
};

const EXEMPTION: PaperKind = PaperKind {
    name: "exemption-resolution",
    code: Some("NQ"),
    wording: include_str!("../../../papers/exemption-resolution.txt"),
    choices: |app, page, cell| Box::pin(of_movements(app, page, cell, &[Exemption], "papers-file-exemption")),
    ..TRANSFER
};

/// The kinds of paper, each with the movements that it is made of.
fn all() -> [(PaperKind, &'static [MovementKind]); 6] {
    let transfer_application = PaperKind {
        name: "transfer-application",
        code: None,
        author: Author::Person,
        wording: include_str!("../../../papers/transfer-application.txt"),
        ..TRANSFER
    };
    let exemption_application = PaperKind {
        name: "exemption-application",
        code: None,
        author: Author::Person,
        wording: include_str!("../../../papers/exemption-application.txt"),
        ..EXEMPTION
    };
    let removal_minutes =
        PaperKind { name: "removal-minutes", code: None, wording: include_str!("../../../papers/removal-minutes.txt"), ..REMOVAL };
    [
        (transfer_application, TRANSFERS),
        (TRANSFER, TRANSFERS),
        (exemption_application, &[Exemption]),
        (EXEMPTION, &[Exemption]),
        (removal_minutes, &[Removal]),
        (REMOVAL, &[Removal]),
    ]
}

/// The kinds of paper that this room knows.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    all().into_iter().map(|(kind, _)| kind).collect()
}

/// The papers on a member's page: those by which something new begins, and those of his recorded movements.
pub(super) fn offers(page: &Page, member: Uuid, movements: &[movement::Model]) -> Vec<Offer> {
    let mut found = Vec::new();
    for (kind, of) in all().into_iter().filter(|(kind, _)| page.may(kind.right)) {
        let codes: Vec<String> = of.iter().map(code).collect();
        found.push(Offer::of(page, &kind, member, ""));
        if of.contains(&TemporaryLeave) {
            let offer = Offer::of(page, &kind, member, TEMPORARY);
            found.push(Offer { words: page.t1("papers-temporary", "paper", offer.words), href: offer.href });
        }
        for movement in movements.iter().filter(|movement| codes.contains(&movement.kind)) {
            let offer = Offer::of(page, &kind, movement.id, "");
            found.push(Offer { words: format!("{} ({})", offer.words, page.day(&movement.on_day)), href: offer.href });
        }
    }
    found
}

/// The movements of some kinds, the latest first.
async fn of_movements(app: &App, page: &Page, cell: Uuid, kinds: &[MovementKind], file: &str) -> anyhow::Result<Vec<Choice>> {
    let members = store::list_members(&app.db, cell).await?;
    let names: BTreeMap<Uuid, &str> = members.iter().map(|member| (member.id, member.name.as_str())).collect();
    let kinds: Vec<String> = kinds.iter().map(code).collect();
    let meant = store::list_movements(&app.db, cell).await?.into_iter().rev().filter(|row| kinds.contains(&row.kind));
    let choice = |row: movement::Model| {
        let name = names.get(&row.member_id)?;
        let label = format!("{name}, {}", page.day(&row.on_day));
        Some(Choice { id: row.id, period: String::new(), file: page.t1(file, "name", &label), label })
    };
    Ok(meant.filter_map(choice).collect())
}

/// The day on which a movement was decided, else the day from which it holds.
fn day_of(movement: &movement::Model) -> Day {
    movement.decided_on.unwrap_or(movement.on_day)
}
