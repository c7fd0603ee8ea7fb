//! The papers of a member's movements and of his badges.

use chibo_core::member::MovementKind::{self, Departure, Exemption, Removal, TemporaryLeave};
use chibo_frame::Role::Secretary;
use chibo_frame::db::code;
use chibo_frame::record;
use chibo_paper::writing::plain;
use chibo_people::paper_kinds;
use chibo_people::papers::{Draft, PaperKind};
use chibo_people::roll::{member, movement};
use chibo_people::testing::{House, all_drafts, day, draft_of, kind_of, set, settle};
use uuid::Uuid;

/// Sixty letters.
const LONG: &str = "Nguyễn Phúc Tôn Nữ Công Huyền Thị Hoàng Ánh Nguyệt Minh Châu";

async fn town() -> (House, Uuid, Vec<Uuid>) {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    (house, cell, members)
}

/// Writes a movement and gives its key.
async fn moved(house: &House, member_id: Uuid, kind: MovementKind, note: Option<&str>) -> Uuid {
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "movement", &"").await.unwrap();
    let row = movement::Model {
        id: house.app.new_id(),
        member_id,
        on_day: day("3/6/2024"),
        kind: code(&kind),
        note: note.map(str::to_owned),
        decided_on: Some(day("3/6/2024")),
        completed_on: None,
    };
    let id = row.id;
    record::put::<movement::Entity>(&house.app, &tx, &act, None, row).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Somebody of whom only the name is known.
async fn stranger(house: &House, cell: Uuid) -> Uuid {
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "import", &"").await.unwrap();
    let row = member::Model::blank(house.app.new_id(), cell, LONG);
    let id = row.id;
    record::put::<member::Entity>(&house.app, &tx, &act, None, row).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn draft(house: &House, cell: Uuid, kind: &str, id: Uuid, period: &str) -> Draft {
    draft_of(house, cell, &kind_of(&paper_kinds(), kind), id, period).await
}

fn words(draft: &Draft) -> String {
    plain::of(&draft.paper)
}

#[tokio::test]
async fn every_kind_is_made_of_what_is_recorded_and_of_a_bare_name() {
    let (house, cell, members) = town().await;
    let bare = stranger(&house, cell).await;
    for (member, kind) in [(members[1], Departure), (members[2], TemporaryLeave), (members[5], Removal), (bare, Exemption)] {
        moved(&house, member, kind, None).await;
    }
    for kind in paper_kinds() {
        let drafts = all_drafts(&house, cell, &kind).await;
        assert!(!drafts.is_empty(), "nothing to make {} of", kind.name);
        set(&drafts);
    }
    // Badges have a day, and free letters are about nobody.
    let of_a_member = |kind: &PaperKind| !kind.name.starts_with("badge") && !["letter", "announcement"].contains(&kind.name);
    for kind in paper_kinds().into_iter().filter(of_a_member) {
        let draft = draft_of(&house, cell, &kind, bare, "").await;
        assert!(words(&draft).contains(LONG), "{}", kind.name);
        for gap in &draft.gaps {
            assert!(gap.why.as_ref().is_some_and(|why| why.contains(' ')), "{}: {gap:?}", kind.name);
        }
    }
    let gaps = draft(&house, cell, "removal-resolution", bare, "").await.gaps;
    for field in ["ngày sinh", "ngày vào Đảng", "lý do", "số phiếu tán thành"] {
        assert!(gaps.iter().any(|gap| gap.field == field), "{field} in {gaps:?}");
    }
}

#[tokio::test]
async fn a_transfer_is_official_or_for_a_time_and_has_its_last_day() {
    let (house, cell, members) = town().await;
    let moved = moved(&house, members[1], Departure, Some("Về Chi bộ khu 7")).await;
    let letter = words(&draft(&house, cell, "transfer-letter", moved, "").await);
    for said in ["chuyển sinh hoạt đảng chính thức", "Chi bộ khu 7", "chậm nhất ngày 26/8/2024", "24-QĐ/TW"] {
        assert!(letter.contains(said), "{said} is not in\n{letter}");
    }
    let application = words(&draft(&house, cell, "transfer-application", moved, "").await);
    assert!(![letter, application].iter().any(|said| said.contains("Thời gian sinh hoạt tạm thời")));
    let asked = words(&draft(&house, cell, "transfer-application", members[1], "tam-thoi").await);
    assert!(asked.contains("(tạm thời)") && asked.contains("Thời gian sinh hoạt tạm thời") && !asked.contains("chậm nhất"));
}

#[tokio::test]
async fn a_members_page_leads_to_his_papers() {
    let (house, _, members) = town().await;
    let moved = moved(&house, members[1], Removal, Some("Bỏ sinh hoạt")).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let page = browser.get(&format!("/van-phong/danh-sach/{}", members[1])).await;
    for path in [
        format!("transfer-application/{}\"", members[1]),
        format!("transfer-letter/{}?ky=tam-thoi\"", members[1]),
        format!("exemption-application/{}\"", members[1]),
        format!("removal-resolution/{moved}\""),
    ] {
        assert!(page.body.contains(&format!("/van-phong/van-ban/lap/{path}")), "{path}");
    }
}

#[tokio::test]
async fn badges_are_proposed_by_award_day() {
    let (house, cell, members) = town().await;
    let proposal = draft(&house, cell, "badge-proposal", cell, "2025-02-03").await;
    let said = words(&proposal);
    assert!(said.contains("đợt ngày 03/02/2025 cho 1 đảng viên") && said.contains("1 | Nguyễn Thị Ánh | 04/5/1950"), "{said}");
    let own = words(&draft(&house, cell, "badge-declaration", members[0], "2025-02-03").await);
    assert!(own.contains("Huy hiệu 50 năm tuổi Đảng") && own.contains("vào ngày: 03/02/2025"), "{own}");
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let page = browser.get("/van-phong/huy-hieu").await;
    assert_eq!(page.status, 200);
}
