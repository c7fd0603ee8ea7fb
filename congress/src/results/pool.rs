//! Who may stand: official members of the cell, and for secretary and deputy those of the elected committee.

use super::refusal::Refusal;
use super::store;
use crate::preparing::{self, Body, Summoned, congress};
use chibo_core::congress::{Leadership, leadership};
use chibo_core::election::Office;
use chibo_core::name::tidy;
use sea_orm::ConnectionTrait;

/// The names that may stand on a list.
pub(crate) struct Pool {
    office: Office,
    /// As they stand on a list, and the bare names.
    names: Vec<(String, String)>,
    tellers: Vec<String>,
    secretary: Vec<String>,
}

impl Pool {
    /// Who may stand for an office at a congress.
    pub(crate) async fn of<C: ConnectionTrait>(
        db: &C,
        congress: &congress::Model,
        summoned: &[Summoned],
        office: Office,
        practice: bool,
    ) -> anyhow::Result<Result<Self, Refusal>> {
        let namesakes = preparing::namesakes(summoned);
        let official = summoned.iter().filter(|s| s.standing.official);
        let mut names: Vec<(String, String)> = official.map(|s| (s.called(&namesakes), s.member.name.clone())).collect();
        let committee = if practice { None } else { committee_elected(db, congress, summoned, office).await? };
        if let Some(committee) = committee {
            if committee.is_empty() {
                return Ok(Err(Refusal::CommitteeFirst));
            }
            names.retain(|(called, _)| committee.contains(called));
        }
        let secretary = if office == Office::Deputy { elected(db, congress, Office::Secretary).await? } else { Vec::new() };
        let tellers = preparing::names_of(&preparing::list_bodies(db, congress.id).await?, Body::Tellers);
        Ok(Ok(Self { office, names, tellers, secretary }))
    }

    /// The names to choose from.
    pub(crate) fn names(&self) -> Vec<String> {
        self.names.iter().map(|(called, _)| called).filter(|name| !self.secretary.contains(name)).cloned().collect()
    }

    /// The names as they stand on a list.
    pub(crate) fn resolve(&self, typed: &[String]) -> Result<Vec<String>, Refusal> {
        if typed.is_empty() {
            return Err(Refusal::NoNames);
        }
        typed.iter().map(|name| self.one(&tidy(name))).collect()
    }

    fn one(&self, name: &str) -> Result<String, Refusal> {
        let owned = || name.to_owned();
        let exact = self.names.iter().find(|(called, _)| called == name);
        let bare: Vec<_> = self.names.iter().filter(|(_, bare)| bare == name).collect();
        let called = match (exact, bare.as_slice()) {
            (Some((called, _)), _) | (None, [(called, _)]) => called.clone(),
            (None, []) if matches!(self.office, Office::Secretary | Office::Deputy) => {
                return Err(Refusal::NotOnCommittee { name: owned() });
            }
            (None, []) => return Err(Refusal::NotOfficial { name: owned() }),
            (None, _) => return Err(Refusal::Namesakes { name: owned() }),
        };
        if self.tellers.contains(&called) {
            return Err(Refusal::IsTeller { name: called });
        }
        if self.secretary.contains(&called) {
            return Err(Refusal::IsSecretary { name: called });
        }
        Ok(called)
    }
}

/// From whom an office is elected, where it is from the committee just elected; none where any official member stands.
pub(crate) async fn committee_elected<C: ConnectionTrait>(
    db: &C,
    congress: &congress::Model,
    summoned: &[Summoned],
    office: Office,
) -> anyhow::Result<Option<Vec<String>>> {
    let official = summoned.iter().filter(|one| one.standing.official).count();
    let has_committee = leadership(u32::try_from(official).unwrap_or(u32::MAX)) == Leadership::Committee;
    if !has_committee || !matches!(office, Office::Secretary | Office::Deputy) {
        return Ok(None);
    }
    elected(db, congress, Office::Committee).await.map(Some)
}

/// Whom a congress's closed election of an office elected.
async fn elected<C: ConnectionTrait>(db: &C, congress: &congress::Model, office: Office) -> anyhow::Result<Vec<String>> {
    let rows = store::list_elections(db, congress.id).await?;
    let Some(row) = rows.into_iter().find(|row| row.closed && !row.practice && row.office == office.word()) else {
        return Ok(Vec::new());
    };
    Ok(super::decided(&row.read()?)?.outcome.elected)
}
