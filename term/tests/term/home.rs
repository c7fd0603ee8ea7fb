//! The office's first page, the forecast on it, what falls due, and the plots.

use crate::{TERM, books, with_books, with_term};
use axum::http::StatusCode;
use chibo_core::target::{MeasureKind, read_all, twelve};
use chibo_frame::Role::{Committee, Editor, Member, Secretary};
use chibo_term::imports::import;
use chibo_term::targets::{add_evidence, find_term, gather};
use std::time::Instant;

const ALL: [&str; 7] = [
    "danh-sach-dang-vien",
    "diem-danh-sinh-hoat",
    "hoc-tap-nghi-quyet",
    "danh-gia-xep-loai",
    "kiem-tra-giam-sat",
    "phat-trien-dang-vien",
    "ho-gia-dinh",
];

#[tokio::test]
async fn a_running_term_has_lights_and_says_what_would_still_reach_it() {
    let (house, _) = with_books("2024-12-10T02:00:00Z", &ALL).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let home = browser.get("/van-phong").await;
    assert_eq!(home.status, StatusCode::OK);
    let looks = home.all(".look");
    assert_eq!(looks.len(), 13);
    assert!(looks[6].starts_with("Năm 2024: Đang đạt") && looks[6].contains("cứ như vậy thì năm 2024 đạt"), "{}", looks[6]);
    assert!(looks[8].contains("Cần ghi minh chứng trước hết ngày 31/12/2024."), "{}", looks[8]);
    assert!(looks[4].contains("như năm 2023"), "{}", looks[4]);
    let over = with_books("2025-07-01T02:00:00Z", &ALL[..2]).await.0;
    let mut browser = over.signed_in("bithu", &[Secretary]).await;
    assert!(browser.get("/van-phong").await.all(".look").is_empty(), "the term is over");
}

#[tokio::test]
async fn what_falls_due_is_for_who_may_see_people() {
    let (house, _) = with_term("2024-12-10T02:00:00Z").await;
    for (login, role, sees) in
        [("bithu", Secretary, true), ("chiuy", Committee, true), ("dangvien", Member, false), ("bientap", Editor, false)]
    {
        let mut browser = house.signed_in(login, &[role]).await;
        let home = browser.get("/van-phong").await;
        assert_eq!(home.all("#due").len(), usize::from(sees), "{login}");
        assert_eq!(home.all("table.targets tbody tr").len(), 13, "{login}");
        let all = browser.get("/van-phong/viec-can-lam").await;
        assert_eq!(all.status, if sees { StatusCode::OK } else { StatusCode::FORBIDDEN });
        if sees {
            assert!(
                all.all("tbody th a").contains(&String::from("Ghi minh chứng: Xây dựng mô hình “Chi bộ bốn tốt”")),
                "{}",
                all.body
            );
        }
    }
}

#[tokio::test]
async fn what_is_late_comes_first_and_the_terms_end_is_told_ahead() {
    let (house, _) = with_term("2025-07-02T02:00:00Z").await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let due = browser.get("/van-phong/viec-can-lam").await;
    let days = due.all("tbody td");
    assert!(days[0].starts_with("30/6/2025: quá hạn") || days[0].contains("quá hạn"), "{days:?}");
    assert!(due.all("tbody th").iter().any(|text| text.starts_with("Nhiệm kỳ 2022-2025 kết thúc")), "{}", due.body);
    let first_in_time = days.iter().position(|day| !day.contains("quá hạn")).unwrap_or(days.len());
    assert!(days[first_in_time..].iter().all(|day| !day.contains("quá hạn")), "{days:?}");
}

#[tokio::test]
async fn what_is_kept_in_memory_is_never_older_than_the_books() {
    let (house, _) = with_books("2025-07-01T02:00:00Z", &ALL[..1]).await;
    let app = &house.app;
    let agree = async || {
        let term = find_term(app, None).await.unwrap().unwrap();
        let kept = term.read(app).await.unwrap();
        let fresh = read_all(&twelve(), &gather(&app.db, term.cell_id, app.today()).await.unwrap(), &term.term);
        assert_eq!(kept.iter().map(|j| &j.readings).collect::<Vec<_>>(), fresh.iter().map(|j| &j.readings).collect::<Vec<_>>());
        kept.to_vec()
    };
    let mut last = agree().await;
    for name in &ALL[1..] {
        import(app, None, books(&[name]), false).await.unwrap();
        let now = agree().await;
        assert!(now != last, "{name} changes nothing");
        last = now;
    }
    add_evidence(app, None, MeasureKind::FourGoods, 2023, None, "Đảng ủy công nhận").await.unwrap().unwrap();
    assert!(agree().await != last);
    let acts = chibo_frame::record::list_acts(&app.db, "import").await.unwrap();
    let tx = app.begin().await.unwrap();
    chibo_frame::record::undo(app, &tx, None, acts[0].clone()).await.unwrap();
    tx.commit().await.unwrap();
    agree().await;
}

#[tokio::test]
async fn every_target_has_its_plot_told_in_words_too() {
    let (house, _) = with_books("2025-07-01T02:00:00Z", &ALL).await;
    let mut browser = house.signed_in("dangvien", &[Member]).await;
    let plots = browser.get(&format!("{TERM}/bieu-do")).await;
    assert_eq!(plots.all(".card h2").len(), 13);
    assert!(plots.all(".card h2 a").is_empty(), "a member sees figures, not who stands behind them");
    let drawn = plots.all("svg[role=img] title");
    assert!(drawn.len() >= 10, "{drawn:?}");
    assert!(plots.all("svg desc").iter().any(|told| told.contains("2023: 90,66%")), "{:?}", plots.all("svg desc"));
    assert_eq!(plots.all("svg polyline").len(), 2, "attendance and study, meeting by meeting");
    assert!(!plots.body.contains("style="));
    let mut secretary = house.signed_in("bithu", &[Secretary]).await;
    let figure = secretary.get(&format!("{TERM}/chi-tieu/7/2023")).await;
    assert_eq!(figure.all("svg.plot").len(), 2);
    assert_eq!(figure.all("svg.plot circle").len(), 12);
}

/// Not a promise, a look: how long the first page and its readings take here, printed with `--nocapture`.
#[tokio::test]
async fn how_long_it_takes() {
    let (house, _) = with_books("2024-12-10T02:00:00Z", &ALL).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    for what in ["first", "kept"] {
        let start = Instant::now();
        assert_eq!(browser.get("/van-phong").await.status, StatusCode::OK);
        eprintln!("first page, {what}: {:?}", start.elapsed());
    }
    let term = find_term(&house.app, None).await.unwrap().unwrap();
    let records = gather(&house.app.db, term.cell_id, house.app.today()).await.unwrap();
    let start = Instant::now();
    let judged = read_all(&twelve(), &records, &term.term);
    eprintln!("readings of {} members: {:?}", records.members.len(), start.elapsed());
    assert_eq!(judged.len(), 13);
}
