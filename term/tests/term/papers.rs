//! The papers of a term: reports of its targets with their plots, and the plans by which it opens.

use crate::{with_books, with_term};
use chibo_paper::writing::{Piece, pdf, plain};
use chibo_people::papers::{Draft, PaperKind, Subject, in_vietnamese, paper_of};
use chibo_people::testing::House;
use uuid::Uuid;

const ALL: [&str; 7] = [
    "danh-sach-dang-vien",
    "diem-danh-sinh-hoat",
    "hoc-tap-nghi-quyet",
    "danh-gia-xep-loai",
    "kiem-tra-giam-sat",
    "phat-trien-dang-vien",
    "ho-gia-dinh",
];

async fn draft(house: &House, kind: &str, id: Uuid, period: &str) -> Option<Draft> {
    let kind = chibo_term::paper_kinds().into_iter().find(|one| one.name == kind).unwrap();
    let cell = chibo_people::units::find_cell(&house.app.db).await.unwrap().unwrap().id;
    paper_of(&house.app, &kind, &Subject { cell, id, period: period.into() }).await.unwrap()
}

async fn each(house: &House, kind: &PaperKind) -> Vec<Draft> {
    let cell = chibo_people::units::find_cell(&house.app.db).await.unwrap().unwrap().id;
    let page = in_vietnamese(&house.app);
    let mut made = Vec::new();
    for choice in (kind.choices)(&house.app, &page, cell).await.unwrap() {
        made.extend(paper_of(&house.app, kind, &Subject { cell, id: choice.id, period: choice.period }).await.unwrap());
    }
    made
}

#[tokio::test]
async fn every_field_is_known_and_every_paper_can_be_set() {
    for books in [&ALL[..], &[]] {
        let (house, _) = with_books("2025-07-01T02:00:00Z", books).await;
        for kind in chibo_term::paper_kinds() {
            let drafts = each(&house, &kind).await;
            assert_eq!(drafts.len(), if kind.name == "targets-report" { 4 } else { 1 }, "{}", kind.name);
            for draft in drafts {
                let unknown: Vec<_> = draft.gaps.iter().filter(|gap| gap.why.is_none()).collect();
                assert!(unknown.is_empty(), "{}: {unknown:?}", kind.name);
                assert!(!plain::of(&draft.paper).contains(['{', '}']), "{}", kind.name);
                assert!(kind.rule_on(draft.paper.day).is_some());
                assert!(pdf(&[draft.paper]).unwrap().starts_with(b"%PDF"), "{}", kind.name);
            }
        }
    }
}

/// The year's table holds the same reading as the page of targets; excellent ones of 2022 are short of the cap, those of
/// 2023 reach it. A target of the whole term is followed, not judged.
#[tokio::test]
async fn a_year_tells_promise_reading_and_verdict() {
    let (house, term) = with_books("2025-07-01T02:00:00Z", &ALL).await;
    let of = async |year: &str| plain::of(&draft(&house, "targets-report", term, year).await.unwrap().paper);
    let (first, second) = (of("2022").await, of("2023").await);
    assert!(
        first.contains("4 | Đảng viên hoàn thành xuất sắc nhiệm vụ | 20%, cũng là mức trần | 18,45% (19/103) | Chưa đạt"),
        "{first}"
    );
    assert!(second.contains("20,00% (20/100) | Đạt"), "{second}");
    assert!(first.contains("2 | Kết nạp đảng viên mới | ") && first.contains("| Theo dõi"), "{first}");
    assert!(first.contains("năm 2022 chi bộ đạt"), "{first}");
    assert!(draft(&house, "targets-report", term, "2030").await.is_none(), "no year of the term");
}

#[tokio::test]
async fn the_terms_report_draws_every_target_and_tells_the_drawing_in_words() {
    let (house, term) = with_books("2025-07-01T02:00:00Z", &ALL).await;
    let paper = draft(&house, "term-report", term, "").await.unwrap().paper;
    let drawn: Vec<_> =
        paper.body.iter().filter_map(|p| if let Piece::Picture { svg, alt, .. } = p { Some((svg, alt)) } else { None }).collect();
    assert!(drawn.len() >= 5, "{}", drawn.len());
    for (svg, alt) in &drawn {
        assert!(svg.contains("font-family=\"Tinos\"") && svg.contains("fill=\"#") && !svg.contains("class="), "{svg}");
        assert!(alt.contains("Phải đạt") || alt.contains("buổi"), "{alt}");
    }
    assert!(drawn.iter().any(|(_, alt)| alt.contains("2022: 18,45%") && alt.contains("2023: 20,00%")), "{drawn:?}");
    let text = plain::of(&paper);
    assert!(text.contains("Nghị quyết đề ra 12 chỉ tiêu; cả nhiệm kỳ đạt"), "{text}");
    assert!(text.contains("2022 chưa đạt, 2023 đạt, 2024 đạt"), "{text}");
}

/// A cell without books, deputy or committee: the plans stand, and say what nobody wrote down.
#[tokio::test]
async fn plans_of_a_bare_term() {
    let (house, term) = with_term("2022-08-10T02:00:00Z").await;
    let rules = draft(&house, "work-rules", term, "").await.unwrap();
    assert!(rules.gaps.iter().any(|gap| gap.why.as_ref().is_some_and(|why| why.contains("Chưa ghi chi ủy"))), "{:?}", rules.gaps);
    let text = plain::of(&draft(&house, "inspection-plan-term", term, "").await.unwrap().paper);
    assert!(text.contains("Quy định 22-QĐ/TW, ngày 28/7/2021") && !text.contains("CÁC CUỘC ĐÃ ĐƯA VÀO"), "{text}");
    let text = plain::of(&draft(&house, "development-plan", term, "").await.unwrap().paper);
    assert!(text.contains("Kết nạp đảng viên mới: ít nhất 1") && text.contains("2022, 2023, 2024, 2025"), "{text}");
}
