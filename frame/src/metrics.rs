//! The figures of a server, as Prometheus reads them: how much there is of everything, of nobody in particular.

use crate::app::App;
use crate::backup::{self, plan};
use crate::health::{self, Readiness};
use crate::live;
use crate::requests::Requests;
use anyhow::Context;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use sea_orm::{DatabaseConnection, DbBackend};

/// How the text is called.
pub const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// One figure that a slice knows: its name, what it is, and how much of which kind.
pub struct Figure {
    /// The name, without the product's.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// How much, by kind; one without a kind stands alone.
    pub much: Vec<(&'static str, u64)>,
}

/// The text of all figures, with those that slices bring.
pub async fn text(app: &App, others: Vec<Figure>) -> anyhow::Result<String> {
    let mut registry = Registry::default();
    app.shared.of::<Requests>().register(&mut registry);
    let own = own(app).await;
    for figure in own.into_iter().chain(others) {
        put(&mut registry, figure);
    }
    let mut text = String::new();
    encode(&mut text, &registry).context("write the figures")?;
    Ok(text)
}

fn put(registry: &mut Registry, figure: Figure) {
    let name = format!("chibo_{}", figure.name);
    let gauge = |much: u64| {
        let gauge = Gauge::<i64>::default();
        gauge.set(much.cast_signed());
        gauge
    };
    if let [("", much)] = figure.much.as_slice() {
        registry.register(name, figure.about, gauge(*much));
        return;
    }
    let family = Family::<Vec<(&'static str, &'static str)>, Gauge>::default();
    for (kind, much) in figure.much {
        family.get_or_create(&vec![("kind", kind)]).set(much.cast_signed());
    }
    registry.register(name, figure.about, family);
}

/// What the frame knows. A figure that cannot be had now is left out; the others are told.
async fn own(app: &App) -> Vec<Figure> {
    let ready = health::look(app).await;
    let (open, idle) = connections(&app.db);
    let one = |name, about, much| Figure { name, about, much: vec![("", much)] };
    let mut all = vec![
        one("ready", "Whether requests are welcome here", u64::from(ready == Readiness::Ready)),
        one("live_streams", "Pages that follow by themselves", live::open_streams(app)),
        Figure {
            name: "database_connections",
            about: "Connections to the database",
            much: vec![("used", open.saturating_sub(idle)), ("idle", idle)],
        },
    ];
    if let Some(serves) = app.replica_serves() {
        all.push(one("replica_serves", "Whether pages for everybody are made at the replica", u64::from(serves)));
    }
    if ready == Readiness::Database {
        return all;
    }
    if let Ok(Some(last)) = backup::last(app).await {
        let age = u64::try_from((app.now() - last.at).num_seconds()).unwrap_or_default();
        all.push(one("backup_age_seconds", "Since the last backup was made", age));
    }
    if let Ok(Some(state)) = plan::state(app).await {
        all.push(one("backup_due", "Whether the plan's next backup is due", u64::from(state.due)));
    }
    all
}

fn connections(db: &DatabaseConnection) -> (u64, u64) {
    let count = |idle: usize| u64::try_from(idle).unwrap_or(u64::MAX);
    if db.get_database_backend() == DbBackend::Postgres {
        let pool = db.get_postgres_connection_pool();
        (pool.size().into(), count(pool.num_idle()))
    } else {
        let pool = db.get_sqlite_connection_pool();
        (pool.size().into(), count(pool.num_idle()))
    }
}
