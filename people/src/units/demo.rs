//! The succession of the case this product was born from: phường Quang Trung of the city Uông Bí becomes part of phường Uông
//! Bí, directly under the province, on 1 July 2025 (NQ 1679/NQ-UBTVQH15 of 16 June 2025).

use super::store;
use super::succession::{Change, Decision, New, Refusal, change, found};
use anyhow::{Context, anyhow};
use chibo_core::day::parse_day;
use chibo_core::unit::UnitKind;
use chibo_frame::App;
use uuid::Uuid;

/// The decision.
const NUMBER: &str = "1679/NQ-UBTVQH15";
/// The wards that became one; the cell's own ward besides them.
const OTHERS: [&str; 2] = ["Phường Thanh Sơn", "Phường Yên Thanh"];

/// Writes it for the cell of this data directory and the ward above it.
pub async fn load_succession(app: &App) -> anyhow::Result<()> {
    let cell = store::find_cell(&app.db).await?.context("there is no cell yet")?;
    let ward = cell.parent_id.context("the cell has no ward")?;
    let none = Decision::default();
    let of = |kind, name: &str, parent| New { kind, name: name.to_owned(), parent, first: None, below: None };
    let province = done(found(app, None, of(UnitKind::Province, "Tỉnh Quảng Ninh", None), &none).await?)?;
    let city = New { below: Some(ward), ..of(UnitKind::City, "Thành phố Uông Bí", Some(province)) };
    let city = done(found(app, None, city, &none).await?)?;
    let mut wards = vec![ward];
    for name in OTHERS {
        wards.push(done(found(app, None, of(UnitKind::Ward, name, Some(city)), &none).await?)?);
    }
    merge(app, province, city, &wards).await
}

async fn merge(app: &App, province: Uuid, city: Uuid, wards: &[Uuid]) -> anyhow::Result<()> {
    let first = parse_day("1/7/2025").context("a day")?;
    let decision =
        Decision {
            number: NUMBER.to_owned(), decided_on: parse_day("16/6/2025"), issuer: "Ủy ban Thường vụ Quốc hội".to_owned()
        };
    let new =
        New {
            kind: UnitKind::Ward, name: "Phường Uông Bí".to_owned(), parent: Some(province), first: Some(first), below: None
        };
    let into = done(found(app, None, new, &decision).await?)?;
    for ward in wards {
        done(change(app, None, *ward, first, Change::Merge(into), &decision).await?)?;
    }
    done(change(app, None, city, first, Change::End, &decision).await?)
}

fn done<T>(result: Result<T, Refusal>) -> anyhow::Result<T> {
    result.map_err(|refusal| anyhow!("the demonstration's units: {refusal:?}"))
}
