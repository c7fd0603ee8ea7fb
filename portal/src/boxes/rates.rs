//! Exchange rates in Vietcombank's XML: `<Exrate CurrencyCode="USD" Buy="25,115.00" Transfer="…" Sell="…"/>`.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// One currency's rates in đồng, as the bank writes them; `-` where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rate {
    /// The currency's code.
    pub currency: String,
    /// Mua tiền mặt.
    pub buy: String,
    /// Mua chuyển khoản.
    pub transfer: String,
    /// Bán.
    pub sell: String,
}

/// Reads the answer and the time it speaks of. Only attributes are looked for, so the rest of the XML may be as it likes.
pub(crate) fn read(body: &[u8]) -> Option<(Vec<Rate>, Option<DateTime<Utc>>)> {
    let text = String::from_utf8_lossy(body);
    let rates: Vec<Rate> = text.split("<Exrate ").skip(1).filter_map(|rest| rate(rest.split('>').next()?)).collect();
    let at = text.split("<DateTime>").nth(1).and_then(|rest| time(rest.split('<').next()?));
    (!rates.is_empty()).then_some((rates, at))
}

fn rate(tag: &str) -> Option<Rate> {
    let currency = attribute(tag, "CurrencyCode").filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    let amount = |name: &str| attribute(tag, name).filter(|text| text.bytes().all(|b| b.is_ascii_digit() || b"-.,".contains(&b)));
    Some(Rate {
        currency: currency.to_owned(),
        buy: amount("Buy")?.to_owned(),
        transfer: amount("Transfer")?.to_owned(),
        sell: amount("Sell")?.to_owned(),
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(&format!("{name}=\""))?.1;
    Some(rest.split_once('"')?.0.trim())
}

/// `11/22/2026 4:30:00 PM` in Vietnam.
fn time(text: &str) -> Option<DateTime<Utc>> {
    let local = NaiveDateTime::parse_from_str(text.trim(), "%m/%d/%Y %I:%M:%S %p").ok()?;
    Some(local.and_utc() - TimeDelta::hours(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_its_time() {
        let body = br#"<?xml version="1.0"?><ExrateList><DateTime>11/22/2026 4:30:00 PM</DateTime>
            <Exrate CurrencyCode="USD" CurrencyName="US DOLLAR " Buy="25,115.00" Transfer="25,145.00" Sell="25,485.00" />
            <Exrate CurrencyCode="DKK" CurrencyName="DANISH KRONE" Buy="-" Transfer="3,551.12" Sell="3,687.01" /><Source>x</Source></ExrateList>"#;
        let (rates, at) = read(body).unwrap();
        assert_eq!(rates.len(), 2);
        assert_eq!((rates[0].currency.as_str(), rates[0].sell.as_str()), ("USD", "25,485.00"));
        assert_eq!(rates[1].buy, "-");
        assert_eq!(at.unwrap().to_rfc3339(), "2026-11-22T09:30:00+00:00");
    }

    #[test]
    fn what_is_no_list_of_rates_is_not_read() {
        assert!(read(b"<html>").is_none());
        assert!(read(br#"<Exrate CurrencyCode="<b>" Buy="1" Transfer="1" Sell="1"/>"#).is_none());
        assert!(read(br#"<Exrate CurrencyCode="USD" Buy="free money" Transfer="1" Sell="1"/>"#).is_none());
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_the_reader_stumble(body in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
            let _ = read(&body);
            let _ = super::super::weather::read(&body);
        }
    }
}
