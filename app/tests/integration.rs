//! The house as a whole: rights of every path, the house rules, the command line, the demonstration.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod integration {
    mod backup;
    mod bad_days;
    mod cli;
    mod crash;
    mod demo;
    mod deny;
    mod fuzz;
    mod hostile;
    mod house;
    mod kills;
    mod moving;
    mod neighbours;
    mod operation;
    mod papers;
    mod personal;
    mod places;
    mod readings;
    mod replica;
    mod rest;
    mod rights;
    mod scan;
    mod served;
    mod servers;
    mod sets;
    mod sheets;
    mod tls;
    mod upgrade;
    mod walk;
    mod words;
    mod workbooks;
}
