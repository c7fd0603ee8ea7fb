//! The house as a whole: rights of every path, the house rules, the command line, the demonstration.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod integration {
    mod backup;
    mod cli;
    mod crash;
    mod demo;
    mod house;
    mod papers;
    mod rest;
    mod rights;
    mod scan;
    mod sets;
    mod sheets;
    mod words;
    mod workbooks;
}
