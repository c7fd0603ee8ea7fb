//! Words for people, Vietnamese first, English complete, each slice's in its own `locales` folder; and how numbers,
//! shares and days are written in each language.

use chrono::NaiveDate;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, StaticLoader};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::{Arc, LazyLock};
use unic_langid::langid;

/// The words of one slice, made by `fluent_templates::static_loader!`.
pub type Locales = LazyLock<StaticLoader>;

fluent_templates::static_loader! {
    pub static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The language of a page or a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

static VI: LanguageIdentifier = langid!("vi");
static EN: LanguageIdentifier = langid!("en");

impl Lang {
    /// Reads `vi` or `en`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The code for the `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// A count with thousands apart: 3.205 in Vietnamese, 3,205 in English.
    pub fn number(self, n: impl TryInto<u64>) -> String {
        let digits = n.try_into().map_or_else(|_| String::from("–"), |n: u64| n.to_string());
        let apart = if self == Self::Vi { '.' } else { ',' };
        let mut written = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                written.push(apart);
            }
            written.push(digit);
        }
        written
    }

    /// A share given in ten-thousandths: 9066 is 90,66 % in Vietnamese, 90.66% in English.
    pub fn percent(self, ten_thousandths: u32) -> String {
        let (whole, rest) = (ten_thousandths / 100, ten_thousandths % 100);
        match self {
            Self::Vi => format!("{whole},{rest:02}%"),
            Self::En => format!("{whole}.{rest:02}%"),
        }
    }

    /// A share without decimals where it has none: 85%, 2,5 % of a threshold.
    pub fn percent_short(self, ten_thousandths: u32) -> String {
        let long = self.percent(ten_thousandths);
        long.replace(",00%", "%").replace(".00%", "%")
    }

    /// A day: 03/7/2022 in Vietnamese (no zero before months 3 to 9, as Party papers write), 3 July 2022 in English.
    pub fn day(self, day: NaiveDate) -> String {
        use chrono::Datelike;
        match self {
            Self::Vi if day.month() < 3 => day.format("%d/%m/%Y").to_string(),
            Self::Vi => day.format("%d/%-m/%Y").to_string(),
            Self::En => day.format("%-d %B %Y").to_string(),
        }
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Vi => &VI,
            Self::En => &EN,
        }
    }
}

/// All words of the product: the frame's and every slice's.
#[derive(Clone)]
pub struct Words(Arc<Vec<&'static Locales>>);

impl Words {
    /// The frame's words and those of the slices.
    pub fn new(slices: impl IntoIterator<Item = &'static Locales>) -> Self {
        Self(Arc::new(std::iter::once(&LOCALES).chain(slices).collect()))
    }

    /// The words of `key`. A key that no locale knows is shown as itself; a test finds it.
    pub fn t(&self, lang: Lang, key: &str) -> String {
        self.find(lang, key, None)
    }

    /// The words of `key` with arguments. Whole numbers decide English plurals.
    pub fn with(&self, lang: Lang, key: &str, args: &[(&'static str, &dyn Display)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), fluent_value(&value.to_string()))).collect();
        self.find(lang, key, Some(&args))
    }

    fn find(&self, lang: Lang, key: &str, args: Option<&HashMap<Cow<'static, str>, FluentValue>>) -> String {
        let found = self.0.iter().find_map(|locales| locales.try_lookup_complete(lang.identifier(), key, args));
        found.unwrap_or_else(|| key.to_owned())
    }
}

/// A whole number stays a number, so that plurals work; a day or a year-like text stays as written.
fn fluent_value(text: &str) -> FluentValue<'static> {
    match text.parse::<i64>() {
        Ok(n) if n.to_string() == text => FluentValue::from(n),
        _ => FluentValue::from(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_days_and_shares_are_written_as_people_write_them() {
        assert_eq!(Lang::Vi.number(874_748_626_u64), "874.748.626");
        assert_eq!(Lang::En.number(3205_u32), "3,205");
        assert_eq!(Lang::Vi.percent(9066), "90,66%");
        let congress = NaiveDate::from_ymd_opt(2022, 7, 3).unwrap();
        assert_eq!(Lang::Vi.day(congress), "03/7/2022");
        assert_eq!(Lang::En.day(congress), "3 July 2022");
    }
}
