//! The page of categories, and free words of an earlier release that become categories.

use super::Town;
use crate::categories::list_categories;
use crate::categories::store::BEGINNING;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

async fn names(town: &Town) -> Vec<String> {
    list_categories(&town.app.db).await.unwrap().into_iter().map(|row| row.name).collect()
}

async fn send(town: &Town, form: &str) -> super::Answer {
    let request = Request::post("/van-phong/chuyen-muc").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    town.send(request, Body::from(form.to_owned())).await
}

#[tokio::test]
async fn categories_are_added_named_ordered_and_kept_while_used() {
    let town = Town::with_editor().await;
    assert_eq!(names(&town).await, BEGINNING.map(|(_, name)| name));
    assert_eq!(
        send(&town, "new=Khuy%E1%BA%BFn+h%E1%BB%8Dc&do=save&name-dai-hoi=%C4%90%E1%BA%A1i+h%E1%BB%99i+%C4%90%E1%BA%A3ng")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    send(&town, "do=up:khuyen-hoc").await;
    send(&town, "do=remove:thong-bao").await;
    let wanted = ["Tin hoạt động", "Đại hội Đảng", "Xây dựng Đảng", "Đời sống khu phố", "Gương người tốt, việc tốt", "Khuyến học"];
    assert_eq!(names(&town).await, wanted);
    assert!(town.get("/van-phong/chuyen-muc").await.body.contains("value=\"Khuyến học\""));

    town.published("Tin").await;
    for (form, words) in [
        ("do=remove:dai-hoi", "còn bài nên không xóa được"),
        ("new=khuyen+hoc", "Đã có chuyên mục tên “khuyen hoc”"),
        ("name-dai-hoi=+&do=save", "chưa có tên"),
    ] {
        let refused = send(&town, form).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(words), "{form}");
    }
    assert_eq!(names(&town).await, wanted);
    assert_eq!(send(&town.as_writer().await, "new=A").await.status, StatusCode::FORBIDDEN);
}
