//! The sums along the tree: right after every change, for they are asked of the figures themselves each time.

use super::ward;
use chibo_core::unit::UnitKind;
use chibo_frame::record::{self, Undone};
use chibo_frame::{App, Role};
use chibo_people::units::{self, Change, Decision, New, unit};
use chibo_ward::exchange::{self, Release, released_figure};
use chibo_ward::testing::{MadeUp, fill};
use chibo_ward::totals::{Total, find_total};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A unit above cells.
async fn put(app: &App, kind: &str, name: &str, parent_id: Option<Uuid>) -> Uuid {
    let row = unit::Model { id: app.new_id(), kind: kind.into(), name: name.into(), parent_id, valid_from: None, valid_to: None };
    let id = row.id;
    unit::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&app.db).await.unwrap();
    id
}

async fn place(app: &App, id: Uuid, parent_id: Option<Uuid>) {
    let row = unit::Model { parent_id, ..units::find(&app.db, id).await.unwrap().unwrap() };
    unit::Entity::update(row.into_active_model().reset_all()).exec(&app.db).await.unwrap();
}

/// Takes a release in, past its signature; the act.
async fn release(app: &App, cell: Uuid, release: Release) -> Uuid {
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "release-take", &release.number).await.unwrap();
    let signed = serde_json::to_string(&release).unwrap();
    exchange::put_release(app, &tx, &act, cell, &release, &signed).await.unwrap();
    tx.commit().await.unwrap();
    act.id
}

/// What the figures come to for a unit and a year, counted one by one.
async fn counted(app: &App, of: Uuid, period: &str) -> Vec<Total> {
    let parents: BTreeMap<Uuid, Option<Uuid>> =
        units::list(&app.db).await.unwrap().into_iter().map(|unit| (unit.id, unit.parent_id)).collect();
    let is_below = |mut unit: Uuid| {
        while let Some(Some(above)) = parents.get(&unit) {
            if *above == of {
                return true;
            }
            unit = *above;
        }
        false
    };
    let mut sums: BTreeMap<String, Total> = BTreeMap::new();
    for row in released_figure::Entity::find().all(&app.db).await.unwrap() {
        if row.period == period && is_below(row.cell_id) {
            let nothing =
                Total { unit_id: of, measure: row.measure.clone(), cells: 0, reached: 0, missed: 0, numerator: 0, denominator: 0 };
            let sum = sums.entry(row.measure.clone()).or_insert(nothing);
            sum.cells += 1;
            sum.reached += i64::from(row.reached == Some(true));
            sum.missed += i64::from(row.reached == Some(false));
            sum.numerator += row.numerator.unwrap_or(0);
            sum.denominator += row.denominator.unwrap_or(0);
        }
    }
    sums.into_values().collect()
}

/// Everything that is kept is what is counted.
async fn holds(app: &App, when: &str) {
    for unit in units::list(&app.db).await.unwrap() {
        for period in ["2024", "term"] {
            let kept = find_total(&app.db, unit.id, period).await.unwrap();
            let counted = if unit.kind == "cell" { Vec::new() } else { counted(app, unit.id, period).await };
            assert_eq!(kept, counted, "{when}: {} in {period}", unit.name);
        }
    }
}

