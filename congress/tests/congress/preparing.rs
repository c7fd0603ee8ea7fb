//! Preparing a congress: what the opening proposes, papers, programme, scripts, summons, the personnel plan.

use crate::house::{Browser, House};
use crate::papers::draft;
use axum::http::StatusCode;
use chibo_frame::Lang;
use chibo_frame::Page;
use chibo_frame::Role::{Committee, Secretary};
use chibo_paper::writing::plain;

async fn sixth(browser: &mut Browser) -> String {
    browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap()
}

#[tokio::test]
async fn one_step_proposes_everything() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let page = browser.get(&path).await;
    let work = page.all("section[aria-labelledby=worklist] li");
    let said =
        |label: &str| work.iter().find(|line| line.starts_with(label)).unwrap_or_else(|| panic!("{label} in {work:?}")).clone();
    assert!(said("Giấy tờ").contains("Xong 0 trên 13 việc. Quá hạn 10 việc."), "{}", said("Giấy tờ"));
    assert!(said("Chương trình").contains("12 mục, từ 13:30 đến"));
    assert!(said("Giấy triệu tập").contains("112 đảng viên"));
    assert!(said("Khách mời").contains("3 khách"), "the city's two are no more: {}", said("Khách mời"));
    assert!(said("Đoàn chủ tịch").contains("Dự kiến 3 người, 2 người, 5 người."));
    assert!(said("Đề án nhân sự").contains("Bầu 5 chi ủy viên, danh sách 6 người."));
    assert!(said("Danh sách ứng cử").contains("5 người") && said("Danh sách ứng cử").contains("Chưa đủ điều kiện"));
    for step in page.all_attributes("section[aria-labelledby=worklist] a", "href") {
        assert_eq!(browser.get(&step).await.status, StatusCode::OK, "{step}");
    }
    let guests = page.all("section[aria-labelledby=guests] li");
    assert!(guests[0].starts_with("Phan Đình Trọng"), "in protocol order: {guests:?}");
    let fifth = browser.get(&house.path("")).await;
    assert_eq!(fifth.all_attributes("section[aria-labelledby=worklist] details", "open").len(), 0, "folded away once it is over");
}

#[tokio::test]
async fn papers_are_counted_from_the_day_and_ticked_off() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let list = format!("{path}/giay-to");
    let page = browser.get(&list).await;
    assert_eq!(page.all("table.stack:not(.entry) tbody td")[0], "02/4/2025");
    let late = page.all(".light.no").len();
    let home = browser.get("/van-phong/viec-can-lam").await;
    assert!(home.body.contains("Đại hội lần thứ VI: Đề án nhân sự"), "{}", home.body);

    let form = page.all_attributes("tbody form", "action")[0].clone();
    assert_eq!(browser.post(&form, &[("done", "yes")]).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&list).await;
    assert!(page.one(".light.yes").contains("Xong ngày 01/7/2025"));
    assert_eq!(page.all(".light.no").len(), late - 1);
    assert!(!browser.get("/van-phong/viec-can-lam").await.body.contains("Kế hoạch đại hội, phân công"), "what is done is not due");

    let fields = [
        ("rows", "2"),
        ("words-0", "Mượn loa đài"),
        ("offset-0", "trước ba ngày"),
        ("words-1", "Hoa"),
        ("offset-1", "ngày đại hội"),
    ];
    let wrong = browser.post(&list, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.one(".error").contains("trước ba ngày") && wrong.body.contains("value=\"Mượn loa đài\""));
    let fields = [
        ("rows", "2"),
        ("words-0", "Mượn loa đài"),
        ("offset-0", "trước 3 ngày"),
        ("words-1", "Hoa"),
        ("offset-1", "ngày đại hội"),
    ];
    assert_eq!(browser.post(&list, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&list).await.all("table.stack:not(.entry) tbody th"), ["Mượn loa đài", "Hoa"]);

    let mut reader = house.signed_in(&[Committee]).await;
    assert_eq!(reader.get(&list).await.status, StatusCode::OK);
    assert_eq!(reader.post(&list, &fields).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_programme_grows_shrinks_and_moves_without_a_script() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let form = format!("{path}/chuong-trinh");
    let page = browser.get(&form).await;
    let ids: Vec<String> =
        page.all_attributes("tbody tr", "id").iter().map(|id| id.strip_prefix("muc-").unwrap().to_owned()).collect();
    let standing = |page: &crate::house::Answer| -> Vec<(String, String)> {
        let names = page.all_attributes("tbody input", "name");
        names.into_iter().zip(page.all_attributes("tbody input", "value")).collect()
    };
    let with = |standing: &[(String, String)], more: &[(&str, &str)]| -> Vec<(String, String)> {
        standing.iter().cloned().chain(more.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))).collect()
    };
    let up = format!("up {}", ids[1]);
    let sent = with(&standing(&page), &[("do", &up)]);
    assert_eq!(browser.post_all(&form, &sent).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&form).await;
    assert!(page.all("tbody th")[0].contains("Khai mạc"));

    let sent = with(&standing(&page), &[("do", "add"), ("new-item", "other"), ("new-title", ""), ("new-minutes", "15")]);
    let untitled = browser.post_all(&form, &sent).await;
    assert_eq!(untitled.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent =
        with(&standing(&page), &[("do", "add"), ("new-item", "other"), ("new-title", "Trao Huy hiệu Đảng"), ("new-minutes", "15")]);
    assert_eq!(browser.post_all(&form, &sent).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&form).await;
    assert_eq!(page.all("tbody tr").len(), 13);
    assert!(
        browser.get(&path).await.all("section[aria-labelledby=programme] tbody th")[11].contains("Trao Huy hiệu Đảng"),
        "before the closing"
    );

    let gone = format!("remove {}", ids[3]);
    let sent = with(&standing(&page), &[("do", &gone)]);
    assert_eq!(browser.post_all(&form, &sent).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&form).await.all("tbody tr").len(), 12);

    // In the fifth congress that item was voted on.
    let form = house.path("/chuong-trinh");
    let page = browser.get(&form).await;
    let item = page.all_attributes("tbody tr", "id")[3].strip_prefix("muc-").unwrap().to_owned();
    let gone = format!("remove {item}");
    let sent = with(&standing(&page), &[("do", &gone)]);
    let voted = browser.post_all(&form, &sent).await;
    assert_eq!(voted.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(voted.one(".problem").contains("đã có biểu quyết"), "{}", voted.body);
}

