//! The nation's rows, made up by counting: units, a year of releases, their figures, and the attendances behind one of them.

use super::{YEAR, is_postgres};
use anyhow::Context;
use chibo_core::day::Day;
use chibo_core::target::{FigureKind, MeasureKind, twelve};
use chibo_frame::App;
use chibo_ward::testing::MadeUp;
use chibo_ward::totals::AGAIN;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, Statement};
use uuid::Uuid;

/// How many units of each level there are.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) provinces: u32,
    pub(super) wards: u32,
    pub(super) cells: u32,
}

impl Shape {
    /// Provinces and wards as there are since 1 July 2025; cells as the Party counts its own.
    pub(super) const NATION: Self = Self { provinces: 34, wards: 3_321, cells: 300_000 };
    /// A province of 100,000 members.
    pub(super) const PROVINCE: Self = Self { provinces: 1, wards: 54, cells: 5_360 };

    /// How many members the cells have.
    pub(super) async fn members(self, app: &App) -> anyhow::Result<i64> {
        #[derive(FromQueryResult)]
        struct Sum {
            members: i64,
        }
        let sql = format!("SELECT {} AS members FROM attendance_made_up WHERE month = 1", whole(app, "count(*)"));
        let statement = Statement::from_string(app.db.get_database_backend(), sql);
        Ok(Sum::find_by_statement(statement).one(&app.db).await?.context("a sum")?.members)
    }

    /// Attendance of a unit straight from the rows that lie in the cells' houses.
    pub(super) fn over_attendances(app: &App, level: u32) -> String {
        let (present, all) = (whole(app, "sum(CASE WHEN a.present THEN 1 ELSE 0 END)"), whole(app, "count(*)"));
        format!("SELECT {present} AS numerator, {all} AS denominator FROM attendance_made_up a {}", below(app, level, "a.cell_id"))
    }

    /// The same straight from the figures that the cells released.
    pub(super) fn over_figures(app: &App, level: u32) -> String {
        let (numerator, denominator) = (whole(app, "sum(f.numerator)"), whole(app, "sum(f.denominator)"));
        let below = below(app, level, "f.cell_id");
        format!(
            "SELECT {numerator} AS numerator, {denominator} AS denominator FROM released_figure f {below} \
             AND f.measure = 'attendance' AND f.period = '{YEAR}'"
        )
    }
}

/// What is below the first unit of a level, by the tree itself.
fn below(app: &App, level: u32, cell: &str) -> String {
    let top = key_sql(app, level, "1");
    format!(
        "JOIN unit c ON c.id = {cell} JOIN unit w ON w.id = c.parent_id JOIN unit p ON p.id = w.parent_id WHERE {} = {top}",
        if level == 0 { "p.parent_id" } else { "p.id" }
    )
}

/// A sum as the driver reads whole numbers.
fn whole(app: &App, sum: &str) -> String {
    if is_postgres(app) { format!("({sum})::bigint") } else { sum.to_owned() }
}

/// The key of a unit: 0 the whole, 1 a province, 2 a ward, 3 a cell.
pub(super) fn unit_key(level: u32, number: u32) -> Uuid {
    let number = u64::from(number).to_be_bytes();
    let mut last = [0x80; 8];
    last.iter_mut().zip(number).skip(1).for_each(|(byte, of_number)| *byte = of_number);
    Uuid::from_fields(level, 0, 0x7000, &last)
}

/// The same in SQL, of a number that SQL knows.
fn key_sql(app: &App, kind: u32, number: &str) -> String {
    if is_postgres(app) {
        format!("('{kind:08x}-0000-7000-8000-' || lpad(to_hex(({number})::bigint), 12, '0'))::uuid")
    } else {
        format!("unhex(printf('{kind:08x}000070008000%012x', {number}))")
    }
}

