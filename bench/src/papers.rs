//! Papers: a form of one page at a click, the review forms of 112 members as a set.

use super::{line, median};
use anyhow::Context;
use chibo_core::day::Day;
use chibo_paper::writing::{Column, Fault, Filled, Form, Head, Paper, Piece, Table, Values, Wording, docx, each, fill, pdf};
use std::time::{Duration, Instant};

const MEMBERS: usize = 112;

const INVITATION: &str = "
GIẤY MỜI
Họp chi bộ tháng 7
-----
Chi ủy Chi bộ khu 5B trân trọng kính mời {đảng viên} dự họp chi bộ thường kỳ.
> Thời gian: 19 giờ 30, ngày 03 tháng 7 năm 2026.
> Địa điểm: Nhà văn hóa khu 5B.
# NỘI DUNG
- Đánh giá việc thực hiện nghị quyết tháng 6.
- Thảo luận nhiệm vụ tháng 7.
Nơi nhận:
- Các đảng viên
- Lưu Chi bộ
@ T/M CHI BỘ / BÍ THƯ / Nguyễn Văn Thành
";

const REVIEW: &str = "
BẢN KIỂM ĐIỂM CÁ NHÂN
Năm 2026
-----
> Họ và tên: {đảng viên}. Ngày sinh: 03/02/1951. Ngày vào Đảng: 19/5/1975.
> Đơn vị công tác: Chi bộ khu 5B, Đảng bộ phường Quang Trung.
# ƯU ĐIỂM, KẾT QUẢ ĐẠT ĐƯỢC
## Về tư tưởng chính trị; phẩm chất đạo đức, lối sống; ý thức tổ chức kỷ luật
{tự nhận xét}
{các tiêu chí}
## Về thực hiện chức trách, nhiệm vụ được giao
{tự nhận xét}
## Về thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu hằng năm
{tự nhận xét}
# HẠN CHẾ, KHUYẾT ĐIỂM VÀ NGUYÊN NHÂN
.... 6
# PHƯƠNG HƯỚNG, BIỆN PHÁP KHẮC PHỤC
.... 6
# TỰ NHẬN MỨC XẾP LOẠI CHẤT LƯỢNG
> [ ] Hoàn thành xuất sắc nhiệm vụ  [x] Hoàn thành tốt nhiệm vụ
> [ ] Hoàn thành nhiệm vụ  [ ] Không hoàn thành nhiệm vụ
@ XÁC NHẬN CỦA CHI BỘ / BÍ THƯ / Nguyễn Văn Thành || NGƯỜI TỰ KIỂM ĐIỂM / {đảng viên}
";

pub(crate) fn measure() -> anyhow::Result<()> {
    let one = paper(INVITATION, "Trần Thị Số 1")?;
    let click = Duration::from_millis(10);
    line("a form of one page as PDF, warm", warm(|| pdf(std::slice::from_ref(&one)))?, click);
    line("a form of one page as DOCX", warm(|| docx(&one))?, click);

    let forms = (1..=MEMBERS).map(|n| paper(REVIEW, &format!("Trần Thị Số {n}"))).collect::<anyhow::Result<Vec<_>>>()?;
    let set = Duration::from_secs(10);
    line("112 review forms as PDF, a file each", timed(|| each(&forms, Form::Pdf, || ()).into_iter().collect())?, set);
    line("112 review forms as one PDF for the printer", timed(|| pdf(&forms).map(|file| vec![file]))?, set);
    line("112 review forms as DOCX, a file each", timed(|| each(&forms, Form::Docx, || ()).into_iter().collect())?, set);

    // A wish: 500 papers a second and core.
    let wish = Duration::from_millis(2);
    let many = (1..=100).map(|n| paper(INVITATION, &format!("Lê Văn Số {n}"))).collect::<anyhow::Result<Vec<_>>>()?;
    let alone = timed(|| many.iter().map(|paper| pdf(std::slice::from_ref(paper))).collect())?;
    line("a different form of one page as PDF, on one core (a wish)", alone / 100, wish);
    let alone = timed(|| many.iter().map(docx).collect())?;
    line("a different form of one page as DOCX, on one core (a wish)", alone / 100, wish);
    Ok(())
}

fn warm(make: impl Fn() -> Result<Vec<u8>, Fault>) -> anyhow::Result<Duration> {
    let mut taken = Vec::new();
    for _ in 0..21 {
        let start = Instant::now();
        make()?;
        taken.push(start.elapsed());
    }
    taken.remove(0);
    Ok(median(&mut taken))
}

fn timed(make: impl FnOnce() -> Result<Vec<Vec<u8>>, Fault>) -> anyhow::Result<Duration> {
    let start = Instant::now();
    make()?;
    Ok(start.elapsed())
}

fn paper(wording: &str, member: &str) -> anyhow::Result<Paper> {
    let mut values = Values::default();
    values.words("đảng viên", member).words("tự nhận xét", SELF_REVIEW);
    values.pieces("các tiêu chí", [criteria()]);
    let Filled { title, about, body, foot, .. } = fill(&Wording::read(wording), &values);
    Ok(Paper {
        day: Day::from_ymd_opt(2026, 7, 3).context("a day")?,
        ident: format!("{title} {member}"),
        head: Some(Head {
            superior: Some("ĐẢNG BỘ PHƯỜNG QUANG TRUNG".to_owned()),
            issuer: "CHI BỘ KHU 5B".to_owned(),
            number: None,
            place: "Quang Trung".to_owned(),
        }),
        title,
        about,
        body,
        foot,
        landscape: false,
    })
}

const SELF_REVIEW: &str = "Bản thân luôn chấp hành nghiêm chủ trương của Đảng, chính sách và pháp luật của Nhà nước, nghị quyết và \
    quy định của địa phương; sinh hoạt chi bộ đều, đóng đảng phí đầy đủ, giữ mối liên hệ với nhân dân nơi cư trú; vận động gia \
    đình và bà con trong khu phố giữ gìn an ninh trật tự, vệ sinh môi trường, giúp nhau phát triển kinh tế.";

fn criteria() -> Piece {
    let mut table = Table::of([Column::centre("TT", 12), Column::wide("Tiêu chí"), Column::centre("Tự chấm", 25)]);
    for n in 1..=10 {
        table.push([n.to_string(), format!("Tiêu chí thứ {n} của năm"), "Tốt".to_owned()]);
    }
    Piece::Table(table)
}
