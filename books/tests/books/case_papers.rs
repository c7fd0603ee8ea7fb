//! The papers of single cases: who is admitted, recognised, inspected, relieved.

use crate::SLICES;
use chibo_books::admissions::{self, PaperTyped, admission};
use chibo_books::fees;
use chibo_books::inspections::{self, Conclusion, Subject, inspection};
use chibo_books::paper_kinds;
use chibo_core::admission::Paper;
use chibo_core::fee::Relief;
use chibo_frame::Role::Secretary;
use chibo_paper::writing::plain;
use chibo_people::papers::{Draft, Group};
use chibo_people::testing::{House, all_drafts, day, draft_of, kind_of, set, settle};
use uuid::Uuid;

const NOW: &str = "2025-06-15T02:00:00Z";
const SECRET: &str = "Đơn của bà Hoa nói về việc vay tiền";
/// Sixty letters.
const LONG: &str = "Nguyễn Phúc Tôn Nữ Công Huyền Thị Hoàng Ánh Nguyệt Minh Châu";

struct Town {
    house: House,
    cell: Uuid,
    members: Vec<Uuid>,
    secretary: Uuid,
}

async fn town() -> Town {
    let house = House::of(SLICES, NOW).await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let secretary = house.account("bithu", &[Secretary]).await;
    Town { house, cell, members, secretary }
}

impl Town {
    /// Writes somebody's file.
    async fn file(&self, name: &str, fill: impl FnOnce(&mut admission::Model)) -> Uuid {
        let mut row = admission::Model::blank(self.house.app.new_id(), self.cell, name);
        fill(&mut row);
        admissions::save(&self.house.app, self.secretary, row).await.unwrap().unwrap()
    }

    /// A file that lacks nothing, up to the decision.
    async fn full_file(&self, name: &str) -> Uuid {
        self.file(name, |row| {
            (row.birth, row.sex) = (Some(day("15/6/1995")), Some("female".into()));
            (row.contact_on, row.class_on) = (Some(day("1/2/2023")), Some(day("1/3/2023")));
            (row.applied_on, row.cv_on) = (Some(day("1/9/2023")), Some(day("2/9/2023")));
            (row.introducer_one, row.introducer_one_since) = (Some(self.members[1]), Some(day("1/1/2020")));
            (row.introducer_two, row.introducer_two_since) = (Some(self.members[4]), Some(day("1/1/2021")));
            (row.helpers, row.opinions) = (Some("Trần Văn An\nVũ Thị Hoa".into()), Some("Chi ủy khu 5B: tốt.".into()));
            (row.resolved_on, row.decided_on) = (Some(day("3/2/2024")), Some(day("1/4/2024")));
            (row.vote_official, row.vote_present) = (Some(8), Some(7));
            (row.vote_for, row.vote_against) = (Some(6), Some(1));
            row.decision_no = Some("12-QĐ/ĐU".into());
        })
        .await
    }

    /// Writes a line of a plan and concludes it.
    async fn line(&self, fill: impl FnOnce(&mut inspection::Model)) -> Uuid {
        let mut row = inspection::Model::blank(self.house.app.new_id(), self.cell);
        (row.year, row.line, row.form, row.topic) = (2025, 1, "inspection".into(), "Chấp hành nghị quyết chi bộ".into());
        fill(&mut row);
        let id = row.id;
        inspections::save(&self.house.app, self.secretary, row).await.unwrap().unwrap();
        id
    }

    /// A line of which everything is known.
    async fn full_line(&self) -> Uuid {
        let member = self.members[1];
        let id = self
            .line(|row| {
                (row.subject, row.subject_id) = ("Trần Văn An".into(), Some(member));
                (row.starts_on, row.ends_on) = (Some(day("2/5/2025")), Some(day("30/5/2025")));
                (row.period, row.in_charge) = (Some("năm 2024".into()), Some("Vũ Thị Hoa".into()));
                (row.procedure, row.team) = (Some("team".into()), Some("Vũ Thị Hoa\nPhạm Hữu Ân".into()));
            })
            .await;
        let conclusion = Conclusion {
            done_on: Some(day("3/6/2025")),
            text: Some("Đồng chí chấp hành tốt.".into()),
            follow_up: Some("Nộp bản đăng ký học tập.".into()),
            follow_up_by: Some(day("1/7/2025")),
            followed_up_on: None,
        };
        inspections::conclude(&self.house.app, self.secretary, id, conclusion).await.unwrap().unwrap();
        id
    }

    async fn relief(&self) {
        let relief = Relief { from: day("1/3/2025"), to: day("31/12/2025"), percent: 50 };
        fees::relieve(&self.house.app, self.secretary, self.members[5], relief, None).await.unwrap().unwrap();
    }

    async fn draft(&self, kind: &str, id: Uuid, period: &str) -> Draft {
        draft_of(&self.house, self.cell, &kind_of(&paper_kinds(), kind), id, period).await
    }

