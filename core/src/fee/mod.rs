//! Party fees: the tariff of a day, what a member owes for a month, and the months left unpaid.

mod ledger;
mod month;
mod owed;
mod tariff;
mod versions;

pub use ledger::{ARREARS_MONTHS, arrears};
pub use month::Month;
pub use owed::{Account, Lacks, Owed, Payer, RELIEF_MONTHS, Relief, ReliefFault, Why, check_relief, owed};
pub use tariff::{Category, Rate, Tariff};
pub(crate) use versions::versions;
