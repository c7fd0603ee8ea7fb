//! Such a file is taken in: one transaction, recorded.

use super::BUNDLE;
use super::bundle::{Bundle, MOST_BYTES};
use crate::exchange::{Release, cell_key, find_key, find_latest, put_release};
use chibo_core::name::tidy;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::parcel::{BadFile, content_hash, fingerprint, open_up_to};
use chibo_frame::record::{self, Act};
use chibo_people::units::{self, unit};
use sea_orm::DatabaseTransaction;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken in.
    Taken {
        /// The unit that sent it.
        unit: Uuid,
        /// Releases that are new here.
        new: usize,
        /// Cells of which nothing changed.
        same: usize,
    },
    /// Its key is not known for this unit: it is taken with the fingerprint confirmed.
    Unknown {
        /// The sender's name.
        name: String,
        /// The key's fingerprint.
        fingerprint: String,
        /// That of the key which is known, if another is.
        known: Option<String>,
    },
    /// It names a unit that stands elsewhere in this house's tree.
    Elsewhere(String),
    /// It is not taken.
    Bad(BadFile),
}

/// Takes a file in. `confirmed` is the fingerprint that was compared on the telephone.
pub async fn take(app: &App, account: Option<Uuid>, bytes: &[u8], confirmed: &str) -> anyhow::Result<Outcome> {
    let read = open_up_to(bytes, BUNDLE, MOST_BYTES).and_then(|opened| Ok((Bundle::read(&opened.signed)?, opened)));
    let (bundle, opened) = match read {
        Ok(read) => read,
        Err(bad) => return Ok(Outcome::Bad(bad)),
    };
    let tx = app.begin().await?;
    let (known, own) = (find_key(&tx, bundle.unit).await?, fingerprint(&opened.key));
    let is_known = known.as_ref().is_some_and(|known| known.public_key == opened.key);
    if !is_known && confirmed != own {
        let known = known.map(|known| fingerprint(&known.public_key));
        return Ok(Outcome::Unknown { name: bundle.name, fingerprint: own, known });
    }
    if let Some(name) = elsewhere(&tx, &bundle).await? {
        return Ok(Outcome::Elsewhere(name));
    }
    let act = record::begin(app, &tx, account, "bundle-take", &bundle.name).await?;
    let taking = Taking { app, tx: &tx, act: &act };
    taking.tree(&bundle).await?;
    if !is_known {
        let (cell_id, public_key) = (bundle.unit, opened.key);
        let key = cell_key::Model { cell_id, sent_as: cell_id, public_key, confirmed_at: app.now() };
        record::put::<cell_key::Entity>(app, &tx, &act, known, key).await?;
    }
    let mut new = 0;
    for leaf in &bundle.leaves {
        new += usize::from(taking.release(leaf.unit, leaf.release.as_deref()).await?);
    }
    tx.commit().await?;
    Ok(Outcome::Taken { unit: bundle.unit, new, same: bundle.leaves.len() - new })
}

/// The name of a unit of the file that this house knows, but not below the sender: a sender speaks of its own alone.
async fn elsewhere(tx: &DatabaseTransaction, bundle: &Bundle) -> anyhow::Result<Option<String>> {
    let own = units::find_ward(tx).await?.map(|own| own.id);
    if own.is_none() || own == Some(bundle.unit) {
        return Ok(Some(bundle.name.clone()));
    }
    let below: BTreeSet<Uuid> =
        bundle.branches.iter().map(|branch| branch.unit).chain(bundle.leaves.iter().map(|leaf| leaf.unit)).collect();
    for id in below {
        let Some(mut unit) = units::find(tx, id).await? else { continue };
        let name = unit.name.clone();
        while unit.id != bundle.unit {
            match unit.parent_id {
                Some(above) => {
                    unit = units::find(tx, above).await?.ok_or_else(|| anyhow::anyhow!("a unit above that is not there"))?;
                }
                None => return Ok(Some(name)),
            }
        }
    }
    Ok(None)
}

/// What one file writes.
struct Taking<'a> {
    app: &'a App,
    tx: &'a DatabaseTransaction,
    act: &'a Act,
}

impl Taking<'_> {
    /// The units as the sender has them; the sender itself stands where it stands, or below this house's own unit.
    async fn tree(&self, bundle: &Bundle) -> anyhow::Result<()> {
        if units::find(self.tx, bundle.unit).await?.is_none() {
            let own = units::find_ward(self.tx).await?.map(|own| own.id);
            self.unit(bundle.unit, &code(&bundle.level), &bundle.name, own).await?;
        }
        for branch in &bundle.branches {
            self.unit(branch.unit, &code(&branch.level), &branch.name, Some(branch.above)).await?;
        }
        for leaf in &bundle.leaves {
            self.unit(leaf.unit, "cell", &leaf.name, Some(leaf.above)).await?;
        }
        Ok(())
    }

    async fn unit(&self, id: Uuid, kind: &str, name: &str, parent_id: Option<Uuid>) -> anyhow::Result<()> {
        let standing = units::find(self.tx, id).await?;
        let row = match &standing {
            Some(standing) => unit::Model { name: tidy(name), parent_id, ..standing.clone() },
            None => unit::Model { id, kind: kind.to_owned(), name: tidy(name), parent_id, valid_from: None, valid_to: None },
        };
        if standing.as_ref() != Some(&row) {
            record::put::<unit::Entity>(self.app, self.tx, self.act, standing, row).await?;
        }
        Ok(())
    }

    /// Takes a cell's release, if it is newer than what stands; whether it was.
    async fn release(&self, cell: Uuid, signed: Option<&str>) -> anyhow::Result<bool> {
        let Some((release, signed)) = signed.and_then(|signed| Some((Release::read(signed).ok()?, signed))) else {
            return Ok(false);
        };
        let standing = find_latest(self.tx, cell).await?;
        let is_newer = standing.is_none_or(|row| {
            let number = i64::from(release.number).cmp(&row.number.into());
            number.is_gt() || number.is_eq() && row.content_hash != content_hash(signed) && release.made_at > row.made_at
        });
        if is_newer {
            put_release(self.app, self.tx, self.act, cell, &release, signed).await?;
        }
        Ok(is_newer)
    }
}
