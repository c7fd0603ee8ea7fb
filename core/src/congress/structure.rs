//! The structure of a committee or a list: how many women, how many young, how old in the Party. Figures only: no central
//! rule for a cell was found that fixes a share.

use crate::badge::party_age;
use crate::day::{Day, full_years};
use crate::member::Sex;

/// **Người được tính trong cơ cấu.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Sex, where it is known.
    pub sex: Option<Sex>,
    /// Day of birth, where it is known.
    pub birth: Option<Day>,
    /// Day of admission, where it is known.
    pub joined: Option<Day>,
}

/// **Cơ cấu.** Who makes up a group of members on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Structure {
    /// **Tổng số.** All of them.
    pub people: u32,
    /// **Nữ.** Women.
    pub women: u32,
    /// **Dưới 40 tuổi.** Below forty.
    pub under_40: u32,
    /// **Từ 60 tuổi trở lên.** Sixty or older.
    pub from_60: u32,
    /// Those whose day of birth is known.
    pub with_age: u32,
    /// **Tuổi đời bình quân.** In tenths of years, of those whose day of birth is known.
    pub mean_age_tenths: Option<u32>,
    /// **Tuổi Đảng bình quân.** In tenths of years, of those whose day of admission is known.
    pub mean_party_age_tenths: Option<u32>,
}

impl Structure {
    /// Of these members, on `day`.
    pub fn of(people: impl IntoIterator<Item = Counted>, day: Day) -> Self {
        let mut found = Self::default();
        let (mut ages, mut party) = (Mean::default(), Mean::default());
        for one in people {
            found.people += 1;
            found.women += u32::from(one.sex == Some(Sex::Female));
            if let Some(age) = one.birth.and_then(|birth| full_years(birth, day)) {
                ages.add(age);
                found.under_40 += u32::from(age < 40);
                found.from_60 += u32::from(age >= 60);
            }
            if let Some(age) = one.joined.and_then(|joined| party_age(joined, day)) {
                party.add(age);
            }
        }
        found.with_age = ages.count;
        (found.mean_age_tenths, found.mean_party_age_tenths) = (ages.tenths(), party.tenths());
        found
    }
}

#[derive(Default)]
struct Mean {
    count: u32,
    sum: u32,
}

impl Mean {
    fn add(&mut self, years: i32) {
        self.count += 1;
        self.sum = self.sum.saturating_add(u32::try_from(years).unwrap_or(0));
    }

    /// In tenths, rounded half up.
    fn tenths(&self) -> Option<u32> {
        self.sum.saturating_mul(10).saturating_add(self.count / 2).checked_div(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;

    #[test]
    fn shares_are_counted_on_the_day() {
        let one = |sex, birth: &str, joined: &str| Counted { sex: Some(sex), birth: parse_day(birth), joined: parse_day(joined) };
        let people = [
            one(Sex::Female, "2/7/1985", "3/2/2010"),
            one(Sex::Female, "1/7/1985", "3/2/2011"),
            one(Sex::Male, "1/7/1965", ""),
            one(Sex::Male, "", "3/2/1990"),
        ];
        let found = Structure::of(people, parse_day("1/7/2025").unwrap());
        assert_eq!((found.people, found.women, found.under_40, found.from_60, found.with_age), (4, 2, 1, 1, 3));
        // 39, 40 and 60 years; 15, 14 and 35 in the Party.
        assert_eq!((found.mean_age_tenths, found.mean_party_age_tenths), (Some(463), Some(213)));
        assert_eq!(Structure::of([], parse_day("1/7/2025").unwrap()).mean_age_tenths, None);
    }
}
