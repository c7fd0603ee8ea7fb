//! The record file's edges: what is refused and with which field, what is passed over, what differs.

extern crate std;
use super::{Difference, ElectionRecord, Fault, Next, Statement, Verdict, verify};
use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

const SAMPLE: &str = include_str!("../../cases/bare-majority.json");

fn with(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "{from}");
    SAMPLE.replacen(from, to, 1)
}

fn faults(text: &str) -> Vec<String> {
    verify(text).map_or_else(|faults| faults.iter().map(Fault::to_string).collect(), |_| Vec::new())
}

fn difference(from: &str, to: &str) -> Difference {
    let text = with(from, to);
    verify(&text).unwrap_or_else(|f| panic!("{f:?}")).difference().cloned().unwrap_or_else(|| panic!("{to} agrees"))
}

#[test]
fn the_outcome_is_written_as_the_format_shows_it() {
    let outcome = serde_json::to_string(verify(SAMPLE).unwrap().outcome()).unwrap();
    assert_eq!(
        outcome,
        r#"{"rules":"190-QĐ/TW","base":96,"votes_needed":49,"rounds":[{"elected":["A","B","C","Đ"],"tied":[],"seats_left":1}],"elected":["A","B","C","Đ"],"next":{"step":"another_round","seats":1}}"#
    );
    let tie = verify(include_str!("../../cases/tie.json")).unwrap();
    assert_eq!(serde_json::to_string(&tie.outcome().next).unwrap(), r#"{"step":"tie_revote","names":["C","D"],"seats":1}"#);
    for (next, json) in [
        (Next::Complete, r#"{"step":"complete"}"#),
        (Next::CongressDecides, r#"{"step":"congress_decides"}"#),
        (Next::SuperiorAppoints, r#"{"step":"superior_appoints"}"#),
    ] {
        assert_eq!(serde_json::to_string(&next).unwrap(), json);
    }
}

#[test]
fn each_fault_names_its_field() {
    let cases = [
        (r#""issued": 95"#, r#""issued": 96"#, "rounds[0].issued: 96 issued, above 95 present"),
        (r#""issued": 95"#, r#""issued": 94"#, "rounds[0].returned: 95 returned, above 94 issued"),
        (r#""invalid": 2"#, r#""invalid": 1"#, "rounds[0].valid: 93 valid and 1 invalid are not 95 returned"),
        (r#""A": 91"#, r#""A": 94"#, "rounds[0].votes.A: 94 votes, above 93 valid ballots"),
        (r#""A": 91"#, r#""X": 91, "A": 91"#, "rounds[0].votes.X: is not on the list"),
        (r#""A": 91,"#, "", "rounds[0].votes.A: is on the list and has no votes"),
        (r#""A": 91"#, r#""A": 91, "A": 90"#, "rounds[0].votes.A: stands twice"),
        (r#""A": 91"#, r#""A": -1"#, "rounds[0].votes.A: is negative"),
        (r#""A": 91"#, r#""A": 91.0"#, "rounds[0].votes.A: should be a whole number"),
        (r#""A": 91"#, r#""A": "91""#, "rounds[0].votes.A: should be a whole number"),
        (r#""A": 91"#, r#""A": 99999999999999999999"#, "rounds[0].votes.A: should be a whole number"),
        (r#""A": 91"#, r#""A": 4294967296"#, "rounds[0].votes.A: is too large"),
        (r#""seats": 5"#, r#""seats": 0"#, "seats: is zero or empty"),
        (r#""seats": 5"#, r#""seats": 4"#, "rounds[0].seats: 5 seats, where 4 are to be filled"),
        (r#""present": 95"#, r#""present": 0"#, "electorate.present: is zero or empty"),
        (r#""present": 95"#, r#""present": 97"#, "electorate.present: 97 present, above the base of 96"),
        (
            r#""absent_accepted": 2"#,
            r#""absent_accepted": 98"#,
            "electorate.official_summoned: 98 leave the base of 98 summoned: nobody is left",
        ),
        (r#""official_summoned": 98"#, r#""official_summoned": 0"#, "electorate.official_summoned: is zero or empty"),
        (r#""rules": "190-QĐ/TW""#, r#""rules": "191-QĐ/TW""#, "rules: \"191-QĐ/TW\" is not a known rule set"),
        (r#""office": "committee""#, r#""office": "chair""#, "office: should be one of: committee, secretary, deputy, delegates"),
        (r#""held_on": "2026-07-03""#, r#""held_on": "2026-02-30""#, "held_on: should be a day such as 2026-07-03"),
        ("chibo-election/1", "chibo-election/2", "format: should be one of: chibo-election/1"),
        (r#""style": "strike""#, r#""tie_of": ["A", "B"], "style": "strike""#, "rounds[0].tie_of: no tie stands to be settled"),
        (r#""style": "strike""#, r#""present": 97, "style": "strike""#, "rounds[0].present: 97 present, above the base of 96"),
        (r#""style": "strike""#, r#""style": "strike", "style": "strike""#, "rounds[0].style: stands twice"),
    ];
    for (from, to, line) in cases {
        assert_eq!(faults(&with(from, to)), [line], "{to}");
    }
}

#[test]
fn sums_of_a_strike_round_are_bounded() {
    let text =
        SAMPLE.replace("91", "10").replace("88", "10").replace("70", "10").replace(": 49,\n        \"E", ": 10,\n        \"E");
    assert_eq!(
        faults(&text.replace("48", "10").replace("45", "10")),
        ["rounds[0].votes: 60 votes in all, fewer than 93 valid ballots"]
    );
    let text = SAMPLE.replace("91", "93").replace("88", "93").replace("70", "93").replace("48", "93").replace("45", "93");
    assert_eq!(faults(&text), ["rounds[0].votes: 514 votes in all, more than 465 (5 seats × 93 valid ballots)"]);
}

#[test]
fn every_kind_of_malformed_text_is_refused_and_none_panics() {
    for text in ["", "{", "[]", "null", "3", "\"x\"", "{}", "{\"rounds\":[]}", "{\"rounds\":[3]}", "\u{feff}{}", "{\"rounds\":{}}"]
    {
        assert!(!faults(text).is_empty(), "{text}");
    }
    assert!(verify([0xff, 0xfe, b'{']).is_err());
    assert!(verify("[".repeat(100_000)).is_err());
    for end in (0..SAMPLE.len() - 2).filter(|i| SAMPLE.is_char_boundary(*i)) {
        assert!(verify(&SAMPLE[..end]).is_err());
    }
}

#[test]
fn several_faults_of_kind_are_all_reported() {
    let text = with(r#""seats": 5"#, r#""seats": "five""#).replacen(r#""issued": 95"#, r#""issued": true"#, 1);
    let text = text.replacen(r#""exempt_absent": 0,"#, "", 1).replacen(r#""invalid": 2"#, r#""invalid": -2"#, 1);
    let lines = faults(&text);
    assert_eq!(
        lines,
        [
            "seats: should be a whole number",
            "electorate.exempt_absent: is missing",
            "rounds[0].issued: should be a whole number",
            "rounds[0].invalid: is negative"
        ]
    );
}

#[test]
fn a_record_without_counts_is_refused_by_verify_and_read_for_sheets() {
    let text = r#"{"format":"chibo-election/1","held_on":"2026-07-03","office":"secretary","seats":1,
        "rounds":[{"seats":1,"style":"tick","candidates":["A"]}]}"#;
    assert_eq!(faults(text).len(), 6, "{:?}", faults(text));
    let record = ElectionRecord::read_prepared(text).unwrap();
    assert_eq!((record.rules.name, record.rounds.len(), record.rounds[0].count.clone()), ("190-QĐ/TW", 1, None));
    assert_eq!(ElectionRecord::read_prepared(SAMPLE).unwrap(), verify(SAMPLE).unwrap().record);
    let twice = text.replace("[\"A\"]", "[\"A\",\"A\"]");
    assert_eq!(ElectionRecord::read_prepared(twice).unwrap_err()[0].field, "rounds[0].candidates[1]");
}

#[test]
fn a_control_character_in_a_name_does_not_break_the_line() {
    let lines = faults(&with(r#""A": 91"#, r#""X\nY": 91, "A": 91"#));
    assert_eq!(lines, ["rounds[0].votes.X\u{fffd}Y: is not on the list"]);
}

#[test]
fn what_the_format_does_not_know_is_passed_over() {
    for (from, to) in [
        (r#""seats": 5"#, r#""note": {"a": [1.5, null]}, "seats": 5"#),
        (r#""style""#, r#""note": -1, "style""#),
        (r#""present": 95"#, r#""present": 95, "guests": 12"#),
        (r#""base": 96"#, r#""note": 1, "base": 96"#),
        (r#""rules": "190-QĐ/TW""#, r#""rules": null"#),
        (r#""style""#, r#""tie_of": null, "present": null, "style""#),
        (r#""rounds": ["#, r#""closed": false, "rounds": ["#),
    ] {
        assert_eq!(verify(with(from, to)).unwrap().statement, Statement::Agrees, "{to}");
    }
    assert_eq!(verify(with(r#""outcome": {"#, r#""outcome": null, "old": {"#)).unwrap().statement, Statement::None);
}

#[test]
fn rules_out_of_their_time_are_no_fault_and_are_kept() {
    let text = SAMPLE.replace("190-QĐ/TW", "244-QĐ/TW");
    assert_eq!(verify(text).unwrap().record.rules.name, "244-QĐ/TW");
    let early = with("2026-07-03", "2010-07-03").replacen("\"rules\": \"190-QĐ/TW\",", "", 1);
    assert_eq!(faults(&early)[0], "rules: no rule set is known for 2010-07-03");
}

#[test]
fn composed_and_decomposed_letters_are_one_name() {
    let text = SAMPLE.replacen("\"A\"", "\"\u{1ea4}\"", 1).replacen("\"A\": 91", "\"A\u{302}\u{301}\": 91", 1);
    let text = text.replace("\"A\"", "\"A\u{302}\u{301}\"");
    let verified = verify(&text).unwrap();
    assert_eq!(verified.statement, Statement::Agrees);
    assert_eq!(verified.outcome().elected[0], "\u{1ea4}");
    let twice = text.replacen("\"A\u{302}\u{301}\": 91", "\"A\u{302}\u{301}\": 91, \"\u{1ea4}\": 90", 1);
    assert_eq!(faults(&twice), ["rounds[0].votes.\u{1ea4}: stands twice"]);
}

#[test]
fn the_first_difference_is_named() {
    for (from, to, field, stated, computed) in [
        (r#""base": 96"#, r#""base": 95"#, "outcome.base", Some("95"), Some("96")),
        (r#""base": 96"#, r#""base": "96""#, "outcome.base", Some("\"96\""), Some("96")),
        (r#""base": 96,"#, "", "outcome.base", None, Some("96")),
        (r#""seats_left": 1"#, r#""seats_left": 0"#, "outcome.rounds[0].seats_left", Some("0"), Some("1")),
        (
            r#""step": "another_round""#,
            r#""step": "complete""#,
            "outcome.next.step",
            Some("\"complete\""),
            Some("\"another_round\""),
        ),
        (r#""step""#, r#""names": ["E"], "step""#, "outcome.next.names", Some("[\"E\"]"), None),
        (r#""outcome": {"#, r#""outcome": 7, "x": {"#, "outcome", Some("7"), None),
    ] {
        let found = difference(from, to);
        assert_eq!((found.field.as_str(), found.stated.as_deref()), (field, stated), "{to}");
        if computed.is_some() || field == "outcome.next.names" {
            assert_eq!(found.computed.as_deref(), computed);
        }
    }
    let wrong = SAMPLE.rfind("\"Đ\"").map(|at| format!("{}\"E\"{}", &SAMPLE[..at], &SAMPLE[at + "\"Đ\"".len()..])).unwrap();
    assert_eq!(verify(wrong).unwrap().difference().unwrap().field, "outcome.elected[3]");
}

#[test]
fn the_reasons_spell_out_base_and_verdicts() {
    let decision = verify(SAMPLE).unwrap().decision;
    assert_eq!(
        (decision.base.summoned, decision.base.left_out.len(), decision.base.base, decision.base.votes_needed),
        (98, 1, 96, 49)
    );
    let verdicts: Vec<_> = decision.rounds[0].candidates.iter().map(|c| (c.name.as_str(), c.votes, c.verdict)).collect();
    assert_eq!(verdicts[0], ("A", 91, Verdict::Elected { above: 42 }));
    assert_eq!(verdicts[3], ("Đ", 49, Verdict::Elected { above: 0 }));
    assert_eq!(verdicts[4], ("E", 48, Verdict::Short { by: 1 }));
    let tie = verify(include_str!("../../cases/tie-settled.json")).unwrap().decision;
    assert_eq!(tie.rounds[0].candidates[2].verdict, Verdict::Tied { seats: 1 });
    assert_eq!(tie.rounds[1].candidates.iter().map(|c| c.verdict).collect::<Vec<_>>(), [Verdict::ElectedInTie, Verdict::LostTie]);
    assert!(!tie.rounds[1].majority_needed);
}

#[test]
fn the_base_of_resolutions_keeps_excused_absentees() {
    let electorate = super::Electorate { official_summoned: 20, absent_accepted: 3, present: 17, ..Default::default() };
    assert_eq!((electorate.election_base(), electorate.resolution_base()), (Some(17), Some(20)));
}

#[test]
fn a_round_not_counted_yet_is_checked_and_decides_nothing() {
    let mut record = verify(SAMPLE).unwrap().record;
    let mut second = record.rounds[0].clone();
    second.count = None;
    second.slate.seats = 1;
    second.slate.candidates = ["E".into(), "G".into()].into();
    record.rounds.push(second);
    assert_eq!(record.decide().unwrap().outcome.next, Next::AnotherRound { seats: 1 });
    record.rounds[1].slate.candidates[0] = "A".into();
    assert_eq!(record.decide().unwrap_err()[0].to_string(), "rounds[1].candidates[0]: was elected in an earlier round");
    record.rounds.clear();
    assert_eq!(record.decide().unwrap().outcome.next, Next::AnotherRound { seats: 5 });
}

#[test]
fn a_count_has_one_entry_for_each_name() {
    let record = verify(SAMPLE).unwrap().record;
    let (mut fewer, mut more) = (record.clone(), record);
    fewer.rounds[0].count.as_mut().unwrap().votes.pop();
    more.rounds[0].count.as_mut().unwrap().votes.push(super::Votes::Strike(1));
    assert_eq!(fewer.decide().unwrap_err()[0].to_string(), "rounds[0].votes.G: is on the list and has no votes");
    assert_eq!(more.decide().unwrap_err()[0].field, "rounds[0].votes");
}
