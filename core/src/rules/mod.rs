//! Dated rule sets: what a version of the law fixes, as values.
