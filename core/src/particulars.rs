//! What a secretary writes of a member, and what cannot be so.

use crate::day::{Day, full_years};
use crate::name::fold;
use alloc::string::String;
use alloc::vec::Vec;

/// **Thông tin đảng viên.** What the rules look at when a member's line is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Particulars {
    /// Full name.
    pub name: String,
    /// Day of birth.
    pub birth: Option<Day>,
    /// Day of admission.
    pub joined: Option<Day>,
    /// Day of recognition.
    pub official: Option<Day>,
    /// Exempt since.
    pub exempt: Option<Day>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
}

/// One of the days of a member's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Ngày sinh.
    Birth,
    /// Ngày vào Đảng.
    Joined,
    /// Ngày chính thức.
    Official,
    /// Miễn sinh hoạt từ.
    Exempt,
}

/// Why a member's line cannot be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no name.
    NoName,
    /// The name holds a sign or digit that no name has.
    Sign(char),
    /// A day after today.
    Future(Which),
    /// Born before 1900.
    TooEarly,
    /// A day that should come after another does not: the later one, the earlier one and its day.
    Order(Which, Which, Day),
    /// A telephone number is made of 8 to 15 digits.
    Phone,
    /// An address of electronic mail has a name, @ and a place.
    Email,
}

/// What is unusual, and stands all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Admitted at this age: before 18 (Điều lệ Đảng, Điều 1; older admissions knew other rules).
    JoinedYoung(i32),
    /// Recognised before the twelve months of probation were over (Điều lệ Đảng, Điều 5).
    RecognisedSoon,
}

/// Admission from this age on (Điều lệ Đảng, Điều 1; seen).
const LEAST_AGE: i32 = 18;

/// Nobody on a roll was born before.
const FIRST_YEAR: i32 = 1900;

impl Particulars {
    /// Everything that cannot be so.
    pub fn refusals(&self, today: Day) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        if self.name.trim().is_empty() {
            refusals.push(Refusal::NoName);
        }
        // A namesake may be told apart in brackets; people write D'Arc, K'Sor, H-Nie, and a number for a twin is no name.
        let sign = fold(&self.name).chars().find(|c| !c.is_alphabetic() && !" '’-.()".contains(*c));
        refusals.extend(sign.map(Refusal::Sign));
        let days = [
            (Which::Birth, self.birth),
            (Which::Joined, self.joined),
            (Which::Official, self.official),
            (Which::Exempt, self.exempt),
        ];
        refusals
            .extend(days.iter().filter(|(_, day)| day.is_some_and(|day| day > today)).map(|(which, _)| Refusal::Future(*which)));
        if self.birth.is_some_and(|birth| chrono::Datelike::year(&birth) < FIRST_YEAR) {
            refusals.push(Refusal::TooEarly);
        }
        refusals.extend(out_of_order(&days));
        if self.phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
            refusals.push(Refusal::Phone);
        }
        if self.email.as_deref().is_some_and(|email| !is_email(email)) {
            refusals.push(Refusal::Email);
        }
        refusals
    }

    /// What is unusual.
    pub fn warnings(&self) -> Vec<Warning> {
        let age = self.birth.zip(self.joined).and_then(|(birth, joined)| full_years(birth, joined));
        let young = age.filter(|age| *age < LEAST_AGE).map(Warning::JoinedYoung);
        let soon = self.joined.zip(self.official).filter(|(joined, official)| full_years(*joined, *official) == Some(0));
        young.into_iter().chain(soon.map(|_| Warning::RecognisedSoon)).collect()
    }
}