    /// All papers of single cases that can be made.
    async fn all(&self) -> Vec<(&'static str, Vec<Draft>)> {
        let mut all = Vec::new();
        for kind in paper_kinds().into_iter().filter(|kind| kind.group == Group::Case || kind.name.starts_with("inspection")) {
            all.push((kind.name, all_drafts(&self.house, self.cell, &kind).await));
        }
        all
    }
}

fn words(draft: &Draft) -> String {
    plain::of(&draft.paper)
}

fn gaps(draft: &Draft) -> Vec<&str> {
    draft.gaps.iter().map(|gap| gap.field.as_str()).collect()
}

#[tokio::test]
async fn every_kind_is_made_of_a_full_file_and_of_an_empty_one() {
    let town = town().await;
    let full = town.full_file("Hoàng Thị Mai").await;
    admissions::admit(&town.house.app, town.secretary, full, day("3/5/2024")).await.unwrap().unwrap();
    let empty = town.file(LONG, |_| ()).await;
    town.file("Bùi Văn Lâm", |row| row.introducing_body = Some("Đoàn Thanh niên phường".into())).await;
    town.full_line().await;
    town.line(|row| LONG.clone_into(&mut row.subject)).await;
    town.relief().await;
    assert_eq!(LONG.chars().count(), 60);
    for (name, drafts) in town.all().await {
        assert!(!drafts.is_empty(), "nothing to make {name} of");
        set(&drafts[..drafts.len().min(3)]);
    }
    let resolution = town.draft("admission-resolution", empty, "").await;
    assert!(words(&resolution).contains(LONG));
    for field in ["ngày chi bộ xét", "tán thành", "số phiếu cần", "quyết nghị", "ngày sinh"] {
        assert!(gaps(&resolution).contains(&field), "{field} in {:?}", gaps(&resolution));
    }
}

