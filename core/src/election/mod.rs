//! Secret ballots: base, slate, rounds, outcome, the record file.
