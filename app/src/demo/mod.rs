//! The demonstration: quarter 5B's term 2022–2025, from the same seven workbooks, actions and pages that users have.
//! All people in it are made up.

mod admissions;
mod fees;
mod four_goods;
mod inspections;
mod meetings;
mod news;
mod people;
mod rooms;

use crate::house;
use anyhow::{Context, bail};
use chibo_core::day::Day;
use chibo_core::target::{MeasureKind, twelve};
use chibo_frame::app::{Clock, DEMO_MARK};
use chibo_frame::key::Given;
use chibo_frame::{App, Role, db, record};
use chibo_people::{accounts, personal, roll, units};
use chibo_term::imports;
use chibo_term::targets::{NewTerm, add_evidence, open_term};
use sea_orm_migration::{MigratorTraitSelf, SchemaManager};
use std::path::Path;
use uuid::Uuid;

/// A ready-made login.
pub struct Login {
    /// The login.
    pub login: &'static str,
    /// Its password, which is no secret.
    pub password: &'static str,
    /// The name shown.
    pub name: &'static str,
    /// Its role.
    pub role: Role,
}

/// One login for each role.
pub const LOGINS: [Login; 7] = [
    Login { login: "bithu", password: "bi-thu-khu-5b", name: "Bí thư (trình diễn)", role: Role::Secretary },
    Login { login: "chiuy", password: "chi-uy-khu-5b", name: "Chi ủy viên (trình diễn)", role: Role::Committee },
    Login { login: "kiemphieu", password: "kiem-phieu-khu-5b", name: "Kiểm phiếu (trình diễn)", role: Role::Teller },
    Login { login: "dangvien", password: "dang-vien-khu-5b", name: "Đảng viên (trình diễn)", role: Role::Member },
    Login { login: "bientap", password: "bien-tap-khu-5b", name: "Biên tập (trình diễn)", role: Role::Editor },
    Login { login: "duyettin", password: "duyet-tin-khu-5b", name: "Duyệt tin (trình diễn)", role: Role::Publisher },
    Login { login: "quantri", password: "quan-tri-khu-5b", name: "Quản trị (trình diễn)", role: Role::Admin },
];

/// The workbooks a secretary keeps by hand.
pub const WORKBOOKS: [(&str, &[u8]); 7] = [
    ("danh-sach-dang-vien.xlsx", include_bytes!("../../demo/khu-5b/danh-sach-dang-vien.xlsx")),
    ("diem-danh-sinh-hoat.xlsx", include_bytes!("../../demo/khu-5b/diem-danh-sinh-hoat.xlsx")),
    ("hoc-tap-nghi-quyet.xlsx", include_bytes!("../../demo/khu-5b/hoc-tap-nghi-quyet.xlsx")),
    ("danh-gia-xep-loai.xlsx", include_bytes!("../../demo/khu-5b/danh-gia-xep-loai.xlsx")),
    ("kiem-tra-giam-sat.xlsx", include_bytes!("../../demo/khu-5b/kiem-tra-giam-sat.xlsx")),
    ("phat-trien-dang-vien.xlsx", include_bytes!("../../demo/khu-5b/phat-trien-dang-vien.xlsx")),
    ("ho-gia-dinh.xlsx", include_bytes!("../../demo/khu-5b/ho-gia-dinh.xlsx")),
];

const CELL: &str = "Chi bộ khu 5B";
const WARD: &str = "Phường Quang Trung";

/// The visits that the old page had counted, kept apart from those counted here.
const MIGRATED_VISITS: u64 = 874_748_626;

/// What stands in a data directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Empty,
    /// The demonstration, whole.
    Ready,
    /// A demonstration whose loading was cut off.
    Half,
    /// Somebody's own records, which a demonstration must never touch.
    Foreign,
}

const LOADING: &str = "loading\n";
const READY: &str = "ready\n";

/// The act that marks a database as a demonstration's.
const VERB: &str = "demonstration";

/// Looks at a data directory and, where it is another, at the database.
pub async fn state(data: &Path, database_url: Option<&str>) -> anyhow::Result<State> {
    if let Some(url) = database_url
        && holds_records(url).await?
    {
        return Ok(State::Foreign);
    }
    Ok(match std::fs::read_to_string(data.join(DEMO_MARK)) {
        Ok(mark) if mark == READY => State::Ready,
        Ok(_) => State::Half,
        Err(_) if data.join("chibo.sqlite").exists() => State::Foreign,
        Err(_) => State::Empty,
    })
}

/// Whether a database holds somebody's own records: acts, and none of them a demonstration's.
async fn holds_records(url: &str) -> anyhow::Result<bool> {
    let database = db::connect(url).await?;
    if !SchemaManager::new(&database).has_table("act").await? {
        return Ok(false);
    }
    Ok(record::any_act(&database).await? && record::list_acts(&database, VERB).await?.is_empty())
}

/// Loads the demonstration into a data directory that is empty or holds one already.
pub async fn load(data: &Path, database_url: Option<&str>) -> anyhow::Result<App> {
    load_with(data, database_url, None).await
}

/// The same with a key that is not the data directory's own, where one is given.
pub async fn load_with(data: &Path, database_url: Option<&str>, key: Option<&Given>) -> anyhow::Result<App> {
    if state(data, database_url).await? == State::Foreign {
        bail!("{} holds records that are not a demonstration", data.display());
    }
    std::fs::create_dir_all(data).with_context(|| format!("make the data directory {}", data.display()))?;
    std::fs::write(data.join(DEMO_MARK), LOADING)?;
    let app = empty(data, database_url, key).await?;
    Box::pin(fill(&app)).await?;
    std::fs::write(data.join(DEMO_MARK), READY)?;
    Ok(app)
}

