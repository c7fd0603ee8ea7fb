//! Who does something in the newsroom. The name goes with the act, for this slice does not know accounts.

use chibo_frame::record::{self, Act};
use chibo_frame::{App, Page, PageError};
use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An editor, or nobody: the machine at its hour, the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct By {
    /// The account.
    pub account: Option<Uuid>,
    /// The account's name as it was then.
    pub name: String,
}

/// What an act in the newsroom was about.
#[derive(Serialize, Deserialize)]
struct Detail {
    article: Uuid,
    by: String,
}

impl By {
    /// Who reads the page.
    pub(crate) fn of(page: &Page) -> Result<Self, PageError> {
        let who = page.who.as_ref().ok_or(PageError::SignIn)?;
        Ok(Self { account: Some(who.id), name: who.name.clone() })
    }

    /// Begins an act about an article.
    pub(crate) async fn begin(&self, app: &App, tx: &DatabaseTransaction, verb: &str, article: Uuid) -> anyhow::Result<Act> {
        record::begin(app, tx, self.account, verb, &Detail { article, by: self.name.clone() }).await
    }
}

/// The name of who did it, where the act keeps one.
pub(crate) fn name_of(act: &Act) -> Option<String> {
    serde_json::from_str::<Detail>(&act.detail).ok().map(|detail| detail.by).filter(|name| !name.is_empty())
}
