//! Sessions that end: kept in the database under the hash of their key, so that a copied file opens no door.

use crate::app::App;
use crate::errors::{self, PageError};
use crate::hash::hex;
use crate::page::{Page, Who, asked_lang};
use crate::trouble::Trouble;
use crate::words::Lang;
use anyhow::Context;
use async_trait::async_trait;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, Session, SessionManagerLayer, SessionStore};

/// A session ends after eight hours without use: a congress day, not a week.
const HOURS: i64 = 8;
const WHO: &str = "who";
const LANG: &str = "lang";
const NOTICE: &str = "notice";
const SEEN: &str = "seen";
const BEGUN: &str = "begun";
const DEVICE: &str = "device";
/// How often the use of a session is written down, in seconds: a session lives from its last writing.
const SEEN_EVERY: i64 = 600;

mod session {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key_hash: String,
        pub account_id: Option<Uuid>,
        pub data: String,
        pub expires: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The store of sessions on the product's own database.
#[derive(Clone)]
pub struct Store(DatabaseConnection);

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

#[async_trait]
impl SessionStore for Store {
    /// Keys are 128 random bits: two alike are not to be expected, and saving would not mind.
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.write(record).await.map_err(|error| backend(&error))
    }

    /// What a session notes while the disk is full or the database away is not worth a page.
    async fn save(&self, record: &Record) -> Result<()> {
        match self.write(record).await {
            Err(error) if Trouble::of_database(&error).is_some() => {
                tracing::warn!(error = %error, "what a session noted was not kept");
                Ok(())
            }
            written => written.map_err(|error| backend(&error)),
        }
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(row) = session::Entity::find_by_id(hash(id)).one(&self.0).await.map_err(|e| backend(&e))? else { return Ok(None) };
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(row.expires).map_err(|e| Error::Decode(e.to_string()))?;
        let now = time::OffsetDateTime::now_utc();
        // One that ends later than a new one would is of a day when the clock stood ahead: it must not live until then.
        if expiry_date <= now || expiry_date > now + time::Duration::hours(HOURS + 1) {
            return Ok(None);
        }
        let data = serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::Entity::delete_by_id(hash(id)).exec(&self.0).await.map_err(|e| backend(&e))?;
        Ok(())
    }
}

impl Store {
    async fn write(&self, record: &Record) -> std::result::Result<(), DbErr> {
        let who: Option<Who> = record.data.get(WHO).and_then(|value| serde_json::from_value(value.clone()).ok());
        let row = session::ActiveModel {
            key_hash: Set(hash(&record.id)),
            account_id: Set(who.map(|who| who.id)),
            data: Set(serde_json::to_string(&record.data).map_err(|e| DbErr::Custom(e.to_string()))?),
            expires: Set(record.expiry_date.unix_timestamp()),
        };
        let again = OnConflict::column(session::Column::KeyHash)
            .update_columns([session::Column::AccountId, session::Column::Data, session::Column::Expires])
            .to_owned();
        session::Entity::insert(row).on_conflict(again).exec_without_returning(&self.0).await?;
        Ok(())
    }
}

/// A known trouble keeps its name.
fn backend(error: &DbErr) -> Error {
    Error::Backend(Trouble::of_database(error).map_or_else(|| error.to_string(), |trouble| trouble.code().to_owned()))
}

fn hash(id: &Id) -> String {
    hex(&Sha256::digest(id.0.to_le_bytes()))
}

pub(crate) fn layer(app: &App) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store(app.db.clone()))
        .with_name("chibo")
        .with_secure(false)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::hours(HOURS)))
}