/// Each day against the nearest known one before it: birth, admission, then recognition and exemption.
fn out_of_order(days: &[(Which, Option<Day>); 4]) -> Vec<Refusal> {
    let day = |which: Which| days.iter().find(|(of, _)| *of == which).and_then(|(_, day)| *day);
    let after = |later: Which, before: [Which; 2]| {
        let (earlier, first) = before.into_iter().find_map(|which| Some((which, day(which)?)))?;
        // Born and admitted on one day is a slip; recognised on the day of admission an old book may say.
        let wrong = day(later)? < first || (earlier == Which::Birth && day(later)? == first);
        wrong.then_some(Refusal::Order(later, earlier, first))
    };
    let pairs = [
        after(Which::Joined, [Which::Birth; 2]),
        after(Which::Official, [Which::Joined, Which::Birth]),
        after(Which::Exempt, [Which::Joined, Which::Birth]),
    ];
    pairs.into_iter().flatten().collect()
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " .-+()/".contains(c))
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@').filter(|(name, place)| !name.is_empty() && !place.contains('@'));
    let place_is_one = |place: &str| place.split('.').count() > 1 && place.split('.').all(|part| !part.is_empty());
    parts.is_some_and(|(_, place)| place_is_one(place)) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use alloc::borrow::ToOwned;

    fn plain() -> Particulars {
        Particulars {
            name: "Nguyễn Thị Ánh".to_owned(),
            birth: parse_day("4/5/1950"),
            joined: parse_day("3/2/1975"),
            official: parse_day("3/2/1976"),
            ..Particulars::default()
        }
    }

    fn refusals(change: impl FnOnce(&mut Particulars)) -> Vec<Refusal> {
        let mut particulars = plain();
        change(&mut particulars);
        particulars.refusals(parse_day("1/12/2025").unwrap())
    }

    #[test]
    fn a_plain_line_is_taken() {
        assert_eq!(refusals(|_| ()), []);
        assert_eq!(refusals(|p| *p = Particulars { name: "Ánh".to_owned(), ..Particulars::default() }), []);
        for name in ["Trần Thị Ánh (Hoa)", "K'Sor H’Nie", "Nông Văn A-Páo"] {
            assert_eq!(refusals(|p| name.clone_into(&mut p.name)), [], "{name}");
        }
        assert_eq!(plain().warnings(), []);
    }

    #[test]
    fn names_are_made_of_letters() {
        assert_eq!(refusals(|p| p.name = " ".to_owned()), [Refusal::NoName]);
        assert_eq!(refusals(|p| p.name = "Ánh 1950".to_owned()), [Refusal::Sign('1')]);
        assert_eq!(refusals(|p| p.name = "Ánh; Hoa".to_owned()), [Refusal::Sign(';')]);
    }

    #[test]
    fn days_come_one_after_another_and_none_after_today() {
        let (birth, joined) = (parse_day("4/5/1950").unwrap(), parse_day("3/2/1975").unwrap());
        assert_eq!(refusals(|p| p.joined = Some(birth)).first(), Some(&Refusal::Order(Which::Joined, Which::Birth, birth)));
        assert_eq!(refusals(|p| p.official = parse_day("2/2/1975")), [Refusal::Order(Which::Official, Which::Joined, joined)]);
        assert_eq!(
            refusals(|p| (p.joined, p.official) = (None, parse_day("3/5/1950"))),
            [Refusal::Order(Which::Official, Which::Birth, birth)]
        );
        assert_eq!(refusals(|p| p.exempt = parse_day("2/12/2025")), [Refusal::Future(Which::Exempt)]);
        assert_eq!(refusals(|p| p.birth = parse_day("4/5/1850")), [Refusal::TooEarly]);
    }

    #[test]
    fn telephones_and_addresses_look_like_some() {
        for (phone, holds) in [("0912 345 678", true), ("+84 (203) 385-4001", true), ("không có", false), ("0912", false)] {
            assert_eq!(refusals(|p| p.phone = Some(phone.to_owned())).is_empty(), holds, "{phone}");
        }
        for (email, holds) in [("anh@chibo.example", true), ("anh", false), ("a b@c.vn", false), ("@c.vn", false), ("a@c.", false)]
        {
            assert_eq!(refusals(|p| p.email = Some(email.to_owned())).is_empty(), holds, "{email}");
        }
    }

    #[test]
    fn the_unusual_is_only_warned_of() {
        let young = Particulars { joined: parse_day("3/5/1968"), official: parse_day("3/11/1968"), ..plain() };
        assert_eq!(young.refusals(parse_day("1/12/2025").unwrap()), []);
        assert_eq!(young.warnings(), [Warning::JoinedYoung(17), Warning::RecognisedSoon]);
        let just = Particulars { joined: parse_day("4/5/1968"), official: parse_day("4/5/1969"), ..plain() };
        assert_eq!(just.warnings(), []);
    }
}