/// The numbers from 1.
fn numbers(app: &App, many: u32) -> String {
    if is_postgres(app) {
        format!("(SELECT i::bigint FROM generate_series(1, {many}) i)")
    } else {
        format!("(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) SELECT i FROM n)")
    }
}

/// Fills an empty house.
pub(super) async fn fill(app: &App, shape: Shape) -> anyhow::Result<()> {
    if is_postgres(app) {
        run(app, "ALTER TABLE released_figure DISABLE TRIGGER USER; ALTER TABLE unit DISABLE TRIGGER USER").await?;
    }
    units(app, shape).await?;
    attendances(app, shape).await?;
    releases(app, shape).await?;
    figures(app, shape).await?;
    if is_postgres(app) {
        run(app, "ALTER TABLE released_figure ENABLE TRIGGER USER; ALTER TABLE unit ENABLE TRIGGER USER").await?;
        run(app, AGAIN).await?;
    }
    run(app, if is_postgres(app) { "VACUUM ANALYZE" } else { "ANALYZE" }).await
}

async fn run(app: &App, sql: &str) -> anyhow::Result<()> {
    app.db.execute_unprepared(sql).await.with_context(|| sql.chars().take(200).collect::<String>())?;
    Ok(())
}

async fn units(app: &App, shape: Shape) -> anyhow::Result<()> {
    let Shape { provinces, wards, cells } = shape;
    let top = key_sql(app, 0, "1");
    run(app, &format!("INSERT INTO unit (id, kind, name) VALUES ({top}, 'province', 'Trung ương')")).await?;
    run(app, &format!("INSERT INTO house (unit_id) VALUES ({top})")).await?;
    for (level, kind, name, many, above) in [
        (1, "province", "Tỉnh", provinces, top.clone()),
        (2, "ward", "Xã", wards, key_sql(app, 1, &format!("1 + (n.i - 1) % {provinces}"))),
        (3, "cell", "Chi bộ", cells, key_sql(app, 2, &format!("1 + (n.i - 1) % {wards}"))),
    ] {
        let (id, numbers) = (key_sql(app, level, "n.i"), numbers(app, many));
        let rows = format!("SELECT {id}, '{kind}', '{name} ' || n.i, {above} FROM {numbers} n");
        run(app, &format!("INSERT INTO unit (id, kind, name, parent_id) {rows}")).await?;
    }
    Ok(())
}

/// Every member of every cell at every month's meeting. They lie in the cells' own houses; here they are put together, for the
/// straight way to have them.
async fn attendances(app: &App, shape: Shape) -> anyhow::Result<()> {
    let (kind, key) = if is_postgres(app) { ("UNLOGGED TABLE", "uuid") } else { ("TABLE", "uuid_text") };
    run(app, &format!("CREATE {kind} attendance_made_up (cell_id {key}, member smallint, month smallint, present boolean)"))
        .await?;
    let (cell, cells, members, months) = (key_sql(app, 3, "c.i"), numbers(app, shape.cells), numbers(app, 26), numbers(app, 12));
    let rows = format!(
        "SELECT {cell}, m.i, t.i, (c.i * 31 + m.i * 17 + t.i * 7) % 11 > 0 FROM {cells} c \
         JOIN {members} m ON m.i <= 12 + (c.i * 31) % 15 JOIN {months} t ON true"
    );
    run(app, &format!("INSERT INTO attendance_made_up {rows}")).await
}

