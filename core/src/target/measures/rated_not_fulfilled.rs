//! Members rated "không hoàn thành nhiệm vụ", of those rated that year.

use super::ratings::rated_where;
use crate::rating::Level;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let mut rated = rated_where(|level| level == Level::NotFulfilled, records, term, year)?;
    rated.counted.retain(|one| one.in_numerator);
    Some(Tally::count(rated.counted, rated.left_out))
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::rating::Level;
    use crate::target::sample::*;

    #[test]
    fn a_year_without_ratings_says_nothing() {
        let mut r = plain(3);
        r.ratings.extend([((2023, id(1)), Level::NotFulfilled), ((2023, id(2)), Level::Good), ((2024, id(1)), Level::Good)]);
        assert_eq!([2022, 2023, 2024].map(|y| count(year(&r, &term(), y))), [None, Some(1), Some(0)]);
    }
}