#[tokio::test]
async fn scripts_are_filled_in_from_the_records_and_kept_when_changed() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let booklet = browser.get(&house.path("/loi-dan")).await;
    assert_eq!(booklet.all(".scripts section").len(), 12);
    assert!(booklet.body.contains("Đại hội lần thứ V, nhiệm kỳ 2022-2025"));
    assert!(
        booklet.body.contains("trong đó 110 đảng viên chính thức được triệu tập. Có mặt 102 đồng chí, trong đó 100"),
        "{}",
        booklet.body
    );
    assert!(booklet.body.contains("đồng chí Trịnh Quốc Khải, Phó Bí thư Thường trực"));

    let path = sixth(&mut browser).await;
    let booklet = browser.get(&format!("{path}/loi-dan")).await;
    assert!(booklet.body.contains("Có mặt …… đồng chí"), "nothing is known before the day");
    let edit = booklet.all_attributes(".scripts a", "href")[0].clone();
    let words = "Mời chào cờ tại [địa điểm].\n[Không rõ]";
    assert_eq!(browser.post(&edit, &[("words", words)]).await.status, StatusCode::SEE_OTHER);
    let booklet = browser.get(&format!("{path}/loi-dan")).await;
    assert!(booklet.body.contains("Mời chào cờ tại Nhà văn hóa khu 5B.") && booklet.body.contains("[Không rõ]"));
    assert_eq!(booklet.all(".scripts .soft"), ["(lời riêng)"]);
    browser.post(&edit, &[("words", words), ("do", "usual")]).await;
    assert!(browser.get(&format!("{path}/loi-dan")).await.all(".scripts .soft").is_empty());
}

#[tokio::test]
async fn everybody_is_summoned_on_a_letter_of_his_own() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let list = browser.get(&format!("{path}/trieu-tap")).await;
    assert_eq!(list.all("tbody tr").len(), 112);
    let of = list.all_attributes("tbody a", "href")[0].clone();
    let id = of.strip_prefix("/van-phong/van-ban/lap/summons/").unwrap().strip_suffix("?ky=6").unwrap().parse().unwrap();
    let letter = plain::of(&draft(&house, "summons", id, "6").await.unwrap().paper);
    assert!(letter.contains("Thời gian: 13 giờ 30 phút, ngày 01/7/2025") && letter.contains("lần thứ VI"), "{letter}");
    let nobody = "01890000-0000-7000-8000-000000000000".parse().unwrap();
    assert!(draft(&house, "summons", nobody, "6").await.is_none());
    assert!(draft(&house, "summons", id, "7").await.is_none(), "there is no such congress");
}

#[tokio::test]
async fn the_personnel_plan_keeps_to_the_rules() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let plan = format!("{}/de-an-nhan-su", sixth(&mut browser).await);
    let page = browser.get(&plan).await;
    assert!(page.one(".lead").contains("110 đảng viên chính thức"), "{}", page.one(".lead"));
    assert_eq!(page.all("tbody tr").len(), 3);
    assert_eq!(page.all("tbody td")[0], "112");
    let of = |seats, surplus| [("seats", seats), ("surplus", surplus), ("note", "Nữ ít nhất 2.")];
    let many = browser.post(&plan, &of("8", "2")).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(many.one("#seats-error").contains("nhiều nhất 7 người (Điều lệ Đảng, Điều 24"), "{}", many.body);
    assert!(many.body.contains("Nữ ít nhất 2."));
    let surplus = browser.post(&plan, &of("5", "2")).await;
    assert!(surplus.one("#surplus-error").contains("nhiều nhất 1 (190-QĐ/TW"));
    let none = browser.post(&plan, &of("5", "0")).await;
    assert!(none.one("#surplus-error").contains("phải có số dư"));
    assert_eq!(browser.post(&plan, &of("7", "2")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_hall_asks_for_one_items_words() {
    let house = House::fifth().await;
    let page = Page::open(house.app.words.clone(), Lang::En, "", false);
    assert_ne!(page.t("script-opening"), "script-opening");
    assert!(!page.t("script-elections").contains("script-"));
}

#[tokio::test]
async fn a_guests_title_is_corrected_and_the_order_follows() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let page = browser.get(&format!("{path}/khach-moi")).await;
    let form = page.all_attributes("ol a", "href")[0].trim_end_matches("#sua").to_owned();
    let edit = browser.get(&form).await;
    assert_eq!(edit.all_attributes("#name", "value"), ["Phan Đình Trọng"]);
    let of = |title| [("name", "Phan Đình Trọng"), ("title", title), ("level", "ward"), ("post", "other")];
    let empty = browser.post(&form, &of("")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post(&form, &of("Nguyên Bí thư Đảng ủy phường")).await.status, StatusCode::SEE_OTHER);
    let guests = browser.get(&format!("{path}/khach-moi")).await.all("main li");
    assert_eq!(guests.len(), 3);
    assert!(guests[2].contains("Phan Đình Trọng, Nguyên Bí thư"), "{guests:?}");
}
