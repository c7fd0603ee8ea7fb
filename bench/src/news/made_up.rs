//! Made-up articles: some 4 KB of Vietnamese each, put together by counting, over ten years, ten categories, many tags.

use super::pick;
use crate::large;
use chibo_frame::App;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait, Value};
use std::fmt::Write;
use uuid::Uuid;

const CATEGORIES: [(&str, &str); 10] = [
    ("xay-dung-dang", "Xây dựng Đảng"),
    ("tin-tuc", "Tin tức"),
    ("van-hoa", "Văn hóa"),
    ("giao-duc", "Giáo dục"),
    ("y-te", "Y tế"),
    ("an-ninh", "An ninh trật tự"),
    ("do-thi", "Đô thị"),
    ("kinh-te", "Kinh tế"),
    ("guong-tot", "Gương tốt"),
    ("thong-bao", "Thông báo"),
];
const TAGS: [(&str, &str); 12] = [
    ("dai-hoi", "Đại hội"),
    ("bau-cu", "Bầu cử"),
    ("khu-pho", "Khu phố"),
    ("ve-sinh", "Vệ sinh"),
    ("khuyen-hoc", "Khuyến học"),
    ("the-thao", "Thể thao"),
    ("nguoi-cao-tuoi", "Người cao tuổi"),
    ("thanh-nien", "Thanh niên"),
    ("phu-nu", "Phụ nữ"),
    ("cuu-chien-binh", "Cựu chiến binh"),
    ("chuyen-doi-so", "Chuyển đổi số"),
    ("hien-mau", "Hiến máu"),
];
const WHEN: [&str; 12] = [
    "Sáng nay",
    "Chiều qua",
    "Tối thứ bảy",
    "Cuối tuần qua",
    "Trong tháng này",
    "Quý vừa rồi",
    "Nhân ngày hội",
    "Sau buổi sinh hoạt",
    "Đầu năm học",
    "Trước Tết",
    "Giữa mùa mưa bão",
    "Theo kế hoạch",
];
const WHO: [&str; 20] = [
    "Chi bộ khu",
    "Đảng ủy phường",
    "Ban công tác Mặt trận",
    "Chi hội phụ nữ",
    "Đoàn thanh niên",
    "Hội người cao tuổi",
    "Chi hội cựu chiến binh",
    "Tổ dân phố",
    "Ban quản lý chợ",
    "Trường tiểu học",
    "Trạm y tế",
    "Công an phường",
    "Hội khuyến học",
    "Câu lạc bộ dưỡng sinh",
    "Nhóm tình nguyện",
    "Đội văn nghệ quần chúng",
    "Hợp tác xã rau sạch",
    "Tổ hòa giải",
    "Tổ bảo vệ dân phố",
    "Các hộ gia đình",
];
const DID: [&str; 20] = [
    "tổ chức",
    "phát động",
    "hoàn thành",
    "ra mắt",
    "tổng kết",
    "kiểm tra",
    "bàn giao",
    "sửa chữa",
    "vận động",
    "thông qua",
    "triển khai",
    "đánh giá",
    "tuyên dương",
    "góp ý về",
    "đăng ký",
    "khảo sát",
    "chuẩn bị",
    "tiếp nhận",
    "trao tặng",
    "khánh thành",
];
const WHAT: [&str; 28] = [
    "phong trào toàn dân đoàn kết",
    "đợt tổng vệ sinh đường phố",
    "lớp học xóa mù công nghệ",
    "quỹ khuyến học của khu",
    "đại hội chi bộ nhiệm kỳ mới",
    "hội thi nấu ăn gia đình",
    "giải cầu lông mở rộng",
    "tủ sách dùng chung",
    "tuyến đường hoa tự quản",
    "mô hình camera an ninh",
    "buổi khám bệnh miễn phí",
    "đợt hiến máu nhân đạo",
    "nhà đại đoàn kết",
    "sân chơi cho trẻ em",
    "hệ thống thoát nước",
    "chương trình văn nghệ quần chúng",
    "cuộc họp lấy ý kiến nhân dân",
    "kế hoạch phòng cháy chữa cháy",
    "sổ tay đảng viên điện tử",
    "nghị quyết về chuyển đổi số",
    "tổ công nghệ cộng đồng",
    "vườn rau sân trường",
    "bể bơi dạy trẻ chống đuối nước",
    "danh sách cử tri",
    "hội nghị đối thoại với nhân dân",
    "bảng tin khu dân cư",
    "chuyến thăm gia đình chính sách",
    "ngày hội việc làm",
];
const SO: [&str; 24] = [
    "nhằm giữ gìn cảnh quan xanh sạch đẹp",
    "với sự tham gia của đông đảo bà con",
    "được nhân dân đồng tình ủng hộ",
    "trước khi bước vào năm mới",
    "để mọi gia đình cùng được hưởng lợi",
    "sau nhiều tháng chuẩn bị kỹ lưỡng",
    "trong không khí dân chủ và đoàn kết",
    "bằng nguồn đóng góp tự nguyện",
    "theo đúng quy định của Điều lệ Đảng",
    "vượt chỉ tiêu mà đại hội đã đề ra",
    "dù thời tiết không thuận lợi",
    "cùng các đơn vị kết nghĩa",
    "dưới sự chủ trì của đồng chí bí thư",
    "có sự chứng kiến của đại diện các tổ",
    "và nhận được nhiều ý kiến tâm huyết",
    "làm cơ sở cho những năm tiếp theo",
    "góp phần nâng cao đời sống tinh thần",
    "gắn với việc học tập và làm theo gương Bác",
    "ngay tại nhà văn hóa khu",
    "trên địa bàn toàn phường",
    "không để ai bị bỏ lại phía sau",
    "bảo đảm công khai và minh bạch",
    "từ nay đến hết quý sau",
    "nhờ cách làm sáng tạo của từng tổ",
];