/// Twelve releases of each cell: the words of one that is made up, with the month in them.
async fn releases(app: &App, shape: Shape) -> anyhow::Result<()> {
    let as_of = Day::from_ymd_opt(2026, 1, 31).context("a day")?;
    let body = serde_json::to_string(&MadeUp(1).release(1, as_of))?.replace('\'', "''");
    let (id, cell) = (key_sql(app, 4, "c.i * 12 + t.i"), key_sql(app, 3, "c.i"));
    let (cells, months) = (numbers(app, shape.cells), numbers(app, 12));
    let (day, month) =
        if is_postgres(app) { ("make_date(2026, t.i::int, 28)", "t.i::int") } else { ("printf('2026-%02d-28', t.i)", "t.i") };
    let at = if is_postgres(app) { "'2026-12-30T00:00:00Z'::timestamptz" } else { "'2026-12-30 00:00:00 +00:00'" };
    let rows = format!(
        "SELECT {id}, {month}, {day}, {at}, 'made up ' || c.i || ' ' || t.i, replace('{body}', 'Chi bộ khu 1', 'Chi bộ ' || c.i), {cell}, {at} \
         FROM {cells} c JOIN {months} t ON true"
    );
    run(app, &format!("INSERT INTO release (id, number, as_of, made_at, content_hash, body, cell_id, received_at) {rows}")).await
}

/// The figures of the latest release of each cell: attendance as it was, the others by counting.
async fn figures(app: &App, shape: Shape) -> anyhow::Result<()> {
    let columns = "id, release_id, cell_id, position, measure, period, numerator, denominator, reached, goal";
    let (release, cell, cells) = (key_sql(app, 4, "c.i * 12 + 12"), key_sql(app, 3, "c.i"), numbers(app, shape.cells));
    let insert = |place: i32, key: i32, measure: &str, period: &str, numerator: &str, denominator: &str, reached: &str| {
        let id = key_sql(app, 5, &format!("c.i * 64 + {key}"));
        let rows = format!(
            "SELECT {id}, {release}, {cell}, {place}, '{measure}', '{period}', {numerator}, {denominator}, {reached}, '{{}}' FROM"
        );
        format!("INSERT INTO released_figure ({columns}) {rows} ")
    };
    let sum = "SELECT cell_id, sum(CASE WHEN present THEN 1 ELSE 0 END) AS present, count(*) AS expected FROM attendance_made_up GROUP BY cell_id";
    let mut key = 0;
    for (place, target) in (1..).zip(twelve()) {
        for period in [YEAR, "2025", "term"] {
            key += 1;
            let measure = target.measure.name();
            if (target.measure, period) == (MeasureKind::Attendance, YEAR) {
                let with = insert(place, key, measure, period, "a.present", "a.expected", "a.present * 100 >= a.expected * 85");
                run(app, &format!("{with} {cells} c JOIN ({sum}) a ON a.cell_id = {cell}")).await?;
                continue;
            }
            let turn = format!("(c.i * 13 + {key} * 7) % 20");
            let (numerator, denominator) = match target.measure.answers() {
                FigureKind::Share => (format!("80 + {turn}"), "100"),
                FigureKind::Count => (turn.clone(), "NULL"),
                _ => (String::from("NULL"), "NULL"),
            };
            let with = insert(place, key, measure, period, &numerator, denominator, &format!("{turn} > 4"));
            run(app, &format!("{with} {cells} c")).await?;
        }
    }
    for (place, measure, count) in [(-1, "members_official", "12 + (c.i * 31) % 15"), (0, "members_probationary", "c.i % 3")] {
        key += 1;
        let with = insert(place, key, measure, "now", count, "NULL", "NULL");
        run(app, &format!("{with} {cells} c")).await?;
    }
    Ok(())
}

/// Writes down a cell's key, as if the house had confirmed it.
pub(super) async fn know(app: &App, cell: MadeUp) -> anyhow::Result<()> {
    use chibo_frame::parcel::{Parcel, open};
    use chibo_ward::exchange::{RELEASE, cell_key};
    let opened = open(&Parcel::sign(RELEASE, String::from("{}"), &cell.seed()).bytes()?, RELEASE).ok().context("a file")?;
    let row =
        cell_key::Model { cell_id: unit_key(3, cell.0), sent_as: cell.key(), public_key: opened.key, confirmed_at: app.now() };
    cell_key::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&app.db).await?;
    Ok(())
}