/// An application on an empty database.
async fn empty(data: &Path, database_url: Option<&str>, key: Option<&Given>) -> anyhow::Result<App> {
    match database_url {
        Some(url) => {
            let database = db::connect(url).await?;
            if SchemaManager::new(&database).has_table("act").await? {
                db::Migrations(house::migrations).fresh(&database).await.context("empty the demonstration's database")?;
            }
        }
        None => {
            for ending in ["", "-wal", "-shm"] {
                let file = data.join(format!("chibo.sqlite{ending}"));
                if file.exists() {
                    std::fs::remove_file(&file).with_context(|| format!("remove {}", file.display()))?;
                }
            }
        }
    }
    for folder in ["photos", "uploads", "visits"] {
        let folder = data.join(folder);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("empty {}", folder.display()))?;
        }
    }
    house::open_with(data, database_url, key, Clock::Machine).await
}

/// The cell, its site and its term, before any record.
pub async fn found(app: &App) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    record::begin(app, &tx, None, VERB, &CELL).await?;
    tx.commit().await?;
    units::create(app, None, CELL, WARD).await??;
    set_site(app, CELL, WARD).await?;
    chibo_portal::set_migrated_visits(app, MIGRATED_VISITS).await?;
    let (from, to) = (day(2022, 7, 3)?, day(2025, 6, 30)?);
    open_term(app, None, NewTerm { from, to, congress: 5, targets: twelve() }).await??;
    Ok(())
}

/// Fills an empty application through the same actions that users' work goes through.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    found(app).await?;
    import_workbooks(app).await?;
    for (measure, year, on, note) in EVIDENCE {
        add_evidence(app, None, measure, year, Some(day(year, on.0, on.1)?), note).await??;
    }
    let congress = chibo_congress::load_demo(app).await?;
    let mut secretary = None;
    for login in LOGINS {
        let new = accounts::New {
            login: login.login.to_owned(),
            name: login.name.to_owned(),
            roles: vec![login.role],
            password: Some(login.password.to_owned()),
        };
        let created = accounts::create(app, None, new).await??;
        if login.role == Role::Member {
            be_somebody(app, created.id).await?;
        }
        secretary = secretary.or((login.role == Role::Secretary).then_some(created.id));
    }
    let meeting = rooms::fill(app, secretary.context("the demonstration has no secretary")?).await?;
    news::fill(app, congress, meeting).await
}

/// Makes an account a member's: the first one's on the roll.
async fn be_somebody(app: &App, account: Uuid) -> anyhow::Result<()> {
    let cell = units::find_cell(&app.db).await?.context("the demonstration has no cell")?;
    let member = roll::list_members(&app.db, cell.id).await?.into_iter().next().context("the demonstration has no member")?;
    personal::link(app, None, account, Some(member.id)).await
}

fn day(year: i32, month: u32, day: u32) -> anyhow::Result<Day> {
    Day::from_ymd_opt(year, month, day).context("a day of the demonstration")
}

/// Imports the seven workbooks.
pub async fn import_workbooks(app: &App) -> anyhow::Result<()> {
    let files = WORKBOOKS.iter().map(|(name, bytes)| imports::File { name: (*name).to_owned(), bytes: bytes.to_vec() }).collect();
    let outcome = imports::import(app, None, files, true).await?;
    if outcome.batch.is_none() {
        bail!("the demonstration's workbooks were not imported: {:?}", outcome.written);
    }
    Ok(())
}

/// The news site of a cell: the quarter's name and the ward's.
pub async fn set_site(app: &App, cell: &str, ward: &str) -> anyhow::Result<()> {
    let quarter = cell.trim().strip_prefix("Chi bộ ").unwrap_or(cell);
    let mut letters = quarter.chars();
    let title: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    chibo_portal::set_site(app, &title, ward).await
}

/// Evidence as a cell would register it: measure, year, month and day, what.
const EVIDENCE: [(MeasureKind, i32, (u32, u32), &str); 9] = [
    (MeasureKind::RenewedMeetings, 2022, (12, 3), "Mỗi quý một buổi chuyên đề: phòng cháy chữa cháy; chuyển đổi số ở khu dân cư"),
    (MeasureKind::RenewedMeetings, 2023, (12, 3), "Bốn buổi chuyên đề theo quý; tài liệu gửi trước sinh hoạt"),
    (MeasureKind::RenewedMeetings, 2024, (12, 3), "Bốn buổi chuyên đề theo quý; thảo luận theo tổ đảng"),
    (MeasureKind::FourGoods, 2022, (12, 20), "Đảng ủy phường công nhận đạt “Chi bộ bốn tốt” năm 2022"),
    (MeasureKind::FourGoods, 2023, (12, 22), "Đảng ủy phường công nhận đạt “Chi bộ bốn tốt” năm 2023"),
    (MeasureKind::FourGoods, 2024, (12, 20), "Đảng ủy phường công nhận đạt “Chi bộ bốn tốt” năm 2024"),
    (MeasureKind::DevelopmentPlan, 2022, (8, 10), "Kế hoạch phát triển đảng viên nhiệm kỳ 2022-2025 và năm 2022"),
    (MeasureKind::DevelopmentPlan, 2023, (1, 10), "Kế hoạch phát triển đảng viên năm 2023"),
    (MeasureKind::DevelopmentPlan, 2024, (1, 9), "Kế hoạch phát triển đảng viên năm 2024"),
];
