//! The title "gia đình văn hóa", counted over the households registered that year.

use super::year_end::due_day;
use crate::household::Household;
use crate::target::records::Records;
use crate::target::tally::{Counted, LeftOut, Reason, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;

/// The share of households with the title. `outside` says why a registered household is not of this measure's kind.
pub(super) fn titled(records: &Records, term: &Term, year: i32, outside: impl Fn(&Household) -> Option<Reason>) -> Option<Tally> {
    let on = Some(due_day(records, term, year)?);
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for household in &records.households {
        let subject = Subject::Household(household.id);
        match (household.titles.get(&year), outside(household)) {
            (None, _) => left_out.push(LeftOut { subject, on, reason: Reason::NotRegistered }),
            (Some(_), Some(reason)) => left_out.push(LeftOut { subject, on, reason }),
            (Some(granted), None) => counted.push(Counted { subject, on, in_numerator: *granted }),
        }
    }
    Tally::share(counted, left_out)
}
