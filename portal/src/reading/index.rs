//! The index of words: kept up with the published pages, and asked. Triggers note which page changed (`schema`); its
//! words are read anew before the next search, by whoever comes first. Its entries bear the second in which the page was
//! published as their number, so that the newest matches come first without sorting.

use super::store::{self, publication};
use super::words::{self, Wanted};
use chibo_frame::App;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseBackend, DatabaseTransaction, FromQueryResult, Statement, Value};

/// How many pages are read anew at a time.
const AT_ONCE: u64 = 200;

#[derive(FromQueryResult)]
struct Id {
    article_id: Uuid,
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

fn statement(backend: DatabaseBackend, sql: &str, values: Vec<Value>) -> Statement {
    let mut sql = sql.to_owned();
    if backend == DatabaseBackend::Sqlite {
        for place in 1..=values.len() {
            sql = sql.replace(&format!("${place}"), &format!("?{place}"));
        }
    }
    Statement::from_sql_and_values(backend, sql, values)
}

/// Reads the words of pages that changed, as many as are read at a time; how many there were.
pub async fn keep_up(app: &App) -> anyhow::Result<usize> {
    let backend = app.db.get_database_backend();
    let any = statement(backend, "SELECT article_id FROM publication_changed LIMIT 1", vec![]);
    if app.db.query_one_raw(any).await?.is_none() {
        return Ok(0);
    }
    let tx = app.begin().await?;
    let sql = format!(
        "DELETE FROM publication_changed WHERE article_id IN (SELECT c.article_id FROM publication_changed c \
         LEFT JOIN publication p ON p.article_id = c.article_id ORDER BY p.published_at LIMIT {AT_ONCE}) RETURNING article_id"
    );
    let changed = Id::find_by_statement(statement(backend, &sql, vec![])).all(&tx).await?;
    for id in &changed {
        read(&tx, id.article_id).await?;
    }
    tx.commit().await?;
    Ok(changed.len())
}

/// Reads the words of one page anew; forgets them where it is gone.
async fn read(tx: &DatabaseTransaction, id: Uuid) -> anyhow::Result<()> {
    let backend = tx.get_database_backend();
    let find = statement(backend, "SELECT number FROM publication_words WHERE article_id = $1", vec![id.into()]);
    let standing = Number::find_by_statement(find).one(tx).await?.map(|found| found.number);
    let page = store::find_publication(tx, id).await?;
    if let Some(number) = standing {
        if backend == DatabaseBackend::Sqlite {
            tx.execute_raw(statement(backend, "DELETE FROM publication_fts WHERE rowid = $1", vec![number.into()])).await?;
        }
        tx.execute_raw(statement(backend, "DELETE FROM publication_words WHERE number = $1", vec![number.into()])).await?;
    }
    let Some(page) = page else { return Ok(()) };
    let number = match standing {
        Some(number) => number,
        None => free(tx, page.published_at.timestamp()).await?,
    };
    write(tx, number, &page).await
}

async fn write(tx: &DatabaseTransaction, number: i64, page: &publication::Model) -> anyhow::Result<()> {
    let backend = tx.get_database_backend();
    let entries = words::of_page(page.site_id, &[&page.headline, &page.author, &page.tags, &words::text_of(&page.html)]);
    let (number, id) = (Value::from(number), Value::from(page.article_id));
    if backend == DatabaseBackend::Sqlite {
        let row = "INSERT INTO publication_words (number, article_id) VALUES ($1, $2)";
        tx.execute_raw(statement(backend, row, vec![number.clone(), id])).await?;
        let entries = entries.into_iter().collect::<Vec<_>>().join(" ");
        let index = "INSERT INTO publication_fts (rowid, words) VALUES ($1, $2)";
        tx.execute_raw(statement(backend, index, vec![number, entries.into()])).await?;
    } else {
        // Entries are letters, digits and `_`: nothing in them ends the quotation.
        let entries = entries.iter().map(|entry| format!("'{entry}'")).collect::<Vec<_>>().join(" ");
        let row = "INSERT INTO publication_words (number, article_id, words) VALUES ($1, $2, CAST($3 AS tsvector))";
        tx.execute_raw(statement(backend, row, vec![number, id, entries.into()])).await?;
    }
    Ok(())
}

/// The first free number from here on.
async fn free(tx: &DatabaseTransaction, from: i64) -> anyhow::Result<i64> {
    let backend = tx.get_database_backend();
    let taken = statement(backend, "SELECT number FROM publication_words WHERE number = $1", vec![from.into()]);
    if Number::find_by_statement(taken).one(tx).await?.is_none() {
        return Ok(from);
    }
    let sql = "SELECT w.number + 1 AS number FROM publication_words w WHERE w.number >= $1 \
               AND NOT EXISTS (SELECT 1 FROM publication_words n WHERE n.number = w.number + 1) ORDER BY w.number LIMIT 1";
    let found = Number::find_by_statement(statement(backend, sql, vec![from.into()])).one(tx).await?;
    Ok(found.map_or(from, |found| found.number))
}

/// The newest pages that have what is wanted, newest first.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, wanted: &Wanted, most: usize) -> anyhow::Result<Vec<Uuid>> {
    let backend = db.get_database_backend();
    let (and, or, quote, sql) = if backend == DatabaseBackend::Sqlite {
        let sql = "SELECT w.article_id FROM publication_fts f JOIN publication_words w ON w.number = f.rowid \
                   WHERE publication_fts MATCH $1 ORDER BY f.rowid DESC";
        (" AND ", " OR ", '"', sql)
    } else {
        let sql = "SELECT article_id FROM publication_words WHERE words @@ CAST($1 AS tsquery) ORDER BY number DESC";
        (" & ", " | ", '\'', sql)
    };
    let quoted = |entries: &[String], joint: &str| {
        entries.iter().map(|entry| format!("{quote}{entry}{quote}")).collect::<Vec<_>>().join(joint)
    };
    let mut asked = quoted(&wanted.all, and);
    if !wanted.any.is_empty() {
        asked = format!("{asked}{and}({})", quoted(&wanted.any, or));
    }
    let found = Id::find_by_statement(statement(backend, &format!("{sql} LIMIT {most}"), vec![asked.into()])).all(db).await?;
    Ok(found.into_iter().map(|id| id.article_id).collect())
}
