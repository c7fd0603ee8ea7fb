//! What goes down: approvals, ratings and plans in a signed answer, and the reply that comes up.

use super::exchange::{cell, latest_file};
use super::ward;
use axum::http::StatusCode;
use chibo_frame::Role;
use chibo_frame::check::check;
use chibo_frame::record::change;
use chibo_people::units;
use chibo_ward::approvals::list_taken;
use chibo_ward::testing::MadeUp;
use sea_orm::{EntityTrait, PaginatorTrait};

#[tokio::test]
async fn a_plan_goes_down_and_its_reply_comes_up() {
    let (cell, (superior, _)) = (cell().await, ward().await);
    let own = units::find_cell(&cell.app.db).await.unwrap().unwrap().id;
    let mut secretary = cell.signed_in("bithu", &[Role::Secretary]).await;
    let mut ward = superior.signed_in("danguy", &[Role::Ward]).await;
    secretary.post("/van-phong/gui-dang-uy", &[("number", "1")]).await;
    let page = secretary.get("/van-phong/gui-dang-uy").await;
    let file = latest_file(&mut secretary, &page).await;
    let waits = ward.upload("/van-phong/nhan-so-lieu", &file).await.location.unwrap();
    let unit = ward.post(&waits, &[("cell", "")]).await.location.unwrap();

    // A plan and an answer.
    let plan = [("kind", "study"), ("title", "Học tập nghị quyết"), ("words", "Cả chi bộ"), ("due_on", "20/6/2025")];
    assert_eq!(ward.post("/van-phong/ke-hoach-giao", &plan[2..]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ward.post("/van-phong/ke-hoach-giao", &plan).await.status, StatusCode::SEE_OTHER);
    let answers = format!("{unit}/tra-loi");
    assert_eq!(ward.post(&answers, &[]).await.status, StatusCode::SEE_OTHER);
    let page = ward.get(&answers).await;
    let answer = latest_file(&mut ward, &page).await;

    // The first one waits for the word on the ward's key; then it counts, and twice changes nothing.
    secretary.upload("/van-phong/tu-dang-uy", &answer).await;
    let waiting = secretary.get("/van-phong/tu-dang-uy").await;
    assert_eq!(waiting.one("[data-fingerprint]"), page.one("b.figure"), "as the ward reads it");
    assert!(waiting.all("section.card").is_empty(), "nothing counts before");
    let id = list_taken(&cell.app.db, own).await.unwrap()[0].id;
    assert_eq!(secretary.post(&format!("/van-phong/tu-dang-uy/{id}"), &[]).await.status, StatusCode::SEE_OTHER);
    let shown = secretary.get("/van-phong/tu-dang-uy").await;
    assert_eq!(shown.one("section.card h3"), "Học tập nghị quyết");
    let before = change::Entity::find().count(&cell.app.db).await.unwrap();
    secretary.upload("/van-phong/tu-dang-uy", &answer).await;
    assert!(secretary.get("/van-phong/tu-dang-uy").await.one(".notice").contains("đã nhận rồi"));
    assert_eq!(change::Entity::find().count(&cell.app.db).await.unwrap(), before);
    let mut altered = answer.clone();
    let at = answer.windows(4).position(|window| window == b"Quan").unwrap();
    altered[at] = b'q';
    let refused = secretary.upload("/van-phong/tu-dang-uy", &altered).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.one(".problem").contains("Chữ ký không khớp"));
    assert!(secretary.get("/van-phong/viec-can-lam").await.body.contains("Học tập nghị quyết"), "it is watched");

    // The reply.
    let path =
        shown.body.split("action=\"").find_map(|part| part.split('"').next().filter(|path| path.contains("/viec/"))).unwrap();
    let plan = path.rsplit('/').next().unwrap();
    let (words, done) = (format!("words-{plan}"), format!("done_on-{plan}"));
    assert_eq!(secretary.post(path, &[(&words, "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [(words.as_str(), "Đã học, 5 đồng chí dự"), (done.as_str(), "14/6/2025")];
    assert_eq!(secretary.post(path, &fields).await.status, StatusCode::SEE_OTHER);
    secretary.post("/van-phong/gui-dang-uy", &[("number", "2")]).await;
    let page = secretary.get("/van-phong/gui-dang-uy").await;
    let file = latest_file(&mut secretary, &page).await;
    assert_eq!(ward.upload("/van-phong/nhan-so-lieu", &file).await.location.unwrap(), unit);
    let plans = ward.get("/van-phong/ke-hoach-giao").await;
    assert_eq!(plans.all("tbody td"), ["Đã học, 5 đồng chí dự", "14/6/2025"]);
    assert!(plans.body.contains("1/1 chi bộ báo đã xong"));
    for house in [&cell, &superior] {
        assert!(check(&house.app).await.unwrap().holds());
    }
}

#[tokio::test]
async fn a_congress_is_approved_or_returned_and_the_answer_says_so() {
    let (house, id) = ward().await;
    let mut browser = house.signed_in("danguy", &[Role::Ward]).await;
    let mut release = MadeUp(1).release(1, house.app.today());
    release.congresses[0].held_on = house.app.today().pred_opt().unwrap();
    let file = MadeUp(1).file(&release).unwrap();
    let waits = browser.upload("/van-phong/nhan-so-lieu", &file).await.location.unwrap();
    let unit = browser.post(&waits, &[("cell", "")]).await.location.unwrap();
    assert!(browser.get("/van-phong/chi-bo").await.one("ul.due").contains("đến hạn chuẩn y"), "it is watched");
    let path = format!("{unit}/chuan-y");
    let fields = |verdict, number, reason| {
        [("congress", "5"), ("verdict", verdict), ("number", number), ("decided_on", "15/6/2025"), ("reason", reason)]
    };
    for (verdict, error) in [("approved", "#number-error"), ("returned", "#reason-error")] {
        let refused = browser.post(&path, &fields(verdict, "", "")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.one(error);
    }
    assert_eq!(browser.post(&path, &[("congress", "6"), ("verdict", "approved")]).await.status, StatusCode::NOT_FOUND);
    browser.post(&path, &fields("returned", "", "Thiếu biên bản kiểm phiếu")).await;
    assert!(browser.get(&format!("{unit}/tra-loi")).await.one("tbody .light.no").contains("Thiếu biên bản kiểm phiếu"));
    browser.post(&path, &fields("approved", "15-QĐ/ĐU", "")).await;
    assert!(browser.get(&format!("{unit}/tra-loi")).await.one("tbody .light.yes").contains("15-QĐ/ĐU"));
    assert!(browser.get("/van-phong/chi-bo").await.all("ul.due li").iter().all(|line| !line.contains("chuẩn y")));
    browser.post(&format!("{unit}/tra-loi"), &[]).await;
    let page = browser.get(&format!("{unit}/tra-loi")).await;
    let answer = String::from_utf8(latest_file(&mut browser, &page).await).unwrap();
    assert!(answer.contains(r#"\"approved\":true,\"number\":\"15-QĐ/ĐU\""#), "{answer}");
    // It is not for the cell of somebody else's house.
    let other = cell().await;
    let mut secretary = other.signed_in("bithu", &[Role::Secretary]).await;
    let refused = secretary.upload("/van-phong/tu-dang-uy", answer.as_bytes()).await;
    assert!(refused.one(".problem").contains("gửi cho chi bộ khác"));
    let silent = units::list_below(&house.app.db, id).await.unwrap();
    assert_eq!(silent.len(), 1);
}
