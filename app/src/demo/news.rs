//! The news of the demonstration: what quarter 5B tells, and the ward's site that gathers it.

use super::WARD;
use anyhow::{Context, bail};
use chibo_frame::{App, Lang};
use chibo_portal::Draft;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Pictures {
    picture: Vec<Picture>,
}

#[derive(Deserialize)]
struct Picture {
    file: String,
    caption: String,
    alt: String,
    credit: String,
}

const PICTURES: [(&str, &[u8]); 4] = [
    ("hoi-truong.jpg", include_bytes!("../../demo/pictures/hoi-truong.jpg")),
    ("bo-hoa.jpg", include_bytes!("../../demo/pictures/bo-hoa.jpg")),
    ("hom-phieu.jpg", include_bytes!("../../demo/pictures/hom-phieu.jpg")),
    ("pho-khu.jpg", include_bytes!("../../demo/pictures/pho-khu.jpg")),
];

/// The picture that a notice borrows, in words of its own.
const STREET: (&str, &str, &str) = (
    "pho-khu.jpg",
    "Cờ được treo dọc các tuyến phố của khu trong những ngày lễ.",
    "Hình vẽ dãy nhà phố nhiều màu, dây cờ nhỏ giăng ngang phố, hàng cây xanh bên đường, phía sau là núi.",
);

const NOTICE: (&str, &str, &str) = (
    "Khu 5B chuẩn bị Ngày hội Đại đoàn kết toàn dân tộc",
    "Ban công tác Mặt trận khu mời bà con dự Ngày hội, góp ý chương trình và đăng ký tiết mục trước khi chốt danh sách.",
    include_str!("../../demo/news/ngay-hoi.txt"),
);

const UNFINISHED: (&str, &str, &str) = (
    "Đổi giờ mở cửa nhà văn hóa khu trong mùa đông",
    "Bài đang viết: còn chờ Ban công tác Mặt trận thống nhất giờ mở cửa.",
    include_str!("../../demo/news/nha-van-hoa.txt"),
);

/// Publishes a notice, a meeting and, as the newest, the congress; leaves one draft unfinished.
pub(super) async fn fill(app: &App, congress: Uuid, meeting: Option<Uuid>) -> anyhow::Result<()> {
    chibo_portal::make_site_above(app, WARD, "Thành phố Uông Bí, tỉnh Quảng Ninh", "phuong-quang-trung").await?;
    chibo_portal::create_draft(app, None, written(app, UNFINISHED, "thong-bao")).await?;
    let notice = chibo_portal::create_draft(app, None, written(app, NOTICE, "thong-bao")).await?;
    let (file, caption, alt) = STREET;
    let credit = String::from("minh họa");
    add_picture(app, notice, Picture { file: file.to_owned(), caption: caption.to_owned(), alt: alt.to_owned(), credit }).await?;
    publish(app, notice).await?;
    if let Some(meeting) = meeting {
        let meeting = crate::article::draft_meeting(app, None, meeting).await?.context("the meeting of the demonstration")?;
        publish(app, meeting).await?;
    }
    let congress = crate::article::draft(app, None, congress).await?.context("the congress of the demonstration")?;
    let pictures: Pictures = toml::from_str(include_str!("../../demo/pictures/captions.toml")).context("read the captions")?;
    for picture in pictures.picture {
        add_picture(app, congress, picture).await?;
    }
    publish(app, congress).await
}

fn written(app: &App, (headline, lead, body): (&str, &str, &str), category: &str) -> Draft {
    Draft {
        headline: headline.to_owned(),
        lead: lead.to_owned(),
        body: body.to_owned(),
        author: app.words.t(Lang::Vi, "article-byline"),
        category: Some(category.to_owned()),
        ..Draft::default()
    }
}

async fn add_picture(app: &App, article: Uuid, picture: Picture) -> anyhow::Result<()> {
    let (_, bytes) = PICTURES.iter().find(|(file, _)| *file == picture.file).context("a picture of the demonstration")?;
    let words = chibo_portal::PhotoWords { caption: picture.caption, alt: picture.alt, credit: picture.credit };
    if let Err(bad) = chibo_portal::add_photo(app, None, article, bytes.to_vec(), words).await? {
        bail!("the demonstration's picture {} is refused: {bad:?}", picture.file);
    }
    Ok(())
}

async fn publish(app: &App, article: Uuid) -> anyhow::Result<()> {
    if let Err(missing) = chibo_portal::publish(app, None, article).await? {
        bail!("the demonstration's article lacks {missing:?}");
    }
    Ok(())
}
