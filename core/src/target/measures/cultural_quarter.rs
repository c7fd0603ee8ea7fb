//! Target 12. The quarter has the title "khu dân cư văn hóa" of the year.

use super::year_end::due_day;
use crate::target::records::Records;
use crate::target::tally::{Figure, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    due_day(records, term, year)?;
    records.quarter_titles.get(&year).map(|granted| Tally::bare(Figure::Granted(*granted)))
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::target::sample::*;
    use crate::target::tally::Figure;

    #[test]
    fn a_title_refused_is_a_reading_and_a_year_without_a_word_is_none() {
        let mut r = plain(0);
        r.quarter_titles.extend([(2022, true), (2023, false)]);
        let figures = [2022, 2023, 2024].map(|y| year(&r, &term(), y).map(|t| t.figure));
        assert_eq!(figures, [Some(Figure::Granted(true)), Some(Figure::Granted(false)), None]);
    }
}
