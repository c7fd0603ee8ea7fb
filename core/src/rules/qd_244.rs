//! Quyết định 244-QĐ/TW of 9 June 2014, with HD 03-HD/TW of 20 March 2020. Governs the congress of July 2022.

use super::{Certainty, Cited, RuleSet, SurplusCap, day};
use crate::exact::Share;

/// **Quyết định 244-QĐ/TW.** In force from 9 June 2014 until 190-QĐ/TW took its place on 10 October 2024.
pub static QD_244: RuleSet = RuleSet {
    name: "244-QĐ/TW",
    guidance: "HD 03-HD/TW (20/3/2020)",
    valid_from: day(2014, 6, 9),
    valid_to: Some(day(2024, 10, 10)),
    // More than half of those summoned, less those who leave the base. Read.
    majority: Cited { value: Share::new(1, 2), article: "244-QĐ/TW, Điều 32 khoản 2", certainty: Certainty::Read },
    // Two thirds of those summoned. The number is remembered, the article is not.
    quorum: Cited { value: Share::new(2, 3), article: "Điều lệ Đảng; 244-QĐ/TW", certainty: Certainty::Remembered },
    // At most 30 % of the seats: read, the same as in 190. One person for 3 to 5 seats is the reading of HD 04 of 2024;
    // 30 % rounded down says the same. At least one, and rounding down for 6 and more, are derived.
    surplus: Cited {
        value: SurplusCap { share: Share::percent(30), least: 1, small_from: 3, small_to: 5, small: 1 },
        article: "244-QĐ/TW, về số dư",
        certainty: Certainty::Read,
    },
    prepared_surplus: None,
    // The congress was polled and took people by votes; no share is known.
    outside_nomination: None,
    // Three rounds without a secretary: read in the rules on the statute, which both election rules stand on.
    secretary_rounds: Cited { value: 3, article: "Quy định thi hành Điều lệ Đảng", certainty: Certainty::Read },
};
