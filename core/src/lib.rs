//! The law and the sums of a Party cell's term.
//!
//! Pure: no file, network, clock, SQL, HTTP, floating point, hash map, and no words for users. Facts are gathered
//! elsewhere and handed over as values; answers come back as values with their reasons.
#![no_std]

extern crate alloc;

pub mod admission;
pub mod badge;
pub mod congress;
pub mod dated;
pub mod day;
pub mod deadline;
pub mod duplicate;
pub mod election;
pub mod exact;
pub mod fee;
pub mod four_goods;
pub mod holiday;
pub mod household;
pub mod inspection;
pub mod mandate;
pub mod meeting;
pub mod member;
pub mod movements;
pub mod name;
pub mod particulars;
pub mod personal;
pub mod rating;
pub mod register;
pub mod roll_call;
pub mod rules;
pub mod search;
pub mod study;
pub mod target;
pub mod term;
pub mod unit;
