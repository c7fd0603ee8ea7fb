//! The house as a whole: rights of every path, the house rules, the command line, the demonstration.

mod integration {
    mod cli;
    mod demo;
    mod house;
    mod rights;
    mod words;
}
