//! How long a name is looked for among 100,000 members: the whole way that the roll's page goes, from the question to the keys.

use crate::{large, line, median};
use chibo::house;
use chibo_frame::App;
use chibo_frame::app::Clock;
use chibo_frame::record::{self, difference, save};
use chibo_people::{roll, units};
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

const MEMBERS: usize = 100_000;

/// A whole name, a part, without accents, with a wrong letter, with a letter too many, and nobody's.
const QUESTIONS: [&str; 7] = ["Nguyễn Văn An", "hạnh", "tran thi lan", "Nguyen Vna Anh", "hooàng minh", "ng", "Xyz Qwerty"];

pub(crate) async fn measure(dir: &Path) -> anyhow::Result<()> {
    let app = house::open(dir, None, Clock::Machine).await?;
    let cell = units::create(&app, None, "Đảng bộ lớn", "Phường lớn").await??.id;
    fill(&app, cell).await?;
    let start = Instant::now();
    roll::names(&app, cell).await?;
    line("100,000 members: the index, read and built once", start.elapsed(), Duration::from_secs(2));
    for asked in QUESTIONS {
        let mut taken = Vec::new();
        for _ in 0..51 {
            let start = Instant::now();
            roll::names(&app, cell).await?.find(asked, 50);
            taken.push(start.elapsed());
        }
        line(&format!("100,000 members: search “{asked}”"), median(&mut taken), Duration::from_millis(10));
    }
    Ok(())
}

async fn fill(app: &App, cell: Uuid) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, None, "import", &"made up").await?;
    let rows = (0..MEMBERS).map(|i| roll::member::Model::blank(app.new_id(), cell, &large::name(i))).collect();
    save::<roll::member::Entity>(app, &tx, &act, difference::<roll::member::Entity>(&[], rows)).await?;
    tx.commit().await
}
