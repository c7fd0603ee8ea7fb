//! How a round came to its count, for the minutes: the ways that agreed, and why papers are invalid. Totals only.

use super::agreement::{self, way_name};
use super::store::{Correction, find_round};
use super::words;
use chibo_core::election::{Count, Slate, Spoilt, Style, Way};
use chibo_frame::Page;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// **Cách kiểm của một lần bầu**, as it stands behind the count in the record.
pub(crate) struct Account {
    ways: Vec<Way>,
    /// Why the tellers made do with one way.
    alone: Option<String>,
    /// The invalid papers by reason; empty where no way knows them, or the ways do not say the same.
    reasons: BTreeMap<Spoilt, u32>,
    /// What was corrected on the way, oldest first.
    corrections: Vec<Correction>,
}

/// The account of a round; none where its count was not made here, or is no longer the one in the record.
pub(crate) async fn account<C: ConnectionTrait>(
    db: &C,
    election: Uuid,
    round: usize,
    style: Style,
    count: &Count,
) -> anyhow::Result<Option<Account>> {
    let Some(work) = find_round(db, election, round).await?.filter(|work| work.entered) else { return Ok(None) };
    let ways = work.ways(style)?;
    if ways.is_empty() || ways.iter().any(|(_, said)| said != count) {
        return Ok(None);
    }
    let ways: Vec<Way> = ways.into_iter().map(|(way, _)| way).collect();
    let mut reasons = Vec::new();
    for way in &ways {
        reasons.extend(work.totals(*way)?.map(|totals| totals.reasons).filter(|reasons| !reasons.is_empty()));
    }
    let corrections = work.corrections()?;
    Ok(Some(Account { ways, alone: work.alone, reasons: agreed(reasons, count.ballots.invalid), corrections }))
}

/// The reasons, if all that know them say the same and they make up the invalid papers.
fn agreed(mut said: Vec<BTreeMap<Spoilt, u32>>, invalid: u32) -> BTreeMap<Spoilt, u32> {
    said.dedup();
    let sum = |reasons: &BTreeMap<Spoilt, u32>| reasons.values().map(|papers| u64::from(*papers)).sum::<u64>();
    match said.pop() {
        Some(reasons) if said.is_empty() && sum(&reasons) == u64::from(invalid) => reasons,
        _ => BTreeMap::new(),
    }
}

impl Account {
    /// By which ways it was counted, and that they agree; or why there was only one.
    pub(crate) fn said(&self, page: &Page) -> String {
        let ways = self.ways.iter().map(|way| way_name(page, *way).to_lowercase()).collect::<Vec<_>>().join(", ");
        match &self.alone {
            Some(why) => page.with("counting-account-alone", &[("way", &ways), ("why", why)]),
            None => page.with("counting-account-agreed", &[("count", &self.ways.len()), ("ways", &ways)]),
        }
    }

    /// What was corrected on the way, a sentence each.
    pub(crate) fn corrected(&self, page: &Page, slate: &Slate) -> Vec<String> {
        agreement::corrections(page, slate, &self.corrections)
    }

    /// Why papers are invalid, each reason with its number; none where nobody wrote it down.
    pub(crate) fn why_invalid(&self, page: &Page) -> Option<String> {
        let each = |(why, papers): (&Spoilt, &u32)| format!("{} ({})", words::reason(page, *why), page.number(papers));
        let all = self.reasons.iter().filter(|(_, papers)| **papers > 0).map(each).collect::<Vec<_>>().join("; ");
        (!all.is_empty()).then(|| page.t1("counting-account-invalid", "reasons", all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_only_where_they_agree_and_add_up() {
        let of = |papers| BTreeMap::from([(Spoilt::TooMany, papers), (Spoilt::Nobody, 1)]);
        assert_eq!(agreed(vec![of(2)], 3), of(2));
        assert_eq!(agreed(vec![of(2), of(2)], 3), of(2));
        assert!(agreed(vec![of(2)], 4).is_empty(), "one paper has no reason");
        assert!(agreed(vec![of(2), of(3)], 3).is_empty(), "two ways differ");
        assert!(agreed(Vec::new(), 0).is_empty());
    }
}
