//! The house as a whole: rights of every path, the house rules, the command line, the demonstration.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod integration {
    mod backup;
    mod bad_days;
    mod cli;
    mod crash;
    mod demo;
    mod house;
    mod kills;
    mod papers;
    mod readings;
    mod rest;
    mod rights;
    mod scan;
    mod served;
    mod sets;
    mod sheets;
    mod upgrade;
    mod words;
    mod workbooks;
}
