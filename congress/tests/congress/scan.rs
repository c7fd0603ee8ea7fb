//! Reading a round's ballots from pictures: sent in several goes, a duplicate and another election's sheet refused, what is
//! doubtful ruled on, and the totals held against the hand tally. Nothing of a picture lies in the clear.

use crate::house::{Answer, Browser, House};
use axum::http::StatusCode;
use chibo_congress::counting::{find_round, sealed_ballots};
use chibo_frame::Role::{Committee, Secretary, Teller};
use chibo_sheet::Map;
use chibo_sheet::files::{Source, each};
use image::{GrayImage, ImageFormat, Luma};
use sea_orm::EntityTrait;
use std::io::Cursor;
use std::time::Duration;

const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];

/// A round's ballot as it comes out of the printer, to be filled in.
struct Printed {
    pdf: Vec<u8>,
    map: Map,
    blank: GrayImage,
}

impl Printed {
    async fn of(browser: &mut Browser, path: &str) -> Self {
        let pdf = browser.get(&format!("{path}/in-phieu/1/phieu-bau.pdf")).await.bytes;
        let map = serde_json::from_str(&browser.get(&format!("{path}/in-phieu/1/map.json")).await.body).unwrap();
        let mut pages = Vec::new();
        each([Source::held("phieu.pdf", pdf.clone())], image::DynamicImage::to_luma8, |_, page| pages.push(page.unwrap()));
        Self { pdf, map, blank: pages.remove(0) }
    }

    /// A picture with strokes along these names, so far down their height.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "places on a page are turned into its pixels"
    )]
    fn struck(&self, names: &[(usize, f32)]) -> Vec<u8> {
        let mut picture = self.blank.clone();
        let scale = picture.width() as f32 / self.map.page[0];
        for (name, down) in names {
            let [x, y, width, height] = self.map.contests[0].candidates[*name].name;
            let px = |n: f32| (n * scale) as u32;
            for column in px(x - 4.0)..px(x + width + 4.0) {
                for row in px(y + height * down)..px(y + height * down + 1.5) {
                    picture.put_pixel(column, row, Luma([30]));
                }
            }
        }
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }
}