#[tokio::test]
async fn the_vote_is_the_records_and_its_base_all_official_members() {
    let town = town().await;
    let id = town.full_file("Hoàng Thị Mai").await;
    let said = words(&town.draft("admission-resolution", id, "").await);
    for line in [
        "Mẫu 6-KNĐ",
        "Ngày 03/02/2024",
        "(cơ sở để tính) | 8",
        "chính thức có mặt | 7",
        "từ hai phần ba đảng viên chính thức trở lên | 6",
        "Tán thành đề nghị kết nạp | 6",
        "Không tán thành | 1",
        "ý kiến khác | 0",
        "vắng mặt: 1",
        "đạt 75,00%",
        "Trần Văn An, Phạm Hữu Ân",
        "24-QĐ/TW",
        "Chi bộ đề nghị cấp ủy",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    let short = town.file("Bùi Văn Lâm", |row| {
        row.resolved_on = Some(day("3/2/2025"));
        (row.vote_official, row.vote_present, row.vote_for, row.vote_against) = (Some(8), Some(8), Some(5), Some(3));
    });
    let draft = town.draft("admission-resolution", short.await, "").await;
    assert!(!words(&draft).contains("Chi bộ đề nghị cấp ủy"), "five of eight are no two thirds");
    let why = draft.gaps.iter().find(|gap| gap.field == "quyết nghị").and_then(|gap| gap.why.clone()).unwrap();
    assert!(why.contains("Chỉ có 5 phiếu tán thành, cần 6"), "{why}");
    assert!(words(&draft).contains("232-QĐ/TW"), "the instrument of its day");
}

#[tokio::test]
async fn each_introducer_and_helper_writes_his_own_paper() {
    let town = town().await;
    let id = town.full_file("Hoàng Thị Mai").await;
    admissions::admit(&town.house.app, town.secretary, id, day("3/5/2024")).await.unwrap().unwrap();
    let (one, two) = (town.draft("admission-introduction", id, "1").await, town.draft("admission-introduction", id, "2").await);
    assert!(words(&one).contains("Tôi là: Trần Văn An") && words(&one).contains("từ ngày 01/01/2020"), "{}", words(&one));
    assert!(words(&two).contains("Tôi là: Phạm Hữu Ân") && words(&two).contains("từ ngày 01/01/2021"));
    let helper = town.draft("recognition-helper-review", id, "2").await;
    assert!(words(&helper).contains("Vũ Thị Hoa") && !words(&helper).contains("Tôi là: Trần Văn An"));
    let mut browser = town.house.browser();
    browser.sign_in("bithu", chibo_people::testing::PASSWORD).await;
    let page = browser.get(&format!("/van-phong/phat-trien/{id}")).await;
    for href in [
        format!("/van-phong/van-ban/lap/admission-application/{id}\""),
        format!("/van-phong/van-ban/lap/admission-introduction/{id}?ky=2\""),
        format!("/van-phong/van-ban/lap/recognition-resolution/{id}\""),
    ] {
        assert!(page.body.contains(&href), "{href}");
    }
}

#[tokio::test]
async fn recognition_counts_from_the_end_of_the_twelve_months_however_late() {
    let town = town().await;
    let id = town.full_file("Hoàng Thị Mai").await;
    admissions::admit(&town.house.app, town.secretary, id, day("10/5/2024")).await.unwrap().unwrap();
    let early = words(&town.draft("recognition-resolution", id, "").await);
    assert!(early.contains("kể từ ngày 10/5/2025") && !early.contains("xét chậm"), "{early}");
    assert!(early.contains("(cơ sở để tính) | 4") && early.contains("trở lên | 3"), "three of four official members\n{early}");
    let got = PaperTyped { paper: Paper::RecognitionResolution, got_on: Some(day("10/7/2025")), kept_at: None };
    admissions::save_papers(&town.house.app, town.secretary, id, vec![got]).await.unwrap();
    let late = town.draft("recognition-resolution", id, "").await;
    assert!(words(&late).contains("kể từ ngày 10/5/2025") && words(&late).contains("Chi bộ xét chậm"));
    assert_eq!(gaps(&late)[..2], ["bí thư", "tán thành công nhận"], "{:?}", gaps(&late));
}

#[tokio::test]
async fn confidential_notes_stand_in_no_paper() {
    let town = town().await;
    let id = town.full_file("Hoàng Thị Mai").await;
    admissions::admit(&town.house.app, town.secretary, id, day("3/5/2024")).await.unwrap().unwrap();
    let line = town.full_line().await;
    town.relief().await;
    for subject in [(Subject::Admission, id), (Subject::Inspection, line)] {
        inspections::write_note(&town.house.app, town.secretary, subject, SECRET, &[]).await.unwrap().unwrap();
    }
    for (name, drafts) in town.all().await {
        assert!(drafts.iter().all(|draft| !format!("{draft:?}").contains("vay tiền")), "{name}");
    }
}

#[tokio::test]
async fn an_inspections_papers_say_what_its_line_says() {
    let town = town().await;
    let (id, bare) = (town.full_line().await, town.line(|row| row.subject = "Tổ đảng số 2".into()).await);
    let decision = words(&town.draft("inspection-decision", id, "").await);
    for said in ["kiểm tra đối với đồng chí Trần Văn An", "Vũ Thị Hoa", "Phạm Hữu Ân", "22-QĐ/TW", "262-QĐ/TW", "năm 2024"]
    {
        assert!(decision.contains(said), "{said} is not in\n{decision}");
    }
    let conclusion = words(&town.draft("inspection-conclusion", id, "").await);
    for said in ["Số …-KL/CB", "ngày 03/6/2025", "Đồng chí chấp hành tốt.", "Nộp bản đăng ký", "01/7/2025", "296-QĐ/TW"]
    {
        assert!(conclusion.contains(said), "{said} is not in\n{conclusion}");
    }
    let notice = town.draft("inspection-notice", id, "").await;
    assert!(notice.paper.head.unwrap().number.is_none(), "a cell issues no notice");
    let empty = town.draft("inspection-conclusion", bare, "").await;
    assert!(gaps(&empty).contains(&"kết luận") && gaps(&empty).contains(&"ngày chi bộ kết luận"), "{:?}", gaps(&empty));
    assert!(!words(&empty).contains("Hoàn thành trước ngày"), "nothing is to follow");
    let report = town.draft("inspection-self-report", bare, "").await;
    assert!(!words(&report).contains("Sinh ngày") && words(&report).contains("Tổ đảng số 2"), "a group has no day of birth");
}

#[tokio::test]
async fn the_years_plan_lists_its_lines_and_says_when_there_are_none() {
    let town = town().await;
    town.full_line().await;
    let plan = town.draft("inspection-plan", town.cell, "2025").await;
    assert!(words(&plan).contains("1 cuộc kiểm tra và 0 cuộc giám sát") && words(&plan).contains("1 | Chấp hành nghị quyết"));
    assert_eq!(plan.paper.day, day("31/1/2025"));
    let none = town.draft("inspection-plan", town.cell, "2024").await;
    assert!(none.gaps.iter().any(|gap| gap.field == "bảng kế hoạch"), "{:?}", none.gaps);
}

#[tokio::test]
async fn a_reliefs_papers_name_the_rule_of_its_day_and_hang_on_its_line() {
    let town = town().await;
    town.relief().await;
    let mut browser = town.house.browser();
    browser.sign_in("bithu", chibo_people::testing::PASSWORD).await;
    let page = browser.get("/van-phong/dang-phi/mien-giam").await;
    let path =
        page.body.split("/van-phong/van-ban/lap/relief-application/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let said = words(&town.draft("relief-application", path.parse().unwrap(), "").await);
    for wanted in ["đề nghị giảm 50% đảng phí từ ngày 01/3/2025 đến ngày 31/12/2025", "342-QĐ/TW", "Vũ Thị Hoa"]
    {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
}
