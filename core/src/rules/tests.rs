//! Old versions must not move: what each one says is pinned here in full.

extern crate std;
use super::*;
use std::format;
use std::string::String;

fn pinned(rules: &RuleSet) -> String {
    let cap = rules.surplus.value;
    let share = |s: Share| format!("{}/{}", s.numerator, s.denominator);
    format!(
        "{} | {}..{} | majority >{} | quorum >={} | surplus <={} least {} ({}..{}: {}) | prepared {} | outside {} | secretary {}",
        rules.name,
        rules.valid_from,
        rules.valid_to.map_or(String::new(), |d| format!("{d}")),
        share(rules.majority.value),
        share(rules.quorum.value),
        share(cap.share),
        cap.least,
        cap.small_from,
        cap.small_to,
        cap.small,
        rules.prepared_surplus.map_or("-".into(), |p| format!("{}..{}", share(p.value.0), share(p.value.1))),
        rules.outside_nomination.map_or("-".into(), |o| format!(">{}", share(o.value))),
        rules.secretary_rounds.value,
    )
}

#[test]
fn version_244_stands_as_it_was() {
    assert_eq!(
        pinned(&QD_244),
        "244-QĐ/TW | 2014-06-09..2024-10-10 | majority >1/2 | quorum >=2/3 | surplus <=30/100 least 1 (3..5: 1) | \
         prepared - | outside - | secretary 3"
    );
}

#[test]
fn version_190_stands_as_it_is() {
    assert_eq!(
        pinned(&QD_190),
        "190-QĐ/TW | 2024-10-10.. | majority >1/2 | quorum >=2/3 | surplus <=30/100 least 1 (3..5: 1) | \
         prepared 10/100..15/100 | outside >30/100 | secretary 3"
    );
}

#[test]
fn the_day_names_the_version() {
    let name = |y, m, d| on(day(y, m, d)).map(|r| r.name);
    assert_eq!(name(2014, 6, 8), None);
    assert_eq!(name(2014, 6, 9), Some("244-QĐ/TW"));
    assert_eq!(name(2022, 7, 3), Some("244-QĐ/TW"));
    assert_eq!(name(2024, 10, 9), Some("244-QĐ/TW"));
    assert_eq!(name(2024, 10, 10), Some("190-QĐ/TW"));
    assert_eq!(name(2026, 11, 22), Some("190-QĐ/TW"));
    assert_eq!(by_name("190-QĐ/TW").map(|r| r.name), Some("190-QĐ/TW"));
    assert_eq!(by_name("190-QD/TW"), None);
}

#[test]
fn the_versions_follow_each_other_without_gap() {
    for pair in ALL.windows(2) {
        assert_eq!(pair[0].valid_to, Some(pair[1].valid_from));
    }
    assert!(ALL.iter().all(|r| r.valid_from < Day::MAX && r.valid_to != Some(Day::MAX)));
}

#[test]
fn the_numbers_of_a_congress() {
    for (base, needed) in [(98, 50), (97, 49), (96, 49), (95, 48), (101, 51), (11, 6), (10, 6), (1, 1)] {
        assert_eq!(QD_190.votes_needed(base), needed, "base {base}");
    }
    for (summoned, present) in [(98, 66), (99, 66), (100, 67), (3, 2), (1, 1)] {
        assert_eq!(QD_190.quorum_of(summoned), present, "{summoned} summoned");
    }
    for (seats, surplus) in [(1, 1), (2, 1), (3, 1), (5, 1), (6, 1), (7, 2), (10, 3), (13, 3)] {
        assert_eq!(QD_244.surplus_for(seats), surplus, "{seats} seats");
    }
}

#[test]
fn a_name_from_outside_needs_more_than_the_share() {
    assert_eq!(QD_190.admits_outside_name(30, 100), Some(false));
    assert_eq!(QD_190.admits_outside_name(31, 100), Some(true));
    assert_eq!(QD_244.admits_outside_name(31, 100), None);
}