async fn opened(browser: &mut Browser, path: &str, papers: &str) {
    for (deed, field) in [("phat", "issued"), ("mo-hom", "returned")] {
        let answer = browser.post(&format!("{path}/kiem-phieu/{deed}"), &[("round", "0"), (field, papers)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

/// Sends pictures and waits until they are read, as the page does by refreshing itself.
async fn send(browser: &mut Browser, path: &str, files: &[(&str, Vec<u8>)]) -> Answer {
    let quet = format!("{path}/kiem-phieu/quet");
    let answer = browser.upload(&quet, &[("round", "0")], files).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    for _ in 0..1200 {
        let page = browser.get(&quet).await;
        if page.all("progress").is_empty() {
            return page;
        }
        assert_eq!(page.all_attributes("meta[http-equiv=refresh]", "content"), ["2"]);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the pictures are not read");
}

fn id_of(path: &str) -> uuid::Uuid {
    path.rsplit_once('/').unwrap().1.parse().unwrap()
}

async fn nothing_in_the_clear(house: &House) {
    for row in sealed_ballots::Entity::find().all(&house.app.db).await.unwrap() {
        assert!(!row.body.windows(8).any(|bytes| bytes == PNG), "a picture in the clear");
    }
    for file in std::fs::read_dir(house.app.data.as_path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(8).any(|bytes| bytes == PNG), "a picture in {}", path.display());
        }
    }
}

#[tokio::test]
async fn pictures_in_several_goes_agree_with_the_hand_tally() {
    let house = House::fifth().await;
    let mut teller = house.signed_in(&[Teller]).await;
    let mut secretary = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut secretary).await;
    opened(&mut teller, &path, "5").await;
    let counting = teller.get(&format!("{path}/kiem-phieu")).await;
    assert!(counting.body.contains(&format!("{path}/kiem-phieu/quet\"")), "the page is reachable");

    let ours = Printed::of(&mut teller, &path).await;
    let other = house.elections().await.into_iter().find(|row| row.office == "committee" && !row.practice).unwrap();
    let other = Printed::of(&mut teller, &house.path(&format!("/bau-cu/{}", other.id))).await;
    let first = ours.struck(&[(0, 0.5)]);
    let page = send(
        &mut teller,
        &path,
        &[
            ("1.png", first.clone()),
            ("2.png", ours.struck(&[(1, 0.5)])),
            ("image.png", ours.struck(&[(0, 0.5), (2, 0.5)])),
            ("image.png", first.clone()),
            ("khac.png", other.struck(&[(0, 0.5)])),
            ("ngo.png", ours.struck(&[(5, 0.5), (3, 1.05)])),
        ],
    )
    .await;
    assert_eq!(
        page.one(".lead"),
        "Đã đọc 3 phiếu; chờ ban kiểm phiếu kết luận 1; không nhận 2 ảnh.",
        "{:?} {:?}",
        page.all("table.refused-pictures tbody tr"),
        page.all(".scanned > p")
    );
    let refused = page.all("table.refused-pictures tbody tr");
    assert!(refused.iter().any(|row| row.starts_with("image.png (2)") && row.contains("trùng hẳn với 1.png")), "{refused:?}");
    assert!(refused.iter().any(|row| row.starts_with("khac.png") && row.contains("cuộc bầu hoặc lần bầu khác")), "{refused:?}");
    let again = send(&mut teller, &path, &[("lai.png", first)]).await;
    let refused = again.all("table.refused-pictures tbody tr");
    assert!(refused.iter().any(|row| row.starts_with("lai.png") && row.contains("đã gửi rồi")), "{refused:?}");

    // The doubtful line alone, enlarged, with why.
    assert_eq!(page.all(".scanned h3"), ["ngo.png"]);
    assert!(page.one(".scanned legend").starts_with("Vũ Thị Loan: có nét bên dưới"), "{}", page.one(".scanned legend"));
    let pictures = page.all_attributes(".scanned img", "src");
    assert!(pictures.len() == 1 && pictures[0].starts_with("data:image/png;base64,iVBOR"), "{}", pictures.len());
    nothing_in_the_clear(&house).await;
    let ruling = page.all_attributes(".scanned form", "action").remove(0);
    let unfinished = teller.post(&ruling, &[("ruling", "")]).await;
    assert_eq!(unfinished.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfinished.one(".scanned .problem").contains("Còn dòng chưa chọn"));
    assert_eq!(secretary.get(&format!("{path}/kiem-phieu/quet")).await.all(".scanned h3").len(), 1, "any teller may rule");
    assert_eq!(secretary.post(&ruling, &[("ruling", ""), ("mark-3", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(teller.post(&ruling, &[("ruling", "written")]).await.status, StatusCode::SEE_OTHER, "ruled on already");

    let page = teller.get(&format!("{path}/kiem-phieu/quet")).await;
    assert!(page.one(".warning strong").contains("Đã đọc 4 phiếu, trong hòm có 5 phiếu"), "{}", page.body);
    let work = find_round(&house.app.db, id_of(&path), 0).await.unwrap().unwrap();
    assert_eq!(work.scan, None, "no sum leaves the seal before all is read");
    // The last one left every name standing, one more than there are seats.
    let page = send(&mut secretary, &path, &[("to-5.pdf", ours.pdf.clone())]).await;
    assert!(page.one(".notice").contains("Đã đọc đủ số phiếu thu về"), "{}", page.body);
    agree(&house, &mut teller, &path).await;
}

/// The tally by hand says the same, the count is entered, and nothing of the pictures is left.
async fn agree(house: &House, teller: &mut Browser, path: &str) {
    let votes = [("votes-0", "2"), ("votes-1", "3"), ("votes-2", "3"), ("votes-3", "4"), ("votes-4", "4"), ("votes-5", "3")];
    let tally = [[("round", "0"), ("valid", "4"), ("invalid", "1")].as_slice(), &votes].concat();
    let by_hand = teller.post(&format!("{path}/kiem-phieu/tay"), &tally).await;
    assert_eq!(by_hand.status, StatusCode::SEE_OTHER, "{}", by_hand.body);
    let compared = teller.get(&format!("{path}/kiem-phieu")).await;
    assert_eq!(compared.one("[aria-labelledby=doi-chieu] .lead"), "2 cách kiểm khớp nhau.", "{}", compared.body);
    let entered = teller.post(&format!("{path}/kiem-phieu/ghi"), &[("round", "0")]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    assert!(sealed_ballots::Entity::find().all(&house.app.db).await.unwrap().is_empty(), "nothing is kept once agreed");
    let over = teller.upload(&format!("{path}/kiem-phieu/quet"), &[("round", "0")], &[("1.png", b"x".to_vec())]).await;
    assert!(over.body.contains("đã có số liệu"), "{}", over.body);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_the_way_begins_again() {
    let mut house = House::fifth().await;
    let mut teller = house.signed_in(&[Teller]).await;
    let mut secretary = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut secretary).await;
    let quet = format!("{path}/kiem-phieu/quet");
    assert!(teller.get(&quet).await.body.contains("Chưa ghi số phiếu phát ra"));
    opened(&mut teller, &path, "1").await;
    let mut committee = house.signed_in(&[Committee]).await;
    assert_eq!(committee.get(&quet).await.status, StatusCode::FORBIDDEN);
    let none = teller.upload(&quet, &[("round", "0")], &[("", Vec::new())]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("Chưa chọn tệp nào"), "{}", none.body);
    let late = teller.upload(&quet, &[("round", "7")], &[("1.png", b"x".to_vec())]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "a form of another round");
    let page = send(&mut teller, &path, &[("chu.txt", b"no picture".to_vec())]).await;
    assert!(page.one("table.refused-pictures tbody tr").contains("Đây không phải tệp ảnh"), "{}", page.body);

    // Keying begins beside it, and neither ends the other.
    let keyed = teller.post(&format!("{path}/kiem-phieu/nhap"), &[("round", "0"), ("size", "5")]).await;
    assert_eq!(keyed.status, StatusCode::SEE_OTHER);
    assert_eq!(teller.get(&quet).await.all("table.refused-pictures tbody tr").len(), 1);
    // A sheet read by eye, and the whole box is read.
    let by_eye = [("round", "0"), ("struck", "2"), ("ruling", "")];
    assert_eq!(teller.post(&format!("{quet}/doc-mat"), &by_eye).await.status, StatusCode::SEE_OTHER);
    assert!(teller.get(&quet).await.one(".notice").contains("Đã đọc đủ"));
    // The box was miscounted: the sum is taken again when it fits.
    teller.post(&format!("{path}/kiem-phieu/phat"), &[("round", "0"), ("issued", "2")]).await;
    teller.post(&format!("{path}/kiem-phieu/mo-hom"), &[("round", "0"), ("returned", "2")]).await;
    assert!(teller.get(&quet).await.one(".warning strong").contains("Đã đọc 1 phiếu, trong hòm có 2 phiếu"));
    teller.post(&format!("{path}/kiem-phieu/mo-hom"), &[("round", "0"), ("returned", "1")]).await;
    assert_eq!(teller.post(&format!("{quet}/lay"), &[("round", "0")]).await.status, StatusCode::SEE_OTHER);
    assert!(teller.get(&quet).await.one(".notice").contains("Đã đọc đủ"));

    house.restart();
    for browser in [&mut teller, &mut secretary] {
        browser.reach(&house);
    }
    assert!(secretary.get(&quet).await.all(".warning").concat().contains("không còn khóa"), "it never saw the key");
    assert!(teller.get(&quet).await.one(".lead").starts_with("Đã đọc 1 phiếu"), "this browser still has the key");
    assert_eq!(secretary.post(&format!("{quet}/lai"), &[("round", "0")]).await.status, StatusCode::SEE_OTHER);
    let page = teller.get(&quet).await;
    assert!(page.one("[aria-labelledby=da-doc] p").contains("Chưa có ảnh nào"), "{}", page.body);
    let work = find_round(&house.app.db, id_of(&path), 0).await.unwrap().unwrap();
    assert!(work.scan.is_none() && work.sealed, "what is keyed stands");
}
