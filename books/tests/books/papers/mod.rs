//! The monthly and yearly papers: each of a filled cell and of an empty one; their figures are those of the pages.

mod town;

use axum::http::StatusCode;
use chibo_books::paper_kinds;
use chibo_frame::Role::Secretary;
use chibo_frame::{App, Lang, Page};
use chibo_paper::writing::{Paper, Place, Wording, pdf, plain};
use chibo_people::papers::{Draft, PaperKind, Subject, gathered, in_vietnamese, paper_of};
use chibo_people::testing::Browser;
use town::{crowd, empty, filled};
use uuid::Uuid;

fn kind(name: &str) -> PaperKind {
    paper_kinds().into_iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// A paper of a kind with what it says.
async fn told(app: &App, cell: Uuid, name: &str, id: Uuid, period: &str) -> (Draft, String) {
    let subject = Subject { cell, id, period: period.into() };
    let draft = paper_of(app, &kind(name), &subject).await.unwrap().unwrap_or_else(|| panic!("{name} of nothing"));
    let text = plain::of(&draft.paper);
    (draft, text)
}

async fn subjects(app: &App, cell: Uuid, kind: &PaperKind) -> Vec<Subject> {
    let choices = (kind.choices)(app, &in_vietnamese(app), cell).await.unwrap();
    choices.into_iter().map(|choice| Subject { cell, id: choice.id, period: choice.period }).collect()
}

fn sets(papers: &[Paper]) {
    let bytes = pdf(papers).unwrap_or_else(|fault| panic!("{}: {fault:?}", papers[0].title));
    assert!(bytes.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn every_field_of_every_wording_is_offered() {
    let town = filled().await;
    for kind in paper_kinds() {
        let all = subjects(&town.house.app, town.cell, &kind).await;
        assert!(!all.is_empty(), "{} can be made of nothing", kind.name);
        for subject in &all {
            let known = gathered(&town.house.app, &kind, subject).await.unwrap().unwrap_or_else(|| panic!("{}", kind.name));
            for (field, place) in Wording::read(kind.wording).fields() {
                let value = known.values.get(&field);
                assert!(value.is_some(), "{}: {{{field}}} is not offered", kind.name);
                let is_words = !matches!(value, Some(chibo_paper::writing::Value::Pieces(_)));
                assert!(is_words || place == Place::Alone, "{}: {{{field}}} does not stand alone", kind.name);
            }
        }
    }
}

#[tokio::test]
async fn every_kind_has_a_name_of_its_own_and_words_for_it() {
    let (house, _) = empty().await;
    let mut names: Vec<&str> = paper_kinds().iter().map(|kind| kind.name).collect();
    for lang in [Lang::Vi, Lang::En] {
        let page = Page::open(house.app.words.clone(), lang, "", false);
        for name in &names {
            for key in [format!("paper-{name}"), format!("paper-about-{name}")] {
                assert!(!page.t(&key).contains(name), "{key}");
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), paper_kinds().len());
}

#[tokio::test]
async fn every_kind_is_set_of_a_filled_cell_and_names_its_rule() {
    let town = filled().await;
    let mut papers = Vec::new();
    for kind in paper_kinds() {
        assert!(!kind.rules.is_empty() && kind.rules.is_sorted(), "{}", kind.name);
        for subject in subjects(&town.house.app, town.cell, &kind).await.iter().take(2) {
            let draft = paper_of(&town.house.app, &kind, subject).await.unwrap().unwrap();
            assert!(draft.gaps.iter().all(|gap| gap.why.is_some()), "{}: {:?}", kind.name, draft.gaps);
            papers.push(draft.paper);
        }
    }
    sets(&papers);
}

#[tokio::test]
async fn an_empty_cell_gives_a_sound_page_or_says_what_is_missing() {
    let (house, cell) = empty().await;
    let mut papers = Vec::new();
    for kind in paper_kinds() {
        for subject in subjects(&house.app, cell, &kind).await.into_iter().take(2) {
            let draft = paper_of(&house.app, &kind, &subject).await.unwrap().unwrap();
            for gap in &draft.gaps {
                let why = gap.why.as_deref().unwrap_or_else(|| panic!("{}: {}", kind.name, gap.field));
                assert!(why.ends_with('.') && why.split_whitespace().count() > 4, "{}: {why}", kind.name);
            }
            papers.push(draft.paper);
        }
    }
    sets(&papers);
    let (draft, text) = told(&house.app, cell, "fee-list", cell, "2025-12").await;
    assert!(text.contains("Thu, nộp đảng phí tháng 12/2025") && draft.gaps.iter().any(|gap| gap.field == "danh sách"));
}

#[tokio::test]
async fn three_hundred_members_with_long_names_fill_their_lists() {
    let town = filled().await;
    let ids = crowd(&town.house.app, town.cell, 300).await;
    let app = &town.house.app;
    for (name, id, period) in
        [("attendance-sheet", town.meeting, ""), ("fee-list", town.cell, "2025-11"), ("rating-ballot", town.cell, "2025")]
    {
        let (draft, text) = told(app, town.cell, name, id, period).await;
        assert_eq!(text.lines().filter(|line| line.contains("Nguyễn Hoàng Phương Nghiêng")).count(), 300, "{name}");
        sets(&[draft.paper]);
    }
    let (draft, text) = told(app, town.cell, "review-form", ids[0], "2025").await;
    assert!(text.contains("Sang 001"));
    sets(&[draft.paper]);
}

/// A secretary's browser in the filled cell.
async fn secretary(town: &town::Town) -> Browser {
    town.house.signed_in("bithu", &[Secretary]).await
}

fn says(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn the_papers_of_a_meeting_say_what_its_pages_say() {
    let town = filled().await;
    let mut browser = secretary(&town).await;
    let (app, path) = (&town.house.app, format!("/van-phong/sinh-hoat/{}", town.meeting));
    let (draft, text) = told(app, town.cell, "cell-minutes", town.meeting, "").await;
    assert!(draft.gaps.is_empty(), "{:?}", draft.gaps);
    for line in browser.get(&format!("{path}/bien-ban/xem")).await.all("article > p") {
        says(&text, &[line.trim_start_matches("– ")]);
    }
    says(&text, &["4 đồng chí phải dự; 2 đồng chí có mặt", "Thu đảng phí trong ngày: 2 đồng chí, cộng 115.000 đồng."]);
    let (_, text) = told(app, town.cell, "cell-resolution", town.meeting, "").await;
    says(&text, &["2/4 đồng chí", "Kết luận mục 1", "Sửa đèn ngõ 3 | Trần Văn An | 30/11/2025", "66,67% so với 3"]);
    let (_, text) = told(app, town.cell, "attendance-sheet", town.meeting, "").await;
    says(&text, &["Phải dự: 4.", "1 | Trần Văn An | 1980 | Tổ 2"]);
    let (_, group) = told(app, town.cell, "attendance-sheet", town.meeting, "Tổ 1").await;
    says(&group, &["Phải dự: 2.", "2 | Phạm Hữu Ân", "3 | Lê Văn Đức"]);
    let (_, text) = told(app, town.cell, "thematic-paper", town.theme, "").await;
    says(&text, &["Chuyên đề: Giữ gìn ngõ phố xanh", "Vũ Thị Hoa: cần làm sớm", "Kết luận mục 1"]);
    let score = browser.get(&format!("{path}/cham-diem")).await;
    let (draft, text) = told(app, town.cell, "quality-score", town.meeting, "").await;
    assert!(draft.gaps[0].why.as_deref().unwrap().contains("chưa chấm điểm"));
    says(&text, &[score.all("tbody tr:first-child .small")[0].as_str()]);
    for address in ["giay-moi.pdf", "to-diem-danh"] {
        assert!(browser.get(&format!("{path}/{address}")).await.bytes.starts_with(b"%PDF-"), "{address}");
    }
    let page = browser.get(&path).await;
    says(&page.body, &[&format!("/van-phong/van-ban/lap/cell-minutes/{}\"", town.meeting)]);
    says(&browser.get("/van-phong/sinh-hoat").await.body, &["/van-phong/van-ban/lap/committee-minutes/"]);
}

#[tokio::test]
async fn minutes_once_signed_stay_as_they_were_signed() {
    let town = filled().await;
    let (app, mut browser) = (&town.house.app, secretary(&town).await);
    let (_, before) = told(app, town.cell, "cell-minutes", town.meeting, "").await;
    let path = format!("/van-phong/sinh-hoat/{}/bien-ban", town.meeting);
    assert_eq!(browser.post(&format!("{path}/ky"), &[]).await.status, StatusCode::SEE_OTHER);
    town.rename(4, "Phạm Hữu Ẩn").await;
    browser.post(&format!("{path}/bo-sung"), &[("text", "Ghi nhầm giờ.")]).await;
    let (_, after) = told(app, town.cell, "cell-minutes", town.meeting, "").await;
    says(&after, &["Phạm Hữu Ân.", "Ghi nhầm giờ."]);
    assert!(before.lines().all(|line| after.contains(line)), "{after}");
}

#[tokio::test]
async fn fees_and_the_model_cell_are_told_as_on_their_pages() {
    let town = filled().await;
    let (app, mut browser) = (&town.house.app, secretary(&town).await);
    let page = browser.get("/van-phong/dang-phi?thang=2025-11").await;
    let [owed, paid, up, open] = page.all(".figure").try_into().unwrap();
    let (_, text) = told(app, town.cell, "fee-list", town.cell, "2025-11").await;
    let told_up = format!("Nộp lên cấp trên: {up} đồng");
    says(&text, &[&format!("cộng {paid} đồng. Chưa đóng: {open} đồng chí. Phải thu: {owed} đồng"), &told_up]);
    says(&text, &["9.000.000 | 1% | 90.000 | 90.000", "Để lại chi bộ: 34.500 đồng"]);
    says(&page.body, &["/van-phong/van-ban/lap/fee-list/", "?ky=2025-11"]);
    let page = browser.get("/van-phong/bon-tot/2025").await;
    let (_, text) = told(app, town.cell, "four-goods-sheet", town.cell, "2025").await;
    says(&text, &[&format!("Tổng điểm tự chấm: {}.", page.one(".figure")), "Đã chấm 1/12 tháng"]);
    let (_, text) = told(app, town.cell, "four-goods-month", town.cell, "2025-11").await;
    says(&text, &["2.1 | ", "họp ngày 03/11/2025 | ☒ | ☐"]);
    let study = browser.get(&format!("/van-phong/hoc-tap/{}", town.study)).await;
    let (_, text) = told(app, town.cell, "study-report", town.study, "").await;
    says(&text, &["Số đảng viên phải học: 4 đồng chí", "Số đã học: 3 đồng chí, đạt 75,00%; trong đó học bù 1", "Lê Văn Đức"]);
    says(&study.body, &["75,00%"]);
}

#[tokio::test]
async fn a_review_form_is_filled_in_with_what_the_records_know() {
    let town = filled().await;
    let app = &town.house.app;
    let (draft, text) = told(app, town.cell, "review-form", town.people[1], "2025").await;
    assert!(draft.gaps.is_empty() && draft.paper.head.as_ref().unwrap().issuer.is_empty(), "{:?}", draft.gaps);
    says(&text, &["Mẫu 2B", "366-QĐ/TW", "dự 2/2 buổi (100,00%)", "1/1 buổi", "đã đóng 1 tháng, cộng 90.000 đồng"]);
    says(&text, &["Sửa đèn ngõ 3 | 30/11/2025 | Xong ngày 28/11/2025. Đã thay 4 bóng", "Chấp hành nghị quyết: Chấp hành tốt"]);
    says(&text, &["Điểm tự chấm: 92,5.", "☒ Hoàn thành xuất sắc nhiệm vụ\n☐ Hoàn thành tốt nhiệm vụ", "Gương mẫu, trách nhiệm."]);
    says(&text, &["đề nghị xếp loại: Hoàn thành xuất sắc nhiệm vụ.", "quyết định xếp loại: Hoàn thành tốt nhiệm vụ.", "12-QĐ/ĐU"]);
    let (_, text) = told(app, town.cell, "review-form", town.people[2], "2025").await;
    says(&text, &["Mẫu 2A", "vắng không lý do 2 buổi", "☐ Hoàn thành xuất sắc nhiệm vụ\n☐"]);
    assert!(!text.contains("Trách nhiệm của cấp ủy viên") && !text.contains("Đảng phí"), "{text}");
    let (_, old) = told(app, town.cell, "review-form", town.people[1], "2022").await;
    says(&old, &["21-HD/BTCTW", "☐ Xuất sắc; ☐ Tốt; ☐ Trung bình; ☐ Kém"]);
    assert!(!old.contains("Điểm tự chấm") && !old.contains("Chi bộ chấm"), "points came with 366-QĐ/TW");
    let subject = Subject { cell: town.cell, id: town.people[3], period: "2025".into() };
    assert!(paper_of(app, &kind("review-form"), &subject).await.unwrap().is_none(), "who has left is reviewed elsewhere");
}

#[tokio::test]
async fn the_papers_of_the_vote_agree_with_its_pages_and_name_no_voter() {
    let town = filled().await;
    let (app, mut browser) = (&town.house.app, secretary(&town).await);
    let (draft, text) = told(app, town.cell, "rating-ballot", town.cell, "2025").await;
    assert_eq!(text.matches('☐').count(), 4 * 4 + 4);
    assert!(draft.paper.foot.is_none() && !text.contains("BÍ THƯ") && !text.contains("Ký tên"), "{text}");
    assert!(!text.contains("Nguyễn Thị Ánh"), "who is exempt is not rated");
    let (_, text) = told(app, town.cell, "rating-minutes", town.cell, "2025").await;
    says(&text, &["tính kết quả: 3; mỗi mức cần ít nhất 2 phiếu", "Phiếu phát ra 3; thu về 3; hợp lệ 3; không hợp lệ 0"]);
    says(&text, &["Trần Văn An | 3 | 0 | 0 | 0 | Hoàn thành xuất sắc nhiệm vụ", "Nguyễn Thị Ánh: Không xếp loại"]);
    let page = browser.get("/van-phong/xep-loai/2025").await;
    let counts = page.all(".totals .figure");
    let (_, text) = told(app, town.cell, "rating-list", town.cell, "2025").await;
    says(
        &text,
        &[&format!("Hoàn thành tốt nhiệm vụ: {} đảng viên (100,00%)", counts[1]), &format!("xếp loại {} đảng viên", counts[4])],
    );
    says(&page.body, &["/van-phong/van-ban/lap/rating-minutes/", "?ky=2025"]);
    let member = browser.get(&format!("/van-phong/xep-loai/2025/dang-vien/{}", town.people[1])).await;
    says(&member.body, &[&format!("/van-phong/van-ban/lap/review-form/{}?ky=2025", town.people[1])]);
}

#[tokio::test]
async fn the_year_is_told_from_all_books() {
    let town = filled().await;
    let app = &town.house.app;
    let (_, text) = told(app, town.cell, "annual-report", town.cell, "2025").await;
    says(&text, &["có 5 đảng viên", "giao 1 nhiệm vụ; hoàn thành 1", "2 cuộc sinh hoạt, trong đó 1 cuộc chuyên đề"]);
    says(
        &text,
        &["dự bình quân 50,00%", "115.000 đồng, nộp lên cấp trên 80.500 đồng", "có 1 mục; đã kết luận 1 mục", "65/100 điểm"],
    );
    let (_, text) = told(app, town.cell, "committee-review", town.cell, "2025").await;
    says(&text, &["Chi ủy có 2 đồng chí", "Mẫu 01", "dự bình quân 50,00%"]);
    let (_, text) = told(app, town.cell, "member-statistics", town.cell, "2025").await;
    says(
        &text,
        &["20/12/2025: 5;", "Đảng viên chính thức | 4 | 80,00%", "Được miễn công tác và sinh hoạt | 1 | 20,00%", "Tổ 1 | 3"],
    );
    let (_, text) = told(app, town.cell, "development-plan-year", town.cell, "2026").await;
    says(&text, &["giúp đỡ 1 quần chúng", "Phạm Thị Mai | 2000 | ", "Vũ Thị Hoa"]);
    let (_, text) = told(app, town.cell, "meeting-plan", town.cell, "2026").await;
    says(&text, &["1 | 03/01/2026 | Sinh hoạt thường kỳ", "12 | 03/12/2026", "Quý IV: "]);
    let (_, text) = told(app, town.cell, "committee-minutes", town.cell, "2025-12").await;
    says(&text, &["Họp chi ủy tháng 12/2025", "Sửa đèn ngõ 3 (Trần Văn An, xong ngày 28/11/2025)", "1. Sinh hoạt chuyên đề"]);
}
