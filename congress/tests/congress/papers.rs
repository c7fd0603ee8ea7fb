//! The resolution and the article's draft.

use crate::house::House;
use axum::http::StatusCode;
use chibo_congress::{Paper, draft_facts, resolution_pdf};
use chibo_frame::Role::Secretary;

#[tokio::test]
async fn the_resolution_is_the_same_pdf_each_time() {
    let house = House::fifth().await;
    let pdf = async || match resolution_pdf(&house.app, house.congress).await.unwrap() {
        Paper::Pdf(pdf) => pdf,
        Paper::Letter(letter) => panic!("{letter}"),
        Paper::NoCongress => panic!("no congress"),
    };
    let first = pdf().await;
    assert!(first.starts_with(b"%PDF"));
    assert!(first == pdf().await);
    let mut browser = house.signed_in(&[Secretary]).await;
    let page = browser.get(&house.path("/nghi-quyet.pdf")).await;
    assert!(page.bytes == first);
}

#[tokio::test]
async fn what_cannot_be_printed_is_said() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let form = browser.get(&house.path("/nghi-quyet")).await;
    assert!(form.one("#solutions").starts_with("Công tác xây dựng Đảng"));
    browser.post(&house.path("/nghi-quyet"), &[("number", "01-NQ/ĐH"), ("aim", "Vươn lên 🚀"), ("signer", "Lương Văn Quân")]).await;
    let page = browser.get(&house.path("/nghi-quyet.pdf")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("🚀"));
}

#[tokio::test]
async fn the_article_tells_the_congress() {
    let house = House::fifth().await;
    let article = draft_facts(&house.app, house.congress).await.unwrap().unwrap();
    assert_eq!(article.headline, "Chi bộ khu 5B tổ chức Đại hội lần thứ V, nhiệm kỳ 2022-2025");
    for said in [
        "có 112 đảng viên",
        "triệu tập 110 đảng viên chính thức; 100 đồng chí có mặt",
        "gồm 05 đồng chí: Hồ Minh Long, Nguyễn Thanh Bình, Vũ Thị Loan, Đoàn Công Hòa, Trần Thanh Thủy",
        "Đồng chí Hồ Minh Long được bầu giữ chức Bí thư",
        "12 chỉ tiêu chủ yếu và 2 nhóm giải pháp",
        "- 100% đảng viên được học tập",
        "- Hằng năm trên 90% đảng viên hoàn thành tốt nhiệm vụ trở lên, trong đó 20% hoàn thành xuất sắc nhiệm vụ.",
        "- Kết nạp từ 01 đảng viên mới trở lên trong nhiệm kỳ.",
        "- Từ 95% trở lên số hộ trong khu",
        "- Hằng năm Chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên.",
    ] {
        assert!(article.body.contains(said), "{said}\n{}", article.body);
    }
    let place = |name: &str| article.body.find(name).unwrap();
    assert!(place("Trịnh Quốc Khải") < place("Lưu Thị Minh Hà") && place("Lưu Thị Minh Hà") < place("Phan Đình Trọng"));
    assert_eq!(article.body.matches("\n- ").count() + 1, 12 + 1, "twelve lines");
}

#[tokio::test]
async fn a_paper_bears_the_ward_of_its_date() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let sixth = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap();
    let sixth = sixth.rsplit_once('/').unwrap().1.parse().unwrap();
    let pdf = async |congress| match resolution_pdf(&house.app, congress).await.unwrap() {
        Paper::Pdf(pdf) => pdf,
        Paper::Letter(_) | Paper::NoCongress => panic!("no paper"),
    };
    let before = (pdf(house.congress).await, pdf(sixth).await);
    chibo_people::units::load_succession(&house.app).await.unwrap();
    assert!(pdf(house.congress).await == before.0, "that of 3 July 2022 still names phường Quang Trung");
    assert!(pdf(sixth).await != before.1, "that of 1 July 2025 names phường Uông Bí");
}