#[tokio::test]
async fn the_sums_are_right_after_every_change() {
    let (house, own) = ward().await;
    let province = put(&house.app, "province", "Tỉnh Quảng Ninh", None).await;
    let cells = fill(&house.app, own, 6).await.unwrap();
    holds(&house.app, "filled").await;
    place(&house.app, own, Some(province)).await;
    holds(&house.app, "a ward under a province").await;
    let other = put(&house.app, "ward", "Phường Yên Thanh", Some(province)).await;
    place(&house.app, cells[0], Some(other)).await;
    place(&house.app, cells[1], Some(other)).await;
    holds(&house.app, "two cells to another ward").await;
    let whole = find_total(&house.app.db, province, "2024").await.unwrap();
    assert!(whole.len() > 10 && whole.iter().all(|total| total.cells == 6), "{whole:?}");

    let act = release(&house.app, cells[1], MadeUp(2).release(2, house.app.today())).await;
    holds(&house.app, "a newer release").await;
    let tx = house.app.begin().await.unwrap();
    let act = record::find_act(&tx, act).await.unwrap().unwrap();
    assert!(matches!(record::undo(&house.app, &tx, None, act).await.unwrap(), Undone::Whole(_)));
    tx.commit().await.unwrap();
    holds(&house.app, "taken back").await;

    place(&house.app, own, None).await;
    holds(&house.app, "a ward by itself").await;
    let copy = chibo_frame::testing::scratch(&super::SLICES, house.app.now()).await.unwrap();
    chibo_frame::backup::tables::carry(&house.app, &copy.app.db, &mut |_| {}).await.unwrap();
    holds(&copy.app, "carried over").await;

    place(&house.app, own, Some(province)).await;
    let mut browser = house.signed_in("danguy", &[Role::Ward]).await;
    let page = browser.get("/van-phong/tong-hop?ky=2024").await;
    assert_eq!(page.one("h1"), "Tổng hợp của Tỉnh Quảng Ninh");
    assert_eq!(page.all("table.heat tbody tr").len(), 2);
    assert_eq!(page.all("tfoot tr").len(), 4, "the whole, the lowest, the middle, the highest");
    let below = browser.get(&format!("/van-phong/tong-hop/{own}?ky=2024")).await;
    assert_eq!(below.all("table.heat tbody tr").len(), 4, "its cells, by their own figures");
    assert!(below.one("p.crumbs").contains("Tỉnh Quảng Ninh"));
}

#[tokio::test]
async fn an_earlier_day_is_shown_as_it_was() {
    let (house, own) = ward().await;
    let app = house.app.clone();
    let (today, yesterday) = (app.today(), app.today().pred_opt().unwrap());
    let long_ago = yesterday.checked_sub_months(chrono::Months::new(6)).unwrap();
    let cells = fill(&app, own, 4).await.unwrap();
    let decision = Decision { number: "12-QĐ/ĐU".into(), ..Decision::default() };
    let new = |kind, name: &str, parent, first| New { kind, name: name.into(), parent, first, below: None };
    let province = new(UnitKind::Province, "Tỉnh Quảng Ninh", None, None);
    let province = units::found(&app, None, New { below: Some(own), ..province }, &decision).await.unwrap().unwrap();
    let other = new(UnitKind::Ward, "Phường Yên Thanh", Some(province), Some(long_ago));
    let other = units::found(&app, None, other, &decision).await.unwrap().unwrap();
    for (cell, number) in cells.iter().zip(1..) {
        release(&app, *cell, MadeUp(number).release(2, long_ago)).await;
    }
    let mut browser = house.signed_in("danguy", &[Role::Ward]).await;
    let tables = |page: chibo_people::testing::Answer| (page.all("table.heat tr"), page.all("p.lead"));
    let now = tables(browser.get(&format!("/van-phong/tong-hop/{province}?ky=2024")).await);
    let then = format!("/van-phong/tong-hop/{province}?ky=2024&ngay={yesterday}");
    assert_eq!(tables(browser.get(&then).await), now, "nothing came since");
    assert_eq!(now.0.len(), 1 + 2 + 1, "{:?}", now.0);

    units::change(&app, None, cells[0], today, Change::Move(other), &decision).await.unwrap().unwrap();
    release(&app, cells[1], MadeUp(7).release(3, today)).await;
    assert_eq!(tables(browser.get(&then).await), now, "the day stays as it was");
    assert_ne!(tables(browser.get(&format!("/van-phong/tong-hop/{province}?ky=2024")).await), now);
    holds(&app, "a cell that moved").await;
    let below = browser.get(&format!("/van-phong/tong-hop/{own}?ky=2024&ngay={yesterday}")).await;
    assert_eq!(below.all("table.heat tbody tr").len(), 4);
    assert_eq!(browser.get(&format!("/van-phong/tong-hop/{own}?ky=2024")).await.all("table.heat tbody tr").len(), 3);
    let none = browser.get(&format!("/van-phong/tong-hop/{province}?ngay=1/1/2020")).await;
    assert!(none.all("table.heat").is_empty() && none.all("[role=status]").len() == 1);
    assert!(browser.get(&format!("/van-phong/tong-hop/{province}?ngay=abc")).await.one("#ngay-error").contains("abc"));
}
