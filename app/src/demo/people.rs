//! Heads of the Party groups, a saved list, the quarter's organisations and the classes of its households.

use super::day;
use super::rooms::Hands;
use anyhow::anyhow;
use chibo_core::mandate::HeldOffice;
use chibo_frame::App;
use chibo_frame::db::from_code;
use chibo_people::households;
use chibo_people::mandates::{self, Wanted};
use chibo_people::organisations::{self, organisation, organisation_activity, organisation_head};
use chibo_people::roll::{self, member};

/// Heads of Party groups, since the congress.
const GROUP_HEADS: [&str; 2] = ["Lương Văn Quân", "Nguyễn Thị Thảo"];

/// Members who came from elsewhere, official long ago: the workbook of movements has no column for the day.
const OFFICIAL: [(&str, (i32, u32, u32)); 2] = [("Vũ Ngọc Toàn", (2015, 12, 2)), ("Nguyễn Văn Khánh", (2021, 8, 10))];

/// A question to the roll that is asked again and again: its name, and how the list's address asks it.
const SAVED: (&str, &str) = ("Trên 80 tuổi", "tuoi_tu=80");

/// An organisation of the quarter.
struct Organisation {
    name: &'static str,
    members: i32,
    head: &'static str,
    since: (i32, u32, u32),
    did: (i32, u32, u32, &'static str),
}

const ORGANISATIONS: [Organisation; 5] = [
    Organisation {
        name: "Ban công tác Mặt trận",
        members: 11,
        head: "Nguyễn Trọng Khánh",
        since: (2022, 9, 15),
        did: (2024, 11, 16, "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc tại nhà văn hóa khu, 215 hộ tham dự"),
    },
    Organisation {
        name: "Chi hội Phụ nữ",
        members: 186,
        head: "Đặng Hồng Phượng",
        since: (2021, 10, 20),
        did: (2025, 3, 8, "Gặp mặt Ngày Quốc tế Phụ nữ; tặng quà 12 hội viên hoàn cảnh khó khăn"),
    },
    Organisation {
        name: "Chi hội Cựu chiến binh",
        members: 94,
        head: "Hồ Thanh Vân",
        since: (2022, 4, 10),
        did: (2024, 12, 21, "Nói chuyện truyền thống nhân ngày thành lập Quân đội nhân dân Việt Nam cho học sinh trong khu"),
    },
    Organisation {
        name: "Chi hội Người cao tuổi",
        members: 240,
        head: "Mai Quang Hùng",
        since: (2021, 6, 1),
        did: (2024, 10, 1, "Mừng thọ 28 cụ tròn 70, 75, 80, 85, 90 tuổi"),
    },
    Organisation {
        name: "Chi đoàn Thanh niên",
        members: 37,
        head: "Nguyễn Đình Khánh",
        since: (2023, 3, 26),
        did: (2025, 5, 18, "Ra quân dọn vệ sinh, trồng 40 cây hoa dọc đường khu"),
    },
];

pub(super) async fn fill(app: &App, hands: &Hands) -> anyhow::Result<()> {
    for (name, (year, month, on)) in OFFICIAL {
        let row = member::Model { official: Some(day(year, month, on)?), ..hands.member(name)?.clone() };
        let corrected = roll::actions::correct(app, Some(hands.secretary), row).await?;
        corrected.map_err(|refusal| anyhow!("the demonstration's {name}: {refusal:?}"))?;
    }
    for name in GROUP_HEADS {
        group_head(app, hands, name).await?;
    }
    let (name, query) = SAVED;
    let kept = roll::actions::save_list(app, Some(hands.secretary), hands.cell, name, query, None).await?;
    kept.map_err(|refusal| anyhow!("the demonstration's saved list: {refusal:?}"))?;
    for one in &ORGANISATIONS {
        organisation(app, hands, one).await?;
    }
    classes(app, hands).await
}

async fn group_head(app: &App, hands: &Hands, name: &str) -> anyhow::Result<()> {
    let member = hands.member(name)?;
    let wanted = Wanted {
        member: member.id,
        office: HeldOffice::GroupHead,
        group: member.group_name.clone(),
        from: day(2022, 7, 10)?,
        to: None,
        note: None,
    };
    let granted = mandates::grant(app, Some(hands.secretary), hands.cell, wanted).await?;
    granted.map(drop).map_err(|refusal| anyhow!("the demonstration's head of a group {name}: {refusal:?}"))
}

async fn organisation(app: &App, hands: &Hands, one: &Organisation) -> anyhow::Result<()> {
    let (account, id) = (Some(hands.secretary), app.new_id());
    let row = organisation::Model { id, cell_id: hands.cell, name: one.name.to_owned(), members: Some(one.members) };
    organisations::keep(app, account, row).await?;
    let (year, month, first) = one.since;
    let head = organisation_head::Model {
        id: app.new_id(),
        organisation_id: id,
        name: one.head.to_owned(),
        phone: hands.member(one.head)?.phone.clone(),
        from_day: day(year, month, first)?,
        to_day: None,
    };
    organisations::take_over(app, account, head).await??;
    let (year, month, on, text) = one.did;
    let activity = organisation_activity::Model {
        id: app.new_id(),
        organisation_id: id,
        on_day: day(year, month, on)?,
        text: text.to_owned(),
    };
    organisations::note(app, account, activity).await
}

/// The classes of the workbook, as those of 2024.
async fn classes(app: &App, hands: &Hands) -> anyhow::Result<()> {
    let mut classes = std::collections::BTreeMap::new();
    for row in households::list_households(&app.db, hands.cell).await? {
        if let Some(class) = &row.class {
            classes.insert(row.id, from_code(class)?);
        }
    }
    households::keep_classes(app, Some(hands.secretary), (hands.cell, 2024), &classes).await
}