/// A number that looks drawn by lot and is the same at every run.
fn lot(number: usize) -> usize {
    let mut n = u64::try_from(number).unwrap_or_default().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    n ^= n >> 29;
    n = n.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    usize::try_from((n ^ (n >> 32)) & 0xFFFF_FFFF).unwrap_or_default()
}

fn sentence(number: usize) -> anyhow::Result<String> {
    let at = |place: usize| lot(number * 7 + place);
    let (when, who, did) = (pick(&WHEN, at(0))?, pick(&WHO, at(1))?, pick(&DID, at(2))?);
    let (what, so) = (pick(&WHAT, at(3))?, pick(&SO, at(4))?);
    Ok(format!("{when}, {who} {did} {what} {so}, có {} người dự và {} hộ đăng ký. ", 20 + at(5) % 400, 5 + at(6) % 90))
}

/// The main part as HTML.
fn html(number: usize, lead: &str) -> anyhow::Result<String> {
    let mut html = format!("<p class=\"sapo\">{lead}</p>\n");
    for paragraph in 0..6 {
        if paragraph == 3 {
            html.push_str("<h2>Kết quả bước đầu</h2>\n");
        }
        html.push_str("<p>");
        for n in 0..4 {
            html.push_str(&sentence(number * 24 + paragraph * 4 + n)?);
        }
        html.push_str("</p>\n");
    }
    write!(
        html,
        "<p>Ông {} cho biết Đảng và nhân dân cùng chung sức; hồ sơ lưu ở văn phòng, số ho-so-{number}.</p>",
        large::name(number)
    )?;
    Ok(html)
}

/// Rows a statement.
const CHUNK: usize = 250;

/// Writes so many articles, the newest an hour ago, with their categories and tags.
pub(crate) async fn fill(app: &App, many: usize) -> anyhow::Result<()> {
    let mut categories = Vec::new();
    for (position, (slug, name)) in (0_i32..).zip(CATEGORIES) {
        categories.push(vec![slug.into(), name.into(), position.into()]);
    }
    app.db.execute_unprepared("DELETE FROM category").await?;
    insert(&app.db, "category (slug, name, position)", categories).await?;
    let numbers: Vec<usize> = (0..many).rev().collect();
    for chunk in numbers.chunks(CHUNK) {
        let tx = app.db.begin().await?;
        let (mut articles, mut pages, mut tags) = (Vec::new(), Vec::new(), Vec::new());
        for number in chunk {
            let id = app.new_id();
            let (article, page) = rows(app.now(), id, *number, many)?;
            articles.push(article);
            pages.push(page);
            for (slug, name) in TAGS.iter().enumerate().filter(|(n, _)| number % (n + 7) == 0).map(|(_, tag)| tag) {
                tags.push(vec![id.into(), (*slug).into(), (*name).into()]);
            }
        }
        insert(&tx, "article (id, slug, status, headline, lead, body, author, category, created_at, updated_at)", articles).await?;
        let columns =
            "publication (article_id, slug, headline, lead, author, category, html, picture_alt, published_at, updated_at)";
        insert(&tx, columns, pages).await?;
        insert(&tx, "publication_tag (article_id, slug, name)", tags).await?;
        tx.commit().await?;
    }
    Ok(())
}

type Values = Vec<Value>;

fn rows(now: DateTime<Utc>, id: Uuid, number: usize, many: usize) -> anyhow::Result<(Values, Values)> {
    const MINUTES_OF_TEN_YEARS: usize = 10 * 365 * 24 * 60;
    let ago = i64::try_from(60 + number * (MINUTES_OF_TEN_YEARS / many.max(1)))?;
    let at = now - TimeDelta::minutes(ago);
    let slug = format!("bai-{number}");
    let (who, did, what) = (pick(&WHO, lot(number))?, pick(&DID, lot(number + 1))?, pick(&WHAT, lot(number + 2))?);
    let (headline, lead) = (format!("{who} {did} {what}"), sentence(number)?);
    // Every fourth stands in the first category, the others are spread.
    let category = if number.is_multiple_of(4) { 0 } else { lot(number) % CATEGORIES.len() };
    let category = CATEGORIES.get(category).map(|(slug, _)| *slug);
    let author = large::name(number % 40);
    let html = html(number, &lead)?;
    let article: Values = vec![
        id.into(),
        slug.clone().into(),
        "published".into(),
        headline.clone().into(),
        lead.clone().into(),
        String::new().into(),
        author.clone().into(),
        category.into(),
        at.into(),
        at.into(),
    ];
    let page: Values = vec![
        id.into(),
        slug.into(),
        headline.into(),
        lead.into(),
        author.into(),
        category.into(),
        html.into(),
        String::new().into(),
        at.into(),
        at.into(),
    ];
    Ok((article, page))
}

async fn insert<C: ConnectionTrait>(db: &C, into: &str, rows: Vec<Values>) -> anyhow::Result<()> {
    let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
    let mut place = 0;
    let mut group = || {
        let places: Vec<String> = (0..width)
            .map(|_| {
                place += 1;
                format!("${place}")
            })
            .collect();
        format!("({})", places.join(", "))
    };
    let groups: Vec<String> = rows.iter().map(|_| group()).collect();
    let sql = format!("INSERT INTO {into} VALUES {}", groups.join(", "));
    let values: Values = rows.into_iter().flatten().collect();
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    Ok(())
}
