//! Target 7. The cell's own rating of the year.

use super::year_end::due_day;
use crate::target::records::Records;
use crate::target::tally::{Figure, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    due_day(records, term, year)?;
    records.cell_ratings.get(&year).map(|level| Tally::bare(Figure::Level(*level)))
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::rating::Level;
    use crate::target::sample::*;
    use crate::target::tally::Figure;

    #[test]
    fn due_at_the_end_of_the_year() {
        let mut r = plain(0);
        r.cell_ratings.extend([(2024, Level::Good), (2025, Level::Excellent)]);
        assert_eq!(year(&r, &term(), 2024).map(|t| t.figure), Some(Figure::Level(Level::Good)));
        assert_eq!(year(&r, &term(), 2025), None, "2025 ends in the next term");
        assert_eq!(year(&r, &term(), 2023), None);
        r.today = day("30/12/2024");
        assert_eq!(year(&r, &term(), 2024), None);
    }
}
