//! Quyết định 190-QĐ/TW of 10 October 2024, with HD 04-HD/TW of 31 December 2024. No successor is known.

use super::{Certainty, Cited, RuleSet, SurplusCap, day};
use crate::exact::Share;

/// **Quyết định 190-QĐ/TW.** In force from 10 October 2024.
pub static QD_190: RuleSet = RuleSet {
    name: "190-QĐ/TW",
    guidance: "HD 04-HD/TW (31/12/2024)",
    valid_from: day(2024, 10, 10),
    valid_to: None,
    // The wording of 244, Art. 32(2), kept. Read.
    majority: Cited { value: Share::new(1, 2), article: "190-QĐ/TW, Điều 30", certainty: Certainty::Read },
    // Two thirds of those summoned. The number is remembered, the article is not.
    quorum: Cited { value: Share::new(2, 3), article: "Điều lệ Đảng; 190-QĐ/TW", certainty: Certainty::Remembered },
    // At most 30 % of the seats, and one person for 3 to 5 seats: read. At least one, and rounding down for 6 and more:
    // derived.
    surplus: Cited {
        value: SurplusCap { share: Share::percent(30), least: 1, small_from: 3, small_to: 5, small: 1 },
        article: "190-QĐ/TW, về số dư; HD 04-HD/TW",
        certainty: Certainty::Read,
    },
    // The convening committee prepares 10 to 15 %. Read.
    prepared_surplus: Some(Cited {
        value: (Share::percent(10), Share::percent(15)),
        article: "190-QĐ/TW, về số dư",
        certainty: Certainty::Read,
    }),
    // More than 30 % of those attending agree. Read.
    outside_nomination: Some(Cited {
        value: Share::percent(30),
        article: "190-QĐ/TW, Điều 14 khoản 3",
        certainty: Certainty::Read,
    }),
    // Three rounds without a secretary: read in 294-QĐ/TW; kept under 208-QĐ/TW as far as is known.
    secretary_rounds: Cited { value: 3, article: "Quy định thi hành Điều lệ Đảng", certainty: Certainty::Read },
};
