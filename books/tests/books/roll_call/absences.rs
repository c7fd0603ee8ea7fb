//! Who stays away, beside the limits; what falls due.

use super::{AN, DUC, HOA, town};
use chibo_books::roll_call;
use chibo_core::meeting::Mark::{Excused, Present, Unexcused};
use chibo_frame::{Lang, Page};

#[tokio::test]
async fn limits_reached_and_soon_to_be_reached_are_told_with_their_text() {
    let mut town = town().await;
    // Hoa is on the roll from 1 August; An from before.
    for (on, an, duc, hoa) in [
        ("3/6/2022", Unexcused, Present, Present),
        ("3/7/2022", Unexcused, Excused, Present),
        ("3/8/2022", Present, Excused, Unexcused),
        ("3/9/2022", Unexcused, Excused, Unexcused),
        ("3/10/2022", Present, Excused, Present),
    ] {
        let hoa = [(HOA, hoa)].into_iter().filter(|_| !["3/6/2022", "3/7/2022"].contains(&on));
        town.held(on, &[(AN, an), (DUC, duc)].into_iter().chain(hoa).collect::<Vec<_>>()).await;
    }
    let page = town.browser.get("/van-phong/sinh-hoat/vang").await;
    assert_eq!(page.all("[aria-labelledby=reached] tbody th"), ["Trần Văn An", "Lê Văn Đức"]);
    let cells = page.all("[aria-labelledby=reached] tbody td");
    assert_eq!((cells[1].as_str(), cells[2].as_str()), ("6, 7, 9", "0"));
    assert!(cells[3].contains("từ 3 tháng") && cells[3].contains("24-QĐ/TW"), "{}", cells[3]);
    assert_eq!(cells[6], "4");
    assert!(cells[7].contains("HD 12-HD/BTCTW"), "{}", cells[7]);
    assert_eq!(page.all("[aria-labelledby=near] tbody th"), ["Vũ Thị Hoa"], "two months are one before the limit");
    assert!(town.browser.get("/van-phong/sinh-hoat/vang?nam=2021").await.all("tbody th").is_empty());

    let app = &town.house.app;
    let due = roll_call::due(app, &Page::open(app.words.clone(), Lang::Vi, "", false), town.cell).await.unwrap();
    let texts: Vec<&str> = due.iter().map(|due| due.text.as_str()).collect();
    let expected = ["Bỏ sinh hoạt đến mức có thể đề nghị xóa tên: Trần Văn An", "Vắng có phép nhiều buổi liền: Lê Văn Đức"];
    assert_eq!(texts, expected);
    assert_eq!(town.browser.get(&due[0].href).await.status, 200);
}

#[tokio::test]
async fn without_absences_nothing_is_told() {
    let mut town = town().await;
    town.held("3/10/2022", &[(AN, Present), (DUC, Excused)]).await;
    let page = town.browser.get("/van-phong/sinh-hoat/vang").await;
    assert_eq!((page.one("[aria-labelledby=reached] .notice"), page.all("tbody").len()), ("Không có ai.".into(), 0));
    let app = &town.house.app;
    let page = Page::open(app.words.clone(), Lang::Vi, "", false);
    assert_eq!(roll_call::due(app, &page, town.cell).await.unwrap(), []);
}
