//! **Chuyển sinh hoạt, xóa tên, miễn sinh hoạt.** The papers of one member's movement. Their subject is the movement once it
//! stands in the books, or the member while the application is still to be written.

mod figures;

use super::store::{self, member, movement};
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

const TRANSFER: PaperKind = PaperKind {
    name: "transfer-letter",
    group: Group::Case,
    code: Some("CV"),
    author: Author::Cell,
    rules: MEMBER_WORK,
    right: Right::SeePeople,
    wording: include_str!("../../../papers/transfer-letter.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(of_movements(app, page, cell, &[Departure, TemporaryLeave], "papers-file-transfer")),
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

/// The kinds of paper that this room knows.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "transfer-application",
            code: None,
            author: Author::Person,
            wording: include_str!("../../../papers/transfer-application.txt"),
            ..TRANSFER
        },
        TRANSFER,
        PaperKind {
            name: "exemption-application",
            code: None,
            author: Author::Person,
            wording: include_str!("../../../papers/exemption-application.txt"),
            ..EXEMPTION
        },
        EXEMPTION,
        PaperKind { name: "removal-minutes", code: None, wording: include_str!("../../../papers/removal-minutes.txt"), ..REMOVAL },
        REMOVAL,
    ]
}

/// The papers on a member's page: those of his recorded movements, and those by which a new one begins.
pub(super) async fn offers(
    app: &App,
    page: &Page,
    member: &member::Model,
    movements: &[movement::Model],
) -> anyhow::Result<Vec<Offer>> {
    let mut found = Vec::new();
    for kind in paper_kinds().into_iter().filter(|kind| page.may(kind.right)) {
        let choices = (kind.choices)(app, page, member.cell_id).await?;
        let of_movement = |movement: &movement::Model| {
            choices.iter().find(|choice| choice.id == movement.id)?;
            let offer = Offer::of(page, &kind, movement.id, "");
            Some(Offer { words: format!("{} ({})", offer.words, page.day(&movement.on_day)), ..offer })
        };
        found.push(Offer::of(page, &kind, member.id, ""));
        if kind.name.starts_with("transfer") {
            let offer = Offer::of(page, &kind, member.id, TEMPORARY);
            found.push(Offer { words: page.t1("papers-temporary", "paper", offer.words), href: offer.href });
        }
        found.extend(movements.iter().filter_map(of_movement));
    }
    Ok(found)
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
