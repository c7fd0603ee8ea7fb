//! Those put forward, as papers name them: who by, what the congress said, where each stands.

use super::gather;
use super::list::{source, state};
use crate::preparing::{Summoned, congress};
use chibo_core::election::Office;
use chibo_core::election::nomination::Poll;
use chibo_frame::Page;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// **Người được giới thiệu.** One who was put forward.
pub(crate) struct Named {
    pub(crate) member: Uuid,
    pub(crate) name: String,
    /// Who put him forward, in words.
    pub(crate) source: String,
    /// The poll of the congress, where one was taken.
    pub(crate) poll: Option<Poll>,
    /// Where he stands, in words.
    pub(crate) state: String,
}

/// All who were put forward for an office, in the order of the list.
pub(crate) async fn named<C: ConnectionTrait>(
    db: &C,
    page: &Page,
    congress: &congress::Model,
    summoned: &[Summoned],
    office: Office,
) -> anyhow::Result<Vec<Named>> {
    let Some(whole) = gather::whole(db, congress, summoned, office).await? else { return Ok(Vec::new()) };
    let one = |one: &gather::Standing| Named {
        member: one.row.member_id,
        name: one.nominee.name.clone(),
        source: source(page, one),
        poll: one.nominee.poll,
        state: state(page, &whole, one).1,
    };
    Ok(whole.candidates.iter().map(one).collect())
}