/// Puts the reader's `Page` into the request. A language asked for in the address is kept.
pub(crate) async fn know(State(app): State<App>, session: Session, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let mut page = Page::open(app.words.clone(), Lang::Vi, parts.uri.path(), app.demo);
    page.who = match session.get(WHO).await {
        Ok(who) => who,
        // Nobody is sent to sign in again, and loses what was typed, because the database is away.
        Err(error) if Trouble::of_session(&error).is_some() => {
            let path = parts.uri.path().to_owned();
            return errors::as_page(page, &path, parts.method.is_safe(), PageError::Fault(error.into()).into_response());
        }
        Err(_) => None,
    };
    page.lang = session.get(LANG).await.ok().flatten().unwrap_or_default();
    if let Some(asked) = asked_lang(&parts) {
        page.lang = asked;
        let _ = session.insert(LANG, asked).await;
    }
    if page.who.is_some() && parts.method == axum::http::Method::GET {
        page.notice = session.remove(NOTICE).await.ok().flatten();
    }
    let now = app.now().timestamp() / SEEN_EVERY;
    if page.who.is_some() && session.get(SEEN).await.ok().flatten() != Some(now) {
        let _ = session.insert(SEEN, now).await;
        if session.get_value(BEGUN).await.ok().flatten().is_none() {
            let _ = session.insert(BEGUN, app.now()).await;
            let _ = session.insert(DEVICE, device(&parts.headers)).await;
        }
    }
    parts.extensions.insert(page);
    next.run(Request::from_parts(parts, body)).await
}

/// Signs in: a new key, so that a key planted before is worth nothing.
pub async fn sign_in(session: &Session, who: &Who) -> anyhow::Result<()> {
    session.cycle_id().await.context("renew the session")?;
    session.insert(WHO, who).await.context("keep the session")?;
    // At once: who is not kept is told so instead of being sent on.
    session.save().await.context("keep the session")
}

/// Signs out.
pub async fn sign_out(session: &Session) -> anyhow::Result<()> {
    session.flush().await.context("end the session")
}

/// Leaves a sentence for the next page.
pub async fn notice(session: &Session, text: String) -> anyhow::Result<()> {
    session.insert(NOTICE, text).await.context("keep a notice")
}

/// Ends every session of an account: its roles or password changed.
pub async fn end_all_of<C: ConnectionTrait>(db: &C, account: Uuid) -> anyhow::Result<()> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(account)).exec(db).await?;
    Ok(())
}

/// A session of an account, as its owner knows it.
pub struct Open {
    /// By what it is ended: not the key that opens it.
    pub name: String,
    /// When it was begun.
    pub begun: Option<DateTime<Utc>>,
    /// When it was used last, to ten minutes.
    pub seen: Option<DateTime<Utc>>,
    /// Browser and system; empty where they are not known.
    pub device: String,
    /// It is the one that asks.
    pub in_use: bool,
}

/// The open sessions of an account, the one begun last first.
pub async fn list_of(app: &App, account: Uuid, session: &Session) -> anyhow::Result<Vec<Open>> {
    let own = session.id().map(|id| hash(&id));
    let find = session::Entity::find().filter(session::Column::AccountId.eq(account));
    let rows = find.filter(session::Column::Expires.gt(app.now().timestamp())).all(&app.db).await?;
    let mut open = Vec::new();
    for row in rows {
        let mut data: HashMap<String, Value> = serde_json::from_str(&row.data).context("read a session")?;
        let mut take = |name: &str| data.remove(name).unwrap_or_default();
        let begun = serde_json::from_value(take(BEGUN)).ok();
        let seen = take(SEEN).as_i64().and_then(|count| DateTime::from_timestamp(count * SEEN_EVERY, 0));
        open.push(Open {
            begun,
            seen: seen.max(begun),
            device: take(DEVICE).as_str().unwrap_or_default().to_owned(),
            in_use: own.as_ref() == Some(&row.key_hash),
            name: row.key_hash,
        });
    }
    open.sort_by_key(|one| std::cmp::Reverse(one.begun));
    Ok(open)
}

/// Ends one session of an account.
pub async fn end<C: ConnectionTrait>(db: &C, account: Uuid, name: &str) -> anyhow::Result<()> {
    let delete = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
    delete.filter(session::Column::KeyHash.eq(name)).exec(db).await?;
    Ok(())
}

/// Browser and system in two words, as far as the browser says them: `Firefox, Windows`.
pub fn device(headers: &HeaderMap) -> String {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("coc_coc", "Cốc Cốc"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let said = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| *name);
    [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_by_two_words() {
        for (said, words) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone"),
            ("curl/8", ""),
        ] {
            let headers = HeaderMap::from_iter([(USER_AGENT, said.parse().unwrap())]);
            assert_eq!(device(&headers), words);
        }
    }
}
